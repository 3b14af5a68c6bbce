"""Whose word a claim is: "he", "the ministry", "a spokesman" and lists of names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.model import ActorMention, Directness, Span
from armistice.reading import _grammar as g
from armistice.reading._found import Cover, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.reading._face import Attribution
    from armistice.reading._page import Page
    from armistice.reading._persons import Person, Persons

AHEAD = 10
"""How many mentions later a full name may still follow its short one."""
REACH = 60
"""How many mentions away the full name of a short one is looked for."""
_SPEAKS_FOR = g.words(
    "press service spokesman spokeswoman spokesperson representative command office "
    "minister deputy commander chief leadership of for at the a"
)
_HUMAN = g.words(
    "ambassador minister spokesman spokeswoman spokesperson official officer commander "
    "president user resident envoy leader analyst expert pundit lawmaker teacher "
    "source representative mayor soldier general governor"
)
_INDEFINITE = g.words("a an another some one several many other")
_VOICES = g.words(
    "spokesperson spokesman spokeswoman statement communique communiqué release"
)
_PLURALS = frozenset(["they", "we", "their", "our", "them", "it", "its"])
_SINGULARS = frozenset(["he", "she", "his", "her", "i", "my", "who", "him"])
_OWN = frozenset(["i", "we", "my", "our", "us", "me"])


class Speakers:
    """Gives every source of a claim a mention with the fullest name."""

    def __init__(
        self,
        page: Page,
        mentions: Sequence[ActorMention],
        persons: Persons,
        said: Sequence[Attribution],
    ) -> None:
        self._page = page
        self._mentions = mentions
        self._persons = persons
        self._said = said
        self._last: ActorMention | None = None
        self._quoter: ActorMention | None = None
        self._person: ActorMention | None = None
        self._by_source = {a.source: a for a in said if a.source is not None}
        self._quoted = Cover(s for a in said for s in a.contents)
        self._done: dict[Span, ActorMention] = {}

    def resolved(self) -> list[ActorMention]:
        """Return a mention for each distinct source, in order of the text."""
        outers = _outer_sources(self._said)
        for source in sorted(self._by_source, key=lambda s: s.start):
            mention = self._resolve(source, outers.get(source))
            self._done[source] = mention
            if outers.get(source) is None:
                self._last = mention
            if self._speaks(mention):
                self._person = mention
            direct = self._by_source[source].direct is not Directness.INDIRECT
            if direct and outers.get(source) is None:
                self._quoter = mention
        return list(self._done.values())

    def _resolve(self, source: Span, outer: Span | None) -> ActorMention:
        text = source.of(self._page.text)
        words = [self._page.words[i] for i in self._page.inside(source)]
        plain = ActorMention(span=source, text=text, party=None, name=text)
        if text in ("A", "Answer") and self._persons.mentions:
            return _like(plain, self._persons.mentions[0])
        if len(words) <= 2 and words and words[0] in _SINGULARS | _PLURALS:
            antecedent = self._antecedent(source, words[0], outer)
            return plain if antecedent is None else _like(plain, antecedent)
        person = (
            self._persons.first_in(self._page, source, Cover(()))
            or self._persons.named(source)
            or self._persons.described(words, source)
        )
        if person is not None and self._is_list(source, words):
            return plain
        if person is not None:
            return replace(plain, name=person.name, party=person.party)
        inside = within(self._mentions, [source])
        if inside:
            return self._group(plain, inside, words)
        return self._short(plain, words)

    def _is_list(self, source: Span, words: Sequence[str]) -> bool:
        """Tell whether a source names several who speak together."""
        if "and" not in words:
            return False
        inside = within(self._mentions, [source])
        names = {m.name for m in inside if self._persons.is_person(m.name)}
        return len(names) > 1

    def _antecedent(
        self, source: Span, word: str, outer: Span | None
    ) -> ActorMention | None:
        if word in _OWN:
            if outer is None:
                return None
            return self._done.get(outer) or self._resolve(outer, None)
        if self._first_person(source):
            return self._quoter
        last = self._last
        if last is not None and last.name.lower().split()[-1:][0] in _HUMAN:
            return last
        if word in _SINGULARS and (last is None or not self._speaks(last)):
            last = self._person or last
        near = self._persons.before(source.start, self._quoted)
        if word in _SINGULARS and near is not None:
            start, person = near
            known = last is not None and self._speaks(last)
            told = known and last is not None and self._is_told(last, start)
            if not known or (not told and last is not None and start > last.span.start):
                sentence = self._page.sentence_at(start)
                first = self._persons.first_in(self._page, sentence, self._quoted)
                return _of_person(first or person, source)
        return last

    def _first_person(self, source: Span) -> bool:
        """Tell whether the words of a pronoun's claim say "I" outside quotation marks."""
        said = self._by_source.get(source)
        if said is None or self._quoter is None or said.direct is Directness.DIRECT:
            return False
        words = [
            self._page.words[i] for c in said.contents for i in self._page.inside(c)
        ]
        return bool(_OWN & set(words))

    def _is_told(self, speaker: ActorMention, start: int) -> bool:
        """Tell whether somebody was only named in the words after a speaker's cue."""
        said = self._by_source.get(speaker.span)
        if said is None or said.cue is None or start < said.cue.end:
            return False
        ends = max(span.end for span in (said.cue, *said.contents))
        return start <= ends or start in self._page.sentence_at(said.cue.start)

    def _speaks(self, mention: ActorMention) -> bool:
        return self._persons.is_person(mention.name)

    def _group(
        self, plain: ActorMention, inside: Sequence[ActorMention], words: Sequence[str]
    ) -> ActorMention:
        parties = [m.party for m in inside]
        first = inside[0]
        mixed = "or" in words or len({p for p in parties if p is not None}) > 1
        anonymous = _nameless(words)
        before = self._page.inside(Span(plain.span.start, first.span.start))
        spoken_for = all(self._page.words[i] in _SPEAKS_FOR for i in before)
        leads = spoken_for or (first.span.start - plain.span.start <= len("a former "))
        party = None if mixed or anonymous or not leads else first.party
        if words and words[0] in ("former", "ex"):
            party = None
        name = plain.name if first.span != plain.span else first.name
        return replace(plain, party=party, name=_bare(name))

    def _short(self, plain: ActorMention, words: Sequence[str]) -> ActorMention:
        """Resolve "the ministry" to the ministry that was named in full."""
        if self._last is not None and _is_voice(words):
            return _like(plain, self._last)
        if words and words[0] in _INDEFINITE:
            return replace(plain, name=_bare(plain.name))
        tail = _spelled(w for w in words if w not in g.ARTICLES)
        index = bisect_left(
            self._mentions, plain.span.start, key=lambda m: m.span.start
        )
        before = self._mentions[max(0, index - REACH) : index]
        if list(words[:3]) == ["the", "country", "'s"]:
            known = (m for m in reversed(before) if m.party is not None)
            country = next(known, plain)
            return replace(plain, name=_bare(plain.name), party=country.party)
        after = self._mentions[index : index + AHEAD] if len(tail) > 1 else []
        spoken = [] if self._last is None else [self._last]
        for mention in (*spoken, *reversed(before), *after):
            told = _spelled(mention.name.lower().split())
            if tail and len(told) > len(tail) and _ends_so(told, tail):
                return _like(plain, mention)
        return replace(plain, name=_bare(plain.name))


