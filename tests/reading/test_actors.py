"""Who acts and speaks, with the fullest name and the party where one is clear."""

import pytest


def speaker(read, text, claimant):
    reading = read(text)
    claim = next(c for c in reading.claims if c.claimant == claimant)
    found = next(a for a in claim.actors if a.span == claim.claimant_span)
    return found.name, found.party


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Veldrian army moved.", ("Veldrian army", "VE")),
        ("The Kasheni border guards moved.", ("Kasheni border guards", "KA")),
        ("Ostmarkian peacekeepers moved.", ("Ostmarkian peacekeepers", "OPK")),
        ("The Kasheni separatists moved.", ("Kasheni separatists", "RB")),
        ("The Turkish army moved.", ("Turkish army", None)),
        ("Kashen moved.", ("Kashen", "KA")),
    ],
)
def test_parties_organs_and_forces(read, text, actor):
    first = read(text).actors[0]
    assert (first.name, first.party) == actor


def test_an_organ_that_several_have_is_nobodys_by_name(read):
    names = [a.text for a in read("The Defence Ministry was shut.").actors]
    assert names == []


def test_a_short_name_takes_the_full_one(read):
    text = (
        "The Veldrian Defence Ministry issued a list. The Defense Ministry said that "
        "two men were wounded."
    )
    assert speaker(read, text, "The Defense Ministry") == (
        "Veldrian Defence Ministry",
        "VE",
    )


@pytest.mark.parametrize(
    ("claimant", "after"),
    [
        ("Brenn", "Brenn said that"),
        ("she", "Later she said that"),
        ("The commander", "The commander said that"),
    ],
)
def test_later_names_stand_for_the_first(read, claimant, after):
    text = (
        "The former commander of the guard, Ada Brenn, spoke first. "
        f"{after} the road was shut."
    )
    assert speaker(read, text, claimant) == ("Ada Brenn", None)


def test_an_officer_speaks_for_the_party(read):
    text = "Kasheni President Ilo Marsh said that the war was over."
    assert speaker(read, text, "Kasheni President Ilo Marsh") == ("Ilo Marsh", "KA")


@pytest.mark.parametrize(
    "who",
    [
        "Kasheni lawmaker Ilo Marsh",
        "Former Kasheni President Ilo Marsh",
        "Kasheni analyst Ilo Marsh",
    ],
)
def test_others_speak_for_themselves(read, who):
    assert speaker(read, f"{who} said that the war was over.", who)[1] is None


def test_people_of_the_file_are_known_by_their_surname(read):
    assert speaker(read, "Talvik said that the war was over.", "Talvik") == (
        "Oren Talvik",
        "VE",
    )


def test_sources_without_a_name_have_no_party(read):
    text = "Kasheni or rebel sources said that the war was over."
    assert speaker(read, text, "Kasheni or rebel sources")[1] is None


def test_i_is_whoever_is_quoted(read):
    text = "“I deny that the road is shut to all,” Ada Brenn said."
    assert speaker(read, text, "I")[0] == "Ada Brenn"


def test_a_pronoun_skips_people_in_anothers_words(read):
    text = (
        "Ada Brenn said that Ilo Marsh was wrong about the road. "
        "She added that the road was shut."
    )
    assert speaker(read, text, "She")[0] == "Ada Brenn"


def test_they_are_the_last_to_speak(read):
    text = (
        "Ostmarkian peacekeepers said that the road was shut. "
        "They added that it was mined."
    )
    assert speaker(read, text, "They") == ("Ostmarkian peacekeepers", "OPK")


def test_who_goes_on_about_the_one_before(read):
    text = "They met Ada Brenn who said that the road was shut."
    assert speaker(read, text, "Ada Brenn")[0] == "Ada Brenn"


def test_places_are_nobody(read):
    assert read("They left Sharak district for Nairobi in May.").actors == ()


def test_the_ministry_is_the_one_that_spoke_last(read):
    text = (
        "The Kasheni army moved, the country's Defence Ministry said. “We hold the "
        "hill,” the ministry said. The Veldrian Ministry of Defence denied it."
    )
    assert speaker(read, text, "the ministry")[1] == "KA"


def test_he_is_a_person_and_no_country(read):
    text = (
        "Veldria asked for a delay of a week, and Ilo Marsh, an aide, announced that "
        "it was granted. “They passed it on,” he told reporters."
    )
    assert speaker(read, text, "he")[0] == "Ilo Marsh"


def test_it_is_the_organ_that_spoke_last(read):
    text = "The Veldrian army denied the attack. It said that two men were wounded."
    assert speaker(read, text, "It") == ("Veldrian army", "VE")
