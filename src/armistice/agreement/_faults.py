"""Faults with a path into the file, on their way to problems with a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from armistice.agreement import _base as base
from armistice.agreement import _shapes as shapes
from armistice.agreement import _terms as terms
from armistice.agreement._codes import Code
from armistice.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from armistice.agreement._tree import Loc, Node

WARNINGS = frozenset(
    {Code.NO_OBLIGATIONS, Code.UNKNOWN_SUBJECT, Code.NOTICE_WITHOUT_RENEWAL}
)
_CODES = frozenset(code.value for code in Code)
_MANY = 8  # more known names than this make a message hard to read

_SHAPES: Mapping[str, type[base.Shape]] = shapes.ITEMS | {
    "at": terms.InstantShape,
    "on": terms.InstantShape,
    "event": terms.AfterShape,
    "earliest": terms.EarliestShape,
    "latest": terms.LatestShape,
    "quantities": terms.QuantityShape,
    "quantity": terms.QuantityShape,
    "recurrence": terms.RecurrenceShape,
    "renewal": terms.RenewalShape,
    "depends": terms.DependencyShape,
    "stages": terms.StageShape,
    "organs": shapes.OrganShape,
    "people": shapes.OfficeShape,
    "wordings": shapes.WordingShape,
}
_NOUNS = {
    "parties": "party",
    "places": "place",
    "provisions": "provision",
    "events": "event",
    "obligations": "obligation",
    "amendments": "amendment",
    "interpretations": "interpretation",
    "notices": "notice",
}
_EXAMPLES = {
    "id": "a short name without blanks",
    "title": "title: Ceasefire agreement of 10 November",
    "signed": "signed: 2020-11-10",
    "in_force": "in_force: signature",
    "name": "name: Armenia",
    "role": "role: party",
    "provision": 'provision: "1"',
    "modality": "modality: must",
    "kind": "kind: achieve",
    "action": "action: withdraw_forces",
    "starts": "starts: entry_into_force",
    "due": "due: 2020-11-20",
    "field": "field: due",
    "value": "value: 2020-11-25 (or null, to take the field away)",
    "given_on": "given_on: 2020-11-20",
    "term": "term: 5 years",
    "every": "every: 30 days",
    "rel": "rel: after",
}
_GENTLE = {
    "bool_parsing": "write `yes` or `no`",
    "bool_type": "write `yes` or `no`",
    "float_parsing": "write a number",
    "finite_number": "write a number",
    "int_parsing": "write a whole number",
    "string_type": "write a plain text, in quotation marks if need be",
    "tuple_type": "write a list: `[a, b]`, or one `- a` per line",
    "dict_type": "write `name: text` lines under it",
    "model_type": "write its fields under it; docs/agreement-format.md shows how",
    "too_short": "write at least one",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault, by the path to what is wrong."""

    loc: Loc
    code: Code
    message: str


