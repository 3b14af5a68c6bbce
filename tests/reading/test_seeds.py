"""Five real reports, where their folder is at hand: spans and ids, no sentences."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from armistice.agreement import load_agreement
from armistice.model import Hedge, Report, Stance, TimeRole
from armistice.reading import Lexicon, ReportReader, RuleClaims

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"
PUBLISHED = {
    "000": "2022-07-20",
    "001": "2020-12-30",
    "002": "2020-11-17",
    "003": "2023-12-20",
    "004": "2020-11-11",
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the reports are not at hand"),
]


@pytest.fixture(scope="module")
def readings():
    root = Path(__file__).parents[2] / "src" / "armistice" / "examples"
    agreement, _ = load_agreement(root / "nk-2020" / "agreement.yaml")
    reader = ReportReader([agreement], finder=RuleClaims(Lexicon.load()))
    return {key: reader.read(_report(key)) for key in PUBLISHED}


def _report(key):
    from armistice.model import DateSource

    (path,) = FOLDER.glob(f"{key}_*.txt")
    when = datetime.fromisoformat(PUBLISHED[key]).replace(tzinfo=UTC)
    return Report(
        id=key,
        title="",
        publisher=key,
        published=when,
        published_source=DateSource.GIVEN,
        captured=when,
        sha256=key,
        media_type="text/plain",
        text=path.read_text(encoding="utf-8"),
    )


def claim(reading, *words):
    """The shortest claim whose content has all of some words."""
    found = [c for c in reading.claims if all(w in c.content for w in words)]
    return min(found, key=lambda c: len(c.content))


def speaker(found):
    return next(a for a in found.actors if a.span == found.claimant_span)


def test_the_attack_is_told_denied_checked_and_confirmed(readings):
    reading = readings["001"]
    told = claim(reading, "Agdam village", "attacked units")
    assert told.claimant == ""
    assert "agdam_village" in [p.place for p in told.places]
    assert "aghdam" not in [p.place for p in told.places]
    assert [
        (f.unit, f.low) for f in told.figures if f.unit in ("killed", "wounded")
    ] == [
        ("killed", 1.0),
        ("wounded", 1.0),
    ]
    denied = claim(reading, "gunfight or losses")
    assert (denied.stance, speaker(denied).party) == (Stance.DENIES, None)
    checked = claim(reading, "they were checking")
    assert (checked.stance, speaker(checked).party) == (Stance.CHECKING, "RPC")
    confirmed = claim(reading, "the news almost")
    assert speaker(confirmed).party == "AZ"
    assert confirmed.said_on.start.day == 28


def test_the_ministrys_casualties(readings):
    found = claim(readings["001"], "one of our servicemen")
    assert [(f.unit, f.low) for f in found.figures] == [
        ("killed", 1.0),
        ("wounded", 1.0),
    ]
    assert speaker(found).party == "AZ"


def test_pundits_are_told_apart(readings):
    names = {speaker(c).name for c in readings["001"].claims if c.claimant_span}
    assert {"Mahammad Asadullazada", "Elxan Sahinoglu", "Araz Aslanli"} <= names


def test_the_promise_within_the_presidents_words(readings):
    reading = readings["000"]
    promise = claim(reading, "by June", "would withdraw")
    outer = next(c for c in reading.claims if c.id == promise.cites)
    assert promise.stance is Stance.PROMISES
    assert speaker(outer).name == "Ilham Aliyev"
    june = next(t for t in promise.times if t.text == "June")
    assert (june.value, june.role) == ("2022-06", TimeRole.DEADLINE)


def test_the_secretarys_promise(readings):
    promise = claim(readings["000"], "end in September")
    assert (promise.stance, speaker(promise).party) == (Stance.PROMISES, "AM")


def test_the_works_at_the_village(readings):
    works = claim(readings["000"], "Shushakend")
    assert "shushakend" in [p.place for p in works.places]
    assert "build_positions" in [e.kind for e in works.events]
    assert works.times[0].value == "2022-07-19"


def test_the_commander_who_does_not_know(readings):
    reading = readings["002"]
    found = claim(reading, "no information")
    assert speaker(found).name == "Fakhmin Hajiyev"
    assert (found.hedge, speaker(found).party) == (Hedge.UNKNOWN, None)
    refused = claim(reading, "armed groups refuse")
    assert refused.claimant.endswith("sources")
    assert "refuse" in [e.kind for e in refused.events]


def test_deadlines_of_the_schedule(readings):
    due = {t.value for t in readings["002"].times if t.role is TimeRole.DEADLINE}
    assert {"2020-11-20", "2020-12-01"} <= due


def test_the_embassy_did_not_answer(readings):
    found = [c for c in readings["003"].claims if c.stance is Stance.UNANSWERED]
    assert [("Embassy" in c.addressee, c.claimant) for c in found] == [(True, "")]


def test_a_member_of_parliament_is_not_the_government(readings):
    found = claim(readings["003"], "passports")
    assert (speaker(found).name, speaker(found).party) == ("Elman Mammadov", None)


def test_figures_are_kept_apart(readings):
    found = {(f.low, f.unit, f.aspect) for f in readings["004"].figures}
    assert {
        (1960.0, "personnel", "mandated"),
        (90.0, "apc", "mandated"),
        (2000.0, "personnel", "deploying"),
        (400.0, "personnel", "arrived"),
        (1400.0, "killed", "confirmed"),
    } <= found
