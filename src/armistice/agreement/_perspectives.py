"""Perspectives that a user defines beside the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from armistice.agreement._codes import Code
from armistice.agreement._tree import Node, UnreadableTree, read_tree
from armistice.model import Perspective, Problem

if TYPE_CHECKING:
    from pathlib import Path

MISSPELT = "; the fields are id, name, hears, deaf_to, interpretations_of"
OWN = frozenset({"guarantor", "third", "combined"})


class LoadedPerspectives(NamedTuple):
    """The perspectives of a file, with everything that is wrong with it."""

    perspectives: tuple[Perspective, ...]
    problems: tuple[Problem, ...] = ()


class _PerspectiveFile(BaseModel):
    """One entry of `perspectives.yaml`."""

    model_config = ConfigDict(extra="forbid")

    id: str
    name: str
    hears: tuple[str, ...] | None = None
    deaf_to: tuple[str, ...] = ()
    interpretations_of: tuple[str, ...] = ()


def load_perspectives(path: Path) -> LoadedPerspectives:
    """Read `perspectives.yaml`: a list of perspectives; no file means none.

    Each entry has `id`, `name` and, where not everybody is heard, `hears`: a list of
    actor ids, in which a trailing `*` stands for all that begin so.
    """
    if not path.exists():
        return LoadedPerspectives(())
    try:
        tree, _ = read_tree(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        return _failed(path, "not UTF-8; save it again with that encoding", None)
    except UnreadableTree as err:
        return _failed(path, err.fault.message, err.fault.line)
    if not isinstance(tree.value, tuple):
        message = "should be a list; begin each perspective with `- id: its-name`"
        return _failed(path, message, tree.line)
    return _perspectives(path, tree.value)


def _perspectives(path: Path, entries: tuple[Node, ...]) -> LoadedPerspectives:
    found: dict[str, Perspective] = {}
    problems: list[Problem] = []
    for entry in entries:
        try:
            one = _PerspectiveFile.model_validate(entry.plain())
        except ValidationError as err:
            first = err.errors()[0]
            at = ".".join(map(str, first["loc"])) or "entry"
            problems.append(_problem(path, f"{at}: {first['msg']}{MISSPELT}", entry))
            continue
        if one.id in found or one.id in OWN or one.id.startswith("party:"):
            message = f"there is a perspective {one.id!r} already; choose another id"
            problems.append(_problem(path, message, entry))
            continue
        found[one.id] = Perspective(**one.model_dump())
    return LoadedPerspectives(tuple(found.values()), tuple(problems))


def _problem(path: Path, message: str, entry: Node) -> Problem:
    return Problem(
        code=Code.BAD_PERSPECTIVE.value,
        message=message,
        where=str(path),
        line=entry.line,
    )


def _failed(path: Path, message: str, line: int | None) -> LoadedPerspectives:
    problem = Problem(
        code=Code.BAD_PERSPECTIVE.value, message=message, where=str(path), line=line
    )
    return LoadedPerspectives((), (problem,))
