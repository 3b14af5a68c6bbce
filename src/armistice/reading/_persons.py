"""Persons by name: titles before, descriptions after, surnames alone later on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.model import ActorMention, Span
from armistice.reading import _grammar as g
from armistice.reading._keys import loose
from armistice.reading._titles import ASIDE, MAX_RANK, TITLES, explained, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.reading._aliases import Names
    from armistice.reading._found import Cover
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._register import Register

MAX_NAME = 4
MAX_PLACE = 0.8
"""A row of capitals that is a place for more than this is no person."""
REMEMBERED = 40
"""How many mentions back a pronoun or a description may point."""
_PARTICLES = frozenset(
    ["al", "bin", "ibn", "van", "von", "de", "der", "la", "el", "ben", "abu"]
)


@dataclass
class Person:
    """Somebody with a name, and the words beside it, as a report goes on."""

    name: str
    party: str | None
    first_seen: int
    last_seen: int
    words: set[str] = field(default_factory=set)
    """Words of titles and descriptions."""
    official: bool | None = None
    """False for a former official, a lawmaker, an analyst: nobody's voice."""


class Persons:
    """All persons of one report."""

    def __init__(self, titles: frozenset[str] = frozenset()) -> None:
        self.mentions: list[ActorMention] = []
        self._titles = titles
        self._by_surname: dict[str, Person] = {}
        self._all: list[Person] = []
        self._names: dict[str, Person] = {}
        self._seen: list[tuple[int, Person]] = []

    def add(
        self,
        span: Span,
        text: str,
        parts: Sequence[str],
        known: Person | None,
        party: str | None,
        words: set[str],
    ) -> None:
        """Take in one mention of a person."""
        person = known
        if person is None:
            person = Person(text, party, span.start, span.start)
            self._all.append(person)
        self._names.setdefault(person.name, person)
        self._by_surname[loose(parts[-1])] = person
        if person.official is not False:
            person.party = person.party or party
        person.words |= words
        person.last_seen = span.start
        self._seen.append((span.start, person))
        self.mentions.append(
            ActorMention(span=span, text=text, party=person.party, name=person.name)
        )

    def retire(self, parts: Sequence[str]) -> None:
        """Take in that somebody is out of office: nobody's voice, then."""
        person = self._by_surname[loose(parts[-1])]
        person.official, person.party = False, None

    def find(self, parts: Sequence[str]) -> Person | None:
        """Return the person of a surname, where first names do not differ."""
        person = self._by_surname.get(loose(parts[-1]))
        if person is None or len(parts) == 1:
            return person
        own = person.name.split()
        return person if loose(own[0]) == loose(parts[0]) or len(own) == 1 else None

    def by_label(self, label: str) -> Person | None:
        """Return whom a label in capitals means: a surname, or a name's initials."""
        known = self._by_surname.get(loose(label.split()[-1]))
        if known is not None:
            return known
        same = [p for p in self._all if "".join(w[0] for w in p.name.split()) == label]
        return same[0] if len(same) == 1 else None

    def named(self, source: Span) -> Person | None:
        """Return the first person named within a source."""
        index = bisect_left(self._seen, source.start, key=lambda row: row[0])
        if index < len(self._seen) and self._seen[index][0] < source.end:
            return self._seen[index][1]
        return None

    def before(self, offset: int, cover: Cover) -> tuple[int, Person] | None:
        """Return who was named last before a character, not in somebody's words."""
        index = bisect_left(self._seen, offset, key=lambda row: row[0])
        for start, person in reversed(self._seen[max(0, index - REMEMBERED) : index]):
            if cover.share(Span(start, start + 1)) == 0:
                return start, person
        return None

    def first_in(self, page: Page, sentence: Span, cover: Cover) -> Person | None:
        """Return whom a sentence names first, as its subject does: no "Ada's"."""
        index = bisect_left(self._seen, sentence.start, key=lambda row: row[0])
        while index < len(self._seen) and self._seen[index][0] < sentence.end:
            start, person = self._seen[index]
            mention = page.inside(Span(start, sentence.end))
            owner = "'s" in page.words[mention.start : mention.start + 4]
            if cover.share(Span(start, start + 1)) == 0 and not owner:
                return person
            index += 1
        return None

    def described(self, words: Sequence[str], source: Span) -> Person | None:
        """Return whom "the pundit" or "the head of the centre" describes."""
        told = {w for w in words if w not in g.DETERMINERS | g.PREPOSITIONS}
        told -= {",", "'s"}
        if not told or words[0] not in g.ARTICLES | self._titles or told & _GROUPS:
            return None
        index = bisect_left(self._seen, source.start, key=lambda row: row[0])
        for _, person in reversed(self._seen[max(0, index - REMEMBERED) : index]):
            if told <= person.words:
                return person
        return None

    def words_of(self, name: str) -> set[str]:
        """Return the words of titles and descriptions of a person."""
        person = self._names.get(name)
        return set() if person is None else person.words

    def is_person(self, name: str) -> bool:
        """Tell whether a name is a person's."""
        return name in self._names


