"""From the file's shapes to the model's nouns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, assert_never

from armistice import model as m
from armistice.agreement import _shapes as s
from armistice.agreement import _terms as t
from armistice.agreement._changes import field_of, read_value, targets

if TYPE_CHECKING:
    from armistice.agreement._draft import Draft, Entry

AnyTime = t.InstantShape | t.AfterShape | t.EarliestShape | t.LatestShape


def zone_of(head: s.AgreementShape) -> str:
    """Return the agreement's time zone: its own, that of its entry into force, UTC."""
    if head.tz is not None:
        return head.tz
    in_force = head.in_force
    own = in_force.tz if isinstance(in_force, t.InstantShape) else None
    return own or "UTC"


def to_time(shape: AnyTime, *, zone: str) -> m.Time:
    """Return a time as the model has it."""
    match shape:
        case t.InstantShape():
            return m.Instant(at=shape.at, tz=shape.tz or zone, boundary=shape.boundary)
        case t.AfterShape():
            return m.After(
                event=shape.event,
                offset=shape.offset,
                count=shape.count,
                day_one=shape.day_one,
                boundary=shape.boundary,
            )
        case t.EarliestShape():
            return m.Earliest(
                earliest=tuple(to_time(one, zone=zone) for one in shape.earliest)
            )
        case t.LatestShape():
            return m.Latest(
                latest=tuple(to_time(one, zone=zone) for one in shape.latest)
            )
        case _:
            assert_never(shape)


def _maybe(shape: AnyTime | None, *, zone: str) -> m.Time | None:
    return None if shape is None else to_time(shape, zone=zone)


def to_quantity(shape: t.QuantityShape) -> m.Quantity:
    """Return a quantity as the model has it."""
    return m.Quantity(unit=shape.unit, op=shape.op, n=shape.n, measure=shape.measure)


def to_agreement(head: s.AgreementShape, draft: Draft) -> m.Agreement:
    """Return the agreement of a draft without faults."""
    zone = zone_of(head)
    known = draft.ids["obligations"]
    obligations = tuple(
        to_obligation(shape, zone=zone, line=entry.line)
        for entry, shape in draft.of(s.ObligationShape)
    )
    return m.Agreement(
        id=head.id,
        title=head.title,
        signed=head.signed,
        in_force=to_time(head.in_force, zone=zone),
        tz=zone,
        parties=tuple(_party(p) for _, p in draft.of(s.PartyShape)),
        places=tuple(_place(p) for _, p in draft.of(s.PlaceShape)),
        provisions=_provisions(draft, obligations),
        obligations=obligations,
        amendments=tuple(
            one
            for entry, shape in draft.of(s.AmendmentShape)
            for one in _amendments(shape, entry, known, zone)
        ),
        interpretations=tuple(
            one
            for entry, shape in draft.of(s.InterpretationShape)
            for one in _interpretations(shape, entry, known, zone)
        ),
        notices=tuple(
            m.Notice(id=n.id, target=n.target, by=n.by, given_on=n.given_on)
            for _, n in draft.of(s.NoticeShape)
        ),
        events=tuple(_event(e, zone) for _, e in draft.of(s.EventShape)),
        versions=head.versions,
        subjects=head.subjects,
        silent_on=tuple(head.silent_on.items()),
        note=head.note,
    )


def _party(shape: s.PartyShape) -> m.Party:
    return m.Party(
        id=shape.id,
        name=shape.name,
        role=shape.role,
        acts_for=shape.acts_for,
        aliases=shape.aliases,
        demonyms=shape.demonyms,
        forces=shape.forces,
        organs=tuple(_organ(organ) for organ in shape.organs),
    )


def _organ(shape: s.OrganShape) -> m.Organ:
    people = tuple(
        m.Office(person=p.person, from_=p.from_, to=p.to, aliases=p.aliases)
        for p in shape.people
    )
    return m.Organ(name=shape.name, aliases=shape.aliases, people=people)


def _place(shape: s.PlaceShape) -> m.Place:
    return m.Place(
        id=shape.id,
        name=shape.name,
        within=shape.within,
        names=tuple(shape.names.items()),
        not_to_confuse=shape.not_to_confuse,
        lat=shape.lat,
        lon=shape.lon,
        geometry=shape.geometry,
    )


