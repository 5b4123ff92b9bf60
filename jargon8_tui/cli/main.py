"""`jargon8`: the commands by name, each loaded only when it is asked for."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jargon8_tui import __version__
from jargon8_tui.cli.exits import exit_code
from jargon8_tui.cli.starting import default_notebook
from jargon8_tui.cli.streams import prepare_streams
from jargon8_tui.typed_path import typed_path

_MODULES = {
    "open": "app",
    "demo": "app",
    "new": "writing",
    "list": "reading",
    "show": "reading",
    "set": "writing",
    "link": "writing",
    "remove": "writing",
    "trash": "reading",
    "restore": "writing",
    "raci": "raci",
    "find": "finding",
    "today": "today",
    "import": "moving",
    "export": "moving",
    "report": "report",
    "check": "keeping",
    "backup": "keeping",
    "backups": "keeping",
    "restore-backup": "keeping",
    "schema": "schema",
}
"""Where each command is: `NAME_command` in that module of this package."""


class Commands(click.Group):
    """A group that imports a command's module when the command is asked for, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own form
        """The names in the order that help has them."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command called `cmd_name`, or none."""
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"jargon8_tui.cli.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run what was asked, and exit with the code that says how it went."""
        prepare_streams()
        extra["standalone_mode"] = False
        sys.exit(exit_code(lambda: super(Commands, self).main(*args, **extra)))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--notebook",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The notebook's file; else $JARGON8_NOTEBOOK, else your user data folder.",
)
@click.version_option(__version__, message="jargon8 %(version)s")
@click.pass_context
def jargon8(context: click.Context, notebook: Path | None) -> None:
    """Keep the notebook of a security first-line manager; alone, open the app."""
    context.obj = typed_path(notebook) if notebook else default_notebook()
    if context.invoked_subcommand is None:
        from jargon8_tui.cli.app import open_command

        context.invoke(open_command)
