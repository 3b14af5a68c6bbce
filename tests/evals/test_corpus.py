"""The corpus: words become spans, mistakes are told, and the real one is clean."""

import re
from collections import defaultdict

import pytest

from armistice.model import Bearing, Hedge, Span, Stance
from evals import corpus

SHARED = 12
"""So many words in a row are a sentence taken over."""
TEXT = "Brenn said one. Talvik said two. Brenn said three."
SAID = {"source": "Talvik", "cue": "said", "content": "two"}


def spans_of(report, number=1):
    """A claim's spans as the words and where they begin."""
    claim = report.claims[number - 1]
    return [
        [(span.of(report.text), span.start) for span in spans]
        for spans in (
            (claim.source,) if claim.source else (),
            claim.cue,
            claim.contents,
        )
    ]


# -- words to spans ------------------------------------------------------------


def test_the_cue_is_the_one_nearest_to_its_content(conflict):
    made = spans_of(conflict.read(TEXT, SAID))
    assert made == [[("Talvik", 16)], [("said", 23)], [("two", 28)]]


def test_the_source_is_the_one_nearest_to_the_cue(conflict):
    claim = {"source": "Brenn", "cue": "said", "content": "three"}
    source, cue, _ = spans_of(conflict.read(TEXT, claim))
    assert (source, cue) == ([("Brenn", 33)], [("said", 39)])


def test_a_number_tells_which_occurrence_is_meant(conflict):
    claim = {**SAID, "cue": "said#1"}
    assert spans_of(conflict.read(TEXT, claim))[1] == [("said", 6)]


def test_a_number_holds_for_contents_and_sources_too(conflict):
    text = "He said so. He said so."
    claim = {"source": "He#2", "cue": "said", "content": "so#2"}
    assert spans_of(conflict.read(text, claim)) == [
        [("He", 12)],
        [("said", 15)],
        [("so", 20)],
    ]


def test_a_cut_content_reaches_from_its_first_to_its_last_words(conflict):
    claim = {"source": "Brenn", "cue": "said#1", "content": "one. [...] two"}
    assert spans_of(conflict.read(TEXT, claim))[2] == [("one. Talvik said two", 11)]


def test_a_cut_ends_with_the_first_such_words_after_its_begin(conflict):
    text = "End of it. They said a start and an end and an end."
    claim = {"cue": "said", "content": "a start […] end"}
    assert spans_of(conflict.read(text, claim))[2] == [("a start and an end", 21)]


def test_the_end_of_a_cut_may_be_numbered(conflict):
    text = "They said a start and an end and an end."
    claim = {"cue": "said", "content": "a start [...] end#2"}
    assert spans_of(conflict.read(text, claim))[2] == [(text[10:-1], 10)]


def test_several_stretches_are_in_the_order_of_the_text(conflict):
    text = '"Two," he said. "One."'
    claim = {"source": "he", "cue": "said", "content": ['"One."', '"Two,"']}
    assert spans_of(conflict.read(text, claim))[2] == [('"Two,"', 0), ('"One."', 16)]


def test_a_cue_may_have_several_parts(conflict):
    text = "He took the word back and took leave"
    claim = {"source": "He", "cue": ["took", "back"], "content": "the word"}
    assert spans_of(conflict.read(text, claim))[1] == [("took", 3), ("back", 17)]


def test_words_within_longer_words_do_not_count(conflict):
    text = "It was unsaid, Brenn said"
    claim = {"source": "Brenn", "cue": "said", "content": "It was unsaid"}
    assert spans_of(conflict.read(text, claim))[1] == [("said", 21)]


def test_the_cue_is_not_looked_for_inside_the_content(conflict):
    text = "Brenn said that he said so"
    claim = {"source": "Brenn", "cue": "said", "content": "that he said so"}
    assert spans_of(conflict.read(text, claim))[1] == [("said", 6)]


def test_marks_are_words_too(conflict):
    text = "Brenn: we left. Talvik: we stay."
    claim = {"source": "Talvik", "cue": ":", "content": "we stay"}
    assert spans_of(conflict.read(text, claim))[1] == [(":", 22)]


def test_the_outlet_goes_without_a_cue(conflict):
    report = conflict.read(TEXT, {"voice": "outlet", "content": "two"})
    (claim,) = report.claims
    assert (claim.source, claim.cue, claim.outlet) == (None, (), True)


