"""Exchange two parties throughout: statuses exchange, and nothing else changes.

With the rules as the reader: they know no name. The learned reader has seen names, so that
what it finds may change with them; its card says how much.
"""

import re

import pytest

from armistice.monitor import Monitor, create_folder

EXCHANGED = {
    "OST": "HAV",
    "Ostmerra": "Havrenia",
    "Ostmerran": "Havrenian",
    "Ostmerrans": "Havrenians",
}
BOTH = EXCHANGED | {new: old for old, new in EXCHANGED.items()}
WORD = re.compile(r"\b(" + "|".join(sorted(BOTH, key=len, reverse=True)) + r")\b")


def exchange(text):
    return WORD.sub(lambda match: BOTH[match[0]], text)


def statuses(root, *, exchanged):
    told = {}
    with Monitor.open(root) as monitor:
        monitor.add(root / "reports")
        for day in ("2025-03-22", "2025-04-05", "2025-06-05", "2025-08-07"):
            for v in monitor.status(as_of=day, public_by=day):
                perspective = exchange(v.perspective) if exchanged else v.perspective
                told[day, v.obligation, perspective] = v.status
    return told


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    plain = create_folder(tmp_path_factory.mktemp("plain"), example="tarn-accord")
    other = create_folder(tmp_path_factory.mktemp("other"), example="tarn-accord")
    for made in (plain, other):
        with made.settings_file.open("a") as settings:
            settings.write('\n[reading]\nreader = "rules"\n')
    for path in (*other.agreement_files, *(other.root / "reports").iterdir()):
        path.write_text(exchange(path.read_text("utf-8")), "utf-8")
    return plain.root, other.root


def test_exchanging_two_parties_exchanges_their_statuses(folders):
    plain, other = folders
    before = statuses(plain, exchanged=False)
    after = statuses(other, exchanged=True)
    assert len(set(before.values())) > 5
    assert {key: (before[key], after[key]) for key in before} == {
        key: (before[key], before[key]) for key in before
    }
