"""The commands that look after the file: whether it is whole, and its backups."""

from pathlib import Path
from typing import Any

import click

from jargon8_tui.cli.opening import (
    PATIENCE,
    answer,
    backup_folder,
    reading,
    refuse_own_files,
    writing,
)
from jargon8_tui.cli.options import AS_JSON, DESTINATION
from jargon8_tui.cli.output import print_columns, print_json, say, warn
from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import NotFound
from jargon8_tui.model.text import counted, size_in_words
from jargon8_tui.store import Backup, NotANotebook, Notebook, Report, backups_of, rescue
from jargon8_tui.store.notebook import local_now


@click.command("check")
@AS_JSON
@click.pass_context
def check_command(context: click.Context, as_json: bool) -> None:
    """Say whether the notebook is whole.

    File, journal, records, links, unfinished writing and backups are read from end to end. The
    exit code is 1 where something is wrong; what is only left over is named, and harmless.
    """
    path: Path = context.obj
    with reading(path, with_backups=True) as notebook:
        report = notebook.check()
    if as_json:
        print_json(_in_json(path, report))
    else:
        for found in report.findings:
            harmless = "Harmless: " if found.severity == "harmless" else ""
            say(f"{harmless}{found.sentence}")
        holds = f"{counted(report.records, 'record')}, {counted(report.backups, 'backup')}"
        say(f"{path} {'is whole' if report.is_whole else 'is not whole'}: {holds}.")
    if not report.is_whole:
        context.exit(1)


@click.command("backup")
@click.option("--to", type=DESTINATION, metavar="PATH", help="A folder, or a file that is new.")
@click.pass_obj
def backup_command(path: Path, to: Path | None) -> None:
    """Make a backup of the notebook as it is now."""
    refuse_own_files(path, to)
    with reading(path, with_backups=True) as notebook:
        if not path.exists():
            raise NotFound(f"There is no notebook at {path} yet, so there is nothing to back up.")
        say(str(notebook.back_up(to).path))


@click.command("backups")
@AS_JSON
@click.pass_obj
def backups_command(path: Path, as_json: bool) -> None:
    """List the backups, newest first; also where the notebook itself is damaged."""
    found = backups_of(path, backup_folder())
    if as_json:
        print_json(
            [{"name": b.name, "at": b.at, "records": b.records, "size": b.size} for b in found]
        )
        return
    print_columns(
        (b.name, in_words(b.at), counted(b.records or 0, "record"), size_in_words(b.size))
        for b in found
    )
    if found:
        warn("jargon8 restore-backup NAME goes back to one.")
    else:
        warn("There are no backups yet; jargon8 backup makes one.")


@click.command("restore-backup")
@click.argument("name")
@click.pass_obj
def restore_backup_command(path: Path, name: str) -> None:
    """Go back to a backup. What is there now is backed up first."""
    try:
        with writing(path) as notebook:
            before = _kept_before(notebook, name)
            notebook.restore_backup(name)
            answer(notebook, name)
    except NotANotebook:
        rescued = rescue(
            path, name, now=local_now, backup_folder=backup_folder(), patience=PATIENCE
        )
        say(rescued.name)
        warn(f"{path} was damaged; a copy of it as it was is beside it.")
    else:
        warn(f"jargon8 restore-backup {before.name} takes that back.")


def _kept_before(notebook: Notebook, name: str) -> Backup:
    """A backup of what is there now, made beside the one called `name` and letting go of none:
    the rotation could let go of that very one. Raises `NotFound`."""
    for backup in notebook.backups():
        if backup.name == name:
            return notebook.back_up(backup.path.parent)
    raise NotFound(f"There is no backup called {name}; jargon8 backups lists them.")


def _in_json(path: Path, report: Report) -> dict[str, Any]:
    return {
        "notebook": str(path),
        "whole": report.is_whole,
        "records": report.records,
        "saves_in_journal": report.saves_in_journal,
        "backups": report.backups,
        "findings": [
            {"severity": found.severity, "about": found.about, "sentence": found.sentence}
            for found in report.findings
        ],
    }
