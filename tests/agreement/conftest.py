"""A small agreement between invented countries, to be varied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from armistice.agreement import Loaded, load_agreement
from armistice.model import Agreement

Read = Callable[..., Loaded]

HEAD = """\
id: mill-accord
title: Accord of the Mill
signed: 2031-03-01
in_force: {at: "2031-03-02T00:00", tz: Europe/Vienna}
"""
PARTIES = """\
parties:
- {id: EA, name: Eastmark, role: party}
- {id: WE, name: Westmark, role: party}
- {id: OBS, name: Observer mission, role: mechanism}
"""
PLACES = """\
places:
- {id: valley, name: Mill valley}
- {id: mill, name: Mill village, within: [valley]}
"""
EVENTS = """\
events:
- {id: election, name: Local election, on: 2031-06-01}
- {id: thaw, name: The thaw}
"""
OBLIGATION = """\
obligations:
- id: withdraw
  provision: "1"
  bearer: [EA]
  modality: must
  kind: achieve
  action: withdraw_forces
  place: valley
  starts: entry_into_force
  due: 2031-04-01
"""


def document(**parts: str) -> str:
    """Return the agreement with some of its parts replaced, left out or added."""
    whole = {
        "head": HEAD,
        "parties": PARTIES,
        "places": PLACES,
        "events": EVENTS,
        "obligations": OBLIGATION,
    }
    return "".join((whole | parts).values())


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Load a text as a file, or the usual agreement with changed parts."""

    def load(text: str | bytes | None = None, **parts: str) -> Loaded:
        whole = document(**parts) if text is None else text
        path = tmp_path / "agreement.yaml"
        path.write_bytes(whole if isinstance(whole, bytes) else whole.encode())
        return load_agreement(path)

    return load


@pytest.fixture
def sound(read: Read) -> Callable[..., Agreement]:
    """Load the usual agreement with changed parts, which must be without a fault."""

    def load(**parts: str) -> Agreement:
        agreement, problems = read(**parts)
        assert [str(problem) for problem in problems] == []
        assert agreement is not None
        return agreement

    return load


@pytest.fixture
def fault(read: Read) -> Callable[..., tuple[str, int | None, str]]:
    """Load what has exactly one fault; return its code, line and message."""

    def load(
        text: str | bytes | None = None, **parts: str
    ) -> tuple[str, int | None, str]:
        agreement, problems = read(text, **parts)
        assert agreement is None
        assert len(problems) == 1, [str(problem) for problem in problems]
        return problems[0].code, problems[0].line, problems[0].message

    return load


def obligation(**fields: str) -> str:
    """Return a list with one obligation, some fields replaced (empty: left out)."""
    usual = {
        "id": "withdraw",
        "provision": '"1"',
        "bearer": "[EA]",
        "modality": "must",
        "kind": "achieve",
        "action": "withdraw_forces",
        "place": "valley",
        "starts": "entry_into_force",
        "due": "2031-04-01",
    }
    written = {key: value for key, value in (usual | fields).items() if value}
    body = "\n  ".join(f"{key}: {value}" for key, value in written.items())
    return f"obligations:\n- {body}\n"
