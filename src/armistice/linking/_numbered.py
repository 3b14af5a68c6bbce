"""Provisions named by number: "point 4 of the statement has not been implemented"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.linking._evidence import spoken_on
from armistice.linking._periods import other_agreement
from armistice.model import (
    Bearing,
    Evidence,
    Kind,
    Sameness,
    Stance,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.linking._drafts import Duty, Spoken
    from armistice.linking._scene import Scene
    from armistice.model import Span

_NUMBER = re.compile(
    r"\b(?:points?|paragraphs?|articles?|clauses?|provisions?|items?|sections?|paras?)\s+"
    r"(?:no\.? ?)?(?P<n>\d+(?:\.\d+)*|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?P<of> of (?:the |its |their )?(?:[\w-]+ ){0,3}?(?P<what>[\w-]+))?",
    re.IGNORECASE,
)
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
_THIS = re.compile(
    r"statement|agreement|accord|declaration|deal|memorandum|protocol|document|ceasefire|"
    r"truce|text|treaty",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:constitution|charter|convention|criminal code|law|statute)\b", re.IGNORECASE
)
_KEPT = r"(?:implement|fulfil|compl(?:y|ied)|carr(?:y|ied)|observ|honou?r|execut|respect)\w*"
_NOT_KEPT = re.compile(
    rf"\b(?:not|never|n't|fail(?:s|ed)? to|refus\w+ to|yet to)\b(?:\W+\w+){{0,4}}?\W+{_KEPT}|"
    r"\b(?:unfulfilled|unimplemented|disregard\w*|ignor(?:es|ed|ing)|"
    r"non-?(?:compliance|implementation|fulfil\w+)|on paper)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\b(?:violat|breach|infring)\w*", re.IGNORECASE)
_DONE = re.compile(
    rf"\b(?:has|have|had|was|were|is|are)(?: been)?(?: fully| completely)? {_KEPT}\b|"
    r"\b(?:fulfilled|implemented|carried out)\b",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:must|should|shall|will|would|if|unless|whether|demand\w*|call\w* (?:on|for)|urg\w+|"
    r"oblig(?:es|ed|ated?)|ready to|agreed to|partly|partially|envisag\w+|requires?)\b|\?",
    re.IGNORECASE,
)
_SILENT = {
    Stance.DEMANDS,
    Stance.DENIES,
    Stance.PROMISES,
    Stance.PREDICTS,
    Stance.CHECKING,
    Stance.NO_COMMENT,
    Stance.UNANSWERED,
}
_MOST = 4


def numbered(
    spoken: Spoken, scene: Scene, duties: Sequence[Duty], own: dict[str, frozenset[str]]
) -> Iterator[Evidence]:
    """Yield what a claim says of obligations that it names by a provision's number."""
    if spoken.claim.stance in _SILENT or spoken.voice.text:
        return
    for passage in scene.passages(spoken.claim):
        text = passage.of(scene.text)
        how = _how(text)
        for match in _NUMBER.finditer(text) if how is not None else ():
            named = [
                duty
                for duty in duties
                if _is_meant(match, duty)
                and not other_agreement(
                    _NUMBER.sub(" ", text), duty.agreement, own[duty.agreement.id]
                )
            ]
            yield from _of(named, how or "", match[0], passage, spoken, scene)


def _how(text: str) -> str | None:
    if _NOT_TOLD.search(text) or _ELSEWHERE.search(text):
        return None
    if _NOT_KEPT.search(text):
        return "not kept"
    if _BROKEN.search(text):
        return "broken"
    return "kept" if _DONE.search(text) else None


def _is_meant(match: re.Match[str], duty: Duty) -> bool:
    said = match["n"].lower()
    number = str(_WORDS.index(said)) if said in _WORDS else said
    ours = match["what"] is None or _THIS.search(match["of"]) is not None
    return ours and duty.obligation.provision == number


def _of(
    duties: Sequence[Duty],
    how: str,
    number: str,
    passage: Span,
    spoken: Spoken,
    scene: Scene,
) -> Iterator[Evidence]:
    cast = spoken.cast
    named = {cast.principal(n.party) for n in scene.named_in(passage) if not n.loose}
    meant = []
    for duty in duties:
        owing = {cast.principal(b): b for b in duty.obligation.bearer}
        blamed = [owing[p] for p in sorted(named & set(owing))]
        if not named or blamed:
            alone = len(owing) == 1
            fault = blamed if len(blamed) == 1 else [*owing.values()] if alone else []
            meant.append((duty, fault[0] if fault else None))
    if len(meant) > _MOST:
        return
    for duty, against in meant:
        yield _evidence(duty, how, number, against, spoken, alone=len(meant) == 1)


def _evidence(
    duty: Duty,
    how: str,
    number: str,
    against: str | None,
    spoken: Spoken,
    *,
    alone: bool,
) -> Evidence:
    claim, voice, obligation = spoken.claim, spoken.voice, duty.obligation
    lasts = obligation.kind in {Kind.MAINTAIN, Kind.REFRAIN}
    doubts = [] if alone else [f"several obligations stand in {number}"]
    if lasts and how != "kept":
        doubts.append("the words do not say when")
    if how == "kept":
        bearing = Bearing.NO_VIOLATION if lasts else Bearing.DONE
    else:
        bearing = Bearing.VIOLATION if lasts else Bearing.NOT_DONE
    reason = f"“{number}” names the provision + told as {how}"
    if doubts:
        reason += f"; waits for a person: {'; '.join(doubts)}"
    return Evidence(
        id=content_id("ev", claim.id, obligation.id, bearing, number, voice.actor),
        claim=claim.id,
        obligation=obligation.id,
        bearing=bearing,
        place=None,
        period=claim.said_on,
        actor=voice.actor,
        against=None if how == "kept" else against,
        origin=f"{voice.actor}@{claim.report}",
        reason=reason,
        certainty=round(voice.certainty * (0.5 if doubts else 0.8), 2),
        sameness=Sameness.UNSURE if doubts else Sameness.SAME,
        said_on=spoken_on(claim),
        published=claim.published,
    )
