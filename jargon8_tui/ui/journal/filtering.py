"""What the journal's filter line understands: an area, a criterion, drafts, words."""

import re
from dataclasses import dataclass, field

from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.services.query import Query

_AREA = re.compile(r"(?:area:?)?(\d{1,2})", re.IGNORECASE)
_CRITERION = re.compile(r"A\d{1,2}-[PD]?\d{0,2}", re.IGNORECASE)


@dataclass(frozen=True)
class Filter:
    """Which entries are listed; what is empty leaves none out."""

    area: int | None = None
    criterion: str = ""
    drafts: bool = False
    query: Query = field(default_factory=lambda: Query(()))

    @classmethod
    def read(cls, typed: str) -> "Filter":
        """`area:2`, `2`, `A2-P1`, `draft`; every other word is looked for in the entries."""
        area, criterion, drafts, words = None, "", False, []
        for word in typed.split():
            if match := _AREA.fullmatch(word):
                area = int(match[1])
            elif _CRITERION.fullmatch(word):
                criterion = word.upper()
            elif word.casefold() in ("draft", "drafts"):
                drafts = True
            elif word.casefold() not in ("area", "area:"):
                words.append(word)
        return cls(area, criterion, drafts, Query.of(" ".join(words)))

    def __bool__(self) -> bool:
        return self != Filter()

    def holds(self, entry: Reflection) -> bool:
        """Whether an entry is listed."""
        if self.area is not None and entry.area != self.area:
            return False
        if self.criterion and not any(c.startswith(self.criterion) for c in entry.criteria):
            return False
        if self.drafts and entry.status != "draft":
            return False
        if not self.query.words:
            return True
        texts = [entry.title, *entry.tags, *(getattr(entry, s.field) for s in SECTIONS)]
        found = set().union(*(self.query.in_text(text) for text in texts))
        return len(found) == len(self.query.words)

    def __str__(self) -> str:
        parts = [
            f"area {self.area}" if self.area is not None else "all areas",
            self.criterion,
            "drafts" if self.drafts else "",
            " ".join(self.query.words),
        ]
        return "   ".join(filter(None, parts))
