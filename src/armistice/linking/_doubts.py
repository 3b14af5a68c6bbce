"""What makes a bearing less sure, and what makes a person's look necessary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from armistice.linking._frames import Role
from armistice.linking._places import Lies
from armistice.linking._words import wordset
from armistice.model import Hedge

if TYPE_CHECKING:
    from armistice.linking._drafts import Draft, Spoken
    from armistice.model import PlaceMention

NO_PLACE = "neither the place nor who is told"
_SHUT = ("clos", "shut")
_UNABLE = re.compile(r"\b(?:could|can) ?not\b", re.IGNORECASE)
"""Not being able to is no possibility."""
_LOW = wordset("fighting provocation provocations sabotage hostilities offensive")


def placed(made: Draft, place: PlaceMention | None) -> Draft:
    obligation = made.duty.obligation
    match made.fit.lies:
        case Lies.INSIDE:
            if place is None or made.fit.place is None:
                return made
            where = made.duty.agreement.place(obligation.place or "")
            name = _name(place) if where is None else where.name
            same = made.fit.place == obligation.place
            return made.told(f"at {_name(place)}" if same else f"inside {name}")
        case Lies.NOT_TOLD:
            return _without_place(made)
        case Lies.BROADER:
            named = "" if place is None else _name(place)
            return made.less(0.2).told(f"at {named}, which holds it")
        case Lies.UNPLACED:
            named = "" if place is None else _name(place)
            doubt = f"the agreement's file does not say where {named} lies"
            return made.less(0.4, doubt)
        case Lies.OUTSIDE:
            return made
        case _:
            assert_never(made.fit.lies)


def _without_place(made: Draft) -> Draft:
    """A part of the zone, where the words name neither it nor who: doubtful."""
    duty = made.duty
    place = duty.agreement.place(duty.obligation.place or "")
    apart = place is not None and bool(place.within) and made.role is not Role.BREAKS
    unnamed = made.tell.owner is None and made.tell.agent is None
    return made.less(0.3, NO_PLACE) if apart and unnamed else made.less(0.1)


def _name(place: PlaceMention) -> str:
    return place.text.strip(" .,;:")


def doubted(made: Draft, spoken: Spoken) -> Draft:
    """Add what makes a person's look necessary."""
    claim, tell = spoken.claim, made.tell
    if claim.hedge is Hedge.POSSIBLE and not _UNABLE.search(claim.content):
        made = made.less(0.4, "told as possible only")
    if claim.hedge is Hedge.PROBABLE:
        made = made.less(0.1)
    if _is_opinion(spoken):
        made = made.less(0.4, f"an opinion ({claim.cue.strip()!r})")
    if tell.text.lower() in _LOW:
        made = made.less(0.4, f"{tell.text!r} is too wide a word")
    others = made.duty.act.apart == {"foreign"} and "others'" in " ".join(made.matched)
    if made.duty.act.apart - tell.objects and not others and not says_apart(made):
        made = made.less(0.4, "a word that tells neighbouring points apart is missing")
    if spoken.voice.certainty < 0.5:
        made = made.less(0.3, "it is not sure who speaks")
    if spoken.outer in {Hedge.POSSIBLE, Hedge.UNKNOWN}:
        made = made.less(0.4, "told as possible only by whoever tells of it")
    if made.duty.act.frame.name == "safe movement" and tell.text.lower().startswith(
        _SHUT
    ):
        made = made.less(0.4, "a way that is closed need not be unsafe")
    if made.role is Role.UNDOES and made.fit.lies is not Lies.INSIDE:
        made = made.less(0.4, "the place is not told")
    return made


def says_apart(made: Draft) -> bool:
    """Whether the telling has the words that tell this obligation from its neighbour."""
    return all(
        any(s.startswith(w[:4]) for s in made.tell.stems) for w in made.duty.act.apart
    )


def _is_opinion(spoken: Spoken) -> bool:
    words = (
        "believ",
        "think",
        "thought",
        "opinion",
        "view",
        "speculat",
        "fear",
        "expect",
        "suspect",
        "assum",
        "feel",
        "suggest",
        "hope",
    )
    cue = spoken.claim.cue.lower()
    third = spoken.voice.side == "third"
    return third and any(word in cue for word in words)