def test_a_claim_has_what_was_annotated_and_else_the_usual(conflict):
    more = {"stance": "denies", "hedge": "possible", "actor": "t", "within": 2}
    bearings = {"leave": ["done", "excuse"]}
    one, two = conflict.read(
        TEXT,
        {**SAID, **more, "obligations": bearings},
        {**SAID, "content": "one"},
        actors={"t": {"name": "Talvik", "party": "ea"}},
    ).claims
    assert (one.stance, one.hedge, one.within) == (Stance.DENIES, Hedge.POSSIBLE, 2)
    assert one.obligations == (("leave", Bearing.DONE), ("leave", Bearing.EXCUSE))
    assert one.actor is not None
    assert one.actor.party == "ea"
    assert (two.stance, two.hedge, two.actor) == (Stance.ASSERTS, Hedge.CERTAIN, None)


def test_all_occurrences_of_a_name_count_and_none_inside_a_longer_one(conflict):
    names = {"LOC": ["Tarn", "Tarn Valley"], "ORG": ["Tarn Front"]}
    report = conflict.read("Tarn Front left Tarn Valley and Tarn", names=names)
    assert report.names == (
        (Span(0, 10), "ORG"),
        (Span(16, 27), "LOC"),
        (Span(32, 36), "LOC"),
    )


def test_times_places_figures_and_incidents_have_their_spans(conflict):
    report = conflict.read(
        "On Monday 3 men fired at the Mill",
        times=[{"text": "Monday", "value": "2031-03-03"}],
        places={"Mill": "mill"},
        figures=[{"text": "3 men", "low": 3, "high": 3, "unit": "men"}],
        incidents=[{"kind": "attack", "text": "fired at the Mill"}],
    )
    assert report.times == ((Span(3, 9), "2031-03-03"),)
    assert report.places == ((Span(29, 33), "mill"),)
    assert [(span, row.unit) for span, row in report.figures] == [(Span(10, 15), "men")]
    assert [(s, row.kind) for s, row in report.incidents] == [(Span(16, 33), "attack")]


# -- mistakes are told with the file and the claim ------------------------------


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"content": "four"}, "'four' is not in the text"),
        ({"source": "Orm"}, "'Orm' is not in the text"),
        ({"source": ""}, "'' is not in the text"),
        ({"cue": "sai"}, "'sai' is not in the text"),
        ({"cue": "said#4"}, "'said' stands only 3 times"),
        ({"cue": None}, "no cue; only `voice: outlet` goes without"),
        ({"cue": []}, "no cue; only `voice: outlet` goes without"),
        ({"content": []}, "no content"),
        ({"content": "said [...] two"}, "'said' stands 3 times; number it"),
        ({"content": "two [...] one"}, "'one' does not follow 'two'"),
        ({"content": "one [...] two [...] three"}, "once only"),
        ({"actor": "orm"}, "no actor 'orm' in actors"),
        ({"within": 3}, "within 3 is no claim's number"),
        ({"within": 0}, "within 0 is no claim's number"),
        ({"within": 2}, "within 2 is the claim itself"),
    ],
)
def test_a_claims_mistake_is_told_with_its_number(conflict, changed, told):
    message = conflict.error(TEXT, SAID, {**SAID, **changed})
    assert "claim 2: " in message
    assert told in message


def test_too_many_occurrences_ask_for_numbers(conflict):
    text = "he said so " * 40
    message = conflict.error(text, {"source": "he", "cue": "said", "content": "so"})
    assert "claim 1: too many occurrences; number some words" in message


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"names": {"PER": ["Orm"]}}, "'Orm' is not in the text"),
        ({"places": {"Orm": None}}, "'Orm' is not in the text"),
        ({"times": [{"text": "Monday", "value": "P1D"}]}, "'Monday' is not in"),
        ({"genre": None}, "genre"),
        ({"color": "red"}, "color"),
        ({"names": {"CITY": []}}, "names.CITY"),
    ],
)
def test_a_reports_mistake_is_told_with_its_file(conflict, more, told):
    assert told in conflict.error(TEXT, SAID, **more)


