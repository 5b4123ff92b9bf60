"""Any record read whole: its fields in their order, and what belongs to it, to be walked."""

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.ui.actions.marking import MarksDone
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.paper_page import PaperPage
from jargon8_tui.ui.records.record_blocks import linked_blocks, record_blocks
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Title
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper


class RecordPage(MarksDone, PaperPage):
    """One record, of a kind that has no page of its own. The keys act on it; `enter` goes to the
    record it is connected with that the cursor stands on."""

    HELP = (
        "One record, read whole. Down reads on and then walks what is connected with it; enter "
        "goes there, and escape comes back."
    )

    BINDINGS = [
        key(
            "enter",
            "follow",
            "Go there",
            "go to the record under the cursor",
            id="record.follow",
            group=HERE,
        ),
        key("D", "mark_done", "Done", "mark the action done, or open again", id="action.done"),
        key("escape", "back", "Back", "back to where you were", id="page.back"),
    ]

    def __init__(self, session: Session, ref: Ref) -> None:
        super().__init__(session)
        self.ref = ref

    def show(self) -> None:
        """Show the record as it is now, or that it is gone."""
        kept = self.current()
        if kept is None:
            self.show_gone(self.ref)
            return
        self.query_one(Heading).show(str(kept.ref), kept.ref.kind.label)
        self.query_one(Paper).show(self.blocks(kept), stay=True)

    def blocks(self, kept: Kept[Record]) -> list[Block]:
        """The record as paper shows it."""
        blocks = record_blocks(self.session.notebook, kept.record)
        linked = list(linked_blocks(self.session.notebook, kept.ref, blocks))
        return [Title(kept.title), *blocks, *([None] if linked else []), *linked]

    def sentence(self) -> str:
        """What is under the cursor, else what the record is."""
        if self.target is not None:
            return f"enter goes to {self.target}."
        kept = self.current()
        if kept is None:
            return ""
        if isinstance(kept.record, Action):
            return self._standing(kept.ref, kept.record)
        return f"{kept.ref}, {kept.ref.kind.label}, written {in_words(kept.record.created)}."

    def current(self) -> Kept[Record] | None:
        """The record, while it is there."""
        try:
            return self.session.notebook.kept(self.ref)
        except Refused:
            return None

    def deleted(self, ref: Ref) -> None:
        """Leave the page of a record that has gone to the trash."""
        leave(self)
        super().deleted(ref)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an action can be marked as done."""
        if action == "mark_done" and not issubclass(self.ref.kind.record, Action):
            return False
        return super().check_action(action, parameters)

    def _standing(self, ref: Ref, action: Action) -> str:
        how = self.session.to_change
        if action.done is not None:
            return f"{ref} was done on {in_words(action.done)}{how(': D opens it again')}."
        due = f"is due on {in_words(action.due)}" if action.due else "has no day it is due on"
        return f"{ref} {due}{how(': D marks it done')}."
