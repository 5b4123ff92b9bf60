"""What a stakeholder has said of the service, as its page lists it: each a place to go to."""

from collections.abc import Iterator

from jargon8_tui.model.dates import in_column
from jargon8_tui.services.connections import feedback_of
from jargon8_tui.ui.feedback.words import due_in_column, summary_in_column
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Spot, Title
from jargon8_tui.ui.widgets.marks import stage_dots


def feedback_blocks(session: Session, uid: str) -> Iterator[Block]:
    """The feedback of the stakeholder with `uid`, newest first, and what it waits for."""
    said = feedback_of(session.notebook, uid)
    if not said:
        return
    open_ones = sum(kept.record.is_open for kept in said)
    yield Title(f"Feedback {len(said)}", f"{open_ones} open")
    for kept in said:
        record = kept.record
        day = in_column(record.received, session.today)
        text = f"{day:<11}  {kept.ref}  {stage_dots(record.stage)}  {summary_in_column(record)}"
        due = due_in_column(record, session.now(), session.settings).text
        yield Spot(text, kept.ref, right=due, hang=13, quiet=not record.is_open)
