"""Who said what: word order, quotation marks, nouns and nesting."""

import pytest

from armistice.model import Directness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The ministry said that the road was closed.",
            ("The ministry", "said", "that the road was closed"),
            id="before",
        ),
        pytest.param(
            "“The road is closed to all,” the ministry said.",
            ("the ministry", "said", "“The road is closed to all,”"),
            id="after a quotation",
        ),
        pytest.param(
            '"The road is closed to all," said Oren Talvik.',
            ("Oren Talvik", "said", '"The road is closed to all,"'),
            id="inverted",
        ),
        pytest.param(
            "The road has been closed since Monday, villagers claimed.",
            ("villagers", "claimed", "The road has been closed since Monday"),
            id="after plain words",
        ),
        pytest.param(
            "According to local officials, two bridges were blown up.",
            ("local officials", "According to", "two bridges were blown up"),
            id="according to",
        ),
        pytest.param(
            "Two bridges were blown up at night, according to local officials.",
            (
                "local officials",
                "according to",
                "Two bridges were blown up at night",
            ),
            id="according to, after",
        ),
        pytest.param(
            "Oren Talvik told the Gazette that nobody had left the valley.",
            ("Oren Talvik", "told", "that nobody had left the valley"),
            id="told somebody",
        ),
        pytest.param(
            "Oren Talvik, a former spokesman, said the convoy had turned back.",
            (
                "Oren Talvik, a former spokesman",
                "said",
                "the convoy had turned back",
            ),
            id="with an aside",
        ),
        pytest.param(
            "In Talvik's opinion, the deadline cannot be met.",
            ("Talvik", "In Talvik's opinion", "the deadline cannot be met"),
            id="opinion",
        ),
        pytest.param(
            "Unnamed sources claim that some fighters refuse to go.",
            ("Unnamed sources", "claim", "that some fighters refuse to go"),
            id="a verb that could be a noun",
        ),
        pytest.param(
            "The army's claim that the bridge was mined drew laughter.",
            ("The army", "claim", "that the bridge was mined drew laughter"),
            id="noun with owner",
        ),
        pytest.param(
            "The convoy was attacked, citing local media, wrote the Gazette.",
            ("local media", "citing", "The convoy was attacked"),
            id="citing",
        ),
        pytest.param(
            "Some believe the treaty was a mistake from the start.",
            ("Some", "believe", "the treaty was a mistake from the start"),
            id="some as a pronoun",
        ),
        pytest.param(
            "The bridge was reported by Kasheni media as destroyed.",
            ("Kasheni media", "was reported", "The bridge as destroyed"),
            id="passive",
        ),
    ],
)
def test_claimant_cue_and_content(said, text, expected):
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The reports of the commission were long and dull.",
        "It was a long walk to the state archive.",
        "They walked back to the village in the rain.",
        "Ten people confirmed dead lay in the square.",
        "The two ministers must inform the public at once.",
        "",
        "...",
    ],
)
def test_words_that_attribute_nothing(said, text):
    assert said(text) == []


def test_spans_are_characters_of_the_text(claims):
    text = "At dawn, the ministry said that the road was closed."
    claim = next(c for c in claims(text) if c.cue)
    assert text[claim.claimant_span.start : claim.claimant_span.end] == "the ministry"
    assert text[claim.cue_span.start : claim.cue_span.end] == "said"


def test_a_list_of_speakers_stays_whole(said):
    found = said("Oren Talvik, Ada Brenn and Ilo Marsh announced a new truce today.")
    assert found[0][0] == "Oren Talvik, Ada Brenn and Ilo Marsh"


def test_an_aside_with_a_list_in_it(said):
    text = (
        "Ada Brenn, a member of the board on roads, water, and power supply, said "
        "that the dam was safe."
    )
    assert said(text)[0][0].startswith("Ada Brenn, a member")


