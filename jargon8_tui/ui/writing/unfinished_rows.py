"""New records that were left half-way, on top of the list of their kind: a row each, to go on with
or to throw away."""

from collections.abc import Sequence
from typing import Any, ClassVar, overload

from jargon8_tui.model.dates import clock, in_column
from jargon8_tui.model.fields import Shape, fields_of
from jargon8_tui.services.today.words import left_half_way
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.records.record_blocks import LABEL
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Title
from jargon8_tui.ui.widgets.record_lines import Draw
from jargon8_tui.ui.widgets.record_row import Column, Row
from jargon8_tui.ui.writing.going_on import GoesOn

COLUMNS = (Column("", 10), Column("", 7), Column(""), Column("", 16, right=True))
"""What it is, its ref, how it begins, and when it was left."""

OF_A_RECORD = frozenset({"action", "copy", "export", "link"})
"""What cannot be done with a record that is not one yet."""


class HasUnfinished(GoesOn):
    """A page on which a list has what is unfinished on top. To be subclassed in the place of
    `GoesOn`.

    A subclass says of which kind it is, shows its rows `with_unfinished`, and draws them `drawing`
    its own.
    """

    LISTS: ClassVar[str]
    """The kind of record that is listed."""

    def with_unfinished(self, rows: Sequence[Any]) -> Sequence[Any]:
        """`rows`, and before them the new ones that were left half-way."""
        return OneAfterAnother(left, rows) if (left := self.left) else rows

    @property
    def left(self) -> list[Unfinished]:
        """The new ones that were left half-way."""
        return [form for form in self.unfinished if form.is_new and form.kind == self.LISTS]

    def drawing(self, draw: Draw) -> Draw:
        """How a row is drawn; `draw` draws those that are not unfinished."""

        def drawn(item: Any) -> Any:
            return self._row(item) if isinstance(item, Unfinished) else draw(item)

        return drawn

    @property
    def idle(self) -> frozenset[str]:
        """What is only done with a record."""
        is_on_one = self.session.is_open and self.writing() is not None
        return super().idle | (OF_A_RECORD if is_on_one else frozenset())

    def sentence(self) -> str:
        """How to go on with what is under the cursor."""
        form = self.writing()
        return f"{form.ref} is unfinished: enter goes on with it, d throws it away." if form else ""

    def _row(self, form: Unfinished) -> Row:
        at = f"{in_column(form.at, self.session.today)} {clock(form.at)}"
        return Row(("Unfinished", str(form.ref), left_half_way(form), at), columns=COLUMNS)


class ListsUnfinished(HasUnfinished, ListPage):
    """A list with what is unfinished on top. To be subclassed in the place of `ListPage`; it hands
    on what is asked of a row that is none of its own."""

    def writing(self) -> Unfinished | None:
        """What was left half-way, where the cursor is on it."""
        item = self.rows.item
        return item if isinstance(item, Unfinished) else None

    def opened(self, item: Any) -> None:
        """Go on with what is unfinished, or open the record."""
        if isinstance(item, Unfinished):
            self.resume(item)
        else:
            super().opened(item)

    def preview(self) -> tuple[str, str, list[Block]]:
        """What has been typed so far."""
        if (form := self.writing()) is None:
            return "", "", []
        short: list[Block] = []
        long: list[Block] = []
        for field in fields_of(form.ref.kind.record):
            text = form.fields.get(field.name, "").strip()
            if text and field.shape is Shape.PROSE:
                long += [Title(field.title), Prose(text)]
            elif text:
                short.append(Line(f"{field.title:{LABEL}}{text}", hang=LABEL))
        return f"{form.ref} unfinished", "", [*short, *long]


class OneAfterAnother(Sequence[Any]):
    """Two sequences as one, neither of them copied: the second may be long, and read as it is
    looked at."""

    def __init__(self, first: Sequence[Any], second: Sequence[Any]) -> None:
        self._first = first
        self._second = second

    def __len__(self) -> int:
        return len(self._first) + len(self._second)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        place = range(len(self))[at]
        if isinstance(place, range):
            return [self[index] for index in place]
        beyond = place - len(self._first)
        return self._second[beyond] if beyond >= 0 else self._first[place]
