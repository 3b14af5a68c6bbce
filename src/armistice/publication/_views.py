"""Claims, evidence, incidents, commitments and figures as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import Bearing, ReviewState
from armistice.publication import _labels, _links
from armistice.publication._catalogue import Ref
from armistice.publication._pieces import excerpt
from armistice.publication._rows import evidence_review
from armistice.publication._when import moment_words, period_words, published_words

if TYPE_CHECKING:
    from armistice.model import Claim, Evidence, Figure, Incident, Problem
    from armistice.publication._catalogue import Catalogue
    from armistice.publication._labels import Badge
    from armistice.publication._pieces import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """Who said what, in which words, where they stand."""

    id: str
    anchor: str
    who: str
    side: str
    side_id: str
    voice: str
    """How the speaker is named in the report; empty for the article itself."""
    stance: str
    stance_id: str
    direct: str
    pieces: tuple[Piece, ...]
    content: str
    said_on: str
    published: str
    publisher: str
    report: Ref
    report_id: str
    words: str | None
    """Where the words stand in the archived report."""
    certainty: str
    hedge: str
    review: Badge
    review_id: str
    retracted: str
    obligations: tuple[Ref, ...]
    obligation_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """How a claim bears on an obligation, and why it was linked so."""

    bearing: str
    tone: str
    who: str
    when: str
    place: str
    against: str
    value: str
    reason: str
    certainty: str
    review: Badge
    waits: bool
    obligation: Ref
    incident: Ref | None
    claim: ClaimView | None
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """What one actor said about an incident, and how long it took."""

    who: str
    position: str
    said_on: str
    delay: str
    claim: ClaimView | None
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyLine:
    """Killed and wounded as one actor tells."""

    who: str
    killed: str
    wounded: str
    words: str | None
    review: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """An alleged breach with everybody's account."""

    id: str
    anchor: str
    href: str
    title: str
    when: str
    place: str
    against: str
    state: Badge
    flags: tuple[str, ...]
    obligation: Ref
    origins: str
    accounts: tuple[AccountLine, ...]
    casualties: tuple[CasualtyLine, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A number with who gives it and where it stands."""

    text: str
    number: str
    bound: str
    unit: str
    aspect: str
    who: str
    when: str
    published: str
    report: Ref
    words: str | None
    obligation: Ref
    review: Badge
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A fault or an open question, with what it is about."""

    severity: Badge
    code: str
    message: tuple[tuple[str, bool], ...]
    """The message in parts, with whether each is code (`verifier:`)."""
    where: str
    subject: Ref | None


def claim_view(cat: Catalogue, claim: Claim) -> ClaimView:
    """Return a claim with names, words and links."""
    report = cat.reports.get(claim.report)
    linked = cat.evidence_of_claim.get(claim.id, ())
    links = tuple(dict.fromkeys(e.obligation for e in linked))
    return ClaimView(
        id=claim.id,
        anchor=_links.claim_anchor(claim.id),
        who=_who(cat, claim),
        side=_side(cat, claim.side),
        side_id=claim.side or "",
        voice=claim.claimant,
        stance=_labels.STANCE[claim.stance],
        stance_id=claim.stance.value,
        direct=_labels.DIRECT[claim.direct],
        pieces=excerpt(None if report is None else report.text, claim),
        content=claim.content,
        said_on=period_words(claim.said_on, cat.zone),
        published=published_words(claim.published),
        publisher=claim.publisher,
        report=cat.report(claim.report),
        report_id=claim.report,
        words=cat.words_of(claim),
        certainty=f"{claim.certainty:.0%}",
        hedge=claim.hedge.value,
        review=_labels.REVIEW[claim.reviewed],
        review_id=claim.reviewed.value,
        retracted=(
            ""
            if claim.retracted_at is None
            else moment_words(claim.retracted_at, cat.zone)
        ),
        obligations=tuple(cat.obligation(o) for o in links),
        obligation_ids=links,
    )


def evidence_view(cat: Catalogue, item: Evidence) -> EvidenceView:
    """Return a piece of evidence with its claim."""
    claim = cat.claims.get(item.claim)
    review = evidence_review(item)
    told = bearing_words(cat, item)
    named = item.against is not None and told != _labels.OWN_ACT
    return EvidenceView(
        bearing=told,
        tone=tone(item.bearing),
        who=cat.actor(item.actor),
        when=period_words(item.period, cat.zone_for(item.obligation)),
        place=cat.place(item.place),
        against=cat.actor(item.against) if named else "",
        value=_value(item),
        reason=item.reason,
        certainty=f"{item.certainty:.0%}",
        review=_labels.REVIEW[review],
        waits=review is ReviewState.UNSURE,
        obligation=cat.obligation(item.obligation),
        incident=None if item.incident is None else incident_ref(cat, item.incident),
        claim=None if claim is None else claim_view(cat, claim),
        claim_id=item.claim,
    )


def incident_view(cat: Catalogue, incident: Incident) -> IncidentView:
    """Return an incident with accounts, casualties and claims."""
    return IncidentView(
        id=incident.id,
        anchor=_links.incident_anchor(incident.id),
        href=_links.incident(incident.id),
        title=_incident_title(cat, incident),
        when=period_words(incident.period, cat.zone_for(incident.obligation)),
        place=cat.place(incident.place),
        against="" if incident.against is None else cat.actor(incident.against),
        state=_labels.INCIDENT[incident.state],
        flags=tuple(_labels.flag_words(flag) for flag in incident.flags),
        obligation=cat.obligation(incident.obligation),
        origins=(
            "one origin"
            if incident.origins == 1
            else f"{incident.origins} independent origins"
        ),
        accounts=_accounts(cat, incident),
        casualties=_casualties(cat, incident),
        claims=tuple(
            claim_view(cat, cat.claims[c]) for c in incident.claims if c in cat.claims
        ),
    )


def incident_ref(cat: Catalogue, incident: str) -> Ref:
    """Return an incident's title with its place in the log."""
    found = cat.incidents.get(incident)
    if found is None:
        return Ref(text=incident)
    return Ref(text=_incident_title(cat, found), href=_links.incident(incident))


def figure_view(cat: Catalogue, figure: Figure) -> FigureView:
    """Return a figure with its source."""
    claim = None if figure.claim is None else cat.claims.get(figure.claim)
    zone = cat.zone_for(figure.obligation)
    return FigureView(
        text=figure.text,
        number=_labels.number_words(figure.low, figure.high),
        bound=_labels.BOUND[figure.bound],
        unit=figure.unit.replace("_", " "),
        aspect=figure.aspect.replace("_", " ") or "not said",
        who=cat.actor(figure.actor),
        when="" if figure.period is None else period_words(figure.period, zone),
        published=published_words(figure.published),
        report=cat.report(figure.report),
        words=None if claim is None else cat.words_of(claim),
        obligation=cat.obligation(figure.obligation),
        review=_review_of(cat, figure.claim),
        low=figure.low,
        high=figure.high,
    )


def finding_view(cat: Catalogue, problem: Problem) -> FindingView:
    """Return a problem with what it is about."""
    known = problem.subject is not None and problem.subject in cat.obligations
    line = "" if problem.line is None else f", line {problem.line}"
    return FindingView(
        severity=_labels.SEVERITY[problem.severity],
        code=problem.code,
        message=_message(problem.message),
        where=f"{problem.where}{line}",
        subject=cat.obligation(problem.subject) if known else _subject(problem),
    )


def bearing_words(cat: Catalogue, item: Evidence) -> str:
    """Return which way evidence bears, as who speaks may have meant it."""
    if item.bearing is Bearing.VIOLATION and item.actor == _accused(cat, item):
        return _labels.OWN_ACT
    return _labels.BEARING[item.bearing]


def _accused(cat: Catalogue, item: Evidence) -> str | None:
    """Return whose act it is: the one named, or the only bearer."""
    if item.against is not None or item.obligation not in cat.obligations:
        return item.against
    agreement, obligation = cat.obligations[item.obligation]
    bearers = {agreement.principal(bearer) for bearer in obligation.bearer}
    return bearers.pop() if len(bearers) == 1 else None


def tone(bearing: Bearing) -> str:
    """Return which way a bearing points: up, down, or neither."""
    if bearing in {Bearing.DONE, Bearing.NO_VIOLATION, Bearing.UNDER_WAY}:
        return "up"
    if bearing in {Bearing.NOT_DONE, Bearing.UNDONE, Bearing.VIOLATION}:
        return "down"
    return "flat"


def _message(text: str) -> tuple[tuple[str, bool], ...]:
    """Cut a message at its backticks; a lone one stays as it is."""
    if text.count("`") % 2:
        return ((text, False),)
    sentence = text[:1].upper() + text[1:]
    return tuple((part, bool(i % 2)) for i, part in enumerate(sentence.split("`")))


def _subject(problem: Problem) -> Ref | None:
    return None if problem.subject is None else Ref(text=problem.subject)


def _who(cat: Catalogue, claim: Claim) -> str:
    if claim.actor is not None:
        return cat.actor(claim.actor)
    return claim.claimant or claim.publisher


def _side(cat: Catalogue, side: str | None) -> str:
    fixed = {None: "not resolved", "third": "third party", "outlet": "outlet"}
    return fixed[side] if side in fixed else cat.actor(side)


def _value(item: Evidence) -> str:
    if item.value is None:
        return ""
    number = f"{item.value:,g}" if isinstance(item.value, float | int) else item.value
    bound = "" if item.bound.value == "exact" else f"{_labels.BOUND[item.bound]} "
    return f"{bound}{number} {item.unit or ''}".strip()


def _incident_title(cat: Catalogue, incident: Incident) -> str:
    kind = incident.kind.replace("_", " ").capitalize() or "Incident"
    place = cat.place(incident.place)
    when = period_words(incident.period, cat.zone_for(incident.obligation))
    return f"{kind}, {place} ({when})" if place else f"{kind} ({when})"


def _accounts(cat: Catalogue, incident: Incident) -> tuple[AccountLine, ...]:
    ordered = sorted(incident.accounts, key=lambda a: (a.said_on, a.actor, a.claim))
    return tuple(
        AccountLine(
            who=cat.actor(account.actor),
            position=(
                _labels.OWN_ACT
                if account.bearing is Bearing.VIOLATION
                and account.actor == incident.against
                else _labels.BEARING[account.bearing]
            ),
            said_on=moment_words(account.said_on, cat.zone_for(incident.obligation)),
            delay=delay_words(account.delay_hours),
            claim=_claim(cat, account.claim),
            claim_id=account.claim,
        )
        for account in ordered
    )


def _claim(cat: Catalogue, claim: str) -> ClaimView | None:
    found = cat.claims.get(claim)
    return None if found is None else claim_view(cat, found)


def _review_of(cat: Catalogue, claim: str | None) -> Badge:
    """The review of the claim that something stands on; nobody reviewed it else."""
    found = None if claim is None else cat.claims.get(claim)
    return _labels.REVIEW[ReviewState.MACHINE if found is None else found.reviewed]


def delay_words(hours: float | None) -> str:
    """Return a delay in the unit that a person would use."""
    if hours is None:
        return "not known"
    if hours < 1:
        return "within the hour"
    if hours < 2 * 24:
        return f"{hours:.0f} hour{'' if round(hours) == 1 else 's'}"
    return f"{hours / 24:.0f} days"


def _casualties(cat: Catalogue, incident: Incident) -> tuple[CasualtyLine, ...]:
    def number(n: int | None) -> str:
        return "not said" if n is None else str(n)

    return tuple(
        CasualtyLine(
            who=cat.actor(c.actor),
            killed=number(c.killed),
            wounded=number(c.wounded),
            words=cat.words_of(cat.claims[c.claim]) if c.claim in cat.claims else None,
            review=_review_of(cat, c.claim),
        )
        for c in incident.casualties_by_account
    )
