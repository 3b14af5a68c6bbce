"""The room of agreement: files that people write become agreements, with problems."""

from armistice.agreement._loading import (
    Loaded,
    LoadedAll,
    load_agreement,
    load_agreements,
)

__all__ = ["Loaded", "LoadedAll", "load_agreement", "load_agreements"]
