"""The room of agreement: files that people write become agreements, with problems."""

from armistice.agreement._codes import Code, Finding
from armistice.agreement._lint import lint
from armistice.agreement._loading import (
    Loaded,
    LoadedAll,
    load_agreement,
    load_agreements,
)
from armistice.agreement._perspectives import LoadedPerspectives, load_perspectives
from armistice.agreement._schema import json_schema
from armistice.agreement._subjects import SUBJECTS

__all__ = [
    "SUBJECTS",
    "Code",
    "Finding",
    "Loaded",
    "LoadedAll",
    "LoadedPerspectives",
    "json_schema",
    "lint",
    "load_agreement",
    "load_agreements",
    "load_perspectives",
]
