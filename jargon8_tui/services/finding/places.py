"""Where a record stands among all, newest last, as a number: what an index of words points to.

A *place* is made of the day and time of a record, its kind and its id, so it says which record it
is. Places lie far apart, and an index stores how far it is from one to the next: so each gets a
*rung*, a small number in the same order.
"""

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from jargon8_tui.model.kinds import KINDS, Ref
from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.services.finding.looking import AnyRef, Found
from jargon8_tui.services.library.shipped_notes import shipped_notes

# A place, from its highest bit down: the day, the second in it, the kind, the id.
_ID_BITS, _KIND_BITS, _SECOND_BITS = 20, 4, 17
_SHIPPED = (1 << _KIND_BITS) - 1
"""Where the kind stands for a record, for a note that ships."""
_LAST = _SHIPPED - 1
"""For the first of the kinds, which goes before the others of the same moment."""

_APART = 32
"""How far two rungs are apart at first, so that some more go in between."""
_FOR_LATER = 1 << 24
"""How far it is from the present to what is dated later: what is written from now on goes there."""


class NoRoom(Exception):
    """There is no number left for a record."""


def place_of(found: Found) -> int:
    """The place of a record; a day comes before the moments in it, as in lists. Raises `NoRoom`."""
    when, ref = found.when, found.ref
    second = 0
    if isinstance(when, dt.datetime):
        second = 1 + when.hour * 3600 + when.minute * 60 + when.second
    if isinstance(ref, ShippedRef):
        return _place(when.toordinal(), second, _SHIPPED, _last_first().index(ref))
    if ref.id >> _ID_BITS:
        raise NoRoom(f"{ref} is too large a number.")
    return _place(when.toordinal(), second, _LAST - KINDS.index(ref.kind), ref.id)


def ref_at(place: int) -> AnyRef:
    """The record or shipped note at a place."""
    id = place & ((1 << _ID_BITS) - 1)
    kind = (place >> _ID_BITS) & _SHIPPED
    return _last_first()[id] if kind == _SHIPPED else Ref(KINDS[_LAST - kind], id)


def first_place(day: int) -> int:
    """The place before all that are on a day or later; it is given as its ordinal."""
    return _place(day)


class Ladder:
    """The rungs of the places there are, in the same order. A place keeps its rung for ever."""

    def __init__(self, today: dt.date) -> None:
        self._later = first_place(today.toordinal() + 1)
        self._places = array("q")
        self._rungs = array("q")

    def add_last(self, place: int) -> int:
        """The rung of a place after all that there are."""
        last = self._rungs[-1] if self._rungs else 0
        before = self._places[-1] if self._places else 0
        self._places.append(place)
        self._rungs.append(last + (_FOR_LATER if before < self._later <= place else _APART))
        return self._rungs[-1]

    def rung_of(self, place: int) -> int:
        """The rung of any place, a new one too. Raises `NoRoom`."""
        at = bisect_left(self._places, place)
        if at == len(self._places):
            return self.add_last(place)
        if self._places[at] == place:
            return self._rungs[at]
        below = self._rungs[at - 1] if at else 0
        rung = below + min(_APART, (self._rungs[at] - below) // 2)
        if rung == below:
            raise NoRoom("The rungs on both sides are next to each other.")
        self._places.insert(at, place)
        self._rungs.insert(at, rung)
        return rung

    def first_from(self, place: int) -> int:
        """The first rung of all at a place or after it, or one after all."""
        at = bisect_left(self._places, place)
        return self._rungs[at] if at < len(self._rungs) else (1 << 63) - 1

    def refs_on(self, rungs: Iterable[int]) -> list[AnyRef]:
        """The records on some rungs."""
        return [ref_at(self._places[bisect_left(self._rungs, rung)]) for rung in rungs]


def _last_first() -> list[ShippedRef]:
    """The notes that ship, in such an order that those of a day are found as the contents go."""
    return list(reversed(shipped_notes()))


def _place(day: int, second: int = 0, kind: int = 0, id: int = 0) -> int:
    return (((day << _SECOND_BITS) + second << _KIND_BITS) + kind << _ID_BITS) + id
