"""How what went wrong becomes a sentence on stderr and an exit code. Never a traceback."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from jargon8_tui.cli.output import warn
from jargon8_tui.model.errors import Refused

DONE, COULD_NOT, USAGE, HELD, DAMAGED = 0, 1, 2, 3, 4
INTERRUPTED = 130
"""What shells expect of a command that ctrl+c ended."""


def exit_code(run: Callable[[], object]) -> int:
    """Run a command and say what went wrong, if anything did; the code it exits with."""
    try:
        code = run()
        if sys.stdout:  # none at all where a shell closed it
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return said_of(error)
    return code if isinstance(code, int) else DONE


def said_of(error: Exception | KeyboardInterrupt) -> int:
    """Say what went wrong; the code to exit with."""
    match error:
        case click.UsageError():
            warn(_one_line(error.format_message()))
            command = error.ctx.command_path if error.ctx else "jargon8"
            warn(f"{command} --help shows how it is used.")
            return USAGE
        case click.ClickException():
            warn(_one_line(error.format_message()))
            return COULD_NOT
        case click.Abort() | KeyboardInterrupt():
            return INTERRUPTED
        case Refused():
            warn(str(error))
            return _code_of(error)
        case OSError():
            return _system_error(error)
        case _:
            warn(_our_mistake(error))
            return COULD_NOT


def _code_of(error: Refused) -> int:
    """The exit code that says which sort of refusal it was."""
    from jargon8_tui.store import NotANotebook, NotebookHeld

    if isinstance(error, NotebookHeld):
        return HELD
    return DAMAGED if isinstance(error, NotANotebook) else COULD_NOT


def _system_error(error: OSError) -> int:
    """Say what the system refused; a reader that went away (`| head`) is no error to speak of."""
    if error.errno == errno.EPIPE:
        _give_up_output()
        return COULD_NOT
    where = f"{error.filename}: " if error.filename else ""
    warn(f"{where}{error.strerror or error}.")
    if error.filename is None:
        _give_up_output()
    return COULD_NOT


def _give_up_output() -> None:
    """Let what is still waiting for a full or closed stdout go nowhere when Python ends."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # not a file of the system's
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def _our_mistake(error: BaseException) -> str:
    """Where a mistake of jargon8 itself happened, without a word of what is in the notebook."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    assert place is not None, "it was raised"
    file = Path(place.tb_frame.f_code.co_filename).name
    return (
        f"jargon8 itself went wrong ({type(error).__name__}, {file} line {place.tb_lineno}).\n"
        "Your notebook is as the last save left it; report this line."
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