def test_an_unknown_stance_is_told_with_the_ones_there_are(conflict):
    message = conflict.error(TEXT, {**SAID, "stance": "shouts"})
    assert "claims.0.stance" in message
    assert "denies" in message


def test_a_file_that_is_no_yaml_is_named(conflict):
    path = conflict.put(TEXT)
    path.write_text("text: [")
    with pytest.raises(corpus.CorpusError, match="no valid YAML") as caught:
        corpus.read(path)
    assert str(path) in str(caught.value)


# -- the second pass -----------------------------------------------------------


def test_a_report_need_not_have_a_second_pass(conflict):
    assert corpus.second(conflict.read(TEXT, SAID)) is None


def test_the_second_pass_is_read_over_the_first_ones_text(conflict):
    report = conflict.read(TEXT, SAID)
    conflict.put(None, {**SAID, "stance": "denies"}, folder="second")
    found = corpus.second(report)
    assert found is not None
    assert found[1][0].contents == report.claims[0].contents
    assert found[1][0].stance is Stance.DENIES


def test_a_mistake_of_the_second_pass_is_told_with_its_own_file(conflict):
    report = conflict.read(TEXT, SAID)
    path = conflict.put(None, {**SAID, "cue": "sang"}, folder="second")
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.second(report)
    assert f"{path}: claim 1: 'sang'" in str(caught.value)


# -- checking a conflict -------------------------------------------------------


def test_a_sound_conflict_has_no_faults(conflict):
    conflict.put(TEXT, {**SAID, "obligations": {"leave": "done"}})
    conflict.put(None, SAID, folder="second")
    assert conflict.faults() == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"genre": "novel"}, "genre 'novel' is none of communique, "),
        ({"places": {"Talvik": "orm"}}, "place 'Talvik': 'orm' is not in the accord"),
        (
            {"actors": {"t": {"name": "Talvik", "party": "orm"}}},
            "actor t: 'orm' is no party of the accord",
        ),
        (
            {"incidents": [{"kind": "attack", "text": "two", "by": "orm"}]},
            "incident 'two': by or place is not in the accord",
        ),
        (
            {"incidents": [{"kind": "attack", "text": "two", "place": "orm"}]},
            "incident 'two': by or place is not in the accord",
        ),
    ],
)
def test_ids_that_the_accord_does_not_have_are_told(conflict, more, told):
    path = conflict.put(TEXT, SAID, **more)
    (fault,) = conflict.faults()
    assert fault.startswith(f"{path}: {told}")


def test_an_unknown_obligation_is_told_with_the_claim(conflict):
    conflict.put(TEXT, SAID, {**SAID, "cue": "said#1", "obligations": {"go": "done"}})
    assert conflict.faults()[0].endswith("claim 2: no obligation 'go'")


def test_the_same_spans_twice_are_told(conflict):
    conflict.put(TEXT, SAID, SAID)
    assert conflict.faults()[0].endswith("claim 2 has the same spans as claim 1")


def test_the_party_of_nobody_and_of_outsiders_is_known(conflict):
    actors = {"a": {"name": "A"}, "b": {"name": "B", "party": "third"}}
    conflict.put(TEXT, SAID, actors=actors)
    assert conflict.faults() == []


def test_every_report_is_checked_and_each_mistake_told(conflict):
    conflict.put(TEXT, {**SAID, "cue": "sang"}, name="01-a")
    conflict.put(TEXT, {**SAID, "cue": "sung"}, name="02-b")
    assert ["01-a" in fault for fault in conflict.faults()] == [True, False]


def test_a_mistake_in_the_names_of_a_second_pass_is_told(conflict):
    conflict.put(TEXT, SAID)
    conflict.put(None, SAID, folder="second", names={"PER": ["Orm"]})
    (fault,) = conflict.faults()
    assert "second" in fault
    assert "'Orm' is not in the text" in fault


def test_an_accord_that_is_missing_is_told(conflict):
    (conflict.folder / "agreement.yaml").unlink()
    assert "agreement.yaml" in conflict.faults()[0]


def test_an_accord_that_is_wrong_is_told(conflict):
    path = conflict.folder / "agreement.yaml"
    path.write_text(path.read_text().replace("bearer: [ea]", "bearer: [orm]"))
    assert "orm" in conflict.faults()[0]


