"""The words of a query, and where they match: prefixes of words, accents and case aside."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Marks = tuple[tuple[int, int], ...]
"""Where the matching words stand in a text: from, to."""

_MAYBE_ACCENTS = re.compile("[^\x00-\u02ff\u2010-\u2027]")
_BACKSLASH = ord("\\")
_ASCII = bytes(range(128))
_PUNCTUATION = re.compile(rb"(?:\xe2\x80[\x90-\xa7]|\xc2\xa3)*")
"""What prose has beside ASCII and is no letter: dashes, curly quotes, the pound sign."""


@dataclass(frozen=True)
class Query:
    """The words that are looked for, folded."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> "Query":
        """The query that was typed; punctuation parts words, so `A2-P1` is two."""
        return cls(tuple(dict.fromkeys(re.findall(r"\w+", folded(words)))))

    def quick_look(self) -> Callable[[bytes], bool]:
        """A test of whether a record with some JSON can match, which never says no wrongly."""
        encoded = [word.encode() for word in self.words]

        def may_match(row: bytes) -> bool:
            plain = row.lower()
            for word in encoded:
                if word not in plain:
                    break
            else:
                return True
            if _BACKSLASH in row and b"\\u" in row:
                return True  # letters are spelled out in it, so only decoding tells
            return not row.isascii() and not _PUNCTUATION.fullmatch(row.translate(None, _ASCII))

        return may_match

    def in_text(self, text: str) -> set[str]:
        """Those of the words that some word of `text` begins with."""
        plain = folded(text)
        return {
            word for word in self.words if word in plain and re.search(rf"(?<!\w){word}", plain)
        }

    def all_in(self, text: str) -> bool:
        """Whether each of the words is the beginning of some word of `text`."""
        plain = folded(text)
        return all(re.search(rf"(?<!\w){word}", plain) for word in self.words)

    def marks(self, text: str) -> Marks:
        """Where in `text` the beginnings of its words match."""
        if not self.words:
            return ()
        plain, places = _folded_in_place(text)
        longest_first = "|".join(sorted(self.words, key=len, reverse=True))
        marks: list[tuple[int, int]] = []
        for match in re.finditer(rf"(?<!\w)(?:{longest_first})", plain):
            start, end = places[match.start()], places[match.end() - 1] + 1
            if not marks or start >= marks[-1][1]:  # one letter can fold into two words, as ¼ does
                marks.append((start, end))
        return tuple(marks)


def marks_in(text: str, words: str) -> Marks:
    """Where in `text` the words of a query match, for a list that shows them."""
    return Query.of(words).marks(text)


def folded(text: str) -> str:
    """`text` without case and accents, as queries and texts are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _MAYBE_ACCENTS.sub(lambda m: "" if unicodedata.combining(m[0]) else m[0], decomposed)


def _folded_in_place(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded, and for each of its characters the place it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [folded(character) for character in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]
