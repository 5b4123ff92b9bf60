"""The place of the stakeholders: the grid and the register, and the one under the cursor below."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import ContentSwitcher

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import counted, shortened
from jargon8_tui.services.connections import connected
from jargon8_tui.services.stakeholders.grid import on_grid
from jargon8_tui.services.stakeholders.grid_layout import Geometry
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, standings
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.resting import OnceResting
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.stakeholders.detail import NAMED, Detail, trail_in_words
from jargon8_tui.ui.stakeholders.filtering import ORDERS, Filter
from jargon8_tui.ui.stakeholders.moving import Moving
from jargon8_tui.ui.stakeholders.register import columns_for, drawn
from jargon8_tui.ui.widgets.filter_line import FilterLine
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.power_grid import PowerGrid
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.rule_line import RuleLine

AROUND = 4
"""The rows that are not the body's: tabs, heading, sentence and keys."""
BROAD_FROM = 120
"""From this many columns on the register has the details beside it."""


class Stakeholders(Moving):
    """The grid, or the register in its place, above what is known of the selected one."""

    AUTO_FOCUS = "#grid"
    HELP = (
        "Who touches the contract, by power and interest. H J K L, or shift and an arrow, move "
        "the selected one; leaving it asks why, and where it stood is kept."
    )
    MARKS = (
        "● a stakeholder   3 so many on one spot   ○ where it stood before   "
        "! gives cause to act   6 and above is high"
    )
    BINDINGS = [
        key("t", "trail", "Trail", "show where it stood before, or hide that",
            id="stakeholder.trail", group=HERE),
        key("v", "swap", "Grid/list", "the grid or the list", id="stakeholder.swap", group=HERE),
        key("f", "filter", "Filter", "by group, side, quarter, overdue, inactive or word",
            id="stakeholder.filter", group=HERE),
        key("s", "sort", "Sort", "list by next contact, name, power or quarter",
            id="stakeholder.sort", group=HERE, show=False),
        key("escape", "clear", "All", "show everyone again", id="stakeholder.clear", group=HERE,
            show=False),
        key("X", "picture", "Picture", "write the grid as a picture", id="stakeholder.picture",
            group=HERE, show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Stakeholders {
        #faces { height: auto; }
        #detail { height: 1fr; }
        &.-list {
            #faces { height: 1fr; }
            #detail { height: 8; }
        }
        &.-list.-broad {
            #panes { layout: horizontal; }
            #faces { width: 80; }
            #detail { width: 1fr; height: 1fr; border-left: solid $border-blurred; }
        }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._everyone: list[Standing] = []
        self._standings: dict[Ref, Standing] = {}
        self._known: set[Ref] = set()
        self._selected: Ref | None = None
        self._filter = Filter()
        self._order = 0
        self._has_trail = False
        self._resting = OnceResting(self, self._show_detail)

    def body(self) -> ComposeResult:
        """Both faces, one of them in sight, and the details."""
        yield FilterLine()
        with Container(id="panes"):
            with ContentSwitcher(id="faces", initial="grid"):
                yield PowerGrid(id="grid")
                yield RecordList(columns_for(80), self._drawn, key=lambda s: s.kept.ref, id="list")
            with Vertical(id="detail"):
                yield RuleLine()
                yield Detail()

    def show(self) -> None:
        """Show everyone that the filter lets through, the one added last selected."""
        self._everyone = standings(self.session.notebook, self.session.today)
        refs = {standing.kept.ref for standing in self._everyone}
        new = refs - self._known if self._known or len(refs) == 1 else set()
        if len(new) == 1:
            (self._selected,) = new
        self._known = refs
        self._rearrange()

    def _rearrange(self) -> None:
        """Show those of everyone that the filter lets through, in the order of the list."""
        shown = sorted(filter(self._filter.holds, self._everyone), key=ORDERS[self._order][1])
        self._standings = {standing.kept.ref: standing for standing in shown}
        self._show_heading()
        empty = self._why_empty()
        self.grid.show(
            on_grid(standing.kept for standing in shown),
            selected=self._selected,
            trail=self._trail(),
            empty=empty,
        )
        self.query_one(RecordList).show(shown, keep=self._selected, empty=empty)
        self._show_detail()

    def sentence(self) -> str:
        """What gives cause to act; on the grid, where it stood before."""
        standing = self.standing
        if standing is None:
            return ""
        record = standing.stakeholder
        name = f"{standing.kept.ref} {shortened(record.name, NAMED)}"
        if self._is_list and standing.warnings:
            return f"{name}: {standing.warnings[0].brief}."
        if self._has_trail:
            return f"{name}: {trail_in_words(record)}."
        if record.positions:
            was = record.positions[-1]
            until = day_in_words(was.date)
            return f"{name}: was power {was.power}, interest {was.interest} until {until}."
        return f"{name}: {record.quarter.value}."

    @property
    def standing(self) -> Standing | None:
        """How the selected one stands."""
        return self._standings.get(self._selected) if self._selected else None

    def current(self) -> Kept[Stakeholder] | None:
        """The selected stakeholder."""
        return self.standing.kept if self.standing else None

    # What is selected

    @on(PowerGrid.Highlighted)
    def _on_grid(self, message: PowerGrid.Highlighted) -> None:
        if not self._is_list:
            self._now_at(message.key if isinstance(message.key, Ref) else None, message.moved)

    @on(RecordList.Highlighted)
    def _in_list(self, message: RecordList.Highlighted) -> None:
        if self._is_list:
            self._now_at(message.item.kept.ref if message.item else None, message.moved)

    def _now_at(self, ref: Ref | None, has_moved: bool) -> None:
        """Take over who is selected: what was just said stands until one goes on oneself."""
        if ref != self._selected:
            self._selected = ref
            self.grid.show_trail(self._trail())
            self._resting.moved()
            if has_moved:
                self.hush()
        self.show_sentence()

    def _show_detail(self) -> None:
        standing, rule = self.standing, self.query_one(RuleLine)
        if standing is None:
            rule.show("")
            self.query_one(Detail).show(None, (), trail=False)
            return
        record = standing.stakeholder
        rule.show(f"{standing.kept.ref} {record.name}", f"{record.group}, {record.side}")
        linked = connected(self.session.notebook, standing.kept.ref)
        self.query_one(Detail).show(standing, linked, trail=self._has_trail)

    def _trail(self) -> list[tuple[int, int]]:
        if not self._has_trail or self.standing is None:
            return []
        return [(p.power, p.interest) for p in self.standing.stakeholder.positions]

    @on(PowerGrid.Opened)
    def _opened_spot(self, message: PowerGrid.Opened) -> None:
        refs = [ref for ref in message.keys if isinstance(ref, Ref)]
        if len(refs) == 1:
            self.open_record(refs[0])
            return
        from jargon8_tui.ui.stakeholders.stack_list import StackList

        members = [self._standings[ref].kept for ref in refs]
        record = members[0].record
        geometry = self._geometry()
        x = geometry.x(record.interest)
        y = geometry.y(record.power) + self.grid.region.y
        self.app.push_screen(StackList(members, x, y), self._chosen_of_stack)

    def _chosen_of_stack(self, ref: Ref | None) -> None:
        if ref is not None:
            self.grid.select(ref)
            self.open_record(ref)

    @on(RecordList.Opened)
    def _opened_row(self, message: RecordList.Opened) -> None:
        self.open_record(message.item.kept.ref)

    # What is shown

    @property
    def _is_list(self) -> bool:
        return self.query_one(ContentSwitcher).current == "list"

    def action_swap(self) -> None:
        """Show the list in the place of the grid, or the grid again."""
        face = "grid" if self._is_list else "list"
        self.query_one(ContentSwitcher).current = face
        self.set_class(face == "list", "-list")
        if face == "grid":
            self.grid.select(self._selected)
        else:
            self.query_one(RecordList).show([*self._standings.values()], keep=self._selected)
        self.query_one(f"#{face}").focus()
        self.refresh_page()
        self._show_heading()

    def action_trail(self) -> None:
        """Show where the selected one stood before, or hide that."""
        self._has_trail = not self._has_trail
        self.grid.show_trail(self._trail())
        self.hush()
        self._show_detail()

    def action_sort(self) -> None:
        """List in another order."""
        self._order = (self._order + 1) % len(ORDERS)
        if self._is_list:  # a sort begins with the first row
            self._selected = None
            self.query_one(RecordList).begin_anew()
        self._rearrange()
        self.say(f"By {ORDERS[self._order][0]}.")

    async def action_filter(self) -> None:
        """Type who is to be shown."""
        await self.query_one(FilterLine).open()

    @on(FilterLine.Typed)
    def _filtered(self, message: FilterLine.Typed) -> None:
        self._filter = Filter.read(message.text)
        self._rearrange()
        self.hush()

    @on(FilterLine.Closed)
    def _filter_closed(self) -> None:
        self.query_one("#list" if self._is_list else "#grid").focus()

    def action_clear(self) -> None:
        """Show everyone again."""
        self.query_one(FilterLine).clear()

    def on_resize(self) -> None:
        """Fit the plane and the columns to the window."""
        self.grid.fit(self._geometry())
        is_broad = self.size.width >= BROAD_FROM
        self.set_class(is_broad, "-broad")
        self.query_one(RecordList).show_columns(columns_for(80 if is_broad else self.size.width))

    def _geometry(self) -> Geometry:
        return Geometry.within(self.size.width, self.size.height - AROUND)

    def _drawn(self, standing: Any) -> Any:
        is_broad = self.size.width >= BROAD_FROM
        return drawn(standing, 80 if is_broad else self.size.width)

    def _show_heading(self) -> None:
        active = sum(standing.stakeholder.active for standing in self._everyone)
        shown = len(self._standings)
        cautions = sum(bool(standing.warnings) for standing in self._standings.values())
        axes = f"{glyphs().higher} power {glyphs().cursor} interest"
        self.query_one(Heading).show(
            "Stakeholders",
            f"{shown} of {len(self._everyone)}" if self._filter else f"{active} active",
            str(self._filter) if self._filter else "",
            counted(cautions, "warning") if cautions else "",
            f"by {ORDERS[self._order][0]}" if self._is_list else axes,
        )

    def _why_empty(self) -> str:
        if not self._everyone:
            return "No stakeholders yet. n adds the first."
        if self._filter:
            return f"None of the {len(self._everyone)} is: {self._filter}. f changes the filter."
        return "None of them is active. f inactive shows them."
