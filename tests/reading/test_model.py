"""The embedded model: windows over a text, and files that are missing or broken."""

import json
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.reading import LearnedClaims, Model, ModelError, names_of, prepare
from armistice.reading._heads import BUCKETS, WIDTH
from armistice.reading._model import (
    BATCH,
    STRIDE,
    WINDOW,
    Settings,
    sheet_of,
)
from armistice.reading._pieces import CLS, OURS, SEP, Pieces

FEATURES = 6
"""Of a claim's certainty, beside the bias."""
SETTINGS = {
    "name": "made-up",
    "link_distance": [[0.0, 0.0]] * BUCKETS,
    "thresholds": {"cue": 0.5},
    "certainty": [0.0, 1.0],
}
TEXT = (
    "Ada Brenn, the spokeswoman of Veldria, said on Monday that the road was open.\n"
    '"We left Sharak," she added.'
)


class Echo:
    """A network whose heads tell what it was given: id, window, place, length."""

    def __init__(self):
        self.runs = []

    def __call__(self, ids, case):
        first = sum(len(run[0]) for run in self.runs)
        self.runs.append((ids.copy(), case.copy()))
        heads = np.zeros((*ids.shape, WIDTH), np.float32)
        heads[..., 0] = ids
        heads[..., 1] = first + np.arange(len(ids))[:, None]
        heads[..., 2] = np.arange(ids.shape[1]) - 1
        return heads


def numbered(n):
    """Pieces that are all different."""
    ids = np.arange(1000, 1000 + n)
    return Pieces(ids=ids, case=ids % 4, starts=ids - 1000, ends=ids - 999)


def depth(at, start, length, n):
    """How far a piece stands from the nearest end of a window that cuts the text."""
    before = at - start if start else n
    after = start + length - 1 - at if start + length < n else n
    return min(before, after)


sizes = st.integers(2, 9).flatmap(
    lambda window: st.tuples(
        st.integers(0, 60), st.just(window), st.integers(1, window)
    )
)


# -- windows -------------------------------------------------------------------


@given(sizes)
@settings(max_examples=200)
def test_every_piece_has_the_heads_that_were_made_of_it(given_sizes):
    n, window, stride = given_sizes
    pieces = numbered(n)
    sheet = sheet_of(pieces, Echo(), window, stride)
    assert sheet.heads[:, 0].tolist() == pieces.ids.tolist()
    assert sheet.heads[:, 1].tolist() == sheet.owner.tolist()


@given(sizes)
@settings(max_examples=200)
def test_every_piece_is_from_the_window_that_it_is_most_inside_of(given_sizes):
    n, window, stride = given_sizes
    sheet = sheet_of(numbered(n), Echo(), window, stride)
    spans = [(start, len(heads)) for start, heads in sheet.windows]
    for at in range(n):
        inside = [depth(at, *span, n) for span in spans if 0 <= at - span[0] < span[1]]
        own = spans[sheet.owner[at]]
        assert depth(at, *own, n) == max(inside)


@given(sizes)
def test_windows_have_the_pieces_from_their_first_on(given_sizes):
    n, window, stride = given_sizes
    pieces = numbered(n)
    for start, heads in sheet_of(pieces, Echo(), window, stride).windows:
        own = pieces.ids[start : start + window]
        assert heads[:, 0].tolist() == own.tolist()
        assert heads[:, 2].tolist() == list(range(len(own)))


def test_a_text_as_long_as_a_window_is_read_at_once():
    assert len(sheet_of(numbered(WINDOW), Echo()).windows) == 1


def test_a_text_one_piece_longer_is_read_twice_and_the_last_window_is_full():
    sheet = sheet_of(numbered(WINDOW + 1), Echo())
    assert [start for start, _ in sheet.windows] == [0, 1]
    assert {len(heads) for _, heads in sheet.windows} == {WINDOW}


def test_windows_overlap_enough_that_no_piece_is_near_an_end_that_cuts():
    n = 5 * WINDOW
    sheet = sheet_of(numbered(n), Echo())
    least = min(
        depth(at, sheet.windows[own][0], WINDOW, n)
        for at, own in enumerate(sheet.owner)
    )
    assert least >= (WINDOW - STRIDE) // 2 - 1


