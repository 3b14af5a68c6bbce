"""The shapes of time expressions, as regular expressions with named parts."""

from __future__ import annotations

import re

from armistice.model import TimeRole
from armistice.reading._numbers import WORDS

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|"
    r"Nov\.?|Dec\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)"
_WEEKDAY = (
    r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.)"
)
_PART = (
    r"(?P<part>[Ee]arly|[Mm]id(?:dle)?|[Ll]ate|(?:[Tt]he )?(?:beginning|start|middle|end) of|"
    r"(?:[Tt]he )?(?:first|second) half of)"
)
_OF_DAY = r"(?: (?P<when>morning|afternoon|evening|night))"
_UNIT = (
    r"(?P<unit>second|minute|hour|day|week|fortnight|weekend|month|quarter|year|decade|"
    r"century|centurie)s?"
)
_COUNT = (
    rf"(?P<count>\d{{1,4}}(?:\.\d)?|(?i:{WORDS})|(?:a |the )?(?:last |past )?"
    r"(?:few|several|couple of|couple)|several|many|some|half an?|an?|"
    r"[Aa] few|[Ss]everal|[Ss]ome|[Aa]n?|dozens of|hundreds of)"
)
_ABOUT = r"(?P<about>(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Aa]pproximately|[Rr]oughly|[Ss]ome|[Mm]ore than|[Oo]ver|[Aa]t least|[Ll]ess than|[Uu]p to) )?"
_SEASON = (
    r"(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
)

_SOURCES: tuple[tuple[str, str], ...] = (
    ("iso", rf"\b{_YEAR}-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)(?!\d)"),
    (
        "numeric",
        r"\b(?P<a>[0-3]?\d)(?P<sep>[./])(?P<b>[01]?\d|[0-3]\d)(?P=sep)"
        r"(?P<year>(?:19|20)\d\d)\b",
    ),
    (
        "range_mdd",
        rf"\b{_MONTH} {_DAY} ?(?:-|–|to|and) ?(?P<day2>[0-3]?\d)\b(?!\d|:|,\d)(?:,? {_YEAR})?",
    ),
    (
        "range_ddm",
        rf"\b{_DAY} ?(?:-|–|to|and) ?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)? {_MONTH}\b(?:,? {_YEAR})?",
    ),
    (
        "mdy",
        rf"(?:\b{_WEEKDAY},? )?\b{_MONTH} (?:the )?{_DAY}\b(?!:|[,.]?\d|%)(?:(?:,| of)? ?{_YEAR}\b)?",
    ),
    (
        "dmy",
        rf"(?:\b{_WEEKDAY},? )?(?:\b[Tt]he )?\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}\b)?",
    ),
    ("part_month", rf"\b{_PART}[ -]{_MONTH}(?:(?:,| of)? {_YEAR}\b)?"),
    ("month_year", rf"\b{_MONTH}(?:,| of)? {_YEAR}\b"),
    ("month", rf"\b{_MONTH}(?![\w-])"),
    (
        "season",
        rf"\b(?:(?P<ref>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he) )?(?:{_PART}[ -])?{_SEASON}(?: of)?(?:,? {_YEAR}\b)?",
    ),
    (
        "decade",
        rf"(?:\b[Tt]he )?(?:\b{_PART}[ -](?:the )?)?\b(?P<decade>(?:1[0-9]|20)\d0|\d0)[’']?s\b",
    ),
    ("part_year", rf"\b{_PART}[ -](?:the year )?{_YEAR}\b"),
    (
        "year",
        rf"(?<![\w$€£.,:/-]){_YEAR}\b(?![.,:/-]?\d|-\w|%| o[’']clock| hours| local)",
    ),
    ("hours_of", rf"\b[Tt]he (?:early|late) hours of {_WEEKDAY}"),
    (
        "weekday",
        rf"\b(?:(?P<ref>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) )?{_WEEKDAY}{_OF_DAY}?(?!\w)",
    ),
    (
        "named",
        r"\b(?P<named>[Tt]he day before yesterday|[Tt]he day after tomorrow|"
        r"[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night|"
        r"[Tt]his (?:morning|afternoon|evening))\b"
        r"(?: (?:morning|afternoon|evening|night)\b)?",
    ),
    (
        "same_day",
        r"\b(?P<named>[Tt]he same day|[Tt]hat (?:same )?day|[Tt]he (?:next|following) day)\b",
    ),
    (
        "ref_unit",
        rf"\b(?P<ref>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]oming|[Cc]urrent|[Tt]he following|[Tt]hat) {_UNIT}\b",
    ),
    (
        "recent",
        rf"\b[Rr]ecent {_UNIT}\b|\b(?:[Tt]he )?(?:[Ll]ast|[Pp]ast|[Cc]oming|[Nn]ext) (?P<count>\d{{1,4}}|{WORDS}|few|several|couple of) {_UNIT.replace('unit', 'unit2')}\b",
    ),
    ("ago", rf"\b{_ABOUT}{_COUNT} {_UNIT} (?:ago|earlier this year)\b"),
    (
        "from_now",
        rf"\b[Ii]n {_COUNT} {_UNIT}['’]? time\b|\b{_COUNT.replace('count', 'count2')} {_UNIT.replace('unit', 'unit2')} from now\b",
    ),
    (
        "after_event",
        rf"\b{_ABOUT}(?:[Aa]fter )?{_COUNT} {_UNIT} (?P<side>later|earlier|after|before|following)\b",
    ),
    ("after_span", rf"\b{_ABOUT}(?P<side>after) {_COUNT} {_UNIT}\b"),
    ("adjective", rf"\b{_COUNT}-{_UNIT}\b(?!-old)"),
    ("duration", rf"\b{_ABOUT}{_COUNT}(?: more| full| consecutive)? {_UNIT}\b"),
    ("weekend", r"\b(?P<ref>[Tt]he|[Ll]ast|[Tt]his|[Nn]ext) weekend\b"),
    ("recently", r"\b[Rr]ecently\b"),
    (
        "now",
        r"\b(?P<named>[Tt]o this day|[Aa]t present|[Aa]t the moment|[Cc]urrently|[Nn]owadays|[Nn]ow)\b",
    ),
)
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(source)) for name, source in _SOURCES
)

ROLES: tuple[tuple[re.Pattern[str], TimeRole], ...] = tuple(
    (
        re.compile(rf"\b(?:{words}) (?:the |a |an |about |around )?$", re.IGNORECASE),
        role,
    )
    for words, role in (
        (r"as of|as at", TimeRole.AS_OF),
        (
            r"by|no later than|not later than|before|within|deadline of|deadline is|due on|due by|"
            r"deadline on|prior to|ahead of",
            TimeRole.DEADLINE,
        ),
        (r"since|starting from|starting|from", TimeRole.SINCE),
        (r"until|till|up to|through", TimeRole.UNTIL),
    )
)
"""Words right before an expression, and the role they give it."""


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    start = name[:3].lower()
    return next(n for n, full in enumerate(MONTHS, 1) if full.startswith(start))


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    start = name[:3].lower()
    return next(n for n, full in enumerate(WEEKDAYS) if full.startswith(start))


def part_name(words: str | None) -> str:
    """Return `early`, `mid`, `late` or nothing for "the middle of" and the like."""
    if words is None:
        return ""
    low = words.lower()
    if any(word in low for word in ("early", "beginning", "start", "first half")):
        return "early"
    return "mid" if "mid" in low else "late"
