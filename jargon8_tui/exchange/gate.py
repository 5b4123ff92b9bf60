"""The gate for what files bring: from a piece to a record that fits, or a sentence why not."""

import re
from functools import cache
from typing import Any

from jargon8_tui.exchange.coming import Coming
from jargon8_tui.exchange.reading.pieces import Piece
from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.fields import Shape, fields_by_name
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import shortened
from jargon8_tui.model.values import Made, made
from jargon8_tui.store import Notebook

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_LEAVING = re.compile(r"[/\\~]|[A-Za-z]:[/\\]|file:|(?:.*[/\\])?\.\.(?:[/\\]|$)", re.DOTALL)
_PLACES = {"source", "location"}
"""The fields that may name a file; an action's source is another record."""


def made_from(piece: Piece, notebook: Notebook, resolve: Resolve) -> Made[Any]:
    """The record that `piece` could become, uid and times as it gives them. Raises `Refused`.

    What follows from its fields is there already, so that it is known when it comes again.
    """
    given = dict(piece.given)
    if given.get("uid"):
        given["uid"] = _uid(given["uid"])
    record: type[Record] = piece.kind.record
    fields = fields_by_name(record)
    for name in _PLACES & fields.keys():
        place = given.get(name)
        if fields[name].shape is not Shape.LINE or not isinstance(place, str):
            continue
        if _LEAVING.match(place):
            raise Refused(
                f"{piece.kind.name} {name}: {shortened(place)} leads out of the folder; "
                "give a name inside it."
            )
    found: Made[Record] = made(piece.kind, given, notebook.now(), resolve)
    record_here = notebook.by_the_rule(found.record).completed(notebook.level_of)
    return Made(record_here, found.removed)


def _uid(given: object) -> str:
    """A uid as it is kept. Raises `Refused` for anything else."""
    if isinstance(given, str) and _UUID.fullmatch(given.lower()):
        return given.lower()
    raise Refused(f"{shortened(str(given))} is not a uid; leave it out, and it gets one.")


def resolver(notebook: Notebook, coming: Coming) -> Resolve:
    """How the pieces of an import name other records: as people do, those that are `coming` too.

    The uid of a record stands that is not here, or not yet. Names are looked up once: thousands of
    lines may give the same few.
    """

    @cache
    def resolve(text: str, of: str = "", /) -> str:
        if _UUID.fullmatch(text.lower()):
            return text.lower()
        try:
            return notebook.uid_of(text, of)
        except NotFound:
            if uid := coming.uid_of(text, of):
                return uid
            raise NotFound(
                f"{shortened(text)} is not in this notebook; import that record first."
            ) from None

    return resolve
