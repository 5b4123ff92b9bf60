"""What the filter line of the trash understands: kinds of record, and words of their titles."""

from dataclasses import dataclass, field

from jargon8_tui.model.kinds import KINDS
from jargon8_tui.services.finding.query import Query, folded
from jargon8_tui.services.returning import was
from jargon8_tui.store import Notebook, Trashed
from jargon8_tui.ui.trash.words import ref_of

_NAMES = {folded(name): kind.name for kind in KINDS for name in (kind.name, kind.labels)}


@dataclass(frozen=True)
class Filter:
    """Which deleted records are listed; what is empty leaves none out."""

    kinds: frozenset[str] = frozenset()
    query: Query = field(default_factory=Query)

    @classmethod
    def read(cls, typed: str) -> "Filter":
        """Names of kinds, in the singular or plural; other words are looked for."""
        words = folded(typed).split()
        kinds = frozenset(_NAMES[word] for word in words if word in _NAMES)
        return cls(kinds, Query.of(" ".join(word for word in words if word not in _NAMES)))

    def __bool__(self) -> bool:
        return self != Filter()

    def holds(self, notebook: Notebook, item: Trashed) -> bool:
        """Whether a deleted record is listed."""
        if self.kinds and item.kind not in self.kinds:
            return False
        kept = was(item, notebook.level_of)
        return self.query.all_in(f"{ref_of(item)}\n\n{kept.title if kept else ''}")

    def __str__(self) -> str:
        return ", ".join(filter(None, [*sorted(self.kinds), str(self.query)]))
