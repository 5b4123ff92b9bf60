"""Service levels and their figures for tests."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.services.levels.figures import Figure, figures_from

FIRST = dt.date(2026, 5, 25)
"""The day of the first figure, unless told: a Monday."""

GOOD = (2.4, 3.0, 2.2, 2.6, 3.0, 2.5, 2.4, 2.7, 3.0, 2.2)
BAD = (4.1, 4.4, 4.0, 4.5, 6.9, 4.2, 4.6, 4.5, 4.1, 4.4, 3.6)
BETTER = (2.5, 2.1, 2.3, 3.0, 2.2, 2.0)
STORY = (*GOOD, *BAD, *BETTER)
"""It did well, then fell short, and then did better."""
TODAY = dt.date(2026, 6, 22)
"""Two days after the last of `STORY`."""


def level(**fields: Any) -> ServiceLevel:
    """At most three minutes since the beginning of 2026, unless told."""
    usual: dict[str, Any] = {
        "uid": "level",
        "name": "Response time",
        "unit": "minutes",
        "direction": "at most",
        "targets": (Target(from_=dt.date(2026, 1, 1), value=3),),
    }
    return ServiceLevel(**usual | fields)


def measured(values: Iterable[float | None], first: dt.date = FIRST) -> list[Measurement]:
    """A measurement a day at half past five in the afternoon, from `first` on."""
    return [
        Measurement(
            uid=str(n),
            service_level="level",
            at=dt.datetime.combine(first + dt.timedelta(days=n), dt.time(17, 30), dt.UTC),
            value=value,
        )
        for n, value in enumerate(values)
    ]


def figures(
    values: Sequence[float | None], of: ServiceLevel | None = None, first: dt.date = FIRST
) -> list[Figure]:
    """The figures of a measurement a day."""
    return figures_from(of or level(), measured(values, first))
