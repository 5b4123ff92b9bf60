"""What is told under the chart of a level: what was found, what was done, what belongs to it."""

from collections.abc import Iterator

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.services.levels.words import limits_in_words, too_few
from jargon8_tui.store import Notebook
from jargon8_tui.ui.records.record_blocks import linked_blocks
from jargon8_tui.ui.service_levels.looking import TOLD, Change, Look
from jargon8_tui.ui.service_levels.words import marked, peak_in_words, peak_of, side_in_words
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet, Spot

SIDE = 38
"""How many cells the figures before an action take, beside those after it."""


def told(notebook: Notebook, look: Look) -> Iterator[Block]:
    """What was found, the action with both its sides, then what is usual and what is linked."""
    report, reading = look.report, look.reading
    if report.summary.n:
        yield from _breaches(look)
        for finding in [one for one in reversed(reading.findings) if not one.is_bad][:1]:
            yield Line(marked(finding), hang=2)
        if reading.limits is None:
            yield Quiet(limits_in_words(report.level, reading))
    change = [*_change_blocks(look.change)] if look.change else []
    yield from change
    if reading.limits is not None:
        yield Quiet(limits_in_words(report.level, reading))
    yield from linked_blocks(notebook, report.kept.ref, change)


def _breaches(look: Look) -> Iterator[Block]:
    peak = peak_of(look.hours) if look.view == "hour" else None
    if peak is not None:
        yield Line(peak_in_words(look.report.level, peak, look.hours[peak]))
    for finding in look.breaches[:TOLD]:
        yield Line(marked(finding), hang=2)
    if len(look.breaches) > TOLD:
        yield Quiet(f"{len(look.breaches) - TOLD} more before them: f looks at other days.")


def _change_blocks(change: Change) -> Iterator[Block]:
    """An action, and the figures before and after its day side by side."""
    kept, sides = change
    yield Spot(f"Action {kept.ref} {kept.title}, {day_in_words(sides.day)}", kept.ref, hang=2)
    before = f"before  {side_in_words(sides.before)}"
    yield Line(f"  {fitted(before, SIDE)} after  {side_in_words(sides.after)}")
    if few := too_few(sides):
        yield Quiet(few)
