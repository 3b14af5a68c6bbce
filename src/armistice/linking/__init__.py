"""The room of linking."""
