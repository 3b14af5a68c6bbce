"""A text as word pieces with their characters: what the learned reader sees."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

CLS, SEP, MASK = 101, 102, 103
OURS = 2
"""`[unused1]` opens a window that is to be read by our corpus's conventions; the usual
`[CLS]` one that is to be read by PolNeAR's, which annotates fewer claims."""
BREAK = 1
"""`[unused0]` of the vocabulary stands for a paragraph's end."""
LOWER, TITLE, UPPER, MIXED = range(4)
"""Letter case of a piece; the vocabulary itself knows small letters only."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text, without the marks of a window's ends."""

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    starts: NDArray[np.int64]
    """First character of each piece; a break has none: start and end are the same."""
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a `tokenizer.json`, without cutting or padding."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(path))
    made.no_truncation()
    made.no_padding()
    return made


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces, with a break between paragraphs."""
    lines = list(_LINE.finditer(text))
    encoded = tokenizer.encode_batch([m[0] for m in lines], add_special_tokens=False)
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    for line, made in zip(lines, encoded, strict=True):
        if ids:
            ids.append(BREAK)
            spans.append((line.start(), line.start()))
        ids.extend(made.ids)
        spans.extend(
            (line.start() + a, _marked(text, line.start() + b)) for a, b in made.offsets
        )
    bounds = np.array(spans, np.int64).reshape(-1, 2)
    return Pieces(
        ids=np.array(ids, np.int64),
        case=np.array([case_of(text[a:b]) for a, b in spans], np.int64),
        starts=bounds[:, 0],
        ends=bounds[:, 1],
    )


def _marked(text: str, end: int) -> int:
    """Return a piece's end with the accents after it: the vocabulary has none."""
    while end < len(text) and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def case_of(word: str) -> int:
    """Return the letter case of a piece."""
    if not any(map(str.isupper, word)):
        return LOWER
    if len(word) > 1 and word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:].lower() == word[1:] else MIXED
