"""Who said what, in which words: what a reader finds in a report, by span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  pydantic reads it at run time
from enum import StrEnum

from armistice.model.periods import Period  # noqa: TC001  likewise


class Stance(StrEnum):
    """What the claimant does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    PROMISES = "promises"
    DEMANDS = "demands"
    PREDICTS = "predicts"
    NO_COMMENT = "no_comment"
    CHECKING = "checking"
    UNANSWERED = "unanswered"
    RETRACTS = "retracts"


class Directness(StrEnum):
    """Whether the words are the claimant's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Hedge(StrEnum):
    """How sure the claimant presents the content to be."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """How a number bounds what it counts."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class ReviewState(StrEnum):
    """What people have decided about a machine reading."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open) of a report's working text."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether some character lies in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters that it stands for."""
        return text[self.start : self.end]


class TimeRole(StrEnum):
    """What a time expression says about the event beside it."""

    WHEN = "when"
    DEADLINE = "deadline"
    """"by June", "within 14 days"."""
    SINCE = "since"
    UNTIL = "until"
    AS_OF = "as_of"
    """"to this day", "it is the middle of July now"."""
    DURATION = "duration"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression, resolved against the publication date."""

    span: Span
    text: str
    value: str
    """TIMEX3 value: `2020-11-20`, `2022-06`, `P5Y`, ...; empty if unresolved."""
    period: Period | None
    role: TimeRole = TimeRole.WHEN


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name, resolved to the agreement's place or to the gazetteer."""

    span: Span
    text: str
    place: str | None
    """`<id>` of the agreement, `geo:<id>` of the gazetteer, None if unresolved."""
    lat: float | None = None
    lon: float | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A name or description of somebody who acts or speaks."""

    span: Span
    text: str
    party: str | None
    """Id of the agreement's party that the words name or belong to, if any."""
    name: str
    """The fullest name for the same actor in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """A number in a report: how many, of what, of which kind of count."""

    span: Span
    text: str
    low: float
    high: float
    bound: Bound
    unit: str
    """What is counted, as one noun: `personnel`, `apc`, `killed`, `persons`."""
    counted: str
    """What is counted, in the report's words."""
    aspect: str = ""
    """Mandated, deploying, arrived, killed, ...: figures of different aspects are
    never compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word for an event of a kind that agreements care about."""

    span: Span
    text: str
    kind: str
    """A kind of the lexicon: `withdraw`, `attack`, `hand_over`, ..."""
    negated: bool = False
    modal: str = ""
    """Empty if told as fact; `must`, `may`, `will`, `if`, `should` otherwise."""
    completed: bool = True
    """Told as over and done, not as going on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who said what. Without claimant and cue it is the article's own voice."""

    id: str
    report: str
    publisher: str
    published: datetime
    said_on: Period
    """When the claimant spoke, as far as the words tell."""
    claimant: str
    claimant_span: Span | None
    cue: str
    cue_span: Span | None
    content: str
    content_spans: tuple[Span, ...]
    stance: Stance
    direct: Directness
    certainty: float
    """The machine's own, 0 to 1: how sure that this is said, by this claimant."""
    hedge: Hedge = Hedge.CERTAIN
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    addressee: str = ""
    """Who was asked or accused, in the report's words, where the claim is so."""
    cites: str | None = None
    """Id of the outer claim within which this one is told, if any."""
    actor: str | None = None
    """Whose word it is, once linking has told: a party's id or an actor's."""
    side: str | None = None
    """The party id that the actor speaks for, `guarantor`'s id, `third`, `outlet`."""
    reviewed: ReviewState = ReviewState.MACHINE
    recorded: datetime | None = None
    retracted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that a reader found in one report."""

    report: str
    reader: str
    """Name and version of the reader."""
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    calibrated: bool = False
    """The certainty of claims is the probability that they are right, as measured."""
