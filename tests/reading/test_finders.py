"""Which finder reads, what is loaded when, and how two finders go together."""

import subprocess
import sys
from dataclasses import replace

import pytest

from armistice.model import Directness, Span
from armistice.reading import (
    Attribution,
    BothClaims,
    Lexicon,
    ReaderKind,
    RuleClaims,
    finder_for,
    prepare,
)
from armistice.reading._both import UNSEEN
from armistice.reading._learned import named, unwrapped

TEXT = 'The ministry said that the road was shut. "We are late," Ada Brenn said.'
ROAD = Span(TEXT.index("that"), TEXT.index(". "))
HEAVY = ("numpy", "onnxruntime", "tokenizers")


class Fixed:
    """A finder that always finds the same."""

    name = "fixed"
    calibrated = True

    def __init__(self, *found):
        self._found = found

    def find(self, page):
        return self._found


def said(source, cue, *contents, certainty=0.5):
    return Attribution(
        source=source,
        cue=cue,
        contents=contents,
        direct=Directness.INDIRECT,
        certainty=certainty,
    )


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def certainty_of(page, attribution):
    """What is left of the model's certainty where the rules find nothing."""
    (found,) = BothClaims(Fixed(attribution), Fixed()).find(page)
    return found.certainty


ONE = said(span("The ministry"), span("said"), ROAD, certainty=0.8)


@pytest.fixture
def page(lexicon):
    return prepare(TEXT, lexicon)


def test_what_the_rules_say_too_is_surer(page):
    (found,) = BothClaims(Fixed(ONE), Fixed(ONE)).find(page)
    assert found.contents == ONE.contents
    assert found.certainty > certainty_of(page, ONE)


def test_the_models_spans_are_kept_where_the_rules_differ(page):
    other = said(None, span("said"), span("that the road"), certainty=0.9)
    (found,) = BothClaims(Fixed(ONE), Fixed(other)).find(page)
    assert (found.source, found.contents) == (ONE.source, ONE.contents)
    assert found.certainty < certainty_of(page, ONE)


def test_what_the_rules_alone_find_is_unsure(page):
    (found,) = BothClaims(Fixed(), Fixed(ONE)).find(page)
    assert found.certainty == UNSEEN


@pytest.mark.parametrize("certainty", [0.0, 1.0])
def test_certainty_stays_a_probability(page, certainty):
    sure = replace(ONE, certainty=certainty)
    (found,) = BothClaims(Fixed(sure), Fixed(ONE)).find(page)
    assert 0 < found.certainty < 1


def test_a_quotation_that_the_rules_alone_give_to_somebody_is_not_added(page):
    quote = said(span("Ada Brenn"), None, span("We are late"))
    quote = replace(quote, direct=Directness.DIRECT)
    (found,) = BothClaims(Fixed(ONE), Fixed(quote)).find(page)
    assert found.contents == ONE.contents


def test_words_that_the_model_gave_to_somebody_are_not_given_again(page):
    other = said(span("Ada Brenn"), span("said.", TEXT[60:]), ROAD)
    (found,) = BothClaims(Fixed(ONE), Fixed(other)).find(page)
    assert found.source == ONE.source


def test_it_is_called_by_both_names(lexicon):
    assert BothClaims(Fixed(), RuleClaims(lexicon)).name.startswith("fixed+rules-")


def test_the_rules_can_be_chosen(lexicon):
    assert finder_for(ReaderKind.RULES, lexicon).name.startswith("rules-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brenn, who said it, left.", "Ada Brenn"),
        ("Those who said it left.", None),
        ("It was she who said it.", "she"),
    ],
)
def test_who_stands_for_somebody(text, expected):
    page = prepare(text, Lexicon.load())
    found = named(page, span("who", text))
    assert (None if found is None else found.of(text)) == expected


def test_lines_are_unwrapped_within_paragraphs_for_the_model(lexicon):
    text = "Heading\n\nThe army said that it left\nthe town on Monday.\n\nNext."
    plain = unwrapped(prepare(text, lexicon))
    assert plain == text.replace("left\nthe", "left the")


def test_a_source_of_several_words_stands_for_itself(page):
    assert named(page, span("The ministry")) is None


@pytest.mark.parametrize(
    "what",
    [
        "import armistice.monitor",
        "import armistice.reading",
        "from armistice.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
    ],
)
def test_nothing_heavy_is_loaded_before_a_report_is_read(what):
    program = f"import sys\n{what}\nprint([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(  # noqa: S603  our own interpreter and program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
