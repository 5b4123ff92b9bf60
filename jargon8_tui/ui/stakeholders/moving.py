"""Moving a stakeholder on the grid: a step a key, the reason asked once, nothing lost between."""

from textual import on, work

from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.stakeholder import quarter_at
from jargon8_tui.model.text import cleaned
from jargon8_tui.services.stakeholders.grid_layout import Place
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.stakeholders.keeping_in_touch import KeepingInTouch
from jargon8_tui.ui.widgets.power_grid import PowerGrid


class Moving(KeepingInTouch):
    """A page with the grid on it. To be subclassed in the place of `KeepingInTouch`."""

    _is_asking = False

    @property
    def grid(self) -> PowerGrid:
        """The grid."""
        return self.query_one(PowerGrid)

    @on(PowerGrid.Moving)
    def _moving(self, message: PowerGrid.Moving) -> None:
        """Say where the one that is being moved has come to."""
        kept = self.current()
        if kept is None:
            return
        power, interest = message.at
        if message.edge:
            self.say(f"{message.edge} already.")
        elif self.grid.moved is None:
            self.say(f"{kept.ref} is where it was: power {power}, interest {interest}.")
        else:
            to = glyphs().becomes
            record = self.grid.plane.by_key[kept.ref]
            parts = (("power", record.power, power), ("interest", record.interest, interest))
            steps = ", ".join(
                f"{axis} {was}{to}{now}" if was != now else f"{axis} {now}"
                for axis, was, now in parts
            )
            quarter = quarter_at(power, interest).value
            self.say(f"{kept.ref} {steps}: {quarter}. enter keeps it, u puts it back.")

    @on(PowerGrid.Moved)
    def _moved(self, message: PowerGrid.Moved) -> None:
        if isinstance(message.key, Ref) and not self._is_asking:
            self._ask_why(message.key, message.to)

    @work
    async def _ask_why(self, ref: Ref, to: Place) -> None:
        """Ask for the reason, and keep the move; or go on moving."""
        from jargon8_tui.ui.overlays.ask import Ask

        self._is_asking = True
        try:
            reason = await self.app.push_screen_wait(Ask("Why has it moved? (may be empty)"))
        finally:
            self._is_asking = False
        if reason is not None:
            self._keep_move(ref, to, reason.strip())

    def _keep_move(self, ref: Ref, to: Place, reason: str) -> None:
        self.grid.settle()
        with self.saying_refusals():
            collection = self.session.notebook.stakeholders
            why = cleaned(reason, one_line=True).text
            before = collection.get(ref.id)
            moved = before.moved_to(*to, why, self.session.today)
            with self.session.notebook.transaction(
                f"{ref} was moved from power {before.power}, interest {before.interest} "
                f"to power {moved.power}, interest {moved.interest}"
            ):
                collection.put(ref.id, moved)
            self.say(
                f"{ref} is at power {moved.power}, interest {moved.interest}: "
                f"{moved.quarter.value}. u takes that back."
            )

    def keep_writing(self) -> None:
        """Keep a move that was not ended, without a reason."""
        moved = self.grid.moved
        if moved is not None and isinstance(moved.key, Ref) and not self._is_asking:
            self._keep_move(moved.key, moved.place, "")

    def on_screen_suspend(self) -> None:
        """Keep a move that was not ended before something else is shown."""
        self.keep_writing()

    @work
    async def action_picture(self) -> None:
        """Ask where to, and write the grid there as a picture."""
        from jargon8_tui.exchange.documents import export_grid
        from jargon8_tui.ui.writing_out import write_out

        notebook = self.session.notebook
        await write_out(
            self,
            "The grid",
            lambda to: [export_grid(notebook, to)],
            question="Write the picture to",
            usual="power interest grid.svg",
        )
