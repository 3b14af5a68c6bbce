"""The short forms: what a person may write instead of a mapping."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic_core import PydanticCustomError

from armistice.agreement._codes import Code
from armistice.model import Offset

_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?"
_ZONE = r"[A-Za-z]\w*(?:/[\w+-]+)*"
_FIXED = re.compile(
    r"(?:(?P<word>by|on|until|till|before|from|since|no later than|not later than)\s+)?"
    rf"(?P<at>{_DAY}(?:[T ]{_CLOCK})?)(?:\s+(?P<tz>{_ZONE}))?",
    re.IGNORECASE,
)
_UNITS = {
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}
_SPAN = re.compile(
    rf"(?P<sign>-\s?)?(?P<n>\d+)\s*(?P<working>working\s+)?(?P<unit>{'|'.join(_UNITS)})s?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?:within|by|on|in)\s+)?(?:(?P<day>day)\s+(?P<nth>\d+)|(?P<span>-?P\S+|\d.*?))"
    r"\s+(?P<way>after|before|of|from)\s+(?P<event>\S+)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:(?P<word>on|upon|at|by|before|after|from|since|until|till)\s+)?"
    r"(?P<event>[^\W\d][\w:.-]*|\d[\w-]*\.\w+)",
    re.IGNORECASE,
)
_RHYTHMS = {
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
}
_OPERATORS = {
    "at least": ">=",
    "no fewer than": ">=",
    "no less than": ">=",
    "at most": "<=",
    "up to": "<=",
    "no more than": "<=",
    "not more than": "<=",
    "exactly": "==",
    "=": "==",
    ">=": ">=",
    "<=": "<=",
    "==": "==",
}
_AMOUNT = re.compile(
    rf"(?:(?P<op>{'|'.join(map(re.escape, _OPERATORS))})\s*)?"
    r"(?P<n>\d[\d,_]*(?:\.\d+)?)(?P<percent>\s?%)?\s+(?:of\s+)?(?P<unit>\D.*?)"
    r"(?P<total>\s+(?:in total|so far))?",
    re.IGNORECASE,
)
_TIE = re.compile(
    r"(?P<rel>after|before|in[_ ]parallel(?: with)?|unless|if|reciprocal(?: with| to)?)"
    r"\s+(?P<ref>\S+)",
    re.IGNORECASE,
)
YEARS = range(1600, 3000)  # what no agreement lies outside of is a slip of the pen
MAX_MONTHS = 100 * 12  # the longest leases; also keeps sums inside the calendar
TIME_FORMS = (
    "a day (2020-11-20), `before 2020-11-20`, an event (entry_into_force), "
    "or `14 days after entry_into_force`"
)


def refuse(code: Code, text: str) -> PydanticCustomError:
    """Return the error that a validator raises, to carry a code and a message."""
    return PydanticCustomError(code.value, "{text}", {"text": text})


def read_time(raw: object) -> object:
    """Turn the short form of a time into the mapping that it stands for."""
    if isinstance(raw, dict):
        return raw
    if not isinstance(raw, str):
        raise refuse(Code.BAD_TIME, f"this is not a time; write {TIME_FORMS}")
    text = re.sub(r"\s+", " ", raw.strip())
    text = re.sub(r"(?i)entry into force", "entry_into_force", text)
    found = _fixed(text) or _relative(text) or _on_event(text)
    if found is None:
        hint = _day_hint(text)
        raise refuse(Code.BAD_TIME, f"`{raw}` is not a time; {hint}write {TIME_FORMS}")
    return found


def _fixed(text: str) -> dict[str, str] | None:
    match = _FIXED.fullmatch(text)
    if match is None:
        return None
    found = {"at": match["at"]}
    if match["tz"]:
        found["tz"] = match["tz"]
    if (match["word"] or "").lower() == "before":
        found["boundary"] = "exclusive"
    return found


def _relative(text: str) -> dict[str, str] | None:
    match = _RELATIVE.fullmatch(text)
    if match is None:
        return None
    written = f"{match['nth']} days" if match["day"] else match["span"]
    span = _SPAN.fullmatch(written)
    offset = duration(written)
    found = {"event": match["event"], "offset": offset}
    if match["way"].lower() == "before":
        found["offset"] = offset[1:] if offset.startswith("-") else f"-{offset}"
    if span is not None and span["working"]:
        found["count"] = "working"
    return found


def _on_event(text: str) -> dict[str, str] | None:
    match = _EVENT.fullmatch(text)
    if match is None:
        return None
    before = (match["word"] or "").lower() == "before"
    return {"event": match["event"]} | ({"boundary": "exclusive"} if before else {})


def read_moment(raw: object) -> object:
    """Read a day or a moment as ISO 8601 writes them.

    The day stays a day: it gets no clock time that nobody wrote.
    """
    text = str(raw).strip()
    found: date | None = None
    try:
        if re.fullmatch(_DAY, text):
            found = date.fromisoformat(text)
        elif re.match(rf"{_DAY}[T ]", text):
            found = datetime.fromisoformat(text)
    except ValueError as err:
        message = f"`{text}` is no day of the calendar ({err}); correct it"
        raise refuse(Code.BAD_DAY, message) from err
    if found is not None and found.year in YEARS:
        return found
    message = f"`{text}` is not a day or moment; {_day_hint(text, words=False)}"
    raise refuse(Code.BAD_DAY, f"{message}write it like 2020-11-20 or 2020-11-20T18:00")


def read_day(raw: object) -> object:
    """Read a day without a clock time."""
    found = read_moment(raw)
    if isinstance(found, datetime):
        message = f"`{raw}` has a clock time, but only a day is wanted; "
        raise refuse(Code.BAD_DAY, f"{message}write {found.date()}")
    return found


_MONTHS = [
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
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED = r"(?P<month>[A-Za-z]{3,9})\.?"
_OTHER_DAYS = (
    r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\b",
    r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b",
    r"\b(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})\b",
    rf"\b{_NTH} (?:of )?{_NAMED},? (?P<year>\d{{4}})\b",
    rf"\b{_NAMED} {_NTH},? (?P<year>\d{{4}})\b",
)


def _day_hint(text: str, *, words: bool = True) -> str:
    """Return which day may be meant, as part of a sentence.

    Args:
        text: What is written.
        words: Whether a word like `by` may stand before the day.
    """
    matches = (re.search(pattern, text) for pattern in _OTHER_DAYS)
    found = (_in_order(match, words=words) for match in matches if match is not None)
    meant = dict.fromkeys(found)
    either = " or ".join(f"`{one}`" for one in meant if one)
    return f"did you mean {either}? " if either else ""


def _in_order(match: re.Match[str], *, words: bool) -> str:
    """Return the text with its day written year first; nothing for no day."""
    try:
        day = date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        return ""
    whole = f"{match.string[: match.start()]}{day}{match.string[match.end() :]}"
    form = _FIXED.fullmatch(whole)
    # `before` and the like change what is meant, so they stay.
    return whole if form and (words or not form["word"]) else str(day)


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    named = (n for n, name in enumerate(_MONTHS, 1) if name.startswith(written.lower()))
    return next(named, 0)


def duration(raw: object) -> str:
    """Read `14 days`, `6 months` or ISO 8601 into ISO 8601.

    It may be negative, but not longer than a hundred years.
    """
    text = str(raw).strip()
    match = _SPAN.fullmatch(text)
    if match:
        iso = _UNITS[match["unit"].lower()].format(int(match["n"]))
        text = f"-{iso}" if match["sign"] else iso
    try:
        offset = Offset.parse(text)
    except ValueError as err:
        message = f"`{text}` is not a length of time; write `14 days`, `6 months`, "
        raise refuse(Code.BAD_DURATION, f"{message}or ISO 8601 like P14D") from err
    if _months(offset) > MAX_MONTHS:
        message = f"`{raw}` is longer than a hundred years; correct it, or leave it out"
        raise refuse(Code.BAD_DURATION, message)
    return text


def _months(offset: Offset) -> float:
    return offset.months + offset.days / 30 + offset.minutes / (30 * 24 * 60)


def length(raw: object) -> str:
    """Read a duration that is longer than nothing."""
    text = duration(raw)
    offset = Offset.parse(text)
    if offset.sign < 0 or _months(offset) == 0:
        message = f"`{raw}` has to be longer than nothing; write it like `14 days`"
        raise refuse(Code.BAD_DURATION, message)
    return text


def tolerance(raw: object) -> str:
    """Read a duration that is not negative."""
    text = duration(raw)
    return length(raw) if Offset.parse(text).sign < 0 else text


def rhythm(raw: object) -> str:
    """Read how often: a duration, `monthly`, `every 30 days`, or `on:<event>`."""
    text = re.sub(r"^(?i:every)\s+", "", str(raw).strip())
    if text.startswith("on:") and len(text) > len("on:"):
        return text
    if text.lower() in _RHYTHMS:
        return _RHYTHMS[text.lower()]
    if text.lower() in _UNITS:
        text = f"1 {text}"
    return length(text)


def leeway(raw: object) -> str:
    """Read how far two courses may drift: a share (`0.2`, `20%`) or a duration."""
    text = str(raw).strip()
    if re.fullmatch(r"-?\d+(\.\d+)?\s?%?", text):
        return f"{share(text):g}"
    return tolerance(text)


def share(raw: object) -> float:
    """Read a share from 0 to 1, also written in per cent."""
    text = str(raw).strip()
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)\s?(%?)", text)
    n = None if match is None else float(match[1]) / (100 if match[2] else 1)
    if n is None or not 0 <= n <= 1:
        message = f"`{text}` is not a share from 0 to 1; write 0.3 or 30%"
        raise refuse(Code.BAD_SHARE, message)
    return n


def zone(raw: object) -> str:
    """Check the name of a time zone."""
    text = str(raw).strip()
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as err:
        message = f"`{text}` is not a time zone; write `UTC` or the area and a city, "
        raise refuse(Code.BAD_ZONE, f"{message}like Europe/Moscow") from err
    return text


def read_quantity(raw: object) -> object:
    """Turn `>= 10000 troops`, `30% of weapons` or `all prisoners` into a mapping."""
    if not isinstance(raw, str):
        return raw
    text = re.sub(r"\s+", " ", raw.strip())
    if text.lower().startswith("all "):
        return {"op": "all", "unit": text[4:], "measure": "cumulative"}
    match = _AMOUNT.fullmatch(text)
    if match is None:
        message = f"`{raw}` is not a quantity; write `1960 personnel`, "
        raise refuse(
            Code.BAD_QUANTITY, f"{message}`>= 10000 troops` or `all prisoners`"
        )
    number = match["n"].replace(",", "").replace("_", "")
    found = {"unit": match["unit"], "op": operator(match["op"] or "=="), "n": number}
    if match["percent"]:
        found |= {"n": str(share(f"{number}%")), "measure": "share"}
    elif match["total"]:
        found["measure"] = "cumulative"
    return found


def operator(raw: object) -> object:
    """Read `at least` as `>=`, and so on."""
    return _OPERATORS.get(str(raw).strip().lower(), raw)


def read_tie(raw: object) -> object:
    """Turn `after m2-finish` or `in parallel with 3-deploy` into a mapping."""
    if not isinstance(raw, str):
        return raw
    match = _TIE.fullmatch(raw.strip())
    if match is None:
        message = f"`{raw}` is not a dependency; write `after <obligation>`, "
        more = "`in parallel with <obligation>`, `if event:<id>` or `unless event:<id>`"
        raise refuse(Code.BAD_DEPENDENCY, message + more)
    rel = re.sub(r" (with|to)$", "", match["rel"].lower()).replace(" ", "_")
    return {"rel": rel, "ref": match["ref"]}
