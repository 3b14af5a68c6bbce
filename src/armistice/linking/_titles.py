"""The words by which claimants are told apart: offices, crowds, texts, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.linking._words import folded, words, wordset

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMER = re.compile(r"\b(?:former|ex|late|retired|onetime)\b[- ]", re.IGNORECASE)
OWN = re.compile(
    r"\b(?:members? of (?:the )?(?:[\w'’-]+ ){0,3}?(?:parliament|majlis|assembly|duma|"
    r"congress|senate|committee|legislature)|mps?|lawmakers?|legislators?|senators?|"
    r"parliamentarians?|pundits?|experts?|analysts?|users?|residents?|villagers?|"
    r"locals?|witness(?:es)?|eyewitness(?:es)?|sources?|media|newspapers?|bloggers?|"
    r"journalists?|activists?|comments?|protesters?|demonstrators?|opposition|"
    r"politicians?|political (?:scientists?|parties|party|commentators?)|historians?|"
    r"professors?|veterans?|relatives|civilians?|refugees|critics?|some|many|others|"
    r"reports?|rumou?rs?|think[- ]tanks?|lawyers?|channels?|telegram|observers)\b",
    re.IGNORECASE,
)
"""Who speaks for nobody but themselves, whatever country they are of."""
BOTH = re.compile(
    r"(?:both(?: of)?|each of|(?:both )?the two|the (?:two )?(?:warring|opposing))(?: the)? "
    r"(?:sides|parties|countries|governments|states|ministries|armies|delegations|"
    r"defence ministries|foreign ministries|leaders)|both|each side",
    re.IGNORECASE,
)
"""Two who speak together, where an agreement has two parties."""
JOINED = re.compile(r"\b(?:and|both|as well as)\b", re.IGNORECASE)
TEXT = re.compile(
    r"(?:the |this |that |an? |per |latest |new |[\w-]+ ){0,4}?"
    r"(?:agreement|declaration|accords?|treaty|protocol|deal|document|text|statement|"
    r"articles?|clauses?|paragraphs?|points?|provisions?|resolution)"
    r"(?: (?:\d.*|[ivx]+|of \w.*))?",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"(?:he|she|they|it|we|i|an? spokes\w+|the (?:official|minister|president|ministry|spokes\w+|"
    r"secretary|general|pundit|expert|politician|diplomat|commander|leader|aide))",
    re.IGNORECASE,
)
DEFINITE = re.compile(
    r"the (ministry|government|army|military|authorities|command|embassy|presidency|"
    r"delegation|general staff|administration)",
    re.IGNORECASE,
)
"""Bodies that stand for the one of that kind that spoke before, or that publishes."""
ORGANISATION = re.compile(
    r"\b(?:ministry|ministries|department|union|nations|group|institute|centre|center|council|"
    r"committee|commission|agency|association|party|university|organi[sz]ation|"
    r"foundation|network|court|church|army|government|embassy|mission|office|news|"
    r"times|press|tv|radio|secretariat|assembly|parliament|league|nato|un|eu|osce|"
    r"watch|amnesty|guard|police|authorities|forces)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:president|prime minister|minister|ministry|government|cabinet|presidency|"
    r"general staff|premier|spokes\w+|chancellor|authorities|officials?)\b",
    re.IGNORECASE,
)
"""Offices that speak for a state whose file lists no organ at all."""
PARTY_HEADS = wordset("""government authorities officials official side leadership command delegation
    administration diplomats negotiators representatives army military forces troops
    peacekeepers contingent mission""")
BODIES = wordset(
    """mission contingent force commission mechanism committee centre center monitors
    observers peacekeepers team panel board body verifiers"""
)
TITLES = wordset("""president prime minister ministry foreign defence interior secretary general
    spokesman spokeswoman spokesperson aide head chief leader commander colonel lt
    lieutenant col ltcol gen major captain ambassador chairman pundit analyst expert mr
    mrs ms dr sir mp member deputy assistant official the former ex lord senator
    professor director envoy speaker representative premier state adviser advisor
    council security of a an and nobody everyone everybody affairs internal external
    justice health information emergency situations home state border guard""")
_FILLER = wordset("""of the for and a an in to by from official officials highranking high ranking
    senior spokesman spokeswoman spokesperson press service statement representative
    republic office its his their""")
_MEANS = {
    "minister": "ministry",
    "ministers": "ministry",
    "ministries": "ministry",
    "presidential": "president",
    "presidency": "president",
    "commander": "command",
    "premier": "prime",
}


def office_words(text: str) -> frozenset[str]:
    """Return the words that tell one office from another, spellings levelled."""
    row = folded(text)
    return frozenset(_MEANS.get(w, w) for w in row if w not in _FILLER)


def personal_name(text: str, *, not_names: Iterable[str] = ()) -> str:
    """Return the personal name within a claimant's words, or nothing.

    It is the longest row of words with capitals that are neither titles nor names of
    parties: "Colonel Ruslan Tar of the Marr army" has "Ruslan Tar". A single such
    word is a name only where no other noun stands beside it.
    """
    skip = TITLES | frozenset(not_names)
    best: list[str] = []
    row: list[str] = []
    others = 0
    for word in words(_ELSEWHERE.split(text)[0]):
        other = ORGANISATION.fullmatch(word.text) or OWN.fullmatch(word.text)
        plain = word.low in skip or other is not None
        if word.capital and not plain and not word.text.isupper():
            row.append(word.text)
            continue
        others += word.low not in skip
        best, row = _longer(best, row), []
    best = _longer(best, row)
    name = " ".join(best) if len(best) > 1 or not others else ""
    return name.removesuffix("’s").removesuffix("'s")


_ELSEWHERE = re.compile(r",|\b(?:in|at|from|near|against)\b| - ")


def _longer(one: list[str], two: list[str]) -> list[str]:
    return two if len(two) > len(one) else one
