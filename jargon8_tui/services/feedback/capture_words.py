"""What words of a captured line can mean: stakeholders after `@`, categories after `#`, and those
that tell of a matter which others handle anywhere."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from jargon8_tui.model.feedback import CATEGORIES
from jargon8_tui.services.finding.query import Query
from jargon8_tui.store import Notebook

_TELL_OF = {
    "staff dispute": re.compile(r"\b(disputes?|grievances?)\b", re.IGNORECASE),
    "data protection": re.compile(
        r"\b(data breach|personal data|subject access|gdpr|dsar)\b", re.IGNORECASE
    ),
}


class Named(NamedTuple):
    """A stakeholder that `@` can name."""

    uid: str
    ref: str
    name: str
    organisation: str = ""

    def __str__(self) -> str:
        return f"{self.ref} {self.name}"


@dataclass(frozen=True)
class Vocabulary:
    """What there is to name."""

    stakeholders: tuple[Named, ...] = ()
    """Those that are active first."""
    categories: tuple[str, ...] = CATEGORIES

    def stakeholders_called(self, words: str) -> tuple[Named, ...]:
        """Those whom `words` begin words of; just the one whose ref or whole name they are."""
        for one in self.stakeholders:
            if words.casefold() in (one.ref.casefold(), one.name.casefold()):
                return (one,)
        return tuple(
            one
            for one in self.stakeholders
            if _begins(words, f"{one.ref} {one.name} {one.organisation}")
        )

    def category_called(self, words: str) -> str:
        """The first category that `words` begin words of, or nothing."""
        exact = [one for one in self.categories if one.casefold() == words.casefold()]
        alike = (one for one in self.categories if _begins(words, one))
        return exact[0] if exact else next(alike, "")


class _Category(msgspec.Struct):
    """Of feedback, only what it is about."""

    category: str = ""


def track_of_words(text: str) -> str:
    """The track, other than a customer's, that words in `text` tell of, or nothing."""
    return next((track for track, words in _TELL_OF.items() if words.search(text)), "")


def vocabulary(notebook: Notebook) -> Vocabulary:
    """The stakeholders of `notebook`, and the categories that its feedback has."""
    everyone = sorted(notebook.stakeholders.all(), key=lambda k: not k.record.active)
    named = (
        Named(kept.record.uid, str(kept.ref), kept.record.name, kept.record.organisation)
        for kept in everyone
    )
    own = {row.category for _, row in notebook.feedback.each(_Category)} - {"", *CATEGORIES}
    return Vocabulary(tuple(named), (*CATEGORIES, *sorted(own)))


def _begins(words: str, text: str) -> bool:
    """Whether each of `words` begins a word of `text`."""
    query = Query.of(words)
    return bool(query) and query.all_in(text)
