"""Whom short names, offices, pronouns and "we" stand for."""

from dataclasses import replace

import pytest

from armistice.reading import ReportReader, RuleClaims
from armistice.reading._antecedents import head_of, is_plural
from armistice.reading._register import Register, is_civil

from .conftest import ACCORD


@pytest.fixture(scope="module")
def register():
    return Register([ACCORD])


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("the veldrian liaison officer", "VE"),
        ("veldria 's interior ministry", "VE"),
        ("kasheni officers in the valley", "KA"),
        ("the front", "RB"),
        ("the tarn front 's press bureau", "RB"),
        ("a spokesman of the tarn front", "RB"),
        ("the peacekeepers", "OPK"),
        ("the defence ministry", None),
        ("a kasheni farmer", None),
        ("some in kashen", None),
        ("seven in ten kashenis", None),
        ("former veldrian minister", None),
        ("the kasheni and veldrian ministers", None),
        ("", None),
    ],
)
def test_whose_voice_a_phrase_is(register, phrase, party):
    assert register.party_of(phrase.split()) == party


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        ("ministry of defence of kashen", "KA"),
        ("tarn front", "RB"),
        ("press bureau of the tarn front", "RB"),
        ("kashen evening post", None),
        ("the gazette", None),
    ],
)
def test_a_newspaper_of_the_capital_is_no_organ(register, publisher, party):
    assert register.issuer(publisher.split()) == party


def test_who_speaks_for_nobody():
    assert is_civil(["residents", "of", "the", "valley"])
    assert is_civil(["a", "retired", "general"])
    assert not is_civil(["the", "head", "of", "the", "press", "service"])


@pytest.mark.parametrize(
    ("phrase", "head", "plural"),
    [
        ("a warden on the light", "warden", False),
        ("officers of the army", "officers", True),
        ("the army and the navy", "navy", True),
        ("Ada Brenn, who left", "brenn", False),
        ("", "", False),
    ],
)
def test_what_a_phrase_is_about(phrase, head, plural):
    assert (head_of(phrase), is_plural(phrase)) == (head, plural)


def speakers(lexicon, report):
    reader = ReportReader([ACCORD], lexicon=lexicon, finder=RuleClaims(lexicon))
    found = {}
    for claim in reader.read(report).claims:
        for actor in claim.actors:
            if actor.span == claim.claimant_span:
                found[claim.claimant] = actor.name, actor.party
    return found


@pytest.mark.parametrize(
    ("text", "claimant", "who"),
    [
        (
            "Ms Ada Brenn said it was over. Mr Ilo Marsh said it was not. She added "
            "that the road was shut.",
            "She",
            ("Ada Brenn", None),
        ),
        (
            "The Tarn Front said it was over. Later the Front added that it was not.",
            "the Front",
            ("Tarn Front", "RB"),
        ),
        (
            "Oren Talvik came. His deputy said that the road was shut.",
            "His deputy",
            ("His deputy", "VE"),
        ),
        (
            "Oren Talvik came. His mother said that the road was shut.",
            "His mother",
            ("His mother", None),
        ),
        (
            "Talvik's office said that the road was shut.",
            "Talvik's office",
            ("Talvik's office", "VE"),
        ),
        (
            "The Kasheni liaison officer, Captain Ilo Marsh, said it was over.",
            "The Kasheni liaison officer, Captain Ilo Marsh",
            ("Ilo Marsh", "KA"),
        ),
        (
            "The Kasheni envoy, who seldom talks, said that the road was shut.",
            "The Kasheni envoy, who seldom talks",
            ("Kasheni envoy", "KA"),
        ),
        (
            "The Veldrian President and the Veldrian army chief said it was over.",
            "The Veldrian President and the Veldrian army chief",
            ("The Veldrian President and the Veldrian army chief", "VE"),
        ),
    ],
)
def test_who_speaks(lexicon, make_report, text, claimant, who):
    assert speakers(lexicon, make_report(text))[claimant] == who


@pytest.mark.parametrize(
    ("publisher", "text", "claimant", "who"),
    [
        (
            "Tarn Front",
            "The Tarn Front met. We deny that the road is shut.",
            "We",
            ("Tarn Front", "RB"),
        ),
        (
            "The Gazette",
            "By Ada Brenn\n\nThe road is long. I believe that it is shut.",
            "I",
            ("Ada Brenn", None),
        ),
        (
            "The Gazette",
            "The road is long. We believe that it is shut.",
            "We",
            ("The Gazette", None),
        ),
    ],
)
def test_who_wrote_it(lexicon, make_report, publisher, text, claimant, who):
    report = replace(make_report(text), publisher=publisher)
    assert speakers(lexicon, report)[claimant] == who