def suggest(name: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?` or the known names, as the rest of a sentence."""
    names = list(dict.fromkeys(known))
    folded = {one.casefold(): one for one in names}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{folded[close[0]]}`?"
    more = ", ..." if len(names) > _MANY else ""
    listed = ", ".join(f"`{one}`" for one in names[:_MANY]) + more
    return f"known are {listed}" if names else "none is listed yet"


def no_bearer(parties: Sequence[str]) -> str:
    """Return what to do about an obligation that nobody owes, with ids of this file."""
    message = "nobody is named who owes it; add who does: "
    if not parties:
        return f"{message}an id from `parties:`, where none is listed yet"
    return f"{message}`bearer: [{parties[0]}]` ({suggest('', parties)})"


def from_validation(
    err: ValidationError, prefix: Loc, *, parties: Sequence[str] = ()
) -> tuple[Fault, ...]:
    """Return what pydantic found wrong, in our words."""
    return tuple(
        _fault(error, prefix, parties)
        for error in err.errors(include_url=False)
        # A list is not too short because what stands in it is at fault.
        if error["type"] != "too_short" or not error["input"]
    )


def _fault(error: ErrorDetails, prefix: Loc, parties: Sequence[str]) -> Fault:
    loc = prefix + error["loc"]
    kind = error["type"]
    if kind in _CODES:
        return Fault(loc=loc, code=Code(kind), message=_named(loc, error["msg"]))
    if kind == "extra_forbidden":
        return Fault(loc=loc, code=Code.UNKNOWN_FIELD, message=_unknown(loc))
    if kind == "missing":
        return _missing(loc, parties)
    if kind == "enum":
        return Fault(loc=loc, code=Code.BAD_VALUE, message=_not_one_of(error, loc))
    if kind == "string_pattern_mismatch":
        message = f"`{error['input']}` cannot be an id; use letters, digits, `-`, `_` "
        message += "and `.`, no blanks, and begin with a letter or digit"
        return Fault(loc=loc, code=Code.BAD_ID, message=message)
    message = f"{_shown(error['input'])} does not fit; {_advice(error)}"
    return Fault(loc=loc, code=Code.BAD_VALUE, message=_named(loc, message))


def _advice(error: ErrorDetails) -> str:
    bound = error.get("ctx", {})
    if "ge" in bound:
        return f"write a number of at least {bound['ge']:g}"
    if "le" in bound:
        return f"write a number of at most {bound['le']:g}"
    return _GENTLE.get(error["type"], error["msg"])


def _shown(value: object) -> str:
    if value is None:
        return "an empty value"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"`{value}`"


def _field(loc: Loc) -> str:
    names = [part for part in loc if isinstance(part, str)]
    return names[-1] if names else ""


def _named(loc: Loc, message: str) -> str:
    """Put the field before the message, without the names of kinds of times."""
    part = loc[-1] if loc and isinstance(loc[-1], str) else ""
    return f"`{part}`: {message}" if part else message


def _shape_at(loc: Loc) -> tuple[type[base.Shape], str]:
    for part in reversed(loc):
        if isinstance(part, str) and part in _SHAPES:
            return _SHAPES[part], _NOUNS.get(part, part)
    return shapes.AgreementShape, "agreement"


def _unknown(loc: Loc) -> str:
    shape, noun = _shape_at(loc[:-1])
    name = str(loc[-1])
    if name in shape.also:
        other = shape.also[name]
        return f"`{name}` is another name for `{other}`, which is here too; keep one"
    if " " in name:
        hint = "if it is part of the text before it, put that text in quotation marks"
        return f"`{name}` is no field here ({noun}); {hint}"
    return f"`{name}` is no field here ({noun}); {suggest(name, shape.field_names())}"


def _missing(loc: Loc, parties: Sequence[str]) -> Fault:
    name = _field(loc)
    if name == "bearer":
        message = no_bearer(parties)
        return Fault(loc=loc[:-1], code=Code.EMPTY_BEARER, message=message)
    example = _EXAMPLES.get(name, f"{name}: ...")
    message = f"`{name}` is missing; add `{example}`"
    return Fault(loc=loc[:-1], code=Code.MISSING_FIELD, message=message)


def _not_one_of(error: ErrorDetails, loc: Loc) -> str:
    allowed = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    written = str(error["input"])
    hint = suggest(written, allowed)
    more = f"; {hint}" if hint.startswith("did") else ""
    listed = ", ".join(f"`{one}`" for one in allowed)
    return _named(loc, f"`{written}` is not one of {listed}{more}")


def to_problems(
    faults: Sequence[Fault], tree: Node, *, where: str
) -> tuple[Problem, ...]:
    """Return problems with lines and subjects, in the order of the file."""
    found = {_problem(fault, tree, where): None for fault in faults}
    return tuple(sorted(found, key=lambda p: (p.line or 0, p.code, p.message)))


def _problem(fault: Fault, tree: Node, where: str) -> Problem:
    node, subject, label = tree, None, ""
    for part in fault.loc:
        child = node.child(part) or node.child(_alias(part))
        if child is None:
            continue
        node = child
        if subject is None and isinstance(part, int):
            subject = _id_of(tree, fault.loc, node)
            noun = _NOUNS.get(str(fault.loc[0]), "")
            label = f"{noun} `{subject}`: " if subject and noun else ""
    return Problem(
        code=fault.code.value,
        message=label + fault.message,
        where=where,
        severity=Severity.WARNING if fault.code in WARNINGS else Severity.ERROR,
        line=node.line,
        subject=subject,
    )


def _alias(part: str | int) -> str | int:
    return {
        "modality": "mode",
        "quantities": "quantity",
        "interpretations": "readings",
    }.get(str(part), part)


def _id_of(tree: Node, loc: Loc, node: Node) -> str | None:
    """Return the id written inside an entry, or the key that it stands under."""
    own = node.child("id")
    if own is not None and isinstance(own.value, str):
        return own.value
    section = tree.child(loc[0]) or tree.child(_alias(loc[0]))
    index = loc[1] if len(loc) > 1 else None
    if section is None or not isinstance(section.value, dict):
        return node.value if isinstance(node.value, str) else None
    return list(section.value)[index] if isinstance(index, int) else None
