"""Is the notebook whole? File, journal, records, links, unfinished writing, backups, leftovers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from jargon8_tui.model.kinds import KINDS, Ref
from jargon8_tui.model.text import counted
from jargon8_tui.store.disk_errors import sentence
from jargon8_tui.store.findings import Finding, file_findings
from jargon8_tui.store.layout import NotReadable
from jargon8_tui.store.reading import Content

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook
    from jargon8_tui.store.opening import Opened


class Report(msgspec.Struct, frozen=True):
    """What `check` found: how many records and backups there are, how many saves only the journal
    holds, and what is wrong or left over."""

    records: int
    saves_in_journal: int
    backups: int
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found but what is harmless."""
        return all(finding.severity == "harmless" for finding in self.findings)


def checked(notebook: Notebook, opened: Opened) -> Report:
    """Read everything again, from end to end, and say what was found."""
    content, findings = _file(opened)
    backups = [opened.backups.checked(backup) for backup in opened.backups.all()]
    findings += [
        Finding("error", "backups", f"The backup {backup.name} cannot be used: {backup.problem}.")
        for backup in backups
        if backup.problem
    ]
    findings += _records(notebook)
    findings += _twins(notebook)
    findings += _links(notebook)
    if notebook.unfinished.problem:
        findings.append(Finding("error", "unfinished", notebook.unfinished.problem))
    findings += _leftovers(opened)
    return Report(
        records=sum(len(notebook.collection(kind)) for kind in KINDS),
        saves_in_journal=len(content.saves) if content else 0,
        backups=len(backups),
        findings=tuple(findings),
    )


def _file(opened: Opened) -> tuple[Content | None, list[Finding]]:
    path = opened.file.path
    try:
        content = opened.file.read()
    except NotReadable as error:
        return None, [Finding("error", "file", f"{path} cannot be read as a notebook: {error}.")]
    except OSError as error:
        return None, [
            Finding("error", "file", f"{path} cannot be read: {sentence(error, 'check')}")
        ]
    findings = list(file_findings(content))
    if content.meta is None:
        findings.append(Finding("harmless", "file", f"There is no notebook at {path} yet."))
    return content, findings


def _records(notebook: Notebook) -> Iterator[Finding]:
    for bad in notebook.bad_records():
        yield Finding("error", "records", f"{bad}; it is kept as it is.")


class _Uid(msgspec.Struct):
    uid: str = ""


def _twins(notebook: Notebook) -> Iterator[Finding]:
    """Records with the uid of another one: what names that uid means only one of them."""
    first: dict[str, Ref] = {}
    for kind in KINDS:
        for id, row in sorted(notebook.collection(kind).each(_Uid)):
            ref = Ref(kind, id)
            if row.uid and (other := first.setdefault(row.uid, ref)) != ref:
                yield Finding(
                    "error",
                    "records",
                    f"{ref} has the uid of {other}, so what names one may mean the other; "
                    "copy one to a new record and remove it.",
                )


def _links(notebook: Notebook) -> Iterator[Finding]:
    from jargon8_tui.model.fields import names_in  # nothing else of the store needs them to read
    from jargon8_tui.model.shipped_note import read_shipped_ref

    in_trash = notebook.uids_in_trash()
    waiting = 0
    for kind in KINDS:
        for kept in notebook.collection(kind).all():
            for field, uid in names_in(kept.record):
                if notebook.ref_of(uid) is not None or read_shipped_ref(uid) is not None:
                    continue
                if uid in in_trash:
                    waiting += 1
                    continue
                yield Finding(
                    "error",
                    "links",
                    f"{kept.ref} {field.name} names a record that is not here: {uid}.",
                )
    if waiting:
        yield Finding(
            "harmless", "links", f"{counted(waiting, 'record')} that others name, now in the trash."
        )


def _leftovers(opened: Opened) -> Iterator[Finding]:
    for path in opened.swept:
        yield Finding("harmless", "leftovers", f"{path.name} was left by a save that was cut off.")
    for path in opened.leftovers():
        yield Finding(
            "harmless", "leftovers", f"{path.name} is of a save under way, or one that was cut off."
        )
