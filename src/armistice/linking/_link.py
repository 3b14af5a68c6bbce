"""One link for each claim: whose word it is, and what it bears on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.linking._amend import amendments_in
from armistice.linking._cast import Cast
from armistice.linking._drafts import Duty, Spoken
from armistice.linking._evidence import unsure
from armistice.linking._frames import act_of, own_verbs
from armistice.linking._match import Matcher
from armistice.linking._scene import Scene
from armistice.linking._speakers import voices
from armistice.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.linking._faces import Known
    from armistice.linking._voice import Voice
    from armistice.model import Claim, Evidence, Reading, Report


NOT_SAID = "the machine is not sure that this is said, by this speaker"
_EACH_OTHER = re.compile(r"\b(?:each other|one another|the other)\b", re.IGNORECASE)


def link(reading: Reading, report: Report, known: Known) -> Iterator[Link]:
    """Yield one link per claim of the reading, in the reading's order.

    A link says whose word the claim is and why, and holds a piece of evidence for
    each obligation that the claim bears on. What is doubtful comes as UNSURE.
    """
    cast = Cast.of(known.agreements)
    scene = Scene.of(reading, report, cast)
    heard = voices(scene)
    duties = _duties(known)
    scene = replace(scene, verbs=own_verbs(duty.act for duty in duties))
    matcher = Matcher(scene=scene, known=known, duties=duties)
    by_id = {claim.id: claim for claim in reading.claims}
    found: dict[str, tuple[Evidence, ...]] = {}
    for claim in sorted(reading.claims, key=_position):
        spoken = _spoken(claim, heard, cast, by_id)
        found[claim.id] = tuple(
            one
            for said in _each(spoken)
            for one in (
                *matcher.evidence_of(said),
                *amendments_in(said, scene, matcher.duties),
            )
        )
    least = known.thresholds.said if reading.calibrated else 0.0
    for claim in reading.claims:
        evidence = found[claim.id]
        # Where nobody is quoted there is no attribution to be unsure of.
        if claim.cue_span is not None and claim.certainty < least:
            evidence = tuple(unsure(one, NOT_SAID) for one in evidence)
        yield _link(claim, heard[claim.id], evidence)


def _link(claim: Claim, voice: Voice, evidence: tuple[Evidence, ...]) -> Link:
    return Link(
        claim=claim.id,
        actor=voice.actor,
        side=voice.side,
        reason=voice.reason,
        evidence=evidence,
    )


def _duties(known: Known) -> tuple[Duty, ...]:
    return tuple(
        Duty(obligation=obligation, agreement=agreement, act=act_of(obligation))
        for agreement in known.agreements
        for obligation in agreement.obligations
    )


def _position(claim: Claim) -> tuple[int, str]:
    return min((s.start for s in claim.content_spans), default=0), claim.id


def _spoken(
    claim: Claim, heard: dict[str, Voice], cast: Cast, by_id: dict[str, Claim]
) -> Spoken:
    """Who speaks, and which other party tells of it, if one does.

    An outlet or a third person only carries what a party said; but what one party
    says that another promised or admitted is the first one's account.
    """
    own = heard[claim.id]
    spoken = Spoken(claim=claim, voice=own, cast=cast, blamed=_blamed(claim, cast))
    outer = heard.get(claim.cites or "")
    if outer is not None:
        spoken = replace(spoken, outer=by_id[claim.cites or ""].hedge)
    if outer is None or outer.side in {"third", "outlet", own.side}:
        return spoken
    return replace(spoken, vouching=outer, teller=by_id[claim.cites or ""])


def _each(spoken: Spoken) -> Iterator[Spoken]:
    """One telling for each party of those that say the same together."""
    voice, cast = spoken.voice, spoken.cast
    if not voice.each:
        yield spoken
        return
    mutual = _EACH_OTHER.search(f"{spoken.claim.content} {spoken.claim.addressee}")
    for party in voice.each:
        other = next((p for p in voice.each if p != party), None)
        own = replace(voice, actor=party, side=cast.side(party), each=())
        blamed = other if mutual and len(voice.each) == 2 else spoken.blamed
        yield replace(spoken, voice=own, blamed=blamed, together=True)


def _blamed(claim: Claim, cast: Cast) -> str | None:
    """The party that is accused by name, if the accusation has an addressee."""
    named = [n.party for n in cast.find(claim.addressee) if not n.loose]
    return named[0] if named else None
