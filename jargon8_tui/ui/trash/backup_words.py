"""How a backup is listed, what differs from it now, and what going back to it would mean."""

from collections.abc import Sequence

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.text import begun, counted, size_in_words
from jargon8_tui.store import Backup, Difference
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet
from jargon8_tui.ui.widgets.record_row import Cell, Row


def backup_row(backup: Backup, *, is_checked: bool) -> Row:
    """A backup in the list: when, how many records, its size, and whether it can be used."""
    when = f"{in_words(backup.at):<23}"
    if backup.problem:
        return Row([f"{when} cannot be used: {backup.problem}"], Cell(glyphs().error, "error"))
    records = "" if backup.records is None else counted(backup.records, "record")
    good = "good" if is_checked else ""
    return Row([f"{when}{records:>14}  {size_in_words(backup.size):>9}  {good}"])


def what_differs(differences: Sequence[Difference]) -> list[Block]:
    """What has changed since a backup was made, a line for each kind."""
    if not differences:
        return [Quiet("Nothing differs from now.")]
    return [Line(_since(difference), hang=16) for difference in differences]


def question(backup: Backup, differences: Sequence[Difference]) -> str:
    """`Go back to Fri 20 Nov 2026, 22:14, with 11 records fewer?`."""
    fewer = sum(one.added - one.removed for one in differences)
    changed = sum(one.changed for one in differences)
    outcome = []
    if fewer:
        outcome.append(f"{counted(abs(fewer), 'record')} {'fewer' if fewer > 0 else 'more'}")
    if changed:
        outcome.append(f"{changed:,} as {'it was' if changed == 1 else 'they were'} then")
    how = " and ".join(outcome) or "other records"
    return f"Go back to {in_words(backup.at)}, with {how}? enter yes, escape no"


def _since(difference: Difference) -> str:
    parts = (
        (difference.added, "added"),
        (difference.removed, "removed"),
        (difference.changed, "changed"),
    )
    labels = begun(difference.kind.labels)
    said = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    return f"{labels:<16}{said} since"
