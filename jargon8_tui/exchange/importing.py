"""The door for what comes in: files and folders, in any order, as one step that can be undone.

All of a file is taken in or nothing of it, and no file stands in the way of another. A record that
was changed here since is never overwritten: it alone is left as it is, and named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from jargon8_tui.exchange.coming import Coming
from jargon8_tui.exchange.gate import made_from, resolver
from jargon8_tui.exchange.matching import Known
from jargon8_tui.exchange.planning import Outcome, Plan, Sheet, planned
from jargon8_tui.exchange.reading.files import files_in, opened
from jargon8_tui.exchange.reading.formats import read
from jargon8_tui.exchange.reading.pieces import Document, Found
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, Kind, Ref, title_of
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted, shortened
from jargon8_tui.store import Notebook


@dataclass(frozen=True)
class Taken:
    """A record that a file was found to hold."""

    ref: Ref | None
    """None for one that is new, while nothing is written."""
    kind: Kind[Record]
    title: str
    file: Path


@dataclass(frozen=True)
class TurnedDown:
    """Why nothing of a file was taken in, or not this record of it, and the line, if one shows."""

    file: Path
    line: int | None
    reason: str


@dataclass(frozen=True)
class Said:
    """Something that must be said about how a file was read."""

    file: Path
    sentence: str


@dataclass
class ImportReport:
    """What became of each record and each file of an import."""

    imported: list[Taken] = field(default_factory=list)
    updated: list[Taken] = field(default_factory=list)
    unchanged: list[Taken] = field(default_factory=list)
    refused: list[TurnedDown] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def import_files(
    notebook: Notebook, paths: Sequence[Path], *, dry_run: bool = False
) -> ImportReport:
    """Take the records in `paths`, files or folders, into `notebook`; or, in a dry run, only say
    what would become of them.

    What is wrong with a file is in the report, not raised. Raises `Refused` where the notebook can
    only be read.
    """
    report = ImportReport()
    leading_out: list[Path] = []
    files = list(files_in(paths, leading_out))
    for link in leading_out:
        reason = "It is a link that leads out of its folder; import the file it leads to."
        report.refused.append(TurnedDown(link, None, reason))
    if not files and not leading_out:
        report.said += [Said(path, "There is no file in it that import reads.") for path in paths]
    documents = [read_one for file in files if (read_one := _read(file, report))]
    pieces = (piece for _, found in documents for piece in found.pieces)
    coming = Coming(pieces, notebook.new_uid)
    resolve = resolver(notebook, coming)
    sheets = [made for one in documents if (made := _sheet(notebook, *one, resolve, report))]
    plans = _settled(notebook, sheets, coming, report)
    if not dry_run:
        changing = sum(plan.outcome in (Outcome.IMPORTED, Outcome.UPDATED) for plan in plans)
        with notebook.transaction(f"{counted(changing, 'record was', 'records were')} imported"):
            _write(notebook, plans, coming)
    _tell(notebook, report, plans)
    return report


def _read(file: Path, report: ImportReport) -> tuple[Document, Found] | None:
    """A file and what is in it; none where it is not what it says."""
    try:
        document, said = opened(file)
        found = read(document)
    except Refused as error:
        report.refused.append(TurnedDown(file, getattr(error, "line", None), str(error)))
        return None
    found.said[:0] = said
    return document, found


def _sheet(
    notebook: Notebook, document: Document, found: Found, resolve: Resolve, report: ImportReport
) -> Sheet | None:
    """The records of a file as they would be; none where something is wrong with one."""
    sheet = Sheet(document)
    wrong = []
    said: list[str] = []
    for piece in found.pieces:
        try:
            made = made_from(piece, notebook, resolve)
        except Refused as error:
            wrong.append(TurnedDown(document.path, piece.line, str(error)))
        else:
            sheet.records.append((piece, made.record))
            said += filter(None, [made.notice])
    report.refused += wrong
    report.said += [Said(document.path, sentence) for sentence in (*said, *found.said)]
    return None if wrong else sheet


def _settled(
    notebook: Notebook, sheets: list[Sheet], coming: Coming, report: ImportReport
) -> list[Plan]:
    """What is to be done with each record, once the files that must be refused are out.

    The others are planned again without them: what was in the import twice may now be there once.
    """
    known = Known(notebook)
    while True:
        plans = planned(notebook, known, sheets)
        _refuse_what_names_none(plans, coming)
        refused = [plan for plan in plans if plan.outcome is Outcome.REFUSED]
        if not refused:
            return plans
        report.refused += [_turned_down(plan) for plan in refused]
        out = {plan.document.path for plan in refused}
        sheets = [sheet for sheet in sheets if sheet.document.path not in out]


def _refuse_what_names_none(plans: Sequence[Plan], coming: Coming) -> None:
    """Refuse what names a record of the import that is not to come after all."""
    here = {
        plan.record.uid or coming.uid_for(plan.piece.kind.name, _title(plan))
        for plan in plans
        if plan.outcome not in (Outcome.REFUSED, Outcome.LEFT)
    }
    for plan in plans:
        for name in coming.missing(plan.record, here):
            plan.refuse(f"{shortened(name)} is not in this notebook; import that record first.")


def _title(plan: Plan) -> str:
    return str(plan.piece.given.get(plan.piece.kind.title, ""))


def _write(notebook: Notebook, plans: Sequence[Plan], coming: Coming) -> None:
    """Put in what is new and what changed; levels before what was measured of them."""
    imports = notebook.imports()
    places = {kind.name: place for place, kind in enumerate(KINDS)}
    for plan in sorted(plans, key=lambda plan: places[plan.piece.kind.name]):
        collection = notebook.collection(plan.piece.kind)
        if plan.outcome is Outcome.UPDATED and plan.kept is not None:
            plan.kept = collection.put(plan.kept.ref.id, plan.record)
        elif plan.outcome is Outcome.IMPORTED:
            uid = plan.record.uid or coming.claimed(plan.piece.kind.name, _title(plan))
            plan.kept = collection.add(replace(plan.record, uid=uid))
        else:
            continue
        imports.remember(plan.kept.record, plan.document.written, plan.called)


def _tell(notebook: Notebook, report: ImportReport, plans: Sequence[Plan]) -> None:
    """Put what was done, or is to be done, with each record in the report."""
    lists = {
        Outcome.IMPORTED: report.imported,
        Outcome.UPDATED: report.updated,
        Outcome.UNCHANGED: report.unchanged,
    }
    for plan in plans:
        if plan.outcome is Outcome.LEFT:
            report.refused.append(_turned_down(plan))
            continue
        title = title_of(plan.record, notebook.level_of)
        taken = Taken(plan.ref, plan.piece.kind, title, plan.document.path)
        lists[plan.outcome].append(taken)


def _turned_down(plan: Plan) -> TurnedDown:
    return TurnedDown(plan.document.path, plan.piece.line, plan.reason)
