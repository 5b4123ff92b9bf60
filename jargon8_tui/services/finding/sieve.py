"""Which records may be what is looked for, told from their JSON: the others are never decoded.

A sieve never says no wrongly. It takes rows by the dozen, since looking through them joined is
twice as quick as one after another where most have nothing of what is looked for.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from jargon8_tui.model.fields import fields_of
from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record
from jargon8_tui.services.finding.query import Query, has_other_letters, spells_letters_out
from jargon8_tui.services.finding.texts import given_words

AT_ONCE = 64
"""How many rows are best joined."""

Sieve = Callable[[Sequence[bytes]], Sequence[int]]
"""From some rows to the places of those that may match."""


def sieve(query: Query, kind: Kind[Any]) -> Sieve:
    """The sieve for the words of `query` in records of `kind`."""
    given = given_words(kind)
    sought = [word for word in query.words if not any(one.startswith(word) for one in given)]
    encoded = [(word.encode(), _beside_names(word, kind)) for word in sought]
    may_match = Query.of(" ".join(sought)).quick_look()

    def passing(rows: Sequence[bytes]) -> Sequence[int]:
        joined = b"\n".join(rows)
        lower = joined.lower()
        lines = lower.split(b"\n") if all(word in lower for word, _ in encoded) else []
        if spells_letters_out(joined) or has_other_letters(joined) or 0 < len(lines) != len(rows):
            return [at for at, row in enumerate(rows) if may_match(row)]
        places: Sequence[int] = range(len(lines))
        for word, pattern in encoded:
            if pattern is None:
                places = [at for at in places if word in lines[at]]
            else:
                places = [at for at in places if pattern.search(lines[at])]
        return places

    return passing


def _beside_names(word: str, kind: Kind[Any]) -> re.Pattern[bytes] | None:
    """What finds `word` anywhere but in the names of fields, where it is a part of such a name:
    every record has those."""
    record: type[Record] = kind.record
    if not any(word in name for name in _names(record)):
        return None
    return re.compile(word.encode() + rb'(?!\w*":)')


@cache
def _names(record: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(_names_in(record))


def _names_in(record: type[msgspec.Struct]) -> Iterator[str]:
    for field in fields_of(record):
        yield field.name.lower()
        if field.item is not None:
            yield from _names_in(field.item)
