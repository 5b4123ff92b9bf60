"""The commands that open the app: the only ones that load its screens."""

import shutil
import tempfile
from importlib import resources
from pathlib import Path

import click

from jargon8_tui.cli.output import warn
from jargon8_tui.cli.starting import start_app
from jargon8_tui.model.errors import Refused


@click.command("open")
@click.argument("ref", required=False)
@click.pass_obj
def open_command(path: Path, ref: str | None) -> None:
    """Open the app, at a record where one is named."""
    from jargon8_tui.model.kinds import the_ref

    start_app(path, the_ref(ref) if ref else None)


@click.command("demo")
def demo_command() -> None:
    """Open the app on a copy of the sample notebook."""
    sample = _sample_notebook()
    with tempfile.TemporaryDirectory(prefix="jargon8-demo-") as folder:
        copy = Path(folder) / "notebook.json"
        shutil.copyfile(sample, copy)
        start_app(copy, said="This is a throw-away copy of the sample notebook: try anything.")
    warn("That was a copy of the sample notebook; it is gone now.")


def _sample_notebook() -> Path:
    """The sample notebook: inside the installed package, or beside it in a checkout. Raises
    `Refused` where it is in neither."""
    package = Path(str(resources.files("jargon8_tui")))
    for folder in (package, package.parent):
        if (found := folder / "sample_data" / "notebook.json").is_file():
            return found
    raise Refused("The sample notebook is not there; install jargon8 again.")
