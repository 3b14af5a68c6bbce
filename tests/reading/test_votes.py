"""Rules and model together on stance and hedge; which cues say what."""

import pytest

from armistice.model import Hedge, Span, Stance
from armistice.reading import Attribution, ReportReader, Votes
from armistice.reading._votes import hedge_by, stance_by


def votes(stance, hedge, p=0.97):
    def of(values, chosen):
        rest = (1 - p) / (len(values) - 1)
        return tuple(p if value is chosen else rest for value in values)

    return Votes(stance=of(tuple(Stance), stance), hedge=of(tuple(Hedge), hedge))


DENIED = votes(Stance.DENIES, Hedge.POSSIBLE)


@pytest.mark.parametrize(
    ("weight", "stance", "hedge"),
    [
        (0.0, Stance.ASSERTS, Hedge.CERTAIN),
        (1.0, Stance.DENIES, Hedge.POSSIBLE),
    ],
)
def test_the_models_word_counts_by_its_weight(weight, stance, hedge):
    assert stance_by(Stance.ASSERTS, DENIED, weight) is stance
    assert hedge_by(Hedge.CERTAIN, DENIED, weight) is hedge


def test_an_unsure_vote_leaves_it_to_the_rules():
    unsure = votes(Stance.DENIES, Hedge.POSSIBLE, p=0.12)
    assert stance_by(Stance.ASSERTS, unsure, 1.0) is Stance.ASSERTS


def test_without_votes_the_rules_decide():
    assert stance_by(Stance.ACCUSES, None, 5.0) is Stance.ACCUSES
    assert hedge_by(Hedge.UNKNOWN, None, 5.0) is Hedge.UNKNOWN


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army asked whether the road was open.", Stance.ASSERTS),
        ("The army said it does not share this view.", Stance.ASSERTS),
        ("The army said the charge was a fabrication.", Stance.DENIES),
        ("The army said there was no such column.", Stance.DENIES),
        ("The army insisted that none of its men had crossed.", Stance.DENIES),
        ("The army said: “We were wrong about the bridge.”", Stance.RETRACTS),
        ("The army hopes that the truce holds.", Stance.PREDICTS),
        ("The army said its trucks will leave in May.", Stance.PROMISES),
        ("The army has not replied to the request.", Stance.UNANSWERED),
        ("The army said the shooting was being investigated.", Stance.CHECKING),
        ("The envoy said Veldria broke its word.", Stance.ACCUSES),
    ],
)
def test_stance_by_rules(claims, text, stance):
    assert next(c for c in claims(text) if c.cue).stance is stance


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The army hopes that the truce holds.", Hedge.POSSIBLE),
        ("The army expects that the truce holds.", Hedge.PROBABLE),
        ("The army does not believe that the truce holds.", Hedge.CERTAIN),
    ],
)
def test_hedge_by_the_cue(claims, text, hedge):
    assert next(c for c in claims(text) if c.cue).hedge is hedge


class Marked:
    """A finder that finds one claim, by its cue and all that follows."""

    name = "marked"
    calibrated = False

    def __init__(self, cue):
        self._cue = cue

    def find(self, page):
        start = page.text.index(self._cue)
        cue = Span(start, start + len(self._cue))
        content = Span(cue.end + 1, len(page.text) - 1)
        return [Attribution(source=None, cue=cue, contents=(content,))]


@pytest.mark.parametrize(
    ("cue", "content", "stance", "hedge"),
    [
        ("could not establish", "who fired.", Stance.ASSERTS, Hedge.UNKNOWN),
        ("would not say", "who fired.", Stance.NO_COMMENT, Hedge.CERTAIN),
        ("did not conceal", "that men fired.", Stance.ASSERTS, Hedge.CERTAIN),
        ("does not share", "this view.", Stance.DENIES, Hedge.CERTAIN),
        ("shrugged off", "the charge.", Stance.DENIES, Hedge.CERTAIN),
        ("takes", "it back.", Stance.RETRACTS, Hedge.CERTAIN),
        ("is examining", "the log.", Stance.CHECKING, Hedge.CERTAIN),
        ("asked", "whether they had left.", Stance.ASSERTS, Hedge.CERTAIN),
        ("asked", "them to leave.", Stance.DEMANDS, Hedge.CERTAIN),
        ("fell silent", "on the figure.", Stance.UNANSWERED, Hedge.CERTAIN),
    ],
)
def test_cues_that_only_the_model_finds(
    lexicon, make_report, cue, content, stance, hedge
):
    reader = ReportReader(lexicon=lexicon, finder=Marked(cue))
    text = f"It {cue} {content}"
    (claim,) = (c for c in reader.read(make_report(text)).claims if c.cue)
    assert (claim.stance, claim.hedge) == (stance, hedge)
