"""Subjects that comparable agreements settle and this one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.agreement._codes import Finding
from armistice.agreement._findings import finding
from armistice.agreement._subjects import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import Agreement, Problem

_HALF = 2  # a subject counts as usual where half of the peers settle it


def lint_subjects(
    agreement: Agreement, peers: Sequence[Agreement]
) -> Iterator[Problem]:
    """Return silent subjects: those that the file names, and those usual elsewhere."""
    named = dict(agreement.silent_on)
    others = [p for p in peers if p.subjects and p.id != agreement.id]
    for subject in dict.fromkeys((*named, *SUBJECTS)):
        if subject in agreement.subjects:
            continue
        count = sum(subject in peer.subjects for peer in others)
        usual = bool(agreement.subjects and count and _HALF * count >= len(others))
        if usual or subject in named:
            yield _silent(subject, named.get(subject), count, len(others))
    if not agreement.subjects:
        yield finding(
            Finding.SUBJECTS_NOT_LISTED,
            "the file does not say which subjects the text settles, so it cannot be "
            "compared with other agreements; add `subjects:` (docs/lint.md lists them)",
            subject=agreement.id,
        )


def _silent(subject: str, term: str | None, count: int, peers: int) -> Problem:
    told = f": {term.rstrip('.')}" if term else ""
    compared = (
        f" (settled by {count} of {peers} comparable agreements)" if peers else ""
    )
    return finding(
        Finding.SUBJECT_SILENT,
        f"the text does not settle {SUBJECTS.get(subject, subject)}{compared}{told}; "
        f"if it does, add `{subject}` to `subjects`, and if another document does, "
        "say so in `note`",
        subject=subject,
    )
