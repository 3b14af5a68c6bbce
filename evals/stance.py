"""Score what a claim does, how sure it sounds, and whose it is: spans given.

    python -m evals.stance corpus:dev [--model DIR] [--errors]      or corpus:train

The annotated spans stand in for what a finder would find, so that this measures what is
read from them: stance and hedge (by the rules, by the model's votes, and by both as the
reader puts them together), and the speaker. A speaker's name is right where its words
are the annotated actor's without articles, or where both hold the same person's name;
the party is right where it is the annotated one, `third` and none being the same. "Any
form" takes a shorter or longer form of the same name, too, where the party is right.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.agreement import load_agreement
from armistice.model import DateSource, Directness, Hedge, Report, Span, Stance
from armistice.reading import Attribution, Lexicon, Model, ReportReader, Votes, prepare
from armistice.reading._decode import Decoder, Found
from armistice.reading._learned import named
from evals import corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.model import Agreement, Claim
    from armistice.reading import Page
    from evals.corpus import GoldClaim, GoldReport

NEAR = 20
"""Characters between pieces of one cue: "take it back"."""
_WORD = re.compile(r"[\w]+")
_BARE = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "my"])
_OWNER = re.compile(r"['’]s?\b")


@dataclass
class Tally:
    """Counts of a run, and a line for each error."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, what: str, *, right: bool) -> None:
        """Count one answer."""
        self.right[what] += right
        self.total[what] += 1

    def compare(self, what: str, found: str, gold: str, words: str) -> None:
        """Count one answer of a closed list."""
        self.add(what, right=found == gold)
        if found != gold:
            self.confused[what, gold, found] += 1
            self.errors.append(f"{what}: {gold} read as {found}: {words}")

    def __str__(self) -> str:
        lines = [
            f"{what:24s} {100 * self.right[what] / n:5.1f} of {n}"
            for what, n in self.total.items()
        ]
        for (what, gold, found), n in self.confused.most_common(40):
            lines.append(f"  {what}: {gold} read as {found}: {n}")
        return "\n".join(lines)


class Given:
    """A finder that finds what is annotated."""

    name = "annotated"
    calibrated = False

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._found = found

    def find(self, page: Page) -> Sequence[Attribution]:
        """Return the annotated attributions."""
        return self._found


def given(claim: GoldClaim, page: Page, votes: Votes | None = None) -> Attribution:
    """Return an annotated claim as a finder would."""
    quoted = [
        any(quote.inner.overlaps(span) for quote in page.quotes)
        for span in claim.contents
    ]
    source = claim.source
    return Attribution(
        source=source,
        cue=_cue(claim.cue),
        contents=claim.contents,
        direct=Directness.DIRECT if all(quoted) else Directness.INDIRECT,
        named=None if source is None else named(page, source),
        votes=votes,
    )


def _cue(cues: Sequence[Span]) -> Span:
    """Return a cue of several pieces as a whole, where they stand close together."""
    last = cues[0]
    for cue in cues[1:]:
        if cue.start - last.end <= NEAR:
            last = Span(last.start, cue.end)
    return last


def votes_of(report: GoldReport, model: Model) -> list[Votes | None]:
    """Return the model's votes on the annotated claims."""
    pieces = model.pieces(report.text)
    decoder = Decoder(model.sheet(pieces), pieces, report.text, model.settings)

    def range_of(span: Span) -> tuple[int, int] | None:
        inside = [
            n
            for n, (a, b) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
            if a < b and a < span.end and b > span.start
        ]
        return (inside[0], inside[-1]) if inside else None

    made: list[Votes | None] = []
    for claim in report.claims:
        cue = range_of(claim.cue[0]) if claim.cue else None
        contents = [r for r in map(range_of, claim.contents) if r is not None]
        if cue is None or not contents:
            made.append(None)
            continue
        source = None if claim.source is None else range_of(claim.source)
        found = Found(cue, source, tuple(contents), ())
        made.append(
            Votes(
                stance=tuple(map(float, decoder.votes(found, "stance"))),
                hedge=tuple(map(float, decoder.votes(found, "hedge"))),
            )
        )
    return made


def report_of(gold: GoldReport) -> Report:
    """Return an annotated report as one from the archive."""
    when = gold.row.published
    when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return Report(
        id=gold.row.id,
        title="",
        publisher=gold.row.publisher,
        published=when,
        published_source=DateSource.GIVEN,
        captured=when,
        sha256="0",
        media_type="text/plain",
        text=gold.text,
    )


def evaluate(
    reports: Iterable[GoldReport], lexicon: Lexicon, model: Model | None = None
) -> Tally:
    """Return the scores of a reader over annotated reports."""
    tally = Tally()
    accords: dict[Path, Agreement] = {}
    for gold in reports:
        folder = gold.path.parent.parent
        if folder not in accords:
            accords[folder] = load_agreement(folder / "agreement.yaml").agreement
        _score(tally, gold, accords[folder], lexicon, model)
    return tally


