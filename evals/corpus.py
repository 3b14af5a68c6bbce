"""The annotated corpus: load it, check it, show what a report's annotation says.

    python -m evals.corpus check [FOLDER ...]     spans exact, ids known, accord valid
    python -m evals.corpus show REPORT.yaml ...   print claims as they were understood
    python -m evals.corpus bare FOLDER OUT        the bare texts, for a second pass
    python -m evals.corpus count                  how much there is, by split
    python -m evals.corpus digest                 one number for the whole corpus

FOLDER is one conflict's folder, by default all. `corpus/GUIDELINES.md` has the format.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from armistice.agreement import load_agreement
from armistice.errors import ArmisticeError
from armistice.model import Bearing, Bound, Hedge, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import Agreement

_T = TypeVar("_T")
_R = TypeVar("_R", bound=BaseModel)

ROOT = Path(__file__).parent.parent / "corpus"
SPLITS = ("train", "dev", "test")
GENRES = [
    "communique",
    "wire",
    "translated",
    "opinion",
    "mission_report",
    "roundup",
    "local_news",
    "interview",
    "headlines",
    "statement",
]
_NUMBERED = re.compile(r"(.+)#(\d+)", re.DOTALL)
_CUT = re.compile(r"\s*\[(?:\.\.\.|…)\]\s*")
MAX_WAYS = 20_000


class CorpusError(Exception):
    """Something in the corpus is wrong; the message says what and where."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ActorRow(_Strict):
    """Somebody who speaks, by the fullest name in the report."""

    name: str
    party: str | None = None


class ClaimRow(_Strict):
    """A claim as annotated, by its words."""

    source: str | None = None
    cue: str | list[str] | None = None
    content: str | list[str]
    actor: str | None = None
    stance: Stance = Stance.ASSERTS
    hedge: Hedge = Hedge.CERTAIN
    obligations: dict[str, Bearing | list[Bearing]] = Field(default_factory=dict)
    within: int | None = None
    voice: Literal["outlet"] | None = None


class TimeRow(_Strict):
    """A time expression and its TIMEX3 value."""

    text: str
    value: str


class FigureRow(_Strict):
    """A count."""

    text: str
    low: float
    high: float
    bound: Bound = Bound.EXACT
    unit: str


class IncidentRow(_Strict):
    """An alleged breach, by the account of one claim or of the outlet."""

    kind: str
    text: str
    by: str | None = None
    account: int | Literal["outlet"] | None = None
    certainty: Literal["fact", "suspected", "claimed", "possible"] = "fact"
    killed: int | None = None
    wounded: int | None = None
    place: str | None = None
    date: str | None = None


class NamesRow(_Strict):
    """Surface forms of names; all their occurrences count."""

    PER: tuple[str, ...] = ()
    ORG: tuple[str, ...] = ()
    LOC: tuple[str, ...] = ()


class SecondRow(_Strict):
    """What the second, independent pass annotates of a report."""

    id: str
    names: NamesRow
    actors: dict[str, ActorRow] = Field(default_factory=dict)
    claims: tuple[ClaimRow, ...]