def _provisions(
    draft: Draft, obligations: tuple[m.Obligation, ...]
) -> tuple[m.Provision, ...]:
    """Return the points listed; where none is, those that obligations name."""
    listed = tuple(
        m.Provision(
            id=p.id,
            summary=p.summary,
            wordings=tuple(
                m.Wording(version=w.version, text=w.text) for w in p.wordings
            ),
        )
        for _, p in draft.of(s.ProvisionShape)
    )
    named = dict.fromkeys(one.provision for one in obligations)
    return listed or tuple(m.Provision(id=one) for one in named)


def _event(shape: s.EventShape, zone: str) -> m.Event:
    on = None
    if shape.on is not None:
        on = m.Instant(
            at=shape.on.at, tz=shape.on.tz or zone, boundary=shape.on.boundary
        )
    return m.Event(id=shape.id, name=shape.name, on=on)


def to_obligation(shape: s.ObligationShape, *, zone: str, line: int) -> m.Obligation:
    """Return an obligation as the model has it."""
    return m.Obligation(
        id=shape.id,
        provision=shape.provision,
        modality=shape.modality,
        kind=shape.kind,
        bearer=shape.bearer,
        action=shape.action,
        object=shape.object,
        joint=shape.joint,
        counterparty=shape.counterparty,
        beneficiary=shape.beneficiary,
        summary=shape.summary,
        place=shape.place,
        parts=shape.parts,
        except_places=shape.except_places,
        quantities=tuple(to_quantity(q) for q in shape.quantities),
        starts=to_time(shape.starts, zone=zone),
        due=_maybe(shape.due, zone=zone),
        ends=_maybe(shape.ends, zone=zone),
        stages=tuple(_stage(one, zone) for one in shape.stages),
        recurrence=_recurrence(shape.recurrence, zone),
        renewal=_renewal(shape.renewal),
        depends=tuple(
            m.Dependency(rel=d.rel, ref=d.ref, tolerance=d.tolerance)
            for d in shape.depends
        ),
        verifier=shape.verifier,
        verifier_is_interpretation=shape.verifier_is_interpretation,
        mechanism=shape.mechanism,
        consent=shape.consent,
        best_efforts=shape.best_efforts,
        preemptive=shape.preemptive,
        perdurant=shape.perdurant,
        must_persist=shape.must_persist,
        compensated_by=shape.compensated_by,
        suspends=shape.suspends,
        line=line,
    )


def _stage(shape: t.StageShape, zone: str) -> m.Stage:
    return m.Stage(
        id=shape.id,
        due=to_time(shape.due, zone=zone),
        share=shape.share,
        place=shape.place,
        quantity=None if shape.quantity is None else to_quantity(shape.quantity),
    )


def _recurrence(shape: t.RecurrenceShape | None, zone: str) -> m.Recurrence | None:
    if shape is None:
        return None
    return m.Recurrence(
        every=shape.every,
        first=_maybe(shape.first, zone=zone),
        until=_maybe(shape.until, zone=zone),
        tolerance=shape.tolerance,
    )


def _renewal(shape: t.RenewalShape | None) -> m.Renewal | None:
    if shape is None:
        return None
    return m.Renewal(
        term=shape.term,
        auto=shape.auto,
        notice=shape.notice,
        who_may_object=shape.who_may_object,
        max_terms=shape.max_terms,
    )


def _value(raw: Any, zone: str) -> m.TermValue:
    if isinstance(raw, AnyTime):
        return to_time(raw, zone=zone)
    if isinstance(raw, t.QuantityShape):
        return to_quantity(raw)
    return raw  # type: ignore[no-any-return]  # texts, flags and ids stay themselves


def _amendments(
    shape: s.AmendmentShape, entry: Entry, known: tuple[str, ...], zone: str
) -> list[m.Amendment]:
    raw, _ = read_value(shape, entry.loc)
    make = partial(
        m.Amendment,
        field=field_of(shape),
        value=_value(raw, zone),
        agreed_on=shape.agreed_on,
        effective=shape.effective,
        retroactive=shape.retroactive,
        proposed_by=shape.proposed_by,
        accepted_by=shape.accepted_by,
        evidence=shape.evidence,
        retracted_on=shape.retracted_on,
    )
    return [make(id=own, target=target) for own, target in targets(shape, known)]


def _interpretations(
    shape: s.InterpretationShape, entry: Entry, known: tuple[str, ...], zone: str
) -> list[m.Interpretation]:
    raw, _ = read_value(shape, entry.loc)
    make = partial(
        m.Interpretation,
        held_by=shape.held_by,
        field=field_of(shape),
        value=_value(raw, zone),
        stated_on=shape.stated_on,
        evidence=shape.evidence,
    )
    return [make(id=own, target=target) for own, target in targets(shape, known)]
