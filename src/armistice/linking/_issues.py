"""A report that is itself what its publisher owes: each issue meets an occasion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.model import Bearing, Evidence, Kind, content_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.linking._drafts import Duty, Spoken
    from armistice.linking._scene import Scene

_TITLE = re.compile(r"\breports?\b", re.IGNORECASE)
_ON_REPORTS = re.compile(
    r"\b(?:on|about|to|rejects?|denies|welcomes?|regarding|following|media|news|"
    r"recent|false)\b(?:\W+\w+){0,4}\W+reports?\b|\breports? that\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:this is the (?:[\w-]+ ){0,4}report|this (?:[\w-]+ ){0,2}report (?:covers|is)|"
    r"the present report)\b",
    re.IGNORECASE,
)
_OPENING = 600
"""Characters within which a report says what it is."""


def own_issue(
    spoken: Spoken, scene: Scene, duties: Sequence[Duty]
) -> Iterator[Evidence]:
    """Yield that this report is published, where its publisher owes reports.

    It is told by the report as a whole, so hand in the first claim of its own voice.
    """
    claim, voice = spoken.claim, spoken.voice
    if claim.claimant.strip() or not _is_report(scene):
        return
    for duty in duties:
        owed = (
            duty.obligation.kind is Kind.REPORT and duty.act.frame.name == "reporting"
        )
        if not owed or duty.act.stems or voice.actor not in duty.obligation.bearer:
            continue
        yield Evidence(
            id=content_id("ev", claim.report, duty.obligation.id, "issue"),
            claim=claim.id,
            obligation=duty.obligation.id,
            bearing=Bearing.DONE,
            place=None,
            period=claim.said_on,
            actor=voice.actor,
            origin=f"{voice.actor}@{claim.report}",
            reason=f"this report, published by {spoken.cast.name(voice.actor)} itself",
            certainty=round(0.9 * voice.certainty, 2),
            said_on=claim.said_on.start,
            published=claim.published,
        )


def _is_report(scene: Scene) -> bool:
    """Whether the title or the first lines call this text a report."""
    title = scene.report.title
    named = _TITLE.search(title) is not None and _ON_REPORTS.search(title) is None
    return named or _SAYS_SO.search(scene.text, 0, _OPENING) is not None