class ReportRow(SecondRow):
    """A report's file."""

    genre: str
    publisher: str
    published: datetime
    text: str
    times: tuple[TimeRow, ...] = ()
    places: dict[str, str | None] = Field(default_factory=dict)
    figures: tuple[FigureRow, ...] = ()
    incidents: tuple[IncidentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim with its spans. `actor` is None where nobody is named."""

    source: Span | None
    cue: tuple[Span, ...]
    contents: tuple[Span, ...]
    actor: ActorRow | None
    stance: Stance
    hedge: Hedge
    obligations: tuple[tuple[str, Bearing], ...]
    within: int | None
    outlet: bool


@dataclass(frozen=True, slots=True)
class GoldReport:
    """An annotated report with all spans as characters of `text`."""

    row: ReportRow
    path: Path
    claims: tuple[GoldClaim, ...]
    names: tuple[tuple[Span, str], ...]
    times: tuple[tuple[Span, str], ...]
    places: tuple[tuple[Span, str | None], ...]
    figures: tuple[tuple[Span, FigureRow], ...]
    incidents: tuple[tuple[Span, IncidentRow], ...]

    @property
    def text(self) -> str:
        """The working text that spans count in."""
        return self.row.text


def conflicts(split: str | None = None, root: Path = ROOT) -> list[Path]:
    """Return the conflicts' folders of a split, or of all."""
    rows = yaml.safe_load((root / "splits.yaml").read_text(encoding="utf-8"))
    chosen = SPLITS if split is None else (split,)
    return [root / name for key in chosen for name in rows[key]]


def load(split: str | None = None, root: Path = ROOT) -> Iterator[GoldReport]:
    """Yield the reports of a split, or of all, in order.

    Raises:
        CorpusError: If a file or a span in it is wrong.
    """
    for folder in conflicts(split, root):
        for path in sorted((folder / "reports").glob("*.yaml")):
            yield read(path)


def read(path: Path) -> GoldReport:
    """Read one report.

    Raises:
        CorpusError: If the file or a span in it is wrong.
    """
    row = _parsed(path, ReportRow)
    text = row.text
    return GoldReport(
        row=row,
        path=path,
        claims=claims_of(row, text, path),
        names=_names(row.names, text, path),
        times=tuple(_each([(t.text, t.value) for t in row.times], text, path)),
        places=tuple(_each(_longest(row.places), text, path)),
        figures=tuple(_each([(f.text, f) for f in row.figures], text, path)),
        incidents=tuple(_each([(i.text, i) for i in row.incidents], text, path)),
    )


def second(report: GoldReport) -> tuple[SecondRow, tuple[GoldClaim, ...]] | None:
    """Return the second pass over a report, if there is one.

    Raises:
        CorpusError: If the file or a span in it is wrong.
    """
    path = _second(report.path)
    if not path.exists():
        return None
    row = _parsed(path, SecondRow)
    return row, claims_of(row, report.text, path)


def _second(path: Path) -> Path:
    return path.parent.parent / "second" / path.name


def names_of(row: SecondRow, text: str, path: Path) -> tuple[tuple[Span, str], ...]:
    """Return the names of a pass with their kinds, none inside another."""
    return _names(row.names, text, path)


def digest(root: Path = ROOT) -> str:
    """Return the SHA-256 of all annotated files, in hexadecimal."""
    made = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        made.update(path.relative_to(root).as_posix().encode() + b"\0")
        made.update(path.read_bytes() + b"\0")
    return made.hexdigest()


def claims_of(row: SecondRow, text: str, path: Path) -> tuple[GoldClaim, ...]:
    """Return a pass's claims with their spans.

    Raises:
        CorpusError: If words are not in the text, or an actor or claim is unknown.
    """
    found = []
    for number, claim in enumerate(row.claims, start=1):
        where = f"{path}: claim {number}"
        if claim.actor is not None and claim.actor not in row.actors:
            raise CorpusError(f"{where}: no actor '{claim.actor}' in actors")
        if claim.within is not None and not 0 < claim.within <= len(row.claims):
            raise CorpusError(f"{where}: within {claim.within} is no claim's number")
        if claim.within == number:
            raise CorpusError(f"{where}: within {number} is the claim itself")
        source, cue, contents = _resolved(claim, text, where)
        bearings = [
            (key, one)
            for key, value in claim.obligations.items()
            for one in (value if isinstance(value, list) else [value])
        ]
        actor = None if claim.actor is None else row.actors[claim.actor]
        found.append(
            GoldClaim(
                source=source,
                cue=cue,
                contents=contents,
                actor=actor,
                stance=claim.stance,
                hedge=claim.hedge,
                obligations=tuple(bearings),
                within=claim.within,
                outlet=claim.voice is not None,
            )
        )
    return tuple(found)


def _resolved(
    claim: ClaimRow, text: str, where: str
) -> tuple[Span | None, tuple[Span, ...], tuple[Span, ...]]:
    """Choose occurrences so that cue and content, source and cue are nearest."""
    contents = [claim.content] if isinstance(claim.content, str) else claim.content
    cues = [claim.cue] if isinstance(claim.cue, str) else claim.cue or []
    if not cues and claim.voice is None:
        raise CorpusError(f"{where}: no cue; only `voice: outlet` goes without")
    if not contents:
        raise CorpusError(f"{where}: no content")
    groups = [occurrences(text, words, where) for words in (*contents, *cues)]
    if claim.source is not None:
        groups.append(occurrences(text, claim.source, where))
    ways = 1
    for group in groups:
        ways *= len(group)
    if ways > MAX_WAYS:
        raise CorpusError(f"{where}: too many occurrences; number some words (said#2)")
    split, end = len(contents), len(contents) + len(cues)
    best = min(product(*groups), key=lambda spans: _cost(spans, split, end))
    source = best[end] if claim.source is not None else None
    return source, tuple(sorted(best[split:end])), tuple(sorted(best[:split]))


def _cost(spans: Sequence[Span], split: int, end: int) -> tuple[int, int]:
    contents, cues, rest = spans[:split], spans[split:end], spans[end:]
    cost = 0
    for cue in cues:
        cost += sum(_gap(cue, content) for content in contents)
    cost += sum(_gap(source, cue) for source in rest for cue in cues)
    spread = max(s.end for s in spans) - min(s.start for s in spans)
    return cost, spread


def _gap(a: Span, b: Span) -> int:
    return 10_000 if a.overlaps(b) else max(a.start - b.end, b.start - a.end)


def occurrences(text: str, words: str, where: str) -> list[Span]:
    """Return where words stand in a text: all places, or the numbered one.

    Raises:
        CorpusError: If they stand nowhere, or not as often as the number says.
    """
    head, *tail = _CUT.split(words)
    found = _exact(text, head, where)
    if not tail:
        return found
    if len(tail) > 1:
        raise CorpusError(f"{where}: cut '{words}' once only")
    if len(found) > 1:
        raise CorpusError(f"{where}: '{head}' stands {len(found)} times; number it")
    last = [s for s in _exact(text, tail[0], where) if s.start >= found[0].end]
    if not last:
        raise CorpusError(f"{where}: '{tail[0]}' does not follow '{head}'")
    return [Span(found[0].start, last[0].end)]


def _exact(text: str, words: str, where: str) -> list[Span]:
    numbered = _NUMBERED.fullmatch(words)
    bare = words if numbered is None else numbered[1]
    pattern = re.escape(bare)
    if bare[:1].isalnum():
        pattern = r"(?<!\w)" + pattern
    if bare[-1:].isalnum():
        pattern += r"(?!\w)"
    found = (
        [Span(*match.span()) for match in re.finditer(pattern, text)] if bare else []
    )
    if not found:
        raise CorpusError(f"{where}: '{words}' is not in the text")
    if numbered is None:
        return found
    if int(numbered[2]) > len(found):
        raise CorpusError(f"{where}: '{bare}' stands only {len(found)} times")
    return [found[int(numbered[2]) - 1]]


def _names(row: NamesRow, text: str, path: Path) -> tuple[tuple[Span, str], ...]:
    kinds = [("PER", row.PER), ("ORG", row.ORG), ("LOC", row.LOC)]
    given = {form: kind for kind, forms in kinds for form in forms}
    return tuple(_each(_longest(given), text, path))


def _longest(rows: dict[str, _T]) -> list[tuple[str, _T]]:
    return sorted(rows.items(), key=lambda row: -len(row[0]))


def _each(
    rows: Sequence[tuple[str, _T]], text: str, path: Path
) -> list[tuple[Span, _T]]:
    """Return all occurrences of words with what they stand for, none overlapping."""
    found: list[tuple[Span, _T]] = []
    for words, value in rows:
        spans = occurrences(text, words, str(path))
        found.extend(
            (span, value)
            for span in spans
            if not any(span.overlaps(other) for other, _ in found)
        )
    return sorted(found, key=lambda row: row[0])


def _parsed(path: Path, shape: type[_R]) -> _R:
    try:
        return shape.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise CorpusError(f"{path}: no valid YAML: {error}") from None
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()
        )
        raise CorpusError(f"{path}: {faults}") from None


