"""`jargon8 schema`: how records are laid out, for programs that read and write them."""

from typing import Any

import click
import msgspec

from jargon8_tui.cli.options import KIND
from jargon8_tui.cli.output import print_json
from jargon8_tui.model.fields import fields_of
from jargon8_tui.model.kinds import KINDS, Kind
from jargon8_tui.model.record import Record


@click.command("schema")
@click.argument("kind", type=KIND, required=False)
def schema_command(kind: Kind[Record] | None) -> None:
    """Print the JSON Schema of KIND, or of every kind."""
    if kind:
        print_json(_schema(kind))
    else:
        print_json({each.name: _schema(each) for each in KINDS})


def _schema(kind: Kind[Record]) -> dict[str, Any]:
    """The schema of a record of `kind`; the rows of its tables have theirs under `$defs`.

    Needed is what the user has to give: a day or moment that starts now may be left out.
    """
    ((schema,), rows) = msgspec.json.schema_components([kind.record], ref_template="#/$defs/{name}")
    own = rows.pop(schema["$ref"].rpartition("/")[2])
    needed = [field.name for field in fields_of(kind.record) if field.required]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **own,
        "title": kind.label,
        "required": needed,
        **({"$defs": rows} if rows else {}),
    }
