"""Which records may be what is looked for, told from their JSON: the others are never decoded.

A sieve never says no wrongly. It takes rows by the dozen, since looking through them joined is
twice as quick as one after another where most have nothing of what is looked for.
"""

import re
from collections.abc import Callable, Sequence
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

AT_ONCE = 64
"""How many rows are best joined."""

Sieve = Callable[[Sequence[bytes]], Sequence[int]]
"""From some rows to the places of those that may match."""

# JSON in lower case, all of it ASCII, in which a line break is a backslash and an n.
_BEGINNING = rb"(?:(?<![a-z0-9_]%b)|(?<=\\[bfnrt]%b))"
"""After the first word, since an expression that begins with letters is looked for by these."""
_WHOLE = rb"(?![a-z0-9_])"
_NO_NAME = rb'(?!\w*"\s*:)'
"""The names of fields are in every record."""
_BETWEEN = rb'(?:\\[bfnrt]|[^a-z0-9_"])'
_STRING_ENDS = _BETWEEN + rb'*"(?!\s*(?::|,\s*"(?:%b)"\s*:|\}\s*\Z))'
"""But not where the next field of the record begins, or the record is at its end: the parts of one
field are one text to a query, and a phrase may go on in the next of them."""


@lru_cache(64)
def sieve(query: Query, kind: Kind[Any]) -> Sieve:
    """The sieve for the words, phrases and area of `query` in records of `kind`."""
    terms = [term for term in query.terms if not _is_given(term, kind)]
    words = dict.fromkeys(word for term in terms for word in term.words)
    anywhere = [re.compile(re.escape(word.encode())).search for word in words]
    tests = [_in_json(term).search for term in terms] + anywhere
    if query.area is not None:
        tests.append(re.compile(rb'"area"\s*:\s*%d(?!\d)' % query.area).search)

    def passing(rows: Sequence[bytes]) -> Sequence[int]:
        joined = b"\n".join(rows)
        lines: Sequence[bytes | None]
        if _folds_otherwise(joined):
            lines = [None if _folds_otherwise(row) else row.lower() for row in rows]
        else:
            lower = joined.lower()
            if not all(search(lower) for search in anywhere):
                return ()
            lines = lower.split(b"\n")
            if len(lines) != len(rows):  # written by another program, over several lines each
                lines = [row.lower() for row in rows]
        places: Sequence[int] = range(len(rows))
        for test in tests:
            places = [at for at in places if (line := lines[at]) is None or test(line)]
        return places

    return passing


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
