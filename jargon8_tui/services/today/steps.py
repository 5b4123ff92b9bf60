"""The next steps of a reflection, and which of them have become actions."""

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.connections import actions_from, origins
from jargon8_tui.store import Notebook

_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


class Entry(msgspec.Struct, gc=False):
    """Of a reflection: what it is chosen by."""

    uid: str
    date: dt.date
    area: int | None = None


@dataclass(frozen=True)
class NextStep:
    """A bullet of the next steps, and the action it has become, if it has."""

    text: str
    """As a plain line, without the marks of emphasis."""
    action: Kept[Action] | None = None


def next_steps(notebook: Notebook, reflection: Reflection) -> list[NextStep]:
    """The next steps of `reflection` in order, then the actions it led to that no bullet names."""
    actions = actions_from(notebook, reflection.uid)
    steps = []
    for bullet in reflection.steps:
        text = without_emphasis(bullet)
        action = next((a for a in actions if _same(a.record.text, text)), None)
        if action is not None:
            actions.remove(action)
        steps.append(NextStep(text, action))
    return steps + [NextStep(action.record.text, action) for action in actions]


def last_with_actions(
    notebook: Notebook, area: int | None, but: str = ""
) -> tuple[Kept[Reflection], list[Kept[Action]]] | None:
    """The newest entry of `area` that led to actions, and those, open ones first; or none.

    `but` is the uid of the entry that is being written.
    """
    sources = {uid for _, uid in origins(notebook)} - {but}
    led = [
        (entry.date, id)
        for id, entry in notebook.reflections.each(Entry)
        if entry.area == area and entry.uid in sources
    ]
    for _, id in sorted(led, reverse=True):
        with suppress(Refused):  # it is in the file but cannot be read: `check` names it
            kept = notebook.reflections.kept(id)
            of = actions_from(notebook, kept.record.uid)
            return kept, sorted(of, key=lambda action: not action.record.is_open)
    return None


def without_emphasis(markdown: str) -> str:
    """A line of Markdown as plain words."""
    return _EMPHASIS.sub("", markdown).strip()


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, case, emphasis and the full stop aside."""
    left, right = (
        " ".join(without_emphasis(line).split()).rstrip(".").casefold() for line in (one, other)
    )
    return left == right
