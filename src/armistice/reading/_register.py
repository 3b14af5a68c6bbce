"""Whose organs, offices and people a noun phrase can mean, by the agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import PartyRole
from armistice.reading import _grammar as g
from armistice.reading._keys import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.model import Agreement, Party

_SAME = {
    "minister": "ministry",
    "defense": "defence",
    "center": "centre",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "presidency": "president",
    "presidential": "president",
    "commander": "command",
    "s": "",
}
STATE = g.words(
    "government ministry army cabinet police minister military premier treasury "
    "parliament navy gendarmerie authorities soldier troop"
)
"""What only a state has: it tells whose where one side alone is a state."""
WATCH = g.words(
    "mission observer monitor verifier inspector patrol warden sapper commission team "
    "panel force contingent peacekeeper"
)
"""What only the body that watches has."""
ORGANS = STATE | g.words(
    "command office council staff directorate bureau embassy envoy mediator secretariat "
    "spokesperson service chancellery representative headquarters admiralty"
)
"""What a party's own publisher is called, and no newspaper."""
PAPERS = g.words(
    "report statement communique communiqué bulletin letter paper note register log "
    "pamphlet circular website telephone own"
)
"""What a body writes is its voice."""
ENVOYS = g.words("envoy mediator mediation guarantor")
CIVIL = g.words(
    "resident villager family newspaper press reporter journalist analyst expert pundit "
    "assemblyman assemblywoman lawmaker mp senator opposition mother father wife "
    "husband daughter son brother sister neighbour nephew uncle aunt cousin farmer "
    "driver teacher baker user lawyer historian diplomat critic some many "
    "everybody everyone nobody people boy girl refugee tourist fisherman "
    "skipper poet priest professor doctor witness local paper columnist activist "
    "protester student shopkeeper innkeeper veteran colleague friend reader source "
    "newspapers media editor correspondent coach former ex retired would-be"
)
"""Who speaks for nobody, whatever country is named beside them."""
_COUNTS = g.words("one two three four five six seven eight nine ten most half")
EVER = g.words(
    "former ex retired local opposition lawmaker mp analyst expert pundit some many "
    "resident unofficial critic user assemblyman would-be cent poll post wire gazette "
    "ledger review herald tribune examiner station telegraf voter"
)
"""Words that tell so wherever they stand in the phrase."""
_STOPS = g.ARTICLES | g.CONJUNCTIONS | frozenset(["of", "for", "s", "'s", "’s"])
_WALLS = frozenset(
    [
        "to",
        "with",
        "by",
        "about",
        "against",
        "between",
        "over",
        "on",
        "at",
        "from",
        "after",
        "before",
        "in",
        "who",
        "which",
        "near",
        "inside",
        "outside",
    ]
)


