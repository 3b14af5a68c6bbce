"""From claims by pieces to attributions by characters, on heads that are made here."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from armistice.model import Directness
from armistice.reading import LearnedClaims, names_of, prepare
from armistice.reading._heads import BUCKETS, HEDGES, LINK, NAMES, STANCES, WIDTH, part
from armistice.reading._model import Settings, Sheet
from armistice.reading._pieces import Pieces

SURE, FAR = 8.0, -6.0
SETTINGS = Settings(
    link_distance=np.zeros((BUCKETS, 2), np.float32),
    thresholds={},
    certainty=(0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    name="made-up",
)
ROLES = ("source", "cue", "content")


class Marked:
    """A model that finds what a test has marked in its one text."""

    settings = SETTINGS
    digest = "0123456789abcdef"

    def __init__(self, text, *claims, names=()):
        self.text = text
        self._spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        self.heads = np.zeros((len(self._spans), WIDTH), np.float32)
        part(self.heads, "tags")[:, ::3] = SURE
        part(self.heads, "names")[:, 0] = SURE
        part(self.heads, "level")[:] = FAR
        for number, claim in enumerate(claims):
            self._claim(number, **claim)
        for words, kind in names:
            first, last = self._at(words)
            part(self.heads, "names")[first : last + 1, NAMES.index(f"I-{kind}")] = 20
            part(self.heads, "names")[first, NAMES.index(f"B-{kind}")] = 30

    def pieces(self, text):
        assert text == self.text
        bounds = np.array(self._spans, np.int64).reshape(-1, 2)
        ids = np.arange(len(bounds))
        return Pieces(ids=ids, case=ids, starts=bounds[:, 0], ends=bounds[:, 1])

    def sheet(self, pieces):
        owner = np.zeros(len(pieces), np.int64)
        return Sheet(heads=self.heads, owner=owner, windows=((0, self.heads),))

    def _at(self, words):
        start = self.text.index(words)
        end = start + len(words)
        inside = [i for i, (a, b) in enumerate(self._spans) if a < end and start < b]
        return inside[0], inside[-1]

    def _claim(self, number, *, cue, content, source=None):
        contents = [content] if isinstance(content, str) else content
        self._mark("cue", cue)
        at = self._at(cue)[0]
        for kind, stretches in enumerate(([source] if source else [], contents)):
            one = kind * LINK + number
            part(self.heads, "first")[at, one] = 1
            for words in stretches:
                first, last = self._mark(("source", "content")[kind], words)
                value = (SURE - FAR) * LINK**0.5
                part(self.heads, "value")[first : last + 1, one] = value

    def _mark(self, role, words):
        first, last = self._at(words)
        rows = part(self.heads, "tags")[:, 3 * ROLES.index(role) :][:, :3]
        rows[first : last + 1] = (0, 0, SURE)
        rows[first] = (0, SURE, 0)
        return first, last


@pytest.fixture
def found(lexicon):
    """The attributions of a text with marked claims."""

    def find(text, *claims):
        return list(LearnedClaims(Marked(text, *claims)).find(prepare(text, lexicon)))

    return find


@pytest.fixture
def one(found):
    """The only attribution of a text."""

    def find(text, **claim):
        (said,) = found(text, claim)
        return said

    return find


OPEN = "Brenn said that the road is open."
SAID = {"source": "Brenn", "cue": "said", "content": "that the road is open"}


def test_an_attribution_has_the_characters_of_its_pieces(one):
    said = one(OPEN, **SAID)
    assert said.source is not None
    assert (said.source.of(OPEN), said.cue.of(OPEN)) == ("Brenn", "said")
    assert [span.of(OPEN) for span in said.contents] == ["that the road is open"]


def test_an_attribution_may_have_no_source(one):
    said = one(OPEN, cue="said", content="that the road is open")
    assert (said.source, said.named) == (None, None)


def test_marks_at_the_edges_of_a_part_are_left_out(one):
    text = "Brenn, the envoy, said: we left — so."
    said = one(text, source="Brenn, the envoy,", cue="said:", content="we left —")
    assert said.source is not None
    assert said.source.of(text) == "Brenn, the envoy"
    assert said.cue.of(text) == "said"
    assert said.contents[0].of(text) == "we left"


def test_the_colon_of_a_headline_stays_a_cue(one):
    text = "Brenn: the road is open"
    assert one(text, source="Brenn", cue=":", content="the road").cue.of(text) == ":"


@pytest.mark.parametrize(
    ("text", "content", "direct"),
    [
        ('Brenn said "we left".', '"we left"', Directness.DIRECT),
        ("Brenn said we left.", "we left", Directness.INDIRECT),
        ('Brenn said it was "a lie".', 'it was "a lie"', Directness.MIXED),
    ],
)
def test_quotation_marks_tell_how_direct_it_is(one, text, content, direct):
    assert one(text, source="Brenn", cue="said", content=content).direct is direct


def test_both_parts_of_a_quotation_are_contents(one):
    text = '"We left," Brenn said. "All of us."'
    parts = ['"We left,"', '"All of us."']
    said = one(text, source="Brenn", cue="said", content=parts)
    assert len(said.contents) == 2
    assert said.direct is Directness.DIRECT


def test_contents_without_a_word_are_no_contents(found):
    text = "Brenn said: — and left"
    assert found(text, {"source": "Brenn", "cue": "said", "content": "—"}) == []


def test_attributions_come_in_the_order_of_the_text(found):
    text = "We left, Brenn said. It is so, Talvik said later."
    made = found(
        text,
        {"source": "Brenn", "cue": "said", "content": "We left"},
        {"source": "Talvik", "cue": "said later", "content": "It is so"},
    )
    assert [said.contents[0].of(text) for said in made] == ["We left", "It is so"]


def test_who_is_resolved_to_whom_it_goes_on_about(one):
    text = "They met Ada Brenn, who said that the road is open."
    said = one(text, source="who", cue="said", content="that the road is open")
    assert said.named is not None
    assert said.named.of(text) == "Ada Brenn"


def test_certainty_and_votes_are_probabilities(one):
    said = one(OPEN, **SAID)
    assert said.certainty == pytest.approx(1 / (1 + np.exp(-SURE)), abs=0.01)
    assert said.votes is not None
    assert (len(said.votes.stance), len(said.votes.hedge)) == (
        len(STANCES),
        len(HEDGES),
    )
    assert sum(said.votes.stance) == pytest.approx(1)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_text_without_words_has_no_attributions_and_no_names(found, text):
    assert found(text) == []
    assert names_of(text, Marked(text)) == []


def test_names_have_their_characters_and_kind():
    text = "Ada Brenn left Sharak."
    model = Marked(text, names=[("Ada Brenn", "PER"), ("Sharak", "LOC")])
    made = [(span.of(text), kind) for span, kind in names_of(text, model)]
    assert made == [("Ada Brenn", "PER"), ("Sharak", "LOC")]


def test_the_finders_name_tells_which_weights_it_has():
    model = SimpleNamespace(settings=SETTINGS, digest="0123456789abcdef")
    assert LearnedClaims(model).name == "made-up-01234567"