# -- what the commands print ---------------------------------------------------


def test_show_has_a_line_for_each_claim(conflict):
    actors = {"t": {"name": "Talvik", "party": "ea"}}
    claim = {**SAID, "actor": "t", "obligations": {"leave": "done"}}
    head, line = corpus.show(conflict.read(TEXT, claim, actors=actors)).split("\n")
    assert head == "# 01-mill (wire), 9 words"
    assert "S[Talvik] C[said] K[two] = Talvik (ea); asserts, certain" in line
    assert line.endswith("leave: done")


def test_show_can_do_without_source_cue_and_actor(conflict):
    report = conflict.read(TEXT, {"voice": "outlet", "content": "two"})
    assert "S[] C[] K[two] = -; asserts" in corpus.show(report)


def test_bare_texts_have_nothing_of_the_annotation(conflict, tmp_path):
    conflict.put(TEXT, SAID, actors={"key": {"name": "Somebody"}})
    corpus.bare(conflict.folder, tmp_path / "out")
    (path,) = (tmp_path / "out").iterdir()
    told = path.read_text()
    assert told.endswith(TEXT)
    assert "The Miller" in told
    assert "Somebody" not in told


def test_the_digest_is_of_all_files_and_nothing_else(conflict):
    root = conflict.folder.parent
    path = conflict.put(TEXT, SAID)
    one = corpus.digest(root)
    (root / "notes.md").write_text("Notes")
    assert corpus.digest(root) == one
    path.rename(path.with_stem("02-mill"))
    assert corpus.digest(root) != one


def test_wrong_use_prints_how_to(capsys):
    assert corpus.main(["chekc"]) == 2
    assert "python -m evals.corpus check" in capsys.readouterr().out


def test_check_ends_with_one_where_something_is_wrong(conflict, capsys):
    conflict.put(TEXT, {**SAID, "cue": "sang"})
    assert corpus.main(["check", str(conflict.folder)]) == 1
    assert "'sang' is not in the text" in capsys.readouterr().out
    conflict.put(TEXT, SAID)
    assert corpus.main(["check", str(conflict.folder)]) == 0


# -- the real corpus -----------------------------------------------------------


def test_no_conflict_is_in_two_splits():
    names = [path.name for path in corpus.conflicts()]
    assert sorted(set(names)) == sorted(names)
    assert [corpus.conflicts(split) for split in corpus.SPLITS].count([]) == 0


def test_every_conflict_with_reports_is_in_a_split():
    there = {path.parent.parent.name for path in corpus.ROOT.glob("*/reports/*.yaml")}
    assert {path.name for path in corpus.conflicts()} == there


@pytest.fixture(scope="module")
def reports():
    return list(corpus.load())


@pytest.mark.slow
@pytest.mark.parametrize("folder", corpus.conflicts(), ids=lambda path: path.name)
def test_a_conflict_of_the_corpus_is_clean(folder):
    assert (folder / "agreement.yaml").is_file()
    assert any((folder / "reports").glob("*.yaml"))
    assert corpus.check(folder) == []


@pytest.mark.slow
def test_no_two_reports_have_one_id(reports):
    ids = [report.row.id for report in reports]
    assert len(set(ids)) == len(ids)


@pytest.mark.slow
def test_every_report_says_when_in_a_time_zone(reports):
    assert [r.path.name for r in reports if r.row.published.tzinfo is None] == []


@pytest.mark.slow
def test_no_text_has_a_sentence_of_another_conflict(reports):
    seen = defaultdict(set)
    for report in reports:
        words = re.findall(r"\w+", report.text.lower())
        for i in range(len(words) - SHARED + 1):
            run = " ".join(words[i : i + SHARED])
            seen[run].add(report.path.parent.parent.name)
    assert {run: where for run, where in seen.items() if len(where) > 1} == {}


@pytest.mark.slow
def test_nobody_and_no_place_of_the_training_data_is_met_again(reports):
    splits = {
        path: split for split in corpus.SPLITS for path in corpus.conflicts(split)
    }
    seen = defaultdict(set)
    for report in reports:
        for form in (*report.row.names.PER, *report.row.names.LOC):
            seen[form].add(splits[report.path.parent.parent])
    assert {form: where for form, where in seen.items() if len(where) > 1} == {}
