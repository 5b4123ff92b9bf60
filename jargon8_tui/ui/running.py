"""Running the app: from the settings to the last save."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.glyphs import glyphs_for, use_glyphs

if TYPE_CHECKING:  # loaded beside the first paint, or at first use, and not before it
    from pathlib import Path

    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.settings import Settings
    from jargon8_tui.store import Notebook

GIVES_WAY = 0.001
"""Seconds after which what runs beside the app lets it have its turn; Python would take five times
as long, and a key would wait for it."""


def run_app(path: Path, *, settings: Settings, ref: Ref | None = None, said: str = "") -> None:
    """Run the app on the notebook at `path` until the user leaves. Raises `NotSaved`."""
    gc.disable()  # until all has been read through: starting makes no garbage worth a pause
    sys.setswitchinterval(GIVES_WAY)
    use_glyphs(glyphs_for(settings.ascii, os.environ, sys.stdout.encoding))
    app = Jargon8(path, settings, ref=ref, said=said, opener=partial(_open_as_set, settings))
    try:
        app.run()
    finally:
        if app.session.is_open:
            app.session.notebook.close()
    if app.return_code:
        sys.exit(app.return_code)


def _open_as_set(settings: Settings, path: Path, read_only: bool) -> Notebook:
    from jargon8_tui.store import Notebook

    return Notebook(path, read_only=read_only, backup_folder=settings.backups_to)
