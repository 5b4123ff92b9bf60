"""What the filter line of the stakeholders understands, and the orders of their list."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jargon8_tui.model.stakeholder import GROUPS, SIDES, Quarter
from jargon8_tui.services.finding.query import Query, folded
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, urgency

_WORDS = {
    **{quarter.value: ("quarters", quarter.value) for quarter in Quarter},
    **{side: ("sides", side) for side in SIDES},
    **{group: ("groups", group) for group in GROUPS},
    "inactive": ("states", "inactive"),
    "overdue": ("states", "overdue"),
    "warning": ("states", "warning"),
}
_PHRASE = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})s?(?!\w)"
)


@dataclass(frozen=True)
class Filter:
    """Which stakeholders are shown; what is empty leaves none out but the inactive ones."""

    groups: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    quarters: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    """Of `inactive`, `overdue` and `warning`."""
    query: Query = field(default_factory=lambda: Query(()))

    @classmethod
    def read(cls, typed: str) -> "Filter":
        """Groups, sides, quarters, `inactive`, `overdue`, `warning`; other words are looked for."""
        found: dict[str, set[str]] = {"groups": set(), "sides": set(), "quarters": set()}
        found["states"] = set()

        def take(match: re.Match[str]) -> str:
            sort, word = _WORDS[match[1]]
            found[sort].add(word)
            return " "

        rest = _PHRASE.sub(take, folded(typed))
        sorts = {sort: frozenset(words) for sort, words in found.items()}
        return cls(query=Query.of(rest), **sorts)

    def __bool__(self) -> bool:
        return self != Filter()

    def holds(self, standing: Standing) -> bool:
        """Whether a stakeholder is shown."""
        record = standing.stakeholder
        return (
            record.active == ("inactive" not in self.states)
            and (not self.groups or record.group in self.groups)
            and (not self.sides or record.side in self.sides)
            and (not self.quarters or record.quarter.value in self.quarters)
            and ("overdue" not in self.states or standing.is_overdue)
            and ("warning" not in self.states or bool(standing.warnings))
            and self._has_words(standing)
        )

    def _has_words(self, standing: Standing) -> bool:
        record = standing.stakeholder
        texts = (record.name, record.organisation, record.owner, record.needs, record.message)
        return self.query.all_in("\n\n".join((*texts, *record.tags, str(standing.kept.ref))))

    def __str__(self) -> str:
        parts = (self.groups, self.sides, self.quarters, self.states)
        words = [word for part in parts for word in sorted(part)]
        return ", ".join(filter(None, [*words, str(self.query)])) or "everyone"


QUARTERS = list(Quarter)
ORDERS: Sequence[tuple[str, Callable[[Standing], Any]]] = (
    ("next contact", urgency),
    ("name", lambda s: s.kept.title.casefold()),
    ("power", lambda s: (-s.stakeholder.power, -s.stakeholder.interest, s.kept.title.casefold())),
    (
        "quarter",
        lambda s: (QUARTERS.index(s.stakeholder.quarter), -s.stakeholder.power, urgency(s)),
    ),
)
"""The orders of the list, by name."""
