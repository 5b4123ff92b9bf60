"""An entry with something in most of its fields, for tests that change it."""

import datetime as dt

from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.values import validated
from tests.conftest import NOW

ENTRY = validated(
    Reflection(
        uid="5b0a3c1e-6d0f-4d0e-9a53-0c1f6f2e9a11",
        created=NOW - dt.timedelta(days=3, seconds=7),
        modified=NOW - dt.timedelta(days=1),
        date=dt.date(2026, 11, 19),
        title="The barrier at the peak",
        area=2,
        criteria=("A2-P3",),
        hours=1.5,
        tags=("access",),
    )
)
