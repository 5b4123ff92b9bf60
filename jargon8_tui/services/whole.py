"""Whether what a notebook holds is whole: records can be read, and name only what is there."""

from collections.abc import Iterator
from dataclasses import dataclass

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Shape, fields_of
from jargon8_tui.model.kinds import KINDS, Kept
from jargon8_tui.model.record import Record
from jargon8_tui.store import Notebook


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be."""

    where: str
    """A ref, or the table and id of what cannot be read."""
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def findings(notebook: Notebook) -> list[Finding]:
    """Every record that cannot be read, has another's uid, or names one that is nowhere.

    What is in the trash can still come back, so naming it is no finding.
    """
    found = [Finding(f"{bad.table} {bad.id}", bad.why) for bad in notebook.bad_records()]
    kept = [kept for kind in KINDS for kept in notebook.collection(kind).all()]
    owners: dict[str, Kept[Record]] = {}
    for one in kept:
        first = owners.setdefault(one.record.uid, one)
        if first is not one:
            found.append(Finding(str(one.ref), f"it has the uid of {first.ref}."))
    somewhere = owners.keys() | set(_uids_in_trash(notebook))
    for one in kept:
        for title, uid in _named(one.record):
            if uid not in somewhere:
                found.append(Finding(str(one.ref), f"{title} is {uid}, which is nowhere here."))
    return found


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """The other records that a record names: the field's title, and the uid."""
    for field in fields_of(type(record)):
        if field.shape is Shape.RECORD and (uid := getattr(record, field.attribute)):
            yield field.title, uid


def _uids_in_trash(notebook: Notebook) -> Iterator[str]:
    for item in notebook.trashed():
        try:
            yield item.kept.record.uid
        except (ValueError, Refused):
            continue  # it cannot be read, so nothing is known to name it
