"""An app that shows a form and notes what the form tells its page."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.pilot import Pilot

from jargon8_tui.model.errors import NotFound
from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.model.kinds import ACTION, Kind
from jargon8_tui.ui.widgets.form import RecordForm
from jargon8_tui.ui.widgets.form_rows import FormRow
from jargon8_tui.ui.widgets.text_fields import Remark
from tests.conftest import NOW
from tests.ui.bare import Bare

POISON = "[b]x[/b] [A] [/ [@click=app.quit]here[/]"
TITLES = {"RJ-3": f"Lobby week {POISON}"}


def uid_of(text: str, _of: str = "", /) -> str:
    """The one record there is."""
    if text.upper() not in TITLES:
        raise NotFound(f"Nothing in this notebook is called {text}.")
    return "uid of RJ-3"


def refers_to(field: Field, text: str) -> str:
    """What a reference means, as a screen says it."""
    if field.shape is not Shape.RECORD or not text:
        return ""
    uid_of(text)
    return f"{text.upper()} {TITLES[text.upper()]}"


class Filling(Bare):
    """A form, and everything it told its page."""

    BINDINGS: ClassVar = [("escape", "leave", "Leave"), ("d,7", "page_key", "Of the page")]

    form: RecordForm

    def __init__(self, kind: Kind[Any], values: Mapping[str, str], skip: tuple[str, ...]) -> None:
        super().__init__()
        self.told: list[str] = []
        self._asked = kind, values, skip

    def compose(self) -> ComposeResult:
        kind, values, skip = self._asked
        self.form = RecordForm(
            kind,
            values,
            now=lambda: NOW,
            resolve=uid_of,
            understood=refers_to,
            suggestions=lambda field: tuple(TITLES) if field.shape is Shape.RECORD else (),
            skip=skip,
        )
        yield self.form

    def row(self, name: str) -> FormRow:
        """The row of one field."""
        return next(row for row in self.query(FormRow) if row.field.name == name)

    @property
    def seen(self) -> list[str]:
        """What stands on the screen, row by row."""
        rows = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in row).rstrip() for row in rows]

    @on(RecordForm.Left)
    def note_left(self, message: RecordForm.Left) -> None:
        self.told.append(f"left {message.field.name}")

    @on(RecordForm.Edited)
    def note_edited(self, message: RecordForm.Edited) -> None:
        self.told.append(f"edited {message.field.name}")

    @on(Remark)
    def note_remark(self, remark: Remark) -> None:
        self.told.append(remark.sentence)

    def action_leave(self) -> None:
        self.told.append("left the form")

    def action_page_key(self) -> None:
        self.told.append("page key")


@asynccontextmanager
async def filling(
    kind: Kind[Any] = ACTION,
    values: Mapping[str, str] | None = None,
    *,
    skip: tuple[str, ...] = (),
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Filling, Pilot[None]]]:
    app = Filling(kind, values or {}, skip)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
