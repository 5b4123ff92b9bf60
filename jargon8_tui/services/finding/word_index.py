"""The index of every word there is: an FTS5 table of SQLite's, in memory and for this session only.

It keeps which words a record has and nothing else: no text, no positions. Records are numbered by
when they are, so that the newest come first without being sorted. Words that begin with a colon are
not the user's: they say of which kind and area a record is.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from jargon8_tui.model.kinds import KINDS, Kind, kind_of
from jargon8_tui.services.finding.looking import AnyRef, Found
from jargon8_tui.services.finding.places import Ladder, first_place, place_of
from jargon8_tui.services.finding.query import Query, Term, words_of
from jargon8_tui.services.finding.texts import text_of

AT_ONCE = 16
"""How many records are taken in between two breaths: half a millisecond's work."""

_PREFIXES = 3
"""Beginnings of up to so many letters are indexed; FTS5 would look longer ones up by going through
every record that has them, so these are turned into the words they are the beginning of."""
_EACH = 50
"""Up to so many words: where there are more, few records have each."""

_TABLE = """
    CREATE VIRTUAL TABLE rungs USING fts5(
        words, content='', detail=none, columnsize=0, prefix='1 2 3',
        tokenize="ascii tokenchars '_:'"
    )
"""
_ADD = "INSERT INTO rungs(rowid, words) VALUES (?, ?)"
_TAKE_OUT = "INSERT INTO rungs(rungs, rowid, words) VALUES ('delete', ?, ?)"
_NEWEST = """
    SELECT rowid FROM rungs WHERE rungs MATCH ? AND rowid >= ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?
"""
_AFTER_ALL = (1 << 63) - 1


class CannotIndex(Exception):
    """This SQLite has no FTS5."""


class WordIndex:
    """Which words are where. Not to be used by two threads at once."""

    def __init__(self, today: dt.date) -> None:
        """Begin with nothing in it. Raises `CannotIndex`."""
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._ladder = Ladder(today)
        self._vocabulary = b"\n"
        """Every word longer than the beginnings that are indexed, on a line of its own."""
        try:
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute(_TABLE)
        except sqlite3.OperationalError as error:
            raise CannotIndex(str(error)) from None

    def fill(self, oldest_first: Iterable[Found], breathe: Callable[[], None]) -> None:
        """Take in records in the order of their places, with a `breathe` after each few."""
        long: set[str] = set()
        found = iter(oldest_first)
        self._db.execute("BEGIN")  # or it would be put in order anew after each few
        while some := list(islice(found, AT_ONCE)):
            rows = [(self._ladder.add_last(place_of(one)), _words(one)) for one in some]
            long.update(word for _, words in rows for word in words if len(word) > _PREFIXES)
            self._db.executemany(_ADD, [(rung, " ".join(words)) for rung, words in rows])
            breathe()
        self._db.execute("COMMIT")
        self._learn(long)

    def replace(self, before: Found | None, after: Found | None) -> None:
        """Take a record out as it was, and in as it is. Raises `NoRoom`."""
        if before is not None:
            rung = self._ladder.rung_of(place_of(before))
            self._db.execute(_TAKE_OUT, (rung, " ".join(_words(before))))
        if after is not None:
            words = _words(after)
            rung = self._ladder.rung_of(place_of(after))
            self._db.execute(_ADD, (rung, " ".join(words)))
            self._learn(word for word in words if not self._knows(word))

    def newest(self, query: Query, most: int) -> Iterator[list[AnyRef]]:
        """Those that have the words of `query`, newest first, at most so many at a time.

        Phrases are taken for their words: whether these stand together is not known here.
        """
        match = self._match(query)
        first, last = 0, _AFTER_ALL
        if query.since is not None:
            first = self._ladder.first_from(first_place(query.since.toordinal()))
        if query.until is not None:
            last = self._ladder.first_from(first_place(query.until.toordinal() + 1))
        while True:
            rungs = [rung for (rung,) in self._db.execute(_NEWEST, (match, first, last, most))]
            yield self._ladder.refs_on(rungs)
            if len(rungs) < most:
                return
            last = rungs[-1]

    def _learn(self, words: Iterable[str]) -> None:
        self._vocabulary += "".join(f"{word}\n" for word in words).encode()

    def _knows(self, word: str) -> bool:
        return len(word) <= _PREFIXES or f"\n{word}\n".encode() in self._vocabulary

    def _match(self, query: Query) -> str:
        """The query as FTS5 writes it."""
        parts = [part for term in query.terms for part in self._parts(term)]
        if query.kinds or not query.terms:
            kinds = [kind for kind in KINDS if not query.kinds or kind.name in query.kinds]
            parts.append(_any_of(_of_kind(kind) for kind in kinds))
        if query.area is not None:
            parts.append(_whole(_of_area(query.area)))
        return " AND ".join(parts)

    def _parts(self, term: Term) -> Iterator[str]:
        *before, last = term.words
        yield from map(_whole, before)
        if term.whole:
            yield _whole(last)
        elif len(last) <= _PREFIXES or len(words := self._beginning_with(last)) > _EACH:
            yield f"{_whole(last)} *"
        else:
            yield _any_of(words or [last])

    def _beginning_with(self, start: str) -> list[str]:
        """The words that begin so; no more than are wanted."""
        words: list[str] = []
        sought, at = f"\n{start}".encode(), 0
        while len(words) <= _EACH and (at := self._vocabulary.find(sought, at)) >= 0:
            end = self._vocabulary.index(b"\n", at + 1)
            words.append(self._vocabulary[at + 1 : end].decode())
            at = end
        return words


def _words(found: Found) -> set[str]:
    record = found.record
    words = {*words_of(text_of(record)), _of_kind(kind_of(record))}
    if (area := getattr(record, "area", None)) is not None:
        words.add(_of_area(area))
    return words


def _of_kind(kind: Kind[Any]) -> str:
    return f":{kind.prefix.lower()}"


def _of_area(area: int) -> str:
    return f":area{area}"


def _any_of(words: Iterable[str]) -> str:
    return f"({' OR '.join(map(_whole, words))})"


def _whole(word: str) -> str:
    return f'"{word}"'
