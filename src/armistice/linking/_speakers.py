"""Whose word a claim is: a party's organ, the outlet, or an actor of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from armistice.linking import _titles as titles
from armistice.linking._cast import How
from armistice.linking._words import folded, words, wordset
from armistice.model import PartyRole, Span, slug

if TYPE_CHECKING:
    from datetime import date

    from armistice.linking._cast import Cast, Holder
    from armistice.linking._scene import Scene
    from armistice.model import Claim, Office, Organ

_SAME_NAME = 88.0
"""Of 100: "Sergei" and "Sergey" meet, "Emin" and "Ilham Aliyev" stay apart."""


_BELOW = wordset(
    """aide deputy spokesman spokeswoman spokesperson official representative assistant
    ambassador service"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, for whom, how we know and how surely."""

    actor: str
    side: str
    reason: str
    certainty: float = 0.95
    named: bool = False
    """A person who speaks for a party, by name."""
    text: bool = False
    """The agreement's own text "speaks": nobody claims anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A claimant as written, with who is named in the words."""

    words: str
    claim: Claim
    scene: Scene
    parties: tuple[str, ...]
    """Parties that the claimant's words name, their people apart."""
    name: str
    """The personal name, at its fullest."""
    offices: frozenset[str]
    """The words that tell offices apart."""

    @classmethod
    def of(cls, words: str, full: str, claim: Claim, scene: Scene) -> _Said:
        named = scene.cast.find(words)
        fully = named if full == words else scene.cast.find(full)
        skip = {
            word
            for n in fully
            if n.how is not How.PERSON
            for word in folded(n.span.of(full))
        }
        return cls(
            words=words,
            claim=claim,
            scene=scene,
            parties=tuple(dict.fromkeys(n.party for n in named if not n.loose)),
            name=titles.personal_name(full, not_names=skip),
            offices=titles.office_words(words),
        )

    @property
    def cast(self) -> Cast:
        return self.scene.cast

    @property
    def day(self) -> date:
        return self.claim.said_on.start.date()


def outlet(publisher: str) -> str:
    """Return the actor id of an outlet's own voice."""
    return f"outlet:{slug(publisher)}"


def voices(scene: Scene) -> dict[str, Voice]:
    """Return whose word each claim is, by the claim's id."""
    heard = Heard()
    for claim in sorted(scene.reading.claims, key=_position):
        if heard.own is None:
            heard.own = publishers_own(claim, scene)
        heard.add(claim, voice_of(claim, scene, heard))
    return heard.by_claim


def _position(claim: Claim) -> tuple[int, str]:
    return min((s.start for s in claim.content_spans), default=0), claim.id


@dataclass(slots=True)
class Heard:
    """Who spoke so far in a report."""

    by_claim: dict[str, Voice] = field(default_factory=dict)
    person: Voice | None = None
    """The last claimant with a name of its own."""
    body: Voice | None = None
    """The last claimant of any other kind."""
    surnames: dict[str, Voice] = field(default_factory=dict)
    own: Voice | None = None
    """The article's own voice."""

    def add(self, claim: Claim, voice: Voice) -> None:
        """Remember one more claim's voice."""
        self.by_claim[claim.id] = voice
        if voice.side == "outlet" or voice.text:
            return
        if voice.actor.startswith("person:"):
            self.surnames.setdefault(voice.actor.rpartition("-")[2], voice)
        if voice.actor.startswith("person:") or voice.named:
            self.person = voice
        else:
            self.body = voice

    def meant(self, pronoun: str, claim: Claim) -> Voice | None:
        """Return whom "he", "it" or "I" stands for."""
        outer = self.by_claim.get(claim.cites or "")
        if pronoun in {"i", "we"} and outer is not None:
            return outer
        if "spokes" in pronoun:
            return self.body or self.person
        if pronoun.removeprefix("the ") in {"pundit", "expert", "politician"}:
            private = self.person is not None and not self.person.named
            return self.person if private else None
        return self.body if pronoun in {"it", "they"} else self.person


def voice_of(claim: Claim, scene: Scene, heard: Heard) -> Voice:
    """Return whose word a claim is. The first rule that fits wins."""
    written = claim.claimant.strip()
    publisher = scene.report.publisher
    if not written or slug(written) == slug(publisher):
        return heard.own or _outlets_own(publisher)
    full = _full_name(claim, scene)
    if titles.PRONOUN.fullmatch(written):
        meant = heard.meant(written.lower(), claim)
        if meant is None and written.lower() in {"i", "we"}:
            return heard.own or _outlets_own(publisher)
        if meant is not None:
            agreed = full == written or _is_same(full, meant, scene)
            why = f"{written!r} stands for the claimant before: {meant.actor}"
            share = 0.8 if agreed else 0.45
            return replace(meant, reason=why, certainty=meant.certainty * share)
        written = full
    said = _Said.of(written, full, claim, scene)
    for rule in (_text, _office_holder, _of_its_own, _listed, _party_itself, _mission):
        voice = rule(said)
        if voice is not None:
            return voice
    same = heard.surnames.get(slug(said.name))
    return _stranger(said) if same is None else same


