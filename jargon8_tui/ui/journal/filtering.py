"""What the journal's filter line understands: an area, a criterion, drafts, and
what find understands."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.finding.query import Query

_AREA = re.compile(r"(?<!\S)(?:area[: ]?)?(\d{1,2})(?!\S)", re.IGNORECASE)
_CRITERION = re.compile(r"A\d{1,2}-[PD]?\d{0,2}", re.IGNORECASE)


@dataclass(frozen=True)
class Filter:
    """Which entries are listed; what is empty leaves none out."""

    query: Query = field(default_factory=Query)
    """Words, phrases, an area, days."""
    criterion: str = ""
    drafts: bool = False

    @classmethod
    def read(cls, typed: str, now: dt.datetime) -> "Filter":
        """`area 2`, `2`, `A2-P1`, `draft`; all else as find understands it. Raises `Refused`."""
        criterion, drafts, rest = "", False, []
        for word in _AREA.sub(r"area:\1", typed).split():
            if _CRITERION.fullmatch(word):
                criterion = word.upper()
            elif word.casefold() in ("draft", "drafts"):
                drafts = True
            elif word.casefold() != "area":  # its number is still to come
                rest.append(word)
        return cls(Query.read(" ".join(rest), now), criterion, drafts)

    def __bool__(self) -> bool:
        return self != Filter()

    @property
    def area(self) -> int | None:
        """The area that the entries are of; none where they are of any."""
        return self.query.area

    def holds_beside(self, entry: Reflection) -> bool:
        """Whether an entry that the query finds is listed."""
        if self.criterion and not any(c.startswith(self.criterion) for c in entry.criteria):
            return False
        return not self.drafts or entry.status == "draft"

    def __str__(self) -> str:
        beside = replace(self.query, area=None)
        parts = [
            f"area {self.area}" if self.area is not None else "all areas",
            self.criterion,
            "drafts" if self.drafts else "",
            str(beside),
        ]
        return "   ".join(filter(None, parts))
