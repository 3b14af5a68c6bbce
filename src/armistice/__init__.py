"""Armistice watches how peace and ceasefire agreements are implemented."""
