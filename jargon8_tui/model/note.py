"""The study note: something to look up in the middle of a shift."""

from typing import Annotated

from msgspec import Meta

from jargon8_tui.model.record import Line, Prose, Record


class Note(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of study text under a title, grouped by its section."""

    title: Annotated[Line, Meta(title="Title", min_length=1)]
    body: Annotated[Prose, Meta(title="Text")] = ""
    section: Annotated[Line, Meta(title="Section", description="What it is grouped under")] = ""
    source: Annotated[Line, Meta(title="Source", description="File or book it is from")] = ""
