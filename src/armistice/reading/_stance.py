"""What a claimant does with the content, and how sure they present it to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Hedge, Span, Stance
from armistice.reading import _grammar as g

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.model import EventMention
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._patterns import Match

BREACHES = g.words(
    "attack shelling killing capture enter lay_mines build_positions block "
    "violate destroy detain"
)
DEEDS = g.words(
    "withdraw hand_over release deploy open_route return_people clear_mines "
    "disarm comply extend renew"
)
_DOUBT = {
    "unknown": Hedge.UNKNOWN,
    "possible": Hedge.POSSIBLE,
    "probable": Hedge.PROBABLE,
}
_STRENGTH = (Hedge.UNKNOWN, Hedge.POSSIBLE, Hedge.PROBABLE)
_STANCES = frozenset(stance.value for stance in Stance)
_ENDINGS = frozenset(["end", "finish", "complete", "conclude", "begin", "start"])
_DUTIES = frozenset(["must", "should"])
_WILL = frozenset(["will", "would", "shall", "'ll"])
_RELATIVES = frozenset(["that", "which", "who"])
_CALLING = g.words(
    "call calls called calling describe describes described describing label "
    "labels labelled labeled brand brands branded dub dubs dubbed"
)
_HIDING = g.words(
    "deny denied conceal hide dispute disputed rule ruled exclude contest object doubt"
)
_INSISTING = g.words(
    "insist insists insisted maintain maintains maintained swear swears swore sworn"
)
_SEEING = g.words("see seen observe observed hear heard record recorded find found")
_CHECKS = frozenset(
    ["checking", "investigating", "verifying", "clarifying", "examining"]
)
_OWN_CHECKS = ("is", "are", "was", "were", "been", "be")
AHEAD = 5
"""So many words after a cue may belong to its phrase: "asked (whether)"."""
MAX_WILL = 6
"""How many words may stand between "will" and what will be done."""
MAX_DENIAL = 30
_OURS = frozenset(["i", "we", "our", "they", "their", "it", "its", "he", "she"])
_TENTATIVE = g.words(
    "look consider discuss study examine seek try see think believe need welcome be "
    "have like take depend fail"
)
_NOBODY = frozenset(["neither", "nobody", "none"])
_CLAUSE_ENDS = frozenset([".", ";", ":", "?", "!", ",", "that", "but", "and", "while"])
MAX_SUBJECT = 8
"""Within so many words before its verb stands who speaks."""
OPENING_WORDS = 10
"""Within so many words the content shows what it is."""


def stance_of(
    page: Page,
    lexicon: Lexicon,
    cue: Span | None,
    contents: Sequence[Span],
    events: Sequence[EventMention],
) -> Stance:
    """Return what the claimant does: by the cue first, then by the content."""
    if not contents:
        return Stance.ASSERTS if cue is None else _by_cue(page, lexicon, cue)
    first = _opening(page, contents[0])
    words = _words(page, first)
    if cue is None:
        return _own_voice(lexicon, words)
    stance = _by_cue(page, lexicon, cue)
    left_open = _said_by_nobody(page, cue) or bool(g.NEGATIONS & set(_words(page, cue)))
    if (
        stance is not Stance.ASSERTS
        or left_open
        or hedge_of(page, lexicon, None, contents) is (Hedge.UNKNOWN)
    ):
        return stance
    here = [e for e in events if e.span.overlaps(first)]
    named = _by_both(page, lexicon, cue, words, here)
    return _by_content(words, here) if named is None else named


def _by_both(
    page: Page,
    lexicon: Lexicon,
    cue: Span,
    words: Sequence[str],
    events: Sequence[EventMention],
) -> Stance | None:
    """Return what a plain cue and words in the content come to, if they tell."""
    if _names_wrong(page, lexicon, cue, words):
        return Stance.ACCUSES
    false = any(True for _ in lexicon.matcher("denials").scan(words[:MAX_DENIAL]))
    if false or _insists(page, cue, words):
        return Stance.DENIES
    if alleges(page, cue) and any(e.kind in BREACHES for e in events):
        return Stance.ACCUSES
    told = lexicon.matcher("stances", ending=" said").scan(words[:MAX_DENIAL])
    plain = _longest(told, MAX_DENIAL)
    return None if plain is None else plain[0]


def _insists(page: Page, cue: Span, words: Sequence[str]) -> bool:
    """Tell whether somebody insists that something is not so."""
    denied = any(word in g.NEGATIONS for word in words[:OPENING_WORDS])
    return denied and bool(_INSISTING & set(_words(page, cue)))


def alleges(page: Page, cue: Span) -> bool:
    """Tell whether a cue is to allege."""
    return any(word.startswith("alleg") for word in _words(page, cue))


def _names_wrong(page: Page, lexicon: Lexicon, cue: Span, words: Sequence[str]) -> bool:
    """Tell whether something is called a violation or the like."""
    if not _CALLING & set(_words(page, cue)):
        return False
    found = lexicon.matcher("accusations").scan(words)
    return any(match.section == "wrong" for match in found) and not (
        g.NEGATIONS & set(words)
    )


def _own_voice(lexicon: Lexicon, words: Sequence[str]) -> Stance:
    """Return what an outlet does: it tells, forecasts, or says that nobody answered."""
    found = {match.section for match in lexicon.matcher("requests").scan(words)}
    if found >= {"asking", "failing"}:
        return Stance.UNANSWERED
    if "will" in words and not {"if", "unless"} & set(words):
        return Stance.PREDICTS
    return Stance.ASSERTS


def _by_cue(page: Page, lexicon: Lexicon, cue: Span) -> Stance:
    inside = page.inside(cue)
    words = [page.words[i] for i in inside]
    ahead = _ahead(page, cue, inside)
    named = _longest(
        lexicon.matcher("stances", without=" said").scan([*words, *ahead]), len(words)
    )
    if named is not None and (named[1] or not g.NEGATIONS & set(words)):
        return named[0]
    plain = _longest(lexicon.matcher("cues").scan(words), len(words))
    found = Stance.ASSERTS if plain is None else plain[0]
    found = found if named is None else named[0]
    negated = g.NEGATIONS & set(words) and not ({"only"} | _SEEING) & set(words)
    return _negated(found) if negated or _said_by_nobody(page, cue) else found


def _ahead(page: Page, cue: Span, inside: range) -> Sequence[str]:
    """Return the words right after a cue, in its sentence."""
    end = page.sentence_at(cue.start).end
    after = range(inside.stop, min(inside.stop + AHEAD, len(page.tokens)))
    return [page.words[i] for i in after if page.tokens[i].start < end]


def _longest(matches: Iterable[Match], count: int) -> tuple[Stance, bool] | None:
    """Return the stance of the longest match that begins in the first words.

    With it: whether the pattern names a negation itself.
    """
    found: tuple[Stance, bool] | None = None
    longest = 0
    for match in matches:
        name = match.section.partition(" ")[0]
        length = match.end - match.start
        if match.start < count and length > longest and name in _STANCES:
            longest = length
            negated = any(g.NEGATIONS & set(slot.words) for slot in match.pattern.slots)
            found = Stance(name), negated
    return found


def _said_by_nobody(page: Page, cue: Span) -> bool:
    """Tell whether "neither X nor Y", "nobody" or "none of them" is the subject."""
    before = [
        page.words[i] for i in page.inside(Span(max(0, cue.start - 80), cue.start))
    ]
    ends = [i for i, word in enumerate(before) if word in _CLAUSE_ENDS]
    clause = before[ends[-1] + 1 :] if ends else before
    return bool(_NOBODY & set(clause[-MAX_SUBJECT:]))


def _negated(stance: Stance) -> Stance:
    """Return what not doing it comes to: not to deny is to leave it open."""
    match stance:
        case Stance.PROMISES:
            return Stance.NO_COMMENT
        case Stance.DENIES | Stance.ACCUSES | Stance.DEMANDS:
            return Stance.ASSERTS
        case _:
            return stance


def _by_content(words: Sequence[str], events: Sequence[EventMention]) -> Stance:
    opening = list(words[:OPENING_WORDS])
    if _checks(opening):
        return Stance.CHECKING
    first = events[0] if events else None
    if first and first.kind in BREACHES and first.negated and not first.modal:
        return Stance.DENIES
    if _ends_in_future(words):
        return Stance.PROMISES
    if _says(words, _WILL) and _own(words):
        return Stance.PROMISES
    if _says(words, _WILL) and events:
        deeds = [e for e in events if _is_willed(words, e)]
        kept = any(not e.negated for e in deeds)
        return Stance.PROMISES if kept else Stance.PREDICTS
    return Stance.DEMANDS if _says(words, _DUTIES) else Stance.ASSERTS


def _own(words: Sequence[str]) -> bool:
    """Tell whether a pronoun of the speaker's is soon the subject of "will"."""
    place = next((n for n, word in enumerate(words) if word in _WILL), None)
    if place is None or _TENTATIVE & set(words[place + 1 : place + 3]):
        return False
    return bool(_OURS & set(words[max(0, place - 3) : place]))


