"""The ledger: what was recorded when, append-only, with a hash chain over it."""

from armistice.ledger._head import Head
from armistice.ledger._ledger import Ledger
from armistice.ledger._rows import Note, Row
from armistice.ledger._view import View

__all__ = ["Head", "Ledger", "Note", "Row", "View"]
