"""Armistice as a library: open a folder, ask it, add to it, publish it."""

from armistice.monitor._case import Case, Ground
from armistice.monitor._doctor import Check, examine
from armistice.monitor._examples import create_folder, example_names
from armistice.monitor._explanation import Explanation
from armistice.monitor._folder import Folder, Settings
from armistice.monitor._intake import Added
from armistice.monitor._monitor import Monitor
from armistice.monitor._question import Asking, Moment, Question

__all__ = [
    "Added",
    "Asking",
    "Case",
    "Check",
    "Explanation",
    "Folder",
    "Ground",
    "Moment",
    "Monitor",
    "Question",
    "Settings",
    "create_folder",
    "examine",
    "example_names",
]
