"""From the bytes of a file to its text: UTF-8, or Windows-1252 where that is what it must be."""

import codecs
import re

from jargon8_tui.exchange.reading.pieces import Unreadable

_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY = re.compile(rb"^(?:PK\x03\x04|%PDF-|\x89PNG|\xff\xd8\xff|\xd0\xcf\x11\xe0|GIF8|\x1f\x8b)")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NOT_IN_1252 = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]")

WINDOWS = "It was read as Windows-1252, the older Windows encoding; the text is kept as UTF-8."


def decoded(content: bytes) -> tuple[str, str]:
    """The text in `content`, and what must be said about how it was read, if anything.

    Raises `Unreadable` for what is not text, or is text of another encoding.
    """
    if content.startswith(_WIDE) or _looks_wide(content):
        raise Unreadable("It is UTF-16 or UTF-32 text; save it as UTF-8, then import it again.")
    if _BINARY.match(content):
        raise Unreadable("It is not a text file; save its text as .txt or .md, then import that.")
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8", "surrogatepass"), ""  # the gate takes half characters out
    except UnicodeDecodeError as error:
        return _from_windows(content, error.start), WINDOWS


def _looks_wide(content: bytes) -> bool:
    """Whether every other byte is empty, as in European text of two bytes a character."""
    start = content[:4096]
    return start.count(0) * 4 > len(start) and not start.startswith(codecs.BOM_UTF8)


def _from_windows(content: bytes, first_bad: int) -> str:
    """The text of Windows-1252 bytes. Raises `Unreadable` where they are not that either.

    Letters and quotes of Windows-1252 hardly ever make a valid UTF-8 sequence, so where some do,
    the file is UTF-8 that was damaged.
    """
    rest = _SEQUENCE.sub(b"", content)
    strays = sum(byte > 0x7F for byte in rest)
    sequences = len(_SEQUENCE.findall(content))
    line = content.count(b"\n", 0, first_bad) + 1
    if sequences * 20 >= strays:
        raise Unreadable(
            "It is UTF-8 text that is damaged here; save it again where it came from.", line
        )
    if _NOT_IN_1252.search(content):
        raise Unreadable(
            "It is not text that can be read; save it as UTF-8, then import it again.", line
        )
    return content.decode("cp1252")
