"""The errors that Armistice raises: broken promises, never faults in data.

```
ArmisticeError
├── BadInput            what was handed in cannot be used; says what, where, what to do
│   └── UnreadableReport    one report's bytes could not be turned into text
├── NotFound            an id, a folder or a file that does not exist
├── ModelError          the reader's model is missing or broken
└── LedgerError         the store
    ├── LedgerLocked        another process is writing to the same folder
    ├── LedgerDamaged       rows were altered, or the file is not a ledger
    └── LedgerFull          the disk refused a write; nothing half-done remains
```

Faults in data (a malformed agreement, a report without a date) are values:
see [`Problem`][armistice.model.Problem].
"""

__all__ = [
    "ArmisticeError",
    "BadInput",
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerLocked",
    "ModelError",
    "NotFound",
    "UnreadableReport",
]


class ArmisticeError(Exception):
    """Root of every error that Armistice raises on purpose."""


class BadInput(ArmisticeError):
    """What was handed in cannot be used; the message says what to do."""


class UnreadableReport(BadInput):
    """One report could not be turned into text; the others go on."""


class NotFound(ArmisticeError):
    """Something was asked for by a name that nothing has."""


class ModelError(ArmisticeError):
    """The reader's model is missing or broken."""


class LedgerError(ArmisticeError):
    """The ledger could not do what was asked."""


class LedgerLocked(LedgerError):
    """Another process is writing to the same folder."""


class LedgerDamaged(LedgerError):
    """The ledger's rows were altered, or its file is not a ledger."""


class LedgerFull(LedgerError):
    """The disk refused a write; the ledger is as it was before."""
