"""A small folder with an invented accord and two sides' reports."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from armistice.monitor import Monitor, create_folder

ACCORD = """
id: hill-accord
title: The Hill accord
signed: 2019-03-01
in_force: 2019-03-02
tz: UTC
parties:
- id: N
  name: Norland
  role: party
  demonyms: [Norlandic]
  forces: [Norlandic forces]
  organs:
  - {name: Norlandic Defence Ministry, aliases: [Defence Ministry of Norland]}
- id: S
  name: Sudland
  role: party
  demonyms: [Sudlandic]
  forces: [Sudlandic forces]
  organs:
  - {name: Sudlandic Defence Ministry, aliases: [Defence Ministry of Sudland]}
places:
  hill: Mount Ostrava Hill
provisions:
  "1": Norland leaves the hill by 20 March.
obligations:
- id: 1-hill
  provision: "1"
  bearer: N
  counterparty: S
  modality: must
  kind: achieve
  action: withdraw_forces
  place: hill
  starts: entry_into_force
  due: by 2019-03-20
"""
NORTH = """---
title: Withdrawal completed
publisher: North Wire
published: 2019-03-20
---
The Norlandic Defence Ministry said that Norlandic forces completed their withdrawal
from Mount Ostrava Hill on 20 March 2019.
"""
SOUTH = """---
title: Troops remain
publisher: South Wire
published: 2019-03-22
---
The Sudlandic Defence Ministry said that Norlandic forces have not withdrawn from
Mount Ostrava Hill as of 22 March 2019.
"""
START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    made = create_folder(tmp_path / "m", title="Hill")
    (made.agreements / "hill.yaml").write_text(ACCORD)
    (made.root / "in").mkdir()
    (made.root / "in" / "north.md").write_text(NORTH)
    (made.root / "in" / "south.md").write_text(SOUTH)
    return made


@pytest.fixture
def monitor(folder):
    ticks = count()
    clock = lambda: START + timedelta(minutes=next(ticks))  # noqa: E731
    with Monitor.open(folder.root, clock=clock) as opened:
        yield opened
