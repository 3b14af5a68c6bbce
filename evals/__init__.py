"""Measurements: quality of reading and of whole answers, run as modules."""
