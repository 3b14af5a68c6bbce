"""The smaller parts of the file's format: texts, times, quantities, steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
    WithJsonSchema,
    model_validator,
)

from armistice.agreement import _shorthand as short
from armistice.agreement._codes import Code
from armistice.model import (
    Boundary,
    Comparison,
    DayCount,
    DayOne,
    Measure,
    Relation,
)

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def _title(shape: type) -> str:
    return shape.__name__.removesuffix("Shape")


class Shape(BaseModel):
    """A mapping of the file: an unknown field is a fault, never ignored."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        model_title_generator=_title,
    )
    also: ClassVar[Mapping[str, str]] = {}
    """Other names that a field may be written with."""

    @model_validator(mode="before")
    @classmethod
    def _rename(cls, raw: object) -> object:
        if not isinstance(raw, dict):
            return raw
        both = [old for old, new in cls.also.items() if old in raw and new in raw]
        return {
            key if key in both else cls.also.get(key, key): value
            for key, value in raw.items()
            if value is not None or key == "value" or key not in cls.field_names()
        }

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return every name that a field may be written with."""
        own = (field.alias or name for name, field in cls.model_fields.items())
        return (*own, *cls.also)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Let editors know the other names as well."""
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        for old, new in cls.also.items():
            schema["properties"][old] = schema["properties"][new]
            if new in schema.get("required", []):
                schema["required"].remove(new)
                either = {"anyOf": [{"required": [new]}, {"required": [old]}]}
                schema.setdefault("allOf", []).append(either)
        return reference


def as_list(raw: object) -> object:
    """Take one thing for a list of one, and nothing for an empty list."""
    if raw is None:
        return []
    return raw if isinstance(raw, list) else [raw]


def as_ids(raw: object) -> object:
    """Take `AM, AZ` for a list of two."""
    if isinstance(raw, str):
        return [part.strip() for part in raw.split(",") if part.strip()]
    return as_list(raw)


def by_id(field: str) -> Callable[[object], object]:
    """Return a reader of lists that may also be written as a mapping by id.

    Args:
        field: What a plain text beside an id stands for.
    """

    def read(raw: object) -> object:
        if isinstance(raw, dict):
            return [_entry(key, value, field) for key, value in raw.items()]
        return [{"id": one} if isinstance(one, str) else one for one in _listed(raw)]

    return read


def _listed(raw: object) -> list[object]:
    found = as_list(raw)
    return found if isinstance(found, list) else []


def _entry(key: str, value: object, field: str) -> object:
    if isinstance(value, dict):
        return {"id": key} | value
    return {"id": key} if value is None else {"id": key, field: value}


def token(raw: object) -> object:
    if not isinstance(raw, str):
        return raw
    return raw.strip().lower().replace("-", "_").replace(" ", "_")


def _without_prefix(raw: object) -> object:
    return raw.removeprefix("obl:") if isinstance(raw, str) else raw


def _written(schema: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema(schema, mode="validation")


_ANY_TEXT = {"type": ["string", "number"]}
_PATTERN = r"^\w[\w.-]*$"

Word = Annotated[str, _written(_ANY_TEXT)]
Id = Annotated[str, Field(pattern=_PATTERN), _written(_ANY_TEXT)]
Ids = Annotated[
    tuple[Word, ...],
    BeforeValidator(as_ids, json_schema_input_type=str | list[Word] | None),
]
Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(as_list, json_schema_input_type=str | list[str] | None),
]
_DAY_SCHEMA = {"type": "string", "examples": ["2020-11-20"]}
Day = Annotated[date, BeforeValidator(short.read_day), _written(_DAY_SCHEMA)]
Moment = Annotated[
    datetime | date,
    BeforeValidator(short.read_moment),
    _written({"type": "string", "examples": ["2020-11-20", "2020-11-20T18:00"]}),
]
Duration = Annotated[
    str,
    BeforeValidator(short.duration),
    _written({"type": "string", "examples": ["14 days", "P14D", "6 months"]}),
]
Rhythm = Annotated[
    str,
    BeforeValidator(short.rhythm),
    _written({"type": "string", "examples": ["monthly", "30 days", "on:violation"]}),
]
Leeway = Annotated[
    str,
    BeforeValidator(short.leeway),
    _written({"type": ["string", "number"], "examples": ["0.2", "14 days"]}),
]
Share = Annotated[
    float,
    BeforeValidator(short.share),
    _written({"type": ["number", "string"], "examples": [0.3, "30%"]}),
]
Zone = Annotated[
    str,
    BeforeValidator(short.zone),
    _written({"type": "string", "examples": ["Europe/Moscow", "UTC"]}),
]
Event = Annotated[str, BeforeValidator(_without_prefix)]


class InstantShape(Shape):
    """A fixed day or moment."""

    at: Moment = Field(description="The day or moment, as the text has it.")
    tz: Zone | None = Field(None, description="Time zone; else the agreement's.")
    boundary: Annotated[Boundary, BeforeValidator(token)] = Field(
        Boundary.INCLUSIVE,
        description="Whether the named day still counts: `by` includes it, `before` "
        "excludes it, `unclear` where the text leaves it open.",
    )


class AfterShape(Shape):
    """A time counted from an event."""

    event: Event = Field(
        description="`signature`, `entry_into_force`, `event:<id>`, or "
        "`<obligation>.started`, `.fulfilled`, `.violated`."
    )
    offset: Duration = Field("P0D", description="How long after; negative: before.")
    count: Annotated[DayCount, BeforeValidator(token)] = Field(
        DayCount.CALENDAR, description="Calendar days, or working days only."
    )
    day_one: Annotated[DayOne, BeforeValidator(token)] = Field(
        DayOne.NEXT_DAY,
        description="Whether counting starts on the day of the event or the next.",
    )
    boundary: Annotated[Boundary, BeforeValidator(token)] = Field(
        Boundary.INCLUSIVE, description="Whether the day reached still counts."
    )


