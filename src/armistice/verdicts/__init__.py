"""The room of verdicts."""