def check(folder: Path) -> list[str]:
    """Return what is wrong with one conflict's folder, in words."""
    try:
        agreement, problems = load_agreement(folder / "agreement.yaml")
    except ArmisticeError as error:
        return [f"{folder}: {error}"]
    if agreement is None:
        return [str(problem) for problem in problems]
    wrong = []
    for path in sorted((folder / "reports").glob("*.yaml")):
        try:
            report = read(path)
            again = second(report)
            if again is not None:
                names_of(again[0], report.text, _second(path))
        except CorpusError as error:
            wrong.append(str(error))
            continue
        wrong.extend(f"{path}: {fault}" for fault in _faults(report, agreement))
    return wrong


def _faults(report: GoldReport, agreement: Agreement) -> Iterator[str]:
    row = report.row
    sides = {party.id for party in agreement.parties} | {"third", None}
    yield from _form(report, sides)
    if row.genre not in GENRES:
        yield f"genre '{row.genre}' is none of {', '.join(GENRES)}"
    known = {obligation.id for obligation in agreement.obligations}
    for number, claim in enumerate(report.claims, start=1):
        for obligation, _ in claim.obligations:
            if obligation not in known:
                yield f"claim {number}: no obligation '{obligation}'"
    places = {place.id for place in agreement.places} | sides
    for form, place in row.places.items():
        if place not in places:
            yield f"place '{form}': '{place}' is not in the accord"
    for incident in row.incidents:
        if incident.by not in sides or (incident.place not in places):
            yield f"incident '{incident.text}': by or place is not in the accord"
    yield from _twice(report)


