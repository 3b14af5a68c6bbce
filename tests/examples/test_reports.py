"""Every shipped report can be taken in as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from armistice.model import Agreement

RUN = 12  # words in a row that may not come from anybody else's report


class ReportFile(Protocol):
    """A report as `conftest.py` reads it."""

    name: str
    front: Mapping[str, object]
    body: str


Reports = Mapping[str, Sequence[ReportFile]]


def _all(reports: Reports) -> Iterator[ReportFile]:
    return (one for folder in reports.values() for one in folder)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def test_two_examples_have_reports(reports: Reports) -> None:
    assert {name for name, found in reports.items() if found} == {
        "nk-2020",
        "tarn-accord",
    }


def test_front_matter_is_complete(reports: Reports) -> None:
    for report in _all(reports):
        assert isinstance(report.front["published"], date), report.name
        for key in ("title", "publisher", "address", "note"):
            assert isinstance(report.front[key], str), (report.name, key)


def test_file_names_start_with_the_day_of_publication(reports: Reports) -> None:
    for report in _all(reports):
        assert report.name.startswith(f"{report.front['published']}-")


def test_addresses_are_invented_and_unique(reports: Reports) -> None:
    addresses = [str(report.front["address"]) for report in _all(reports)]
    assert all(a.startswith("https://example.org/") for a in addresses)
    assert len(set(addresses)) == len(addresses)


def test_reports_have_something_to_read(reports: Reports) -> None:
    for report in _all(reports):
        assert 60 <= len(report.body.split()) <= 350, report.name


def test_no_report_is_older_than_its_agreement(
    reports: Reports, agreements: Mapping[str, Agreement]
) -> None:
    for name, found in reports.items():
        signed = agreements[name].signed
        assert all(str(r.front["published"]) >= signed.isoformat() for r in found)


def test_amendments_cite_a_shipped_report(
    reports: Reports, agreements: Mapping[str, Agreement]
) -> None:
    addresses = {str(report.front["address"]) for report in _all(reports)}
    cited = {e for a in agreements.values() for m in a.amendments for e in m.evidence}
    assert cited
    assert cited <= addresses


def test_the_extension_is_told_on_its_day(reports: Reports) -> None:
    told = {
        r.front["published"]: r.body for r in reports["nk-2020"] if "extended" in r.body
    }
    assert "Hajiyev" in told[date(2020, 11, 15)]
    assert "25 November" in told[date(2020, 11, 15)]


def test_handovers_of_2020_are_told_on_their_days(reports: Reports) -> None:
    told = {r.front["published"]: str(r.front["title"]) for r in reports["nk-2020"]}
    assert "Aghdam" in told[date(2020, 11, 20)]
    assert "Kalbajar" in told[date(2020, 11, 25)]
    assert "Lachin" in told[date(2020, 12, 1)]


def test_tarn_is_told_by_many_voices(reports: Reports) -> None:
    assert len({r.front["publisher"] for r in reports["tarn-accord"]}) >= 6
    assert 14 <= len(reports["tarn-accord"]) <= 20


def test_tarn_tells_44_and_then_48_in_total(reports: Reports) -> None:
    bodies = [r.body for r in reports["tarn-accord"]]
    first = next(n for n, body in enumerate(bodies) if "44 prisoners" in body)
    last = next(n for n, body in enumerate(bodies) if "48 prisoners in total" in body)
    assert first < last


@pytest.mark.parametrize(
    "words",
    [
        "could not be confirmed",
        "remained unanswered",
        "unofficial sources",
        "not to be named",
        "checking the information",
        "denied the accusation",
        "promised that the maps",
        "two were wounded",
        "mandate provides for 640",
    ],
)
def test_tarn_has_the_turns_of_real_news(reports: Reports, words: str) -> None:
    assert any(words in report.body for report in reports["tarn-accord"])


def test_names_of_tarn_are_said_in_its_reports(
    reports: Reports, tarn: Agreement
) -> None:
    said = " ".join(report.body for report in reports["tarn-accord"])
    people = {
        p.person for party in tarn.parties for o in party.organs for p in o.people
    }
    assert sorted(person for person in people if person not in said) == []


def test_no_sentence_of_the_seeds_stands_in_the_examples(
    root: Path, folder: Path
) -> None:
    seeds = sorted((root.parent / "shared" / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the five real reports are not here")
    foreign = set[tuple[str, ...]]().union(
        *(_runs(path.read_text(encoding="utf-8")) for path in seeds)
    )
    ours = [p for p in folder.rglob("*") if p.suffix in {".md", ".yaml"}]
    copied = {p.name: _runs(p.read_text(encoding="utf-8")) & foreign for p in ours}
    assert {name: found for name, found in copied.items() if found} == {}
