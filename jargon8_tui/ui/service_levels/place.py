"""The place of the service levels: each with its target, how it did lately, and what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jargon8_tui.model.kinds import SERVICE_LEVEL, Kept, Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import counted
from jargon8_tui.model.units import in_figures, percent, with_short_unit
from jargon8_tui.services.levels.figures import Figure, between
from jargon8_tui.services.levels.performance import Summary, summary
from jargon8_tui.services.levels.words import NO_DATA
from jargon8_tui.services.reports.level_report import LevelReport, last_year
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.record_blocks import linked_blocks
from jargon8_tui.ui.service_levels.words import figures_in_rows, marked, state_in_words
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Quiet, Title
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row
from jargon8_tui.ui.writing.unfinished_rows import ListsUnfinished

WEEKS = 12
COLUMNS = (
    Column("Ref", 5),
    Column("Name"),
    Column("Target", 8, right=True),
    Column("30 days", 11, right=True),
    Column(f"{WEEKS} weeks", WEEKS),
    Column("State", 19),
)
ROOM_FOR = {f"{WEEKS} weeks": 80, "30 days": 70}
"""From so many cells on these columns are there; the names would be cut for them."""


@dataclass(frozen=True)
class Listed:
    """A level as the list has it."""

    ref: Ref
    report: LevelReport
    """Of the last twelve months."""
    lately: Summary
    """The last thirty days."""
    weeks: tuple[Summary, ...]
    """The last twelve weeks, the present one last."""
    state: str


class ServiceLevels(ListsUnfinished):
    """The levels, those in use first, and what is known of the one under the cursor."""

    MODE = "service-levels"
    LISTS = SERVICE_LEVEL.name
    AUTO_FOCUS = "#levels"
    HELP = (
        "What the contract promises and how it is kept. Each level has dated targets; enter opens "
        "its chart, m enters measurements."
    )
    KEEPS_ROOM = True
    MARKS = (
        "{point} a week that met what is wanted   {breach} one that missed it   "
        "{nothing} a week without a figure"
    )
    WRITES = ListsUnfinished.WRITES | {"measure"}
    BINDINGS = [
        key("m", "measure", "Measure", "enter measurements of the level", id="levels.measure",
            group=HERE),
        key("n", "new", "New", "a new service level", id="levels.new", group=HERE),
        key("t", "targets", "Targets", "the targets and the days they hold from",
            id="levels.targets", group=HERE),
    ]  # fmt: skip

    DEFAULT_CSS = """
    ServiceLevels {
        #levels { height: 7; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._known: set[Ref] = set()
        self._columns: Sequence[Column] = COLUMNS

    def listed(self) -> RecordList:
        """The levels."""
        return RecordList(COLUMNS, self.drawing(self._drawn), id="levels")

    def show(self) -> None:
        """List the levels there are, one that was just added under the cursor."""
        notebook, today = self.session.notebook, self.session.today
        levels = list(notebook.service_levels.all())
        levels.sort(key=lambda kept: (not kept.record.active, kept.ref.id))
        figures = self.session.figures
        rows = [_listed(kept, figures.of(kept.record), today) for kept in levels]
        new = {row.ref for row in rows} - self._known if self._known else set()
        self._known = {row.ref for row in rows}
        self.query_one(Heading).show("Service levels", counted(len(rows), "level"))
        self.rows.show(
            self.with_unfinished(rows),
            keep=self.wanted or (new.pop() if len(new) == 1 else None),
            empty="No service levels yet. n adds the first, with its target.",
        )
        self.wanted = None

    def sentence(self) -> str:
        """How the level under the cursor does, as it is said to a client."""
        item = self.rows.item
        return item.report.sentence if isinstance(item, Listed) else super().sentence()

    def current(self) -> Kept[ServiceLevel] | None:
        """The level under the cursor."""
        item = self.rows.item
        return item.report.kept if isinstance(item, Listed) else None

    def copy_text(self) -> str:
        """The sentence for a client."""
        return self.sentence()

    def preview(self) -> tuple[str, str, list[Block]]:
        """What a level measures, what its figures come to, and what belongs to it."""
        item = self.rows.item
        if not isinstance(item, Listed):
            return super().preview()
        report, level = item.report, item.report.level
        wanted = level.required_within
        right = "" if wanted is None else f"{in_figures(wanted)}% within target wanted"
        blocks: list[Block] = [Prose(level.measures)] if level.measures else []
        if report.summary.n:
            blocks += [Title(str(report.period))]
            blocks += [Line(row, hang=2) for row in figures_in_rows(report)]
            blocks += [Line(marked(found), hang=2) for found in report.reading.findings[-1:]]
        else:
            blocks.append(Quiet(f"No data from {report.period}. m enters a measurement."))
        blocks += linked_blocks(self.session.notebook, item.ref, [])
        return f"{item.ref} {level.name}", right, blocks

    # What the keys do

    def action_new(self) -> None:
        """Add a level."""
        if self.session.is_open:
            self.open_form(SERVICE_LEVEL)

    def action_measure(self) -> None:
        """Enter measurements of the level under the cursor."""
        from jargon8_tui.ui.service_levels.measurements import Measurements

        if kept := self._chosen():
            self.app.push_screen(Measurements(self.session, kept.ref))

    def action_targets(self) -> None:
        """Show the targets of the level under the cursor."""
        from jargon8_tui.ui.service_levels.targets import Targets

        if kept := self._chosen():
            self.app.push_screen(Targets(self.session, kept.ref))

    # How it is drawn

    def on_resize(self) -> None:
        """Leave out what the names would be cut for."""
        room = self.room
        self._columns = [one for one in COLUMNS if room >= ROOM_FOR.get(one.title, 0)]
        self.rows.show_columns(self._columns)

    def _drawn(self, item: Any) -> Row:
        level: ServiceLevel = item.report.level
        target = level.target_on(self.session.today)
        side = glyphs().at_most if level.direction == "at most" else glyphs().at_least
        within = item.lately.within_percent
        lately = NO_DATA if within is None else f"{percent(within)} of {item.lately.n}"
        is_bad = item.state.startswith(("slipped", "under"))
        cells = (
            str(item.ref),
            level.name if level.active else f"{level.name} (not in use)",
            "none" if target is None else f"{side}{with_short_unit(target, level.unit)}",
            Cell(lately, "muted" if within is None else ""),
            "".join(_mark(level, week) for week in item.weeks),
            item.state,
        )
        shown = [
            cell for column, cell in zip(COLUMNS, cells, strict=True) if column in self._columns
        ]
        return Row(shown, Cell(glyphs().warning, "warning") if is_bad else "")


def _mark(level: ServiceLevel, week: Summary) -> str:
    """Whether a week met what is wanted of the level: all of its figures, where nothing is said."""
    if week.within_percent is None:
        return glyphs().nothing
    wanted = 100 if level.required_within is None else level.required_within
    return glyphs().point if week.within_percent >= wanted else glyphs().breach


def _listed(kept: Kept[ServiceLevel], figures: list[Figure], today: dt.date) -> Listed:
    level = kept.record
    year = last_year(today)
    lately = Period(today - dt.timedelta(days=29), today)
    monday = today - dt.timedelta(days=today.weekday())
    firsts = [monday - dt.timedelta(weeks=WEEKS - 1 - n) for n in range(WEEKS)]
    weeks = (Period(first, first + dt.timedelta(days=6)) for first in firsts)
    recent = between(figures, Period(firsts[0], today))
    return Listed(
        kept.ref,
        LevelReport(kept, tuple(between(figures, year)), (), year, today),
        summary(level, between(figures, lately)),
        tuple(summary(level, between(recent, week)) for week in weeks),
        state_in_words(kept, figures, today) if level.active else "not in use",
    )