def _form(report: GoldReport, sides: set[str | None]) -> Iterator[str]:
    for key, actor in report.row.actors.items():
        if actor.party not in sides:
            yield f"actor {key}: '{actor.party}' is no party of the accord"


def _twice(report: GoldReport) -> Iterator[str]:
    seen: dict[object, int] = {}
    for number, claim in enumerate(report.claims, start=1):
        key = (claim.cue, claim.contents)
        if key in seen:
            yield f"claim {number} has the same spans as claim {seen[key]}"
        seen[key] = number


def show(report: GoldReport) -> str:
    """Return the claims of a report as they were understood, a line each."""
    lines = [
        f"# {report.row.id} ({report.row.genre}), {len(report.text.split())} words"
    ]
    for number, claim in enumerate(report.claims, start=1):

        def said(*spans: Span | None) -> str:
            return " | ".join(s.of(report.text) for s in spans if s is not None)

        who = (
            "-" if claim.actor is None else f"{claim.actor.name} ({claim.actor.party})"
        )
        bearings = ", ".join(f"{o}: {b}" for o, b in claim.obligations)
        at = claim.cue[0].start if claim.cue else claim.contents[0].start
        lines.append(
            f"{number:3d} @{at} S[{said(claim.source)}] C[{said(*claim.cue)}] "
            f"K[{said(*claim.contents)}] = {who}; {claim.stance}, {claim.hedge}"
            f"{'; ' + bearings if bearings else ''}"
        )
    return "\n".join(lines)


def bare(folder: Path, out: Path) -> None:
    """Write each report's head and text without its annotation."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted((folder / "reports").glob("*.yaml")):
        row = read(path).row
        head = f"id: {row.id}\npublisher: {row.publisher}\npublished: {row.published}\n"
        (out / f"{path.stem}.txt").write_text(f"{head}\n{row.text}", encoding="utf-8")


def count() -> str:
    """Return how much there is, by split."""
    lines = ["split  conflicts reports   words  claims second  stances"]
    for split in SPLITS:
        reports = list(load(split))
        stances = Counter(c.stance.value for r in reports for c in r.claims)
        lines.append(
            f"{split:6s} {len(conflicts(split)):9d} {len(reports):7d} "
            f"{sum(len(r.text.split()) for r in reports):7d} "
            f"{sum(len(r.claims) for r in reports):7d} "
            f"{sum(second(r) is not None for r in reports):6d}  "
            + ", ".join(f"{s} {n}" for s, n in stances.most_common())
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands; 1 where the corpus is wrong, 2 for wrong use."""
    match list(arguments):
        case ["check", *folders]:
            wrong = [
                fault
                for folder in map(Path, folders or conflicts())
                for fault in check(folder)
            ]
            print("\n".join(wrong) or "all spans exact")
            return 1 if wrong else 0
        case ["show", *paths] if paths:
            for path in paths:
                print(show(read(Path(path))))
            return 0
        case ["bare", folder, out]:
            bare(Path(folder), Path(out))
            return 0
        case ["count"]:
            print(count())
            return 0
        case ["digest"]:
            print(digest())
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except CorpusError as error:
        print(error)
        raise SystemExit(1) from None
