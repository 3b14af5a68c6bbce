"""An invented accord, and readings made by hand, word by word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from armistice.linking import Known, Related, link, relate
from armistice.model import (
    ActorMention,
    After,
    Agreement,
    Amendment,
    Bound,
    Claim,
    Comparison,
    DateSource,
    Directness,
    EventMention,
    Evidence,
    FigureMention,
    Hedge,
    Instant,
    Kind,
    Link,
    Modality,
    Obligation,
    Office,
    Organ,
    Party,
    PartyRole,
    Period,
    Place,
    PlaceMention,
    Quantity,
    Reading,
    Report,
    Span,
    Stance,
    TimeMention,
    TimeRole,
    content_id,
)

SIGNED = date(2031, 5, 1)
START = After(event="entry_into_force")


def day(text: str) -> Period:
    return Period.of_day(date.fromisoformat(text), UTC)


def duty(id_: str, bearer: str, action: str, **more: object) -> Obligation:
    basis: dict[str, object] = {
        "id": id_,
        "provision": id_[0],
        "modality": Modality.MUST,
        "kind": Kind.ACHIEVE,
        "bearer": tuple(bearer.split()),
        "action": action,
        "starts": START,
    }
    return Obligation(**{**basis, **more})  # type: ignore[arg-type]


def due(text: str) -> Instant:
    return Instant(at=date.fromisoformat(text))


ACCORD = Agreement(
    id="vale",
    title="Vale accord",
    signed=SIGNED,
    in_force=Instant(at=SIGNED),
    parties=(
        Party(
            id="NOR",
            name="Norland",
            role=PartyRole.PARTY,
            aliases=("Norhaven",),
            demonyms=("Norlandic",),
            organs=(
                Organ(
                    name="Ministry of Defence of Norland",
                    aliases=("Defence Ministry", "Norlandic Defence Ministry"),
                ),
                Organ(
                    name="President of Norland",
                    people=(
                        Office(
                            person="Ada Korr",
                            from_=date(2028, 1, 1),
                            to=date(2031, 12, 31),
                            aliases=("Korr",),
                        ),
                    ),
                ),
            ),
        ),
        Party(
            id="SUD",
            name="Sudmark",
            role=PartyRole.PARTY,
            demonyms=("Sudmarker",),
            organs=(
                Organ(
                    name="Ministry of Defence of Sudmark",
                    aliases=("Defence Ministry", "Sudmarker Defence Ministry"),
                ),
                Organ(name="Security Council of Sudmark"),
            ),
        ),
        Party(
            id="GAR",
            name="Garland",
            role=PartyRole.GUARANTOR,
            demonyms=("Garlander",),
            organs=(Organ(name="Ministry of Defence of Garland"),),
        ),
        Party(
            id="VOM",
            name="Vale Observer Mission",
            role=PartyRole.MECHANISM,
            acts_for="GAR",
            aliases=("observer mission",),
            forces=("observers",),
        ),
        Party(
            id="FREE",
            name="Free Vale authorities",
            role=PartyRole.DE_FACTO,
            aliases=("separatists",),
        ),
    ),
    places=(
        Place(id="vale", name="Vale", lat=10.0, lon=10.0),
        Place(id="east", name="Eastmere district", within=("vale",)),
        Place(id="west", name="Westmere district", within=("vale",)),
        Place(id="hill", name="Hill district", within=("vale",)),
        Place(
            id="east_village",
            name="Eastmere village",
            within=("hill",),
            not_to_confuse=("east",),
        ),
        Place(id="corridor", name="Westmere corridor", within=("west",)),
        Place(id="road", name="Vale road", within=("vale",)),
    ),
    obligations=(
        duty(
            "1-ceasefire",
            "NOR SUD",
            "hostilities",
            modality=Modality.MUST_NOT,
            kind=Kind.REFRAIN,
            place="vale",
        ),
        duty(
            "1-positions",
            "NOR SUD",
            "remain_at_current_positions",
            kind=Kind.MAINTAIN,
            place="vale",
        ),
        duty(
            "2-east",
            "NOR",
            "return_territory",
            counterparty=("SUD",),
            place="east",
            due=due("2031-05-20"),
            must_persist=True,
        ),
        duty(
            "2-west",
            "NOR",
            "return_territory",
            counterparty=("SUD",),
            place="west",
            except_places=("corridor",),
            due=due("2031-06-01"),
            must_persist=True,
        ),
        duty(
            "3-deploy",
            "GAR",
            "deploy_observers",
            place="vale",
            quantities=(
                Quantity(unit="personnel", op=Comparison.EXACTLY, n=500),
                Quantity(unit="vehicles", op=Comparison.EXACTLY, n=40),
            ),
        ),
        duty("4-withdraw", "NOR", "withdraw_forces", place="vale"),
        duty(
            "4-stay",
            "GAR",
            "keep_observers",
            modality=Modality.MAY,
            kind=Kind.POWER,
            place="vale",
        ),
        duty(
            "5-prisoners",
            "SUD",
            "return_prisoners",
            quantities=(Quantity(unit="prisoners", op=Comparison.ALL),),
        ),
        duty("6-road", "NOR SUD", "open_route", place="road", must_persist=True),
        duty("7-law", "SUD", "adopt_amnesty_law", due=due("2031-07-01")),
        duty("8-mines", "NOR", "clear_mines", place="hill"),
        duty("9-border", "SUD", "restore_border_control"),
    ),
    amendments=(
        Amendment(
            id="east-later", target="2-east", field="due", value=due("2031-05-30")
        ),
    ),
)


@dataclass
class Said:
    """One claim to be: what, by whom, and what a reader would find in it."""

    content: str
    by: str = ""
    cue: str = ""
    stance: Stance = Stance.ASSERTS
    events: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str | None], ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    role: TimeRole = TimeRole.WHEN
    figures: tuple[tuple[str, str, float, str], ...] = ()
    hedge: Hedge = Hedge.CERTAIN
    within: int | None = None
    """Index of the claim that this one is told within."""
    addressee: str = ""
    said_on: str = ""
    after: str = ""
    """Words behind the cue."""
    joined: bool = False
    """In the same paragraph as the one before."""


@dataclass
class Desk:
    """Links made-up reports against the accord."""

    agreements: tuple[Agreement, ...] = (ACCORD,)
    publisher: str = "Vale Times"
    published: str = "2031-05-25"
    names: dict[str, str] = field(default_factory=dict)
    """Short name -> the fullest name that a reader would find."""

    def read(self, *said: Said, id_: str = "r1") -> tuple[Report, Reading]:
        text, claims, sentences = "", [], []
        for one in said:
            if text:
                text += " " if one.joined else "\n\n"
            claim, text = self._claim(one, text, claims, id_)
            claims.append(claim)
            sentences.append(Span(claim.content_spans[0].start, len(text)))
        actors = tuple(
            ActorMention(
                span=Span(text.index(short), text.index(short) + len(short)),
                text=short,
                party=None,
                name=full,
            )
            for short, full in self.names.items()
        )
        published = datetime.fromisoformat(self.published).replace(tzinfo=UTC)
        report = Report(
            id=id_,
            title="",
            publisher=self.publisher,
            published=published,
            published_source=DateSource.GIVEN,
            captured=published,
            sha256="0" * 64,
            media_type="text/plain",
            text=text,
        )
        reading = Reading(
            report=id_,
            reader="by hand",
            sentences=tuple(sentences),
            claims=tuple(claims),
            actors=actors,
        )
        return report, reading

    def _claim(
        self, one: Said, text: str, before: list[Claim], id_: str
    ) -> tuple[Claim, str]:
        start = len(text)
        end = start + len(one.content)
        text += one.content
        by = cue = None
        if one.by:
            text += f", {one.by} "
            by = Span(len(text) - 1 - len(one.by), len(text) - 1)
            text += one.cue
            cue = Span(len(text) - len(one.cue), len(text))
            text += f"{one.after}."
        published = datetime.fromisoformat(self.published).replace(tzinfo=UTC)
        said_on = day(one.said_on or self.published)
        claim = Claim(
            id=content_id("c", id_, start, one.by, one.content, len(before)),
            report=id_,
            publisher=self.publisher,
            published=published,
            said_on=said_on,
            claimant=one.by,
            claimant_span=by,
            cue=one.cue,
            cue_span=cue,
            content=one.content,
            content_spans=(Span(start, end),),
            stance=one.stance,
            direct=Directness.INDIRECT,
            certainty=0.9,
            hedge=one.hedge,
            times=tuple(_time(one, t, v, start) for t, v in one.times),
            places=tuple(
                PlaceMention(span=_at(one, t, start), text=t, place=p)
                for t, p in one.places
            ),
            figures=tuple(
                FigureMention(
                    span=_at(one, t, start),
                    text=t,
                    low=n,
                    high=n,
                    bound=Bound.EXACT,
                    unit=unit,
                    counted=t,
                    aspect=aspect,
                )
                for t, unit, n, aspect in one.figures
            ),
            events=tuple(
                EventMention(span=_at(one, t, start), text=t, kind=k)
                for t, k in one.events
            ),
            addressee=one.addressee,
            cites=None if one.within is None else before[one.within].id,
        )
        return claim, text

    def links(self, *said: Said, id_: str = "r1") -> list[Link]:
        report, reading = self.read(*said, id_=id_)
        return list(link(reading, report, Known(agreements=self.agreements)))

    def evidence(self, *said: Said) -> tuple[Evidence, ...]:
        """The evidence of the last claim."""
        return self.links(*said)[-1].evidence

    def bearings(self, *said: Said) -> set[tuple[str, str]]:
        """What the last claim surely bears on, and how."""
        return {
            (e.obligation, str(e.bearing))
            for e in self.evidence(*said)
            if e.sameness == "same"
        }

    def unsure(self, *said: Said) -> set[tuple[str, str]]:
        """What the last claim may bear on, for a person to say."""
        return {
            (e.obligation, str(e.bearing))
            for e in self.evidence(*said)
            if e.sameness == "unsure"
        }

    def relate(
        self, *said: Said, as_of: str = "2031-12-31", id_: str = "r1"
    ) -> Related:
        claims, evidence = self.told(*said, id_=id_)
        moment = datetime.fromisoformat(as_of).replace(tzinfo=UTC)
        return relate(self.agreements, claims, evidence, as_of=moment)

    def told(self, *said: Said, id_: str = "r1") -> tuple[list[Claim], list[Evidence]]:
        _, reading = self.read(*said, id_=id_)
        links = {one.claim: one for one in self.links(*said, id_=id_)}
        claims = [
            replace(c, actor=links[c.id].actor, side=links[c.id].side)
            for c in reading.claims
        ]
        return claims, [e for one in links.values() for e in one.evidence]


def _at(one: Said, text: str, start: int) -> Span:
    here = start + one.content.index(text)
    return Span(here, here + len(text))


def _time(one: Said, text: str, value: str, start: int) -> TimeMention:
    if len(value) == 7:
        first = datetime.fromisoformat(f"{value}-01").replace(tzinfo=UTC)
        last = (first + timedelta(days=32)).replace(day=1)
        period = Period(start=first, end=last)
    else:
        period = day(value)
    return TimeMention(
        span=_at(one, text, start), text=text, value=value, period=period, role=one.role
    )


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def say() -> Callable[..., Said]:
    return Said


@pytest.fixture
def accord() -> Agreement:
    return ACCORD
