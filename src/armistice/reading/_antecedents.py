"""Whom "he", "it" and "they" stand for: who spoke or was the subject before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from armistice.model import Span
from armistice.reading import _grammar as g

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import ActorMention
    from armistice.reading._found import Cover
    from armistice.reading._page import Page
    from armistice.reading._persons import Persons

BACK = 6
"""So many sentences back a pronoun may point."""
SINGULAR = g.words("he she his her him hers himself herself")
THING = g.words("it its itself")
PLURAL = g.words("they their them both each all neither others")
FEMALE = g.words(
    "mrs ms miss madam madame lady queen princess she her chairwoman spokeswoman mother "
    "grandmother daughter sister wife widow aunt auntie woman girl nun actress"
)
MALE = g.words(
    "mr sir lord king prince he his chairman spokesman father grandfather son brother "
    "husband uncle nephew man boy monk priest widower"
)
HUMANS = g.words(
    "ambassador minister spokesman spokeswoman spokesperson official officer commander "
    "president user resident envoy leader analyst expert pundit lawmaker teacher source "
    "representative mayor soldier general governor widow baker pensioner colonel captain "
    "major driver man woman chief head chair chairman chairwoman deputy secretary "
    "reporter correspondent farmer warden monitor verifier sapper clerk engineer doctor "
    "nurse priest bishop judge prosecutor lawyer diplomat mediator coordinator director "
    "manager corporal sergeant lieutenant private brigadier admiral conscript aide "
    "adviser advisor king queen mother father daughter son wife husband neighbour nephew "
    "uncle aunt cousin brother sister veteran fisherman skipper innkeeper author writer "
    "columnist editor professor scholar member delegate negotiator premier chancellor "
    "convener speaker senator deputy keeper guard sentry boy girl child boss owner"
)


_NOBODY = SINGULAR | THING | PLURAL | g.words("i we you me us one who")


class Antecedents:
    """Remembers who was heard, and answers for pronouns."""

    def __init__(
        self,
        page: Page,
        mentions: Sequence[ActorMention],
        persons: Persons,
        quoted: Cover,
    ) -> None:
        self._page = page
        self._mentions = mentions
        self._persons = persons
        self._quoted = quoted
        self._heard: list[ActorMention] = []
        self._genders: dict[str, str] = {}

    def hear(self, mention: ActorMention) -> None:
        """Remember a speaker, in the order of the text."""
        self._heard.append(mention)

    def learn(self, mention: ActorMention, word: str) -> None:
        """Remember what a pronoun tells of whom it stands for."""
        if word in FEMALE or word in MALE:
            self._genders[mention.name] = "f" if word in FEMALE else "m"

    def of(self, source: Span, word: str, but: str = "") -> ActorMention | None:
        """Return whom a pronoun stands for, not who has a name; or nobody."""
        for group in self._before(source):
            for mention in group:
                if mention.name != but and self.fits(mention, word):
                    return mention
        return None

    def _before(self, source: Span) -> Iterator[list[ActorMention]]:
        """Yield who is named, by sentences backwards: speakers, then subjects."""
        inside = self._quoted.share(source) > 0
        here = self._page.sentence_at(source.start)
        yield self._named(Span(here.start, source.start), quoted=inside)
        index = bisect_left(self._page.sentences, here.start, key=lambda s: s.start)
        for sentence in reversed(self._page.sentences[max(0, index - BACK) : index]):
            yield [
                *self._spoke(sentence),
                *self._named(sentence, quoted=False),
            ]
        yield list(reversed(self._heard[-BACK:]))

    def _spoke(self, sentence: Span) -> list[ActorMention]:
        first = bisect_left(self._heard, sentence.start, key=_start)
        last = bisect_left(self._heard, sentence.end, key=_start)
        return self._heard[first:last]

    def _named(self, span: Span, *, quoted: bool) -> list[ActorMention]:
        """Return speakers and names of a stretch in the order of the text."""
        first = bisect_left(self._mentions, span.start, key=_start)
        last = bisect_left(self._mentions, span.end, key=_start)
        found = [
            m
            for m in self._mentions[first:last]
            if (quoted or self._quoted.share(m.span) == 0) and not self._owns(m)
        ]
        return sorted([*self._spoke(span), *found], key=_start)

    def _owns(self, mention: ActorMention) -> bool:
        after = self._page.text[mention.span.end : mention.span.end + 2]
        return after in ("'s", "’s")

    def fits(self, mention: ActorMention, word: str) -> bool:
        """Tell whether a pronoun can mean somebody: one person, a thing, several."""
        if len(mention.name) < 2 or mention.name.lower() in _NOBODY:
            return False
        human = self.is_human(mention)
        if word in SINGULAR:
            return human and self._gender(mention) != ("m" if word in FEMALE else "f")
        if word in THING:
            return not human and not is_plural(mention.text)
        return is_plural(mention.text) or (not human and mention.party is not None)

    def is_human(self, mention: ActorMention) -> bool:
        """Tell whether somebody is one person."""
        if self._persons.is_person(mention.name):
            return True
        return head_of(mention.name) in HUMANS

    def _gender(self, mention: ActorMention) -> str:
        known = self._genders.get(mention.name)
        if known is not None:
            return known
        words = set(mention.text.lower().replace(".", " ").split())
        words |= self._persons.words_of(mention.name)
        if bool(words & FEMALE) == bool(words & MALE):
            return ""
        return "f" if words & FEMALE else "m"


def head_of(text: str) -> str:
    """Return the noun that a phrase is about: "a warden" of "a warden on the light"."""
    words = text.lower().replace(",", " ,").split()
    for index, word in enumerate(words):
        wall = word in g.PREPOSITIONS or word in (",", "who", "which", "that", "(")
        if wall and index:
            return words[index - 1]
    return words[-1] if words else ""


def is_plural(text: str) -> bool:
    """Tell whether a phrase is several people: "officers", "A and B", "both"."""
    words = text.lower().split()
    if not words:
        return False
    head = head_of(text)
    many = words[0] in ("both", "some", "many", "several", "two", "three", "four")
    several = head.endswith("s") and not head.endswith(("ss", "us", "'s", "forces"))
    return many or several or "and" in words or head in ("people", "men", "women")


def _start(mention: ActorMention) -> int:
    return mention.span.start
