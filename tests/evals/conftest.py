"""A conflict's folder with one report, to be varied."""

from datetime import UTC, datetime

import pytest
import yaml

from evals import corpus

ACCORD = """
id: mill-accord
title: Accord of the Mill
signed: 2031-03-01
in_force: 2031-03-02
tz: UTC
parties:
- {id: ea, name: Eastmark, role: party}
- {id: we, name: Westmark, role: party}
places:
- {id: mill, name: Mill valley}
provisions: {"1": Eastmark leaves the valley.}
obligations:
- id: leave
  provision: "1"
  bearer: [ea]
  modality: must
  kind: achieve
  action: withdraw_forces
  place: mill
  starts: entry_into_force
  due: 2031-04-01
"""


class Conflict:
    """A folder of the corpus in the making."""

    def __init__(self, root):
        self.folder = root / "mill"
        (self.folder / "reports").mkdir(parents=True)
        (self.folder / "second").mkdir()
        (self.folder / "agreement.yaml").write_text(ACCORD)

    def put(self, text, *claims, name="01-mill", folder="reports", **more):
        row = {"id": name, "names": {}, "claims": list(claims), **more}
        if folder == "reports":
            row = {
                "genre": "wire",
                "publisher": "The Miller",
                "published": datetime(2031, 3, 3, tzinfo=UTC),
                "text": text,
                **row,
            }
        path = self.folder / folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(row, allow_unicode=True), encoding="utf-8")
        return path

    def read(self, text, *claims, **more):
        return corpus.read(self.put(text, *claims, **more))

    def error(self, text, *claims, **more):
        """What is wrong with a report that cannot be read."""
        path = self.put(text, *claims, **more)
        with pytest.raises(corpus.CorpusError) as caught:
            corpus.read(path)
        assert str(path) in str(caught.value)
        return str(caught.value)

    def faults(self):
        return corpus.check(self.folder)


@pytest.fixture
def conflict(tmp_path):
    return Conflict(tmp_path)
