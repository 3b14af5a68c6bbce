"""Closed classes of English words that the rules go by."""

from __future__ import annotations


def words(line: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(line.split())


DETERMINERS = words(
    "the a an this that these those his her its their our my your some any no every "
    "each all both another many most several few one two three other such"
)
ARTICLES = words("the a an this these those his her its their our my your every no")
BE = words(
    "am is are was were be been being 's 're isn't aren't wasn't weren't he's she's"
)
HAVE = words("has have had having hasn't haven't hadn't 've 'd")
DO = words("do does did don't doesn't didn't")
MODALS = words(
    "will would shall should can could may might must won't wouldn't shouldn't can't "
    "cannot couldn't mustn't 'll"
)
NEGATIONS = words(
    "not never no n't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't "
    "hadn't won't wouldn't shouldn't can't cannot couldn't mustn't without neither nor "
    "nobody none"
)
AUXILIARIES = BE | HAVE | DO | MODALS
PREPOSITIONS = words(
    "of in from for at on with by against near under between among about over into "
    "during through towards toward within across behind beyond upon outside inside "
    "without despite amid after before since until via per following"
)
SUBORDINATORS = words(
    "that which when while because if although though as where than unless whether "
    "how why what whereas so lest once"
)
RELATIVES = words("who whom whose which that")
CONJUNCTIONS = words("and or but nor yet plus")
SUBJECT_PRONOUNS = words("he she they it we i you who others some many both")
PERSON_PRONOUNS = words("he she they who i we his her their him them")
ADVERBS = words(
    "also then later earlier now still again further even just already repeatedly "
    "once however meanwhile today yesterday ever never not only always often too "
    "reportedly allegedly indeed instead separately recently simultaneously soon "
    "thus therefore moreover furthermore finally initially long immediately not"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = words(
    "january february march april may june july august september october november "
    "december"
)
TIME_WORDS = WEEKDAYS | words(
    "today yesterday tomorrow morning afternoon evening night week month year"
)
ADJUNCT_STARTS = (
    PREPOSITIONS
    | WEEKDAYS
    | words("today yesterday later earlier recently last this via")
)


def is_adverb(word: str) -> bool:
    """Tell whether a word in small letters is most likely an adverb."""
    return word in ADVERBS or (
        word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS
    )


_NOT_ADVERBS = words("family ally italy early july friendly deadly supply reply rally")


def looks_past(word: str) -> bool:
    """Tell whether a word in small letters ends as a regular past does."""
    return word.endswith("ed") and len(word) > 4
