"""One sentence in, evidence out: tellings that were once misread, by the rules."""

import pytest

from armistice.monitor import Monitor

CEASEFIRE = """- id: 2-fire
  provision: "1"
  bearer: [N, S]
  modality: must_not
  kind: refrain
  action: hostilities
  starts: entry_into_force
"""
SHELLS = (
    "Norlandic forces fired 22 shells at Mount Ostrava Hill on 18 March, "
    "the Sudlandic Defence Ministry said. "
)
SAID = "The Norlandic Defence Ministry said that "


@pytest.fixture
def evidence_of(folder):
    path = folder.agreements / "hill.yaml"
    path.write_text(path.read_text() + CEASEFIRE)
    with folder.settings_file.open("a") as settings:
        settings.write('\n[reading]\nreader = "rules"\n')

    def read(text):
        report = folder.root / "telling.md"
        head = "title: T\npublisher: Wire\npublished: 2019-03-21"
        report.write_text(f"---\n{head}\n---\n{text}\n")
        with Monitor.open(folder.root) as monitor:
            assert monitor.add(report).problems == ()
            found = monitor.evidence(as_of="2019-03-31")
        return {
            (e.obligation, e.bearing.value, e.actor, e.against)
            for e in found
            if e.sameness == "same"
        }

    return read


@pytest.mark.parametrize(
    "denial",
    [
        "The Norlandic Defence Ministry denied it.",
        '"Our forces did not open fire," the Norlandic Defence Ministry said.',
    ],
)
def test_a_denial_is_about_the_deniers_own_acts(evidence_of, denial):
    found = evidence_of(SHELLS + denial)
    assert ("2-fire", "violation", "S", "N") in found
    assert ("2-fire", "no_violation", "N", "N") in found


def test_who_shelled_nothing_admits_nothing(evidence_of):
    found = evidence_of(
        SAID + "it shelled nothing near Mount Ostrava Hill on 18 March."
    )
    assert "violation" not in {bearing for _, bearing, _, _ in found}


def test_being_ready_to_is_not_having_done(evidence_of):
    found = evidence_of(
        SAID + "its forces were ready to complete the withdrawal from Mount Ostrava "
        "Hill on 20 March."
    )
    assert "done" not in {bearing for _, bearing, _, _ in found}


def test_what_neither_confirmed_is_no_evidence(evidence_of):
    assert not evidence_of(
        "Neither Norland nor Sudland confirmed that Norlandic forces had withdrawn "
        "from Mount Ostrava Hill."
    )


def test_a_quotation_of_it_is_the_ministrys(evidence_of):
    found = evidence_of(
        "The Sudlandic Defence Ministry denied that the hill was free. "
        '"Norlandic forces are still in Mount Ostrava Hill," it said.'
    )
    assert ("1-hill", "not_done", "S", "N") in found


def test_what_must_be_done_is_no_evidence(evidence_of):
    assert not evidence_of(
        "Under the accord, Norland must withdraw its forces from Mount Ostrava Hill "
        "by 20 March."
    )
