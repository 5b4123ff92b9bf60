"""The door for what comes in: files and folders, in any order, as one step that can be undone.

All of a file is taken in or nothing of it, and no file stands in the way of another. A record that
was changed here since is never overwritten: it alone is left as it is, and named. What is to be
done is found out before anything is written, so that it can be shown first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from jargon8_tui.exchange.coming import Coming
from jargon8_tui.exchange.gate import made_from, resolver
from jargon8_tui.exchange.giving_way import Breathe, giving_way, never
from jargon8_tui.exchange.import_report import ImportReport, Said, Taken, TurnedDown
from jargon8_tui.exchange.matching import Known
from jargon8_tui.exchange.planning import Outcome, Plan, Sheet, planned
from jargon8_tui.exchange.reading.files import files_in, holds_nothing, opened
from jargon8_tui.exchange.reading.formats import read
from jargon8_tui.exchange.reading.pieces import Document, Found
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, title_of
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.text import counted, shortened
from jargon8_tui.store import Notebook


def import_files(
    notebook: Notebook, paths: Sequence[Path], *, dry_run: bool = False
) -> ImportReport:
    """Take the records in `paths`, files or folders, into `notebook`; or, in a dry run, only say
    what would become of them. Raises as `Prepared.carry_out` does.
    """
    coming_in = prepared(notebook, paths)
    return coming_in.report if dry_run else coming_in.carry_out()


@dataclass(frozen=True)
class Prepared:
    """An import that is ready to be carried out, for as long as its notebook is not changed."""

    report: ImportReport
    """What would become of each record and each file."""
    plans: Sequence[Plan]
    known: Known
    coming: Coming

    @property
    def names(self) -> dict[str, str]:
        """What the records that are new are called, by the uids they are to have."""
        new = {one.record.uid: one.title for one in self.report.imported if one.record.uid}
        return self.coming.names | new

    def carry_out(self) -> ImportReport:
        """Write it, once, as one step; what became of it. Raises `Refused` where the notebook can
        only be read.
        """
        said = f"{counted(self.report.changes, 'record was', 'records were')} imported"
        notebook = self.known.notebook
        with notebook.transaction(said):
            _write(self.known, self.plans, self.coming)
        done = ImportReport(
            refused=[one for one in self.report.refused if not one.is_alone],
            fitting=self.report.fitting,
            said=self.report.said,
        )
        _tell(notebook, done, self.plans)
        return done


def prepared(notebook: Notebook, paths: Sequence[Path], breathe: Breathe = never) -> Prepared:
    """Read `paths`, files or folders, and find out what is to become of each record in them.

    May be done in a thread, with a `breathe` after each few steps; where the notebook is changed
    meanwhile it has to be done again. What is wrong with a file is in the report, not raised.
    """
    report = ImportReport()
    leading_out: list[Path] = []
    files = giving_way(files_in(paths, leading_out, breathe), breathe)
    documents = [read_one for file in files if (read_one := _read(file, report))]
    for link in leading_out:
        reason = "It is a link that leads out of its folder; import the file it leads to."
        report.refused.append(TurnedDown(link, None, reason))
    report.said += [
        Said(path, "There is no file in it that import reads.")
        for path in paths
        if holds_nothing(path, breathe)
    ]
    pieces = [piece for _, found in documents for piece in found.pieces]
    coming = Coming(pieces, notebook.new_uid)
    resolve = resolver(notebook, coming)
    sheets = [
        made for one in documents if (made := _sheet(notebook, *one, resolve, report, breathe))
    ]
    kinds = [kind for kind in KINDS if any(piece.kind is kind for piece in pieces)]
    known = Known(notebook, kinds, breathe)
    plans = _settled(known, sheets, coming, report, breathe)
    _tell(notebook, report, plans)
    return Prepared(report, plans, known, coming)


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
    notebook: Notebook,
    document: Document,
    found: Found,
    resolve: Resolve,
    report: ImportReport,
    breathe: Breathe,
) -> Sheet | None:
    """The records of a file as they would be; none where something is wrong with one."""
    sheet = Sheet(document)
    wrong = [TurnedDown(document.path, error.line, str(error)) for error in found.wrong]
    said: list[str] = []
    for piece in giving_way(found.pieces, breathe):
        try:
            made = made_from(piece, notebook, resolve)
        except Refused as error:
            wrong.append(TurnedDown(document.path, piece.line, str(error)))
        else:
            sheet.records.append((piece, made.record))
            said += filter(None, [made.notice])
    report.said += [Said(document.path, sentence) for sentence in (*said, *found.said)]
    if not wrong:
        return sheet
    report.refused += sorted(wrong, key=lambda one: one.line or 0)
    report.fitting += [
        _taken(notebook, Plan(document, piece, record)) for piece, record in sheet.records
    ]
    return None


def _settled(
    known: Known, sheets: list[Sheet], coming: Coming, report: ImportReport, breathe: Breathe
) -> list[Plan]:
    """What is to be done with each record, once the files that must be refused are out.

    The others are planned again without them: what was in the import twice may now be there once.
    """
    while True:
        plans = planned(known, sheets, breathe)
        _refuse_what_names_none(plans, coming)
        refused = [plan for plan in plans if plan.outcome is Outcome.REFUSED]
        if not refused:
            return plans
        report.refused += [_turned_down(plan) for plan in refused]
        out = {plan.document.path for plan in refused}
        report.fitting += [
            _taken(known.notebook, plan)
            for plan in plans
            if plan.document.path in out and plan.outcome not in (Outcome.REFUSED, Outcome.LEFT)
        ]
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


def _write(known: Known, plans: Sequence[Plan], coming: Coming) -> None:
    """Put in what is new and what changed; levels before what was measured of them."""
    notebook = known.notebook
    places = {kind.name: place for place, kind in enumerate(KINDS)}
    for plan in sorted(plans, key=lambda plan: places[plan.piece.kind.name]):
        collection = notebook.collection(plan.piece.kind)
        if plan.outcome is Outcome.UPDATED and plan.kept is not None:
            kept = collection.put(plan.kept.ref.id, plan.record)
        elif plan.outcome is Outcome.IMPORTED:
            promised = coming.claimed(plan.piece.kind.name, _title(plan))
            uid = plan.record.uid or promised or notebook.new_uid()
            kept = plan.kept = collection.add(replace(plan.record, uid=uid))
        else:
            continue
        known.imports.remember(kept.record, plan.document.written, plan.called)


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
        else:
            lists[plan.outcome].append(_taken(notebook, plan))


def _taken(notebook: Notebook, plan: Plan) -> Taken:
    return Taken(
        plan.ref,
        plan.piece.kind,
        title_of(plan.record, notebook.level_of),
        plan.document.path,
        plan.piece.line,
        plan.record,
        plan.kept.record if plan.kept and plan.outcome is Outcome.UPDATED else None,
    )


def _turned_down(plan: Plan) -> TurnedDown:
    is_alone = plan.outcome is Outcome.LEFT
    return TurnedDown(plan.document.path, plan.piece.line, plan.reason, is_alone, plan.ref)
