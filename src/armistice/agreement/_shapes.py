"""The format of an agreement's file, field by field: what editors and people see."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from armistice.agreement import _base as base
from armistice.agreement import _terms as t
from armistice.model import Joint, Kind, Modality, PartyRole, Retroactive


def _office(raw: object) -> object:
    return {"person": raw} if isinstance(raw, str) else raw


def _organ(raw: object) -> object:
    return {"name": raw} if isinstance(raw, str) else raw


class OfficeShape(base.Shape):
    """A person in an office."""

    person: str = Field(description="The name.")
    from_: t.Day | None = Field(None, alias="from", description="First day in office.")
    to: t.Day | None = Field(None, description="Last day in office.")
    aliases: t.Texts = Field((), description="Other spellings of the name.")


Offices = Annotated[
    tuple[Annotated[OfficeShape, BeforeValidator(_office)], ...],
    BeforeValidator(
        base.as_list, json_schema_input_type=str | list[str | OfficeShape] | None
    ),
]


class OrganShape(base.Shape):
    """An organ that speaks for a party."""

    name: str = Field(description="What it is called.")
    aliases: t.Texts = Field((), description="Other names of it.")
    people: Offices = Field((), description="Who held the office, and when.")


Organs = Annotated[
    tuple[Annotated[OrganShape, BeforeValidator(_organ)], ...],
    BeforeValidator(
        base.as_list, json_schema_input_type=str | list[str | OrganShape] | None
    ),
]


class PartyShape(base.Shape):
    """Somebody named in the agreement."""

    id: t.Id = Field(description="A short name, used everywhere else in the file.")
    name: str = Field(description="The name in full.")
    role: Annotated[PartyRole, BeforeValidator(base.token)] = Field(
        description="What it is to the agreement."
    )
    acts_for: t.Word | None = Field(
        None, description="Id of the party whose word this one's word is."
    )
    aliases: t.Texts = Field((), description="Other names of it.")
    demonyms: t.Texts = Field((), description="Its adjectives and people.")
    forces: t.Texts = Field((), description="What its armed forces are called.")
    organs: Organs = Field((), description="Only these speak for it.")


def _labelled(raw: object) -> object:
    if isinstance(raw, list | str):
        names = base.as_list(raw)
        return {f"name{n}": name for n, name in enumerate(names, 1)}  # type: ignore[arg-type, var-annotated]
    return {} if raw is None else raw


def _geometry(raw: object) -> object:
    return raw if isinstance(raw, str) else json.dumps(_numbers(raw))


def _numbers(raw: object) -> object:
    if isinstance(raw, dict):
        return {key: _numbers(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_numbers(one) for one in raw]
    is_number = isinstance(raw, str) and re.fullmatch(r"-?\d+(\.\d+)?", raw)
    return float(str(raw)) if is_number else raw


class PlaceShape(base.Shape):
    """A place with every side's names."""

    id: t.Id = Field(description="A short name, used everywhere else in the file.")
    name: str = Field(description="The name, with what tells it apart.")
    within: t.Ids = Field((), description="Ids of the places that it lies in.")
    names: Annotated[
        dict[str, str],
        BeforeValidator(
            _labelled, json_schema_input_type=dict[str, str] | list[str] | str | None
        ),
    ] = Field({}, description="Other names, each with a label such as a language.")
    not_to_confuse: t.Ids = Field((), description="Ids of places with like names.")
    lat: float | None = Field(None, ge=-90, le=90, description="Degrees north.")
    lon: float | None = Field(None, ge=-180, le=180, description="Degrees east.")
    geometry: (
        Annotated[
            str, BeforeValidator(_geometry, json_schema_input_type=str | dict[str, Any])
        ]
        | None
    ) = Field(None, description="A GeoJSON geometry.")


class WordingShape(base.Shape):
    """How one published version words a provision."""

    version: str = Field(description="One of the agreement's `versions`.")
    text: str = Field(description="The words that matter.")


def _wordings(raw: object) -> object:
    if isinstance(raw, dict) and not {"version", "text"} & set(raw):
        return [{"version": key, "text": value} for key, value in raw.items()]
    return base.as_list(raw)


