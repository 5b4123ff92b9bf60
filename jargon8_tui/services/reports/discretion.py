"""What leaves the site carries no names of persons: those that records mark as such.

A name is left out wherever it stands in a text, whole or one of its parts.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.store import Notebook

SOMEONE = "a person"
_LETTER = r"[^\W\d_]"
_PART = re.compile(rf"{_LETTER}{{3,}}(?:['\u2019-]{_LETTER}+)*")
"""What of a name is told by itself; `of` and initials are not."""


class _Sayer(msgspec.Struct):
    uid: str
    track: str = "customer"
    named_person: bool = False
    from_label: str = ""


class _Named(msgspec.Struct):
    uid: str
    name: str
    named_person: bool = False
    group: str = "other"


class Discretion:
    """How stakeholders and texts are worded in a document."""

    def __init__(self, notebook: Notebook, *, names: bool) -> None:
        """Read the names; where `names` may be said, they are."""
        self._called: dict[str, str] = {}
        """What each stakeholder is called, by its uid."""
        persons: set[str] = set()
        for _, one in notebook.stakeholders.each(_Named):
            is_hidden = one.named_person and not names
            self._called[one.uid] = _role(one.group) if is_hidden else one.name
            persons |= {one.name} if is_hidden else set()
        self._of_customers: set[str] = set()
        """The feedback that others than the manager may read of, by its uid."""
        for _, said in () if names else notebook.feedback.each(_Sayer):
            persons |= {said.from_label} if said.named_person else set()
            self._of_customers |= {said.uid} if said.track == "customer" else set()
        persons |= set() if names else set(_in_the_trash(notebook))
        self._pattern = _any_of(persons)
        self._names = names
        self._notebook = notebook

    def text(self, text: str) -> str:
        """A text of a record, without the names in it."""
        return self._pattern.sub(SOMEONE, text) if self._pattern else text

    def line(self, text: str) -> str:
        """The same as one line."""
        return " ".join(self.text(text).split())

    def action(self, action: Action) -> Action:
        """An action as it is worded."""
        return msgspec.structs.replace(action, text=self.line(action.text))

    def may_tell_of(self, action: Action) -> bool:
        """Whether an action may be told of: what came from a dispute of the staff or a matter of
        personal data tells of it."""
        source = self._notebook.ref_of(action.source) if action.source else None
        came_from_feedback = source is not None and source.kind is FEEDBACK
        return self._names or not came_from_feedback or action.source in self._of_customers

    def who(self, entry: Feedback) -> str:
        """Who said it: the stakeholder, else what the record calls them, else nothing."""
        if entry.stakeholder:
            return self.stakeholder(entry.stakeholder)
        if entry.named_person and not self._names:
            return SOMEONE
        return self.line(entry.from_label)

    def stakeholder(self, uid: str) -> str:
        """What the stakeholder with `uid` is called."""
        return self.line(self._called.get(uid, "someone no longer listed"))


def _in_the_trash(notebook: Notebook) -> Iterator[str]:
    """The names of those whose record was removed, which other texts may go on naming."""
    for item in notebook.trashed():
        with suppress(ValueError, Refused):  # it cannot be read: `check` names it
            match item.kept.record:
                case Stakeholder(named_person=True, name=name):
                    yield name
                case Feedback(named_person=True, from_label=label):
                    yield label


def _role(group: str) -> str:
    """What a person is called who is not to be named: `a tenant`."""
    if group in ("other", "staff", "internal management", "community"):
        return SOMEONE
    return f"{'an' if group[0] in 'aeiou' else 'a'} {group}"


def _any_of(persons: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for these names, in any case, and for their parts as they are written."""
    whole = {" ".join(name.split()) for name in persons} - {""}
    parts = {part for name in whole for part in _PART.findall(name) if part[0].isupper()}
    parts |= {part.upper() for part in parts}
    if not whole:
        return None

    def choice(names: set[str]) -> str:
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)

    either = f"(?i:{choice(whole)})" + (f"|{choice(parts)}" if parts else "")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