def test_two_verbs_of_one_speaker_share_the_sentence(said):
    found = said("The ministry said the road was open and denied any shelling.")
    assert [(s, c) for s, c, _ in found] == [
        ("The ministry", "said"),
        ("The ministry", "denied"),
    ]
    assert found[0][2] == "the road was open"


def test_a_contrast_ends_a_content(said):
    found = said(
        "Talvik described the deal as painful, while Brenn said it was a triumph."
    )
    assert found[0][2] == "the deal as painful"
    assert found[1] == ("Brenn", "said", "it was a triumph")


def test_a_claim_within_a_claim_points_to_it(claims):
    found = claims(
        "“Last month their envoy promised that the troops would leave by June,” "
        "Talvik said."
    )
    outer = next(c for c in found if c.claimant == "Talvik")
    inner = next(c for c in found if c.claimant == "their envoy")
    assert inner.cites == outer.id
    assert outer.cites is None


def test_words_around_a_speaker_are_one_claim(claims):
    found = claims('"We will stay here," Talvik said. "Nobody will move us now."')
    claim = next(c for c in found if c.claimant == "Talvik")
    assert [
        s.of('"We will stay here," Talvik said. "Nobody will move us now."')
        for s in claim.content_spans
    ] == [
        '"We will stay here,"',
        '"Nobody will move us now."',
    ]
    assert claim.direct is Directness.DIRECT


def test_a_quotation_after_a_colon_is_the_speakers(said):
    found = said(
        "In his view, the guards bear the duty for it:\n\n"
        "“They signed the paper and they must keep it to the letter.”\n\n"
        "Rain fell."
    )
    assert (
        "his",
        "In his view",
        "They signed the paper and they must keep it to the letter.",
    ) in found


def test_a_quotation_over_paragraphs_with_a_late_speaker(said):
    found = said(
        "Rain fell over the town.\n\n"
        "“We waited for the trucks all day long.\n\n"
        "“Then they came at last and we went home,” Ada Brenn said."
    )
    assert ("Ada Brenn", "said", "We waited for the trucks all day long.") in found


def test_an_unclosed_quotation_goes_on_without_marks(said):
    found = said(
        "Ada Brenn believes that the truce will not hold.\n\n"
        "“They do as they please in the valley.\n\n"
        "Nobody stops them there.\n\n"
        "“So we shall see what comes of it,” she added."
    )
    free = [content for who, _, content in found if who == "Ada Brenn"]
    assert any("Nobody stops them there." in content for content in free)


def test_a_paragraph_ended_by_its_thinker_is_the_thinkers(claims):
    text = (
        "We must close the border at once. It is a matter of days. "
        "The army is too weak for more, the pundit thinks."
    )
    claim = next(c for c in claims(text) if c.claimant == "the pundit")
    assert len(claim.content_spans) == 3


def test_terms_in_marks_are_nobodys_words(claims):
    found = claims('The ministry said the "peacekeepers" had opened the road.')
    claim = next(c for c in found if c.claimant)
    assert claim.direct is Directness.INDIRECT


def test_a_question_in_marks_keeps_its_speaker(said):
    assert said("“Who will pay for the bridge?” Brenn asked.")[0][:2] == (
        "Brenn",
        "asked",
    )


def test_mixed_words_are_marked_as_mixed(claims):
    found = claims("Talvik called the deal “a gift to those who started the war”.")
    assert next(c for c in found if c.claimant).direct is Directness.MIXED


def test_the_outlets_own_words_have_no_claimant(claims):
    (claim,) = claims("On 3 May the Kasheni army attacked a post near the river.")
    assert (claim.claimant, claim.cue, claim.claimant_span) == ("", "", None)


def test_own_words_without_anything_to_tell_are_left(claims):
    assert claims("It was a fine morning in the hills.") == ()


def test_ids_are_the_same_every_time(read):
    text = "The ministry said that the road was closed."
    assert [c.id for c in read(text).claims] == [c.id for c in read(text).claims]
