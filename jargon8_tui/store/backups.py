"""Earlier states of the notebook, compressed, each read back before it counts.

They lie in `notebook.json.backups` or in a folder of the user's choice. The last ten are kept, one
a day for thirty days and one a month for twelve months.
"""

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.durable import SLICE, discard, make_folder, replace_file, slices_of
from jargon8_tui.store.foreign import read_foreign
from jargon8_tui.store.layout import NotReadable, Tables
from jargon8_tui.store.own import read_own

LATEST, DAYS, MONTHS = 10, 30, 12
APART = dt.timedelta(hours=1)
"""How long after a backup the next one is made without being asked for."""

_NAME = re.compile(r"\.(\d{8}-\d{6})Z-(\d+)(?:-(\d+))?\.json\.gz")
_STAMP = "%Y%m%d-%H%M%S"
_CANNOT_BE_READ = (OSError, EOFError, zlib.error)


class Backup(msgspec.Struct, frozen=True):
    """A backup: its name, when it was made, how many records it says it holds, its size in bytes.

    `problem` says why it cannot be used; it is only known once the backup has been read.
    """

    name: str
    at: dt.datetime
    records: int | None
    size: int
    path: Path
    problem: str = ""
    number: int = 1
    """Which of those made in the same second."""


class Backups:
    """The backups of one notebook."""

    def __init__(self, notebook: Path, folder: Path | None, codec: Codec) -> None:
        self._notebook = notebook
        self._codec = codec
        self.is_elsewhere = folder is not None
        """Whether they go to a folder that the user chose."""
        self.folder = folder or notebook.with_name(notebook.name + ".backups")

    def all(self) -> list[Backup]:
        """Every backup there is, newest first, none of them read."""
        return sorted(self._found(), key=_age, reverse=True)

    def named(self, name: str) -> Backup:
        """The backup called `name`. Raises `NotFound`."""
        for backup in self._found():
            if name == backup.name:
                return backup
        raise NotFound(f"There is no backup called {name}; jargon8 backups lists them.")

    def is_due(self, now: dt.datetime) -> bool:
        """Whether the newest is so old that a fold has to make another."""
        newest = max((backup.at for backup in self._found()), default=None)
        return newest is None or not dt.timedelta() <= now - newest < APART

    def make(
        self, content: Iterable[bytes], records: int, now: dt.datetime, to: Path | None = None
    ) -> Backup:
        """Keep `content`, a notebook's file, and let go of what is older than need be.

        With `to`, there instead: in a folder, or as a file that is not there yet. Raises `Refused`,
        and `OSError` where it cannot be written or read back.
        """
        if to is not None and not to.is_dir():
            return self._copy(content, records, now, to)
        folder = to or self.folder
        make_folder(folder)
        path = self._free(folder, now, records)
        self._write(path, _packed(content))
        if to is None:
            self._rotate()
        return Backup(path.name, now, records, path.stat().st_size, path)

    def read(self, backup: Backup) -> Tables:
        """The tables that a backup holds. Raises `NotReadable`."""
        try:
            own = read_own(self._unpacked(backup.path))
            return (own or read_foreign(b"".join(self._unpacked(backup.path)))).tables
        except _CANNOT_BE_READ as error:
            raise NotReadable(_why(error)) from None

    def checked(self, backup: Backup) -> Backup:
        """The same backup with its `problem`, now that it has been read from end to end."""
        try:
            self._read_through(backup.path)
        except _CANNOT_BE_READ as error:
            return msgspec.structs.replace(backup, problem=_why(error))
        return backup

    def newest_good(self) -> Backup | None:
        """The newest that can be read from end to end, or none."""
        return next((b for b in map(self.checked, self.all()) if not b.problem), None)

    def _copy(self, content: Iterable[bytes], records: int, now: dt.datetime, to: Path) -> Backup:
        if to.exists():
            raise Refused(f"{to} is there already; name a file that is not.")
        if to.suffix == ".gz":
            self._write(to, _packed(content))
        else:
            replace_file(to, self._codec.seal(content))
        return Backup(to.name, now, records, to.stat().st_size, to)

    def _write(self, path: Path, content: Iterable[bytes]) -> None:
        replace_file(path, self._codec.seal(content))
        try:
            self._read_through(path)
        except _CANNOT_BE_READ as error:
            discard(path)
            raise OSError(f"the backup cannot be read back: {_why(error)}") from error

    def _read_through(self, path: Path) -> None:
        for _ in self._unpacked(path):
            pass  # gzip has a checksum of its own

    def _found(self, folder: Path | None = None) -> Iterator[Backup]:
        try:
            paths = list((folder or self.folder).iterdir())
        except OSError:
            return
        for path in paths:
            ours = path.name.startswith(self._notebook.stem)
            if not ours or not (match := _NAME.fullmatch(path.name[len(self._notebook.stem) :])):
                continue
            try:
                at = dt.datetime.strptime(match[1], _STAMP).replace(tzinfo=dt.UTC)
                size = path.stat().st_size
            except (OSError, ValueError):  # gone meanwhile, or no moment there ever was
                continue
            number = int(match[3] or 1)
            yield Backup(path.name, at.astimezone(), int(match[2]), size, path, number=number)

    def _free(self, folder: Path, now: dt.datetime, records: int) -> Path:
        stamp = now.astimezone(dt.UTC).replace(microsecond=0)
        numbers = [backup.number for backup in self._found(folder) if backup.at == stamp]
        which = f"-{max(numbers) + 1}" if numbers else ""
        return folder / f"{self._notebook.stem}.{stamp:{_STAMP}}Z-{records}{which}.json.gz"

    def _rotate(self) -> None:
        newest_first = self.all()
        kept = {backup.name for backup in newest_first[:LATEST]}
        kept |= _one_each(newest_first, "%Y-%m-%d", DAYS)
        kept |= _one_each(newest_first, "%Y-%m", MONTHS)
        for backup in newest_first:
            if backup.name not in kept:
                discard(backup.path)

    def _unpacked(self, path: Path) -> Iterator[bytes]:
        unpack = zlib.decompressobj(wbits=31)
        for part in self._codec.unseal(slices_of(path)):
            while part:
                yield unpack.decompress(part, SLICE)
                part = unpack.unconsumed_tail
        yield unpack.flush()
        if not unpack.eof:
            raise EOFError


def _age(backup: Backup) -> tuple[dt.datetime, int, str]:
    """What orders backups by age, those of the same second too."""
    match = _NAME.search(backup.name)
    number = match[3] if match else None
    return backup.at, int(number or 1), backup.name


def _why(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "it is cut short"
    if isinstance(error, OSError):
        return f"it cannot be opened ({error.strerror or error})"
    return "it is damaged"


def _one_each(newest_first: list[Backup], period: str, count: int) -> set[str]:
    """The newest of each day or month, as far back as `count` of them."""
    newest: dict[str, str] = {}
    for backup in newest_first:
        newest.setdefault(backup.at.strftime(period), backup.name)
    return set(list(newest.values())[:count])


def _packed(content: Iterable[bytes]) -> Iterator[bytes]:
    """`content` as a gzip file: quick rather than small, since a command waits for it."""
    pack = zlib.compressobj(level=3, wbits=31)
    for part in content:
        yield pack.compress(part)
    yield pack.flush()
