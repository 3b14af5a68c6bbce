"""Small agreements and claims from plain data, as the scenario files write them.

Kesra and Valdor are the parties, Ormond guarantees, its mission acts for it. The
uplands have three districts; Highvale has a town and a village.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from armistice.model import (
    After,
    Agreement,
    Amendment,
    Bearing,
    Bound,
    Boundary,
    Comparison,
    DayCount,
    DayOne,
    Dependency,
    Earliest,
    Event,
    Evidence,
    Instant,
    Interpretation,
    Joint,
    Kind,
    Latest,
    Measure,
    Modality,
    Notice,
    Obligation,
    Party,
    PartyRole,
    Period,
    Perspective,
    Place,
    Quantity,
    Recurrence,
    Relation,
    Renewal,
    Retroactive,
    ReviewState,
    Sameness,
    Stage,
    end_of_day,
    start_of_day,
)
from armistice.verdicts import Record, default_perspectives, judge, visible

PARTIES = (
    Party(id="KES", name="Kesra", role=PartyRole.PARTY),
    Party(id="VAL", name="Valdor", role=PartyRole.PARTY),
    Party(id="ORM", name="Ormond", role=PartyRole.GUARANTOR),
    Party(id="MIS", name="Ormond Mission", role=PartyRole.MECHANISM, acts_for="ORM"),
    Party(id="OBS", name="Border Observers", role=PartyRole.THIRD),
)
PLACES = (
    Place(id="uplands", name="the Uplands"),
    Place(id="highvale", name="Highvale district", within=("uplands",)),
    Place(id="lakeside", name="Lakeside district", within=("uplands",)),
    Place(id="eastmarch", name="Eastmarch district", within=("uplands",)),
    Place(id="town", name="Highvale town", within=("highvale",)),
    Place(id="mill", name="Mill village", within=("highvale",)),
    Place(id="corridor", name="Lakeside corridor", within=("lakeside",)),
)
SIGNED = date(2031, 11, 10)


def tuples(value):
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def time(raw):
    if raw is None:
        return None
    if isinstance(raw, date):
        return Instant(at=raw)
    if isinstance(raw, str):
        return After(event=raw)
    return _long_time(raw)


def _long_time(raw):
    if "at" in raw:
        boundary = Boundary(raw.get("boundary", "inclusive"))
        return Instant(at=raw["at"], tz=raw.get("tz", "UTC"), boundary=boundary)
    if "earliest" in raw:
        return Earliest(earliest=tuple(map(time, raw["earliest"])))
    if "latest" in raw:
        return Latest(latest=tuple(map(time, raw["latest"])))
    return After(
        event=raw["event"],
        offset=raw.get("offset", "P0D"),
        count=DayCount(raw.get("count", "calendar")),
        day_one=DayOne(raw.get("day_one", "next_day")),
    )


def quantity(raw):
    return Quantity(
        unit=raw["unit"],
        op=Comparison(raw.get("op", ">=")),
        n=raw.get("n"),
        measure=Measure(raw.get("measure", "level")),
    )


def stage(raw):
    return Stage(
        id=raw["id"],
        due=time(raw["due"]),
        share=raw.get("share"),
        place=raw.get("place"),
        quantity=quantity(raw["quantity"]) if "quantity" in raw else None,
    )


def recurrence(raw):
    return Recurrence(
        every=raw["every"],
        first=time(raw.get("first")),
        until=time(raw.get("until")),
        tolerance=raw.get("tolerance", "P0D"),
    )


def obligation(raw):
    kind = Kind(raw.get("kind", "achieve"))
    usual = {Kind.REFRAIN: "must_not", Kind.POWER: "may"}.get(kind, "must")
    renewal = raw.get("renewal")
    return Obligation(
        id=raw.get("id", "duty"),
        provision="1",
        modality=Modality(raw.get("modality", usual)),
        kind=kind,
        bearer=tuples(raw.get("bearer", "KES")),
        counterparty=tuples(raw.get("counterparty")),
        action="act",
        joint=Joint(raw.get("joint", "each")),
        place=raw.get("place"),
        parts=tuples(raw.get("parts")),
        except_places=tuples(raw.get("except_places")),
        quantities=tuple(map(quantity, raw.get("quantities", ()))),
        starts=time(raw.get("starts", "entry_into_force")),
        due=time(raw.get("due")),
        ends=time(raw.get("ends")),
        stages=tuple(map(stage, raw.get("stages", ()))),
        recurrence=recurrence(raw["recurrence"]) if "recurrence" in raw else None,
        renewal=Renewal(
            **{**renewal, "who_may_object": tuples(renewal.get("who_may_object"))}
        )
        if renewal
        else None,
        depends=tuple(
            Dependency(
                rel=Relation(d["rel"]), ref=d["ref"], tolerance=d.get("tolerance")
            )
            for d in raw.get("depends", ())
        ),
        verifier=tuples(raw.get("verifier")),
        preemptive=raw.get("preemptive", True),
        perdurant=raw.get("perdurant", True),
        must_persist=raw.get("must_persist", False),
    )


def value(raw):
    return (
        tuple(raw)
        if isinstance(raw, list)
        else (time(raw) if isinstance(raw, date | dict) else raw)
    )


def amendment(raw):
    return Amendment(
        id=raw["id"],
        target=raw.get("target", "duty"),
        field=raw.get("field", "due"),
        value=value(raw.get("value")),
        agreed_on=raw.get("agreed_on"),
        effective=raw.get("effective"),
        retroactive=Retroactive(raw.get("retroactive", "unclear")),
        proposed_by=tuples(raw.get("proposed_by")),
        accepted_by=tuples(raw.get("accepted_by")),
        retracted_on=raw.get("retracted_on"),
    )


def agreement(raw):
    """Build an agreement in the invented land; `obligations` or one `obligation`."""
    duties = raw.get("obligations") or [raw.get("obligation", {})]
    return Agreement(
        id="tarn",
        title="Accord",
        signed=raw.get("signed", SIGNED),
        in_force=time(raw.get("in_force", SIGNED)),
        parties=PARTIES,
        places=PLACES,
        obligations=tuple(map(obligation, duties)),
        amendments=tuple(map(amendment, raw.get("amendments", ()))),
        interpretations=tuple(
            Interpretation(
                id=i["id"],
                held_by=tuples(i["held_by"]),
                target=i.get("target", "duty"),
                field=i.get("field", "due"),
                value=value(i["value"]),
                stated_on=i.get("stated_on"),
            )
            for i in raw.get("interpretations", ())
        ),
        notices=tuple(
            Notice(
                id=f"n{i}",
                target=n.get("target", "duty"),
                by=n["by"],
                given_on=n["given_on"],
            )
            for i, n in enumerate(raw.get("notices", ()))
        ),
        events=tuple(
            Event(id=e["id"], on=time(e.get("day"))) for e in raw.get("events", ())
        ),
    )


def moment(day, *, end=False):
    if isinstance(day, datetime):
        return day if day.tzinfo else day.replace(tzinfo=UTC)
    return (end_of_day if end else start_of_day)(day, UTC)


def claim(raw):
    """Build evidence; without `said` it was said on the last day of the event."""
    first = raw.get("day") or raw["from"]
    last = raw.get("day") or raw["to"]
    said = moment(raw.get("said", last))
    if "said" not in raw:
        said += timedelta(hours=12)
    retracted = raw.get("retracted")
    return Evidence(
        id=raw["id"],
        claim=f"claim-{raw['id']}",
        obligation=raw.get("obligation", "duty"),
        bearing=Bearing(raw["bearing"]),
        place=raw.get("place"),
        period=Period(start=moment(first), end=moment(last, end=True)),
        actor=raw["actor"],
        against=raw.get("against"),
        incident=raw.get("incident"),
        target=raw.get("target"),
        value=raw.get("value"),
        unit=raw.get("unit"),
        bound=Bound(raw.get("bound", "exact")),
        measure=Measure(raw["measure"]) if "measure" in raw else None,
        origin=raw.get("origin", raw["id"]),
        reason="as written",
        certainty=raw.get("certainty", 1.0),
        sameness=Sameness(raw.get("sameness", "same")),
        reviewed=ReviewState(raw.get("reviewed", "machine")),
        said_on=said,
        published=moment(raw["published"]) if "published" in raw else said,
        recorded=moment(raw["recorded"]) if "recorded" in raw else said,
        retracted_at=moment(retracted) + timedelta(hours=12) if retracted else None,
    )


def perspective(treaty, raw):
    """Return a default perspective by its id, or one of one's own."""
    if isinstance(raw, dict):
        return Perspective(
            id="own",
            name="own",
            hears=tuples(raw["hears"]) if "hears" in raw else None,
            deaf_to=tuples(raw.get("deaf_to")),
            interpretations_of=tuples(raw.get("interpretations_of")),
        )
    return next(p for p in default_perspectives(treaty) if p.id == raw)


