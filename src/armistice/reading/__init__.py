"""The room of reading: who said what in a report, by span, behind one face."""

from armistice.reading._claims import RuleClaims
from armistice.reading._face import Attribution, ClaimFinder, Reader
from armistice.reading._learned import LearnedClaims, names_of
from armistice.reading._lexicon import Lexicon
from armistice.reading._model import Model, ModelError
from armistice.reading._page import Page, prepare
from armistice.reading._reader import RuleReader

__all__ = [
    "Attribution",
    "ClaimFinder",
    "LearnedClaims",
    "Lexicon",
    "Model",
    "ModelError",
    "Page",
    "Reader",
    "RuleClaims",
    "RuleReader",
    "names_of",
    "prepare",
]
