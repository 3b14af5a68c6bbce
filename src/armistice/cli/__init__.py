"""The command line: parse, one call, show."""

from armistice.cli._app import app, main
from armistice.cli._ask import (
    claims,
    commitments,
    explain,
    export,
    figures,
    incidents,
    status,
    timeline,
)
from armistice.cli._review import retract, review
from armistice.cli._work import (
    add,
    demo,
    doctor,
    init,
    lint,
    publish,
    refresh,
    schema,
    verify,
)

__all__ = ["app", "main"]

for command in (
    init,
    lint,
    add,
    status,
    explain,
    claims,
    incidents,
    commitments,
    figures,
    timeline,
    review,
    retract,
    refresh,
    verify,
    publish,
    export,
    schema,
    demo,
    doctor,
):
    app.command()(command)
