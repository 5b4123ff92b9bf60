"""One typed line, as `concern high barrier stuck again @tower a #access`, as a record to be.

The first words may say what it is (`action`, `concern`, `staff dispute`) and how bad (`high`), `@`
names a stakeholder, `#` a category or a tag, and a date may stand first or last in what is left,
which is the summary. Nothing is an error: what is not understood stays in the summary.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from jargon8_tui.model.dates import in_words, read_day, read_moment
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import SEVERITIES, TYPES, Feedback
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import ACTION, FEEDBACK, Kept, Kind
from jargon8_tui.model.next_day import due_as_typed
from jargon8_tui.model.tracks import HANDLERS, TRACKS
from jargon8_tui.model.values import made
from jargon8_tui.services.feedback.capture_words import Vocabulary
from jargon8_tui.services.feedback.captured_line import Capture, Understood
from jargon8_tui.store import Notebook

CAPTURED = (FEEDBACK, ACTION)
"""The kinds that a line can become."""

USUAL_SEVERITY: str = fields_by_name(Feedback)["severity"].default
"""How bad it is where nothing is said."""

LONG = 200
"""Characters of a summary beyond which the whole text goes to the detail."""

_ALIKE = 0.82
"""How like a word that begins the line must be to one that would be understood there, of 1."""
_LEADS_TO_DATE = {"by", "on", "at", "due", "for", "from", "since", "until", "till", "the", "next"}
_LONGEST_DATE = 5
"""Words of the longest date: `Sun 22 Nov 2026 14:05`."""


def captured(
    text: str,
    now: dt.datetime,
    words: Vocabulary,
    *,
    kind: Kind[Any] = FEEDBACK,
    choice: int = 0,
    begun: dt.datetime | None = None,
) -> Capture:
    """What `text` says at the moment `now`; lines after the first are the detail.

    `kind` is what it is where no first word says so, feedback or an action; `choice` says which of
    the stakeholders is meant where `@` could be several. A line that was `begun` earlier and gone
    on with means what it meant then: it was heard then, and `yesterday` is the day before that.
    """
    first, _, rest = text.strip().partition("\n")
    reader = _Reader(begun or now, words, first.split())
    kind = reader.take_kind(kind)
    found = Capture(kind)
    if kind is FEEDBACK:
        reader.take_choices(found)
    found.mistyped = reader.mistyped(found)
    if kind is FEEDBACK:
        reader.take_marks(found, choice)
        reader.take_date(found, "received", reader.past)
        _summarised(found, " ".join(reader.left), rest.strip())
        if "received" not in found.given:
            found.understood.append(Understood("received", in_words(begun) if begun else "now"))
            found.given |= {"received": begun} if begun else {}
    else:
        found.understood.append(Understood("kind", kind.label))
        reader.take_marks(found, choice)
        reader.take_date(found, "due", reader.day)
        found.given["text"] = " ".join((*reader.left, *rest.split()))
    return found


def keep(notebook: Notebook, found: Capture, id: int | None = None) -> Kept[Any]:
    """Add the record that was captured to `notebook`; `id` is one that `reserve` gave.

    Raises `Refused` where it does not fit.
    """
    record = made(found.kind, found.given, notebook.now(), notebook.uid_of).record
    return notebook.collection(found.kind).add(record, id)


class _Reader:
    """The words of a line, less those that have been understood."""

    def __init__(self, now: dt.datetime, words: Vocabulary, left: list[str]) -> None:
        self.now = now
        self.words = words
        self.left = left
        self.has_kind = False
        """Whether the line said by a word of its own that it is feedback or an action."""

    def take_kind(self, kind: Kind[Any]) -> Kind[Any]:
        """The kind that the first word says, or `kind`; a type of feedback says it too."""
        first = self.left[0].casefold().removesuffix(":") if self.left else ""
        if first in (ACTION.name, FEEDBACK.name):
            del self.left[0]
            self.has_kind = True
            return ACTION if first == ACTION.name else FEEDBACK
        return FEEDBACK if first in TYPES or self._first_in(TRACKS[1:]) else kind

    def take_choices(self, found: Capture) -> None:
        """The type, the track and the severity, which stand before everything else."""
        wanted: dict[str, tuple[str, ...]] = {
            "type": TYPES,
            "track": TRACKS[1:],
            "severity": SEVERITIES,
        }
        while any(self._take_choice(found, name, wanted) for name in tuple(wanted)):
            pass
        given = found.given
        usual = "" if found.called == "compliment" else USUAL_SEVERITY
        said = {
            "type": found.called,
            "track": f"{track} ({HANDLERS[track]})" if (track := given.get("track")) else "",
            "severity": given.get("severity", usual),
        }
        found.understood += [Understood(name, words) for name, words in said.items() if words]

    def mistyped(self, found: Capture) -> tuple[str, str] | None:
        """The word that the rest begins with, and the one like it that would have been understood.

        The last word may still be being typed.
        """
        if len(self.left) < 2:
            return None
        word = self.left[0].removesuffix(":")
        has_kind = self.has_kind or "type" in found.given
        meant = [] if has_kind else [ACTION.name, *TYPES]
        if found.kind is FEEDBACK:
            meant += () if "type" in found.given else TYPES
            meant += () if "severity" in found.given else SEVERITIES
        alike = get_close_matches(word.casefold(), meant, 1, _ALIKE)
        return (word, alike[0]) if alike else None

    def take_marks(self, found: Capture, choice: int) -> None:
        """What `@` and `#` name, each the longest run of words that names something.

        An action's text keeps the name: one rings someone.
        """
        kept: list[str] = []
        while self.left:
            mark, run = self.left[0][0], self._run()
            taken = 0
            if mark == "#" and run[0]:
                taken = self._take_category(found, run)
            elif mark == "@" and run[0] and not found.at:
                taken = self._take_stakeholder(found, run, choice)
                if taken and found.kind is ACTION:
                    kept.append(found.matches[choice % len(found.matches)].name)
            kept += self.left[: not taken]
            del self.left[: taken or 1]
        self.left = kept

    def take_date(self, found: Capture, name: str, read: Callable[[str], dt.date | None]) -> None:
        """A date at the beginning or the end, and for an action the `by` before it."""
        for length in range(min(_LONGEST_DATE, len(self.left)), 0, -1):
            for start in (0, len(self.left) - length):
                text = " ".join(self.left[start : start + length])
                when = read(text)
                lead = start and self.left[start - 1].casefold() in _LEADS_TO_DATE
                if when is None or (lead and found.kind is FEEDBACK):
                    continue
                del self.left[start - bool(lead) : start + length]
                found.given[name] = when
                found.understood.append(Understood(name, self._dated(name, text, when)))
                return

    def past(self, text: str) -> dt.datetime | None:
        """The moment that `text` is, where it is one and has been."""
        try:
            moment = read_moment(text, self.now)
        except Refused:
            return None
        return moment if moment <= self.now else None

    def day(self, text: str) -> dt.date | None:
        """The day that `text` is, where it is one; in a line `tomorrow` is one, too."""
        try:
            return read_day("+1d" if text.casefold() == "tomorrow" else text, self.now)
        except Refused:
            return None

    def _dated(self, name: str, text: str, when: dt.date) -> str:
        """How a date reads back; one that something was due on is in doubt where it is over."""
        return due_as_typed(text, when, self.now) if name == "due" else in_words(when)

    def _first_in(self, choices: Iterable[str]) -> str:
        """The one of `choices`, of one word or two, that the line begins with, with a colon
        or without, or nothing."""
        for choice in choices:
            length = len(choice.split())
            if " ".join(self.left[:length]).casefold().removesuffix(":") == choice:
                return choice
        return ""

    def _take_choice(self, found: Capture, name: str, wanted: dict[str, tuple[str, ...]]) -> bool:
        choice = self._first_in(wanted[name])
        if choice:
            del self.left[: len(choice.split()) or 1], wanted[name]
            found.given[name] = choice
        return bool(choice)

    def _run(self) -> list[str]:
        """The words from the mark they begin with, which is taken off, to the next mark."""
        run = [self.left[0][1:]]
        for word in self.left[1:]:
            if word[0] in "@#":
                break
            run.append(word)
        return run

    def _take_category(self, found: Capture, run: list[str]) -> int:
        """Take a category, or else a tag; how many words that were."""
        if found.kind is FEEDBACK and "category" not in found.given:
            for length in range(len(run), 0, -1):
                meant = " ".join(run[:length])
                if category := self.words.category_called(meant):
                    found.given["category"] = category
                    found.understood.append(Understood("category", category))
                    return length
        if run[0].isdecimal():
            return 0  # as in "door #2"
        found.given["tags"] = (*found.given.get("tags", ()), run[0])
        found.understood.append(Understood("tags", f"#{run[0]}"))
        return 1

    def _take_stakeholder(self, found: Capture, run: list[str], choice: int) -> int:
        """Take the name of a stakeholder; how many words that were."""
        for length in range(len(run), 0, -1):
            meant = " ".join(run[:length])
            if matches := self.words.stakeholders_called(meant):
                chosen = matches[choice % len(matches)]
                found.at, found.matches = meant, matches
                found.given["stakeholder" if found.kind is FEEDBACK else "source"] = chosen.uid
                found.understood.append(Understood("stakeholder", str(chosen)))
                return length
        found.at = run[0]
        return 0


def _summarised(found: Capture, summary: str, detail: str) -> None:
    """The summary and the detail; of a long text the first words, and all of it in the detail."""
    if len(summary) > LONG:
        detail = f"{summary}\n\n{detail}".strip()
        summary = f"{summary[:LONG].rpartition(' ')[0] or summary[:LONG]}\N{HORIZONTAL ELLIPSIS}"
    found.given["summary"] = summary
    if detail:
        found.given["detail"] = detail
