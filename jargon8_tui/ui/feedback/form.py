"""The form of an entry: its track first, and beside its fields what follows from them."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.fields import Field
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.tracks import ROUTES
from jargon8_tui.model.values import as_given, fitting
from jargon8_tui.services.feedback.due_times import DueTimes, due_times
from jargon8_tui.ui.widgets.form import RecordForm
from jargon8_tui.ui.writing.form_page import FormPage

DECIDING = ("track", "type", "received", "severity")
"""The fields that the due times follow from."""

OF_CLOSING = frozenset({"resolution", "outcome", "told_at", "satisfaction", "root_cause"})
OF_STEPS = frozenset({"stage", "escalated_to"})
"""What is not typed into a form but comes of a step that is taken."""


class FeedbackForm(FormPage):
    """The form of one entry, or of a new one."""

    MODE = "feedback"
    HELP = (
        "What someone said: whose matter it is first, since that decides who handles it and by "
        "when. What you type is kept as it is typed, and becomes the entry with ctrl+s."
    )
    NEEDED_FIRST = False

    def body(self) -> ComposeResult:
        """The form, of a new one begun with what was said: a letter typed on the track above would
        choose it."""
        if self.is_new:
            self.form.begin_in(FEEDBACK.title)
        yield from super().body()

    def left_out(self) -> set[str]:
        """The fields that are not typed: those of steps, and of a new one those of its end too."""
        out = super().left_out() | OF_STEPS
        return out | OF_CLOSING | {"acknowledge_by", "resolve_by"} if self.is_new else out

    def understood(self, field: Field, text: str) -> str:
        """What follows from a field: who handles the track, by when the severity has it answered.

        Raises `NotFound` for a ref of nothing.
        """
        if field.name == "track":
            return {"staff dispute": "ACAS route: HR handles it"}.get(text) or self._officer(text)
        if field.name == "severity":
            times = self._times()
            by = times.resolve_by or times.acknowledge_by
            verb = "resolve" if times.resolve_by else "acknowledge"
            return f"{verb} by {day_in_words(by)}" if by else "nothing is due"
        return super().understood(field, text)

    def sentence(self) -> str:
        """Of a track that is not the customer's: the route it takes."""
        field = self.form.field
        route = ROUTES.get(self.typed().get("track", ""))
        return route if field and field.name == "track" and route else super().sentence()

    @on(RecordForm.Edited)
    def _decided(self, message: RecordForm.Edited) -> None:
        """Say anew what follows from the fields that decide it."""
        if message.field.name in DECIDING:
            self.form.understand("track", "severity")
            self.show_sentence()

    def _officer(self, track: str) -> str:
        by = self._times().acknowledge_by if track == "data protection" else None
        return f"DPO, ack by {day_in_words(by)}" if by else ""

    def _times(self) -> DueTimes:
        """By when this would be due, as far as it is filled in."""
        now = self.session.now()
        given: dict[str, Any] = {"received": now}
        for field in self.form.fields:
            if field.name in DECIDING:
                try:
                    typed = self.typed()[field.name]
                    given[field.name] = fitting(FEEDBACK, field, typed, now, as_given)
                except Refused:
                    return DueTimes()
        draft = Feedback(summary="", **given)
        return due_times(draft, self.session.settings)
