"""A record as people read it in a terminal."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from jargon8_tui.cli.feedback import in_short, step_lines
from jargon8_tui.cli.output import in_columns
from jargon8_tui.cli.service_levels import (
    level_in_short,
    level_lines,
    measurement_in_short,
    standing_to_target,
)
from jargon8_tui.cli.stakeholders import standing_lines
from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.dates import in_column, in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.note import Note
from jargon8_tui.model.raci import LETTERS, Raci
from jargon8_tui.model.raci_problems import found_in_words, problems
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import begun
from jargon8_tui.model.values import in_words as value_in_words
from jargon8_tui.services.connections import Connected
from jargon8_tui.services.library.shipped_notes import shipped_note
from jargon8_tui.services.returning import was
from jargon8_tui.services.standard import standard
from jargon8_tui.store import Notebook

_WITH_TABLES = (Raci, Stakeholder, Feedback, ServiceLevel)
"""The kinds whose tables follow their fields, in a form that can be read."""


def row(kept: Kept[Record], now: dt.datetime) -> Sequence[str]:
    """A record as a line of a list: ref, day, what tells it apart, title."""
    return (str(kept.ref), in_column(kept.when, now.date()), _apart(kept.record, now), kept.title)


def page(notebook: Notebook, kept: Kept[Record], beside: Sequence[Connected]) -> Iterator[str]:
    """A record in full, a line at a time: its title, its short fields, its texts, its company."""
    record = kept.record
    yield f"{kept.ref}  {kept.title}"
    yield f"{begun(kept.ref.kind.label)} of {in_words(kept.when)}"
    always = {section.field for section in SECTIONS} if isinstance(record, Reflection) else set()
    texts: list[tuple[str, str]] = []
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if field.name in (*STAMPS, kept.ref.kind.title, kept.ref.kind.when):
            continue
        if isinstance(record, _WITH_TABLES) and field.shape is Shape.TABLE:
            continue
        if field.shape is Shape.PROSE:
            if value.strip() or field.name in always:
                texts.append((field.title, value.strip("\n") or "(nothing yet)"))
        elif value not in (None, "", ()):
            yield f"{field.title}: {_value(notebook, field, value)}"
    if isinstance(record, Stakeholder):
        yield from standing_lines(notebook, Kept(kept.ref, record), notebook.now().date())
    if isinstance(record, Feedback):
        yield from step_lines(record, notebook.now())
    if isinstance(record, Measurement):
        yield from standing_to_target(notebook, record)
    for heading, text in texts:
        yield ""
        yield heading
        yield from (f"  {line}".rstrip() for line in text.splitlines())
    if isinstance(record, Raci):
        yield from _matrix(record)
    if isinstance(record, ServiceLevel):
        yield from level_lines(notebook, Kept(kept.ref, record), notebook.now().date())
    yield from _company(beside)
    yield ""
    yield f"Created {in_words(record.created)}; changed {in_words(record.modified)}"


def shipped_page(note: ShippedNote, beside: Sequence[Connected]) -> Iterator[str]:
    """A shipped note in full, a line at a time: its text, where it leads to, its doubts and
    sources, its company."""
    yield f"{note.ref}  {note.title}"
    yield f"Shipped note of {in_words(note.when)}, {note.record.section}"
    yield ""
    yield from note.record.body.splitlines()
    if note.leads_to:
        yield from ("", "Leads to")
    for ref in note.leads_to:
        yield f"  {ref}  {shipped_note(ref).title}"
    if note.doubt:
        yield from ("", f"In doubt: {note.doubt}")
    for source in note.sources:
        yield from ("", source.title, f"  {source.address}", f"  {source.checked_in_words}")
    yield from _company(beside)


def _company(beside: Sequence[Connected]) -> Iterator[str]:
    """What a record belongs with, a line each under a heading."""
    if beside:
        yield from ("", "Belongs with")
    for end in beside:
        why = f" ({end.why})" if end.why else ""
        yield f"  {end.kept.ref}  {end.kept.title}{why}"


def _apart(record: Record, now: dt.datetime) -> str:
    """What tells a record apart in a list of its kind, in a word or two."""
    match record:
        case Reflection():
            return f"area {record.area}, {record.status}" if record.area else record.status
        case Action():
            return "open" if record.is_open else "done"
        case Feedback():
            return in_short(record, now)
        case Note():
            return record.section
        case ServiceLevel():
            return level_in_short(record, now)
        case Measurement():
            return measurement_in_short(record)
        case Stakeholder():
            place = f"power {record.power}, interest {record.interest}"
            return f"{place}, {record.quarter.value if record.active else 'inactive'}"
        case Contact():
            return record.channel
        case Raci():
            size = f"{len(record.activities)} x {len(record.roles)}"
            return f"{size}, {found_in_words(problems(record))}"
    return ""


def _matrix(matrix: Raci) -> Iterator[str]:
    """A matrix as a table, its notes, and what it gives reason to ask."""
    yield ""
    rows = [[row.name, *(cell or "." for cell in row.cells)] for row in matrix.activities]
    yield from in_columns([["Activity", *(role.name for role in matrix.roles)], *rows])
    notes = [f"  {row.name}: {row.note.strip()}" for row in matrix.activities if row.note.strip()]
    if notes:
        yield from ("", "Notes", *notes)
    yield from ("", f"{', '.join(f'{letter} {word}' for letter, word in LETTERS.items())}.")
    yield f"{begun(found_in_words(problems(matrix)))}."


def _value(notebook: Notebook, field: Field, value: Any) -> str:
    """A field's value with what it stands for, where it is a name of something else."""
    if field.name == "area":
        return standard(notebook).area(value).label
    if field.name == "criteria":
        known = standard(notebook)
        return "; ".join(
            f"{id} {found.in_short}" if (found := known.criterion(id)) else id for id in value
        )
    if field.shape is Shape.RECORD:
        return _named(notebook, value)
    if isinstance(value, dt.date):
        return in_words(value)
    return value_in_words(field, value)


def _named(notebook: Notebook, uid: str) -> str:
    """The record with `uid` by its ref and title, also where it is in the trash."""
    ref = notebook.ref_of(uid)
    if ref is None:
        deleted = (was(item, notebook.level_of) for item in notebook.trashed())
        gone = next((kept for kept in deleted if kept and kept.record.uid == uid), None)
        return f"{gone.ref}  {gone.title} (in the trash)" if gone else f"{uid} (not here)"
    try:
        return f"{ref}  {notebook.kept(ref).title}"
    except Refused:
        return str(ref)
