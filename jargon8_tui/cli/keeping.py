"""The commands about the file itself: whether it is whole, and how it is laid out."""

from pathlib import Path
from typing import Any

import click
import msgspec

from jargon8_tui.cli.opening import reading
from jargon8_tui.cli.options import AS_JSON, KIND
from jargon8_tui.cli.output import print_json, say
from jargon8_tui.model.kinds import KINDS, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted
from jargon8_tui.services.whole import findings
from jargon8_tui.store import Notebook


@click.command("check")
@AS_JSON
@click.pass_context
def check_command(context: click.Context, as_json: bool) -> None:
    """Say whether the notebook is whole.

    The exit code is 1 where something in it is not.
    """
    path: Path = context.obj
    with reading(path) as notebook:
        found = findings(notebook)
        counts = _counts(notebook)
    if as_json:
        print_json(
            {
                "notebook": str(path),
                "whole": not found,
                "records": {kind.name: number for kind, number in counts.items()},
                "findings": [{"where": one.where, "what": one.what} for one in found],
            }
        )
    else:
        for one in found:
            say(str(one))
        holds = ", ".join(counted(n, kind.label, kind.labels) for kind, n in counts.items())
        say(f"{path} {'is whole' if not found else 'is not whole'}: {holds}.")
    if found:
        context.exit(1)


@click.command("schema")
@click.argument("kind", type=KIND, required=False)
def schema_command(kind: Kind[Record] | None) -> None:
    """Print the JSON Schema of KIND, or of every kind."""
    if kind:
        print_json(_schema(kind))
    else:
        print_json({each.name: _schema(each) for each in KINDS})


def _counts(notebook: Notebook) -> dict[Kind[Record], int]:
    return {kind: len(notebook.collection(kind)) for kind in KINDS}


def _schema(kind: Kind[Record]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(kind.record),
    }