def test_a_text_without_pieces_has_an_empty_sheet_and_runs_nothing():
    network = Echo()
    sheet = sheet_of(numbered(0), network)
    assert sheet.heads.shape == (0, WIDTH)
    assert (sheet.windows, network.runs) == ((), [])


def test_the_network_gets_the_marks_of_a_windows_ends_and_the_case():
    network = Echo()
    sheet_of(numbered(3), network)
    ids, case = (run[0].tolist() for run in network.runs[0])
    assert ids == [OURS, 1000, 1001, 1002, SEP]
    assert case == [0, 0, 1, 2, 0]


def test_a_window_opens_with_the_convention_asked_for():
    network = Echo()
    sheet_of(numbered(3), network, opening=CLS)
    assert network.runs[0][0][0, 0] == CLS


def test_so_many_windows_are_run_at_once_and_no_more():
    network = Echo()
    sheet_of(numbered(60), network, 4, 2)
    sizes = [len(run[0]) for run in network.runs]
    assert sum(sizes) == 29
    assert set(sizes[:-1]) == {BATCH}
    assert 0 < sizes[-1] <= BATCH


def test_the_same_pieces_give_the_same_sheet():
    one, two = (sheet_of(numbered(700), Echo()) for _ in range(2))
    assert (one.heads == two.heads).all()
    assert (one.owner == two.owner).all()


# -- files ---------------------------------------------------------------------

USES = {
    "reader.onnx": [
        lambda model: model.network,
        lambda model: model.size,
        lambda model: model.digest,
    ],
    "settings.json": [lambda model: model.settings, lambda model: model.digest],
    "tokenizer.json": [lambda model: model.tokenizer, lambda m: m.pieces("Word")],
}
EACH = [(name, use) for name, uses in USES.items() for use in uses]


@pytest.fixture
def broken(tmp_path):
    """A model's folder with a network that is none, and sound settings."""
    (tmp_path / "reader.onnx").write_bytes(b"no network")
    (tmp_path / "settings.json").write_text(json.dumps(SETTINGS))
    (tmp_path / "tokenizer.json").write_text("{}")
    return tmp_path


def said_of(model, use):
    with pytest.raises(ModelError) as caught:
        use(model)
    return str(caught.value)


@pytest.mark.parametrize(("name", "use"), EACH)
def test_a_missing_file_is_named_with_what_to_do(broken, name, use):
    (broken / name).unlink()
    message = said_of(Model(broken), use)
    assert str(broken / name) in message
    assert "Install Armistice again" in message
    assert 'reader = "rules"' in message


@pytest.mark.parametrize(("name", "use"), EACH)
def test_the_advice_is_given_once(broken, name, use):
    (broken / name).unlink()
    assert said_of(Model(broken), use).count("Install Armistice again") == 1


def test_a_missing_folder_is_told_on_first_use_only(tmp_path):
    model = Model(tmp_path / "nowhere")
    assert "nowhere" in said_of(model, lambda m: m.settings)


def test_a_network_that_is_none_is_named(broken):
    message = said_of(Model(broken), lambda m: m.network)
    assert str(broken / "reader.onnx") in message
    assert "Install Armistice again" in message


def test_a_tokenizer_that_is_none_is_named(broken):
    message = said_of(Model(broken), lambda m: m.tokenizer)
    assert str(broken / "tokenizer.json") in message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        json.dumps({**SETTINGS, "link_distance": [[1], [1, 2]]}).encode(),
        json.dumps({**SETTINGS, "link_distance": ["far"]}).encode(),
        json.dumps({**SETTINGS, "certainty": 1}).encode(),
    ],
)
def test_settings_that_are_none_are_named(broken, content):
    (broken / "settings.json").write_bytes(content)
    message = said_of(Model(broken), lambda m: m.settings)
    assert str(broken / "settings.json") in message
    assert "Install Armistice again" in message