def _is_same(full: str, voice: Voice, scene: Scene) -> bool:
    """Whether a fuller name, as the reader resolved it, is the same speaker's."""
    last = slug(full).rpartition("-")[2]
    if voice.actor.rpartition("-")[2] == last:
        return True
    return any(n.party == voice.actor for n in scene.cast.find(full))


def _outlets_own(publisher: str) -> Voice:
    why = "the article's own voice"
    return Voice(actor=outlet(publisher), side="outlet", reason=why)


def publishers_own(claim: Claim, scene: Scene) -> Voice:
    """The article's voice: a party's where its own organ publishes it."""
    publisher = scene.report.publisher
    said = _Said.of(publisher, publisher, claim, scene)
    if said.parties or titles.BODIES & set(folded(publisher)):
        for rule in (_of_its_own, _listed_by_name, _party_itself):
            voice = rule(said)
            if voice is not None and voice.actor in scene.cast.parties:
                why = f"published by {publisher!r} itself: {voice.reason}"
                return replace(voice, reason=why)
    return _outlets_own(publisher)


def _listed_by_name(said: _Said) -> Voice | None:
    return _listed(said) if said.parties else None


def _full_name(claim: Claim, scene: Scene) -> str:
    """Return the fullest name that the report gives the claimant."""
    written, span = claim.claimant.strip(), claim.claimant_span
    if span is not None:
        for mention in (*claim.actors, *scene.reading.actors):
            if mention.span.overlaps(span) and len(mention.name) > len(mention.text):
                return mention.name
    return written


def _text(said: _Said) -> Voice | None:
    if titles.TEXT.fullmatch(said.words) is None:
        return None
    why = f"{said.words!r} is the text of an agreement, which claims nothing"
    actor = outlet(said.scene.report.publisher)
    return Voice(actor=actor, side="outlet", reason=why, text=True)


def _office_holder(said: _Said) -> Voice | None:
    if titles.FORMER.search(said.words):
        return None
    past: Voice | None = None
    mine = folded(said.name) or folded(said.words)
    for holder in said.cast.offices:
        if not _is_called(mine, holder):
            continue
        person, organ = holder.office.person, holder.organ.name
        if _held(holder.office, said.day):
            why = f"{said.words!r} is {person}, who speaks for {organ}"
            return replace(_for_party(said, holder.party, why, 0.95), named=True)
        why = f"{person} did not hold the office of {organ} at the time"
        past = Voice(actor=_person(person), side="third", reason=why)
    return past


def _is_called(mine: tuple[str, ...], holder: Holder) -> bool:
    for theirs in holder.names:
        if len(mine) == 1 and mine == theirs[-1:]:
            return True
        if len(mine) > 1 and len(theirs) > 1:
            if mine == theirs:
                return True
            alike = fuzz.ratio(" ".join(mine), " ".join(theirs))
            if alike >= _SAME_NAME:
                return True
    return False


def _held(office: Office, day: date) -> bool:
    began = office.from_ is None or office.from_ <= day
    return began and (office.to is None or day <= office.to)


def _for_party(said: _Said, party: str, why: str, certainty: float) -> Voice:
    side = said.cast.side(party)
    return Voice(actor=party, side=side, reason=why, certainty=certainty)


def _of_its_own(said: _Said) -> Voice | None:
    match = titles.OWN.search(said.words) or titles.FORMER.search(said.words)
    if match is None:
        return None
    why = f"{match[0].strip()!r} in {said.words!r} speaks for no party"
    return replace(_stranger(said), reason=why)


def _listed(said: _Said) -> Voice | None:
    """An organ of a party's list, by its words; which party's, by name or context."""
    best: dict[str, int] = {}
    for party, organ in said.cast.organs():
        if not _may_speak(said, party):
            continue
        length = max(_fit(said, party, n) for n in (organ.name, *organ.aliases))
        if length > best.get(party, 0) and not _is_another(said, party, organ):
            best[party] = length
    longest = max(best.values(), default=0)
    if longest == 0:
        return _unlisted_state(said, said.parties)
    winners = [party for party, n in best.items() if n == longest]
    if len(winners) == 1 and said.parties:
        why = f"{said.words!r} is an organ of {said.cast.name(winners[0])}"
        return _for_party(said, winners[0], why, 0.9)
    return None if _foreign(said) else _by_context(said, winners)


def _may_speak(said: _Said, party: str) -> bool:
    """Whether the words name this party, or none at all."""
    named = said.parties
    return not named or party in named or said.cast.principal(party) in named


def _is_another(said: _Said, party: str, organ: Organ) -> bool:
    """A name that is not the listed holder's speaks only from below the office."""
    if not said.name or _BELOW & set(folded(said.words)):
        return False
    mine = folded(said.name)
    holders = [h for h in said.cast.offices if h.party == party and h.organ == organ]
    return bool(holders) and not any(_is_called(mine, h) for h in holders)


def _fit(said: _Said, party: str, name: str) -> int:
    """Return how many words of an organ's name are all spoken, or 0."""
    own = titles.office_words(name)
    rest = own - said.cast.own_words(party)
    key = rest or own
    return len(key) if key <= said.offices else 0


