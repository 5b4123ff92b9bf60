"""The link: one record that says two others belong together, seen from both ends."""

from typing import Annotated

from msgspec import Meta

from jargon8_tui.model.record import Line, Record, Uid


class Link(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Two records that belong together, and why."""

    a: Annotated[Uid, Meta(title="From", min_length=1)]
    b: Annotated[Uid, Meta(title="To", min_length=1)]
    why: Annotated[Line, Meta(title="Why")] = ""

    def other(self, uid: str) -> str:
        """The uid at the far end, seen from `uid`."""
        return self.a if uid == self.b else self.b
