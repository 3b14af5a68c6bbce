"""What was agreed: parties, places, provisions and obligations with their times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003  pydantic reads these at run time
from enum import StrEnum


class PartyRole(StrEnum):
    """What somebody named in an agreement is to it."""

    PARTY = "party"
    GUARANTOR = "guarantor"
    MECHANISM = "mechanism"
    MEDIATOR = "mediator"
    ARMED_GROUP = "armed_group"
    DE_FACTO = "de_facto"
    THIRD = "third"


class Modality(StrEnum):
    """Whether a duty, a prohibition or a power."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"


class Kind(StrEnum):
    """What keeping an obligation looks like."""

    ACHIEVE = "achieve"
    MAINTAIN = "maintain"
    REFRAIN = "refrain"
    REPORT = "report"
    POWER = "power"


class Boundary(StrEnum):
    """Whether the named day itself still counts."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"
    UNCLEAR = "unclear"


class DayCount(StrEnum):
    """Which days an offset counts."""

    CALENDAR = "calendar"
    WORKING = "working"


class DayOne(StrEnum):
    """Whether the day of the event is itself day one."""

    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"


class Relation(StrEnum):
    """How an obligation depends on another one or on an event."""

    AFTER = "after"
    BEFORE = "before"
    IN_PARALLEL = "in_parallel"
    UNLESS = "unless"
    IF = "if"
    RECIPROCAL = "reciprocal"


class Measure(StrEnum):
    """What a number of a quantity stands for."""

    LEVEL = "level"
    """How many there are at a time (soldiers deployed)."""
    CUMULATIVE = "cumulative"
    """How many so far (prisoners returned)."""
    SHARE = "share"
    """Which part of the whole so far, 0 to 1 (arms laid down)."""


class Comparison(StrEnum):
    """How a quantity bounds what is done."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EXACTLY = "=="
    ALL = "all"


class Joint(StrEnum):
    """Whether several bearers owe the same act each, or one act together."""

    EACH = "each"
    JOINT = "joint"


class Retroactive(StrEnum):
    """Whether an amendment also changes the time before it."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """A fixed time as it was written: a day or a moment, in a time zone."""

    at: datetime | date
    tz: str = "UTC"
    boundary: Boundary = Boundary.INCLUSIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """A time relative to an event.

    `event` is `signature`, `entry_into_force`, `event:<id>` for a dated fact of the
    agreement's file, or `<obligation>.started|fulfilled|violated`. `offset` is an
    ISO 8601 duration of whole days or more and may be negative (`-P6M`).
    """

    event: str
    offset: str = "P0D"
    count: DayCount = DayCount.CALENDAR
    day_one: DayOne = DayOne.NEXT_DAY
    boundary: Boundary = Boundary.INCLUSIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """The earliest of several times."""

    earliest: tuple[Time, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest of several times."""

    latest: tuple[Time, ...]


