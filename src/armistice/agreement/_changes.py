"""Amendments and interpretations: which field, which value, which obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from armistice.agreement import _base as base
from armistice.agreement import _terms as terms
from armistice.agreement._codes import Code
from armistice.agreement._faults import Fault, from_validation, suggest
from armistice.model import Joint, Kind, Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.agreement import _shapes as shapes
    from armistice.agreement._tree import Loc


def _first(raw: object) -> object:
    return raw[0] if isinstance(raw, list) and len(raw) == 1 else raw


_TIME: TypeAdapter[Any] = TypeAdapter(terms.TimeShape)
_IDS: TypeAdapter[Any] = TypeAdapter(terms.Ids)
_TEXT: TypeAdapter[Any] = TypeAdapter(str)
_FLAG: TypeAdapter[Any] = TypeAdapter(bool)
_QUANTITY: TypeAdapter[Any] = TypeAdapter(
    Annotated[terms.OneQuantity, BeforeValidator(_first)]
)

FIELDS: Mapping[str, TypeAdapter[Any]] = {
    "starts": _TIME,
    "due": _TIME,
    "ends": _TIME,
    "quantities": _QUANTITY,
    **dict.fromkeys(
        (
            "bearer",
            "counterparty",
            "beneficiary",
            "parts",
            "except_places",
            "verifier",
            "consent",
            "suspends",
        ),
        _IDS,
    ),
    **dict.fromkeys(
        ("action", "object", "summary", "place", "mechanism", "compensated_by"), _TEXT
    ),
    **dict.fromkeys(("best_efforts", "preemptive", "perdurant", "must_persist"), _FLAG),
    "modality": TypeAdapter(Annotated[Modality, BeforeValidator(base.token)]),
    "kind": TypeAdapter(Annotated[Kind, BeforeValidator(base.token)]),
    "joint": TypeAdapter(Annotated[Joint, BeforeValidator(base.token)]),
}
"""What can be changed, and how the new value is read."""

_LASTING = frozenset({"starts", "bearer", "action", "modality", "kind", "joint"})


def field_of(change: shapes.AmendmentShape | shapes.InterpretationShape) -> str:
    """Return the obligation's field that a change names, by its first name."""
    return {"mode": "modality", "quantity": "quantities"}.get(
        change.field, change.field
    )


def read_value(
    change: shapes.AmendmentShape | shapes.InterpretationShape, loc: Loc
) -> tuple[Any, tuple[Fault, ...]]:
    """Return the new value in the field's own type, and what is wrong with it."""
    field = field_of(change)
    adapter = FIELDS.get(field)
    if adapter is None:
        message = f"`{change.field}` is no field that can change; "
        message += suggest(change.field, FIELDS)
        fault = Fault(loc=(*loc, "field"), code=Code.BAD_AMENDMENT, message=message)
        return None, (fault,)
    here = (*loc, "value")
    if change.value is None:
        nothing = () if adapter is _IDS else None  # a list is taken away by emptying it
        return nothing, _removal(field, here)
    try:
        return adapter.validate_python(change.value), ()
    except ValidationError as err:
        return None, from_validation(err, here)


def _removal(field: str, loc: Loc) -> tuple[Fault, ...]:
    if field not in _LASTING:
        return ()
    message = f"`{field}` cannot be taken away, only changed; write the new value"
    return (Fault(loc=loc, code=Code.BAD_AMENDMENT, message=message),)


def targets(
    change: shapes.AmendmentShape | shapes.InterpretationShape, known: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of an id and an obligation: one for each obligation changed."""
    if change.target == ("all",):
        meant = tuple(one for one in known if one not in change.except_)
        return tuple((f"{change.id}.{one}", one) for one in meant)
    if len(change.target) == 1:
        return ((change.id, change.target[0]),)
    return tuple((f"{change.id}.{one}", one) for one in change.target)
