"""What became of the pieces of an import, or is to become of them, as its report says it."""

from collections.abc import Sequence

from jargon8_tui.exchange.import_report import ImportReport, Taken, TurnedDown
from jargon8_tui.exchange.planning import Outcome, Plan
from jargon8_tui.model.kinds import title_of
from jargon8_tui.model.measurement import LevelOf, Measurement


def tell(report: ImportReport, plans: Sequence[Plan], level_of: LevelOf) -> None:
    """Put what was done, or is to be done, with each record in the report."""
    lists = {
        Outcome.IMPORTED: report.imported,
        Outcome.UPDATED: report.updated,
        Outcome.UNCHANGED: report.unchanged,
    }
    for plan in plans:
        if plan.outcome is Outcome.LEFT:
            report.refused.append(turned_down(plan))
        else:
            lists[plan.outcome].append(taken(plan, level_of))


def taken(plan: Plan, level_of: LevelOf) -> Taken:
    """A record that a file was found to hold, and that fits."""
    record = plan.record
    if isinstance(record, Measurement):  # its level may have been unknown when it was made
        record = record.completed(level_of)
    return Taken(
        plan.ref,
        plan.piece.kind,
        title_of(record, level_of),
        plan.document.path,
        plan.piece.line,
        record,
        plan.kept.record if plan.kept and plan.outcome is Outcome.UPDATED else None,
    )


def turned_down(plan: Plan) -> TurnedDown:
    """A record that is left as it is here, or that keeps all of its file out."""
    is_alone = plan.outcome is Outcome.LEFT
    return TurnedDown(plan.document.path, plan.piece.line, plan.reason, is_alone, plan.ref)
