"""A page that is read whole: nothing on it but paper, and enter goes to what its cursor is on."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.widgets.blocks import Quiet
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper


class PaperPage(Page):
    """Something to read. A subclass shows it, and binds `follow` and `back` to their keys.

    To be subclassed in the place of `Page`, after what else can be done on such a page.
    """

    def body(self) -> ComposeResult:
        """Nothing but what is read."""
        yield Paper()

    @property
    def target(self) -> Any:
        """What the cursor stands on, or none."""
        return self.query_one(Paper).target

    def show_gone(self, ref: Ref | ShippedRef) -> None:
        """Say that the record `ref` is gone, where it could be read before."""
        self.query_one(Heading).show(f"{ref} is not in the notebook any more")
        self.query_one(Paper).show([Quiet("It is in the trash: u, or place 0, brings it back.")])

    async def followed(self, target: Any) -> None:
        """Go to what the cursor stands on."""
        self.open_record(target)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Go only to what the cursor is on."""
        if action == "follow" and self.target is None:
            return None
        return super().check_action(action, parameters)

    @on(Paper.Chosen)
    async def action_follow(self) -> None:
        """Go to what the cursor stands on."""
        if self.target is not None:
            await self.followed(self.target)

    def action_back(self) -> None:
        """Back to where one was."""
        leave(self)

    @on(Paper.Moved)
    def _moved(self) -> None:
        self.hush()
