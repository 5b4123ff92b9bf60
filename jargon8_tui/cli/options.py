"""What several commands take alike: a kind of record, and whether to print JSON."""

from typing import Any

import click

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, Kind, Ref, kind_named, read_ref
from jargon8_tui.model.record import Record


class KindName(click.ParamType[Kind[Record]]):
    """A kind by its name; anything else is a mistake of usage that lists the kinds."""

    name = "kind"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Kind[Record]:
        """The kind called `value`."""
        if isinstance(value, Kind):
            return value
        try:
            return kind_named(value)
        except Refused as error:
            self.fail(str(error), param, ctx)


class KindOrRef(click.ParamType[Kind[Record] | Ref]):
    """A kind by its name, or one record by its ref."""

    name = "kind or ref"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Kind[Record] | Ref:
        """The kind or the ref that `value` is."""
        if isinstance(value, str) and (ref := read_ref(value)):
            return ref
        return KIND.convert(value, param, ctx)


KIND = KindName()
KIND_OR_REF = KindOrRef()
KIND_NAMES = ", ".join(kind.name for kind in KINDS)
"""For the help of commands that take a kind."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
