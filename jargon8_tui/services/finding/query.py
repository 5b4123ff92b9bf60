"""What is typed to find something, and where it matches: beginnings of words and phrases in quotes,
accents and case aside, and limits such as `kind:feedback`, `area:2`, `since:fri`."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from jargon8_tui.model.dates import day_in_words, read_day
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, Kind, kind_named
from jargon8_tui.model.text import shortened

Marks = tuple[tuple[int, int], ...]
"""Where the matching words stand in a text: from, to."""

_PIECE = re.compile(r'"([^"]*)("?)|[^\s"]+')
_LIMIT = re.compile(r'(?<!\S)(kind|area|since|until):("[^"]*"?|[^\s"]*)', re.IGNORECASE)
_GAP = r"(?:[^\w\n]|\n(?!\n))+"
"""What may stand between the words of a phrase: anything but the end of a paragraph."""

_MAYBE_ACCENTS = re.compile("[^\x00-\u02ff\u2010-\u2027]")
_BACKSLASH = ord("\\")
_ASCII = bytes(range(128))
_PUNCTUATION = re.compile(rb"(?:\xe2\x80[\x90-\xa7]|\xc2\xa3)*")
"""What prose has beside ASCII and is no letter: dashes, curly quotes, the pound sign."""


class Term(NamedTuple):
    """A word, or a phrase of several, folded."""

    words: tuple[str, ...]
    whole: bool = False
    """Whether the last word has to end there, as in a phrase whose quotes are closed."""

    @property
    def pattern(self) -> str:
        """The regular expression that finds it in a folded text."""
        return _GAP.join(self.words) + (r"(?!\w)" if self.whole else "")


@dataclass(frozen=True)
class Query:
    """What is looked for; what is empty leaves nothing out."""

    terms: tuple[Term, ...] = ()
    """All of them have to be there."""
    kinds: frozenset[str] = frozenset()
    """The names of the only kinds to look in."""
    area: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @classmethod
    def of(cls, typed: str) -> "Query":
        """The words and phrases in `typed`, whatever else they could mean."""
        return cls(tuple(dict.fromkeys(_terms(typed))))

    @classmethod
    def read(cls, typed: str, now: dt.datetime) -> "Query":
        """All that `typed` means at the moment `now`. Raises `Refused` for a limit that is none."""
        limits: list[tuple[str, str]] = []

        def take(match: re.Match[str]) -> str:
            limits.append((match[1].lower(), match[2].strip('"').strip()))
            return " "

        words = _LIMIT.sub(take, typed)
        query = cls.of(words)
        values: dict[str, Any] = {}
        kinds: set[str] = set()
        for name, value in limits:
            if not value:
                continue  # it is still being typed
            if name == "kind":
                kinds = kinds.union(*map(_kinds_called, filter(None, value.split(","))))
            elif name == "area":
                values["area"] = _area(value)
            else:
                values[name] = read_day(value, now)
        return cls(query.terms, frozenset(kinds), **values)

    def __bool__(self) -> bool:
        return self != Query()

    def __str__(self) -> str:
        """What was typed, as it was understood."""
        terms = (
            f'"{" ".join(term.words)}"' if term.whole or len(term.words) > 1 else term.words[0]
            for term in self.terms
        )
        limits = (
            ", ".join(sorted(self.kinds)),
            f"area {self.area}" if self.area is not None else "",
            f"since {day_in_words(self.since)}" if self.since else "",
            f"until {day_in_words(self.until)}" if self.until else "",
        )
        return " ".join(filter(None, (*terms, *limits)))

    def among(self, kinds: Sequence[Kind[Any]]) -> "Query | None":
        """The query for those of `kinds` that it looks in; none where it looks in none of them."""
        if len(kinds) == len(KINDS):
            return self
        names = frozenset(kind.name for kind in kinds if not self.kinds or kind.name in self.kinds)
        return replace(self, kinds=names) if names else None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word that has to be there, each once."""
        return tuple(dict.fromkeys(word for term in self.terms for word in term.words))

    @cached_property
    def phrases(self) -> tuple[Term, ...]:
        """The terms of which it is not enough that the beginnings of their words are there."""
        return tuple(term for term in self.terms if term.whole or len(term.words) > 1)

    def all_in(self, text: str) -> bool:
        """Whether all that is looked for stands in `text`, in which a blank line parts phrases."""
        plain = folded(text)
        return all(word in plain for word in self.words) and all(
            pattern.search(plain) for pattern in self._patterns
        )

    def terms_in(self, text: str) -> set[Term]:
        """Those of the terms that stand in `text`."""
        plain = folded(text)
        return {
            term
            for term, pattern in zip(self.terms, self._patterns, strict=True)
            if term.words[0] in plain and pattern.search(plain)
        }

    def marks(self, text: str) -> Marks:
        """Where in `text` the beginnings of its words, and the phrases, match."""
        if not self.terms:
            return ()
        plain, places = _folded_in_place(text)
        marks: list[tuple[int, int]] = []
        for match in self._any.finditer(plain):
            start, end = places[match.start()], places[match.end() - 1] + 1
            if not marks or start >= marks[-1][1]:  # one letter can fold into two words, as ¼ does
                marks.append((start, end))
        return tuple(marks)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(rf"(?<!\w){term.pattern}") for term in self.terms]

    @cached_property
    def _any(self) -> re.Pattern[str]:
        longest_first = sorted((term.pattern for term in self.terms), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})")


def spells_letters_out(json: bytes) -> bool:
    r"""Whether letters may be spelled out in some JSON, as `\u0062`."""
    return _BACKSLASH in json and any(part[:1] == b"u" for part in json.split(b"\\"))


def has_other_letters(json: bytes) -> bool:
    """Whether there may be letters in some JSON that lower case alone does not fold."""
    return not json.isascii() and not _PUNCTUATION.fullmatch(json.translate(None, _ASCII))


def folded(text: str) -> str:
    """`text` without case and accents, as queries and texts are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _MAYBE_ACCENTS.sub(lambda m: "" if unicodedata.combining(m[0]) else m[0], decomposed)


def words_of(text: str) -> list[str]:
    """The words of a text, folded; punctuation parts words, so `A2-P1` is two."""
    return re.findall(r"\w+", folded(text))


def _terms(typed: str) -> Iterator[Term]:
    for match in _PIECE.finditer(typed):
        phrase, end = match[1], match[2]
        words = words_of(match[0])
        if phrase is not None and words:
            yield Term(tuple(words), whole=bool(end))
        else:
            yield from (Term((word,)) for word in words)


def _kinds_called(value: str) -> set[str]:
    """The kinds whose name, or ref, begins with `value`: it may still be being typed."""
    start = folded(value)
    called = {
        kind.name
        for kind in KINDS
        if start == kind.prefix.lower()
        or any(name.lower().startswith(start) for name in (kind.name, kind.label, kind.labels))
    }
    return called or {kind_named(value).name}


def _area(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 2):
        raise Refused(f"{shortened(value)} is not the number of an area: area:2 would be.")
    return int(value)


def _folded_in_place(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded, and for each of its characters the place it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [folded(character) for character in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]
