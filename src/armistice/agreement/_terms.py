"""The smaller parts of the file's format: texts, times, quantities, steps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from armistice.agreement import _shorthand as short
from armistice.agreement._base import Shape, as_ids, as_list, by_id, token
from armistice.agreement._codes import Code
from armistice.model import (
    Boundary,
    Comparison,
    DayCount,
    DayOne,
    Measure,
    Relation,
)


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
Length = Annotated[
    str,
    BeforeValidator(short.length),
    _written({"type": "string", "examples": ["6 months", "P5Y"]}),
]
Tolerance = Annotated[
    str,
    BeforeValidator(short.tolerance),
    _written({"type": "string", "examples": ["2 days", "P7D"]}),
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
    n: float | None = Field(
        None, allow_inf_nan=False, description="The number; none with `all`."
    )
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
    tolerance: Tolerance = Field("P0D", description="How late still counts as timely.")


def _recurrence(raw: object) -> object:
    return {"every": raw} if isinstance(raw, str) else raw


OneRecurrence = Annotated[
    RecurrenceShape,
    BeforeValidator(_recurrence, json_schema_input_type=str | RecurrenceShape),
]


class RenewalShape(Shape):
    """A term that goes on by a further term."""

    term: Length = Field(description="How long each further term is.")
    auto: bool = Field(description="Whether it goes on unless somebody objects.")
    notice: Length | None = Field(None, description="How long before the end.")
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
