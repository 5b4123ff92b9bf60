"""What a form shows of a record and makes of what is typed: other records go by their refs."""

from collections.abc import Sequence
from typing import Any

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Field, Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import Kind, read_ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.values import in_words, lasting
from jargon8_tui.store import Notebook, Unfinished

SUGGESTED_FROM = 500
"""In so many records it is looked what to suggest: in all of ten years' it took half a second."""


class FormValues:
    """The values of one record as text, and the meaning of text in its fields."""

    def __init__(self, notebook: Notebook, kind: Kind[Record], record: Record | None) -> None:
        self._notebook = notebook
        self._kind = kind
        self._record = record
        self._uids = {
            getattr(record, field.attribute)
            for field in fields_of(kind.record)
            if record is not None and field.shape is Shape.RECORD
        }

    @property
    def left_out(self) -> set[str]:
        """The fields no form shows: what the app writes, the file an import came from, and tables
        that have a page of their own."""
        return {
            field.name
            for field in fields_of(self._kind.record)
            if field.app_writes
            or (field.name == "source" and field.shape is Shape.LINE)
            or (field.shape is Shape.TABLE and not field.required)
        }

    def as_text(self) -> dict[str, str]:
        """Every field of the record as it is typed; nothing for a new one."""
        if self._record is None:
            return {}
        return {
            field.name: self._as_text(field, getattr(self._record, field.attribute))
            for field in fields_of(self._kind.record)
        }

    def as_left(self, left: Unfinished) -> dict[str, str]:
        """Every field as it was typed, a time as the one that was meant when it was left."""
        known = fields_by_name(self._kind.record)
        return {
            name: lasting(self._kind, known[name], text, left.at) if name in known else text
            for name, text in left.fields.items()
        }

    def uid_of(self, text: str, of: str = "", /) -> str:
        """The uid of the record that `text` means, of the kind `of` if any. Raises `NotFound`.

        A uid that stands there already is let be, though what it names may be in the trash.
        """
        return text if text in self._uids else self._notebook.uid_of(text, of)

    def understood(self, field: Field, text: str) -> str:
        """What a ref in a field refers to, beside it. Raises `NotFound`.

        Only refs, since a name would be looked for in every record with each key.
        """
        if field.shape is not Shape.RECORD or not text:
            return ""
        if text in self._uids:
            return "not in this notebook"
        ref = read_ref(text)
        return f"{ref} {self._notebook.kept(ref).title}" if ref else ""

    def suggestions(self, field: Field) -> Sequence[str]:
        """What the newest records of the kind have in this field; titles are not said twice."""
        if field.shape is not Shape.LINE or field.name == self._kind.title:
            return ()
        texts = (
            getattr(kept.record, field.attribute)
            for kept in self._notebook.collection(self._kind).newest_first()[:SUGGESTED_FROM]
        )
        return tuple(dict.fromkeys(filter(None, texts)))

    def _as_text(self, field: Field, value: Any) -> str:
        if field.shape is Shape.RECORD and value:
            ref = self._notebook.ref_of(value)
            try:
                if ref is not None and self._notebook.get(ref).uid == value:
                    return str(ref)
            except Refused:
                pass  # in the trash: the uid stands for it
        if hasattr(field.item, "from_line"):
            return ", ".join(row.line for row in value)
        return in_words(field, value)