class Register:
    """Parties by the words of their names, organs, offices and forces."""

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        self._entries: list[tuple[frozenset[str], str]] = []
        self._marks: dict[str, str] = {}
        self._own: set[str] = set()
        roles: dict[str, list[str]] = {"state": [], "watch": [], "envoy": []}
        for agreement in agreements:
            for party in agreement.parties:
                self._take(party, roles)
        self._alone = {
            kind: found[0] if len(set(found)) == 1 else None
            for kind, found in roles.items()
        }

    def _take(self, party: Party, roles: dict[str, list[str]]) -> None:
        mark = f"@{party.id}"
        self._own.update(plain(name) for name in (party.name, *party.aliases))
        for name in (party.name, *party.aliases, *party.demonyms):
            words = plain(name).split()
            if len(words) == 1 and words[0] not in STATE | WATCH:
                self._marks.setdefault(words[0], mark)
        if " of " in party.name:
            last = plain(party.name.rpartition(" of ")[2]).split()
            if len(last) == 1:
                self._marks.setdefault(last[0], mark)
        organs = [n for organ in party.organs for n in (organ.name, *organ.aliases)]
        for name in (party.name, *party.aliases, *party.forces, *organs):
            self._entries.append((frozenset(self.key(plain(name).split())), party.id))
        match party.role:
            case PartyRole.PARTY if any("inist" in name for name in organs):
                roles["state"].append(party.id)
            case PartyRole.MECHANISM:
                roles["watch"].append(party.id)
            case PartyRole.MEDIATOR | PartyRole.GUARANTOR:
                roles["envoy"].append(party.id)
            case _:
                pass

    def key(self, words: Iterable[str]) -> list[str]:
        """Return words with one form for each office, without articles."""
        made = []
        for word in words:
            bare = word.removesuffix("'s").removesuffix("’s").removesuffix("'")
            mark = self._marks.get(bare) or self._marks.get(bare.removesuffix("s"))
            if mark is not None:
                made.append(mark)
                continue
            for part in plain(bare).split():
                if part in _STOPS:
                    continue
                single = _singular(part)
                form = _SAME.get(part, _SAME.get(single, single))
                if form:
                    made.append(form)
        return made

    def party_of(self, words: Sequence[str]) -> str | None:
        """Return whose voice a noun phrase is, where its words tell."""
        head = _head(words)
        key = self.key(head)
        key = [word for word in key if word not in PAPERS] or key
        if not key:
            return None
        exact = {party for entry, party in self._entries if entry == set(key)}
        if len(exact) == 1:
            return exact.pop()
        if is_civil(words):
            return None
        named = {k for k in key if k.startswith("@")}
        named = named or {k for k in self.key(words) if k.startswith("@")}
        if named:
            return named.pop()[1:] if len(named) == 1 else None
        found = {party for entry, party in self._entries if set(key) <= entry}
        found = found or {
            party
            for entry, party in self._entries
            if len(entry) > 1 and entry <= set(key)
        }
        if len(found) == 1:
            return found.pop()
        return None if found and len(key) > 1 else self._by_kind(key)

    def is_name(self, name: str) -> bool:
        """Tell whether a name is a party's own, no organ's."""
        return plain(name).removeprefix("the ") in self._own

    def issuer(self, words: Sequence[str]) -> str | None:
        """Return the party whose organ a publisher is; no newspaper of its capital."""
        key = set(self.key(words))
        found = {
            party
            for entry, party in self._entries
            if not all(word.startswith("@") for word in entry)
            and (entry <= key or key <= entry)
        }
        named = {word[1:] for word in key if word.startswith("@")}
        if not found and ORGANS & key and not EVER & key:
            found = named
        if len(found) > 1:
            found &= named
        return found.pop() if len(found) == 1 and key else None

    def _by_kind(self, key: Sequence[str]) -> str | None:
        for kind, nouns in (("watch", WATCH), ("state", STATE), ("envoy", ENVOYS)):
            if self._alone[kind] is not None and nouns & set(key):
                return self._alone[kind]
        return None

    def may_be(self, words: Sequence[str]) -> set[str]:
        """Return all parties that have something called so."""
        key = set(self.key(_head(words)))
        return {party for entry, party in self._entries if key and key <= entry}


def is_civil(words: Sequence[str]) -> bool:
    """Tell whether a phrase is about people who speak for nobody."""
    head = _head(words)
    end = next((n for n, w in enumerate(head) if n and w in ("of", "for")), len(head))
    told = [_singular(word) for word in head]
    if "in" in words and words[0] in _COUNTS:
        return True
    return bool(EVER & set(told)) or bool(CIVIL & set(told[max(0, end - 1) : end]))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def _head(words: Sequence[str]) -> list[str]:
    """Return a phrase without what stands after a preposition or a comma."""
    kept: list[str] = []
    for word in words:
        if kept and (word in _WALLS or word in (",", "(", "-", "–", "—")):
            break
        if word not in (",", "(", ")", "“", "”", '"'):
            kept.append(word)
    return kept
