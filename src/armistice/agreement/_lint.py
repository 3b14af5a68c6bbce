"""What the text of an agreement leaves open."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from armistice.agreement._lint_changes import lint_changes
from armistice.agreement._lint_dates import lint_dates
from armistice.agreement._lint_places import lint_places
from armistice.agreement._lint_subjects import lint_subjects
from armistice.agreement._lint_terms import lint_terms
from armistice.agreement._lint_wordings import lint_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.model import Agreement, Problem


def lint(
    agreement: Agreement, *, peers: Sequence[Agreement] = (), where: str | None = None
) -> tuple[Problem, ...]:
    """Return what the text leaves open, in the order of the file.

    Args:
        agreement: The agreement.
        peers: Agreements to compare with by the subjects that they settle.
        where: What to name as the place of the findings; else the agreement's id.
    """
    found = chain(
        lint_terms(agreement),
        lint_dates(agreement),
        lint_places(agreement),
        lint_wordings(agreement),
        lint_changes(agreement),
        lint_subjects(agreement, peers),
    )
    place = agreement.id if where is None else where
    findings = [replace(one, where=place) for one in found]
    return tuple(sorted(findings, key=lambda p: (p.line is None, p.line or 0)))
