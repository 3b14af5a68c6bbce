"""The room of publication."""
