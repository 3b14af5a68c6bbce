"""YAML text as a small tree that remembers lines; nothing in it is ever executed.

Every scalar stays the text that was written, so that `provision: 3.10`, a party `NO`
and a key `on` mean what they look like.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from armistice.agreement._codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Loc = tuple[str | int, ...]

MAX_DEPTH = 40  # the format itself needs eight
MAX_NODES = 300_000  # ten times the largest agreement we could think of

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_STANDARD_TAG = "tag:yaml.org,2002:"
_STANDARD = frozenset(
    _STANDARD_TAG + kind
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A value with the line where it, or its key, stands."""

    value: str | tuple[Node, ...] | dict[str, Node] | None
    line: int
    size: int = 1
    """How many nodes it stands for with every alias written out."""

    def plain(self) -> Plain:
        """Return the value without lines."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, tuple):
            return [child.plain() for child in self.value]
        return self.value

    def child(self, part: str | int) -> Node | None:
        """Return what a key or a position leads to, in a list or in a mapping."""
        if isinstance(self.value, dict):
            if isinstance(part, str):
                return self.value.get(part)
            children = tuple(self.value.values())
        elif isinstance(self.value, tuple) and isinstance(part, int):
            children = self.value
        else:
            return None
        return children[part] if 0 <= part < len(children) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFault:
    """Something wrong with the YAML itself."""

    code: Code
    message: str
    line: int | None = None


class UnreadableTree(Exception):
    """No tree can be made of the text; carries the fault."""

    def __init__(self, code: Code, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.fault = TreeFault(code=code, message=message, line=line)


@dataclass(slots=True, kw_only=True)
class _Builder:
    """Makes nodes of a stream of YAML events, collecting the faults that can wait."""

    events: Iterator[yaml.Event]
    faults: list[TreeFault] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)

    def node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        if depth > MAX_DEPTH:
            raise UnreadableTree(
                Code.TOO_DEEP,
                f"more than {MAX_DEPTH} levels are nested here; nothing in an "
                "agreement needs so many, so take the extra brackets or indents out",
                line,
            )
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, line)
        self._check_tag(event, line)
        made = self._made(event, line, depth)
        _check_size(made)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self.anchors[anchor] = made
        return made

    def _made(self, event: yaml.Event, line: int, depth: int) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, depth)
        plain = getattr(event, "style", None) in (None, "")
        text = getattr(event, "value", "")
        return Node(value=None if plain and text in _NULLS else text, line=line)

    def _alias(self, event: yaml.AliasEvent, line: int) -> Node:
        target = self.anchors.get(event.anchor or "")
        if target is None:
            raise UnreadableTree(
                Code.MALFORMED_YAML,
                f"`*{event.anchor}` points at nothing that stands complete above it; "
                f"mark the thing meant with `&{event.anchor}`, or write it out",
                line,
            )
        return Node(value=target.value, line=line, size=target.size)

    def _sequence(self, line: int, depth: int) -> Node:
        items: list[Node] = []
        size = 1
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
            size += items[-1].size
        return Node(value=tuple(items), line=line, size=size)

    def _mapping(self, line: int, depth: int) -> Node:
        found: dict[str, Node] = {}
        merged: dict[str, Node] = {}
        size = 1
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, key_line = self._key(event, depth)
            value = self.node(next(self.events), depth + 1)
            size += value.size
            if key == "<<":
                merged = _merged(value) | merged
            elif key in found:
                self._duplicate(key, key_line, found[key].line)
            else:
                found[key] = Node(value=value.value, line=key_line, size=value.size)
        return Node(value=found | _without(merged, found), line=line, size=size)

    def _key(self, event: yaml.Event, depth: int) -> tuple[str, int]:
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value, line
        self.node(event, depth + 1)
        self.faults.append(
            TreeFault(
                code=Code.MALFORMED_YAML,
                message="a list or mapping stands where a field's name belongs; "
                "write a plain name before the colon",
                line=line,
            )
        )
        return f"?{line}", line

    def _duplicate(self, key: str, line: int, first: int) -> None:
        self.faults.append(
            TreeFault(
                code=Code.DUPLICATE_KEY,
                message=f"`{key}` stands twice, on line {first} and here; "
                "YAML would silently keep one of them: join them or take one out",
                line=line,
            )
        )

    def _check_tag(self, event: yaml.Event, line: int) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!" and tag not in _STANDARD:
            self.faults.append(
                TreeFault(
                    code=Code.BAD_TAG,
                    message=f"the tag `{tag.replace(_STANDARD_TAG, '!!')}` means "
                    "nothing here; take it out and leave the plain value",
                    line=line,
                )
            )


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1


def _check_size(node: Node) -> None:
    if node.size > MAX_NODES:
        raise UnreadableTree(
            Code.TOO_MANY_VALUES,
            f"with every `*` alias written out there are more than {MAX_NODES:,} values "
            "here; take out what is repeated, or split the file",
            node.line,
        )


def _merged(node: Node) -> dict[str, Node]:
    if isinstance(node.value, dict):
        return node.value
    found: dict[str, Node] = {}
    for child in node.value if isinstance(node.value, tuple) else ():
        found = found | _without(_merged(child), found)
    return found


def _without(more: dict[str, Node], found: dict[str, Node]) -> dict[str, Node]:
    return {key: node for key, node in more.items() if key not in found}


def read_tree(text: str) -> tuple[Node, tuple[TreeFault, ...]]:
    """Return the one YAML document of a text, with the faults that did not stop it.

    Raises:
        UnreadableTree: If it is no YAML, empty, several documents, or a bomb.
    """
    try:
        return _read(text)
    except yaml.MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        line = None if mark is None else mark.line + 1
        raise UnreadableTree(
            Code.MALFORMED_YAML, _explain(err, text, line), line
        ) from err
    except yaml.YAMLError as err:
        raise UnreadableTree(*_bad_character(text, err)) from err


def _read(text: str) -> tuple[Node, tuple[TreeFault, ...]]:
    events = iter(yaml.parse(text, Loader=_LOADER))
    builder = _Builder(events=events)
    next(events)  # the start of the stream
    if not isinstance(next(events), yaml.DocumentStartEvent):
        raise UnreadableTree(
            Code.EMPTY_FILE,
            "the file is empty; start with `id:`, `title:`, `signed:` and `parties:`",
            1,
        )
    root = builder.node(next(events), 1)
    next(events)  # the end of the document
    more = next(events)
    if isinstance(more, yaml.DocumentStartEvent):
        raise UnreadableTree(
            Code.MALFORMED_YAML,
            "a second document begins here; keep one agreement per file "
            "and take the line `---` out",
            _line(more),
        )
    return root, tuple(builder.faults)


def _explain(err: yaml.MarkedYAMLError, text: str, line: int | None) -> str:
    written = "" if line is None else "".join(text.splitlines()[line - 1 : line])
    context = err.context or ""
    opened = "" if err.context_mark is None else f" of line {err.context_mark.line + 1}"
    what = f"this is not YAML: {err.problem or context}"
    if "flow" in context:
        rule = "close every bracket, and quote texts with commas or colons"
        return f"{what}; check the list or mapping{opened}: {rule}"
    if "quoted" in context:
        return f"{what}; close the quotation mark{opened}"
    if "\t" in written:
        return f"{what}; indent with spaces, not with tabs"
    if ": " in written.partition(": ")[2]:
        return f"{what}; put a text that contains `: ` in quotation marks"
    return f"{what}; check the indentation, colons and quotation marks of this line"


def _bad_character(text: str, err: yaml.YAMLError) -> tuple[Code, str, int | None]:
    for number, line in enumerate(text.split("\n"), start=1):
        for char in line:
            if not char.isprintable() and char not in "\t\r\x85\xa0\ufeff":
                what = f"the character U+{ord(char):04X} may not stand in YAML"
                return Code.MALFORMED_YAML, f"{what}; delete it", number
    return Code.MALFORMED_YAML, f"this is not YAML: {err}; check the file's start", None
