"""Files in, agreements and problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from armistice.agreement._checks import check
from armistice.agreement._codes import Code
from armistice.agreement._draft import read_draft
from armistice.agreement._faults import to_problems
from armistice.agreement._nouns import to_agreement
from armistice.agreement._tree import Node, TreeFault, UnreadableTree, read_tree
from armistice.model import Agreement, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_BYTES = 5_000_000  # a thousand points in ten versions are a tenth of that


class Loaded(NamedTuple):
    """An agreement, unless its file has errors, with everything wrong or doubtful."""

    agreement: Agreement | None
    problems: tuple[Problem, ...] = ()


class LoadedAll(NamedTuple):
    """The agreements of several files that can stand side by side, with problems."""

    agreements: tuple[Agreement, ...]
    problems: tuple[Problem, ...] = ()


def load_agreement(path: Path) -> Loaded:
    """Read one agreement's file.

    Every fault is a value with the file, the line, what is wrong and what to write
    instead; all are found at once. With an error there is no agreement; warnings
    leave it standing.
    """
    where = str(path)
    try:
        tree, faults = read_tree(_text(path))
        if not isinstance(tree.value, dict):
            raise UnreadableTree(
                Code.NOT_A_MAPPING,
                "an agreement is written as `field: value` lines, but this is "
                "something else; start with `id: my-agreement`",
                tree.line,
            )
    except UnreadableTree as err:
        return Loaded(None, (_tree_problem(err.fault, where),))
    return _loaded(tree, faults, where)


def _loaded(tree: Node, tree_faults: tuple[TreeFault, ...], where: str) -> Loaded:
    draft = read_draft(tree)
    problems = (
        *(_tree_problem(fault, where) for fault in tree_faults),
        *to_problems((*draft.faults, *check(draft)), tree, where=where),
    )
    problems = tuple(sorted(problems, key=lambda p: (p.line or 0, p.code)))
    if draft.head is None or any(p.severity is Severity.ERROR for p in problems):
        return Loaded(None, problems)
    return Loaded(to_agreement(draft.head, draft), problems)


def _tree_problem(fault: TreeFault, where: str) -> Problem:
    return Problem(
        code=fault.code.value, message=fault.message, where=where, line=fault.line
    )


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes and more than {MAX_BYTES:,} are "
            message += "not read; is it the agreement? Split it, or take texts out"
            raise UnreadableTree(Code.FILE_TOO_LARGE, message)
        data = path.read_bytes()
    except OSError as err:
        message = f"the file cannot be read ({err.strerror}); check the name and path"
        raise UnreadableTree(Code.FILE_NOT_FOUND, message) from err
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        message = f"byte 0x{data[err.start]:02x} here is not UTF-8; open the file in "
        message += "your editor and save it again with the encoding UTF-8"
        raise UnreadableTree(Code.WRONG_ENCODING, message, line) from err


def load_agreements(paths: Iterable[Path]) -> LoadedAll:
    """Read several files; of two that clash, the later one is left out.

    Two agreements clash if they have the same id, or an obligation of the same id.
    """
    kept: dict[str, tuple[Agreement, Path]] = {}
    owners: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        loaded = load_agreement(path)
        problems += loaded.problems
        if loaded.agreement is None:
            continue
        clashes = _clashes(loaded.agreement, path, kept, owners)
        problems += clashes
        if not clashes:
            kept[loaded.agreement.id] = (loaded.agreement, path)
            owners |= {o.id: str(path) for o in loaded.agreement.obligations}
    return LoadedAll(
        tuple(agreement for agreement, _ in kept.values()), tuple(problems)
    )


def _clashes(
    agreement: Agreement,
    path: Path,
    kept: dict[str, tuple[Agreement, Path]],
    owners: dict[str, str],
) -> list[Problem]:
    if agreement.id in kept:
        message = f"{kept[agreement.id][1]} has the same id `{agreement.id}`; "
        message += "this file is left out: give it an id of its own, or remove it"
        code = Code.SAME_AGREEMENT.value
        return [Problem(code=code, message=message, where=str(path), line=1)]
    return [
        Problem(
            code=Code.SAME_OBLIGATION.value,
            message=f"obligation `{one.id}` stands in {owners[one.id]} as well, and "
            "evidence refers to obligations by id; this file is left out: "
            "rename the obligation here",
            where=str(path),
            line=one.line,
            subject=one.id,
        )
        for one in agreement.obligations
        if one.id in owners
    ]
