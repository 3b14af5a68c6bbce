"""Which of two mirrored obligations is meant: each side gives, and each side takes.

Where both sides owe the same kind of act to each other and the words name nobody who
acts, the owner of the goods, whoever received them, and who promises or complains tell
which of the two it is. If nothing tells, each is doubtful.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.linking._frames import CLASS_OF, Role
from armistice.model import Bearing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from armistice.linking._cast import Cast, Named
    from armistice.linking._drafts import Draft, Spoken
    from armistice.linking._tells import Tell

EITHER = "two sides owe this to each other, and the words do not say which"
_GOODS = {"maps", "captives", "weapons", "forces"}
_OWNS = re.compile(r"(?:['’]s?)?\s+((?:[\w-]+\s+){0,3}?[\w-]+)\b")
_ON_LIST = re.compile(r"['’]s?\s+lists?\b")


def owner_of_goods(named: Iterable[Named], text: str) -> str | None:
    """Return whose maps, weapons or prisoners are spoken of, or on whose list."""
    for one in named:
        behind = text[one.span.end : one.span.end + 60]
        match = _OWNS.match(behind)
        if _ON_LIST.match(behind):
            return one.party
        row = () if match is None or "," in match[0] else match[1].lower().split()
        if any(CLASS_OF.get(word) in _GOODS for word in row):
            return one.party
    return None


def receiver(named: Iterable[Named], text: str) -> str | None:
    """Return who is named right behind "to": "were returned to X"."""
    for one in named:
        before = text[max(0, one.span.start - 8) : one.span.start].lower().split()
        if before[-1:] == ["to"] or before[-2:] == ["to", "the"]:
            return one.party
    return None


def parted(drafts: Sequence[Draft], spoken: Spoken) -> list[Draft]:
    """Keep those of mirrored obligations that the words can mean."""
    kept: list[Draft] = []
    by_act: dict[tuple[str, Role], list[Draft]] = {}
    for one in drafts:
        key = one.duty.act.frame.name, one.role
        by_act.setdefault(key, []).append(one)
    for group in by_act.values():
        mirrored = len(group) > 1 and _mirror(group, spoken.cast)
        kept.extend(_meant(group, spoken) if mirrored else group)
    return kept


def _mirror(group: Sequence[Draft], cast: Cast) -> bool:
    """Whether nobody is named who acts, and different sides owe the act."""
    tell = group[0].tell
    owing = {_principals(one.duty.obligation.bearer, cast) for one in group}
    named = tell.agent is not None or tell.owner is not None
    return len(owing) > 1 and not named and group[0].role is not Role.BREAKS


def _meant(group: list[Draft], spoken: Spoken) -> list[Draft]:
    for fits in _rules(group[0].tell, spoken):
        fitting = [one for one in group if fits(one)]
        if fitting and len(fitting) < len(group):
            return fitting
    return [one.less(0.4, EITHER) for one in group]


def _rules(tell: Tell, spoken: Spoken) -> Iterable[Callable[[Draft], bool]]:
    cast, speaker = spoken.cast, spoken.voice.actor

    def owes(one: Draft, who: str | None) -> bool:
        bearers = _principals(one.duty.obligation.bearer, cast)
        return who is not None and cast.principal(who) in bearers

    def takes(one: Draft, who: str | None) -> bool:
        takers = _principals(one.duty.obligation.counterparty, cast)
        return who is not None and cast.principal(who) in takers

    def by_goods(one: Draft) -> bool:
        captives = one.duty.act.frame.name == "exchange of captives"
        return takes(one, tell.goods_of) if captives else owes(one, tell.goods_of)

    def by_word(one: Draft) -> bool:
        if one.bearing is Bearing.PROMISE:
            return owes(one, speaker)
        return one.bearing is Bearing.NOT_DONE and takes(one, speaker)

    return lambda one: takes(one, tell.to), by_goods, by_word


def _principals(parties: Iterable[str], cast: Cast) -> frozenset[str]:
    return frozenset(cast.principal(party) for party in parties)
