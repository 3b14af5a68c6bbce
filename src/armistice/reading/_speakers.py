"""Whose word a claim is: "he", "the ministry", "a spokesman" and lists of names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.model import ActorMention, Directness, Span
from armistice.reading import _grammar as g
from armistice.reading._antecedents import (
    PLURAL,
    SINGULAR,
    THING,
    Antecedents,
)
from armistice.reading._author import author_of, initials
from armistice.reading._forms import Forms
from armistice.reading._found import Cover, within
from armistice.reading._outer import outer_sources
from armistice.reading._phrases import bare_name, short_of, words_of
from armistice.reading._register import is_civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._aliases import Names
    from armistice.reading._face import Attribution
    from armistice.reading._page import Page
    from armistice.reading._persons import Persons
    from armistice.reading._register import Register

_INDEFINITE = g.words("a an another some one several many other")
_VOICES = g.words(
    "spokesperson spokesman spokeswoman statement communique communiqué release"
)
_OWN = g.words("i we my our us me mine ours")
_YOU = g.words("you your yours")
_OWNERS = {
    "his": "he",
    "her": "she",
    "its": "it",
    "their": "they",
    "my": "i",
    "our": "we",
    "your": "you",
}
_KIN = g.words(
    "mother father wife husband daughter son brother sister neighbour nephew uncle aunt "
    "cousin family grandmother grandfather mate friend colleague parents"
)


class Speakers:
    """Gives every source of a claim a mention with the fullest name."""

    def __init__(
        self,
        page: Page,
        mentions: Sequence[ActorMention],
        persons: Persons,
        said: Sequence[Attribution],
        register: Register,
        names: Names,
        publisher: str = "",
    ) -> None:
        self._page = page
        self._mentions = mentions
        self._persons = persons
        self._said = said
        self._register = register
        self._names = names
        self._publisher = publisher
        self._last: ActorMention | None = None
        self._quoter: ActorMention | None = None
        self._by_source = {a.source: a for a in said if a.source is not None}
        quoted = Cover(s for a in said for s in a.contents)
        self._before = Antecedents(page, mentions, persons, quoted)
        groups = [m for m in mentions if not persons.is_person(m.name)]
        self._forms = Forms(register, groups, publisher)
        at = page.text.lower().find(publisher.lower()) if publisher else -1
        if at >= 0:
            span = Span(at, at + len(publisher))
            party = register.issuer(publisher.lower().split())
            self._forms.add(
                ActorMention(span=span, text=publisher, party=party, name=publisher)
            )
        self._done: dict[Span, ActorMention] = {}

    def resolved(self) -> list[ActorMention]:
        """Return a mention for each distinct source, in order of the text."""
        outers = outer_sources(self._said)
        for source in sorted(self._by_source, key=lambda s: s.start):
            outer = outers.get(source)
            mention = self._resolve(source, outer)
            self._done[source] = mention
            self._before.hear(mention)
            if outer is None:
                self._last = mention
            direct = self._by_source[source].direct is not Directness.INDIRECT
            if direct and outer is None:
                self._quoter = mention
        return list(self._done.values())

    def _resolve(self, source: Span, outer: Span | None) -> ActorMention:
        text = source.of(self._page.text)
        words = [self._page.words[i] for i in self._page.inside(source)]
        plain = ActorMention(span=source, text=text, party=None, name=text)
        alone = self._label(plain) if words else plain
        if alone is not None:
            return alone
        word = _OWNERS.get(words[0], words[0])
        if len(words) <= 2 and _is_pronoun(words):
            found = self._antecedent(source, word, outer)
            return plain if found is None else _like(plain, found)
        parts = self._parts(source)
        if len(parts) > 1:
            return self._several(plain, parts)
        return self._named(plain, words, outer) or self._phrase(plain, words, outer)

    def _label(self, plain: ActorMention) -> ActorMention | None:
        """Return who a label in an interview is; "both" is nobody in particular."""
        if plain.text.lower() in ("both", "each", "neither"):
            return plain
        if plain.text in ("A", "Answer") and self._persons.mentions:
            return _like(plain, self._persons.mentions[0])
        if initials(self._publisher) == plain.text:
            return replace(plain, name=self._publisher)
        return None

    # -- pronouns ------------------------------------------------------------------

    def _antecedent(
        self, source: Span, word: str, outer: Span | None
    ) -> ActorMention | None:
        if word in _OWN:
            if outer is not None:
                return self._done.get(outer) or self._resolve(outer, None)
            return self._author(word)
        if word in _YOU:
            return self._asked(outer)
        if self._first_person(source):
            return self._quoter
        other = self._other(source, word, outer)
        if isinstance(other, ActorMention):
            return other
        found = self._before.of(source, word, other)
        if found is not None:
            self._before.learn(found, word)
        return found or self._last

    def _other(self, source: Span, word: str, outer: Span | None) -> ActorMention | str:
        """Return who tells of "him" in other words than "I": himself, or not he.

        Who is quoted calls himself "I", so that "he" is another: a name to leave out.
        """
        teller = None if outer is None else self._done.get(outer)
        said = None if outer is None else self._by_source.get(outer)
        if teller is None or said is None:
            return ""
        if said.direct is Directness.INDIRECT and self._before.fits(teller, word):
            return teller
        return teller.name

    def _author(self, word: str) -> ActorMention | None:
        issuer = self._forms.issuer(one=word in ("i", "my", "me"))
        return author_of(self._page, self._persons, issuer, self._publisher, word)

    def _asked(self, outer: Span | None) -> ActorMention | None:
        """Return who is interviewed: the last speaker who is not the one who asks."""
        asker = None if outer is None else self._done.get(outer)
        rows = (
            m
            for m in [*reversed(self._done.values()), *self._persons.mentions]
            if self._persons.is_person(m.name)
        )
        return next((m for m in rows if asker is None or m.name != asker.name), None)

    def _first_person(self, source: Span) -> bool:
        """Tell whether the words of a pronoun's claim say "I" outside quotation marks."""
        said = self._by_source.get(source)
        if said is None or self._quoter is None or said.direct is Directness.DIRECT:
            return False
        words = [
            self._page.words[i] for c in said.contents for i in self._page.inside(c)
        ]
        return bool(_OWN & set(words))

    # -- lists ---------------------------------------------------------------------

    def _parts(self, source: Span) -> list[Span]:
        """Return the speakers of a list: "A, B and C"; one part if it is none."""
        words = [self._page.words[i] for i in self._page.inside(source)]
        if "and" not in words or words[0] in ("both", "neither"):
            return [source]
        tokens = self._page.tokens
        starts = [source.start]
        ends: list[int] = []
        for index in self._page.inside(source):
            token = tokens[index]
            if token.lower == "and" or (
                token.lower == "," and starts[-1] < token.start
            ):
                ends.append(token.start)
                starts.append(token.end)
        ends.append(source.end)
        spans = [Span(a, b) for a, b in zip(starts, ends, strict=True)]
        spans = [s for s in spans if s.of(self._page.text).strip()]
        known = [s for s in spans if self._is_somebody(s)]
        return known if len(known) == len(spans) else [source]

    def _is_somebody(self, part: Span) -> bool:
        if within(self._mentions, [part]):
            return True
        words = [self._page.words[i] for i in self._page.inside(part)]
        return self._register.party_of(words) is not None

    def _several(self, plain: ActorMention, parts: Sequence[Span]) -> ActorMention:
        """Several who speak together have a party only where it is the same."""
        told = [self._resolve(_trim(self._page, p), None).party for p in parts]
        parties = {party for party in told if party is not None}
        named = [self._persons.named(part) is not None for part in parts]
        most = 2 * sum(party is not None for party in told) > len(told)
        # Several persons by name speak for themselves: each is among the claim's actors.
        if len(parties) != 1 or not most or all(named):
            return plain
        return replace(plain, party=parties.pop())

    # -- names ---------------------------------------------------------------------

    def _named(
        self, plain: ActorMention, words: Sequence[str], outer: Span | None
    ) -> ActorMention | None:
        """Return the person whom a source names or describes."""
        source = plain.span
        person = self._persons.first_in(self._page, source, Cover(()))
        if person is None:
            named = self._persons.named(source)
            person = None if self._is_owned(source) else named
        told = person is not None
        if person is None and words[0] not in _OWNERS:
            short = words_of(short_of(plain.text).lower())
            person = self._persons.described(short, source)
        if person is None:
            return self._in_capitals(plain)
        if told and person.party is None and person.official is not False:
            person.party = self._office(plain, words, outer)
        return replace(plain, name=person.name, party=person.party)

    def _in_capitals(self, plain: ActorMention) -> ActorMention | None:
        """Return an official whose name a headline has in capitals."""
        parts = words_of(plain.text)
        name = self._names.full_name(parts)
        if not plain.text.isupper() or not parts or len(plain.text) < 2:
            return None
        person = self._persons.by_label(plain.text)
        if person is not None:
            return replace(plain, name=person.name, party=person.party)
        if name is None:
            return None
        return replace(plain, name=name, party=self._names.person(parts))

    def _is_owned(self, source: Span) -> bool:
        """Tell whether a source is what somebody has: "Brenn's office"."""
        return bool(re.search(r"['’]s\s+\w", source.of(self._page.text)))

    def _office(
        self, plain: ActorMention, words: Sequence[str], outer: Span | None
    ) -> str | None:
        """Return whom a person speaks for, by the words around the name."""
        if words[0] in _OWNERS and not is_civil(words):
            owner = self._owner(plain.span, words[0], outer)
            return None if owner is None else owner.party
        return None

    # -- phrases -------------------------------------------------------------------

    def _phrase(
        self, plain: ActorMention, words: Sequence[str], outer: Span | None
    ) -> ActorMention:
        """Return who "the ministry", "its spokesman" or "a warden" is."""
        if self._last is not None and _is_voice(words):
            return _like(plain, self._last)
        text = short_of(plain.text)
        name = replace(plain, name=bare_name(text))
        told = [w for w in words[: len(words_of(text)) + 2] if w not in (",", "“", "”")]
        if words[0] in _OWNERS:
            return self._possessed(name, words, outer)
        if words[0] in ("former", "ex"):
            return name
        if words[:2] == ["one", "of"]:
            return self._one_of(name, words)
        return self._noun(name, told, words)

    def _noun(
        self, name: ActorMention, told: Sequence[str], words: Sequence[str]
    ) -> ActorMention:
        """Return who "the ministry", "Brenn's office" or "a warden" is."""
        party = self._register.party_of(told)
        if told[:2] == ["the", "country"]:
            return self._full(name, told, self._country(name.span))
        owner = self._owner_in(name.span)
        if party is None and owner is not None and not is_civil(told):
            return replace(name, party=owner.party)
        if words[0] in _INDEFINITE:
            lone = words[1:2] == ["guard"]
            return replace(name, party=None if lone else party)
        return self._full(name, told, party)

    def _country(self, source: Span) -> str | None:
        """Return whose country was told of last."""
        index = bisect_left(self._mentions, source.start, key=lambda m: m.span.start)
        known = (m.party for m in reversed(self._mentions[:index]))
        return next((party for party in known if party is not None), None)

    def _full(
        self, name: ActorMention, told: Sequence[str], party: str | None
    ) -> ActorMention:
        full = self._forms.fullest(told, party, name.span.start)
        civil = is_civil(told)
        if full is not None and not civil:
            longer = len(words_of(full.name)) >= len(words_of(name.name))
            party = party or full.party
            found = replace(name, name=full.name if longer else name.name, party=party)
        else:
            found = replace(name, party=party)
        if not civil:
            self._forms.add(found)
        return found

    def _possessed(
        self, name: ActorMention, words: Sequence[str], outer: Span | None
    ) -> ActorMention:
        owner = self._owner(name.span, words[0], outer)
        kin = bool(_KIN & set(words)) or is_civil(words[1:])
        party = None if owner is None or kin else owner.party
        return replace(name, party=party)

    def _owner(
        self, source: Span, word: str, outer: Span | None
    ) -> ActorMention | None:
        return self._antecedent(source, _OWNERS[word], outer)

    def _owner_in(self, source: Span) -> ActorMention | None:
        """Return whose office a source is, where it says so: "Brenn's office"."""
        if not self._is_owned(source):
            return None
        inside = within(self._mentions, [source])
        return inside[0] if inside else None

    def _one_of(self, name: ActorMention, words: Sequence[str]) -> ActorMention:
        if "them" not in words or self._last is None:
            return replace(name, party=self._register.party_of(words[2:]))
        group = self._before.of(name.span, "they")
        return replace(name, party=None if group is None else group.party)


def _is_pronoun(words: Sequence[str]) -> bool:
    known = SINGULAR | THING | PLURAL | _OWN | _YOU | {"who", "him", "us", "me"}
    rest = frozenset(
        ["himself", "herself", "itself", "themselves", "all", "both", "too", "own"]
    )
    alone = len(words) == 1 or words[1] in rest | {"'s", "’s", ","}
    return words[0] in known and alone


def _trim(page: Page, span: Span) -> Span:
    text = span.of(page.text)
    left = len(text) - len(text.lstrip())
    return Span(span.start + left, span.start + len(text.rstrip()))


def _is_voice(words: Sequence[str]) -> bool:
    """Tell whether "a spokesman" or "the statement" speaks for who spoke before."""
    own = [w for w in words if w not in g.DETERMINERS and w != "press"]
    return len(own) == 1 and own[0] in _VOICES


def _like(plain: ActorMention, other: ActorMention) -> ActorMention:
    return replace(plain, name=other.name, party=other.party)
