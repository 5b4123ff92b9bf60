"""Which records may be what is looked for, told from their JSON: the others are never decoded.

A sieve never says no wrongly. It takes rows by the dozen, since looking through them joined is
twice as quick as one after another where most have nothing of what is looked for.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from jargon8_tui.model.fields import fields_of
from jargon8_tui.model.kinds import Kind
from jargon8_tui.services.finding.query import (
    Query,
    Term,
    has_other_letters,
    spells_letters_out,
)
from jargon8_tui.services.finding.texts import given_texts, given_words

AT_ONCE = 64
"""How many rows are best joined."""

Sieve = Callable[[Sequence[bytes]], Sequence[int]]
"""From some rows to the places of those that may match."""

# JSON in lower case, all of it ASCII, in which a line break is a backslash and an n.
_BEGINNING = rb"(?:(?<![a-z0-9_]%b)|(?<=\\[bfnrt]%b))"
"""After the first word, since an expression that begins with letters is looked for by these."""
_END = rb"(?![a-z0-9_])"
_BETWEEN = rb'(?:\\[bfnrt]|[^a-z0-9_"])'
_STRING_ENDS = _BETWEEN + rb'*"(?!\s*(?:,\s*"(?:%b)"\s*:|\}\s*\Z))'
"""But not where the next field of the record begins, or the record is at its end: the parts of one
field are one text to a query, and a phrase may go on in the next of them."""


@lru_cache(64)
def sieve(query: Query, kind: Kind[Any]) -> Sieve:
    """The sieve for the words and phrases of `query` in records of `kind`."""
    given = given_words(kind)
    words = [word for word in query.words if not any(one.startswith(word) for one in given)]
    phrases = [term for term in query.phrases if not _is_given(term, kind)]
    anywhere = [re.compile(re.escape(word.encode())).search for word in words]
    patterns = [_in_json(phrase, kind) for phrase in phrases]
    patterns += [_beside_names(word, kind) for word in words]
    tests = [re.compile(pattern).search for pattern in patterns]

    def fits(line: bytes) -> bool:
        return all(test(line) for test in tests)

    def passing(rows: Sequence[bytes]) -> Sequence[int]:
        joined = b"\n".join(rows)
        if _folds_otherwise(joined):
            return [at for at, row in enumerate(rows) if _folds_otherwise(row) or fits(row.lower())]
        lower = joined.lower()
        if not all(search(lower) for search in anywhere):
            return ()
        lines = lower.split(b"\n")
        if len(lines) != len(rows):  # written by another program, over several lines each
            lines = [row.lower() for row in rows]
        return [at for at, line in enumerate(lines) if fits(line)]

    return passing


def _folds_otherwise(json: bytes) -> bool:
    """Whether there may be letters in some JSON that lower case alone does not fold."""
    return spells_letters_out(json) or has_other_letters(json)


def _in_json(phrase: Term, kind: Kind[Any]) -> bytes:
    """What finds a phrase in the JSON of a record, or as much of it as there is before the end of
    a string behind which it may go on."""
    first, *others = (re.escape(word.encode()) for word in phrase.words)
    string_ends = _STRING_ENDS % "|".join(sorted(_fields_alone(kind.record))).encode()
    rest = _END if phrase.whole else b""
    for word in reversed(others):
        rest = b"(?:%b+%b%b|%b)" % (_BETWEEN, word, rest, string_ends)
    return first + _BEGINNING % (first, first) + rest


def _is_given(term: Term, kind: Kind[Any]) -> bool:
    """Whether a record of `kind` may have a phrase where its JSON leaves it out."""
    return any(Query((term,)).all_in(text) for text in given_texts(kind))


def _beside_names(word: str, kind: Kind[Any]) -> bytes:
    """What finds `word`; where it is a part of the name of a field, which every record has,
    anywhere but in such a name."""
    record: type[msgspec.Struct] = kind.record
    is_in_name = any(word in name for name in _names(record))
    return re.escape(word.encode()) + (rb'(?!\w*":)' if is_in_name else b"")


@cache
def _names(record: type[msgspec.Struct]) -> frozenset[str]:
    """The names of the fields of a record and of its parts."""
    return frozenset(field.name.lower() for field in fields_of(record)) | _names_in_parts(record)


def _fields_alone(record: type[msgspec.Struct]) -> frozenset[str]:
    """The names of those fields of a record that none of its parts has."""
    return _names(record) - _names_in_parts(record)


def _names_in_parts(record: type[msgspec.Struct]) -> frozenset[str]:
    items = (field.item for field in fields_of(record) if field.item is not None)
    return frozenset[str]().union(*map(_names, items))
