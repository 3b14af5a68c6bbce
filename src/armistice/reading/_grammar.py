"""Closed classes of English words that the rules go by."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    "the a an this that these those his her its their our my your some any no every "
    "each all both another many most several few one two three other such"
)
ARTICLES = _set("the a an this these those his her its their our my your every no")
BE = _set(
    "am is are was were be been being 's 're isn't aren't wasn't weren't he's she's"
)
HAVE = _set("has have had having hasn't haven't hadn't 've 'd")
DO = _set("do does did don't doesn't didn't")
MODALS = _set(
    "will would shall should can could may might must won't wouldn't shouldn't can't "
    "cannot couldn't mustn't 'll"
)
NEGATIONS = _set(
    "not never no n't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't "
    "hadn't won't wouldn't shouldn't can't cannot couldn't mustn't without neither nor "
    "nobody none"
)
AUXILIARIES = BE | HAVE | DO | MODALS
PREPOSITIONS = _set(
    "of in from for at on with by against near under between among about over into "
    "during through towards toward within across behind beyond upon outside inside "
    "without despite amid after before since until via per following"
)
SUBORDINATORS = _set(
    "that which when while because if although though as where than unless whether "
    "how why what whereas so lest once"
)
RELATIVES = _set("who whom whose which that")
CONJUNCTIONS = _set("and or but nor yet plus")
SUBJECT_PRONOUNS = _set("he she they it we i you who others some many both")
PERSON_PRONOUNS = _set("he she they who i we his her their him them")
ADVERBS = _set(
    "also then later earlier now still again further even just already repeatedly "
    "once however meanwhile today yesterday ever never not only always often too "
    "reportedly allegedly indeed instead separately recently simultaneously soon "
    "thus therefore moreover furthermore finally initially long immediately not"
)
WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = _set(
    "january february march april may june july august september october november "
    "december"
)
TIME_WORDS = WEEKDAYS | _set(
    "today yesterday tomorrow morning afternoon evening night week month year"
)
ADJUNCT_STARTS = (
    PREPOSITIONS
    | WEEKDAYS
    | _set("today yesterday later earlier recently last this via")
)


def is_adverb(word: str) -> bool:
    """Tell whether a word in small letters is most likely an adverb."""
    return word in ADVERBS or (
        word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS
    )


_NOT_ADVERBS = _set("family ally italy early july friendly deadly supply reply rally")


def looks_past(word: str) -> bool:
    """Tell whether a word in small letters ends as a regular past does."""
    return word.endswith("ed") and len(word) > 4
