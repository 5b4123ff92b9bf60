"""What words of a captured line can mean: stakeholders after `@`, categories after `#`, and those
that tell of a matter which others handle anywhere."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
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


class Vocabulary:
    """What there is to name. It is looked up when a line first names any, since in a notebook of
    many years that takes longer than a key may, and most lines name nothing."""

    def __init__(
        self, stakeholders: Callable[[], Iterable[Named]], categories: Callable[[], Iterable[str]]
    ) -> None:
        self._find_stakeholders = stakeholders
        self._find_categories = categories

    @cached_property
    def stakeholders(self) -> tuple[Named, ...]:
        """Those that `@` can name, the active ones first."""
        return tuple(self._find_stakeholders())

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Those that `#` can name, the user's own last."""
        return tuple(self._find_categories())

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
    return Vocabulary(partial(_stakeholders_of, notebook), partial(_categories_of, notebook))


def _stakeholders_of(notebook: Notebook) -> Iterator[Named]:
    for kept in sorted(notebook.stakeholders.all(), key=lambda k: not k.record.active):
        yield Named(kept.record.uid, str(kept.ref), kept.record.name, kept.record.organisation)


def _categories_of(notebook: Notebook) -> Iterator[str]:
    own = {row.category for _, row in notebook.feedback.each(_Category)} - {"", *CATEGORIES}
    yield from (*CATEGORIES, *sorted(own))


def _begins(words: str, text: str) -> bool:
    """Whether each of `words` begins a word of `text`."""
    query = Query.of(words)
    return bool(query) and query.all_in(text)
