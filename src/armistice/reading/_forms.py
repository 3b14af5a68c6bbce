"""Long and short forms of one name in a report: "the Commission" and what it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._antecedents import HUMANS, head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.model import ActorMention
    from armistice.reading._register import Register

LONGEST = 8
"""A form of more words is a sentence rather than a name."""
Key = frozenset[str]


class Forms:
    """The names of groups in one report, by their words."""

    def __init__(
        self, register: Register, mentions: Iterable[ActorMention], publisher: str = ""
    ) -> None:
        self._register = register
        words = publisher.lower().replace("’", "'").split()
        self._issuer = self.key(words), register.issuer(words)
        self._forms: dict[tuple[Key, str | None], ActorMention] = {}
        self._places: dict[tuple[Key, str | None], list[int]] = {}
        self._by_word: dict[str, set[tuple[Key, str | None]]] = {}
        for mention in mentions:
            self.add(mention)

    def key(self, words: Sequence[str]) -> Key:
        """Return the words that tell a name from another."""
        return frozenset(self._register.key(words))

    def add(self, mention: ActorMention) -> None:
        """Remember a form of a name."""
        words = mention.name.lower().replace("’", "'").split()
        key = self.key(words)
        if not key or len(words) > LONGEST:
            return
        form = key, mention.party
        insort(self._places.setdefault(form, []), mention.span.start)
        if form not in self._forms:
            self._forms[form] = mention
            for word in key:
                self._by_word.setdefault(word, set()).add(form)

    def fullest(
        self, words: Sequence[str], party: str | None, at: int
    ) -> ActorMention | None:
        """Return the longest form of a name, of the party or of whom it was last."""
        key = self.key(words)
        if len(key) == 1 and next(iter(key)).startswith("@"):
            return self._own_name(set(words))
        longer = list(self._longer(key))
        if party is None and key <= self._issuer[0]:
            party = self._issuer[1]
        if party is None:
            known = [form for form in longer if form[1] is not None]
            near = max(known, key=lambda form: self._last(form, at), default=None)
            party = None if near is None else near[1]
        fitting = [form for form in longer if form[1] in (party, None)]
        best = max(
            fitting, key=lambda form: (len(form[0]), self._last(form, at)), default=None
        )
        return None if best is None else self._forms[best]

    def _own_name(self, words: set[str]) -> ActorMention | None:
        """Return "Seven Creeks Front" for "the Front": no country's ministry."""
        told = [m for m in self._forms.values() if self._register.is_name(m.name)]
        longer = [m for m in told if words - g.ARTICLES <= set(m.name.lower().split())]
        return max(longer, key=lambda m: len(m.name), default=None)

    def issuer(self, *, one: bool = False) -> ActorMention | None:
        """Return the longest form of who issued the text, where that is a party's.

        Args:
            one: Somebody in office rather than the office.
        """
        own, party = self._issuer
        fitting = [f for f in self._forms if f[0] <= own and f[1] == party is not None]
        best = max(
            fitting,
            key=lambda f: (
                one and head_of(self._forms[f].name) in HUMANS,
                len(f[0]),
                len(self._places[f]),
            ),
            default=None,
        )
        return None if best is None else self._forms[best]

    def _longer(self, key: Key) -> Iterator[tuple[Key, str | None]]:
        """Yield the forms that have all words of a key."""
        groups = [self._by_word.get(word, set()) for word in key]
        if groups:
            yield from sorted(set.intersection(*groups), key=self._first)

    def _first(self, form: tuple[Key, str | None]) -> int:
        return self._places[form][0]

    def _last(self, form: tuple[Key, str | None], at: int) -> int:
        """Return where a form stands last before a character, else how far after."""
        places = self._places[form]
        index = bisect_left(places, at)
        return places[index - 1] if index else at - places[0] - 1_000_000
