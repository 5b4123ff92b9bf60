"""The report on trends: how each service level did over twelve months, or in one of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.services.reports.discretion import Discretion
from jargon8_tui.services.reports.level_report import LevelReport, level_reports
from jargon8_tui.services.reports.levels import level_section
from jargon8_tui.services.reports.parts import READERS, Audience, Section, days_in_name
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook


@dataclass(frozen=True)
class TrendReport:
    """The report, ready to be shown or written."""

    audience: Audience
    period: Period
    now: dt.datetime
    settings: Settings
    levels: Sequence[LevelReport]
    sections: Sequence[Section]

    @property
    def title(self) -> str:
        """`Tower site: trends for the client, 23 Nov 2025 to 22 Nov 2026`."""
        site = self.settings.site_name
        what = f"{site}: trends" if site else "Trends"
        so_far = " so far" if self.period.last > self.now.date() else ""
        return f"{what} for {READERS[self.audience]}, {self.period}{so_far}"

    @property
    def file_name(self) -> str:
        """What its file is called, without an ending: `trend-2026-11-22-client`."""
        return f"trend-{days_in_name(self.period)}-{self.audience}"

    @property
    def written(self) -> str:
        """By whom and when it was written."""
        by = f" by {self.settings.author}" if self.settings.author else ""
        return f"{self.period}; written{by} on {in_words(self.now)}."

    @property
    def figures(self) -> dict[str, Any]:
        """What JSON has of it."""
        return {
            "report": "trend",
            "for": self.audience,
            "title": self.title,
            "site": self.settings.site_name,
            "author": self.settings.author,
            "from": self.period.first,
            "until": self.period.last,
            "written": self.now,
            "levels": [level.in_json() for level in self.levels],
        }


def trend_report(
    notebook: Notebook,
    period: Period,
    audience: Audience,
    settings: Settings,
    now: dt.datetime,
    *,
    only: Ref | None = None,
) -> TrendReport:
    """How the service levels did in `period`, or the one under `only`, for one sort of reader."""
    discretion = Discretion(notebook, names=audience == "manager")
    levels = [
        level.told(discretion)
        for level in level_reports(notebook, period, now.date())
        if only is None or level.kept.ref == only
    ]
    sections = [level_section(level) for level in levels]
    if not sections:
        sections = [Section("levels", "Service levels", ["There are no service levels yet."])]
    return TrendReport(audience, period, now, settings, levels, sections)
