"""What a RACI matrix gives reason to ask, and how much each role has to do with it.

A row or column without a letter is not filled in yet: it is no problem, and is counted in nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from jargon8_tui.model.raci import LETTERS, Activity, Raci
from jargon8_tui.model.text import counted

MANY_RESPONSIBLE = 4
"""From so many R in a row on, it may be several activities in one."""
ENOUGH_ACTIVITIES = 4
"""From so many filled-in activities on, what a role has to do in them says something of it."""

Severity = Literal["error", "warning"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Problem:
    """Something to put right or to ask about, in one row or one column."""

    severity: Severity
    kind: str
    """Which rule found it: `no-accountable`."""
    row: int | None
    """The activity it is found in, or none where it is about a role."""
    column: int | None
    """The role it is about, or none where it is about an activity."""
    message: str
    """What is so, as a sentence that names the activity or the role."""
    question: str
    """What to ask about it."""


@dataclass(frozen=True)
class Load:
    """What one role has to do with the activities that are filled in."""

    letters: dict[str, int]
    """In how many it has each letter."""
    involved: int
    """In how many it has any."""
    activities: int
    """How many are filled in."""

    @property
    def in_words(self) -> str:
        """`R in 3, A in 7 of 12 activities`."""
        held = [f"{letter} in {n}" for letter, n in self.letters.items() if n]
        if not held:
            return "no letter yet"
        return f"{', '.join(held)} of {counted(self.activities, 'activity', 'activities')}"


def problems(matrix: Raci) -> list[Problem]:
    """Every problem of `matrix`: those of its rows from the top, then those of its columns."""
    roles = len(matrix.filled_columns)
    found: list[Problem] = []
    for row, activity in enumerate(matrix.activities):
        if activity.is_filled:
            found += _in_row(row, activity, roles)
    for column, load in enumerate(loads(matrix)):
        if load.involved and load.activities >= ENOUGH_ACTIVITIES:
            found += _in_column(column, matrix.roles[column].name, load)
    return found


def loads(matrix: Raci) -> list[Load]:
    """The load of each role, in their order."""
    rows = [activity.cells for activity in matrix.activities if activity.is_filled]
    columns = zip(*rows, strict=True) if rows else (() for _ in matrix.roles)
    return [_load(cells, len(rows)) for cells in columns]


def found_in_words(found: Sequence[Problem]) -> str:
    """`2 errors, 5 warnings`, or `no problems`."""
    errors = sum(problem.severity == "error" for problem in found)
    counts = ((errors, "error"), (len(found) - errors, "warning"))
    return ", ".join(counted(n, what) for n, what in counts if n) or "no problems"


def worst(found: list[Problem]) -> Severity | None:
    """How bad the worst of some problems is."""
    severities = {problem.severity for problem in found}
    if "error" in severities:
        return "error"
    return "warning" if severities else None


def _load(cells: tuple[str, ...], activities: int) -> Load:
    counts = Counter("".join(cells))
    return Load(
        {letter: counts[letter] for letter in LETTERS}, len(cells) - cells.count(""), activities
    )


def _in_row(row: int, activity: Activity, roles: int) -> Iterator[Problem]:
    """What is to be said of one activity, where so many roles are filled in."""
    counts = Counter("".join(activity.cells))

    def problem(severity: Severity, kind: str, what: str, question: str) -> Problem:
        return Problem(severity, kind, row, None, f"{activity.name}: {what}.", question)

    if not counts["A"]:
        yield problem(
            "error", "no-accountable", "nobody is accountable", "Who answers for it in the end?"
        )
    elif counts["A"] > 1:
        yield problem(
            "error",
            "several-accountable",
            f"{_number(counts['A'])} roles are accountable",
            "Which one answers for it?",
        )
    if not counts["R"]:
        yield problem("error", "no-responsible", "nobody is responsible", "Who does the work?")
    elif counts["R"] >= MANY_RESPONSIBLE:
        yield problem(
            "warning",
            "many-responsible",
            f"{_number(counts['R'])} roles are responsible",
            "Are these several activities?",
        )
    if counts["C"] * 2 > roles:
        yield problem(
            "warning",
            "many-consulted",
            "over half the roles are consulted",
            "Whose view is really needed before it can go on?",
        )
    if counts["I"] * 2 > roles:
        yield problem(
            "warning",
            "many-informed",
            "over half the roles are informed",
            "Who would miss the news?",
        )


def _in_column(column: int, name: str, load: Load) -> Iterator[Problem]:
    """What is to be said of one role with `load`."""

    def warning(kind: str, what: str, question: str) -> Problem:
        return Problem("warning", kind, None, column, f"{name}: {what}.", question)

    if load.letters["R"] * 2 > load.activities:
        yield warning(
            "mostly-responsible",
            "R in over half the activities",
            "Is there time for all of them on one shift?",
        )
    if load.letters["A"] * 2 > load.activities:
        yield warning(
            "mostly-accountable", "A in over half the activities", "Can some go to others?"
        )
    if load.involved == load.activities:
        yield warning(
            "no-blank", "a letter in every activity", "Does it have to be part of everything?"
        )
    if not load.letters["R"] and not load.letters["A"]:
        yield warning("no-part", "neither R nor A anywhere", "Does it need a column?")


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
