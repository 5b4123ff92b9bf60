"""The parts that a stakeholder has in the RACI matrices, as blocks to read and to walk."""

from collections.abc import Iterator

from jargon8_tui.services.raci import parts_of
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet, Spot, Title


def part_blocks(notebook: Notebook, uid: str) -> Iterator[Block]:
    """Each matrix that the stakeholder with `uid` is a role in, and its activities there."""
    parts = list(parts_of(notebook, uid))
    if parts:
        yield None
        yield Title(f"In matrices {len(parts)}")
    for part in parts:
        kept = part.matrix
        yield Spot(f"{kept.ref}  {kept.title}: {part.role}", kept.ref, hang=6)
        for activity, letters in part.activities:
            yield Line(f"      {letters:4} {activity}", hang=11)
        if not part.activities:
            yield Quiet("      no letter yet")
