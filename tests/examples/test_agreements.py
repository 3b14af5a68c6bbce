"""Every shipped agreement is sound, and says what it is shipped for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from armistice.agreement import load_agreement, load_agreements
from armistice.model import (
    After,
    Agreement,
    Boundary,
    Comparison,
    Instant,
    Kind,
    Measure,
    Modality,
    PartyRole,
    Relation,
    Retroactive,
)

Agreements = Mapping[str, Agreement]


def test_six_agreements_are_shipped(agreements: Agreements) -> None:
    assert sorted(agreements) == [
        "colombia-2016",
        "lebanon-2024",
        "minsk-2",
        "nk-2020",
        "pretoria-2022",
        "tarn-accord",
    ]


def test_loads_without_a_problem(example: str, folder: Path) -> None:
    loaded = load_agreement(folder / example / "agreement.yaml")
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.agreement is not None


def test_all_can_stand_in_one_folder(folder: Path) -> None:
    loaded = load_agreements(sorted(folder.glob("*/agreement.yaml")))
    assert [str(problem) for problem in loaded.problems] == []
    assert len(loaded.agreements) == 6


def test_has_a_readme_with_terms(example: str, folder: Path) -> None:
    text = (folder / example / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in text
    assert "acts as of" in text or "Date of facts" in text or "Facts as of" in text
    assert "Left out" in text


def test_every_obligation_has_a_summary(example: str, agreements: Agreements) -> None:
    bare = [o.id for o in agreements[example].obligations if not o.summary]
    assert bare == []


def test_every_provision_has_an_obligation(
    example: str, agreements: Agreements
) -> None:
    agreement = agreements[example]
    used = {o.provision for o in agreement.obligations}
    # a clause may only qualify others: self-defence, and whom to report to
    qualifying = {"lebanon-2024": {"4"}, "pretoria-2022": {"11"}}
    unused = {p.id for p in agreement.provisions} - used
    assert unused <= qualifying.get(example, set())


def test_places_form_a_tree_without_circles(
    example: str, agreements: Agreements
) -> None:
    agreement = agreements[example]
    for place in agreement.places:
        above = agreement.enclosing(place.id)[1:]
        assert place.id not in above
        assert place.id not in place.within


def test_like_named_places_point_at_each_other(
    example: str, agreements: Agreements
) -> None:
    agreement = agreements[example]
    for place in agreement.places:
        for other_id in place.not_to_confuse:
            other = agreement.place(other_id)
            assert other is not None
            assert place.id in other.not_to_confuse, (place.id, other_id)


def test_no_name_belongs_to_two_places(example: str, agreements: Agreements) -> None:
    names = Counter(
        name
        for place in agreements[example].places
        for name in {place.name, *(n for _, n in place.names)}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_coordinates_come_in_pairs(example: str, agreements: Agreements) -> None:
    odd = [
        p.id for p in agreements[example].places if (p.lat is None) != (p.lon is None)
    ]
    assert odd == []


def test_a_deputy_body_acts_for_a_named_party(
    example: str, agreements: Agreements
) -> None:
    agreement = agreements[example]
    for party in agreement.parties:
        assert agreement.party(agreement.principal(party.id)) is not None


def test_no_office_is_held_by_two_at_once(example: str, agreements: Agreements) -> None:
    overlap = timedelta(days=62)  # where only the months of a change are known
    for party in agreements[example].parties:
        for organ in party.organs:
            dated = [p for p in organ.people if p.from_ is not None]
            terms = sorted((p.from_ or date.min, p.to) for p in dated)
            for (_, left), (began, _) in pairwise(terms):
                assert left is None or left <= began + overlap, organ.name


def test_no_organ_is_a_parliament(example: str, agreements: Agreements) -> None:
    names = [o.name.lower() for p in agreements[example].parties for o in p.organs]
    assert not [n for n in names if "parliament" in n or "majlis" in n]


def test_all_nine_points_of_2020_are_there(nk: Agreement) -> None:
    assert [p.id for p in nk.provisions] == [str(n) for n in range(1, 10)]


def test_the_kalbajar_deadline_moves_to_25_november(nk: Agreement) -> None:
    amendment = next(a for a in nk.amendments if a.target == "6a-kalbajar")
    obligation = nk.obligation("6a-kalbajar")
    assert obligation is not None
    assert isinstance(obligation.due, Instant)
    assert obligation.due.at == date(2020, 11, 15)
    assert isinstance(amendment.value, Instant)
    assert amendment.value.at == date(2020, 11, 25)
    assert (amendment.agreed_on, amendment.effective) == (date(2020, 11, 15),) * 2
    assert set(amendment.accepted_by) == {"AM", "AZ"}


@pytest.mark.parametrize(
    ("obligation_id", "due"),
    [
        ("2-aghdam", date(2020, 11, 20)),
        ("6b-lachin", date(2020, 12, 1)),
    ],
)
def test_handover_dates_of_2020(nk: Agreement, obligation_id: str, due: date) -> None:
    obligation = nk.obligation(obligation_id)
    assert obligation is not None
    assert isinstance(obligation.due, Instant)
    assert (obligation.due.at, obligation.due.boundary) == (due, Boundary.INCLUSIVE)


def test_the_withdrawal_of_point_4_has_no_date_and_no_way(nk: Agreement) -> None:
    withdrawal = nk.obligation("4a-am-withdrawal")
    assert withdrawal is not None
    assert (withdrawal.due, withdrawal.mechanism) == (None, None)
    assert "withdrawal_mechanism" not in nk.subjects


def test_the_political_status_is_not_settled_in_2020(nk: Agreement) -> None:
    assert "political_status" not in nk.subjects


def test_the_peacekeepers_as_verifier_are_a_reading(nk: Agreement) -> None:
    ceasefire = nk.obligation("1a-ceasefire")
    assert ceasefire is not None
    assert ceasefire.verifier == ("RPC",)
    assert ceasefire.verifier_is_interpretation


def test_agdam_village_is_not_in_aghdam_district(nk: Agreement) -> None:
    assert nk.enclosing("agdam_village") == ("agdam_village", "khojavend", "nk")


def test_de_facto_authorities_speak_for_no_party(nk: Agreement) -> None:
    de_facto = [p for p in nk.parties if p.role is PartyRole.DE_FACTO]
    assert [p.acts_for for p in de_facto] == [None]


def test_the_contingent_speaks_for_its_state(nk: Agreement) -> None:
    assert nk.principal("RPC") == "RU"


def test_differing_words_of_2020_are_wordings(nk: Agreement) -> None:
    varied = {p.id for p in nk.provisions if len({w.text for w in p.wordings}) > 1}
    assert varied == {"2", "6"}


def test_minsk_moves_into_2016_without_a_clear_day(agreements: Agreements) -> None:
    amendment = agreements["minsk-2"].amendments[0]
    assert isinstance(amendment.value, Instant)
    assert amendment.value.boundary is Boundary.UNCLEAR
    assert amendment.retroactive is Retroactive.UNCLEAR


def test_minsk_waits_for_elections_without_a_date(agreements: Agreements) -> None:
    elections = [e for e in agreements["minsk-2"].events if e.id == "local_elections"]
    assert [e.on for e in elections] == [None]


def test_pretoria_ties_heavy_weapons_to_foreign_forces(agreements: Agreements) -> None:
    heavy = agreements["pretoria-2022"].obligation("p6c-heavy")
    assert heavy is not None
    assert heavy.due is None
    assert [d.rel for d in heavy.depends] == [Relation.IN_PARALLEL]


def test_lebanon_continues_after_the_lapse(agreements: Agreements) -> None:
    moved = [a for a in agreements["lebanon-2024"].amendments if a.field == "due"]
    assert {a.agreed_on for a in moved} == {date(2025, 1, 27)}


def test_lebanon_has_five_points_that_one_side_keeps(agreements: Agreements) -> None:
    kept = agreements["lebanon-2024"].amendments[-1]
    assert kept.value == ("five_points",)
    assert kept.accepted_by == ("IL",)


def test_colombian_shares_add_up_stage_by_stage(agreements: Agreements) -> None:
    arms = agreements["colombia-2016"].obligation("c-arms")
    assert arms is not None
    assert [stage.share for stage in arms.stages] == [0.3, 0.6, 1.0]
    boundaries = {s.due.boundary for s in arms.stages if isinstance(s.due, After)}
    assert boundaries == {Boundary.UNCLEAR}


def test_tarn_exercises_every_kind_and_modality(tarn: Agreement) -> None:
    kinds = {o.kind for o in tarn.obligations}
    modalities = {o.modality for o in tarn.obligations}
    assert kinds == set(Kind)
    assert modalities == set(Modality)


def test_tarn_deadline_before_a_day_leaves_the_day_out(tarn: Agreement) -> None:
    prisoners = tarn.obligation("t5a-prisoners-havrenia")
    assert prisoners is not None
    assert isinstance(prisoners.due, Instant)
    assert prisoners.due.boundary is Boundary.EXCLUSIVE


def test_tarn_counts_prisoners_in_total(tarn: Agreement) -> None:
    prisoners = tarn.obligation("t5a-prisoners-havrenia")
    assert prisoners is not None
    (quantity,) = prisoners.quantities
    assert (quantity.op, quantity.n) == (Comparison.AT_LEAST, 48)
    assert quantity.measure is Measure.CUMULATIVE


def test_tarn_has_what_the_demo_shows(tarn: Agreement) -> None:
    assert tarn.amendments
    assert tarn.interpretations
    assert any(o.recurrence for o in tarn.obligations)
    assert any(o.renewal and o.renewal.notice for o in tarn.obligations)
    assert any(o.stages for o in tarn.obligations)
    assert any(o.except_places for o in tarn.obligations)


def test_tarn_weighs_equally_on_both_sides(tarn: Agreement) -> None:
    owed = Counter(b for o in tarn.obligations for b in o.bearer)
    assert abs(owed["OST"] - owed["HAV"]) <= 2
