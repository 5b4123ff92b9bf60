"""The door for what comes in: files and folders, in any order, as one step that can be undone.

All of a file is taken in or nothing of it, and no file stands in the way of another. A record that
was changed here since is never overwritten: it alone is left as it is, and named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jargon8_tui.exchange.gate import made_from
from jargon8_tui.exchange.matching import Known
from jargon8_tui.exchange.planning import Outcome, Plan, Sheet, planned
from jargon8_tui.exchange.reading.files import files_in, opened
from jargon8_tui.exchange.reading.formats import read
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kind, Ref, title_of
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted
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
    sheets = [sheet for file in files if (sheet := _read(notebook, file, report))]
    plans = _settled(notebook, sheets, report)
    if not dry_run:
        changing = sum(plan.outcome in (Outcome.IMPORTED, Outcome.UPDATED) for plan in plans)
        with notebook.transaction(f"{counted(changing, 'record was', 'records were')} imported"):
            _write(notebook, plans)
    _tell(notebook, report, plans)
    return report


def _read(notebook: Notebook, file: Path, report: ImportReport) -> Sheet | None:
    """The records of a file as they would be; none where something is wrong with it."""
    try:
        document, said = opened(file)
        found = read(document)
    except Refused as error:
        report.refused.append(TurnedDown(file, getattr(error, "line", None), str(error)))
        return None
    sheet = Sheet(document)
    wrong = []
    for piece in found.pieces:
        try:
            made = made_from(piece, notebook)
        except Refused as error:
            wrong.append(TurnedDown(file, piece.line, str(error)))
        else:
            sheet.records.append((piece, made.record))
            said += filter(None, [made.notice])
    report.refused += wrong
    report.said += [Said(file, sentence) for sentence in (*said, *found.said)]
    return None if wrong else sheet


def _settled(notebook: Notebook, sheets: list[Sheet], report: ImportReport) -> list[Plan]:
    """What is to be done with each record, once the files that must be refused are out.

    The others are planned again without them: what was in the import twice may now be there once.
    """
    known = Known(notebook)
    while True:
        plans = planned(notebook, known, sheets)
        refused = [plan for plan in plans if plan.outcome is Outcome.REFUSED]
        if not refused:
            return plans
        report.refused += [_turned_down(plan) for plan in refused]
        out = {plan.document.path for plan in refused}
        sheets = [sheet for sheet in sheets if sheet.document.path not in out]


def _write(notebook: Notebook, plans: Sequence[Plan]) -> None:
    imports = notebook.imports()
    for plan in plans:
        collection = notebook.collection(plan.piece.kind)
        if plan.outcome is Outcome.UPDATED and plan.kept is not None:
            plan.kept = collection.put(plan.kept.ref.id, plan.record)
        elif plan.outcome is Outcome.IMPORTED:
            plan.kept = collection.add(plan.record)
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
