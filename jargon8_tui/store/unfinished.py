"""Writing that is not finished: kept beside the notebook, never in it.

A form left half-way is here from two seconds after a key until it is saved or thrown away, so that
neither a flat battery nor a closed window loses it. A new record's form holds its ref meanwhile.
What is written of a record apart from its form, such as the note of a step, is kept beside that.
"""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Ref, kind_named
from jargon8_tui.model.record import Moment
from jargon8_tui.store.aside import aside
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.disk_errors import sentence
from jargon8_tui.store.durable import make_folder, replace_file
from jargon8_tui.store.errors import NotSaved


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it was left: whose it is, when it was left, and every field as it was typed."""

    kind: str
    id: Annotated[int, Meta(ge=1)]
    is_new: bool
    at: Moment
    fields: dict[str, str]
    part: str = ""
    """What of the record is written: nothing for all its fields, else such as `step`."""

    @property
    def ref(self) -> Ref:
        """The record it is about, or will be. Raises `Refused` for a kind that is not known."""
        return Ref(kind_named(self.kind), self.id)


class _Content(msgspec.Struct):
    """The file: the forms, and the ids that were held once and may not be given again."""

    forms: list[Unfinished] = []
    held: dict[str, int] = {}


class UnfinishedWriting:
    """The forms that were left half-way, in `notebook.json.unfinished`."""

    def __init__(
        self, path: Path, now: Callable[[], dt.datetime], codec: Codec, *, read_only: bool
    ) -> None:
        self._path = path
        self._now = now
        self._codec = codec
        self._read_only = read_only
        self._is_saved = True
        self._may_write = True
        self.problem = ""
        """What is wrong with the file, where it could not be read."""
        self._content = self._read()

    def __iter__(self) -> Iterator[Unfinished]:
        known = [form for form in self._content.forms if _is_known(form)]
        return iter(sorted(known, key=lambda form: form.at, reverse=True))

    def of(self, ref: Ref, part: str = "") -> Unfinished | None:
        """The form left half-way for `ref`, or for a part of what there is to write of it."""
        return next((form for form in self._content.forms if _is_of(form, ref, part)), None)

    def keep(self, ref: Ref, fields: dict[str, str], *, is_new: bool, part: str = "") -> None:
        """Keep a form as it stands now, durably. Raises `NotSaved`; it is then kept in memory."""
        form = Unfinished(
            kind=ref.kind.name,
            id=ref.id,
            is_new=is_new,
            at=self._now(),
            fields={name: _in_utf8(text) for name, text in fields.items()},
            part=part,
        )
        self._content.forms = [*self._all_but(ref, part), form]
        self.hold(ref)
        self._is_saved = False
        self.save()

    def drop(self, ref: Ref, part: str = "") -> None:
        """Forget the form of `ref`, saved or thrown away. Raises `NotSaved`."""
        remaining = self._all_but(ref, part)
        if len(remaining) != len(self._content.forms):
            self._content.forms = remaining
            self._is_saved = False
            self.save()

    def hold(self, ref: Ref) -> None:
        """Give the id of `ref` to nothing else, ever; on disk with the next `save`."""
        held = self._content.held
        if held.get(ref.kind.table, 0) < ref.id:
            held[ref.kind.table] = ref.id
            self._is_saved = False

    def let_go(self, ref: Ref) -> None:
        """Hold the id of `ref` no longer, where it is the last that was held. Raises `NotSaved`."""
        held = self._content.held
        if held.get(ref.kind.table) == ref.id:
            held[ref.kind.table] = ref.id - 1
            if self._is_saved:  # the disk has it as held
                self._is_saved = False
                self.save()

    def last_held(self, table: str) -> int:
        """The highest id of `table` that a form has held."""
        return self._content.held.get(table, 0)

    def save(self) -> None:
        """Have the disk hold what is in memory. Raises `NotSaved`."""
        if self._read_only or self._is_saved:
            return
        if not self._may_write:
            raise NotSaved(self.problem)
        try:
            make_folder(self._path.parent)
            replace_file(self._path, self._codec.seal([msgspec.json.encode(self._content)]))
        except OSError as error:
            raise NotSaved(sentence(error)) from error
        self._is_saved = True

    def _all_but(self, ref: Ref, part: str) -> list[Unfinished]:
        return [form for form in self._content.forms if not _is_of(form, ref, part)]

    def _read(self) -> _Content:
        """The forms in the file; one that cannot be read is set aside, so that none is lost."""
        try:
            content = b"".join(self._codec.unseal([self._path.read_bytes()]))
            return msgspec.json.decode(content, type=_Content)
        except FileNotFoundError:
            return _Content()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.problem = self._set_aside()
        except OSError as error:
            self.problem = f"{self._path} cannot be read: {sentence(error, 'open it')}"
            self._may_write = False
        return _Content()

    def _set_aside(self) -> str:
        why = f"{self._path} cannot be read as unfinished writing"
        if self._read_only:
            return f"{why}."
        kept = aside(self._path, "damaged", self._now())
        try:
            os.replace(self._path, kept)  # noqa: PTH105 - the fault tests stand at the doors of `os`
        except OSError:
            self._may_write = False
            return f"{why}, and cannot be moved out of the way."
        return f"{why}; it is kept as {kept}."


def _is_of(form: Unfinished, ref: Ref, part: str) -> bool:
    return (form.kind, form.id, form.part) == (ref.kind.name, ref.id, part)


def _is_known(form: Unfinished) -> bool:
    with contextlib.suppress(Refused):
        return bool(form.ref)
    return False


def _in_utf8(text: str) -> str:
    """`text` without what UTF-8 cannot hold, such as half of a pasted emoji."""
    return text.encode("utf-8", "replace").decode()