class ProvisionShape(base.Shape):
    """One numbered point of the text."""

    id: t.Word = Field(description="Its number in the text.")
    summary: str = Field("", description="What it says, in your own words.")
    wordings: Annotated[
        tuple[WordingShape, ...],
        BeforeValidator(
            _wordings,
            json_schema_input_type=dict[str, str] | list[WordingShape] | None,
        ),
    ] = Field((), description="How the published versions word it, where they differ.")


class EventShape(base.Shape):
    """A dated fact that times refer to as `event:<id>`."""

    id: t.Id = Field(description="A short name for it.")
    name: str = Field("", description="What it was.")
    on: t.Dated | None = Field(None, description="The day, where it is known.")


class ObligationShape(base.Shape):
    """One thing that somebody must do, must not do, or may do."""

    also: ClassVar = {"mode": "modality", "quantity": "quantities"}

    id: t.Id = Field(description="A short name that no other obligation has.")
    provision: t.Word = Field(description="The point of the text that it stands in.")
    modality: Annotated[Modality, BeforeValidator(base.token)] = Field(
        description="A duty, a prohibition or a power."
    )
    kind: Annotated[Kind, BeforeValidator(base.token)] = Field(
        description="What keeping it looks like."
    )
    bearer: t.Ids = Field(description="Ids of the parties that owe it.")
    action: str = Field(description="What is to be done, in a word or few.")
    object: str = Field("", description="What it is done to.")
    joint: Annotated[Joint, BeforeValidator(base.token)] = Field(
        Joint.EACH, description="Several bearers: `each` for itself, or `joint`ly."
    )
    counterparty: t.Ids = Field((), description="To whom it is owed: ids of parties.")
    beneficiary: t.Ids = Field((), description="Whom it is to help: ids of parties.")
    summary: str = Field("", description="The obligation in a sentence of your own.")
    place: t.Word | None = Field(None, description="A place's id.")
    parts: t.Ids = Field((), description="Places that all have to be done.")
    except_places: t.Ids = Field((), description="Places that are left out.")
    quantities: t.Quantities = Field((), description="How many of what.")
    starts: t.TimeShape = Field(description="From when it is owed.")
    due: t.TimeShape | None = Field(None, description="The deadline.")
    ends: t.TimeShape | None = Field(None, description="When it is owed no longer.")
    stages: t.Stages = Field((), description="Steps, each with a deadline.")
    recurrence: t.OneRecurrence | None = Field(None, description="A recurring duty.")
    renewal: t.RenewalShape | None = Field(None, description="How the term goes on.")
    depends: t.Dependencies = Field((), description="Ties to others and to events.")
    verifier: t.Ids = Field((), description="Ids of those named to verify it.")
    verifier_is_interpretation: bool = Field(
        False, description="You read the verifier into the text."
    )
    mechanism: str | None = Field(None, description="How, where the text says so.")
    consent: t.Ids = Field((), description="Whose further agreement it needs.")
    best_efforts: bool = Field(False, description="Only an endeavour is owed.")
    preemptive: bool = Field(True, description="Doing it early counts.")
    perdurant: bool = Field(True, description="It stays owed after the deadline.")
    must_persist: bool = Field(False, description="Undoing it breaches it.")
    compensated_by: t.Word | None = Field(
        None, description="Id of the obligation that makes up for a breach."
    )
    suspends: t.Ids = Field((), description="Obligations that a breach suspends.")


Targets = Annotated[
    tuple[t.Word, ...],
    BeforeValidator(base.as_ids, json_schema_input_type=t.Word | list[t.Word]),
]


class AmendmentShape(base.Shape):
    """A change of one field of one or several obligations."""

    id: t.Id = Field(description="A short name for it.")
    target: Targets = Field(description="Obligation ids, or `all`.")
    except_: t.Ids = Field((), alias="except", description="With `all`: all but these.")
    field: str = Field(description="The obligation's field that changes.")
    value: Any = Field(description="What stands there now; null takes it away.")
    agreed_on: t.Day | None = Field(None, description="When it was agreed.")
    effective: t.Day | None = Field(None, description="From when it holds.")
    retroactive: Annotated[Retroactive, BeforeValidator(base.token)] = Field(
        Retroactive.UNCLEAR, description="Whether it changes the time before as well."
    )
    proposed_by: t.Ids = Field((), description="Ids of parties.")
    accepted_by: t.Ids = Field((), description="Ids of parties.")
    evidence: t.Texts = Field((), description="Ids of claims that tell of it.")
    retracted_on: t.Day | None = Field(None, description="When it was taken back.")


