"""What a Markdown file carries of a record beside its text: our own marks, and front matter.

An export puts a mark under each heading, an HTML comment that no reader of the page sees:
`<!-- jargon8 {"kind": "note", "uid": ...} -->`. It holds what the headings do not say. A mark also
says that the text below it was escaped by an export, as `exchange.markdown.sealed` does.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from jargon8_tui.exchange.markdown import Line, subtitle
from jargon8_tui.exchange.reading.pieces import Unreadable

_MARK = re.compile(r"<!-- jargon8 (\{.*\}) -->[ \t]*")
_ONLY_TO_READ = "<!-- jargon8: a page to read; import takes records back from JSON -->"
_FRONT_LINE = re.compile(r"([A-Za-z][\w -]*):(?:[ \t]+(.*))?", re.ASCII)
_FRONT_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")

FIELDS_IN_FRONT = ("uid", "date", "title", "area", "criteria", "hours", "status", "tags")
"""What front matter may say; anything else in it is said to be left out."""


def mark_of(values: dict[str, Any]) -> str:
    """The mark that carries `values`."""
    return (
        f"<!-- jargon8 {json.dumps(values, ensure_ascii=False).replace('>', chr(92) + 'u003e')} -->"
    )


def mark_in(line: Line) -> dict[str, Any] | None:
    """The values of the mark that a line is, or none. Raises `Unreadable` for a broken one."""
    if line.fenced or not (match := _MARK.fullmatch(line.text)):
        return None
    try:
        values = json.loads(match[1])
    except (ValueError, RecursionError):
        raise Unreadable(
            "The mark of an export was altered here; export the record again.", line.number
        ) from None
    return values if isinstance(values, dict) else None


def mark_under(lines: Sequence[Line], at: int) -> tuple[dict[str, Any], int] | None:
    """The mark under the heading at `at` and where it is, or none.

    Between them an export writes at most a line in italics.
    """
    for place in range(at + 1, min(at + 5, len(lines))):
        line = lines[place]
        if (values := mark_in(line)) is not None:
            return values, place
        if line.text.strip() and not subtitle(line.text):
            return None
    return None


def front_matter(text: str) -> tuple[dict[str, Any], list[str], int]:
    """What the front matter of `text` says, the names in it that mean nothing here, its length.

    Lines between two of `---` at the very beginning, `name: value` each. Length 0 is none.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, [], 0
    values: dict[str, Any] = {}
    name = ""
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            known = {name: value for name, value in values.items() if name in FIELDS_IN_FRONT}
            return known, [name for name in values if name not in known], at + 1
        if match := _FRONT_LINE.fullmatch(line):
            name = match[1].strip().lower()
            values[name] = _plain(match[2] or "")
        elif (item := _FRONT_ITEM.fullmatch(line)) and name:
            earlier = values[name] if isinstance(values[name], list) else []
            values[name] = [*earlier, _plain(item[1])]
        elif line.strip() and not line.lstrip().startswith("#"):
            return {}, [], 0
    return {}, [], 0


def _plain(value: str) -> str:
    """A value without its quotes, or without the brackets of a list and the quotes in it."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ",".join(_unquoted(item) for item in value[1:-1].split(","))
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def only_to_read(body: str) -> str:
    """`body` with a first line that says it is no input."""
    return f"{_ONLY_TO_READ}\n{body}"


def is_only_to_read(text: str) -> bool:
    """Whether an export wrote `text` for people alone."""
    return text.startswith(_ONLY_TO_READ)
