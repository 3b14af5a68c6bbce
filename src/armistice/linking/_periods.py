"""When what is told happened, as vague as the words; and what is history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.linking._words import folded, wordset
from armistice.model import (
    After,
    Bearing,
    Period,
    TimeRole,
    start_of_day,
    start_period,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from armistice.linking._cast import Cast
    from armistice.linking._tells import Tell
    from armistice.model import Agreement, Claim, Lookup, Place, TimeMention

_NAMED_BY_DATE = re.compile(
    r"(?:(?:agreement|statement|declaration|deal|accord|document|signed|treaty)"
    r"(?:,? (?:of|on|from|dated|in))?|(?:truce|ceasefire)(?: (?:of|from|dated))?)(?: the)?"
    r"\s*$",
    re.IGNORECASE,
)
_DATE_NAMES = re.compile(
    r"^,?\s*(?:\d{4},?\s*)?(?:[\w-]+\s+){0,2}(?:agreement|statement|declaration|deal|"
    r"accord|truce|ceasefire|cease-fire|treaty)\b",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b((?:[A-Z0-9][\w-]*\s+){1,4})(?:(?:peace|ceasefire|cease-fire)\s+)?"
    r"(?:agreements?|accords?|protocols?|memorandum|treaty|truce|declaration|deal)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|different|separate|other|earlier|previous)\s+(?:[\w-]+\s+)?"
    r"(?:agreement|accord|deal|treaty|truce|ceasefire|protocol)s?\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"\b(?:agreement|accords?|ceasefire|truce|treaty|protocol|war|conflict)\s+(?:of|in|"
    r"from)\s+(?:the\s+)?(?:\w+\s+){0,2}?((?:1[89]|20)\d\d)s?\b",
    re.IGNORECASE,
)
_PLAIN = wordset(
    """the this that a an new latest trilateral tripartite bilateral joint peace
    ceasefire final signed january february march april may june july august september
    october november december framework general under per of in and with by its their
    full comprehensive interim draft text any no such which where whole old says said
    as after since when before although following
    violates violated violate implement implementing military alliance status"""
)


_HISTORY = re.compile(
    r"\b(?:pre-?war|(?:during|in|throughout) the (?:[\w-]+ )?(?:war|fighting|conflict|"
    r"offensive)|(?:before|prior to|until) the (?:[\w-]+ )?(?:war|ceasefire|agreement|truce|"
    r"accord|deal)|for (?:decades|years|centuries)|decades|centur(?:y|ies)|soviet|"
    r"since the (?:start|beginning|outbreak) of the (?:[\w-]+ )?(?:war|conflict|fighting)|"
    r"[\w-]+-year (?:war|conflict)|years of (?:war|fighting|conflict)|(?:19|20)\d0s)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def is_history(sentence: str, agreement: Agreement) -> bool:
    """Whether a sentence without a day of its own tells of what was before."""
    if _HISTORY.search(sentence):
        return True
    years = [int(match[0]) for match in _YEAR.finditer(sentence)]
    return bool(years) and max(years) < agreement.signed.year


def straddles(tell: Tell, since: datetime, text: str) -> bool:
    """Whether the told time begins before the agreement and goes on into it."""
    time = told_when(tell.when, text, TimeRole.WHEN, TimeRole.AS_OF)
    if time is None or time.period is None:
        return False
    long = (time.period.end - time.period.start).days > 1
    return long and time.period.start < since < time.period.end


def fixed_events(agreement: Agreement) -> Lookup:
    """Return when the agreement's dated events were, as times refer to them."""
    zone = ZoneInfo(agreement.tz)

    def lookup(event: str) -> Period | None:
        if event == "signature":
            return Period.of_day(agreement.signed, zone)
        if event == "entry_into_force" and not isinstance(agreement.in_force, After):
            return start_period(agreement.in_force, lookup, zone=zone)
        if event == "entry_into_force":
            return Period.of_day(agreement.signed, zone)
        for one in agreement.events:
            if event == f"event:{one.id}" and one.on is not None:
                return start_period(one.on, lookup, zone=zone)
        return None

    return lookup


def signed_in(agreement: Agreement) -> datetime:
    """Return the first moment from which an event can bear on the agreement."""
    zone = ZoneInfo(agreement.tz)
    signed = start_of_day(agreement.signed, zone)
    begins = start_period(agreement.in_force, fixed_events(agreement), zone=zone)
    return signed if begins is None else min(signed, begins.start)


def own_words(agreement: Agreement, cast: Cast) -> frozenset[str]:
    """Return the words by which a text may name this agreement."""
    own = set(folded(agreement.title)) | {str(agreement.signed.year)}
    own |= {str(agreement.signed.day), f"{agreement.signed.day}th"}
    own |= {w for place in agreement.places for w in _place_words(place)}
    return frozenset(own.union(*cast.bare.values()) | _PLAIN)