Time = Instant | After | Earliest | Latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many of what."""

    unit: str
    op: Comparison = Comparison.EXACTLY
    n: float | None = None
    measure: Measure = Measure.LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A duty that comes again: every so often, or on every event of a kind."""

    every: str
    """An ISO 8601 duration, or `on:<event>`."""
    first: Time | None = None
    until: Time | None = None
    tolerance: str = "P0D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A term that goes on by a further term, unless notice is given."""

    term: str
    auto: bool
    notice: str | None = None
    who_may_object: tuple[str, ...] = ()
    max_terms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """A tie to another obligation (its id) or to an event (`event:<id>`)."""

    rel: Relation
    ref: str
    tolerance: str | None = None
    """How far two parallel courses may drift: a share (`0.2`) or a duration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step with its own deadline. A share is cumulative."""

    id: str
    due: Time
    share: float | None = None
    place: str | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one published version words a provision: differences are findings."""

    version: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One numbered point of the text, told in our own words."""

    id: str
    summary: str = ""
    wordings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A person in an office, with the days in between where known."""

    person: str
    from_: date | None = None
    to: date | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ that speaks for a party: a ministry, a president, a spokesman."""

    name: str
    aliases: tuple[str, ...] = ()
    people: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody named in the agreement's file: a party, guarantor, mission, other."""

    id: str
    name: str
    role: PartyRole
    acts_for: str | None = None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    """What its armed forces are called ("peacekeepers", "the contingent")."""
    organs: tuple[Organ, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the agreement with every side's names."""

    id: str
    name: str
    within: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """Pairs of a label ("az", "hy", "en2") and a name."""
    not_to_confuse: tuple[str, ...] = ()
    """Ids of places with like names."""
    lat: float | None = None
    lon: float | None = None
    geometry: str | None = None
    """GeoJSON geometry as text, where the file gives one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated fact that times refer to as `event:<id>`; without a day, not known."""

    id: str
    name: str = ""
    on: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One thing that somebody must do, must not do, or may do.

    `preemptive`: doing it before it is in force counts. `perdurant`: it stays owed
    after the deadline. `must_persist`: undoing it breaches it.
    """

    id: str
    provision: str
    modality: Modality
    kind: Kind
    bearer: tuple[str, ...]
    action: str
    object: str = ""
    joint: Joint = Joint.EACH
    counterparty: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    summary: str = ""
    place: str | None = None
    parts: tuple[str, ...] = ()
    except_places: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    starts: Time
    due: Time | None = None
    ends: Time | None = None
    stages: tuple[Stage, ...] = ()
    recurrence: Recurrence | None = None
    renewal: Renewal | None = None
    depends: tuple[Dependency, ...] = ()
    verifier: tuple[str, ...] = ()
    verifier_is_interpretation: bool = False
    """The text names no verifier; the file's author reads one into it."""
    mechanism: str | None = None
    """How it is to be done, where the text says so."""
    consent: tuple[str, ...] = ()
    """Whose further agreement it needs."""
    best_efforts: bool = False
    preemptive: bool = True
    perdurant: bool = True
    must_persist: bool = False
    compensated_by: str | None = None
    suspends: tuple[str, ...] = ()
    line: int | None = None
    """Where the file has it."""


TermValue = Time | Quantity | str | bool | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change of one field of one obligation.

    `value` None takes the field away (a deadline removed without a new one).
    It binds whom it was accepted by; proposing or announcing is accepting.
    """

    id: str
    target: str
    field: str
    value: TermValue
    agreed_on: date | None = None
    effective: date | None = None
    retroactive: Retroactive = Retroactive.UNCLEAR
    proposed_by: tuple[str, ...] = ()
    accepted_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    recorded: datetime | None = None
    """When it entered the ledger; the ledger fills it in."""
    retracted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """One party's own stated understanding of one field of one obligation."""

    id: str
    held_by: tuple[str, ...]
    target: str
    field: str
    value: TermValue
    stated_on: date | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Notice given against the renewal of a term."""

    id: str
    target: str
    by: str
    given_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement as data. Order of parties is the order on every page."""

    id: str
    title: str
    signed: date
    in_force: Time
    tz: str = "UTC"
    parties: tuple[Party, ...]
    places: tuple[Place, ...] = ()
    provisions: tuple[Provision, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    notices: tuple[Notice, ...] = ()
    events: tuple[Event, ...] = ()
    versions: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Subjects that the text settles, in the words of the lint's list."""
    silent_on: tuple[tuple[str, str], ...] = ()
    """Pairs of a subject that the text leaves open and the agreement's term for it."""
    note: str = ""

    def party(self, party_id: str) -> Party | None:
        """Return the party of this id, or None."""
        return next((p for p in self.parties if p.id == party_id), None)

    def obligation(self, obligation_id: str) -> Obligation | None:
        """Return the obligation of this id, or None."""
        return next((o for o in self.obligations if o.id == obligation_id), None)

    def place(self, place_id: str) -> Place | None:
        """Return the place of this id, or None."""
        return next((p for p in self.places if p.id == place_id), None)

    def principal(self, actor: str) -> str:
        """Return whom an actor speaks for: its `acts_for`, or itself."""
        party = self.party(actor)
        return actor if party is None or party.acts_for is None else party.acts_for

    def enclosing(self, place_id: str) -> tuple[str, ...]:
        """Return the place and everything that it lies within, nearest first."""
        found: list[str] = [place_id]
        for here in found:
            place = self.place(here)
            if place is not None:
                found.extend(up for up in place.within if up not in found)
        return tuple(found)
