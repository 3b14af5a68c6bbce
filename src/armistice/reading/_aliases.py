"""What the agreement's parties are called; demonyms with the nouns of their organs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import ActorMention, PartyRole, Span
from armistice.reading import _grammar as g
from armistice.reading._keys import loose, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import Agreement, Party
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page

MAX_WORDS = 9
MAX_BETWEEN = 3
"""How many words may stand between a demonym and its organ's noun."""


class Names:
    """Names of parties, organs, forces and people in office of some agreements."""

    def __init__(self, agreements: Sequence[Agreement], lexicon: Lexicon) -> None:
        self._names: dict[str, set[str]] = {}
        self._people: dict[str, tuple[str, str]] = {}
        self._surnames: dict[str, set[tuple[str, str]]] = {}
        self._held: dict[str, set[str]] = {}
        self._demonyms: dict[str, str] = {}
        self._forces: dict[str, list[tuple[str, str]]] = {}
        self._longest = 1
        self._unruled: set[str] = set()
        self._openers: set[str] = set()
        self._world = {word for _, word in lexicon.pairs("demonyms")}
        organs = lexicon.words("actors", "organ") | lexicon.words("actors", "office")
        self._bare = frozenset(plain(n) for n in organs)
        forces = {plain(n) for n in lexicon.words("actors", "forces")}
        self._nouns = self._bare | forces
        for agreement in agreements:
            for party in agreement.parties:
                self._add(agreement, party)

    def _add(self, agreement: Agreement, party: Party) -> None:
        for name in (party.name, *party.aliases, *party.forces):
            self._put(name, party.id)
        for organ in party.organs:
            for name in (organ.name, *organ.aliases):
                self._put(name, party.id)
            for office in organ.people:
                self._person(party.id, office.person, (office.person, *office.aliases))
                held = {
                    w for n in (organ.name, *organ.aliases) for w in plain(n).split()
                }
                self._held.setdefault(office.person, set()).update(
                    "minister" if word == "ministry" else word for word in held
                )
        if party.role in (PartyRole.DE_FACTO, PartyRole.ARMED_GROUP):
            self._unruled.add(party.id)
        for word in party.demonyms:
            self._demonyms.setdefault(word.lower(), party.id)
        principal = agreement.principal(party.id)
        for force in party.forces:
            tail = plain(force).split()[-1]
            self._forces.setdefault(tail, []).append((principal, party.id))

    def _put(self, name: str, party: str) -> None:
        key = plain(name)
        if key and key not in self._bare:  # "President": any country has one
            self._names.setdefault(key, set()).add(party)
            self._openers.add(key.split()[0])
            self._longest = max(self._longest, len(key.split()))

    def _person(self, party: str, full: str, names: Sequence[str]) -> None:
        for name in names:
            self._people[loose(name)] = (full, party)
            surname = loose(name.split()[-1])
            self._surnames.setdefault(surname, set()).add((full, party))

    def demonym(self, word: str) -> str | None:
        """Return the party that a demonym belongs to; empty for another country's."""
        found = self._demonyms.get(word)
        if found is None and word.endswith("s"):
            found = self._demonyms.get(word[:-1])
        if found is not None:
            return found
        return "" if word in self._world else None

    def person(self, parts: Sequence[str]) -> str | None:
        """Return the party that somebody in the agreement's file speaks for."""
        found = self._official(parts)
        return None if found is None else found[1]

    def office_words(self, parts: Sequence[str]) -> set[str]:
        """Return the words of the office that somebody in the file holds."""
        found = self._official(parts)
        return set() if found is None else self._held.get(found[0], set())

    def full_name(self, parts: Sequence[str]) -> str | None:
        """Return the name in the agreement's file."""
        found = self._official(parts)
        return None if found is None else found[0]

    def _official(self, parts: Sequence[str]) -> tuple[str, str] | None:
        exact = self._people.get(loose(" ".join(parts)))
        if exact is not None or len(parts) != 1:
            return exact
        same = self._surnames.get(loose(parts[0]), set())
        return next(iter(same)) if len(same) == 1 else None

    def is_known_group(self, parts: Sequence[str]) -> bool:
        """Tell whether a row of words is a party's or an organ's name."""
        return plain(" ".join(parts)) in self._names

    def mentions_of(self, page: Page) -> Iterator[ActorMention]:
        """Yield parties, organs and forces, longest first at each place."""
        index = 0
        while index < len(page.tokens):
            mention, end = self._at(page, index)
            if mention is not None:
                yield mention
            index = max(index + 1, end)

    def _at(self, page: Page, index: int) -> tuple[ActorMention | None, int]:
        token = page.tokens[index]
        if not token.word:
            return None, index + 1
        named = self._named(page, index)
        built = self._built(page, index)
        if named is None or (built is not None and built[1] > named[1]):
            named = built or named
        if named is None:
            return None, index + 1
        party, end = named
        last = end
        span = Span(token.start, page.tokens[last - 1].end)
        text = span.of(page.text)
        return ActorMention(span=span, text=text, party=party, name=text), end

    def _named(self, page: Page, index: int) -> tuple[str | None, int] | None:
        """Return party and end of the longest name of the file at a word."""
        best: tuple[str | None, int] | None = None
        key = ""
        if plain(page.tokens[index].text).split(" ")[0] not in self._openers:
            return None
        limit = min(len(page.tokens), index + self._longest + 2)
        for end in range(index + 1, limit + 1):
            token = page.tokens[end - 1]
            if token.word:
                key = f"{key} {plain(token.text)}".strip()
            elif token.text not in ("'s", "-", "’s"):
                break
            else:
                key = f"{key} s" if token.lower == "'s" else key
            parties = self._names.get(key)
            if parties is None or (not token.word and token.lower == "'s"):
                continue
            capital = page.tokens[index].capital or " " in key or len(key) > 8
            if capital:
                best = (next(iter(parties)) if len(parties) == 1 else None, end)
        return best

    def _built(self, page: Page, index: int) -> tuple[str | None, int] | None:
        """Return a demonym with the noun of an organ: "Armenian border guards"."""
        party = self.demonym(page.words[index])
        if party is None or not page.tokens[index].capital:
            return None
        last: int | None = None
        limit = min(len(page.tokens), index + 2 + MAX_BETWEEN + 2)
        for end in range(index + 2, limit + 1):
            word = page.tokens[end - 1]
            if not word.word or self._is_wall(word.lower):
                break
            tails = {plain(_words(page, start, end)) for start in range(index + 1, end)}
            if tails & self._nouns:
                last = end
        if last is None:
            return None
        last = _with_subject(page, last)
        own = self._names.get(page.words[last - 1], set()) & self._unruled
        if len(own) == 1:  # "Armenian separatists" are no organ of Armenia
            return next(iter(own)), last
        return self._force(party, page.words[last - 1]) or None, last

    def _is_wall(self, word: str) -> bool:
        verb = g.looks_past(word) and word not in ("armed", "united", "combined")
        return verb or word in _WALLS or self.demonym(word) is not None

    def _force(self, party: str, noun: str) -> str:
        """Return the body with forces of its own called so, acting for the party."""
        found = {own for main, own in self._forces.get(noun, ()) if main == party}
        others = found - {party}
        return others.pop() if len(others) == 1 and party not in found else party


_WALLS = (
    frozenset(["and", "or", "that", "who", "which", "to", "but"])
    | g.AUXILIARIES
    | g.PREPOSITIONS
    | g.DETERMINERS
)


def _with_subject(page: Page, end: int) -> int:
    """Take in what a ministry is for: "Ministry" to "Ministry of Foreign Affairs"."""
    if page.words[end - 1] != "ministry" or page.words[end : end + 1] != ("of",):
        return end
    last = end + 1
    while last < len(page.tokens) and last < end + 4 and page.tokens[last].capital:
        last += 1
    return last if last > end + 1 else end


def _words(page: Page, start: int, end: int) -> str:
    return page.text[page.tokens[start].start : page.tokens[end - 1].end]
