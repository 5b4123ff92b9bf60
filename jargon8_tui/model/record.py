"""What every record has, and the shapes that fields are made of.

A field is declared once, as `Annotated[SHAPE, Meta(title=, description=, ...)]`. From that come the
check when a file is read, the form on the screen, `FIELD=VALUE` on the command line and the JSON
Schema; `model.fields` reads it.
"""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Self

import msgspec
from msgspec import Meta

Line = Annotated[str, Meta(max_length=500, extra={"shape": "line"})]
"""One line of text."""

Prose = Annotated[str, Meta(extra={"shape": "prose"})]
"""Markdown of any length up to `model.text.FIELD_LIMIT`."""

Day = Annotated[dt.date, Meta(extra={"shape": "day"})]
"""A calendar day."""

Moment = Annotated[dt.datetime, Meta(tz=True, extra={"shape": "moment"})]
"""A moment with its offset."""

Uid = Annotated[str, Meta(extra={"shape": "record"})]
"""Another record, by its uid; a ref, name or title is accepted where it is typed."""

Words = Annotated[tuple[Line, ...], Meta(extra={"shape": "words"})]
"""A list of short texts, typed as `a,b`."""

UNSTAMPED = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
"""The moment of a record that no notebook has taken in yet."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record of any kind. Frozen: a change is a new record, put in the old one's place."""

    uid: Annotated[str, Meta(title="Uid", description="What links and merges know it by")] = ""
    created: Annotated[Moment, Meta(title="Created")] = UNSTAMPED
    modified: Annotated[Moment, Meta(title="Modified")] = UNSTAMPED
    tags: Annotated[Words, Meta(title="Tags", description="Words to group records by")] = ()

    def revised(self, changes: dict[str, Any], now: dt.datetime) -> Self:  # noqa: ARG002 - for the kinds that override it
        """This record with some fields changed, and what that change itself brings about.

        A kind whose changes leave a mark (a stakeholder's earlier position) says so here, with
        `now` as its time; most have none.
        """
        return msgspec.structs.replace(self, **changes)

    def completed(self, level_of: Callable[[str], Any]) -> Self:  # noqa: ARG002 - as above
        """This record with what follows from its own fields and the service level it names.

        Only a measurement has any such; `level_of` gives the level with a uid, or none.
        """
        return self


STAMPS = ("uid", "created", "modified")
"""The fields that the notebook writes, not the user."""
