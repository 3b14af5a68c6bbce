"""The room of verdicts: what each account makes of each obligation, and why.

Pure: the same record, perspective and date always give the same answer. The rules
are in docs/semantics.md.
"""

from armistice.verdicts._judge import assess_incidents, judge, judge_all, schedule
from armistice.verdicts._perspectives import default_perspectives
from armistice.verdicts._record import Record, visible
from armistice.verdicts._timeline import timeline
from armistice.verdicts._views import IncidentView, Schedule

__all__ = [
    "IncidentView",
    "Record",
    "Schedule",
    "assess_incidents",
    "default_perspectives",
    "judge",
    "judge_all",
    "schedule",
    "timeline",
    "visible",
]
