"""Where a speaker's name begins and ends."""

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("All of them said the road was shut.", "All of them"),
        ("Ada Brenn (Tarn Front) said the road was shut.", "Ada Brenn (Tarn Front)"),
        (
            "The statement of May 10, 2030 said that the road was shut.",
            "The statement of May 10, 2030",
        ),
        (
            "Ada Brenn, head of the board, in a talk with the Gazette said it was shut.",
            "Ada Brenn, head of the board",
        ),
        ("On Tuesday Ada Brenn said the road was shut.", "Ada Brenn"),
        ("In Mirn the envoy said the road was shut.", "the envoy"),
        ("They took the hill and Ada Brenn said it was over.", "Ada Brenn"),
        ("Ada Brenn, however, said the road was shut.", "Ada Brenn"),
        ("Officials in the town said the road was shut.", "Officials in the town"),
        ("Later that day Ilo & Sons said the road was shut.", "Ilo & Sons"),
    ],
)
def test_before_the_verb(said, text, source):
    assert said(text)[0][0].endswith(source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It is over for us,” said Ada Brenn in Mirn.", "Ada Brenn"),
        ("“It is over for us,” said J. Marsh.", "J. Marsh"),
        (
            "“It is over for us,” said Ada Brenn, head of the board.",
            "Ada Brenn, head of the board",
        ),
        (
            "“It is over for us,” said Ada Brenn, a member of the board; rain fell.",
            "Ada Brenn, a member of the board",
        ),
        ("“It is over for us,” said Ada Brenn and left.", "Ada Brenn"),
        (
            "“It is over for us,” said Ada Brenn and Ilo Marsh.",
            "Ada Brenn and Ilo Marsh",
        ),
    ],
)
def test_after_the_verb(said, text, source):
    assert said(text)[0][0] == source


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("His claim that it rained was false.", "His", "that it rained was false"),
        (
            "Accusations by the army that it rained were false.",
            "the army",
            "that it rained were false",
        ),
        ("Rumours that the bridge fell spread.", "", "that the bridge fell spread"),
        ("It is believed that the bridge fell.", "", "that the bridge fell"),
        (
            "The army closed the road, saying that it was mined.",
            "The army",
            "that it was mined",
        ),
        (
            "The army told the people that it was mined.",
            "The army",
            "that it was mined",
        ),
        ("The army told them it was mined.", "The army", "it was mined"),
    ],
)
def test_other_ways_to_say(said, text, source, content):
    found = [(who, what) for who, _, what in said(text)]
    assert (source, content) in found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Brenn on Tuesday said the road was shut.", "Ada Brenn"),
        ("Ilo Marsh also said the road was shut.", "Ilo Marsh"),
        (
            "The army and the ministry both said the road was shut.",
            "The army and the ministry",
        ),
        ("The ministry disagreed and demanded that it be shut.", "The ministry"),
        ("“It is over for us,” it said.", "it"),
        (
            "“It is over for us,” said Ada Brenn, head editor for the Gazette.",
            "Ada Brenn, head editor for the Gazette",
        ),
        (
            "Oren Talvik, Ilo Marsh and Ada Brenn announced the truce.",
            "Oren Talvik, Ilo Marsh and Ada Brenn",
        ),
        ("They met a guard who said that the road was shut.", "a guard"),
        ("As noted by the envoy, the road is shut to all.", "the envoy"),
        (
            "Sources close to the talks said the road was shut.",
            "Sources close to the talks",
        ),
        ("The road belongs to the town, reads the statement.", "the statement"),
        (
            "Brenn's deputy, Ilo Marsh, went further, saying that it was shut.",
            "Brenn's deputy, Ilo Marsh",
        ),
        (
            "The Ministry of Roads of Mirn: the road is shut to all",
            "The Ministry of Roads of Mirn",
        ),
        (
            "A spokesman for the army, Ilo Marsh, said his men “held their fire”.",
            "A spokesman for the army, Ilo Marsh",
        ),
    ],
)
def test_who_said_it(said, text, source):
    assert [who for who, _, _ in said(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that the road was shut.",
        "No official said that the road was shut.",
        "The rebels should have known that the road was shut.",
        "Armed men denied the patrol access to the road.",
        "The leaders see the road as theirs.",
        "The army supports the rebels with money.",
        "“We think that the road is shut to all.”",
        "He asked not to be named.",
        "The convoy turned back, citing bad weather.",
        "Those who said that the road was shut were wrong.",
    ],
)
def test_nobody_said_it(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The test, the army said, was its last.",
            ["The test", "was its last"],
        ),
        (
            "''It is over for us,'' the envoy said. ''We go home now.''",
            ["''It is over for us,''", "''We go home now.''"],
        ),
        (
            "The envoy promised to leave the town; however, the rebels stayed there.",
            ["to leave the town"],
        ),
        (
            "The envoy pressed for a truce, and the rebels had left by then.",
            ["a truce"],
        ),
        (
            "After Kashen agreed to leave the town, the people came back.",
            ["leave the town"],
        ),
        ("The envoy said repeatedly that it was over.", ["that it was over"]),
        ("The envoy said in a statement it was over by then.", ["it was over by then"]),
        (
            "The road was shut at night, two cars were hit, according to the army.",
            ["The road was shut at night, two cars were hit"],
        ),
        ("The envoy said they love “the great war”.", ["they love “the great war”"]),
        ("The observers report: two posts are empty.", [": two posts are empty"]),
        (
            "Kashen fired at a village, a charge Kashen denied.",
            ["Kashen fired at a village"],
        ),
    ],
)
def test_what_is_said_ends_where_it_ends(read, text, contents):
    claim = next(c for c in read(text).claims if c.cue)
    found = [span.of(text) for span in claim.content_spans]
    assert [f.strip(": ") for f in found] == [c.strip(": ") for c in contents]


