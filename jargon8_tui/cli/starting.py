"""Opening the app, and the short way there for whoever types only `jargon8`.

That way goes round click and all that reads the words of a command: the app has no use for them,
and to load them takes a twentieth of what it takes until the records are on the screen.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jargon8_tui.model.errors import Refused
from jargon8_tui.typed_path import typed_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jargon8_tui.model.kinds import Ref


def notebook_alone(words: Sequence[str]) -> Path | None:
    """The notebook to open where `words` ask for the app and no more; none for any other words, and
    where the command line has to say that there is no such path."""
    with suppress(Refused):
        if not words:
            return default_notebook()
        if len(words) == 2 and words[0] == "--notebook" and words[1]:
            return typed_path(words[1])
    return None


def default_notebook() -> Path:
    """The notebook of someone who names none: of `$JARGON8_NOTEBOOK`, else in the platform's user
    data folder. Raises `Refused`."""
    if named := os.environ.get("JARGON8_NOTEBOOK"):
        return typed_path(named)
    from platformdirs import user_data_path

    return user_data_path("jargon8", appauthor=False) / "notebook.json"


def start_app(path: Path, ref: Ref | None = None, said: str = "") -> None:
    """Run the app until the user leaves. Raises `Refused` where it cannot be shown or saved."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("The app needs a terminal; jargon8 --help lists what works without one.")
    from jargon8_tui.settings import read_settings

    settings = read_settings()
    _leave_tls_out()
    from jargon8_tui.ui.running import run_app

    run_app(path, settings=settings, ref=ref, said=said)


def _leave_tls_out() -> None:
    """Have asyncio, and so Textual, load without `ssl`, as on a Python that was built without it.

    jargon8 speaks to no network, and OpenSSL would cost the start one part in forty and 4 MB.
    """
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type] # how an import is barred
