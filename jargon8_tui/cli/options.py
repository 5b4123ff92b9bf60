"""What several commands take alike: a kind, what to export, where to, and whether as JSON."""

import os
from pathlib import Path
from typing import Any

import click

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, Kind, Ref, kind_named, read_ref
from jargon8_tui.model.record import Record
from jargon8_tui.typed_path import typed_path


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


PLAN = "communication-plan"
"""What is exported that is neither a kind nor a record."""


class What(click.ParamType[Kind[Record] | Ref | str]):
    """What is to be exported: a kind by its name, one record by its ref, or the plan."""

    name = "what"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Kind[Record] | Ref | str:
        """The kind, the ref or the document that `value` is."""
        if value == PLAN:
            return PLAN
        if isinstance(value, str) and (ref := read_ref(value)):
            return ref
        return KIND.convert(value, param, ctx)


class Destination(click.ParamType[Path]):
    """Where something is to be written: a file, or a folder that is there."""

    name = "path"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - click's own form
        ctx: click.Context | None,  # noqa: ARG002 - click's own form
    ) -> Path:
        """The path, which ends like a folder's only where there is one. Raises `Refused`."""
        path = typed_path(value)
        if str(value).endswith(("/", os.sep)) and not os.path.isdir(path):  # noqa: PTH112 - pathlib can raise
            raise Refused(f"There is no folder {path}; make it, or name another place.")
        return path


KIND = KindName()
DESTINATION = Destination()
WHAT = What()
KIND_NAMES = ", ".join(kind.name for kind in KINDS)
"""For the help of commands that take a kind."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