def _ends_so(told: Sequence[str], tail: Sequence[str]) -> bool:
    """Tell whether a full name ends in a short one, or has it before "of"."""
    if list(told[-len(tail) :]) == list(tail):
        return True
    return len(tail) == 1 and (tail[0], "of") in pairwise(told)


def _is_voice(words: Sequence[str]) -> bool:
    """Tell whether "a spokesman" or "the statement" speaks for who spoke before."""
    own = [w for w in words if w not in g.DETERMINERS and w != "press"]
    return len(own) == 1 and own[0] in _VOICES


def _spelled(words: Iterable[str]) -> list[str]:
    """Return words with one spelling where British and American differ."""
    return [w.replace("defense", "defence").replace("center", "centre") for w in words]


def _nameless(words: Sequence[str]) -> bool:
    return bool(
        {
            "source",
            "sources",
            "users",
            "user",
            "media",
            "pundits",
            "experts",
            "pundit",
            "expert",
            "analyst",
            "analysts",
            "lawmaker",
            "mp",
            "journalist",
            "activist",
        }
        & set(words)
    )


def _like(plain: ActorMention, other: ActorMention) -> ActorMention:
    return replace(plain, name=other.name, party=other.party)


def _of_person(person: Person, span: Span) -> ActorMention:
    return ActorMention(
        span=span, text=person.name, party=person.party, name=person.name
    )


def _bare(name: str) -> str:
    """Return a name without the article before it and the marks after it."""
    words = name.strip(" ,.;:'’\"").split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


def _outer_sources(said: Sequence[Attribution]) -> dict[Span, Span]:
    """Return for sources inside another's words whose words these are."""
    inner: dict[Span, Span] = {}
    owners: dict[Span, Span | None] = {}
    for attribution in said:
        for content in attribution.contents:
            owners.setdefault(content, attribution.source)
    open_: list[tuple[Span, Span]] = []
    for start, span, source in _content_rows(said):
        open_ = [row for row in open_ if row[0].end > start]
        if source is not None:
            outer = next(
                (o for c, o in reversed(open_) if c.covers(span) and o != span), None
            )
            if outer is not None:
                inner.setdefault(span, outer)
        else:
            owner = owners.get(span)
            if owner is not None:
                open_.append((span, owner))
    return inner


def _content_rows(
    said: Sequence[Attribution],
) -> Iterator[tuple[int, Span, Span | None]]:
    """Yield contents (without source) and sources (with it), by first character."""
    rows: list[tuple[int, int, Span, Span | None]] = []
    for attribution in said:
        rows.extend((c.start, 0, c, None) for c in attribution.contents)
        if attribution.source is not None:
            source = attribution.source
            rows.append((source.start, 1, source, source))
    for start, _, span, kind in sorted(rows, key=lambda r: (r[0], r[1])):
        yield start, span, kind
