"""Measuring on public benchmarks; the data stays outside the project."""
