"""How severity and stage are drawn, in every list and on every page alike."""

from jargon8_tui.model.feedback import SEVERITY_MARKS
from jargon8_tui.model.stages import STAGES
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.record_row import Cell


def severity_cell(severity: str) -> Cell:
    """`!!` in the severity's colour; nothing for a low one, or for what has none."""
    role = "error" if severity == "critical" else "warning"
    return Cell(SEVERITY_MARKS.get(severity, ""), role)


def severity_in_words(severity: str) -> str:
    """`!! high`; a low one has no mark, and what has none no words either."""
    return f"{SEVERITY_MARKS.get(severity, '')} {severity}".strip()


def stage_dots(stage: str) -> str:
    """How many of the five stages have been reached: `●●●○○`."""
    reached = [str(one) for one in STAGES].index(stage) + 1
    return glyphs().reached * reached + glyphs().ahead * (len(STAGES) - reached)
