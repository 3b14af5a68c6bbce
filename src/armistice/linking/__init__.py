"""Whose word a claim is, what it bears on, and what claims add up to together."""

from armistice.linking._faces import Known, Related, Thresholds
from armistice.linking._link import link
from armistice.linking._relate import relate

__all__ = ["Known", "Related", "Thresholds", "link", "relate"]
