"""The events of a sentence: the reader's, and those that a verb's surroundings tell.

Many verbs are events that agreements care about only beside certain words: a road is
opened, and so is a meeting; forces leave a hill, and three are left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.linking._frames import CLASS_OF, own_kind, plain_verb
from armistice.linking._words import stem, wordset
from armistice.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.linking._scene import Scene
    from armistice.linking._words import Word
    from armistice.model import Claim, EventMention

REACH = 90
"""Characters around an event within which its objects and receivers are named."""
_NEXT = 45
"""Characters within which a verb's own object or subject stands."""
_VERBS = {
    "establish": "establish establishes set creates create inaugurate inaugurated",
    "open": "open opens opened opening reopen reopens reopened",
    "close": "closed closes close closing shut shuts closure",
    "leave": "left leave leaves leaving quit quits vacated abandoned",
    "hold": "hold holds holding held occupy occupies occupied occupying",
    "still": "still",
    "receive": "receive receives received receiving",
    "adopt": "adopt adopted adopts approve approved ratify ratified passed enacted",
    "control": "control controls controlled patrol patrols patrolled patrolling",
    "build": "build built builds construct constructed constructing building",
    "release": "exchange exchanged swap swapped release released freed",
    "return": "return returned returns returning repatriated",
    "report": "publish published submit submitted issue issued",
    "meet": "meet met convene convened",
    "hit": "hit hits hitting struck strikes",
    "gather": "gather gathers gathered gathering assembled concentrated regrouped",
    "finish": """resolve resolved fulfil fulfill fulfilled implement implemented complete
        completed finish finished end conclude concluded honoured honored""",
}
_KIND_OF = {word: kind for kind, row in _VERBS.items() for word in row.split()}
_WEAPONS = wordset(
    """missile missiles rocket rockets drone drones shell shells mortar mortars bomb
    bombs airstrike strike artillery aircraft warplanes jets"""
)
_NO_OBJECT = {"to", "home", "from", "on", "in"}
_POSTS = wordset("post posts position positions outpost outposts base bases checkpoint")
_STILL_IN = re.compile(
    r"\b(?:are|is|were|was|remain|remains|remained)\s+still\s+(?:in|at|on|inside)\b",
    re.IGNORECASE,
)
_MEETS_DUTY = re.compile(
    r"\s+(?:all |its |their |the |his |her )*(?:obligations?|commitments?|deadlines?|"
    r"conditions?|promises?|terms|requirements?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:because|although|though|while|whereas|but|unless|if)\b|;", re.IGNORECASE
)
_KEPT = re.compile(r"\b(?:still|continu\w+|keeps?)\s+(?:to\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """One word or phrase that tells of something, and what kind it is."""

    span: Span
    kind: str
    mention: EventMention | None


def clause(span: Span, passage: Span, text: str) -> Span:
    """Return what stands near an event within its own clause."""
    near = around(span, passage)
    before = [m.end() for m in _CLAUSE.finditer(text, near.start, span.start)]
    behind = _CLAUSE.search(text, span.end, near.end)
    start = before[-1] if before else near.start
    return Span(start, near.end if behind is None else behind.start())


def around(span: Span, passage: Span, reach: int = REACH) -> Span:
    """Return what stands near an event in its sentence."""
    start = max(passage.start, span.start - reach)
    return Span(start, min(passage.end, span.end + reach))


def events_in(
    claim: Claim, passage: Span, scene: Scene, row: Sequence[Word]
) -> list[Event]:
    """Return the events of a sentence, in order."""
    mentions = [e for e in claim.events if passage.covers(e.span)]
    events = [Event(e.span, e.kind, e) for e in mentions]
    for word in row:
        if any(e.span.overlaps(word.span) for e in events):
            continue
        kind = _KIND_OF.get(word.low, "")
        own = kind and _kind(kind, word, claim, passage, scene)
        if not own and stem(plain_verb(word.low)) in scene.verbs:
            own = own_kind(stem(plain_verb(word.low)))
        if own:
            events.append(Event(word.span, own, None))
    return sorted(set(events), key=lambda e: (e.span.start, e.span.end, e.kind))


def _kind(kind: str, word: Word, claim: Claim, passage: Span, scene: Scene) -> str:
    """Tell a verb's meanings apart by what stands near it; empty: it tells nothing."""
    match kind:
        case "open" | "close":
            return _opened(kind, word, passage, scene)
        case "leave":
            return "withdraw" if _leaves(word, claim, passage, scene) else ""
        case "hold" | "still":
            return "remain" if _stays(kind, word, claim, passage, scene) else ""
        case "return":
            objects = _classes(scene, around(word.span, passage))
            behind = scene.text[word.end : word.end + 12].lower().split()
            return _returned(objects, behind[0] if behind else "")
        case _:
            return _struck_or_met(kind, word, passage, scene)


def _struck_or_met(kind: str, word: Word, passage: Span, scene: Scene) -> str:
    if kind == "hit":
        near = {w.low for w in scene.words_in(around(word.span, passage, _NEXT))}
        return "attack" if _WEAPONS & near else ""
    duty = kind == "meet" and _MEETS_DUTY.match(scene.text, word.end)
    return "finish" if duty else kind


def _opened(kind: str, word: Word, passage: Span, scene: Scene) -> str:
    if "route" in _classes(scene, around(word.span, passage, _NEXT)):
        return "open_route" if kind == "open" else "block"
    return "establish" if word.low in {"opened", "opens"} else ""


def _stays(kind: str, word: Word, claim: Claim, passage: Span, scene: Scene) -> bool:
    """Whether forces are told to be there still."""
    if kind == "hold":
        kept = _KEPT.search(scene.text, passage.start, word.start) is not None
        return kept and _is_held(word, claim, passage, scene)
    near = Span(max(passage.start, word.start - 12), word.end + 8)
    return _STILL_IN.search(near.of(scene.text)) is not None


def _classes(scene: Scene, span: Span) -> set[str]:
    return {CLASS_OF[w.low] for w in scene.words_in(span) if w.low in CLASS_OF}


def _leaves(word: Word, claim: Claim, passage: Span, scene: Scene) -> bool:
    """Whether forces go from somewhere: "left the hill", no "left for", "was left"."""
    before = scene.text[max(passage.start, word.start - 8) : word.start].split()
    passive = bool(before) and before[-1].lower() in {
        "is",
        "are",
        "was",
        "were",
        "been",
    }
    return not passive and _is_held(word, claim, passage, scene)


def _is_held(word: Word, claim: Claim, passage: Span, scene: Scene) -> bool:
    """Whether a place or a post is the verb's object, and forces or a party act."""
    behind = Span(word.end, min(passage.end, word.end + _NEXT))
    text = behind.of(scene.text)
    if text.split()[:1] and text.split()[0].lower() in {"for", "behind", "over", "to"}:
        return False
    places = [p for p in claim.places if behind.covers(p.span)]
    posts = _POSTS & {w.low for w in scene.words_in(behind)}
    ahead = Span(passage.start, word.start)
    acts = any(not n.loose for n in scene.named_in(ahead))
    acts = acts or "forces" in _classes(scene, ahead)
    people = "displaced" in _classes(scene, around(ahead, ahead, 0))
    near = bool(places) and not text[: places[0].span.start - word.end].strip(
        " ,"
    ).count(",")
    return acts and (near or bool(posts)) and not (people and not posts)


def _returned(objects: set[str], behind: str) -> str:
    """Tell the returns of people, captives and forces apart."""
    if behind == "fire":
        return ""
    if "captives" in objects:
        return "release"
    if "displaced" in objects:
        return "return_people"
    if "forces" in objects:
        return "enter" if behind in {"to", "into"} else "withdraw"
    return "" if behind in _NO_OBJECT else "hand_over"


_OF = re.compile(
    r"\b(?:[\w-]+ of (?:the |its |their )?(?:[\w-]+ )?|\d+ |two |three |four |five |six |"
    r"seven |eight |nine |ten |several |some |other )(?:posts?|positions?|points|outposts|"
    r"bases|villages|settlements|checkpoints|districts|towns)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every|both|each|last|remaining)\b", re.IGNORECASE)


def is_partial(text: str) -> bool:
    """Whether only some of the posts or villages are spoken of."""
    return _OF.search(text) is not None and _ALL.search(text) is None