def _is_willed(words: Sequence[str], event: EventMention) -> bool:
    """Tell whether a deed is what will be done, not told of beside it."""
    if event.modal != "will" or event.kind not in DEEDS:
        return False
    first = event.text.lower().split()[0]
    places = [n for n, word in enumerate(words) if word == first]
    return any(_wills(words[max(0, n - MAX_WILL) : n]) for n in places)


def _wills(before: Sequence[str]) -> bool:
    """Tell whether "will" stands in some words and governs what follows them."""
    place = next((n for n, word in enumerate(before) if word in _WILL), None)
    return place is not None and not g.PREPOSITIONS & set(before[place:])


def _says(words: Sequence[str], modals: frozenset[str]) -> bool:
    """Tell whether a modal stands outside a relative clause."""
    return any(
        word in modals and index > 0 and words[index - 1] not in _RELATIVES
        for index, word in enumerate(words)
    )


def _checks(opening: Sequence[str]) -> bool:
    return any(
        word in _CHECKS and index > 0 and opening[index - 1] in _OWN_CHECKS
        for index, word in enumerate(opening)
    )


def _ends_in_future(words: Sequence[str]) -> bool:
    return any(
        word in ("will", "would")
        and (
            _ENDINGS & set(words[index + 1 : index + 3])
            or words[index + 1 : index + 3] == ["be", "completed"]
        )
        for index, word in enumerate(words)
    )


