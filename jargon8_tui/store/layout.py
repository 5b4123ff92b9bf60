"""How the rows of a notebook stand in its file: one JSON document, one record a line.

Stock TinyDB reads it as it reads its own files. A record is kept as its own JSON and only decoded
when it is wanted, so that opening costs the same whatever the records hold.
"""

from collections.abc import Iterator, Mapping

import msgspec

Rows = dict[int, bytes]
"""The records of one table by id, each as its JSON."""

_DOCUMENT = msgspec.json.Decoder(dict[str, dict[int, msgspec.Raw]])


class NotReadable(ValueError):
    """Bytes that are not a notebook, and in what way."""


def lines_of(tables: Mapping[str, Mapping[int, bytes]]) -> Iterator[bytes]:
    """The file's lines for `tables`, in the order given."""
    yield b"{"
    for n, (name, rows) in enumerate(tables.items()):
        yield (b",\n" if n else b"\n") + msgspec.json.encode(name) + b":{"
        for m, (id, row) in enumerate(rows.items()):
            yield b'%s\n"%d":%s' % (b"," if m else b"", id, row)
        yield b"\n}" if rows else b"}"
    yield b"\n}\n"


def read_tables(content: bytes) -> dict[str, Rows]:
    """The rows of every table in a file's bytes. Raises `NotReadable`."""
    if not content.strip():
        raise NotReadable("it is empty")
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        document = _DOCUMENT.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotReadable(_why(content, error)) from None
    if "meta" not in document:
        raise NotReadable("it is JSON, but has no meta table, so it is not a notebook")
    return {name: {id: bytes(raw) for id, raw in rows.items()} for name, rows in document.items()}


def _why(content: bytes, error: Exception) -> str:
    """What is wrong with bytes that do not decode, as people would say it."""
    if isinstance(error, msgspec.ValidationError):
        return "it is JSON, but not laid out as a notebook is"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if "truncated" in str(error):
        return "it is cut short"
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "it is UTF-16 text; a notebook is UTF-8"
    return "it is not JSON"