def record_of(treaty, claims, **question):
    """Return what is visible for a question; known at the end of time by default."""
    known_at = question.get("known_at")
    seen = visible(
        claims,
        known_at=known_at,
        public_by=question.get("public_by"),
        reviewed_only=question.get("reviewed_only", False),
    )
    return Record(
        agreement=treaty,
        evidence=seen,
        known_at=known_at or datetime(2100, 1, 1, tzinfo=UTC),
        public_by=question.get("public_by"),
    )


def answer(scenario, asked):
    """Judge what a scenario asks."""
    treaty = agreement(scenario)
    claims = tuple(map(claim, scenario.get("claims", ())))
    question = {
        key: moment(asked[key], end=True)
        for key in ("known_at", "public_by")
        if key in asked
    }
    record = record_of(
        treaty, claims, reviewed_only=asked.get("reviewed_only", False), **question
    )
    duty = treaty.obligation(asked.get("obligation", treaty.obligations[0].id))
    return judge(
        duty,
        record,
        perspective=perspective(treaty, asked.get("perspective", "combined")),
        as_of=moment(asked["as_of"], end=True),
        settle=tuples(asked.get("settle")),
    )


def renamed(evidence, **changes):
    """Return evidence with some fields changed."""
    return replace(evidence, **changes)
