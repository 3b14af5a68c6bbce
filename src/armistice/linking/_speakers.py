"""Whose word a claim is: a party's organ, the outlet, or an actor of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armistice.linking import _titles as titles
from armistice.linking._organs import listed
from armistice.linking._voice import Said, Voice, for_party, is_called, outlet
from armistice.linking._words import folded, words
from armistice.model import PartyRole, slug

if TYPE_CHECKING:
    from datetime import date

    from armistice.linking._scene import Scene
    from armistice.model import Claim, Office


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
        voice = replace(voice, words=claim.claimant.lower())
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
    if titles.DEFINITE.fullmatch(written) or titles.PRONOUN.fullmatch(written):
        spoke = _spoke_before(written, full, claim, scene, heard)
        if spoke is not None:
            return spoke
        written = full
    return _by_words(written, full, claim, scene, heard)


def _spoke_before(
    written: str, full: str, claim: Claim, scene: Scene, heard: Heard
) -> Voice | None:
    """Whom a pronoun or "the ministry" stands for."""
    again = _again(written, heard, scene)
    if again is not None or titles.PRONOUN.fullmatch(written) is None:
        return again
    meant = heard.meant(written.lower(), claim)
    if meant is None:
        own = heard.own or _outlets_own(scene.report.publisher)
        return own if written.lower() in {"i", "we"} else None
    agreed = full == written or _is_same(full, meant, scene)
    agreed = agreed and not _is_of_another(written, meant, claim, scene)
    why = f"{written!r} stands for the claimant before: {meant.actor}"
    share = 0.8 if agreed else 0.45
    return replace(meant, reason=why, certainty=meant.certainty * share)


def _is_of_another(written: str, meant: Voice, claim: Claim, scene: Scene) -> bool:
    """Whether "a spokesperson" closes words that begin with somebody else's name."""
    if "spokes" not in written.lower() or not claim.content_spans:
        return False
    named = scene.named_in(claim.content_spans[0])[:1]
    return any(n.party != meant.actor for n in named)


def _by_words(
    written: str, full: str, claim: Claim, scene: Scene, heard: Heard
) -> Voice:
    """Whose word it is by the claimant's own words."""
    said = Said.of(written, full, claim, scene)
    together = _together(said)
    if together is not None:
        return together
    for rule in (_text, _office_holder, _of_its_own, listed, _party_itself, _mission):
        voice = rule(said)
        if voice is not None:
            return voice
    same = heard.surnames.get(slug(said.name))
    return _stranger(said) if same is None else same


def _again(written: str, heard: Heard, scene: Scene) -> Voice | None:
    """The body so called that spoke before, or the one whose own publication it is."""
    match = titles.DEFINITE.fullmatch(written)
    if match is None:
        return None
    noun = match[1].lower()
    for voice in reversed(heard.by_claim.values()):
        if noun in voice.words and voice.side != "outlet" and not voice.text:
            why = f"{written!r} is the {noun} that spoke before: {voice.actor}"
            return replace(voice, reason=why, certainty=voice.certainty * 0.9)
    own = heard.own
    if own is None or own.side == "outlet":
        return None
    if noun not in scene.report.publisher.lower():
        return None
    return replace(own, reason=f"{written!r} is the publisher: {own.reason}")


def _together(said: Said) -> Voice | None:
    """Several parties that say one thing: "both sides", "X's and Y's ministries"."""
    parties = said.parties if titles.JOINED.search(said.words) else ()
    if titles.BOTH.fullmatch(said.words) and not said.parties:
        cast = said.cast.parties.items()
        parties = tuple(p for p, same in cast if same[0].role is PartyRole.PARTY)
        parties = parties if len(parties) == 2 else ()
    stand = {said.cast.side(p) for p in parties}
    if len(parties) < 2 or "third" in stand or titles.OWN.search(said.words):
        return None
    if said.name:
        return None
    names = " and ".join(said.cast.name(p) for p in parties)
    actor = f"anon:{said.claim.report}:{slug(said.words)}"
    why = f"{said.words!r} are {names}, each of whom says it"
    return Voice(actor=actor, side="third", reason=why, certainty=0.85, each=parties)


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
    said = Said.of(publisher, publisher, claim, scene)
    if said.parties or titles.BODIES & set(folded(publisher)):
        for rule in (_of_its_own, _listed_by_name, _party_itself):
            voice = rule(said)
            if voice is not None and voice.actor in scene.cast.parties:
                why = f"published by {publisher!r} itself: {voice.reason}"
                return replace(voice, reason=why)
    return _outlets_own(publisher)


def _listed_by_name(said: Said) -> Voice | None:
    return listed(said) if said.parties else None


def _full_name(claim: Claim, scene: Scene) -> str:
    """Return the fullest name that the report gives the claimant."""
    written, span = claim.claimant.strip(), claim.claimant_span
    if span is not None:
        for mention in (*claim.actors, *scene.reading.actors):
            if mention.span.overlaps(span) and len(mention.name) > len(mention.text):
                return mention.name
    return written


def _text(said: Said) -> Voice | None:
    if titles.TEXT.fullmatch(said.words) is None:
        return None
    why = f"{said.words!r} is the text of an agreement, which claims nothing"
    actor = outlet(said.scene.report.publisher)
    return Voice(actor=actor, side="outlet", reason=why, text=True)


def _office_holder(said: Said) -> Voice | None:
    if titles.FORMER.search(said.words):
        return None
    past: Voice | None = None
    mine = folded(said.name) or folded(said.words)
    for holder in said.cast.offices:
        if not is_called(mine, holder):
            continue
        person, organ = holder.office.person, holder.organ.name
        if _held(holder.office, said.day):
            why = f"{said.words!r} is {person}, who speaks for {organ}"
            return replace(for_party(said, holder.party, why, 0.95), named=True)
        why = f"{person} did not hold the office of {organ} at the time"
        past = Voice(actor=_person(person), side="third", reason=why)
    return past


def _held(office: Office, day: date) -> bool:
    began = office.from_ is None or office.from_ <= day
    return began and (office.to is None or day <= office.to)


def _of_its_own(said: Said) -> Voice | None:
    match = titles.OWN.search(said.words) or titles.FORMER.search(said.words)
    if match is None:
        return None
    why = f"{match[0].strip()!r} in {said.words!r} speaks for no party"
    return replace(_stranger(said), reason=why)


def _party_itself(said: Said) -> Voice | None:
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
    return for_party(said, last.party, why, 0.8 if rest else 0.9)


def _mission(said: Said) -> Voice | None:
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
    return for_party(said, fitting[0], why, 0.8)


def _stranger(said: Said) -> Voice:
    """Somebody whom no file names: a person, an organisation, or nobody's name."""
    name = said.name
    why = f"{said.words!r} is nobody who speaks for a party in the agreement's file"
    head = said.words.partition(",")[0]
    body = titles.ORGANISATION.search(head if len(name.split()) == 1 else name)
    if name and body is None:
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
