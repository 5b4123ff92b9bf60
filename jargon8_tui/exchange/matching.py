"""Which record in the notebook a piece of a file is: by its uid, else by its content.

The content that tells is kind, date, title and area; of a note section and title. A file's name or
time alone tells nothing. Where a reflection has no date of its own it has that of its file, which
moves with every copy; it is then the one with its title and area that has most of its lines, or
that came from a file of the same name. A record that was given another title or date here is known
by what its file called it.
"""

import contextlib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from jargon8_tui.exchange.giving_way import Breathe, giving_way, never
from jargon8_tui.exchange.reading.pieces import Piece
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import Kept, Kind, Ref, kind_of
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.store import Notebook

_TELLING = {
    "note": ("section", "title"),
    "link": ("a", "b"),
    "measurement": ("service_level", "at", "note"),
}
"""The fields that tell records of a kind apart, where they are not its when, title and area."""

_BESIDE = {"source"}
"""What says where a text came from, and is no part of it."""


class Known:
    """The records that are in a notebook, to be found by what a piece says of itself."""

    def __init__(
        self, notebook: Notebook, kinds: Iterable[Kind[Any]], breathe: Breathe = never
    ) -> None:
        """`kinds` are those of the pieces: only among them is anything looked for by content."""
        self.notebook = notebook
        self.imports = notebook.imports()
        self.trashed: dict[str, Ref] = {}
        for item in notebook.trashed():
            with contextlib.suppress(ValueError, Refused):  # one that cannot be read is no match
                self.trashed[item.kept.record.uid] = item.ref
        self._by_uid: dict[str, Kept[Record]] = {}
        self._by_content: dict[tuple[Any, ...], list[Kept[Record]]] = defaultdict(list)
        for kind in kinds:
            for kept in giving_way(notebook.collection(kind).all(), breathe):
                self._by_uid[kept.record.uid] = kept
                for dated in (True, False):
                    self._by_content[content(kept.record, dated=dated)].append(kept)
        self._by_called = self.imports.called()

    def with_uid(self, uid: str) -> Kept[Record] | None:
        """The record with `uid`, of whatever kind; always the same one."""
        if uid not in self._by_uid and (ref := self.notebook.ref_of(uid)) is not None:
            with contextlib.suppress(Refused):  # it cannot be read
                self._by_uid[uid] = self.notebook.kept(ref)
        return self._by_uid.get(uid)

    def alike(self, piece: Piece, record: Record) -> Iterator[Kept[Record]]:
        """The records that `record`, made from `piece`, could be another state of."""
        found = list(self._by_content[content(record, dated=piece.dated)])
        renamed = self.with_uid(self._by_called.get(called(piece, record), ""))
        for kept in [*found, renamed] if renamed else found:
            if piece.dated or same_text(piece, record, kept.record) or _close(record, kept.record):
                yield kept


def same_text(piece: Piece, record: Record, kept: Record) -> bool:
    """Whether all that `piece` says of its record is so in `kept`."""
    return (
        type(record) is type(kept)
        and all(
            getattr(record, attribute) == getattr(kept, attribute)
            or _same_rows(piece, attribute, getattr(record, attribute), getattr(kept, attribute))
            for attribute in said_by(piece, record)
        )
        and not added_to(piece, record, kept)
    )


def added_to(piece: Piece, record: Record, kept: Record) -> dict[str, Any]:
    """The fields that the app writes itself and that say more in `piece` than in `kept`: lists that
    go on where those of `kept` end, such as the updates of feedback, and counts with them."""
    more = {
        field.attribute: getattr(record, field.attribute)
        for field in fields_of(type(record))
        if field.app_writes
        and field.name in piece.given
        and _goes_on(getattr(record, field.attribute), getattr(kept, field.attribute))
    }
    return more if any(isinstance(value, tuple) for value in more.values()) else {}


def _goes_on(value: Any, from_value: Any) -> bool:
    if isinstance(value, tuple):
        return len(value) > len(from_value) and value[: len(from_value)] == from_value
    return isinstance(value, int) and value > from_value


def _same_rows(piece: Piece, attribute: str, these: Any, those: Any) -> bool:
    """Whether two tables are the same in all that a piece says of their rows: the CSV of a matrix
    says nothing of notes and stakeholders. One that carries a uid leaves out only what is empty."""
    given = piece.given.get(attribute)
    if piece.given.get("uid") or not isinstance(given, list) or len(these) != len(those):
        return False
    return all(
        isinstance(said, dict) and all(getattr(one, x) == getattr(other, x, None) for x in said)
        for said, one, other in zip(given, these, those, strict=True)
    )


def said_by(piece: Piece, record: Record) -> list[str]:
    """The attributes of `record` that `piece` says something of, its stamps and source aside.

    What the app writes itself counts only for a record that is new."""
    known = fields_by_name(type(record))
    names: Iterable[str] = known if piece.whole else piece.given.keys() & known.keys()
    left_out = {*STAMPS, *(() if piece.whole else _BESIDE)}
    left_out |= {field.name for field in known.values() if field.app_writes}
    if not piece.dated:
        left_out.add(piece.kind.when)
    return [known[name].attribute for name in names if name not in left_out]


def called(piece: Piece, record: Record) -> str:
    """What its file calls a record, as a fingerprint: kept on, so it must not be readable."""
    name = repr(content(record, dated=piece.dated))
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def content(record: Record, *, dated: bool) -> tuple[Any, ...]:
    """What tells a record from the others of its kind; `dated` says whether its date does."""
    kind: Kind[Any] = kind_of(record)
    when = (kind.when,) if dated and kind.when != "created" else ()
    names = _TELLING.get(kind.name, (kind.title, "area", "stakeholder", *when))
    names = names if dated else tuple(name for name in names if name != kind.when)
    return (kind.name, dated, *(getattr(record, name, None) for name in names))


def _close(record: Record, kept: Record) -> bool:
    """Whether two records came from files of one name, or most lines of one are in the other."""
    source = getattr(record, "source", "")
    if source and source == getattr(kept, "source", ""):
        return True
    these, those = _lines(record), _lines(kept)
    return bool(these and those) and len(these & those) * 2 > min(len(these), len(those))


def _lines(record: Record) -> set[str]:
    texts = (
        getattr(record, field.attribute)
        for field in fields_of(type(record))
        if field.shape is Shape.PROSE
    )
    return {line.strip() for text in texts for line in text.splitlines() if line.strip()}
