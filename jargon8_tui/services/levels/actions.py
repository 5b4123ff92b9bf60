"""What was done about a service level: the actions that came from it, from one of its measurements,
or that are linked with it."""

import datetime as dt

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import ACTION, Kept
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.connections import connected, origins
from jargon8_tui.store import Notebook


def actions_on(notebook: Notebook, level: Kept[ServiceLevel]) -> list[tuple[dt.date, Kept[Action]]]:
    """The actions on a level with the day each was done, or is due, in the order of these days.

    One with neither is left out: there is no day to hold it against.
    """
    ends = (end.kept for end in connected(notebook, level.ref))
    found = {end.ref.id for end in ends if isinstance(end, Kept) and end.ref.kind is ACTION}
    found |= {
        id for id, uid in origins(notebook) if _is_measurement_of(notebook, level.record, uid)
    }
    actions = [notebook.actions.kept(id) for id in sorted(found)]
    dated = [(kept.record.done or kept.record.due, kept) for kept in actions]
    return sorted([(day, kept) for day, kept in dated if day], key=lambda pair: pair[0])


def _is_measurement_of(notebook: Notebook, level: ServiceLevel, uid: str) -> bool:
    id = notebook.measurements.id_of(uid)
    try:
        return id is not None and notebook.measurements.get(id).service_level == level.uid
    except Refused:
        return False
