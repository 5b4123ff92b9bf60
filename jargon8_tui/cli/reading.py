"""The commands that only read: they lock nothing and write nothing."""

import datetime as dt
from pathlib import Path

import click

from jargon8_tui.cli.as_json import in_json, named_in_json, told_beside
from jargon8_tui.cli.opening import reading
from jargon8_tui.cli.options import AS_JSON, KIND, KIND_NAMES
from jargon8_tui.cli.output import print_columns, print_json, say, warn
from jargon8_tui.cli.stakeholders import grid_lines
from jargon8_tui.cli.wording import page, row, shipped_page
from jargon8_tui.model.dates import day_of, in_column, read_day
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import STAKEHOLDER, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.services.connections import connected, look_up, named
from jargon8_tui.services.listing import newest_first, still_open
from jargon8_tui.services.returning import was
from jargon8_tui.services.worked_out import worked_out


@click.command("list", epilog=f"KIND is one of {KIND_NAMES}.")
@click.argument("kind", type=KIND)
@AS_JSON
@click.option("--since", metavar="D", help="From this day on.")
@click.option("--until", metavar="D", help="Up to this day.")
@click.option("--area", type=int, metavar="N", help="Of this area of the standard.")
@click.option("--open", "only_open", is_flag=True, help="Not done, not complete.")
@click.option("--grid", is_flag=True, help="Stakeholders where they stand, as text.")
@click.pass_obj
def list_command(
    path: Path,
    kind: Kind[Record],
    as_json: bool,
    since: str | None,
    until: str | None,
    area: int | None,
    only_open: bool,
    grid: bool,
) -> None:
    """List the records of a kind, newest first."""
    if grid:
        if kind is not STAKEHOLDER or as_json or since or until or only_open or area is not None:
            raise click.UsageError("--grid goes with stakeholders, and with no other option.")
        with reading(path) as notebook:
            say("\n".join(grid_lines(notebook)))
        return
    with reading(path) as notebook:
        now = notebook.now()
        first = read_day(since, now) if since else dt.date.min
        last = read_day(until, now) if until else dt.date.max
        listed = [
            kept
            for kept in newest_first(notebook, [kind], still_open(kind) if only_open else None)
            if first <= day_of(kept.when) <= last
            and (area is None or getattr(kept.record, "area", None) == area)
            and (not only_open or getattr(kept.record, "is_open", False))
        ]
    if as_json:
        print_json([in_json(kept) for kept in listed])
        return
    print_columns(row(kept, now) for kept in listed)
    if not listed:
        asked = since or until or area is not None or only_open
        none = f"such {kind.labels}" if asked else f"{kind.labels} yet"
        warn(f"There {kind.are} no {none}{_why_none(kind, area=area, only_open=only_open)}.")


def _why_none(kind: Kind[Record], *, area: int | None, only_open: bool) -> str:
    """Where no record of `kind` could ever be among those asked for, why that is so."""
    if area is not None and "area" not in fields_by_name(kind.record):
        return f": {kind.labels} {kind.have} no area"
    if only_open and not hasattr(kind.record, "is_open"):
        return f": {kind.labels} {kind.are} neither open nor done"
    return ""


@click.command("show")
@click.argument("ref")
@AS_JSON
@click.pass_obj
def show_command(path: Path, ref: str, as_json: bool) -> None:
    """Show a record or a shipped note, and what it belongs with."""
    with reading(path) as notebook:
        found = look_up(notebook, ref)
        kept = named(notebook, found)
        beside = connected(notebook, found)
        if as_json:
            links = [
                {**named_in_json(end.kept), "title": end.kept.title, "why": end.why}
                for end in beside
            ]
            if isinstance(kept, ShippedNote):
                follows = told_beside(kept)
            else:
                follows = worked_out(notebook, kept.record, notebook.now())
            print_json({**in_json(kept), "links": links, "worked_out": follows})
        elif isinstance(kept, ShippedNote):
            say("\n".join(shipped_page(kept, beside)))
        else:
            say("\n".join(page(notebook, kept, beside)))


@click.command("trash")
@AS_JSON
@click.pass_obj
def trash_command(path: Path, as_json: bool) -> None:
    """List what was removed, latest first."""
    with reading(path) as notebook:
        items = [(item, was(item, notebook.level_of)) for item in notebook.trashed()]
        today = notebook.now().date()
    if as_json:
        print_json(
            [
                {
                    "ref": str(item.ref),
                    "kind": item.kind,
                    "title": kept.title if kept else "",
                    "deleted": item.deleted,
                    "record": in_json(kept) if kept else None,
                }
                for item, kept in items
            ]
        )
        return
    print_columns(
        (str(item.ref), in_column(item.deleted, today), kept.title if kept else "(cannot be read)")
        for item, kept in items
    )
    if items:
        warn("jargon8 restore REF brings one back.")
    else:
        warn("The trash is empty.")
