"""Opening a notebook: take hold of it, read it, and put right what can be put right.

Nothing is written to a file that cannot be read; a copy of it is set aside first of all.
"""

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from jargon8_tui.model.errors import Refused
from jargon8_tui.store.aside import set_aside
from jargon8_tui.store.backups import Backups
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.disk_errors import sentence
from jargon8_tui.store.durable import discard, leftovers, slices_of
from jargon8_tui.store.errors import NotANotebook
from jargon8_tui.store.findings import file_findings
from jargon8_tui.store.layout import NotReadable, Tables
from jargon8_tui.store.meta import Meta, new_meta
from jargon8_tui.store.migrations import is_older, migrate, present_schema
from jargon8_tui.store.notebook_file import NotebookFile
from jargon8_tui.store.reading import Content

if TYPE_CHECKING:
    from jargon8_tui.store.holder import Holder


class Opened(msgspec.Struct):
    """A notebook that has been opened, and how it was found."""

    file: NotebookFile
    backups: Backups
    holder: "Holder | None"
    """The right to write to it; none where it is only read."""
    tables: Tables
    meta: Meta
    is_ours: bool
    """Whether nothing else has written to the file since jargon8 did."""
    notices: list[str]
    """What the user should know of how it was found."""
    swept: list[Path]
    """What killed saves had left behind."""
    is_migrated: bool = False
    """Whether it has been brought up to date, and is not written yet."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer jargon8 wrote it."""
        return self.meta.schema > present_schema()

    def leftovers(self) -> list[Path]:
        """The temporary files of saves and backups that are under way, or were cut off."""
        path = self.file.path
        found = leftovers(path.parent, path.name) + leftovers(self.backups.folder, path.stem)
        return list(dict.fromkeys(found))  # backups may lie beside the notebook

    def give_up_writing(self) -> None:
        """Let others write, and only read from now on."""
        holder, self.holder = self.holder, None
        if holder is not None:
            holder.release()


class Options(msgspec.Struct, frozen=True):
    """How a notebook is to be opened, as `Notebook` says."""

    read_only: bool
    now: Callable[[], dt.datetime]
    new_uid: Callable[[], str]
    patience: float
    backup_folder: Path | None


def open_notebook(path: Path, options: Options, codec: Codec) -> Opened:
    """The notebook at `path`. Raises `NotANotebook`, `NotebookHeld` and `Refused`."""
    now = options.now
    file = NotebookFile(path, codec, now)
    backups = Backups(file.path, options.backup_folder, codec)
    holder: Holder | None = None
    try:
        if not options.read_only:
            holder = _hold(file.path, now(), options.patience)
        content = _read(file, backups, now)
        opened = _as_found(file, backups, holder, content, options.new_uid)
        if opened.is_newer:
            opened.give_up_writing()
        if opened.holder is not None:
            _make_ready(opened, content, now)
        if is_older(opened.meta):
            migrate(opened.tables, opened.meta)
    except BaseException as error:
        if holder is not None:
            holder.release()
        if isinstance(error, OSError):
            raise Refused(f"{path} could not be opened: {sentence(error, 'open it')}") from error
        raise
    return opened


def _hold(path: Path, now: dt.datetime, patience: float) -> "Holder":
    from jargon8_tui.store.holder import Holder  # a tenth of what a reading command would load

    return Holder(path, now, patience)


def _read(file: NotebookFile, backups: Backups, now: Callable[[], dt.datetime]) -> Content:
    try:
        return file.read()
    except NotReadable as error:
        kept = None
        with contextlib.suppress(OSError):
            kept = set_aside(file.path, now())
        raise NotANotebook(file.path, str(error), kept, backups.newest_good()) from None


def _as_found(
    file: NotebookFile,
    backups: Backups,
    holder: "Holder | None",
    content: Content,
    new_uid: Callable[[], str],
) -> Opened:
    meta = content.meta or new_meta(present_schema(), new_uid)
    return Opened(
        file=file,
        backups=backups,
        holder=holder,
        tables=content.tables,
        meta=meta,
        is_ours=content.is_ours,
        notices=[found.sentence for found in file_findings(content) if found.is_worth_saying],
        swept=[],
    )


def _make_ready(opened: Opened, content: Content, now: Callable[[], dt.datetime]) -> None:
    """Prepare for writing. Raises `OSError`."""
    file = opened.file
    if content.journal is not None and content.journal.bad:
        set_aside(file.journal.path, now())
    file.go_on(content, opened.meta)
    for leftover in opened.leftovers():
        discard(leftover)
        opened.swept.append(leftover)
    if content.meta is not None and is_older(opened.meta):
        previous = file.codec.unseal(slices_of(file.path))
        opened.backups.make(previous, content.records, now())
        opened.is_migrated = True
