"""Names of files that any system takes: what Windows, a stick or a zip would refuse is left out."""

import re
import unicodedata
from collections.abc import Iterable

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_MOST = 80
"""Bytes in a name: with its folders it stays under the 260 characters that Windows has for one."""


def file_name(words: str) -> str:
    """`words` as a file's name without an ending; `untitled` where nothing is left of them."""
    plain = " ".join(unicodedata.normalize("NFC", _NOT_IN_NAMES.sub(" ", words)).split())
    plain = plain.encode()[:_MOST].decode(errors="ignore").strip(" .") or "untitled"
    return f"_{plain}" if _RESERVED.match(plain) else plain


def told_apart(names: Iterable[str]) -> list[str]:
    """`names`, each that a system without case has had already with a number after it."""
    seen: set[str] = set()
    different = []
    for name in names:
        number, new = 1, name
        while new.casefold() in seen:
            number += 1
            new = f"{name} ({number})"
        seen.add(new.casefold())
        different.append(new)
    return different
