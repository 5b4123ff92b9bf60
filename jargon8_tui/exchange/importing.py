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
from jargon8_tui.exchange.gate import resolver
from jargon8_tui.exchange.giving_way import Breathe, never
from jargon8_tui.exchange.import_report import ImportReport
from jargon8_tui.exchange.looking import Looking
from jargon8_tui.exchange.matching import Known
from jargon8_tui.exchange.planning import Outcome, Plan
from jargon8_tui.exchange.telling import tell
from jargon8_tui.model.kinds import KINDS, SERVICE_LEVEL
from jargon8_tui.model.measurement import LevelOf
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import counted
from jargon8_tui.store import Notebook


def import_files(
    notebook: Notebook, paths: Sequence[Path], *, dry_run: bool = False
) -> ImportReport:
    """Take the records in `paths`, files or folders, into `notebook`; or, in a dry run, only say
    what would become of them. Raises as `Prepared.carry_out` does.
    """
    found = prepared(notebook, paths)
    return found.report if dry_run else found.carry_out()


def prepared(notebook: Notebook, paths: Sequence[Path], breathe: Breathe = never) -> "Prepared":
    """Read `paths`, files or folders, and find out what is to become of each record in them.

    May be done in a thread, with a `breathe` after each few steps; where the notebook is changed
    meanwhile it has to be done again. What is wrong with a file is in the report, not raised.
    """
    looking = Looking(notebook, breathe)
    documents = looking.documents(paths)
    pieces = [piece for _, found in documents for piece in found.pieces]
    coming = Coming(pieces, notebook.new_uid)
    sheets = list(looking.sheets(documents, resolver(notebook, coming)))
    kinds = [kind for kind in KINDS if any(piece.kind is kind for piece in pieces)]
    known = Known(notebook, kinds, breathe)
    plans = looking.settled(known, sheets, coming)
    tell(looking.report, plans, _level_of(notebook, plans, coming))
    return Prepared(looking.report, plans, known, coming)


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
        tell(done, self.plans, notebook.level_of)
        return done


def _level_of(notebook: Notebook, plans: Sequence[Plan], coming: Coming) -> LevelOf:
    """Where the service level is looked up that a measurement is called by, be it new or here."""
    new = {
        plan.record.uid or coming.uid_for(SERVICE_LEVEL.name, plan.title): plan.record
        for plan in plans
        if isinstance(plan.record, ServiceLevel)
    }
    return lambda uid: notebook.level_of(uid) or new.get(uid)


def _write(known: Known, plans: Sequence[Plan], coming: Coming) -> None:
    """Put in what is new and what changed; levels before what was measured of them."""
    notebook = known.notebook
    places = {kind.name: place for place, kind in enumerate(KINDS)}
    for plan in sorted(plans, key=lambda plan: places[plan.piece.kind.name]):
        collection = notebook.collection(plan.piece.kind)
        if plan.outcome is Outcome.UPDATED and plan.kept is not None:
            kept = collection.put(plan.kept.ref.id, plan.record)
        elif plan.outcome is Outcome.IMPORTED:
            promised = coming.claimed(plan.piece.kind.name, plan.title)
            uid = plan.record.uid or promised or notebook.new_uid()
            kept = plan.kept = collection.add(replace(plan.record, uid=uid))
        else:
            continue
        known.imports.remember(kept.record, plan.document.written, plan.called)
