"""The commands that bring documents in and take them out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jargon8_tui.cli.opening import reading, refuse_own_files, writing
from jargon8_tui.cli.options import AS_JSON, DESTINATION, WHAT
from jargon8_tui.cli.output import print_columns, print_json, say, warn
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import SERVICE_LEVEL, STAKEHOLDER, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted

if TYPE_CHECKING:
    from jargon8_tui.exchange.exporting import Format
    from jargon8_tui.exchange.import_report import ImportReport, Taken

_PATH = click.Path(path_type=Path)


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PATH ...")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@AS_JSON
@click.pass_context
def import_command(
    context: click.Context, paths: tuple[Path, ...], dry_run: bool, as_json: bool
) -> None:
    """Bring in documents, or folders of them.

    Markdown and text become reflections and notes, CSV is told apart by its columns (a first one
    called Activity makes it a RACI matrix), and JSON is read as an export wrote it. A file is taken
    in whole or not at all, and what was changed here since is not overwritten.
    """
    from jargon8_tui.exchange.importing import import_files
    from jargon8_tui.services.feedback.due_times import due_rule
    from jargon8_tui.settings import read_settings

    opened = reading if dry_run else writing
    with opened(context.obj) as notebook:
        notebook.go_by(due_rule(read_settings()))
        report = import_files(notebook, paths, dry_run=dry_run)
        if not dry_run:
            notebook.save()
    for said in report.said:
        warn(f"{said.file}: {said.sentence}")
    if as_json:
        print_json(_in_json(report))
    else:
        _print(report, dry_run=dry_run)
    if report.refused:
        context.exit(1)


@click.command("export")
@click.argument("what", type=WHAT)
@click.option("--to", required=True, type=DESTINATION, metavar="PATH", help="The file or folder.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["md", "csv", "json", "html", "svg", "docx"]),
    metavar="md|csv|json|html|svg",
    help="Else by the ending of PATH, or md.",
)
@click.option("--force", is_flag=True, help="Put it in the place of what is there.")
@click.pass_obj
def export_command(
    path: Path, what: Kind[Record] | Ref | str, to: Path, fmt: "Format | None", force: bool
) -> None:
    """Write the records of a kind, or the one under a ref, to a file or into a folder.

    A folder gets files with names of their own. What was written as JSON or CSV can be imported
    again. Stakeholders as svg are the grid as a picture, and a service level, as SL-1, its chart of
    twelve months; communication-plan is who is to hear what and when, as md or csv.
    """
    from jargon8_tui.exchange.exporting import AlreadyThere

    refuse_own_files(path, to)
    try:
        written = _written(path, what, to, fmt, force=force)
    except AlreadyThere as there:
        raise Refused(there.or_by_force) from None
    for file in written:
        say(str(file))


def _written(
    path: Path, what: Kind[Record] | Ref | str, to: Path, fmt: "Format | None", *, force: bool
) -> list[Path]:
    from jargon8_tui.exchange.exporting import export, format_of

    with reading(path) as notebook:
        if isinstance(what, str):
            from jargon8_tui.exchange.documents import export_plan

            return [export_plan(notebook, notebook.now().date(), to, fmt or "", force=force)]
        as_picture = (fmt or to.suffix.lower().lstrip(".")) == "svg"
        if as_picture and what is STAKEHOLDER:
            from jargon8_tui.exchange.documents import export_grid

            return [export_grid(notebook, to, force=force)]
        if as_picture and isinstance(what, Ref) and what.kind is SERVICE_LEVEL:
            from jargon8_tui.exchange.documents import export_chart

            return [export_chart(notebook, what, notebook.now().date(), to, force=force)]
        return export(notebook, what, to, fmt or format_of(to), force=force)


def _print(report: "ImportReport", *, dry_run: bool) -> None:
    outcomes = (
        ("imported", report.imported),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
        *([("fits", report.fitting)] if dry_run else []),
    )
    print_columns(
        (outcome, _where(outcome, taken), taken.title, taken.file.name)
        for outcome, all_taken in outcomes
        for taken in all_taken
    )
    for refused in report.refused:
        line = f", line {refused.line}" if refused.line else ""
        warn(f"{refused.file}{line}: {refused.reason}")
    if dry_run:
        would = counted(len(report.imported) + len(report.updated), "record")
        warn(f"Nothing was written; {would} would be.")


def _where(outcome: str, taken: "Taken") -> str:
    """Where a record is in the notebook, or in its file, which it stays in."""
    if outcome == "fits":
        return f"line {taken.line}" if taken.line else "-"
    return str(taken.ref or "new")


def _in_json(report: "ImportReport") -> dict[str, Any]:
    return {
        "imported": _taken_in_json(report.imported),
        "updated": _taken_in_json(report.updated),
        "unchanged": _taken_in_json(report.unchanged),
        "refused": [
            {"file": str(refused.file), "line": refused.line, "reason": refused.reason}
            for refused in report.refused
        ],
    }


def _taken_in_json(all_taken: Sequence["Taken"]) -> list[dict[str, Any]]:
    return [
        {
            "ref": str(taken.ref) if taken.ref else None,
            "kind": taken.kind.name,
            "title": taken.title,
            "file": str(taken.file),
        }
        for taken in all_taken
    ]