def persons_of(
    page: Page, names: Names, register: Register, lexicon: Lexicon, places: Cover
) -> Persons:
    """Return the persons of a page, each mention with the fullest name."""
    offices = lexicon.words("actors", "office") | lexicon.words("actors", "title")
    titles = {word for line in offices for word in line.split()} - g.PREPOSITIONS
    titles |= lexicon.words("actors", "anonymous")
    persons = Persons(frozenset(titles))
    for run in _runs(page):
        if places.share(_span(page, run)) < MAX_PLACE:
            _take(page, run, persons, names, register, titles)
    persons.mentions.sort(key=lambda m: m.span.start)
    return persons


def _take(
    page: Page,
    run: range,
    persons: Persons,
    names: Names,
    register: Register,
    titles: set[str],
) -> None:
    run, before = _past_titles(page, run, names, titles)
    parts = [page.tokens[i].text for i in run]
    if not parts or len(parts) > MAX_NAME or names.is_known_group(parts):
        return
    known = persons.find(parts)
    official = names.person(parts)
    if (
        known is None
        and official is None
        and not _is_new(page, run, before & titles, names)
    ):
        return
    span = _span(page, run)
    text = span.of(page.text)
    words = before | _aside(page, run.stop) | set(title(page, run.start))
    party = official
    told = [*title(page, run.start), *explained(page, run.stop)[:MAX_RANK]]
    former = official is None and bool(_FORMER & set(told))
    if party is None and not former:
        party = _office_party(page, run, register, titles)
    if official is not None:
        words |= names.office_words(parts)
    if official is not None and known is None and len(parts) == 1:
        full = names.full_name(parts) or text
        known = Person(full, official, span.start, span.start)
    persons.add(span, text, parts, known, party, words)
    if former:
        persons.retire(parts)


def _is_new(page: Page, run: range, titled: set[str], names: Names) -> bool:
    """Tell whether a row of capitals not met before is a person's name."""
    words = [page.words[i] for i in run]
    if any(w in _ORGANISED or names.demonym(w) is not None for w in words):
        return False
    if any(
        w.isdigit() or (not page.tokens[i].capital and w not in _PARTICLES and w != ".")
        for i, w in zip(run, words, strict=True)
    ):
        return False
    if len(run) == 1:
        return run.start > 0 and page.words[run.start - 1] in titled
    return bool(titled) or _personal(page, run)


def _span(page: Page, run: range) -> Span:
    return Span(page.tokens[run.start].start, page.tokens[run.stop - 1].end)


def _past_titles(
    page: Page, run: range, names: Names, titles: set[str]
) -> tuple[range, set[str]]:
    """Part "Russian Defense Minister Sergei Shoigu" into title and name."""
    start = run.start
    for index in range(run.stop - 1, run.start - 1, -1):
        word = page.words[index]
        country = index < run.stop - 2 and names.is_known_group([word])
        named = names.demonym(word) is not None or word in _NOT_NAMES or country
        if word in titles or named:
            start = index + 1
            break
    before = {page.words[i] for i in range(run.start, start)}
    back = run.start - 1
    while back >= 0 and run.start - back <= TITLES and page.tokens[back].word:
        if page.words[back] in g.AUXILIARIES | g.SUBORDINATORS | {"and"}:
            break
        before.add(page.words[back])
        if page.words[back] in g.ARTICLES:
            break
        back -= 1
    if back >= 1:
        title = _title_before_comma(page, back)
        if (start == run.start and not before & titles) or title & _SPOKESMEN:
            before |= title
    return range(start, run.stop), before


_SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])


