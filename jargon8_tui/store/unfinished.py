"""Writing that is not finished: kept beside the notebook, never in it.

A form left half-way is here from two seconds after a key until it is saved or thrown away, so that
neither a flat battery nor a closed window loses it. A new record's form holds its ref meanwhile.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from jargon8_tui.model.kinds import Ref, kind_named
from jargon8_tui.model.record import Moment
from jargon8_tui.store.durable import make_folder, replace_file
from jargon8_tui.store.errors import NotSaved


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it was left: whose it is, when it was left, and every field as it was typed."""

    kind: str
    id: Annotated[int, Meta(ge=1)]
    is_new: bool
    at: Moment
    fields: dict[str, str]

    @property
    def ref(self) -> Ref:
        """The record it is about, or will be."""
        return Ref(kind_named(self.kind), self.id)


class _Content(msgspec.Struct):
    """The file: the forms, and the ids that were held once and may not be given again."""

    forms: list[Unfinished] = []
    held: dict[str, int] = {}


class UnfinishedWriting:
    """The forms that were left half-way, in `notebook.json.unfinished`."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime], *, read_only: bool) -> None:
        self._path = path
        self._now = now
        self._read_only = read_only
        self._content = _Content()
        if path.exists():
            self._content = _read(path)

    def __iter__(self) -> Iterator[Unfinished]:
        return iter(sorted(self._content.forms, key=lambda form: form.at, reverse=True))

    def of(self, ref: Ref) -> Unfinished | None:
        """The form left half-way for `ref`, or none."""
        return next((form for form in self._content.forms if form.ref == ref), None)

    def keep(self, ref: Ref, fields: dict[str, str], *, is_new: bool) -> None:
        """Keep a form as it stands now, durably. Raises `NotSaved`."""
        form = Unfinished(
            kind=ref.kind.name, id=ref.id, is_new=is_new, at=self._now(), fields=fields
        )
        self._content.forms = [*(f for f in self._content.forms if f.ref != ref), form]
        self.hold(ref)
        self._save()

    def drop(self, ref: Ref) -> None:
        """Forget the form of `ref`, saved or thrown away. Raises `NotSaved`."""
        remaining = [form for form in self._content.forms if form.ref != ref]
        if len(remaining) != len(self._content.forms):
            self._content.forms = remaining
            self._save()

    def hold(self, ref: Ref) -> None:
        """Give the id of `ref` to nothing else, ever; on disk with the form it is for."""
        held = self._content.held
        held[ref.kind.table] = max(ref.id, held.get(ref.kind.table, 0))

    def last_held(self, table: str) -> int:
        """The highest id of `table` that a form has held."""
        return self._content.held.get(table, 0)

    def _save(self) -> None:
        if self._read_only:
            return
        try:
            make_folder(self._path.parent)
            replace_file(self._path, [msgspec.json.encode(self._content)])
        except OSError as error:
            raise NotSaved(f"{error.strerror or error}.") from error


def _read(path: Path) -> _Content:
    """The forms in `path`; a file that cannot be read is set aside, so that none is lost."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        path.replace(path.with_name(path.name + ".damaged"))
        return _Content()