class InterpretationShape(base.Shape):
    """One party's own stated understanding of one field."""

    id: t.Id = Field(description="A short name for it.")
    held_by: t.Ids = Field(description="Ids of the parties that hold it.")
    target: Targets = Field(description="Obligation ids, or `all`.")
    except_: t.Ids = Field((), alias="except", description="With `all`: all but these.")
    field: str = Field(description="The obligation's field that it reads.")
    value: Any = Field(description="What they take it to say.")
    stated_on: t.Day | None = Field(None, description="When they said so.")
    evidence: t.Texts = Field((), description="Ids of claims that tell of it.")


class NoticeShape(base.Shape):
    """Notice given against the renewal of a term."""

    id: t.Id = Field(description="A short name for it.")
    target: t.Word = Field(description="The obligation whose term is not renewed.")
    by: t.Word = Field(description="Id of the party that gave notice.")
    given_on: t.Day = Field(description="The day.")


def _reader(field: str, item: type[base.Shape]) -> BeforeValidator:
    """Return the reader of a list that may also be written as a mapping by id.

    Args:
        field: What a plain text beside an id stands for.
        item: The shape of what is listed.
    """
    return BeforeValidator(
        base.by_id(field),
        json_schema_input_type=list[item | str] | dict[str, Any] | None,  # type: ignore[valid-type]
    )


class AgreementShape(base.Shape):
    """An agreement as data."""

    also: ClassVar = {"readings": "interpretations"}

    id: t.Id = Field(description="A short name that no other agreement has.")
    title: str = Field(description="What the agreement is called.")
    signed: t.Day = Field(description="The day of signature.")
    in_force: t.TimeShape = Field(description="From when it holds.")
    tz: t.Zone | None = Field(
        None, description="Time zone of its days; else that of `in_force`, else UTC."
    )
    versions: t.Texts = Field((), description="The published versions of the text.")
    subjects: t.Texts = Field((), description="What it settles: see docs/lint.md.")
    silent_on: dict[str, str] = Field(
        {}, description="Subjects that it leaves open, each in the agreement's terms."
    )
    note: str = Field("", description="Anything a reader of the file should know.")
    defaults: dict[str, Any] = Field(
        {}, description="Fields for every obligation that does not say otherwise."
    )
    parties: Annotated[tuple[PartyShape, ...], _reader("name", PartyShape)] = Field(
        description="Who is named in it."
    )
    places: Annotated[tuple[PlaceShape, ...], _reader("name", PlaceShape)] = Field(
        (), description="Its places."
    )
    provisions: Annotated[
        tuple[ProvisionShape, ...], _reader("summary", ProvisionShape)
    ] = Field((), description="Its points, in order.")
    events: Annotated[tuple[EventShape, ...], _reader("on", EventShape)] = Field(
        (), description="Dated facts."
    )
    obligations: Annotated[
        tuple[ObligationShape, ...], _reader("action", ObligationShape)
    ] = Field(description="What follows from the points.")
    amendments: Annotated[
        tuple[AmendmentShape, ...], _reader("target", AmendmentShape)
    ] = Field((), description="Changes.")
    interpretations: Annotated[
        tuple[InterpretationShape, ...], _reader("target", InterpretationShape)
    ] = Field((), description="Parties' own understandings of it.")
    notices: Annotated[tuple[NoticeShape, ...], _reader("target", NoticeShape)] = Field(
        (), description="Notices against renewal."
    )


ITEMS: dict[str, type[base.Shape]] = {
    "parties": PartyShape,
    "places": PlaceShape,
    "provisions": ProvisionShape,
    "events": EventShape,
    "obligations": ObligationShape,
    "amendments": AmendmentShape,
    "interpretations": InterpretationShape,
    "notices": NoticeShape,
}
"""The lists of the file, and the shape of what stands in them."""
