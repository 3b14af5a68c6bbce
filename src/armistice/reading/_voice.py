"""What an outlet tells in its own voice: the sentences that are nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Span, Stance, TimeRole
from armistice.reading._accusing import accused
from armistice.reading._face import Attribution
from armistice.reading._found import Cover, within
from armistice.reading._page import trimmed
from armistice.reading._stance import stance_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._found import Found
    from armistice.reading._lexicon import Lexicon

VOICE_CERTAINTY = 0.6
MIN_WORDS = 6
"""A line with a place's name and no more than so many words tells nothing."""
MIN_HEADING = 2
"""Lines of no more words, such as "Handover.", head a paragraph and tell nothing."""
MAX_COVERED = 0.34
"""A sentence that claims take more of is not the outlet's own."""
LEAST = 0.5
"""An attribution that is less sure does not hide that a request stayed unanswered."""
_LEFT_OVER = ' \t\n\r\xa0,;:—–-."”“'
_JOINTS = ("and", "but", "while", "although", "though")


def own_voice(
    found: Found, lexicon: Lexicon, said: Sequence[Attribution]
) -> list[Attribution]:
    """Return the sentences that the outlet tells in its own voice, where they matter."""
    cover = Cover(_taken(said))
    sure = Cover(_taken([a for a in said if a.certainty >= LEAST]))
    made: list[Attribution] = []
    seen: set[str] = set()
    for sentence in found.page.sentences:
        own = _own_part(found, sentence, cover)
        if _is_unanswered(found, lexicon, sentence) and sure.share(sentence) == 0:
            own = sentence
        elif cover.share(own) > MAX_COVERED:
            continue
        text = own.of(found.page.text)
        if text in seen:
            continue
        if not _matters(found, lexicon, own):
            continue
        seen.add(text)
        made.append(
            Attribution(
                source=None, cue=None, contents=(own,), certainty=VOICE_CERTAINTY
            )
        )
    return made


def _taken(said: Sequence[Attribution]) -> list[Span]:
    taken = [span for a in said for span in a.contents]
    taken.extend(a.cue for a in said if a.cue is not None)
    taken.extend(a.source for a in said if a.source is not None)
    return taken


def _own_part(found: Found, sentence: Span, cover: Cover) -> Span:
    """Return a sentence without a claim at its end: "..., but the toll is thought ..."."""
    text = found.page.text
    end = cover.free_until(sentence)
    own = trimmed(text, sentence.start, end, _LEFT_OVER)
    head, _, last = own.of(text).rpartition(" ")
    if end >= sentence.end or last not in _JOINTS or len(head.split()) < MIN_WORDS:
        return sentence
    return trimmed(text, own.start, own.end - len(last), _LEFT_OVER)


def _matters(found: Found, lexicon: Lexicon, sentence: Span) -> bool:
    """Tell whether a sentence has anything that an agreement could care about."""
    here = [sentence]
    count = sum(found.page.tokens[i].word for i in found.page.inside(sentence))
    if count <= MIN_HEADING or sentence.of(found.page.text).rstrip("”\"' ").endswith(
        "?"
    ):
        return False
    named = count >= MIN_WORDS and any(
        p.place is not None and not p.place.startswith("geo:")
        for p in within(found.places, here)
    )
    due = any(
        t.role in (TimeRole.DEADLINE, TimeRole.UNTIL) for t in within(found.times, here)
    )
    told = bool(within(found.events, here)) or bool(within(found.figures, here))
    if (
        named
        or due
        or told
        or accused(found.page, lexicon, found.cast.mentions, sentence)
    ):
        return True
    return _is_unanswered(found, lexicon, sentence)


def _is_unanswered(found: Found, lexicon: Lexicon, sentence: Span) -> bool:
    """Tell whether a sentence tells that a request stayed without an answer."""
    stance = stance_of(found.page, lexicon, None, [sentence], ())
    return stance is Stance.UNANSWERED
