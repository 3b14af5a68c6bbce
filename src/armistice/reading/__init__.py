"""The room of reading: who said what in a report, by span, behind one face."""

from typing import TYPE_CHECKING, Any

from armistice.errors import ModelError
from armistice.reading._both import BothClaims
from armistice.reading._claims import RuleClaims
from armistice.reading._face import Attribution, ClaimFinder, Reader, Votes
from armistice.reading._finders import ModelFiles, ReaderKind, finder_for, model_files
from armistice.reading._learned import LearnedClaims, names_of
from armistice.reading._lexicon import Lexicon
from armistice.reading._page import Page, prepare
from armistice.reading._reader import ReportReader

if TYPE_CHECKING:
    from armistice.reading._model import Model

__all__ = [
    "Attribution",
    "BothClaims",
    "ClaimFinder",
    "LearnedClaims",
    "Lexicon",
    "Model",
    "ModelError",
    "ModelFiles",
    "Page",
    "Reader",
    "ReaderKind",
    "ReportReader",
    "RuleClaims",
    "Votes",
    "finder_for",
    "model_files",
    "names_of",
    "prepare",
]


def __getattr__(name: str) -> Any:
    # NumPy costs every command that reads nothing a tenth of a second.
    if name == "Model":
        from armistice.reading._model import Model

        return Model
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
