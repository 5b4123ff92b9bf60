"""The commands that open the app: the only ones that load its screens."""

import shutil
import sys
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jargon8_tui.cli.output import warn
from jargon8_tui.model.errors import Refused
from jargon8_tui.settings import read_settings

if TYPE_CHECKING:
    from jargon8_tui.model.kinds import Ref


@click.command("open")
@click.argument("ref", required=False)
@click.pass_obj
def open_command(path: Path, ref: str | None) -> None:
    """Open the app, at a record where one is named."""
    from jargon8_tui.model.kinds import the_ref

    _open_app(path, the_ref(ref) if ref else None)


@click.command("demo")
def demo_command() -> None:
    """Open the app on a copy of the sample notebook."""
    sample = sample_notebook()
    with tempfile.TemporaryDirectory(prefix="jargon8-demo-") as folder:
        copy = Path(folder) / "notebook.json"
        shutil.copyfile(sample, copy)
        _open_app(copy, None, "This is a throw-away copy of the sample notebook: try anything.")
    warn("That was a copy of the sample notebook; it is gone now.")


def sample_notebook() -> Path:
    """The sample notebook: inside the installed package, or beside it in a checkout."""
    package = Path(str(resources.files("jargon8_tui")))
    for folder in (package, package.parent):
        if (found := folder / "sample_data" / "notebook.json").is_file():
            return found
    raise Refused("The sample notebook is not there; install jargon8 again.")


def _open_app(path: Path, ref: "Ref | None", said: str = "") -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("The app needs a terminal; jargon8 --help lists what works without one.")
    settings = read_settings()
    from jargon8_tui.ui.running import run_app

    run_app(path, settings=settings, ref=ref, said=said)
