"""An action held against a level: the figures before and after its day, side by side."""

from dataclasses import replace

from textual import work

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import ACTION, Ref
from jargon8_tui.services.connections import link
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.service_levels.following_up import FollowingUp
from jargon8_tui.ui.service_levels.looking import Look

NO_ACTION = "No action with a day is held against it: a adds one, B takes one there is."


class HoldingAgainst(FollowingUp):
    """A page with a look at a level. To be subclassed in the place of `FollowingUp`."""

    WRITES = FollowingUp.WRITES | {"choose"}
    BINDINGS = [
        key("b", "next_change", "Before/after", "hold another of its actions against the level",
            id="level.next_change", group=HERE, show=False),
        key("B", "choose", "Any action", "hold any action against the level, and link the two",
            id="level.choose", group=HERE, show=False),
        key("N", "anew", "New limits", "limits that begin anew with the action, or do not",
            id="level.anew", group=HERE, show=False),
        key("Y", "copy_change", "Copy before/after", "copy what came of the action in one line",
            id="level.copy_change", group=HERE, show=False),
    ]  # fmt: skip

    def show_look(self, look: Look) -> None:
        """Show the level as it is to be looked at."""
        raise NotImplementedError

    def action_next_change(self) -> None:
        """Hold another of the level's actions against it."""
        if self.look is None or not self.look.actions:
            self.say(NO_ACTION)
            return
        self.show_look(self.look.next_change())

    @work
    async def action_choose(self) -> None:
        """Choose any action, link it with the level and hold it against it."""
        from jargon8_tui.ui.finding.find import Find

        title = f"Action to hold against {self.ref}"
        chosen = await self.app.push_screen_wait(Find(self.session, title=title, kinds=[ACTION]))
        if not isinstance(chosen, Ref) or self.look is None:
            return
        if all(kept.ref != chosen for _, kept in self.look.actions):
            with self.saying_refusals():
                link(self.session.notebook, self.ref, chosen, "held against the figures")
        self.look = replace(self.look, chosen=chosen)
        self.show()
        if all(kept.ref != chosen for _, kept in self.look.actions):
            self.say(f"{chosen} has no day: e on it says when it was done or is due.")

    def action_anew(self) -> None:
        """Have the limits begin anew with the action, or not."""
        if self.look is None or self.look.change is None:
            self.say(NO_ACTION)
            return
        look = replace(self.look, is_anew=not self.look.is_anew)
        self.show_look(look)
        day = day_in_words(self.look.change[1].day)
        self.say(f"Limits begin anew on {day}." if look.is_anew else "One set of limits again.")

    def action_copy_change(self) -> None:
        """Copy what came of the action in one line."""
        text = self.look.change_in_words() if self.look else ""
        if not text:
            self.say(NO_ACTION)
            return
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")
