"""A path as people write it, in a command, a setting or a line of the app: `~` is a home folder."""

from pathlib import Path

from jargon8_tui.model.errors import Refused


def typed_path(text: str | Path) -> Path:
    """The path that `text` means. Raises `Refused` where it begins with the home folder of someone
    who is not known here; `Path.expanduser` raises what nobody expects of a path."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise Refused(
            f"{text} begins with a home folder that is not known here; write the path in full."
        ) from None
