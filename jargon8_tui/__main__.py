"""`python -m jargon8_tui`, and what the installed `jargon8` runs."""

import gc
import sys
from pathlib import Path


def main() -> None:
    """Run the command line, or the app, and exit with the code that says how it went.

    A command ends before it could gain by collecting garbage, and going through a whole notebook
    once more at the very end would be a tenth of its time; the app turns collecting on again.
    """
    gc.disable()
    try:
        from jargon8_tui.cli.starting import notebook_alone

        if (notebook := notebook_alone(sys.argv[1:])) is not None:
            _run_app(notebook)
        else:
            from jargon8_tui.cli.main import jargon8

            jargon8(prog_name="jargon8")
    finally:
        gc.freeze()


def _run_app(notebook: Path) -> None:
    from jargon8_tui.cli.starting import start_app
    from jargon8_tui.cli.streams import prepare_streams

    prepare_streams()
    try:
        start_app(notebook)
    except (Exception, KeyboardInterrupt) as error:
        from jargon8_tui.cli.exits import said_of

        sys.exit(said_of(error))


if __name__ == "__main__":
    main()
