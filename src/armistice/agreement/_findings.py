"""How findings are worded and placed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.agreement._codes import Finding
    from armistice.model import Obligation

LEAVING = re.compile(r"withdraw|pull\W?(out|back)|vacate|retreat|leave")
CONTROLLING = re.compile(r"^(control|administer|garrison|hold)")
STAYING = re.compile(rf"remain|stay|keep|hold positions|{CONTROLLING.pattern}")
GIVING = re.compile(
    r"cede|(return|hand\W?over|transfer|give\W?back)\w*\W?.*"
    r"(territor|district|area|land|village|town|city)"
)
MOVING = re.compile(r"deploy|hostilit|ceasefire|cease\W?fire")


def finding(
    code: Finding,
    message: str,
    *,
    about: Obligation | None = None,
    subject: str | None = None,
) -> Problem:
    """Return a finding; where the file is comes later."""
    return Problem(
        code=code.value,
        message=message,
        where="",
        severity=Severity.FINDING,
        line=None if about is None else about.line,
        subject=about.id if subject is None and about is not None else subject,
    )


def act(obligation: Obligation) -> str:
    """Return the words in which acts are looked for."""
    return f"{obligation.action} {obligation.object}".replace("_", " ").casefold()


def listed(names: Iterable[str]) -> str:
    """Return names as code, with commas."""
    return ", ".join(f"`{name}`" for name in names)
