"""The place of the stakeholders: the grid and the register, and the one under the cursor below."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from jargon8_tui.model.kinds import STAKEHOLDER, Kept, Ref
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.connections import connected
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, standings
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.resting import OnceResting
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.stakeholders.detail import Detail
from jargon8_tui.ui.stakeholders.faces import BROAD_FROM, Faces
from jargon8_tui.ui.stakeholders.filtering import ORDERS, Filter
from jargon8_tui.ui.stakeholders.moving import Moving
from jargon8_tui.ui.stakeholders.words import (
    counts,
    stands,
    trailed,
    warned,
    why_empty,
)
from jargon8_tui.ui.widgets.filter_line import FilterLine
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.rule_line import RuleLine
from jargon8_tui.ui.writing.unfinished_rows import HasUnfinished

_OF_SOMEONE = frozenset({"log_contact", "trail"})


class Stakeholders(HasUnfinished, Moving):
    """The grid, or the register in its place, above what is known of the selected one."""

    LISTS = STAKEHOLDER.name
    AUTO_FOCUS = "#grid"
    HELP = (
        "Who touches the contract, by power and interest. H J K L, or shift and an arrow, move "
        "the selected one; leaving it asks why, and where it stood is kept."
    )
    MARKS = (
        "{stakeholder} a stakeholder   3 so many on one spot   {earlier} where it stood before   "
        "! gives cause to act   6 and above is high"
    )
    BINDINGS = [
        key("t", "trail", "Trail", "show where it stood before, or hide that",
            id="stakeholder.trail", group=HERE),
        key("v", "swap('list')", "List", "show them as a list", id="stakeholder.swap",
            group=HERE),
        key("v", "swap('grid')", "Grid", "show them on the grid", id="stakeholder.swap",
            group=HERE),
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
            #detail { width: 1fr; height: 1fr; border-left: $edge $border-blurred; }
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
        self._idle: frozenset[str] = frozenset()
        """What the footer was told last not to offer."""
        self._resting = OnceResting(self, self._show_detail)

    def body(self) -> ComposeResult:
        """Both faces, one of them in sight, and the details."""
        yield FilterLine("client, external, manage closely, overdue, warning, inactive or words")
        with Container(id="panes"):
            yield Faces(self.drawing)
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
        self.grid.is_fixed = self.session.is_read_only
        if self._is_list and any(form.ref == self.wanted for form in self.left):
            self._selected = self.wanted
        self.wanted = None
        self._rearrange()

    def _rearrange(self) -> None:
        """Show those of everyone that the filter lets through, in the order of the list."""
        shown = sorted(filter(self._filter.holds, self._everyone), key=ORDERS[self._order][1])
        self._standings = {standing.kept.ref: standing for standing in shown}
        self._show_heading()
        empty = why_empty(self._everyone, self._filter)
        listed = shown if self._filter else self.with_unfinished(shown)
        self._faces.show(shown, listed, self._selected, self._trail(), empty)
        self._show_detail()

    def sentence(self) -> str:
        """What gives cause to act; on the grid, where it stood before."""
        standing = self.standing
        if standing is None:
            return super().sentence()
        if self._is_list and standing.warnings:
            return warned(standing)
        if self._has_trail:
            return trailed(standing)
        return stands(standing)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is shown, nor anything that was left half-way."""
        return not self._standings and self.writing() is None

    def writing(self) -> Unfinished | None:
        """What was left half-way, where it is selected in the list."""
        item = self._faces.rows.item if self._is_list else None
        return item if isinstance(item, Unfinished) else None

    @property
    def standing(self) -> Standing | None:
        """How the selected one stands."""
        return self._standings.get(self._selected) if self._selected else None

    def current(self) -> Kept[Stakeholder] | None:
        """The selected stakeholder."""
        return self.standing.kept if self.standing else None

    @property
    def idle(self) -> frozenset[str]:
        """What is only done with someone who is there."""
        is_on_one = self.session.is_open and self.writing() is not None
        return super().idle | (_OF_SOMEONE if is_on_one else frozenset())

    # What is selected

    @on(Faces.Selected)
    def _now_at(self, message: Faces.Selected) -> None:
        """Take over who is selected: what was just said stands until one goes on oneself."""
        if message.ref != self._selected:
            self._selected = message.ref
            self.grid.show_trail(self._trail())
            self._resting.moved()
            if self.idle != self._idle:
                self._idle = self.idle
                self.refresh_bindings()
            if message.moved:
                self.hush()
        self.show_sentence()

    def _show_detail(self) -> None:
        standing, rule = self.standing, self.query_one(RuleLine)
        if standing is None:
            form = self.writing()
            rule.show(f"{form.ref} unfinished" if form else "")
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

    @on(Faces.Opened)
    def _opened(self, message: Faces.Opened) -> None:
        if (form := self.writing()) is not None:
            self.resume(form)
            return
        if len(message.refs) == 1:
            self.open_record(message.refs[0])
            return
        from jargon8_tui.ui.stakeholders.stack_list import StackList

        members = [self._standings[ref].kept for ref in message.refs]
        at = self.grid.cell_of(message.refs[0]) + self.grid.region.offset
        self.app.push_screen(StackList(members, *at), self._chosen_of_stack)

    def _chosen_of_stack(self, ref: Ref | None) -> None:
        if ref is not None:
            self.grid.select(ref)
            self.open_record(ref)

    # What is shown

    @property
    def _faces(self) -> Faces:
        return self.query_one(Faces)

    @property
    def _is_list(self) -> bool:
        return any(faces.is_list for faces in self.query(Faces))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other face, and a trail where there is anyone."""
        if action == "swap":
            return (parameters == ("grid",)) == self._is_list
        if action == "trail" and self.is_empty:
            return None
        return super().check_action(action, parameters)

    def action_swap(self, face: str) -> None:
        """Show the list in the place of the grid, or the grid again."""
        self.set_class(face == "list", "-list")
        self._faces.turn_to(face, self._selected)
        if face == "grid" and self.standing is None:  # what was left half-way is not on it
            self._selected = next(
                (ref for ref in self._standings if ref == self.grid.selected), None
            )
        self._faces.fit(self.size)
        self.refresh_page()
        self.refresh_bindings()
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
            self._faces.rows.begin_anew()
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
        self._faces.focus_on()

    def action_clear(self) -> None:
        """Show everyone again."""
        self.query_one(FilterLine).clear()

    def on_resize(self) -> None:
        """Fit the plane and the columns to the window."""
        self.set_class(self.size.width >= BROAD_FROM, "-broad")
        self._faces.fit(self.size)

    def _show_heading(self) -> None:
        axes = f"{glyphs().higher} power {glyphs().cursor} interest"
        self.query_one(Heading).show(
            "Stakeholders",
            *counts(self._everyone, [*self._standings.values()], self._filter),
            f"by {ORDERS[self._order][0]}" if self._is_list else axes,
        )
