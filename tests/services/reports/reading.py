"""Reports as the tests read them."""

from typing import Any

from jargon8_tui.model.periods import Period
from jargon8_tui.services.reports.parts import Audience, Report
from jargon8_tui.services.reports.report import report
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW


def monthly(notebook: Notebook, period: Period, audience: Audience = "facilities") -> Report:
    return report(notebook, "monthly", period, audience, Settings(), NOW)


def figures(made: Report) -> dict[str, Any]:
    return {section.key: section.figures for section in made.sections}


def words(made: Report) -> str:
    parts = [made.title]
    for section in made.sections:
        parts += [section.title, *section.sentences, *section.lines]
        parts += [cell for row in (section.table.rows if section.table else ()) for cell in row]
    return "\n".join(parts)