@pytest.mark.parametrize(
    ("text", "claimant", "name"),
    [
        (
            "Oren Talvik told Ilo Marsh that it was over. He denied any attack.",
            "He",
            "Oren Talvik",
        ),
        (
            "Ada Brenn named Ilo Marsh's plan bad. She denied any attack.",
            "She",
            "Ada Brenn",
        ),
        (
            "The Kasheni ambassador left. The Kasheni ambassador rejected the charge. "
            "“We never fired at all,” he said.",
            "he",
            "Kasheni ambassador",
        ),
        (
            "The Kasheni Defence Ministry denied any attack. A spokesman said that it "
            "was a mistake.",
            "A spokesman",
            "Kasheni Defence Ministry",
        ),
        (
            "The Veldrian Ministry of Defence denied it all. “We are at home,” the "
            "ministry said.",
            "the ministry",
            "Veldrian Ministry of Defence",
        ),
        (
            "A user said the road was shut. Another user said it was open. A user "
            "added that it rained.",
            "A user",
            "user",
        ),
    ],
)
def test_whom_short_words_mean(read, text, claimant, name):
    claim = [c for c in read(text).claims if c.claimant == claimant][-1]
    (who,) = [a for a in claim.actors if a.span == claim.claimant_span]
    assert who.name == name


def test_first_person_goes_on_with_who_was_quoted(read):
    text = (
        "“It is over for us all,” Ilo Marsh said.\n\n"
        "It is a bad road. Last week, Oren Talvik did not rule out an attack. "
        "I would like to note that it rained, he opined."
    )
    claim = next(c for c in read(text).claims if c.cue == "opined")
    assert [a.name for a in claim.actors if a.span == claim.claimant_span] == [
        "Ilo Marsh"
    ]


def test_several_speakers_of_several_parties_are_of_none(read):
    text = "Oren Talvik, Ilo Marsh and Ada Brenn announced the truce."
    (claim,) = read(text).claims
    (who,) = [a for a in claim.actors if a.span == claim.claimant_span]
    assert who.party is None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The press service of the Kasheni army said it was over.", "KA"),
        ("A guard of the Kasheni army said it was over.", None),
    ],
)
def test_who_speaks_for_an_organ(read, text, party):
    (claim,) = read(text).claims
    (who,) = [a for a in claim.actors if a.span == claim.claimant_span]
    assert who.party == party


def test_an_interviews_labels_tell_who_speaks(read):
    text = (
        "Ada Brenn, a writer, on the road.\n\n"
        "Q: Is the road open to lorries at last?\n\n"
        "A: Yes. The road was opened on 2 May.\n\n"
        "Brenn: The Kasheni army left the road."
    )
    found = [
        (c.claimant, [a.name for a in c.actors if a.span == c.claimant_span])
        for c in read(text).claims
        if c.cue == ":"
    ]
    assert found == [("A", ["Ada Brenn"]), ("Brenn", ["Ada Brenn"])]


def test_a_heading_of_several_words_is_no_speaker(said):
    assert said("Road Works: The army left the road today.") == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mission saw four tanks in the town.", "asserts"),
        ("The mission did not observe a withdrawal of troops.", "asserts"),
        ("The mission recorded no violations in the valley.", "denies"),
    ],
)
def test_observers_tell_what_they_see(claims, text, stance):
    (claim,) = claims(text)
    assert (claim.claimant, claim.stance) == ("The mission", stance)
