"""What the filter line of the matrices understands, and the orders of their list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import problems, worst
from jargon8_tui.services.finding.query import Query, folded

_STATES = {"error": "errors", "warning": "warnings", None: "clean"}
"""What asks for the matrices whose worst problem is such."""


@dataclass(frozen=True)
class Filter:
    """Which matrices are listed; what is empty leaves none out."""

    states: frozenset[str] = frozenset()
    """Of `errors`, `warnings` and `clean`."""
    query: Query = field(default_factory=Query)

    @classmethod
    def read(cls, typed: str) -> "Filter":
        """`errors`, `warnings`, `clean`; other words are looked for."""
        found, rest = set(), []
        for word in folded(typed).split():
            state = next((s for s in _STATES.values() if word in (s, s.removesuffix("s"))), None)
            if state:
                found.add(state)
            else:
                rest.append(word)
        return cls(frozenset(found), Query.of(" ".join(rest)))

    def __bool__(self) -> bool:
        return self != Filter()

    def holds(self, kept: Kept[Raci]) -> bool:
        """Whether a matrix is listed."""
        matrix = kept.record
        if self.states and _STATES[worst(problems(matrix))] not in self.states:
            return False
        rows = (f"{activity.name} {activity.note}" for activity in matrix.activities)
        texts = (str(kept.ref), matrix.title, matrix.purpose, *(r.name for r in matrix.roles))
        return self.query.all_in("\n\n".join((*texts, *matrix.tags, *rows)))

    def __str__(self) -> str:
        return ", ".join(filter(None, [*sorted(self.states), str(self.query)]))


def _by_problems(kept: Kept[Raci]) -> tuple[int, int]:
    found = problems(kept.record)
    errors = sum(problem.severity == "error" for problem in found)
    return -errors, -len(found)


ORDERS: Sequence[tuple[str, Callable[[Kept[Raci]], Any]]] = (
    ("changed last first", lambda kept: -kept.record.modified.timestamp()),
    ("by title", lambda kept: kept.title.casefold()),
    ("most problems first", _by_problems),
)
"""The orders of the list, by name."""
