"""What is to be known about the stakeholder under the cursor, in the few rows below the grid."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from jargon8_tui.model.dates import day_in_words, in_column
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.connections import Connected
from jargon8_tui.services.staying_in_touch import Standing, next_in_words
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted, one_line

TWO_COLUMNS_FROM = 100
HALF = 47
"""Where the second text of a row begins, in one column."""


def engagement_in_words(record: Stakeholder, most: int = 0) -> str:
    """`neutral → supportive`, or the one that there is; each cut to `most` letters if given."""
    now, wanted = record.engagement, record.desired_engagement
    if wanted is None or wanted == now:
        return now or ""
    if most:
        return f"{(now or '?')[:most]}{glyphs().becomes}{wanted[:most]}"
    return f"{now or 'not known'} {glyphs().becomes} {wanted}"


def trail_in_words(record: Stakeholder) -> str:
    """Where it stood and until when, and where it is now: `6,8 until Mon 2 Nov 2026, now 8,9`."""
    earlier = [f"{p.power},{p.interest} until {day_in_words(p.date)}" for p in record.positions]
    return ", ".join([*earlier, f"now {record.power},{record.interest}"])


def stood_in_words(record: Stakeholder, today: dt.date) -> str:
    """Where it stood, the latest first, with why it moved on: `6,8 until Mon 2 Nov (new lease)`."""
    return ", ".join(
        f"{p.power},{p.interest} until {in_column(p.date, today)}"
        + (f" ({one_line(p.reason)})" if p.reason else "")
        for p in reversed(record.positions)
    )


def due_in_words(standing: Standing) -> str:
    """When the next contact is, how often and how: `Fri 27 Nov 2026, weekly, email`."""
    record = standing.stakeholder
    if standing.next is None:
        when = [next_in_words(standing)]
    elif standing.is_overdue:
        when = [in_column(standing.next, standing.today), next_in_words(standing), record.cadence]
    else:
        when = [day_in_words(standing.next), record.cadence]
    return ", ".join(filter(None, (*when, record.channel)))


class Detail(Widget):
    """A stakeholder in up to eight rows; in two columns where there is room."""

    DEFAULT_CSS = """
    Detail { height: 1fr; color: $foreground; }
    Detail > .detail--label { color: $text-muted; }
    Detail > .detail--title { text-style: bold; }
    Detail > .detail--warning { color: $text-warning; text-style: bold; }
    """
    COMPONENT_CLASSES = {"detail--label", "detail--title", "detail--warning"}

    def __init__(self) -> None:
        super().__init__()
        self._standing: Standing | None = None
        self._linked: Sequence[Connected] = ()
        self._has_trail = False

    def show(self, standing: Standing | None, linked: Sequence[Connected], *, trail: bool) -> None:
        """Show another; `trail` is whether where it stood goes before what it is linked to."""
        self._standing, self._linked, self._has_trail = standing, linked, trail
        self.refresh()

    def render(self) -> Content:
        """Draw it for the present room."""
        width, height = self.size
        if self._standing is None or not width:
            return Content("")
        if width < TWO_COLUMNS_FROM:
            return Content("\n").join(self._rows(self._standing, width, height))
        left = (width - 1) * 5 // 9
        beside = [*self._beside(self._standing, width - left - 2, height)]
        rows = self._rows(self._standing, left, height, alone=False)
        lines = []
        for n in range(min(height, max(len(rows), len(beside)))):
            row = rows[n] if n < len(rows) else Content("")
            gap = " " * max(0, left - cell_len(row.plain))
            right = beside[n] if n < len(beside) else Content("")
            lines.append(Content.assemble(row, gap, f"{glyphs().divider} ", right))
        return Content("\n").join(lines)

    def _rows(
        self, standing: Standing, width: int, height: int, *, alone: bool = True
    ) -> list[Content]:
        """The rows of the first column; what gives cause to act goes before the rest of it."""
        mark = (f"{glyphs().warning} ", self.get_visual_style("detail--warning"))
        cautions = [
            Content.assemble(mark, fitted(str(caution), width - 2).rstrip())
            for caution in standing.warnings
        ]
        facts = [*self._facts(standing, width, alone=alone)]
        return [*facts[: max(0, height - len(cautions))], *cautions]

    def _facts(self, standing: Standing, width: int, *, alone: bool) -> Iterator[Content]:
        record = standing.stakeholder
        place = f"Power {record.power}, interest {record.interest}: {record.quarter.value}"
        engagement = engagement_in_words(record)
        due = due_in_words(standing)
        last = self._last(standing)
        if alone:
            rest = width - HALF
            engaged = self._line("Engagement", engagement, rest)
            yield self._pair(Content(place), engaged if engagement else Content(""))
            first = self._line("Next contact", due, HALF - 1)
            yield self._pair(first, self._line("Last", last, rest, gap=2))
        else:
            yield Content(fitted(place, width).rstrip())
            yield self._line("Engagement", engagement, width)
            yield self._line("Next contact", due, width)
        more = {"Needs": record.needs, "Message": record.message}
        if self._has_trail:
            stood = stood_in_words(record, standing.today) or "always where it stands now"
            more = {"Stood": stood, **more}
        elif alone:
            named = (f"{end.kept.ref} {end.kept.title}" for end in self._linked)
            more["Linked"] = f" {glyphs().nothing} ".join(named)
        for label, text in more.items():
            if text:
                yield self._line(label, text, width)

    def _beside(self, standing: Standing, width: int, height: int) -> Iterator[Content]:
        """The rows of the second column: contacts, and what is linked."""
        title = self.get_visual_style("detail--title")
        linked = [f"{end.kept.ref}  {end.kept.title}" for end in self._linked]
        for_contacts = max(1, height - 2 - min(len(linked), height // 3))
        yield Content.styled(f"Contacts {len(standing.contacts)}", title)
        for kept in standing.contacts[:for_contacts]:
            day = in_column(kept.record.at, standing.today)
            text = f"{day:<11}  {fitted(kept.record.channel, 8)}  {one_line(kept.record.summary)}"
            yield Content(fitted(text, width).rstrip())
        yield Content.styled(f"Linked {len(linked)}", title)
        for text in linked:
            yield Content(fitted(text, width).rstrip())

    def _pair(self, left: Content, right: Content) -> Content:
        """Two texts on a row, the second at its own place."""
        gap = " " * max(1, HALF - cell_len(left.plain))
        return Content.assemble(left, gap, right)

    def _line(self, label: str, text: str, width: int, gap: int = 0) -> Content:
        """A label and its text, which begins at the tenth cell, or after `gap` blanks."""
        name = label + " " * (gap or max(2, 9 - len(label)))
        return Content.assemble(
            (name, self.get_visual_style("detail--label")),
            fitted(text, width - len(name)).rstrip() if text else "",
        )

    @staticmethod
    def _last(standing: Standing) -> str:
        if standing.last is None:
            return "none yet"
        day = in_column(standing.last.record.at, standing.today)
        return f"{day}, {one_line(standing.last.record.summary)}"
