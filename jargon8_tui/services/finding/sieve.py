"""Which records may be what is looked for, told from their JSON: the others are never decoded.

A sieve never says no wrongly. It takes rows by the dozen, since looking through them joined is
twice as quick as one after another.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from jargon8_tui.model.fields import fields_of
from jargon8_tui.model.kinds import KINDS, Kind
from jargon8_tui.services.finding.query import (
    Query,
    Term,
    has_other_letters,
    spells_letters_out,
)
from jargon8_tui.services.finding.texts import given_texts
from jargon8_tui.store.sieving import Search, Sieve, Span, lines_found, lines_in

AT_ONCE = 64
"""How many rows are best joined."""

# JSON in lower case, all of it ASCII, in which a line break is a backslash and an n.
_BEGINNING = rb"(?:(?<![a-z0-9_]%b)|(?<=\\[bfnrt]%b))"
"""After the first word, since an expression that begins with letters is looked for by these."""
_WHOLE = rb"(?![a-z0-9_])"
_NO_NAME = rb'(?!\w*"\s*:)'
"""The names of fields are in every record."""
_BETWEEN = rb'(?:\\[bfnrt]|[^a-z0-9_"])'
_STRING_ENDS = _BETWEEN + rb'*"(?!\s*(?::|,\s*"(?:%b)"\s*:|\},?(?:\n|\Z)))'
"""But not where the next field of the record begins, or the record is at its end: the parts of one
field are one text to a query, and a phrase may go on in the next of them."""


@lru_cache(64)
def sieve(query: Query, kind: Kind[Any]) -> Sieve:
    """The sieve for the words, phrases and area of `query` in records of `kind`."""
    terms = [term for term in query.terms if not _is_given(term, kind)]
    words = dict.fromkeys(word for term in terms for word in term.words)
    anywhere = {word: re.compile(re.escape(word.encode())).search for word in words}
    tests = [_in_json(term).search for term in terms]
    tests += [anywhere[word] for term in terms for word in term.words[1:]]
    if query.area is not None:
        tests.append(re.compile(rb'"area"\s*:\s*%d(?!\d)' % query.area).search)

    def passing(rows: bytes) -> Iterable[Span]:
        lower = rows.lower()
        if _folds_otherwise(rows):
            return (
                (start, end)
                for start, end in lines_in(rows)
                if all(test(lower, start, end) for test in tests)
                or _folds_otherwise(rows[start:end])
            )
        if not all(search(lower) for search in anywhere.values()):
            return ()
        return _passed(tests, lower) if tests else lines_in(rows)

    return passing


def _passed(tests: Sequence[Search], lower: bytes) -> Iterable[Span]:
    """The lines that pass all `tests`; the first one leaps from a line that passes to the next."""
    leap, *others = tests
    found = lines_found(leap, lower)
    if not others:
        return found
    return (line for line in found if all(test(lower, *line) for test in others))


def _folds_otherwise(json: bytes) -> bool:
    """Whether there may be letters in some JSON that lower case alone does not fold."""
    return spells_letters_out(json) or has_other_letters(json)


@lru_cache(64)
def _in_json(term: Term) -> re.Pattern[bytes]:
    """What finds a word or phrase in the JSON of a record; of a phrase, as much as there is before
    the end of a string behind which it may go on."""
    first, *others = (re.escape(word.encode()) for word in term.words)
    string_ends = _STRING_ENDS % b"|".join(_fields_alone())
    rest = (_WHOLE if term.whole else b"") + _NO_NAME
    for word in reversed(others):
        rest = b"(?:%b+%b%b|%b)" % (_BETWEEN, word, rest, string_ends)
    return re.compile(first + _BEGINNING % (first, first) + rest)


def _is_given(term: Term, kind: Kind[Any]) -> bool:
    """Whether a record of `kind` may have a term where its JSON leaves it out."""
    return any(Query((term,)).all_in(text) for text in given_texts(kind))


@cache
def _fields_alone() -> tuple[bytes, ...]:
    """The names of those fields of records that no part of a record has."""
    fields = [field for kind in KINDS for field in fields_of(kind.record)]
    items = [field.item for field in fields if field.item is not None]
    in_parts = {field.name for item in items for field in fields_of(item)}
    names = {field.name for field in fields} - in_parts
    return tuple(name.lower().encode() for name in sorted(names))
