"""What is to be known about the stakeholder under the cursor, in the few rows below the grid."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from jargon8_tui.model.dates import day_in_words, in_column
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.connections import Connected
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, next_in_words
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted, one_line
from jargon8_tui.ui.widgets.typesetting import wrapped

PAIRED_FROM, TWO_COLUMNS_FROM = 60, 100
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


def _place(record: Stakeholder) -> str:
    return f"Power {record.power}, interest {record.interest}: {record.quarter.value}"


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
        if width < PAIRED_FROM:
            return Content("\n").join(self._pane(self._standing, width, height))
        if width < TWO_COLUMNS_FROM:
            paired = [*self._paired(self._standing, width), *self._texts(self._standing, width)]
            return Content("\n").join(self._with_cautions(self._standing, paired, width, height))
        left = (width - 1) * 5 // 9
        facts = [*self._facts(self._standing, left), *self._texts(self._standing, left)]
        rows = self._with_cautions(self._standing, facts, left, height)
        beside = [*self._beside(self._standing, width - left - 2, height)]
        lines = []
        for n in range(min(height, max(len(rows), len(beside)))):
            row = rows[n] if n < len(rows) else Content("")
            gap = " " * max(0, left - cell_len(row.plain))
            right = beside[n] if n < len(beside) else Content("")
            lines.append(Content.assemble(row, gap, f"{glyphs().divider} ", right))
        return Content("\n").join(lines)

    def _pane(self, standing: Standing, width: int, height: int) -> Iterator[Content]:
        """Everything under each other, for a narrow pane as high as the page."""
        facts = [*self._facts(standing, width), *self._texts(standing, width)]
        rows = self._with_cautions(standing, facts, width, height)
        yield from rows
        yield Content("")
        yield from self._beside(standing, width, max(3, height - len(rows) - 1))

    def _with_cautions(
        self, standing: Standing, facts: list[Content], width: int, height: int
    ) -> list[Content]:
        """`facts` and below them what gives cause to act, which goes before the last of them."""
        mark = (f"{glyphs().warning} ", self.get_visual_style("detail--warning"))
        cautions = [
            Content.assemble(mark if n == 0 else "  ", line)
            for caution in standing.warnings
            for n, line in enumerate(wrapped(str(caution), width - 2, 0))
        ]
        return [*facts[: max(0, height - len(cautions))], *cautions]

    def _paired(self, standing: Standing, width: int) -> Iterator[Content]:
        """Where it stands and when it hears from us, two to a row."""
        rest = width - HALF
        engagement = engagement_in_words(standing.stakeholder)
        engaged = self._line("Engagement", engagement, rest) if engagement else Content("")
        yield self._pair(Content(_place(standing.stakeholder)), engaged)
        due = self._line("Next contact", due_in_words(standing), HALF - 1)
        yield self._pair(due, self._line("Last", self._last(standing), rest, gap=2))

    def _facts(self, standing: Standing, width: int) -> Iterator[Content]:
        """The same, each in a row of its own."""
        yield Content(fitted(_place(standing.stakeholder), width).rstrip())
        if engagement := engagement_in_words(standing.stakeholder):
            yield self._line("Engagement", engagement, width)
        yield self._line("Next contact", due_in_words(standing), width)

    def _texts(self, standing: Standing, width: int) -> Iterator[Content]:
        """What it needs and is to hear; where it stood, or what it is linked to."""
        record = standing.stakeholder
        texts = {"Needs": record.needs, "Message": record.message}
        if self._has_trail:
            stood = stood_in_words(record, standing.today) or "always where it stands now"
            texts = {"Stood": stood, **texts}
        elif PAIRED_FROM <= width < TWO_COLUMNS_FROM:
            named = (f"{end.kept.ref} {end.kept.title}" for end in self._linked)
            texts["Linked"] = f" {glyphs().nothing} ".join(named)
        for label, text in texts.items():
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
