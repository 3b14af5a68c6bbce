from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from armistice.errors import LedgerError
from armistice.ledger import Ledger, Note
from armistice.model import (
    Decision,
    Interpretation,
    Notice,
    end_of_day,
)


@pytest.fixture
def filled(ledger, make):
    rows = [make.report(), make.reading(make.claim()), make.link(make.evidence())]
    ledger.append(rows, recorded=make.noon)
    return ledger


def test_an_empty_ledger_tells_nothing(ledger):
    view = ledger.view()
    assert (view.agreements, view.reports, view.claims, view.evidence) == ((),) * 4


def test_a_claim_carries_whose_word_it_is(filled):
    claim = filled.view().claims[0]
    assert (claim.actor, claim.side) == ("VE", "VE")


def test_claims_and_evidence_carry_when_they_were_recorded(filled, make):
    view = filled.view()
    assert (view.claims[0].recorded, view.evidence[0].recorded) == (make.noon,) * 2


def test_a_newer_reading_stands_for_the_earlier(filled, make):
    newer = make.reading(make.claim("c9"), reader="rules 2")
    filled.append([newer], recorded=make.at(1))
    assert [c.id for c in filled.view().claims] == ["c9"]


def test_readers_tell_who_made_the_latest_reading(filled, make):
    filled.append([make.reading(reader="rules 2")], recorded=make.at(1))
    assert filled.view().readers == {"r1": "rules 2"}


def test_a_claim_read_again_keeps_when_it_was_first_recorded(filled, make):
    filled.append([make.reading(make.claim(), reader="2")], recorded=make.at(1))
    assert filled.view().claims[0].recorded == make.noon


def test_evidence_linked_again_keeps_when_it_was_first_recorded(filled, make):
    again = make.link(make.evidence(reason="told otherwise"), actor="TA")
    filled.append([again], recorded=make.at(1))
    found = filled.view().evidence[0]
    assert (found.reason, found.recorded) == ("told otherwise", make.noon)


def test_evidence_of_a_claim_no_longer_read_is_gone(filled, make):
    filled.append([make.reading(make.claim("c9"))], recorded=make.at(1))
    assert filled.view().evidence == ()


def test_a_newer_link_without_evidence_takes_the_evidence_away(filled, make):
    filled.append([make.link()], recorded=make.at(1))
    assert filled.view().evidence == ()


def test_as_known_before_the_first_row_there_is_nothing(filled, make):
    assert filled.view(known_at=make.at(-1)).claims == ()


def test_as_known_at_the_moment_of_recording_the_row_is_there(filled, make):
    assert len(filled.view(known_at=make.noon).claims) == 1


def test_as_known_earlier_the_earlier_reading_stands(filled, make):
    filled.append([make.reading(make.claim("c9"))], recorded=make.at(5))
    assert [c.id for c in filled.view(known_at=make.at(4)).claims] == ["c1"]


def test_a_view_never_changes_once_taken(filled, make):
    view = filled.view()
    filled.append([make.reading(make.claim("c9"))], recorded=make.at(5))
    assert [c.id for c in view.claims] == ["c1"]


def test_a_view_of_a_closed_ledger_says_so(path, make):
    with Ledger.open(path, create=True) as ledger:
        view = ledger.view()
    with pytest.raises(LedgerError, match="closed"):
        _ = view.claims


def test_what_was_read_before_closing_stays(path, make):
    with Ledger.open(path, create=True) as ledger:
        ledger.append([make.report()], recorded=make.noon)
        view = ledger.view()
        before = view.reports
    assert view.reports == before


@pytest.mark.parametrize(("day", "seen"), [(1, 0), (2, 1)])
def test_a_bare_date_shows_what_was_public_by_the_end_of_that_day(filled, day, seen):
    view = filled.view(public_by=end_of_day(date(2031, 4, day), UTC))
    assert (len(view.reports), len(view.claims), len(view.evidence)) == (seen,) * 3


def test_reports_come_in_the_order_of_publication(ledger, make):
    rows = [make.report("a", 5), make.report("b", 3), make.report("c", 4)]
    ledger.append(rows, recorded=make.noon)
    assert [r.id for r in ledger.view().reports] == ["b", "c", "a"]


