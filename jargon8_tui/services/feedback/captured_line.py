"""What a captured line was understood to be, and how that reads back."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from jargon8_tui.model.kinds import FEEDBACK, Kind
from jargon8_tui.services.feedback.capture_words import Named, track_of_words

CONCERN = "concern"
"""What feedback is that does not say so."""

_ORDER = (
    "kind",
    "type",
    "track",
    "severity",
    "category",
    "stakeholder",
    "tags",
    "due",
    "received",
)
"""In which what was understood is said."""


class Understood(NamedTuple):
    """One thing that was understood: the field it is, and how it reads back."""

    field: str
    words: str


@dataclass
class Capture:
    """What a line was understood to be."""

    kind: Kind[Any]
    given: dict[str, Any] = field(default_factory=dict)
    """The values by field name, as `model.values.made` takes them."""
    understood: list[Understood] = field(default_factory=list)
    at: str = ""
    """What stands after an `@` that could be several stakeholders, or none."""
    matches: tuple[Named, ...] = ()
    """The stakeholders it could be; the record has the one that was chosen, the first at first."""
    mistyped: tuple[str, str] | None = None
    """A word that stays in the text, and the one that it would be understood as, spelt so."""

    @property
    def called(self) -> str:
        """What it becomes, in a word: `concern`, `compliment`, `action`."""
        return str(self.given.get("type", CONCERN)) if self.kind is FEEDBACK else self.kind.label

    @property
    def in_words(self) -> str:
        """`New concern, high, access control, ST-6 Tenant rep, Tower A, now.`"""
        parts = sorted(self.understood, key=lambda part: _ORDER.index(part.field))
        return f"New {', '.join(part.words for part in parts)}."

    @property
    def doubt(self) -> str:
        """What should be made clear about `@`, as a sentence, or nothing."""
        if self.at and not self.matches:
            return f"No stakeholder is called {self.at}, so @ stays in the text."
        if len(self.matches) > 1:
            could = " or ".join(match.ref for match in self.matches[:4])
            return f"@{self.at} could be {could}."
        return ""

    @property
    def misspelt(self) -> str:
        """What could have been meant by the first word that was not understood, or nothing."""
        if self.mistyped is None:
            return ""
        word, meant = self.mistyped
        return f"{word}: was {meant} meant?"

    @property
    def other_track(self) -> str:
        """How to make it a matter that others handle, where it sounds like one and counts as a
        customer's; else nothing."""
        if self.kind is not FEEDBACK or "track" in self.given:
            return ""
        track = track_of_words(f"{self.given['summary']} {self.given.get('detail', '')}")
        return track and f"It counts as a customer's: begin with {track} if it is one."