def _title_before_comma(page: Page, comma: int) -> set[str]:
    """Take in "the former commander of the forces, Name"."""
    if page.words[comma] != ",":
        return set()
    found: set[str] = set()
    for index in range(comma - 1, max(-1, comma - 14), -1):
        if not page.tokens[index].word or page.words[index] in g.AUXILIARIES:
            break
        found.add(page.words[index])
        if (
            page.words[index] in g.ARTICLES
            and page.words[index - 1] not in g.PREPOSITIONS
        ):
            break
    return found


def _aside(page: Page, start: int) -> set[str]:
    """Return the words of ", head of the centre (CENTRE)" after a name."""
    words: set[str] = set()
    if start >= len(page.words) or page.words[start] not in (",", "("):
        return words
    for index in range(start + 1, min(len(page.words), start + ASIDE)):
        word = page.words[index]
        if word in (".", ";", ":", "“", '"') or word in g.AUXILIARIES or word == "said":
            break
        words.add(word)
    return words


def _office_party(
    page: Page, run: range, register: Register, titles: set[str]
) -> str | None:
    """Return the party that somebody in office speaks for, by the words around."""
    for told in (title(page, run.start), explained(page, run.stop)):
        if not (titles | _RANKS) & set(told):
            continue
        party = register.party_of(told)
        if party is not None:
            return party
    return None


_NO_NAMES = (
    g.DETERMINERS
    | g.PREPOSITIONS
    | g.SUBORDINATORS
    | g.CONJUNCTIONS
    | g.SUBJECT_PRONOUNS
)
_FORMER = frozenset(["former", "ex", "late", "retired"])
_RANKS = g.words(
    "officer official spokesman spokeswoman spokesperson soldier commander chief "
    "monitor observer verifier warden member adviser aide clerk"
)
_GROUPS = g.words(
    "ministry mission commission office government council committee front movement "
    "command army police panel force staff league service bureau secretariat delegation "
    "side party authority navy agency admiralty presidency consulate embassy board "
    "kingdom directorate guard company commissariat palace group column regiment brigade "
    "union federation republic corps"
)
_NOT_NAMES = g.words(
    "monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november "
    "december the chamber assembly parliament senate council"
)


def _runs(page: Page) -> Iterator[range]:
    """Yield rows of words with capitals that could be a name."""
    index = 0
    while index < len(page.tokens):
        if not _name_word(page, index):
            index += 1
            continue
        end = index + 1
        while end < len(page.tokens) and _joined(page, end):
            end += 1
        yield range(index, end)
        index = end


def _name_word(page: Page, index: int) -> bool:
    token = page.tokens[index]
    if not token.capital or token.text.isdigit():
        return False
    return token.lower not in _NO_NAMES


def _joined(page: Page, index: int) -> bool:
    token, left = page.tokens[index], page.tokens[index - 1]
    if page.text[left.end : token.start] not in (" ", "") or left.text == ".":
        initial = index >= 2 and len(page.tokens[index - 2].text) == 1
        return left.text == "." and initial and token.capital
    if token.text == "." and len(left.text) == 1 and left.capital:
        return True
    particle = token.lower in _PARTICLES and index + 1 < len(page.tokens)
    return token.capital or (particle and page.tokens[index + 1].capital)


def _personal(page: Page, run: range) -> bool:
    """Tell whether a row of capitals without a title looks like a person's name."""
    if len(run) > MAX_NAME - 1:
        return False
    if any(page.tokens[i].text.isupper() and len(page.words[i]) > 1 for i in run):
        return False
    following = page.words[run.stop : run.stop + 1]
    return not page.opens_sentence(run.start) or following not in (
        ("of",),
        ("for",),
        ("and",),
    )


_ORGANISED = g.words(
    "ministry council committee corridor district region agreement accord "
    "party union state states institute center centre group agency court "
    "house street media radio news army forces war republic republics "
    "federation nations international national security foreign north south "
    "east west northern southern eastern western new service office "
    "commission front department police management strategic studies "
    "protocol declaration statement conference army bank university school "
    "summit mission roundup telegram facebook twitter european african asian "
    "wire times post news tribune herald gazette lantern affairs defence defense "
    "front movement pass village town city valley board company society corps guard "
    "coast tribunal bureau directorate staff league brigade brigades wardens riders panel "
    "commissioner assembly senate chamber"
)
