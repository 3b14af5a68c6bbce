"""Who is named: the parties of the agreements by all the names their files give."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.linking._words import folded, words, wordset
from armistice.model import Agreement, Office, Organ, Party, PartyRole, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.linking._words import Word

FORCES = wordset("""army armies troops troop forces force soldiers soldier servicemen serviceman
    units unit military militants militant fighters fighter gunmen artillery brigade
    battalion brigades battalions contingent peacekeepers peacekeeper drones aircraft
    jets tanks group groups detachment detachments navy positions bandits gangs
    insurgents rebels guards militia militias side sides gunners snipers sniper
    provocateurs commandos warplanes helicopters patrol patrols""")
_LOOSE = wordset("""population people peoples civilians civilian refugees residents separatists
    separatist sources source media community language church diaspora citizens
    settlers origin descent minority experts pundits analysts opposition
    parliamentarians users""")
_STATE = wordset(
    """government authorities officials official leadership command side delegation
    president presidency ministry ministries minister prime foreign defence parliament
    state security interior administration and is has was said"""
)
_ATTACKS = wordset(
    """strike strikes airstrike airstrikes attack attacks raid raids shelling fire drone
    shells shell missile missiles rocket rockets bombardment offensive jet tank"""
)
_SKIP = wordset("armed ground security regular illegal own peace special")


class How(StrEnum):
    """By which kind of name a party was named."""

    NAME = "name"
    DEMONYM = "demonym"
    FORCE = "force"
    ORGAN = "organ"
    PERSON = "person"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Named:
    """A party named in a text. A loose name is of its people, not of the party."""

    span: Span
    party: str
    how: How
    loose: bool = False
    armed: bool = False
    adjective: bool = False
    """Stands before a noun that is neither its forces nor its state."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one party, as folded words."""

    key: tuple[str, ...]
    party: str
    how: How
    capital: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office of an organ of a party."""

    party: str
    organ: Organ
    office: Office
    names: tuple[tuple[str, ...], ...]
    """Every name, as folded words."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in the agreements' files, found by name."""

    parties: dict[str, tuple[Party, ...]]
    """A party as each agreement that shares its id describes it."""
    names: dict[str, list[Name]] = field(repr=False)
    """By first word, longest first."""
    bare: dict[str, frozenset[str]] = field(repr=False, default_factory=dict)
    """The words of each party's names and demonyms."""
    offices: tuple[Holder, ...] = field(repr=False, default=())
    """Everybody in an office, in the order of the files."""

    @classmethod
    def of(cls, agreements: Sequence[Agreement]) -> Cast:
        """Gather the names of all parties of all agreements."""
        parties: dict[str, tuple[Party, ...]] = {}
        for agreement in agreements:
            for party in agreement.parties:
                parties[party.id] = (*parties.get(party.id, ()), party)
        names: dict[str, list[Name]] = {}
        for same in parties.values():
            for name, how in _names(same):
                key = folded(name.removeprefix("the "))
                entry = Name(key, same[0].id, how, name[:1].isupper())
                if key and entry not in names.setdefault(key[0], []):
                    names[key[0]].append(entry)
        for entries in names.values():
            entries.sort(key=lambda entry: (-len(entry.key), entry.party))
        return cls(parties, names, _bare(parties), tuple(_holders(parties)))

    def role(self, party: str) -> PartyRole | None:
        """Return what this actor is to the agreement, if it is in a file."""
        found = self.parties.get(party)
        return None if found is None else found[0].role

    def name(self, party: str) -> str:
        """Return how to call a party in a sentence."""
        found = self.parties.get(party)
        return party if found is None else found[0].name

    def principal(self, party: str) -> str:
        """Return whom a party speaks and acts for: itself, or its `acts_for`."""
        for here in self.parties.get(party, ()):
            if here.acts_for is not None:
                return here.acts_for
        return party

    def side(self, party: str) -> str:
        """Return the party or guarantor that an actor speaks for, or `third`."""
        principal = self.principal(party)
        stands = self.role(principal) in {PartyRole.PARTY, PartyRole.GUARANTOR}
        return principal if stands else "third"

    def own_words(self, party: str) -> frozenset[str]:
        """Return the words of a party's own names and demonyms."""
        return self.bare.get(party, frozenset())

    def organs(self) -> Iterator[tuple[str, Organ]]:
        """Yield every organ with its party's id."""
        for party, same in self.parties.items():
            for here in same:
                for organ in here.organs:
                    yield party, organ

    def find(self, text: str, span: Span | None = None) -> tuple[Named, ...]:
        """Return who is named in a stretch of text, in order."""
        return self.find_in(words(text, span))

    def find_in(self, found: Sequence[Word]) -> tuple[Named, ...]:
        """Return who is named in a row of words, in order."""
        named: list[Named] = []
        here = 0
        while here < len(found):
            hit = self._at(found, here)
            if hit is None:
                here += 1
                continue
            length, party, how = hit
            named.append(self._named(found, here, length, party, how))
            here += length
        return tuple(self._merged(named, found))

    def _at(self, found: Sequence[Word], here: int) -> tuple[int, str, How] | None:
        for name in self.names.get(found[here].low, ()):
            stretch = tuple(word.low for word in found[here : here + len(name.key)])
            if stretch == name.key and (found[here].capital or not name.capital):
                return len(name.key), name.party, name.how
        return None

    def _named(
        self, found: Sequence[Word], here: int, length: int, party: str, how: How
    ) -> Named:
        span = Span(found[here].start, found[here + length - 1].end)
        following = [word.low for word in found[here + length : here + length + 3]]
        while following and following[0] in _SKIP:
            following.pop(0)
        armed = how is How.FORCE or (bool(following) and following[0] in FORCES)
        adjective = how in {How.DEMONYM, How.NAME}
        loose = adjective and bool(following) and following[0] in _LOOSE
        before = found[here - 1].low if here else ""
        loose = loose or how is How.PEOPLE or (adjective and before == "ethnic")
        other = how is How.DEMONYM and bool(following) and not armed
        other = other and following[0] not in _STATE | _ATTACKS and not loose
        return Named(span, party, how, loose, armed, other)

    def _merged(self, named: list[Named], found: Sequence[Word]) -> Iterator[Named]:
        """Join a demonym and "peacekeepers" to the contingent that acts for that state."""
        index = 0
        while index < len(named):
            one = named[index]
            two = named[index + 1] if index + 1 < len(named) else None
            joined = two is not None and self._joins(one, two)
            if two is not None and joined:
                span = Span(one.span.start, two.span.end)
                yield Named(span, two.party, two.how, armed=two.armed)
                index += 2
            else:
                yield one
                index += 1

    def _joins(self, one: Named, two: Named) -> bool:
        near = two.span.start - one.span.end <= 3
        adjective = one.how in {How.DEMONYM, How.NAME}
        theirs = self.principal(two.party) == self.principal(one.party)
        return near and adjective and theirs and two.how is not How.NAME


def _bare(parties: dict[str, tuple[Party, ...]]) -> dict[str, frozenset[str]]:
    return {
        party: frozenset(
            word
            for here in same
            for name in (here.name, *here.aliases, *here.demonyms)
            for word in folded(name)
        )
        for party, same in parties.items()
    }


def _holders(parties: dict[str, tuple[Party, ...]]) -> Iterator[Holder]:
    for party, same in parties.items():
        for organ in (organ for here in same for organ in here.organs):
            for office in organ.people:
                names = (office.person, *office.aliases)
                yield Holder(party, organ, office, tuple(folded(n) for n in names))


def _names(same: tuple[Party, ...]) -> Iterator[tuple[str, How]]:
    for party in same:
        for name in (party.name, *party.aliases):
            yield name, How.NAME
        for name in party.demonyms:
            yield name, How.DEMONYM
            yield f"{name}s", How.PEOPLE
        for name in party.forces:
            yield name, How.FORCE
        for organ in party.organs:
            for office in organ.people:
                yield office.person, How.PERSON
