"""Lists for people in Markdown: actions to tick off, and any other kind by its fields.

They are not read back, since what they leave out would be lost; their first line says so.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.exchange.writing.fields_in_words import InWords, fields_in_words, named
from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.text import begun
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
        said = fields_in_words(one.record, notebook)
        lines += ["", f"## {one.ref} {one.title}", "", *_fields(said)]
    return only_to_read("\n".join(lines) + "\n")


def _task(kept: Kept[Action], notebook: Notebook) -> Iterator[str]:
    action = kept.record
    about = [
        str(kept.ref),
        f"due {day_in_words(action.due)}" if action.due else "",
        f"done {day_in_words(action.done)}" if action.done else "",
        action.owner,
        f"from {named(action.source, notebook)}" if action.source else "",
    ]
    box = "[ ]" if action.is_open else "[x]"
    yield f"- {box} {action.text} ({', '.join(filter(None, about))})"
    for line in action.result.strip().splitlines():
        yield f"  {line}".rstrip()


def _fields(said: InWords) -> Iterator[str]:
    yield from (f"- **{title}:** {words}" for title, words in said.short)
    for title, rows in said.tables:
        yield f"- **{title}:**"
        yield from (f"  - {row}" for row in rows)
    for title, text in said.texts:
        yield from ("", f"**{title}:**", "", text)
