"""The stages that feedback goes through, and which of them has still to be reached by when."""

import datetime as dt
from typing import Literal, NamedTuple, get_args

Stage = Literal["received", "acknowledged", "investigating", "responded", "closed"]

STAGES: tuple[Stage, ...] = get_args(Stage)
"""In the order that a record goes through them."""


class Due(NamedTuple):
    """A stage that has still to be reached, and by when."""

    stage: Stage
    by: dt.datetime


def dues(
    stage: Stage, acknowledge_by: dt.datetime | None, resolve_by: dt.datetime | None
) -> tuple[Due, ...]:
    """What has still to be reached by a time from `stage` on, the earlier time first."""
    waiting: list[Due] = []
    if stage == "received" and acknowledge_by:
        waiting.append(Due("acknowledged", acknowledge_by))
    if stage in STAGES[:3] and resolve_by:
        waiting.append(Due("responded", resolve_by))
    return tuple(sorted(waiting, key=lambda due: due.by))
