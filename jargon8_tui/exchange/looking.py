"""A look at what files hold: read and made into records, with what is wrong with any of them.

What is wrong goes into the report, with the file and the line; nothing is raised for it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jargon8_tui.exchange.coming import Coming
from jargon8_tui.exchange.gate import made_from
from jargon8_tui.exchange.giving_way import Breathe, giving_way
from jargon8_tui.exchange.import_report import ImportReport, Said, TurnedDown
from jargon8_tui.exchange.matching import Known
from jargon8_tui.exchange.planning import Outcome, Plan, Sheet, planned
from jargon8_tui.exchange.reading.files import files_in, holds_nothing, opened
from jargon8_tui.exchange.reading.formats import read
from jargon8_tui.exchange.reading.pieces import Document, Found
from jargon8_tui.exchange.telling import taken, turned_down
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.text import shortened
from jargon8_tui.store import Notebook


class Looking:
    """One look at some files for one notebook; `report` says what there is against them."""

    def __init__(self, notebook: Notebook, breathe: Breathe) -> None:
        self.report = ImportReport()
        self._notebook = notebook
        self._breathe = breathe

    def documents(self, paths: Sequence[Path]) -> list[tuple[Document, Found]]:
        """The files in `paths` that are what they say, each with what is in it."""
        leading_out: list[Path] = []
        files = giving_way(files_in(paths, leading_out, self._breathe), self._breathe)
        documents = [read_one for file in files if (read_one := self._read(file))]
        for link in leading_out:
            reason = "It is a link that leads out of its folder; import the file it leads to."
            self.report.refused.append(TurnedDown(link, None, reason))
        self.report.said += [
            Said(path, "There is no file in it that import reads.")
            for path in paths
            if holds_nothing(path, self._breathe)
        ]
        return documents

    def sheets(
        self, documents: Sequence[tuple[Document, Found]], resolve: Resolve
    ) -> Iterator[Sheet]:
        """The records of each document as they would be, of those in which nothing is wrong."""
        for document, found in documents:
            sheet, wrong = self._made(document, found, resolve)
            if not wrong:
                yield sheet
                continue
            self.report.refused += sorted(wrong, key=lambda one: one.line or 0)
            self.report.fitting += [
                taken(Plan(document, piece, record), self._notebook.level_of)
                for piece, record in sheet.records
            ]

    def settled(self, known: Known, sheets: Sequence[Sheet], coming: Coming) -> list[Plan]:
        """What is to be done with each record, once the files that must be refused are out.

        The others are planned again without them: what was there twice may now be there once.
        """
        while True:
            plans = planned(known, sheets, self._breathe)
            _refuse_what_names_none(plans, coming)
            refused = [plan for plan in plans if plan.outcome is Outcome.REFUSED]
            if not refused:
                return plans
            self.report.refused += map(turned_down, refused)
            out = {plan.document.path for plan in refused}
            self.report.fitting += [
                taken(plan, self._notebook.level_of)
                for plan in plans
                if plan.document.path in out and plan.outcome not in (Outcome.REFUSED, Outcome.LEFT)
            ]
            sheets = [sheet for sheet in sheets if sheet.document.path not in out]

    def _read(self, file: Path) -> tuple[Document, Found] | None:
        """A file and what is in it; none where it is not what it says."""
        try:
            document, said = opened(file)
            found = read(document)
        except Refused as error:
            line = getattr(error, "line", None)
            self.report.refused.append(TurnedDown(file, line, str(error)))
            return None
        found.said[:0] = said
        return document, found

    def _made(
        self, document: Document, found: Found, resolve: Resolve
    ) -> tuple[Sheet, list[TurnedDown]]:
        """The records that fit, and what is wrong with the others."""
        sheet = Sheet(document)
        wrong = [TurnedDown(document.path, error.line, str(error)) for error in found.wrong]
        said: list[str] = []
        for piece in giving_way(found.pieces, self._breathe):
            try:
                made = made_from(piece, self._notebook, resolve)
            except Refused as error:
                wrong.append(TurnedDown(document.path, piece.line, str(error)))
            else:
                sheet.records.append((piece, made.record))
                said += filter(None, [made.notice])
        self.report.said += [Said(document.path, sentence) for sentence in (*said, *found.said)]
        return sheet, wrong


def _refuse_what_names_none(plans: Sequence[Plan], coming: Coming) -> None:
    """Refuse what names a record of the import that is not to come after all."""
    here = {
        plan.record.uid or coming.uid_for(plan.piece.kind.name, plan.title)
        for plan in plans
        if plan.outcome not in (Outcome.REFUSED, Outcome.LEFT)
    }
    for plan in plans:
        for name in coming.missing(plan.record, here):
            plan.refuse(f"{shortened(name)} is not in this notebook; import that record first.")
