"""The words that the rules go by: plain text files that a researcher can extend."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.model import Problem, Severity
from armistice.reading._inflect import forms
from armistice.reading._patterns import Matcher, Pattern, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

TABLES = (
    "abbreviations",
    "accusations",
    "actors",
    "aspects",
    "boilerplate",
    "cues",
    "demonyms",
    "denials",
    "events",
    "hedges",
    "irregular",
    "requests",
    "stances",
    "units",
)
_SECTION = re.compile(r"\[([a-z][a-z _]*)\]")
_ENTRY = re.compile(r"(?:\.\. )?[\w'’%&/.-]+~?(?: (?:\.\. )?[\w'’%&/.-]+~?)*")

Entry = tuple[str, str]
"""A section's name and a line in it."""


@dataclass(frozen=True)
class Lexicon:
    """Tables of words in sections; see docs/lexicon.md for the files' format."""

    tables: Mapping[str, tuple[Entry, ...]]
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @classmethod
    def load(cls, *extra_paths: Path) -> Lexicon:
        """Return the shipped lexicon, extended by files or folders of files.

        An extra file extends the table of its own name (`events.txt`: events). A
        line that cannot be used is left out and told of in `problems`.
        """
        rows: dict[str, list[Entry]] = {table: [] for table in TABLES}
        problems: list[Problem] = []
        shipped = resources.files("armistice.reading") / "lexicon"
        sources: list[Traversable] = [shipped / f"{table}.txt" for table in TABLES]
        for path in extra_paths:
            sources.extend(sorted(path.glob("*.txt")) if path.is_dir() else [path])
        for source in sources:
            _read(source, rows, problems)
        tables = {table: tuple(dict.fromkeys(rows[table])) for table in TABLES}
        return cls(tables, tuple(problems))

    def words(self, table: str, section: str) -> frozenset[str]:
        """Return the lines of a section as they stand."""
        return frozenset(line for name, line in self.tables[table] if name == section)

    def pairs(self, table: str) -> tuple[Entry, ...]:
        """Return section and line of a whole table."""
        return self.tables[table]

    def matcher(self, table: str, *, ending: str = "", without: str = "\n") -> Matcher:
        """Return a matcher of a table's patterns, made on first use.

        Only sections that end in `ending` and do not end in `without` take part.
        """
        key = (table, ending, without)
        made = self._matchers.get(key)
        if made is None:
            made = Matcher(
                _pattern(section, line, self.irregular)
                for section, line in self.tables[table]
                if section.endswith(ending) and not section.endswith(without)
            )
            self._matchers[key] = made
        return made

    @cached_property
    def irregular(self) -> dict[str, tuple[str, str]]:
        """Past and participle of irregular verbs."""
        rows = (line.split() for _, line in self.tables["irregular"])
        return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}

    @cached_property
    def _matchers(self) -> dict[tuple[str, str, str], Matcher]:
        return {}


def _read(
    source: Traversable, rows: dict[str, list[Entry]], problems: list[Problem]
) -> None:
    table = Path(source.name).stem
    if table not in rows:
        known = ", ".join(TABLES)
        message = f"there is no table {table!r}; name the file after one of {known}"
        problems.append(_problem(source, None, message))
        return
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        message = f"the file cannot be read as UTF-8 text ({err}); save it as UTF-8"
        problems.append(_problem(source, None, message))
        return
    _read_lines(source, text, rows[table], problems)


def _read_lines(
    source: Traversable, text: str, rows: list[Entry], problems: list[Problem]
) -> None:
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        if line.startswith("["):
            header = _SECTION.fullmatch(line)
            if header is None:
                message = (
                    f"{line!r} is no section; write it as [name], in small letters"
                )
                problems.append(_problem(source, number, message))
            section = "" if header is None else header[1]
        elif not section:
            message = f"{line!r} stands in no section; put a line like [attack] before"
            problems.append(_problem(source, number, message))
        elif _ENTRY.fullmatch(line) is None:
            message = (
                f"{line!r} is no pattern; use words, `~` after a verb, `..` as gap"
            )
            problems.append(_problem(source, number, message))
        else:
            rows.append((section, line))


def _problem(source: Traversable, line: int | None, message: str) -> Problem:
    return Problem(
        code="lexicon",
        message=message,
        where=source.name,
        severity=Severity.WARNING,
        line=line,
    )


def _pattern(section: str, line: str, irregular: dict[str, tuple[str, str]]) -> Pattern:
    return Pattern(section, tuple(_slots(line.split(), irregular)), line)


def _slots(
    words: Iterable[str], irregular: dict[str, tuple[str, str]]
) -> Iterable[Slot]:
    gap = False
    for word in words:
        if word == "..":
            gap = True
            continue
        choices: dict[str, frozenset[object]] = {}
        for choice in word.lower().replace("’", "'").split("/"):
            if choice.endswith("~"):
                choices.update(forms(choice[:-1], irregular))
            else:
                choices[choice] = frozenset()
        yield Slot(choices, gap)  # type: ignore[arg-type]
        gap = False