def _place_words(place: Place) -> Iterable[str]:
    names = (place.name, *(name for _, name in place.names))
    return (word for name in names for word in folded(name))


def other_agreement(
    sentence: str, agreement: Agreement, own: frozenset[str]
) -> str | None:
    """Return the name of an agreement in the sentence that is not this one."""
    for match in _AGREEMENT.finditer(sentence):
        capitals = [w for w in match[1].split() if w[0].isupper() or w[0].isdigit()]
        row = [w for word in capitals for w in folded(word)]
        strange = [w for w in row if w not in own and not _brokered(w)]
        if strange:
            return match[0]
    another = _ANOTHER.search(sentence)
    if another:
        return another[0]
    year = _OF_YEAR.search(sentence)
    return year[0] if year and int(year[1]) != agreement.signed.year else None


def _brokered(word: str) -> bool:
    return word.endswith(("brokered", "backed", "mediated", "led", "sponsored"))


def names_agreement(time: TimeMention, text: str) -> bool:
    """Whether a date only names the agreement: "the statement of 10 November"."""
    before = text[max(0, time.span.start - 40) : time.span.start]
    after = text[time.span.end : time.span.end + 60]
    return bool(_NAMED_BY_DATE.search(before) or _DATE_NAMES.match(after))


def told_when(
    times: Iterable[TimeMention], text: str, *roles: TimeRole
) -> TimeMention | None:
    """Return the nearest time of these roles that is not an agreement's name."""
    for time in times:
        if time.role in roles and not names_agreement(time, text):
            return time
    return None


def period_of(
    tell: Tell, claim: Claim, bearing: Bearing, *, text: str, since: datetime
) -> tuple[Period | None, bool]:
    """Return when, and whether the words tell it; None is before the agreement."""
    if bearing is Bearing.PROMISE:
        return _promised(tell, claim, text)
    if bearing in {Bearing.NOT_DONE, Bearing.UNDER_WAY}:
        return _since(_standing(tell, claim, text), since), True
    by_then = _done_by(tell, claim, bearing, text)
    if by_then is not None:
        return _since(Period(start=since, end=by_then.end), since), True
    time = told_when(tell.when, text, TimeRole.WHEN, TimeRole.SINCE, TimeRole.AS_OF)
    if time is None or time.period is None:
        whole = Period(start=since, end=max(since, claim.said_on.end))
        return _since(whole, since), False
    lasts = time.role is TimeRole.SINCE
    if lasts and not (bearing is Bearing.DONE and _is_exact(time.period, claim)):
        start = time.period.start
        lasting = Period(start=start, end=max(start, claim.said_on.end))
        return None if start < since else lasting, True
    return _since(time.period, since), True


def _done_by(tell: Tell, claim: Claim, bearing: Bearing, text: str) -> Period | None:
    """The day by which it had been done: "by Thursday they had left"."""
    roles = (TimeRole.WHEN, TimeRole.SINCE, TimeRole.AS_OF)
    if bearing is not Bearing.DONE or told_when(tell.when, text, *roles) is not None:
        return None
    time = told_when(tell.when, text, TimeRole.DEADLINE, TimeRole.UNTIL)
    if time is None or time.period is None:
        return None
    return time.period if time.period.start < claim.said_on.end else None


def _standing(tell: Tell, claim: Claim, text: str) -> Period | None:
    """As of when something is on its way or not done: now, unless told otherwise."""
    now = told_when(tell.when, text, TimeRole.AS_OF)
    if now is not None:
        return now.period
    then = told_when(tell.when, text, TimeRole.WHEN)
    if then is None:
        then = told_when(tell.when, text, TimeRole.DEADLINE, TimeRole.UNTIL)
    if then is not None and _is_exact(then.period, claim):
        return then.period
    return claim.said_on


def _is_exact(period: Period | None, claim: Claim) -> bool:
    """Whether a time is a day or two that had come when the claim was made."""
    if period is None or period.start >= claim.said_on.end:
        return False
    return (period.end - period.start).days <= 2


def _promised(tell: Tell, claim: Claim, text: str) -> tuple[Period | None, bool]:
    roles = (TimeRole.DEADLINE, TimeRole.UNTIL, TimeRole.WHEN)
    for time in tell.when:
        period = time.period
        if time.role not in roles or period is None or names_agreement(time, text):
            continue
        return period, True
    return claim.said_on, False


def _since(period: Period | None, since: datetime) -> Period | None:
    """Cut a period off at the agreement's beginning; None if it lies before it."""
    if period is None or period.end <= since:
        return None
    return Period(start=max(period.start, since), end=period.end)


def day_text(period: Period) -> str:
    """Return a period in a few characters, for reasons."""
    first, last = period.start.date(), period.end.date()
    days = (period.end - period.start).days
    return f"{first}" if days <= 1 else f"{first} to {last}"
