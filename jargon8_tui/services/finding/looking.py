"""Looking through the records themselves for what is wanted: what find does without an index, in
steps so small that a screen can do it between two keys."""

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import NOTE, Kept, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote, ShippedRef
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.finding.sieve import AT_ONCE, sieve
from jargon8_tui.services.finding.texts import holds
from jargon8_tui.services.library.shipped_notes import shipped_note, shipped_notes
from jargon8_tui.store import Notebook
from jargon8_tui.store.collection import LATEST, PAUSE
from jargon8_tui.store.sieving import Sieve

AnyRef = Ref | ShippedRef
"""What is found, by its ref."""
Found = Kept[Record] | ShippedNote
"""What is found, as it is read."""


def look_through(
    notebook: Notebook, query: Query, kinds: Sequence[Kind[Any]]
) -> Iterator[AnyRef | None]:
    """What `query` finds among `kinds`, newest first; none where it is a good moment to pause."""
    since = query.since.isoformat() if query.since else ""
    until = query.until.isoformat() if query.until else LATEST
    sought = [kind for kind in kinds if not query.kinds or kind.name in query.kinds]
    records = sifted(notebook, {kind: sieve(query, kind) for kind in sought})
    shipped = _shipped(query) if NOTE in kinds else ()
    for when, ref in heapq.merge(shipped, records, key=itemgetter(0), reverse=True):
        if when < since:
            return
        if ref is None or when[: len(until)] > until:
            yield None
        elif isinstance(ref, ShippedRef) or _is_wanted(notebook, query, ref):
            yield ref
        else:
            yield None


def sifted(
    notebook: Notebook, sieves: Mapping[Kind[Any], Sieve]
) -> Iterator[tuple[str, Ref | None]]:
    """What passes the sieves of its kind, newest first: when it is and its ref; none for a ref
    where it is a good moment to pause."""
    streams = [_dated(notebook, kind, passing) for kind, passing in sieves.items()]
    return heapq.merge(*streams, key=itemgetter(0), reverse=True)


def _dated(notebook: Notebook, kind: Kind[Any], passing: Sieve) -> Iterator[tuple[str, Ref | None]]:
    for when, id in notebook.collection(kind).dated(passing, AT_ONCE):
        yield when, Ref(kind, id) if id != PAUSE else None


def _is_wanted(notebook: Notebook, query: Query, ref: Ref) -> bool:
    try:
        return holds(query, notebook.get(ref))
    except Refused:  # it went away meanwhile, or cannot be read: `check` names it
        return False


def _shipped(query: Query) -> Iterator[tuple[str, AnyRef | None]]:
    found = [ref for ref, note in shipped_notes().items() if holds(query, note.record)]
    for ref in best_named(query, found):
        yield shipped_note(ref).when.isoformat(), ref


def best_named(query: Query, refs: Iterable[ShippedRef]) -> list[ShippedRef]:
    """Shipped notes, newest first, and of a day those before others whose names have more of what
    is looked for: they ship together, and the one about a thing comes before those that touch on
    it."""

    def closeness(ref: ShippedRef) -> tuple[dt.date, int]:
        note = shipped_note(ref)
        return note.when, len(query.terms_in("\n\n".join((note.title, *note.record.tags))))

    return sorted(refs, key=closeness, reverse=True)