class TestAmendments:
    def test_carry_when_they_were_first_recorded(self, ledger, make):
        ledger.append([make.agreement()], recorded=make.noon)
        ledger.append([make.agreement(make.amendment())], recorded=make.at(1))
        ledger.append(
            [make.agreement(make.amendment(), title="t")], recorded=make.at(2)
        )
        amendment = ledger.view().agreements[0].amendments[0]
        assert amendment.recorded == make.at(1)

    def test_with_another_content_are_recorded_anew(self, ledger, make):
        ledger.append([make.agreement(make.amendment())], recorded=make.noon)
        changed = make.amendment(accepted_by=("VE",))
        ledger.append([make.agreement(changed)], recorded=make.at(1))
        amendment = ledger.view().agreements[0].amendments[0]
        assert amendment.recorded == make.at(1)

    def test_are_unknown_before_they_were_recorded(self, ledger, make):
        ledger.append([make.agreement()], recorded=make.noon)
        ledger.append([make.agreement(make.amendment())], recorded=make.at(1))
        assert ledger.view(known_at=make.noon).agreements[0].amendments == ()

    @pytest.mark.parametrize(("day", "seen"), [(14, 0), (15, 1)])
    def test_are_public_from_the_day_they_were_agreed(self, ledger, make, day, seen):
        agreed = make.amendment(agreed_on=date(2031, 4, 15))
        ledger.append([make.agreement(agreed)], recorded=make.noon)
        view = ledger.view(public_by=end_of_day(date(2031, 4, day), UTC))
        assert len(view.agreements[0].amendments) == seen

    def test_the_day_they_were_agreed_is_one_of_the_agreements_zone(self, ledger, make):
        agreed = make.amendment(agreed_on=date(2031, 4, 15))
        ledger.append([make.agreement(agreed, tz="Asia/Baku")], recorded=make.noon)
        view = ledger.view(public_by=datetime(2031, 4, 14, 21, tzinfo=UTC))
        assert len(view.agreements[0].amendments) == 1

    def test_without_a_day_are_not_shown_to_have_been_public(self, ledger, make):
        ledger.append([make.agreement(make.amendment())], recorded=make.noon)
        view = ledger.view(public_by=make.day(20))
        assert view.agreements[0].amendments == ()

    def test_retracted_later_stand_for_a_reader_before_that(self, ledger, make):
        taken_back = make.amendment(
            agreed_on=date(2031, 4, 1), retracted_on=date(2031, 4, 20)
        )
        ledger.append([make.agreement(taken_back)], recorded=make.noon)
        view = ledger.view(public_by=make.day(10))
        assert view.agreements[0].amendments[0].retracted_on is None

    def test_notices_and_stated_readings_come_when_they_were_public(self, ledger, make):
        agreement = make.agreement(
            notices=(Notice(id="n", target="o", by="VE", given_on=date(2031, 4, 9)),),
            interpretations=(
                Interpretation(
                    id="i",
                    held_by=("VE",),
                    target="o",
                    field="due",
                    value=None,
                    stated_on=date(2031, 4, 9),
                ),
            ),
        )
        ledger.append([agreement], recorded=make.noon)
        early = ledger.view(public_by=make.day(9)).agreements[0]
        assert (early.notices, early.interpretations) == ((), ())


class TestRetractions:
    def test_mark_the_claim_and_its_evidence(self, filled, make):
        filled.append([make.retraction("c1")], recorded=make.at(1))
        view = filled.view()
        marks = (view.claims[0].retracted_at, view.evidence[0].retracted_at)
        assert marks == (make.at(1),) * 2

    def test_of_evidence_leave_the_claim(self, filled, make):
        filled.append([make.retraction("e1")], recorded=make.at(1))
        assert filled.view().claims[0].retracted_at is None

    def test_of_a_report_mark_what_was_read_in_it(self, filled, make):
        filled.append([make.retraction("r1")], recorded=make.at(1))
        assert filled.view().evidence[0].retracted_at == make.at(1)

    def test_are_unknown_before_they_were_recorded(self, filled, make):
        filled.append([make.retraction("c1")], recorded=make.at(1))
        assert filled.view(known_at=make.noon).claims[0].retracted_at is None

    def test_the_first_of_two_counts(self, filled, make):
        for minute, name in ((1, "x1"), (2, "x2")):
            filled.append([make.retraction("c1", name)], recorded=make.at(minute))
        assert filled.view().claims[0].retracted_at == make.at(1)

    @pytest.mark.parametrize(("day", "seen"), [(5, 0), (7, 1)])
    def test_are_public_when_they_were_published(self, filled, make, day, seen):
        taken_back = make.retraction("c1", published=make.day(6))
        filled.append([taken_back], recorded=make.at(1))
        assert len(filled.view(public_by=make.day(day)).retractions) == seen

    def test_without_a_day_are_public_when_recorded(self, filled, make):
        filled.append([make.retraction("c1")], recorded=make.at(1))
        assert filled.view(public_by=make.day(9)).claims[0].retracted_at is None


def test_a_newer_note_stands_for_the_earlier(ledger, make):
    for text in ("with ada", "with ben"):
        ledger.append([Note(id="keys", by="ada", text=text)], recorded=make.noon)
    assert [note.text for note in ledger.view().notes] == ["with ben"]


def test_links_come_as_linking_left_them(filled, make):
    filled.append([make.review("e1", Decision.REJECT)], recorded=make.at(1))
    assert filled.view().links == (make.link(make.evidence()),)
