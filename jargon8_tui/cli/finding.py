"""`jargon8 find`, by itself so that nothing is loaded that finding does not need."""

import sys
from pathlib import Path

import click

from jargon8_tui.cli.as_json import named_in_json
from jargon8_tui.cli.opening import reading
from jargon8_tui.cli.options import AS_JSON, KIND, KIND_NAMES
from jargon8_tui.cli.output import print_json, say, warn
from jargon8_tui.model.dates import in_column
from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record
from jargon8_tui.services.finding.find import find


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=KIND, help=f"Only among these: {KIND_NAMES}.")
@click.option("--limit", type=click.IntRange(min=1), default=50, help="At most so many (50).")
@AS_JSON
@click.pass_obj
def find_command(
    path: Path, words: tuple[str, ...], kind: Kind[Record] | None, limit: int, as_json: bool
) -> None:
    """Find records in which all of WORDS match.

    Words are beginnings of words; accents and case do not matter. "Two words" in quotes of their
    own stand together; kind:feedback, area:2, since:fri and until:3/11 narrow it.
    """
    with reading(path) as notebook:
        hits = find(notebook, " ".join(words), kind=kind, limit=min(limit, sys.maxsize))
        today = notebook.now().date()
    if as_json:
        print_json(
            [
                {
                    **named_in_json(hit.kept),
                    "title": hit.kept.title,
                    "when": hit.kept.when,
                    "snippet": hit.snippet,
                    "field": hit.field,
                }
                for hit in hits
            ]
        )
        return
    for hit in hits:
        say(f"{hit.kept.ref}  {in_column(hit.kept.when, today)}  {hit.kept.title}")
        if hit.field != hit.kept.ref.kind.title:
            say(f"    {hit.snippet}")
    if not hits:
        sought = " ".join(words).strip()
        warn(
            f"Nothing has {sought}; try fewer words, or only their beginnings."
            if sought
            else "There is no word to look for."
        )
