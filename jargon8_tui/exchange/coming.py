"""The names of the records that an import brings: others in it may name them before they are here.

A contact names its stakeholder as people do, and both may come in one folder, in any order. Such a
name is given a uid beforehand, which the record gets when it is written.
"""

from collections.abc import Callable, Iterable, Iterator

from jargon8_tui.exchange.reading.pieces import Piece
from jargon8_tui.model.fields import names_in
from jargon8_tui.model.kinds import LINK, MEASUREMENT
from jargon8_tui.model.record import Record

_NAMELESS = (LINK, MEASUREMENT)
"""The kinds whose records nobody calls by a name."""
_Name = tuple[str, str]
"""A kind and a title in small letters."""


class Coming:
    """What the pieces of an import are called."""

    def __init__(self, pieces: Iterable[Piece], new_uid: Callable[[], str]) -> None:
        self._new_uid = new_uid
        self._uids: dict[_Name, str] = {}
        """The uid that each name has or is given; empty until it is asked for."""
        self._promised: dict[str, str] = {}
        """The names that something in the import means, by their uids."""
        for piece in pieces:
            title = piece.given.get(piece.kind.title)
            if isinstance(title, str) and title.strip() and piece.kind not in _NAMELESS:
                uid = piece.given.get("uid")
                name = (piece.kind.name, _plain(title))
                self._uids.setdefault(name, uid.lower() if isinstance(uid, str) else "")

    @property
    def names(self) -> dict[str, str]:
        """The names that something in the import means, by the uids promised to them."""
        return dict(self._promised)

    def uid_of(self, text: str, of: str) -> str:
        """The uid that the record called `text`, of the kind `of` if that is said, is to get; or
        nothing, where none is called so."""
        for (kind, title), uid in self._uids.items():
            if title == _plain(text) and (kind == of or not of):
                promised = uid or self._new_uid()
                self._uids[kind, title] = promised
                self._promised[promised] = text
                return promised
        return ""

    def uid_for(self, kind: str, title: str) -> str:
        """The uid that a new record was promised under its name, or nothing."""
        uid = self._uids.get((kind, _plain(title)), "")
        return uid if uid in self._promised else ""

    def claimed(self, kind: str, title: str) -> str:
        """`uid_for` the first that asks; another record of the same name gets a uid of its own."""
        uid = self.uid_for(kind, title)
        self._promised.pop(uid, None)
        return uid

    def missing(self, record: Record, here: set[str]) -> Iterator[str]:
        """The names that `record` gives for records that are not `here` after all, by their
        uids."""
        for _, uid in names_in(record):
            if uid in self._promised and uid not in here:
                yield self._promised[uid]


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
