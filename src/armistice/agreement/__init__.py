"""The room of agreement: files that people write become agreements, with problems."""

from armistice.agreement._loading import (
    Loaded,
    LoadedAll,
    load_agreement,
    load_agreements,
)
from armistice.agreement._perspectives import LoadedPerspectives, load_perspectives

__all__ = [
    "Loaded",
    "LoadedAll",
    "LoadedPerspectives",
    "load_agreement",
    "load_agreements",
    "load_perspectives",
]
