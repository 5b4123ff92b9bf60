"""What follows from a breach: an action, a reflection, feedback, in one key each, linked both ways.

A new record takes over the figures, so that nobody copies them by hand, and is linked with the
level and with the measurement that gave cause to it.
"""

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import ACTION, FEEDBACK, REFLECTION, Kept, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.values import made
from jargon8_tui.services.connections import link
from jargon8_tui.services.levels.figures import Figure
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.service_levels.looking import Look
from jargon8_tui.ui.service_levels.measuring import OfLevel
from jargon8_tui.ui.service_levels.words import figure_in_words, standing_in_words, value_in_words

_WHY = "the figures"


class FollowingUp(OfLevel):
    """A page with the figures of a level. A subclass says which is under the cursor."""

    WRITES = OfLevel.WRITES | {"reflection", "feedback"}
    BINDINGS = [
        key("R", "reflection", "Reflection", "a reflection that starts with the figures",
            id="level.reflection", group=HERE, show=False),
        key("F", "feedback", "Feedback", "feedback that starts with the figure under the cursor",
            id="level.feedback", group=HERE, show=False),
    ]  # fmt: skip

    look: Look | None = None
    """How the level is looked at; none until it is shown, or where it is gone."""

    def cause(self) -> Figure | None:
        """The one figure under the cursor that gives cause most; none where it is on none."""
        raise NotImplementedError

    def action_action(self) -> None:
        """Start an action that comes from the figure under the cursor, else from the level."""
        cause = self.cause()
        source = self.ref if cause is None else cause.ref
        self.open_form(ACTION, {"text": self.action_text(), "source": str(source)})

    def action_reflection(self) -> None:
        """Write the draft of a reflection with the figures in it, and go on with it."""
        if self.look is None:
            return
        report, cause = self.look.report, self.cause()
        name = report.level.name
        lines = [report.sentence, ""]
        lines += [f"- {figure_in_words(report.level, cause)}."] if cause else []
        lines += [f"- {fact}" for fact in self.look.facts()]
        given = {"title": f"{name}: what the figures showed", "did": "\n".join(lines).strip()}
        if kept := self._add(REFLECTION, given, cause):
            from jargon8_tui.ui.journal.writing import Writing

            self.app.push_screen(Writing(self.session, kept.ref))

    def action_feedback(self) -> None:
        """Write down feedback on the figure under the cursor, and go on with it."""
        if self.look is None:
            return
        report, cause = self.look.report, self.cause()
        level = report.level
        given = {"summary": report.sentence, "category": "response time"}
        if cause is not None:
            standing = standing_in_words(level, cause)
            given["summary"] = f"{level.name} {value_in_words(level, cause)}, {standing}"
            given["received"] = cause.at.isoformat()
            given["detail"] = f"{figure_in_words(level, cause)}. {cause.note}".strip()
        if kept := self._add(FEEDBACK, given, cause):
            self.open_form(kept.ref)

    def _add(
        self, kind: Kind[Record], given: dict[str, str], cause: Figure | None
    ) -> Kept[Record] | None:
        """Keep a new record, linked with the level and its cause, in one step."""
        notebook = self.session.notebook
        try:
            with notebook.transaction(f"a {kind.label} was written from {self.ref}"):
                record = made(kind, given, self.session.now()).record
                kept: Kept[Record] = notebook.collection(kind).add(record)
                ends: list[Ref] = [self.ref, *([cause.ref] if cause else [])]
                for end in ends:
                    link(notebook, kept.ref, end, _WHY)
        except Refused as refusal:
            self.say(str(refusal))
            return None
        self.session.recent.append(kept.ref)
        self.say(f"{kept.ref} is written down and linked. u takes that back.")
        return kept
