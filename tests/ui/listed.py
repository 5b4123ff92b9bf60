"""An app that shows a list of concerns and notes what the list tells its page."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row

COLUMNS = (
    Column("", 3),
    Column("Ref", 6, key="ref"),
    Column("Summary"),
    Column("Days", 4, right=True, key="days"),
)


class Concern(NamedTuple):
    """An item of the lists tested here."""

    ref: str
    summary: str
    days: int = 1
    severity: str = ""


def draw(item: Concern | GroupHeading) -> Row | GroupHeading:
    if isinstance(item, GroupHeading):
        return item
    mark = Cell("×", "error") if item.days > 99 else ""
    return Row((Cell(item.severity, "warning"), item.ref, item.summary, str(item.days)), mark)


def key(item: Concern | GroupHeading) -> str:
    return "" if isinstance(item, GroupHeading) else item.ref


def concerns(count: int) -> list[Concern]:
    return [Concern(f"FB-{n}", f"Door {n} was left open", n % 90) for n in range(1, count + 1)]


class Counting(Sequence[Concern]):
    """So many rows, each made as it is asked for, and a count of how often that was."""

    def __init__(self, count: int, bad: int | None = None) -> None:
        self.length, self.bad, self.decoded = count, bad, 0

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, at: Any) -> Any:
        self.decoded += 1
        if at == self.bad:
            raise Refused(f"FB-{at} is in the file but cannot be read: no summary.\nIt is kept.")
        return Concern(f"FB-{at}", f"Door {at} was left open")

    def __iter__(self) -> Iterator[Concern]:
        raise AssertionError("a list never goes through all its rows")


class Listed(App[None]):
    """An app that is a list, and what the list told it."""

    def __init__(self, rows: Sequence[Any] | None, empty: str = "", titled: bool = True) -> None:
        super().__init__()
        self.list = RecordList(COLUMNS, draw, key=key, titled=titled)
        self.rows, self.empty = rows, empty
        self.highlighted: list[RecordList.Highlighted] = []
        self.opened: list[Any] = []
        self.sorted_by: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        if self.rows is not None:
            self.list.show(self.rows, empty=self.empty)

    def on_record_list_highlighted(self, message: RecordList.Highlighted) -> None:
        self.highlighted.append(message)

    @on(RecordList.Opened)
    def note_opened(self, message: RecordList.Opened) -> None:
        self.opened.append(message.item)

    @on(RecordList.HeadingClicked)
    def note_sort(self, message: RecordList.HeadingClicked) -> None:
        self.sorted_by.append(message.key)

    @property
    def strips(self) -> list[Strip]:
        """The lines as they were painted last, but for those that were to be painted anew."""
        return self.list.render_lines(self.list.size.region)

    @property
    def screen_lines(self) -> list[str]:
        """What stands on the screen."""
        return [strip.text for strip in self.strips]

    @property
    def thumb(self) -> tuple[int, int] | None:
        """The first and the last line of the scroll bar's thumb."""
        edges = [list(strip)[-1] for strip in self.strips]
        style = self.list.get_component_rich_style("record-list--thumb")
        lines = [y for y, (text, drawn, _) in enumerate(edges) if text == " " and drawn == style]
        return (lines[0], lines[-1]) if lines else None

    @property
    def cursor_line(self) -> str:
        (line,) = [line for line in self.screen_lines if "►" in line[:2]]
        return line


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