def hedge_of(
    page: Page, lexicon: Lexicon, cue: Span | None, contents: Sequence[Span]
) -> Hedge:
    """Return how sure the claimant sounds, by the cue and the first sentence."""
    told = None if cue is None else _hedge_of_cue(page, lexicon, cue)
    if told is not None:
        return told
    if cue is not None and _is_withheld(page, lexicon, cue):
        return Hedge.UNKNOWN
    places = [] if cue is None else [cue]
    if contents:
        places.append(_opening(page, contents[0]))
    found: set[Hedge] = set()
    for span in places:
        words = _words(page, span)
        for match in lexicon.matcher("hedges", without=" cue").scan(words):
            named = cue is not None and words[match.start] == "alleged"
            if not named and not _is_no_doubt(
                page, span, words, match, at_cue=span is cue
            ):
                found.add(_DOUBT.get(match.section, Hedge.CERTAIN))
    return next((hedge for hedge in _STRENGTH if hedge in found), Hedge.CERTAIN)


def _is_withheld(page: Page, lexicon: Lexicon, cue: Span) -> bool:
    """Tell whether something is just not said: "nobody confirmed", "did not allege"."""
    if _said_by_nobody(page, cue):
        return True
    words = set(_words(page, cue))
    negated = g.NEGATIONS & words and not ({"only"} | _SEEING | _HIDING) & words
    return bool(negated) and _by_cue(page, lexicon, cue) is Stance.ASSERTS


def _hedge_of_cue(page: Page, lexicon: Lexicon, cue: Span) -> Hedge | None:
    """Return how sure the words of saying alone tell that somebody is."""
    words = _words(page, cue)
    matches = lexicon.matcher("hedges", ending=" cue").scan(
        [*words, *_ahead(page, cue, page.inside(cue))]
    )
    inside = [m for m in matches if m.start < len(words)]
    if not inside:
        return None
    best = max(inside, key=lambda m: m.end - m.start)
    return _DOUBT.get(best.section.partition(" ")[0], Hedge.CERTAIN)


def _is_no_doubt(
    page: Page, span: Span, words: Sequence[str], match: Match, *, at_cue: bool
) -> bool:
    """Tell whether a word is the month of May, or tells of a report and no rumour."""
    word = words[match.start]
    if word == "may":
        month = page.tokens[page.inside(span)[match.start]].capital
        return month and match.start > 0
    if word != "reported":
        return False
    before = words[match.start - 1] if match.start else ""
    return at_cue or before not in g.BE


def _opening(page: Page, content: Span) -> Span:
    """Return the first sentence of a content."""
    sentence = page.sentence_at(content.start)
    return Span(content.start, min(content.end, max(sentence.end, content.start + 1)))


def _words(page: Page, span: Span) -> list[str]:
    return [page.words[i] for i in page.inside(span)]
