"""The files that an import was asked for: found, and opened."""

import datetime as dt
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from jargon8_tui.exchange.folders import is_folder
from jargon8_tui.exchange.giving_way import Breathe, never
from jargon8_tui.exchange.reading.encodings import decoded
from jargon8_tui.exchange.reading.pieces import Document, Unreadable
from jargon8_tui.model.text import Cleaned, cleaned, counted, size_in_words

FILE_LIMIT = 20 * 1024 * 1024
"""How many bytes one file may have."""

TEXTS = frozenset({".md", ".markdown", ".txt"})
JSON = ".json"
CSV = ".csv"
TYPES = TEXTS | {JSON, CSV}
"""The endings of the files that are read."""


def files_in(
    paths: Iterable[Path], leading_out: list[Path], breathe: Breathe = never
) -> Iterator[Path]:
    """Each file that `paths` name, once; of a folder, every file in it of a type that is read.

    Folders are walked by name, without what is hidden, with a `breathe` after each; links out of
    them go into `leading_out`.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _walked(path, leading_out, breathe) if is_folder(path) else (path,):
            if (real := _real(file)) not in seen:
                seen.add(real)
                yield file


def holds_nothing(path: Path, breathe: Breathe = never) -> bool:
    """Whether `path` is a folder without a file that is read, or a link to one."""
    if not is_folder(path):
        return False
    leading_out: list[Path] = []
    return next(_walked(path, leading_out, breathe), None) is None and not leading_out


def _real(path: Path) -> Path:
    """Where `path` leads, links followed; itself where it is a name that no system has."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def _walked(folder: Path, leading_out: list[Path], breathe: Breathe) -> Iterator[Path]:
    root = _real(folder)
    shut: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=shut.append):
        breathe()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if name.startswith(".") or file.suffix.lower() not in TYPES or _is_no_file(file):
                continue
            if _real(file).is_relative_to(root):
                yield file
            else:
                leading_out.append(file)
    yield from (Path(error.filename) for error in shut)  # each is refused by its name


def _is_no_file(path: Path) -> bool:
    """Whether there is a folder, a pipe or a link to nothing; what cannot be told is opened."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def opened(path: Path) -> tuple[Document, list[str]]:
    """The document in `path`, and what must be said about its text. Raises `Unreadable`."""
    if is_folder(path):
        raise Unreadable("It is a folder that cannot be opened.")
    try:
        if not path.exists():
            raise Unreadable("There is no such file; check its name.")
        if path.suffix.lower() not in TYPES:
            raise Unreadable(f"Files of this type are not read; {', '.join(sorted(TYPES))} are.")
        if not path.is_file():
            raise Unreadable("It is not a file that can be read.")
        status = path.stat()
        if status.st_size > FILE_LIMIT:
            sizes = f"It has {size_in_words(status.st_size)}; at most {size_in_words(FILE_LIMIT)}"
            raise Unreadable(f"{sizes} are read, so import it in parts.")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Unreadable(f"It could not be opened: {why}.") from None
    text, said = decoded(content)
    is_json = path.suffix.lower() == JSON
    clean = Cleaned(text, 0) if is_json else cleaned(text)  # of JSON, value by value
    sentences = [said] if said else []
    if clean.removed:
        was = "was" if clean.removed == 1 else "were"
        removed = counted(clean.removed, "control character")
        sentences.append(f"{removed} {was} taken out of its text.")
    return Document(path, clean.text, _moment(status.st_mtime)), sentences


def _moment(stamp: float) -> dt.datetime:
    """When a file was written; a clock that was off the calendar counts as its beginning."""
    try:
        return dt.datetime.fromtimestamp(stamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(0).astimezone()