def _unlisted_state(said: _Said, parties: tuple[str, ...]) -> Voice | None:
    if len(parties) != 1 or titles.STATE.search(said.words) is None or said.name:
        return None
    lists = any(party == parties[0] for party, _ in said.cast.organs())
    if lists and not titles.PARTY_HEADS & set(folded(said.words)):
        return None
    why = f"{said.words!r} holds a state office of {said.cast.name(parties[0])}"
    return _for_party(said, parties[0], why, 0.7)


def _foreign(said: _Said) -> bool:
    """Whether a word with a capital stands before the title: "Freedonian President"."""
    row = words(said.words)
    for word in row:
        if word.low in {"the", "a", "an"}:
            continue
        return word.capital and word.low not in titles.TITLES and len(row) > 1
    return False


def _by_context(said: _Said, candidates: list[str]) -> Voice | None:
    """The party named nearest before, in the sentence, the paragraph, or earlier."""
    span = said.claim.claimant_span
    if span is None:
        return None
    paragraph = said.scene.paragraph_of(span.start)
    sentence = said.scene.sentence_of(span.start)
    before = said.scene.paragraph_of(max(0, paragraph.start - 2))
    scopes = (
        (Span(sentence.start, span.start), 0.85, "in the sentence"),
        (Span(paragraph.start, span.start), 0.8, "in the paragraph"),
        (before, 0.7, "in the paragraph before"),
        (Span(0, len(said.scene.text)), 0.6, "in the report"),
    )
    for scope, certainty, where in scopes:
        named = [n.party for n in said.scene.named_in(scope) if not n.loose]
        fitting = [p for p in named if p in candidates]
        if not fitting:
            continue
        alone = len(set(fitting)) == 1
        if not alone and where == "in the report":
            return _dominant(said, fitting)
        why = (
            f"{said.words!r} without a country; {said.cast.name(fitting[-1])} is "
            f"named {'alone' if alone else 'nearest before'} {where}"
        )
        return _for_party(said, fitting[-1], why, certainty if alone else 0.6)
    return _alone(said, candidates)


def _dominant(said: _Said, fitting: list[str]) -> Voice | None:
    most = max(sorted(set(fitting)), key=fitting.count)
    if fitting.count(most) < 2 * (len(fitting) - fitting.count(most)):
        return None
    why = f"{said.words!r} without a country; the report is mostly about {most}"
    return _for_party(said, most, why, 0.55)


def _alone(said: _Said, candidates: list[str]) -> Voice | None:
    if len(candidates) != 1:
        return None
    why = f"only {said.cast.name(candidates[0])} has an organ called {said.words!r}"
    return _for_party(said, candidates[0], why, 0.6)


def _party_itself(said: _Said) -> Voice | None:
    """The party's own name, its forces, its government."""
    head = said.words.partition(",")[0]
    named = [n for n in said.cast.find(head) if not n.loose]
    if not named or said.name:
        return None
    last = named[-1]
    rest = folded(head[last.span.end :])
    heads = not rest or bool(titles.PARTY_HEADS & set(rest)) or rest[0] in {"in", "on"}
    bare = last.how == "demonym" and not rest
    if not heads or bare:
        return None
    why = f"{said.words!r} names {said.cast.name(last.party)} itself"
    return _for_party(said, last.party, why, 0.8 if rest else 0.9)


def _mission(said: _Said) -> Voice | None:
    """The only mechanism of such a name: "the mission", "the commission"."""
    spoken = set(folded(said.words)) - {"the", "its", "this"}
    if not spoken & titles.BODIES or said.name:
        return None
    fitting = [
        party
        for party, same in sorted(said.cast.parties.items())
        if same[0].role is PartyRole.MECHANISM
        and any(spoken <= set(folded(n)) for n in (same[0].name, *same[0].aliases))
    ]
    if len(fitting) != 1:
        return None
    why = f"{said.words!r}: {said.cast.name(fitting[0])} is the only one so called"
    return _for_party(said, fitting[0], why, 0.8)


def _stranger(said: _Said) -> Voice:
    """Somebody whom no file names: a person, an organisation, or nobody's name."""
    name = said.name
    why = f"{said.words!r} is nobody who speaks for a party in the agreement's file"
    if len(name.split()) >= 1 and not titles.ORGANISATION.search(name):
        return Voice(actor=_person(name), side="third", reason=why, certainty=0.9)
    row = words(said.words)
    capital = any(w.capital for w in row[1:]) or row[0].text.isupper()
    if (
        titles.ORGANISATION.search(said.words)
        and capital
        and not titles.OWN.search(said.words)
    ):
        actor = f"org:{slug(said.words.removeprefix('the ').removeprefix('The '))}"
        return Voice(actor=actor, side="third", reason=why, certainty=0.85)
    actor = f"anon:{said.claim.report}:{slug(said.words)}"
    return Voice(actor=actor, side="third", reason=why, certainty=0.85)


def _person(name: str) -> str:
    return f"person:{slug(name)}"