@pytest.mark.parametrize("key", SETTINGS)
def test_settings_lack_nothing(broken, key):
    rows = {name: value for name, value in SETTINGS.items() if name != key}
    (broken / "settings.json").write_text(json.dumps(rows))
    assert key in said_of(Model(broken), lambda m: m.settings)


def test_sound_settings_are_read(broken):
    made = Model(broken).settings
    assert (made.name, made.thresholds) == ("made-up", {"cue": 0.5})
    assert made.link_distance.shape == (BUCKETS, 2)
    assert made.certainty == (0.0, 1.0)


def test_the_digest_tells_other_settings_apart(broken):
    one = Model(broken).digest
    (broken / "settings.json").write_text(json.dumps({**SETTINGS, "name": "other"}))
    assert Model(broken).digest != one


def test_the_digest_tells_another_network_apart(broken):
    one = Model(broken).digest
    (broken / "reader.onnx").write_bytes(b"no network either")
    assert Model(broken).digest != one


def test_settings_are_read_from_text():
    assert Settings.parse(json.dumps(SETTINGS)).link_distance.dtype == np.float32


# -- the shipped model ---------------------------------------------------------


@pytest.mark.slow
def test_the_shipped_settings_fit_the_heads(model):
    made = model.settings
    assert made.link_distance.shape == (BUCKETS, 2)
    assert len(made.certainty) == 1 + FEATURES
    assert np.isfinite([*made.certainty, *made.link_distance.flat]).all()


@pytest.mark.slow
def test_the_shipped_network_fits_the_heads(model):
    pieces = model.pieces(TEXT)
    heads = model.sheet(pieces).heads
    assert heads.shape == (len(pieces), WIDTH)
    assert np.isfinite(heads).all()


@pytest.mark.slow
def test_a_network_of_another_width_is_said_to_be_broken(monkeypatch):
    monkeypatch.setattr("armistice.reading._model.WIDTH", 7)
    message = said_of(Model(), lambda m: m.sheet(m.pieces(TEXT)))
    assert "outputs and not 7" in message


@pytest.mark.slow
def test_the_shipped_model_is_small_enough_to_be_shipped(model):
    assert model.size < 30_000_000


@pytest.mark.slow
def test_the_same_text_gives_the_same_heads_whatever_was_read_before(model):
    pieces = model.pieces(TEXT)
    one = model.sheet(pieces).heads
    model.sheet(model.pieces("Another text, and a longer one. " * 60))
    assert (model.sheet(pieces).heads == one).all()


@pytest.mark.slow
def test_the_model_loaded_anew_finds_the_same(model, lexicon):
    page = prepare(TEXT, lexicon)
    one, two = LearnedClaims(model).find(page), LearnedClaims(Model()).find(page)
    assert one == two


@pytest.mark.slow
def test_who_said_what_is_found(model, lexicon):
    found = LearnedClaims(model).find(prepare(TEXT, lexicon))
    assert "said" in [claim.cue.of(TEXT) for claim in found]
    assert all(claim.contents for claim in found)
    assert all(0 <= claim.certainty <= 1 for claim in found)


@pytest.mark.slow
def test_a_long_text_is_read_to_its_end(model, lexicon):
    text = "\n".join([TEXT] * 40)
    found = LearnedClaims(model).find(prepare(text, lexicon))
    last = max(claim.contents[-1].end for claim in found)
    assert last > len(text) - len(TEXT)


@pytest.mark.slow
def test_names_are_found_with_their_kind(model):
    assert ("Ada Brenn", "PER") in [(s.of(TEXT), k) for s, k in names_of(TEXT, model)]


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "\n \n", "\x00", "😀", "x" * 4000, "한국"])
def test_odd_texts_are_read_without_complaint(model, lexicon, text):
    assert isinstance(list(LearnedClaims(model).find(prepare(text, lexicon))), list)
    assert isinstance(names_of(text, model), list)


@pytest.mark.slow
def test_a_model_elsewhere_is_read_the_same(model, tmp_path):
    for name in USES:
        shutil.copy(model.path.parent / name, tmp_path / name)
    other = Model(tmp_path)
    assert other.digest == model.digest
    assert names_of(TEXT, other) == names_of(TEXT, model)
