"""What is to be known about the stakeholder under the cursor, in the few rows below the grid."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest

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
TALL_FROM = 15
"""From so many rows on it is a pane beside the list, and no strip below the grid."""
HALF, ABREAST_FROM = 47, 72
"""Where the second text of a row begins in a strip, and from how many cells on there is one."""
DUE = 14
"""Where what follows the longest label begins."""


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


def due_in_words(standing: Standing, *, in_short: bool = False) -> str:
    """When the next contact is, how often and how: `Fri 27 Nov 2026, weekly, email`; `in_short`
    as a column has it, the year left out where it is this one."""
    record = standing.stakeholder
    if standing.next is None:
        when = [next_in_words(standing)]
    elif standing.is_overdue:
        when = [in_column(standing.next, standing.today), next_in_words(standing), record.cadence]
    else:
        day = in_column(standing.next, standing.today) if in_short else day_in_words(standing.next)
        when = [day, record.cadence]
    return ", ".join(filter(None, (*when, record.channel)))


def last_in_words(standing: Standing) -> str:
    """When the last contact was, and what about: `Fri 20 Nov, barrier review`."""
    if standing.last is None:
        return "none yet"
    day = in_column(standing.last.record.at, standing.today)
    return f"{day}, {one_line(standing.last.record.summary)}"


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
        if height >= TALL_FROM or width < PAIRED_FROM:
            rows = self._pane(self._standing, width, height)
        elif width < TWO_COLUMNS_FROM:
            rows = self._strip(self._standing, width, height)
        else:
            rows = self._two_columns(self._standing, width, height)
        return Content("\n").join(rows)

    # The three forms

    def _strip(self, standing: Standing, width: int, height: int) -> list[Content]:
        """A few rows, each text cut to its row; what gives cause to act goes before the last."""
        cautions = self._cautions(standing, width)
        texts = [self._line(label, text, width) for label, text in self._texts(standing)]
        rows = [*self._paired(standing, width), *texts]
        return [*rows[: max(0, height - len(cautions))], *cautions]

    def _two_columns(self, standing: Standing, width: int, height: int) -> list[Content]:
        """What it is on the left, whom it is connected with on the right."""
        left = (width - 1) * 5 // 9
        rows = self._whole(standing, left - 1, height)
        beside = self._beside(standing, width - left - 2, height)
        lines = []
        for row, right in zip_longest(rows, beside, fillvalue=Content("")):
            gap = " " * max(0, left - cell_len(row.plain))
            lines.append(Content.assemble(row, gap, f"{glyphs().divider} ", right))
        return lines[:height]

    def _pane(self, standing: Standing, width: int, height: int) -> list[Content]:
        """Everything under each other, for a pane as high as the page."""
        rows = self._whole(standing, width, height * 2 // 3)
        return [*rows, Content(""), *self._beside(standing, width, max(4, height - len(rows) - 1))]

    # What they are made of

    def _cautions(self, standing: Standing, width: int) -> list[Content]:
        """What gives cause to act, whole."""
        mark = (f"{glyphs().warning} ", self.get_visual_style("detail--warning"))
        return [
            Content.assemble(mark if n == 0 else "  ", line)
            for caution in standing.warnings
            for n, line in enumerate(wrapped(str(caution), width - 2, 0))
        ]

    def _paired(self, standing: Standing, width: int) -> Iterator[Content]:
        """Where it stands and when it hears from us, two to a row where there is room."""
        is_abreast = width >= ABREAST_FROM
        rest, at = (width - HALF, 0) if is_abreast else (width, DUE)
        engagement = engagement_in_words(standing.stakeholder)
        engaged = self._line("Engagement", engagement, rest, at=at) if engagement else Content("")
        place = Content(_place(standing.stakeholder))
        due = due_in_words(standing)
        if cell_len(due) > HALF - 1 - DUE:
            due = due_in_words(standing, in_short=True)
        named = self._line("Next contact", due, HALF - 1, at=DUE)
        last = self._line("Last", last_in_words(standing), rest, at=at or 6)
        if is_abreast:
            yield from (self._pair(place, engaged), self._pair(named, last))
        else:
            yield from filter(lambda row: row.plain, (place, named, engaged, last))

    def _whole(self, standing: Standing, width: int, height: int) -> list[Content]:
        """The same, a fact to a row and each text as long as there is room for."""
        record = standing.stakeholder
        facts = [Content(fitted(_place(record), width).rstrip())]
        if engagement := engagement_in_words(record):
            facts.append(self._line("Engagement", engagement, width, at=DUE))
        cautions = self._cautions(standing, width)
        contacts = (("Next contact", due_in_words(standing)), ("Last", last_in_words(standing)))
        texts = [
            (label, wrapped(" ".join(text.split()), width - DUE, 0))
            for label, text in (*contacts, *self._texts(standing))
        ]
        room = max(0, height - len(facts) - len(cautions))
        texts = texts[:room]  # the first of them, where not each can have a row
        each = _rows_each([len(lines) for _, lines in texts], room)
        for label, lines in texts:
            shown = lines[:each]
            if len(lines) > each > 0:
                shown[-1] = fitted(f"{shown[-1]} {lines[each]}", width - DUE)
            facts += [
                self._line("" if n else label, line, width, at=DUE) for n, line in enumerate(shown)
            ]
        return [*facts, *cautions]

    def _texts(self, standing: Standing) -> Iterator[tuple[str, str]]:
        """What it needs and is to hear; where it stood, or what it is linked to."""
        record = standing.stakeholder
        is_strip = self.size.height < TALL_FROM and self.size.width < TWO_COLUMNS_FROM
        stood = stood_in_words(record, standing.today)
        if self._has_trail:
            yield "Stood", stood or "always where it stands now"
        for label, text in (("Needs", record.needs), ("Message", record.message)):
            if text:
                yield label, text
        if is_strip and self._linked and not self._has_trail:
            named = (f"{end.kept.ref} {end.kept.title}" for end in self._linked)
            yield "Linked", f" {glyphs().nothing} ".join(named)
        elif stood and not is_strip and not self._has_trail:
            yield "Stood", stood

    def _beside(self, standing: Standing, width: int, height: int) -> list[Content]:
        """The contacts and what is linked, as many of each as there is room for."""
        contacts = [
            f"{in_column(kept.record.at, standing.today):<11}  "
            f"{fitted(kept.record.channel, 8)}  {one_line(kept.record.summary)}"
            for kept in standing.contacts
        ]
        longest = max((len(str(end.kept.ref)) for end in self._linked), default=0)
        linked = [f"{end.kept.ref!s:<{longest}}  {end.kept.title}" for end in self._linked]
        for_contacts = max(1, height - 2 - min(len(linked), height // 2))
        rows = [*self._listed("Contacts", contacts, width, for_contacts)]
        return [*rows, *self._listed("Linked", linked, width, height - len(rows) - 1)]

    def _listed(self, title: str, texts: Sequence[str], width: int, most: int) -> Iterator[Content]:
        """A title with its count, and at most so many rows; the last may say how many are left."""
        yield Content.styled(f"{title} {len(texts)}", self.get_visual_style("detail--title"))
        shown = texts if len(texts) <= most else texts[: max(0, most - 1)]
        for text in shown:
            yield Content(fitted(text, width).rstrip())
        if len(shown) < len(texts) and most > 0:
            more = f"{len(texts) - len(shown):,} more: enter shows them."
            yield Content.styled(
                fitted(more, width).rstrip(), self.get_visual_style("detail--label")
            )

    def _pair(self, left: Content, right: Content) -> Content:
        """Two texts on a row, the second at its own place."""
        gap = " " * max(1, HALF - cell_len(left.plain))
        return Content.assemble(left, gap, right)

    def _line(self, label: str, text: str, width: int, at: int = 9) -> Content:
        """A label and its text, which begins at the cell `at`, or after two blanks."""
        name = label.ljust(max(at, len(label) + 2)) if label else " " * at
        return Content.assemble(
            (name, self.get_visual_style("detail--label")),
            fitted(text, width - len(name)).rstrip() if text else "",
        )


def _rows_each(lengths: Sequence[int], room: int) -> int:
    """How many rows each of some texts can have at most, for all of them to fit in the room."""
    longest = max(lengths, default=0)
    fits = (n for n in range(longest, 0, -1) if sum(min(n, each) for each in lengths) <= room)
    return next(fits, 0)
