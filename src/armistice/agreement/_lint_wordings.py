"""Where published versions of one provision differ in a word that matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.agreement._codes import Finding
from armistice.agreement._findings import finding, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.model import Agreement, Problem, Provision

_WHEN = (
    r"\s+(?:the\s+)?(?:\d|day\b|date\b|end\b|time\b|midnight|noon|jan|feb|mar|apr|may\b"
    r"|jun|jul|aug|sep|oct|nov|dec|or\b|and\b)"
)
_GROUPS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "how the deadline is put": {
        "by": re.compile(rf"\bby(?:,|{_WHEN})"),
        "before": re.compile(r"\bbefore\b|\bprior to\b"),
        "until": re.compile(r"\bun?till?\b"),
        "no later than": re.compile(r"\bnot? later than\b"),
        "within": re.compile(r"\bwithin\b"),
    },
    "what is done": {
        "return": re.compile(r"\breturn(?:s|ed|ing)?\b|\bg(?:ive|ives|iven) back\b"),
        "cede": re.compile(r"\bcede[sd]?\b|\bceding\b|\bcession\b"),
        "hand over": re.compile(r"\bhand(?:s|ed|ing)? over\b|\bhandover\b"),
        "transfer": re.compile(r"\btransfer(?:s|red|ring)?\b"),
        "surrender": re.compile(r"\bsurrender(?:s|ed|ing)?\b|\bg(?:ive|iven) up\b"),
        "withdraw": re.compile(r"\bwithdraw(?:s|n|al|ing)?\b"),
        "leave": re.compile(r"\bleaves?\b|\bvacate[sd]?\b"),
    },
    "how binding it is": {
        "must": re.compile(r"\bshall\b|\bmust\b|\bundertakes?\b"),
        "should": re.compile(r"\bshould\b|\bought to\b"),
        "may": re.compile(r"\bmay\b(?! \d|,? \d)|\bcan\b"),
    },
    "the numbers": {},
}
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def lint_wordings(agreement: Agreement) -> Iterator[Problem]:
    """Return each provision and way in which its versions differ."""
    for provision in agreement.provisions:
        owed = [o for o in agreement.obligations if o.provision == provision.id]
        about = owed[0] if owed else None
        for what, words in _GROUPS.items():
            said = _said(provision, words)
            if len(set(said.values())) < 2:
                continue
            versions = "; ".join(
                f"`{version}`: {', '.join(sorted(found))}"
                for version, found in said.items()
            )
            yield finding(
                Finding.TEXT_VARIANTS,
                f"versions of provision `{provision.id}` differ in {what}: {versions}; "
                f"compare {listed(o.id for o in owed) or 'what follows from it'} "
                "with the version that is authentic",
                about=about,
                subject=None if owed else provision.id,
            )


def _said(
    provision: Provision, words: Mapping[str, re.Pattern[str]]
) -> dict[str, frozenset[str]]:
    """Return what each version says; one that says nothing of it differs in nothing."""
    found = {w.version: _words(w.text.casefold(), words) for w in provision.wordings}
    return {version: said for version, said in found.items() if said}


def _words(text: str, words: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    if words:
        return frozenset(w for w, pattern in words.items() if pattern.search(text))
    return frozenset(n.replace(",", "") for n in _NUMBER.findall(text))
