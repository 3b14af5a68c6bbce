"""The room of agreement."""
