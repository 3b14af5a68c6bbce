"""Composes the rooms."""
