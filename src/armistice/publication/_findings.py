"""What the texts leave open, by obligation, and faults met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.publication._views import finding_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.model import Agreement, Problem
    from armistice.publication._catalogue import Catalogue, Ref
    from armistice.publication._views import FindingView


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """What the lint found about one obligation, or about the text as a whole."""

    about: Ref | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFindings:
    """What the lint found in one agreement."""

    agreement: str
    groups: tuple[FindingGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """What the texts leave open, and faults met on the way."""

    agreements: tuple[AgreementFindings, ...]
    problems: tuple[FindingView, ...]


def findings_page(cat: Catalogue) -> FindingsPage:
    """Return what lint found and what went wrong."""
    edition = cat.edition
    return FindingsPage(
        agreements=tuple(
            AgreementFindings(
                agreement=a.title,
                groups=tuple(_grouped(cat, a, edition.findings.get(a.id, ()))),
            )
            for a in edition.agreements
        ),
        problems=tuple(finding_view(cat, p) for p in edition.problems),
    )


def _grouped(
    cat: Catalogue, agreement: Agreement, found: Iterable[Problem]
) -> Iterator[FindingGroup]:
    """Yield findings on the whole text first, then by obligation in its order."""
    order = {o.id: n for n, o in enumerate(agreement.obligations)}
    groups: dict[str | None, list[FindingView]] = {}
    for problem in found:
        about = problem.subject if problem.subject in order else None
        groups.setdefault(about, []).append(finding_view(cat, problem))
    for about in sorted(groups, key=lambda a: -1 if a is None else order[a]):
        yield FindingGroup(
            about=None if about is None else cat.obligation(about),
            findings=tuple(groups[about]),
        )
