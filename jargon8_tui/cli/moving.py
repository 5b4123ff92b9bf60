"""The commands that bring documents in and take them out."""

from pathlib import Path

import click

from jargon8_tui.cli.opening import reading, writing
from jargon8_tui.cli.output import say, warn
from jargon8_tui.cli.reading import AS_JSON

_PATH = click.Path(path_type=Path)


@click.command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH ..."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@AS_JSON
@click.pass_context
def import_command(
    context: click.Context, paths: tuple[Path, ...], dry_run: bool, as_json: bool
) -> None:
    """Bring in documents: Markdown, text, exported JSON, or folders of them."""
    from jargon8_tui.exchange.importing import import_files

    opened = reading if dry_run else writing
    with opened(context.obj) as notebook:
        report = import_files(notebook, paths, dry_run=dry_run)
    for sentence in report.said:
        warn(sentence)


@click.command("export")
@click.argument("what")
@click.option("--to", required=True, type=click.Path(path_type=Path), metavar="PATH")
@click.option(
    "--format", "form", type=click.Choice(["md", "json"]), default="md", help="md or json (md)."
)
@click.option("--force", is_flag=True, help="Put it in the place of what is there.")
@click.pass_obj
def export_command(path: Path, what: str, to: Path, form: str, force: bool) -> None:
    """Write records to a file: WHAT is a kind or a ref."""
    from jargon8_tui.exchange.exporting import export

    with reading(path) as notebook:
        written = export(notebook, what, to, form, force=force)
    for file in written:
        say(str(file))
