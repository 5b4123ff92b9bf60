"""The contact: that a stakeholder was spoken to, about what, and what was agreed."""

from typing import Annotated

from msgspec import Meta

from jargon8_tui.model.record import Line, Moment, Prose, Record, Uid


class Contact(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A meeting, a call, a message."""

    stakeholder: Annotated[
        Uid, Meta(title="Stakeholder", min_length=1, extra={"of": "stakeholder"})
    ]
    at: Annotated[Moment, Meta(title="When", extra={"starts": "now"})]
    summary: Annotated[Line, Meta(title="Summary", description="What it was about", min_length=1)]
    channel: Annotated[Line, Meta(title="Channel")] = ""
    agreed: Annotated[Prose, Meta(title="Agreed", description="What was agreed")] = ""
