"""Recipes that make the reader's model file again; never part of the package."""
