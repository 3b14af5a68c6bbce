"""Events: kind, negation, modal, and whether they are over."""

import pytest

from armistice.reading import Lexicon, prepare
from armistice.reading._events import events_of

LEXICON = Lexicon.load()


def events(text):
    return events_of(prepare(text, LEXICON), LEXICON)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They attacked the post.", "attack"),
        ("They opened fire at dusk.", "attack"),
        ("They shelled the town.", "shelling"),
        ("Two were killed.", "killing"),
        ("They captured the town.", "capture"),
        ("They detained nine men.", "detain"),
        ("They withdrew from the hill.", "withdraw"),
        ("They pulled out of the hill.", "withdraw"),
        ("They handed over the town.", "hand_over"),
        ("They entered the town.", "enter"),
        ("They deployed two units.", "deploy"),
        ("They remain in the valley.", "remain"),
        ("They refuse all offers.", "refuse"),
        ("They are building new positions.", "build_positions"),
        ("They blocked the road.", "block"),
        ("They reopened the road.", "open_route"),
        ("They resettled the families.", "return_people"),
        ("They released nine prisoners.", "release"),
        ("They laid new mines.", "lay_mines"),
        ("They cleared nine old mines.", "clear_mines"),
        ("They signed the paper.", "agree"),
        ("They extended the deadline.", "extend"),
        ("They renewed the term.", "renew"),
        ("They terminated the accord.", "terminate"),
        ("They objected to it.", "object"),
        ("They promised it.", "promise"),
        ("They announced it.", "announce"),
        ("They asked for it.", "ask"),
        ("They laid down their arms.", "disarm"),
        ("They destroyed the bridge.", "destroy"),
        ("They arrived at noon.", "arrive"),
        ("They violated the truce.", "violate"),
        ("They complied with it.", "comply"),
        ("They met with the envoy.", "meet"),
        ("They reported nine violations.", "report"),
    ],
)
def test_kinds(text, kind):
    assert events(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("They did not withdraw.", True),
        ("They have never withdrawn.", True),
        ("They failed to withdraw.", True),
        ("They left without withdrawing.", True),
        ("They denied shelling it.", True),
        ("They withdrew.", False),
        ("They did not say that they withdrew.", False),
    ],
)
def test_negation(text, negated):
    assert events(text)[-1].negated is negated


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("They must withdraw.", "must"),
        ("They have to withdraw.", "must"),
        ("They are required to withdraw.", "must"),
        ("They will withdraw.", "will"),
        ("They may withdraw.", "may"),
        ("They should withdraw.", "should"),
        ("If they withdraw, it is over.", "if"),
        ("They withdrew.", ""),
        ("They must wait. They withdrew.", ""),
    ],
)
def test_modals(text, modal):
    assert events(text)[-1].modal == modal


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("They withdrew.", True),
        ("They have withdrawn.", True),
        ("They are withdrawing.", False),
        ("They withdraw now.", False),
        ("They will withdraw.", False),
        ("After withdrawing they rested.", True),
        ("They have been returning to the hills.", False),
        ("The schedule for withdrawal is known.", False),
        ("They are being withdrawn.", False),
    ],
)
def test_completion(text, completed):
    assert events(text)[0].completed is completed


def test_a_participle_before_a_noun_tells_nothing():
    assert events("The deployed soldiers slept.") == ()


def test_one_kind_once_at_a_place():
    found = events("They attacked and attacked.")
    assert [e.span.start for e in found] == [5, 18]
