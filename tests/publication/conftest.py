"""An invented accord with two sides, a guarantor, and reports that disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from armistice.model import (
    Account,
    After,
    Agreement,
    Amendment,
    Basis,
    Bearing,
    Bound,
    Casualties,
    Claim,
    Commitment,
    CommitmentState,
    Comparison,
    DateSource,
    DeadlineStep,
    Directness,
    Evidence,
    Figure,
    Incident,
    IncidentFlag,
    IncidentState,
    Instant,
    Interpretation,
    Kind,
    Modality,
    Obligation,
    Party,
    PartyRole,
    Period,
    Perspective,
    Place,
    PlaceMention,
    Problem,
    Provision,
    Quantity,
    Report,
    ReviewState,
    Sameness,
    Severity,
    Span,
    Stance,
    Status,
    TimeMention,
    Verdict,
    Witness,
    Wording,
    end_of_day,
    start_of_day,
)
from armistice.publication import Edition, publish

ZONE = ZoneInfo("Europe/Lisbon")

GAZETTE = (
    "The mill stands on the eastern bank.\n\n"
    "The Kessarin Defence Ministry said on Friday that its troops had handed over "
    "the Old Mill. Orvale's spokesman denied that the mill had been handed over.\n\n"
    "League observers are checking both accounts. The ministry said that two of its "
    "soldiers were wounded by fire near Low Ford on 4 March."
)
COURIER = (
    "Kessarin promised to clear the road by the end of April, the League envoy "
    "recalled. In May a spokesman in Kessarin said the work would end in June.\n\n"
    "Some 120 observers have arrived of the 200 agreed."
)


def day(year: int, month: int, number: int) -> Period:
    return Period.of_day(date(year, month, number), ZONE)


def at(year: int, month: int, number: int) -> datetime:
    return start_of_day(date(year, month, number), ZONE)


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def claim(
    id_: str,
    text: str,
    *,
    content: str,
    claimant: str = "",
    cue: str = "",
    report: str = "gazette-1",
    actor: str = "KS",
    side: str = "KS",
    stance: Stance = Stance.ASSERTS,
    said: Period | None = None,
    reviewed: ReviewState = ReviewState.MACHINE,
) -> Claim:
    return Claim(
        id=id_,
        report=report,
        publisher="River Gazette" if report == "gazette-1" else "Hill Courier",
        published=at(2031, 3, 6) if report == "gazette-1" else at(2031, 5, 20),
        said_on=said or day(2031, 3, 5),
        claimant=claimant,
        claimant_span=span(text, claimant) if claimant else None,
        cue=cue,
        cue_span=span(text, cue, text.index(claimant)) if cue else None,
        content=content,
        content_spans=(span(text, content),),
        stance=stance,
        direct=Directness.INDIRECT,
        certainty=0.9,
        actor=actor,
        side=side,
        reviewed=reviewed,
        recorded=datetime(2031, 6, 1, 9, tzinfo=UTC),
    )


def evidence(
    id_: str, claim_id: str, obligation: str, bearing: Bearing, **more: object
) -> Evidence:
    base = Evidence(
        id=id_,
        claim=claim_id,
        obligation=obligation,
        bearing=bearing,
        place="mill",
        period=day(2031, 3, 5),
        actor="KS",
        origin=f"KS:{claim_id}",
        reason="the mill is named, and handing over is what point 1 asks for",
        certainty=0.8,
        said_on=at(2031, 3, 5),
        published=at(2031, 3, 6),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def agreement() -> Agreement:
    return Agreement(
        id="brenn-2031",
        title="Accord of Brenn Bridge",
        signed=date(2031, 2, 20),
        in_force=Instant(at=date(2031, 2, 21), tz="Europe/Lisbon"),
        tz="Europe/Lisbon",
        parties=(
            Party(id="KS", name="Kessarin", role=PartyRole.PARTY),
            Party(id="OR", name="Orvale", role=PartyRole.PARTY),
            Party(id="ML", name="Maritime League", role=PartyRole.GUARANTOR),
        ),
        places=(
            Place(id="mill", name="Old Mill", names=(("or", "Vella Molin"),)),
            Place(id="ford", name="Low Ford"),
        ),
        provisions=(
            Provision(
                id="1",
                summary="The mill changes hands early in March.",
                wordings=(
                    Wording(version="ks", text="by"),
                    Wording(version="or", text="before"),
                ),
            ),
            Provision(id="2", summary="Fire ceases on both banks."),
        ),
        obligations=_obligations(),
        amendments=(
            Amendment(
                id="later-mill",
                target="mill-handover",
                field="due",
                value=Instant(at=date(2031, 3, 8), tz="Europe/Lisbon"),
                agreed_on=date(2031, 3, 3),
                accepted_by=("KS",),
            ),
        ),
        interpretations=(
            Interpretation(
                id="whole-mill",
                held_by=("OR",),
                target="mill-handover",
                field="object",
                value="with its weir",
                stated_on=date(2031, 2, 25),
            ),
        ),
    )


def _obligations() -> tuple[Obligation, ...]:
    in_force = After(event="entry_into_force")
    return (
        Obligation(
            id="mill-handover",
            provision="1",
            modality=Modality.MUST,
            kind=Kind.ACHIEVE,
            bearer=("KS",),
            counterparty=("OR",),
            action="hand_over",
            object="the Old Mill",
            place="mill",
            starts=in_force,
            due=Instant(at=date(2031, 3, 5), tz="Europe/Lisbon"),
            must_persist=True,
        ),
        Obligation(
            id="ceasefire",
            provision="2",
            modality=Modality.MUST_NOT,
            kind=Kind.REFRAIN,
            bearer=("KS", "OR"),
            action="fire",
            summary="Both sides cease fire on both banks",
            starts=in_force,
            verifier=("ML",),
        ),
        Obligation(
            id="observers",
            provision="3",
            modality=Modality.MUST,
            kind=Kind.ACHIEVE,
            bearer=("ML",),
            action="deploy_observers",
            quantities=(Quantity(unit="personnel", op=Comparison.EXACTLY, n=200),),
            starts=in_force,
            due=After(event="entry_into_force", offset="P5M"),
        ),
    )


PERSPECTIVES = (
    Perspective(id="party:KS", name="Kessarin", hears=("KS",)),
    Perspective(id="party:OR", name="Orvale", hears=("OR",)),
    Perspective(id="guarantor", name="Guarantor", hears=("ML",)),
    Perspective(
        id="third", name="Third parties", deaf_to=("KS", "OR", "ML", "outlet:*")
    ),
    Perspective(id="combined", name="All together"),
)


def _claims() -> tuple[Claim, ...]:
    ministry = "The Kessarin Defence Ministry"
    return (
        claim(
            "c-handed",
            GAZETTE,
            claimant=ministry,
            cue="said on Friday",
            content="its troops had handed over the Old Mill",
        ),
        claim(
            "c-denied",
            GAZETTE,
            claimant="Orvale's spokesman",
            cue="denied",
            content="the mill had been handed over",
            actor="OR",
            side="OR",
            stance=Stance.DENIES,
            reviewed=ReviewState.ACCEPTED,
        ),
        claim(
            "c-checking",
            GAZETTE,
            claimant="League observers",
            cue="are checking",
            content="both accounts",
            actor="ML",
            side="ML",
            stance=Stance.CHECKING,
        ),
        replace(
            claim(
                "c-wounded",
                GAZETTE,
                claimant="The ministry",
                cue="said",
                content="two of its soldiers were wounded by fire near Low Ford on 4 March",
                stance=Stance.ACCUSES,
            ),
            times=(
                TimeMention(
                    span=span(GAZETTE, "4 March"),
                    text="4 March",
                    value="2031-03-04",
                    period=day(2031, 3, 4),
                ),
            ),
            places=(
                PlaceMention(
                    span=span(GAZETTE, "Low Ford"), text="Low Ford", place="ford"
                ),
            ),
        ),
        claim(
            "c-voice",
            GAZETTE,
            content="The mill stands on the eastern bank.",
            actor="outlet:river-gazette",
            side="outlet",
            reviewed=ReviewState.REJECTED,
        ),
        claim(
            "c-april",
            COURIER,
            report="courier-1",
            claimant="the League envoy",
            cue="recalled",
            content="Kessarin promised to clear the road by the end of April",
            actor="person:tam-oriel",
            side="third",
            stance=Stance.PROMISES,
            said=day(2031, 5, 20),
        ),
        claim(
            "c-june",
            COURIER,
            report="courier-1",
            claimant="a spokesman in Kessarin",
            cue="said",
            content="the work would end in June",
            stance=Stance.PROMISES,
            said=Period.of_days(date(2031, 5, 1), date(2031, 5, 31), ZONE),
        ),
    )


def _evidence() -> tuple[Evidence, ...]:
    return (
        evidence("e-done", "c-handed", "mill-handover", Bearing.DONE),
        evidence(
            "e-not",
            "c-denied",
            "mill-handover",
            Bearing.NOT_DONE,
            actor="OR",
            against="KS",
            reviewed=ReviewState.ACCEPTED,
        ),
        evidence(
            "e-check", "c-checking", "mill-handover", Bearing.CHECKING, actor="ML"
        ),
        evidence(
            "e-unsure",
            "c-voice",
            "mill-handover",
            Bearing.DONE,
            actor="outlet:river-gazette",
            sameness=Sameness.UNSURE,
        ),
        evidence(
            "e-fire",
            "c-wounded",
            "ceasefire",
            Bearing.VIOLATION,
            place="ford",
            period=day(2031, 3, 4),
            against="OR",
            incident="i-ford",
        ),
        evidence(
            "e-other",
            "c-wounded",
            "mill-handover",
            Bearing.VIOLATION,
            sameness=Sameness.DIFFERENT,
        ),
    )


def _verdict(
    obligation: str, perspective: str, status: Status, **more: object
) -> Verdict:
    base = Verdict(
        obligation=obligation,
        perspective=perspective,
        as_of=end_of_day(date(2031, 5, 31), ZONE),
        known_at=datetime(2031, 6, 2, 12, tzinfo=UTC),
        status=status,
        ended=False,
        basis=None,
        deadline=None,
        deadline_source="text",
        progress=None,
        witness=Witness(),
        reason="Nobody heard here has said anything of it.",
        reviewed_share=None,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _due(month: int, number: int) -> Period:
    end = end_of_day(date(2031, month, number), ZONE)
    return Period(start=end, end=end)


def _verdicts() -> tuple[Verdict, ...]:
    text = DeadlineStep(source="text", due=_due(3, 5), reason="point 1 names the day")
    moved = DeadlineStep(
        source="later-mill", due=_due(3, 8), reason="announced by Kessarin alone"
    )
    mill = {
        "party:KS": (Status.FULFILLED, (text, moved), ("e-done",), ()),
        "party:OR": (Status.OVERDUE, (text,), ("e-not",), ()),
        "guarantor": (Status.UNKNOWN, (text,), (), ()),
        "third": (Status.UNKNOWN, (text,), (), ()),
        "combined": (Status.CONTESTED, (text,), ("e-done",), ("e-not", "e-gone")),
    }
    rows = [
        _verdict(
            "mill-handover",
            perspective,
            status,
            deadline=steps[-1].due,
            basis=Basis.SELF_REPORTED if deciding else None,
            progress=0.5 if deciding else None,
            reviewed_share=0.5 if rebuttal else (0.0 if deciding else None),
            witness=Witness(deciding=deciding, rebuttal=rebuttal, deadline=steps),
            reason=f"As told: {status}.",
            flags=("checking",) if perspective == "combined" else (),
        )
        for perspective, (status, steps, deciding, rebuttal) in mill.items()
    ]
    fire = {
        "party:KS": Status.VIOLATED,
        "party:OR": Status.IN_FORCE,
        "guarantor": Status.UNKNOWN,
        "third": Status.UNKNOWN,
        "combined": Status.ALLEGED,
    }
    rows += [
        _verdict(
            "ceasefire",
            perspective,
            status,
            witness=Witness(deciding=("e-fire",))
            if status != Status.UNKNOWN
            else Witness(),
            by_bearer=(("KS", Status.IN_FORCE), ("OR", status)),
        )
        for perspective, status in fire.items()
    ]
    due = _due(7, 21)
    rows += [
        _verdict(
            "observers", p.id, Status.IN_FORCE, deadline=due, ended=p.id == "third"
        )
        for p in PERSPECTIVES
        if p.id != "guarantor"
    ]
    return tuple(rows)


def _incident() -> Incident:
    return Incident(
        id="i-ford",
        obligation="ceasefire",
        kind="shelling",
        against="OR",
        place="ford",
        period=day(2031, 3, 4),
        state=IncidentState.CONTESTED,
        flags=(IncidentFlag.CHECKING,),
        claims=("c-wounded", "c-gone"),
        accounts=(
            Account(
                actor="KS",
                claim="c-wounded",
                bearing=Bearing.VIOLATION,
                said_on=at(2031, 3, 5),
                delay_hours=24.0,
            ),
            Account(
                actor="OR",
                claim="c-gone",
                bearing=Bearing.NO_VIOLATION,
                said_on=at(2031, 3, 6),
            ),
        ),
        casualties_by_account=(
            Casualties(actor="KS", claim="c-wounded", killed=0, wounded=2),
            Casualties(actor="OR", claim="c-gone"),
        ),
    )


def _commitments() -> tuple[Commitment, ...]:
    april = Commitment(
        id="k-april",
        claim="c-april",
        obligation="ceasefire",
        promised_by="KS",
        told_by="person:tam-oriel",
        content="clear the road by the end of April",
        made_on=Period.of_days(date(2031, 3, 1), date(2031, 3, 31), ZONE),
        due=_due(4, 30),
        state=CommitmentState.NOT_KEPT,
        answered_by=("c-june",),
    )
    june = replace(
        april,
        id="k-june",
        claim="c-june",
        told_by="KS",
        content="end the work in June",
        made_on=Period.of_days(date(2031, 5, 1), date(2031, 5, 31), ZONE),
        due=_due(6, 30),
        state=CommitmentState.OPEN,
        answered_by=(),
        slipped_from="k-april",
    )
    return (april, june)


def _figures() -> tuple[Figure, ...]:
    arrived = Figure(
        id="f-arrived",
        claim=None,
        report="courier-1",
        actor="outlet:hill-courier",
        span=span(COURIER, "Some 120 observers"),
        text="Some 120 observers",
        low=110,
        high=130,
        bound=Bound.ABOUT,
        unit="personnel",
        aspect="arrived",
        group="personnel:arrived",
        obligation="observers",
        period=day(2031, 5, 20),
        published=at(2031, 5, 20),
    )
    agreed = replace(
        arrived,
        id="f-agreed",
        claim="c-april",
        text="200 agreed",
        span=span(COURIER, "200 agreed"),
        low=200,
        high=200,
        bound=Bound.EXACT,
        aspect="mandated",
        group="personnel:mandated",
        period=None,
    )
    return (arrived, agreed)


def _report(id_: str, title: str, publisher: str, text: str, on: datetime) -> Report:
    return Report(
        id=id_,
        title=title,
        publisher=publisher,
        published=on,
        published_source=DateSource.FOUND,
        captured=datetime(2031, 6, 1, 8, 30, tzinfo=UTC),
        sha256="ab" * 32,
        media_type="text/plain",
        text=text,
        address=f"https://example.org/{id_}",
        source_path=f"{id_}.txt",
    )


def make_edition() -> Edition:
    accord = agreement()
    start, mid = at(2031, 2, 21), at(2031, 3, 6)
    end = end_of_day(date(2031, 5, 31), ZONE)
    courses = {
        (v.obligation, v.perspective): (
            (Period(start=start, end=mid), Status.IN_FORCE),
            (Period(start=mid, end=end), v.status),
        )
        for v in _verdicts()
    }
    return Edition(
        title="Brenn Bridge watch",
        as_of=end,
        known_at=datetime(2031, 6, 2, 12, tzinfo=UTC),
        generated=datetime(2031, 6, 2, 12, 5, tzinfo=UTC),
        agreements=(accord,),
        perspectives={accord.id: PERSPECTIVES},
        reports=(
            _report(
                "gazette-1",
                "Two accounts of a mill",
                "River Gazette",
                GAZETTE,
                at(2031, 3, 6),
            ),
            _report(
                "courier-1",
                "The road is late",
                "Hill Courier",
                COURIER,
                at(2031, 5, 20),
            ),
        ),
        claims=_claims(),
        evidence=_evidence(),
        incidents=(_incident(),),
        commitments=_commitments(),
        figures=_figures(),
        verdicts=_verdicts(),
        timelines=courses,
        findings={
            accord.id: (
                Problem(
                    code="no-verifier",
                    message="Point 1 names nobody who verifies the handover.",
                    where="agreements/brenn.yaml",
                    line=31,
                    severity=Severity.FINDING,
                    subject="mill-handover",
                ),
            )
        },
        problems=(
            Problem(
                code="near-empty",
                message="Too little text to read.",
                where="reports/x.txt",
            ),
        ),
    )


def make_empty() -> Edition:
    return Edition(
        title="Nothing yet",
        as_of=datetime(2031, 6, 1, tzinfo=UTC),
        known_at=datetime(2031, 6, 1, tzinfo=UTC),
        generated=datetime(2031, 6, 1, tzinfo=UTC) + timedelta(minutes=5),
        agreements=(),
        perspectives={},
    )


@pytest.fixture(scope="session")
def edition() -> Edition:
    return make_edition()


@pytest.fixture(scope="session")
def empty() -> Edition:
    return make_empty()


@pytest.fixture(scope="session")
def bare(edition: Edition) -> Edition:
    """An agreement without any report."""
    return replace(
        make_empty(), agreements=edition.agreements, perspectives=edition.perspectives
    )


@pytest.fixture(scope="session")
def site(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(edition, tmp_path_factory.mktemp("published") / "site").parent
