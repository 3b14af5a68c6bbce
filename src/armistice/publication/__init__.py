"""Publication: a static site, and rows for other programs, from one edition."""

from armistice.publication._codebook import Code
from armistice.publication._filter import ClaimFilter, with_claims
from armistice.publication._rows import Row
from armistice.publication._site import publish
from armistice.publication.edition import Course, Edition, TimelineKey
from armistice.publication.export import (
    ExportForm,
    ExportKind,
    codebook,
    codebook_csv,
    export_rows,
    write_export,
)
from armistice.publication.matrix import (
    MatrixCell,
    MatrixRow,
    matrix_table,
    obligation_title,
)

__all__ = [
    "ClaimFilter",
    "Code",
    "Course",
    "Edition",
    "ExportForm",
    "ExportKind",
    "MatrixCell",
    "MatrixRow",
    "Row",
    "TimelineKey",
    "codebook",
    "codebook_csv",
    "export_rows",
    "matrix_table",
    "obligation_title",
    "publish",
    "with_claims",
    "write_export",
]