class EarliestShape(Shape):
    """The earliest of several times."""

    earliest: tuple[TimeShape, ...] = Field(min_length=1, description="The times.")


class LatestShape(Shape):
    """The latest of several times."""

    latest: tuple[TimeShape, ...] = Field(min_length=1, description="The times.")


def time_tag(raw: Any) -> str:
    keys = set(raw) if isinstance(raw, dict) else set()
    return next((k for k in ("at", "earliest", "latest") if k in keys), "event")


_Times = (
    Annotated[InstantShape, Tag("at")]
    | Annotated[AfterShape, Tag("event")]
    | Annotated[EarliestShape, Tag("earliest")]
    | Annotated[LatestShape, Tag("latest")]
)
_ShortTime = Annotated[
    str,
    Field(
        description=f"Short form: {short.TIME_FORMS}.",
        examples=["2020-11-20", "before 2020-11-20", "14 days after signature"],
    ),
]
TimeShape = Annotated[
    Annotated[_Times, Discriminator(time_tag)],
    BeforeValidator(
        short.read_time,
        json_schema_input_type=_ShortTime
        | InstantShape
        | AfterShape
        | EarliestShape
        | LatestShape,
    ),
]


Dated = Annotated[
    InstantShape,
    BeforeValidator(short.read_time, json_schema_input_type=_ShortTime | InstantShape),
]


class QuantityShape(Shape):
    """How many of what."""

    unit: str = Field(description="What is counted.")
    op: Annotated[Comparison, BeforeValidator(short.operator)] = Field(
        Comparison.EXACTLY, description="How the number bounds what is done."
    )
    n: float | None = Field(None, description="The number; none with `all`.")
    measure: Annotated[Measure, BeforeValidator(token)] = Field(
        Measure.LEVEL,
        description="`level`: at a time; `cumulative`: so far; `share`: which part "
        "of the whole so far, 0 to 1.",
    )

    @model_validator(mode="after")
    def _has_number(self) -> QuantityShape:
        if self.n is None and self.op is not Comparison.ALL:
            message = f"no number of {self.unit} is given; add `n: 100`, or `op: all`"
            raise short.refuse(Code.BAD_QUANTITY, message)
        if self.n is not None and self.n < 0:
            message = f"{self.n:g} {self.unit} is less than none; correct `n`"
            raise short.refuse(Code.BAD_QUANTITY, message)
        if self.measure is Measure.SHARE and self.n is not None and self.n > 1:
            message = f"`{self.n:g}` is not a share from 0 to 1; write 0.3 or `30% of`"
            raise short.refuse(Code.BAD_SHARE, message)
        return self


_ShortQuantity = Annotated[
    str,
    Field(
        description="Short form of a quantity.",
        examples=["1960 personnel", ">= 10000 troops", "all prisoners"],
    ),
]
OneQuantity = Annotated[
    QuantityShape,
    BeforeValidator(
        short.read_quantity, json_schema_input_type=_ShortQuantity | QuantityShape
    ),
]
Quantities = Annotated[
    tuple[OneQuantity, ...],
    BeforeValidator(
        as_list, json_schema_input_type=OneQuantity | list[OneQuantity] | None
    ),
]


class RecurrenceShape(Shape):
    """A duty that comes again."""

    every: Rhythm = Field(description="How often, or `on:<event>`.")
    first: TimeShape | None = Field(None, description="When it is due first.")
    until: TimeShape | None = Field(None, description="After when no more.")
    tolerance: Duration = Field("P0D", description="How late still counts as timely.")


def _recurrence(raw: object) -> object:
    return {"every": raw} if isinstance(raw, str) else raw


OneRecurrence = Annotated[
    RecurrenceShape,
    BeforeValidator(_recurrence, json_schema_input_type=str | RecurrenceShape),
]


class RenewalShape(Shape):
    """A term that goes on by a further term."""

    term: Duration = Field(description="How long each further term is.")
    auto: bool = Field(description="Whether it goes on unless somebody objects.")
    notice: Duration | None = Field(None, description="How long before the end.")
    who_may_object: Ids = Field((), description="Ids of parties.")
    max_terms: int | None = Field(None, ge=1, description="How many further terms.")


class DependencyShape(Shape):
    """A tie to another obligation or to an event."""

    rel: Annotated[Relation, BeforeValidator(token)] = Field(
        description="What the tie is."
    )
    ref: Event = Field(description="An obligation's id, or `event:<id>`.")
    tolerance: Leeway | None = Field(
        None, description="How far parallel courses may drift: a share or a duration."
    )


Dependencies = Annotated[
    tuple[
        Annotated[
            DependencyShape,
            BeforeValidator(
                short.read_tie, json_schema_input_type=str | DependencyShape
            ),
        ],
        ...,
    ],
    BeforeValidator(
        as_list,
        json_schema_input_type=str
        | DependencyShape
        | list[str | DependencyShape]
        | None,
    ),
]


class StageShape(Shape):
    """A step with its own deadline."""

    id: Id = Field(description="Names the step within its obligation.")
    due: TimeShape = Field(description="By when.")
    share: Share | None = Field(None, description="How much is then done in all, 0-1.")
    place: Word | None = Field(None, description="A place's id.")
    quantity: OneQuantity | None = Field(None, description="How many by then.")


Stages = Annotated[
    tuple[StageShape, ...],
    BeforeValidator(
        by_id("due"),
        json_schema_input_type=list[StageShape] | dict[str, Any] | None,
    ),
]

for _shape in (EarliestShape, LatestShape):
    _shape.model_rebuild()
