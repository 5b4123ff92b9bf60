"""Lists for people in Markdown: actions to tick off, and any other kind by its fields.

They are not read back, since what they leave out would be lost; their first line says so.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.text import begun
from jargon8_tui.model.values import in_words
from jargon8_tui.store import Notebook


def tasks(actions: Sequence[Kept[Action]], notebook: Notebook) -> str:
    """Actions as a list of tasks, the open ones first and each in the order they are due."""
    ordered = sorted(
        actions,
        key=lambda kept: (not kept.record.is_open, str(kept.record.due or "9999"), kept.ref.id),
    )
    lines = [line for kept in ordered for line in _task(kept, notebook)]
    return only_to_read("\n".join(["# Actions", "", *lines]) + "\n")


def records(kept: Sequence[Kept[Any]], notebook: Notebook) -> str:
    """Records of one kind, a heading for each and a line or a paragraph for each field."""
    lines = [f"# {begun(kept[0].ref.kind.labels)}"]
    for one in kept:
        lines += ["", f"## {one.ref} {one.title}", "", *_fields(one.record, notebook)]
    return only_to_read("\n".join(lines) + "\n")


def _task(kept: Kept[Action], notebook: Notebook) -> Iterator[str]:
    action = kept.record
    about = [
        str(kept.ref),
        f"due {day_in_words(action.due)}" if action.due else "",
        f"done {day_in_words(action.done)}" if action.done else "",
        action.owner,
        f"from {_named(action.source, notebook)}" if action.source else "",
    ]
    box = "[ ]" if action.is_open else "[x]"
    yield f"- {box} {action.text} ({', '.join(filter(None, about))})"
    for line in action.result.strip().splitlines():
        yield f"  {line}".rstrip()


def _fields(record: Record, notebook: Notebook) -> Iterator[str]:
    texts: list[str] = []
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if field.name in STAMPS or value in (None, "", ()):
            continue
        if field.shape is Shape.PROSE:
            texts += ["", f"**{field.title}:**", "", value.strip()]
            continue
        words = _words(field, value, notebook)
        if field.item is not None and words.startswith("["):  # JSON is for programs
            yield f"- **{field.title}:**"
            yield from (f"  - {_row(row)}" for row in value)
        else:
            yield f"- **{field.title}:** {words}"
    yield from texts


def _row(row: msgspec.Struct) -> str:
    """A row of a table as one line, what is empty in it left out."""
    cells = (in_words(field, getattr(row, field.attribute)) for field in fields_of(type(row)))
    return ", ".join(" ".join(cell.split()) for cell in cells if cell.strip())


def _words(field: Field, value: Any, notebook: Notebook) -> str:
    return _named(value, notebook) if field.shape is Shape.RECORD else in_words(field, value)


def _named(uid: str, notebook: Notebook) -> str:
    """The ref and title of the record with `uid`, or the uid where it is not here."""
    ref = notebook.ref_of(uid)
    try:
        return f"{ref} {notebook.kept(ref).title}" if ref else uid
    except Refused:
        return uid