def _score(
    tally: Tally,
    gold: GoldReport,
    accord: Agreement,
    lexicon: Lexicon,
    model: Model | None,
) -> None:
    page = prepare(gold.text, lexicon)
    votes = [None] * len(gold.claims) if model is None else votes_of(gold, model)
    pairs = [
        (claim, given(claim, page, vote))
        for claim, vote in zip(gold.claims, votes, strict=True)
        if not claim.outlet and claim.cue
    ]
    ways = {"rules": [replace(said, votes=None) for _, said in pairs]}
    if model is not None:
        ways["both"] = [said for _, said in pairs]
    for way, said in ways.items():
        reader = ReportReader([accord], lexicon=lexicon, finder=Given(said))
        claims = reader.read(report_of(gold)).claims
        for (claim, _), one in zip(pairs, said, strict=True):
            read = _found(claims, one)
            if read is None:
                tally.add("kept", right=False)
                continue
            words = f"{gold.row.id} {_line(gold, claim)}"
            tally.compare(f"stance, {way}", read.stance, claim.stance, words)
            tally.compare(f"hedge, {way}", read.hedge, claim.hedge, words)
            if way == "rules":
                tally.add("kept", right=True)
                _speaker(tally, gold, claim, read, words)
    for claim, said in pairs:
        if said.votes is not None:
            words = f"{gold.row.id} {_line(gold, claim)}"
            stance = _most(said.votes.stance, list(Stance))
            tally.compare("stance, model", stance, claim.stance, words)
            hedge = _most(said.votes.hedge, list(Hedge))
            tally.compare("hedge, model", hedge, claim.hedge, words)


def _most(votes: Sequence[float], names: Sequence[str]) -> str:
    return names[max(range(len(votes)), key=votes.__getitem__)]


def _found(claims: Sequence[Claim], said: Attribution) -> Claim | None:
    """Return the claim that was read from an attribution."""
    same = [c for c in claims if c.content_spans == said.contents]
    exact = [c for c in same if c.cue_span == said.cue]
    return next(iter(exact or same), None)


def _line(gold: GoldReport, claim: GoldClaim) -> str:
    def words(*spans: Span | None) -> str:
        told = " | ".join(s.of(gold.text) for s in spans if s is not None)
        return " ".join(told.split())

    said = words(*claim.contents)
    return f"[{words(claim.source)}] <{words(*claim.cue)}> {said[:150]}"


def _speaker(
    tally: Tally, gold: GoldReport, claim: GoldClaim, read: Claim, words: str
) -> None:
    if claim.source is None or claim.actor is None:
        return
    actor = claim.actor
    who = next((a for a in read.actors if a.span == read.claimant_span), None)
    persons = [span.of(gold.text) for span, kind in gold.names if kind == "PER"]
    party = None if actor.party in ("third", None) else actor.party
    name_right = who is not None and same_name(who.name, actor.name, persons)
    party_right = who is not None and who.party == party
    tally.add("actor's name", right=name_right)
    tally.add("actor's party", right=party_right)
    tally.add("actor", right=name_right and party_right)
    forms = {
        tuple(_words(c.source.of(gold.text)))
        for c in gold.claims
        if c.actor is actor and c.source is not None
    }
    told = set() if who is None else set(_words(who.name))
    known = bool(told) and (
        name_right or tuple(_words(who.name)) in forms or _within(told, actor.name)  # type: ignore[union-attr]
    )
    tally.add("actor, any form", right=known and party_right)
    found = "nobody" if who is None else f"{who.name} ({who.party})"
    if not (name_right and party_right):
        tally.errors.append(
            f"actor{'' if name_right else ' name'}{'' if party_right else ' party'}: "
            f"{actor.name} ({party}) read as {found}: {words}"
        )


def same_name(found: str, gold: str, persons: Sequence[str]) -> bool:
    """Tell whether two names are one actor's, as this module's head says."""
    if _words(found) == _words(gold):
        return True
    one, other = _person(found, persons), _person(gold, persons)
    return one is not None and one == other


def _within(told: set[str], name: str) -> bool:
    """Tell whether a name is the other's shorter or longer form."""
    words = set(_words(name))
    return told <= words or words <= told


def _words(name: str) -> list[str]:
    return [w for w in _WORD.findall(name.lower()) if w not in _BARE]


def _person(name: str, persons: Sequence[str]) -> str | None:
    """Return the longest name of a person in a name, no owner's: "Merin's office"."""
    inside = [
        person
        for person in set(persons)
        if (match := re.search(rf"(?<!\w){re.escape(person)}(?!\w)", name))
        and not _OWNER.match(name, match.end())
    ]
    return max(inside, key=len, default=None)


def main(arguments: Sequence[str]) -> int:
    """Print the scores; 2 for wrong use."""
    rest = [a for a in arguments if a != "--errors"]
    model = None
    match rest:
        case [place]:
            pass
        case [place, "--model", folder]:
            model = Model(Path(folder))
        case _:
            place = ""
    kind, _, split = place.partition(":")
    if kind != "corpus":
        print(__doc__, file=sys.stderr)
        return 2
    tally = evaluate(corpus.load(split), Lexicon.load(), model)
    if "--errors" in arguments:
        print("\n".join(tally.errors))
    print(tally)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
