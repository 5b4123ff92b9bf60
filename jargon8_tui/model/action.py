"""The action: something promised, by whom and by when, and where the promise came from."""

import datetime as dt
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from jargon8_tui.model.record import Day, Line, Prose, Record, Uid


class Action(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something to do. It is open until it has a day on which it was done."""

    text: Annotated[Line, Meta(title="Action", min_length=1)]
    due: Annotated[Day | None, Meta(title="Due", extra={"lies": "ahead"})] = None
    done: Annotated[Day | None, Meta(title="Done", description="Empty while open")] = None
    result: Annotated[Prose, Meta(title="Result", description="What came of it")] = ""
    owner: Annotated[Line, Meta(title="Owner")] = ""
    source: Annotated[Uid | None, Meta(title="From", description="The record it came from")] = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None

    def finished(self, on: dt.date, result: str = "") -> Self:
        """Done, with what came of it added to what had come of it before."""
        whole = "\n\n".join(filter(None, (self.result, result)))
        return msgspec.structs.replace(self, done=on, result=whole)

    def opened_again(self) -> Self:
        """To be done after all; what came of it so far stays."""
        return msgspec.structs.replace(self, done=None)
