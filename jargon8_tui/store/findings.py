"""What can be found wrong with a notebook, or merely left over, each as a sentence."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from jargon8_tui.model.text import counted
from jargon8_tui.store.reading import Content

Severity = Literal["error", "harmless"]


class Finding(msgspec.Struct, frozen=True):
    """Something that was found: `error` where the user should act, else `harmless`."""

    severity: Severity
    about: str
    """What it is about: file, journal, records, links, backups, leftovers, unfinished."""
    sentence: str
    is_worth_saying: bool = False
    """Whether whoever opens the notebook should know, without having asked."""


def file_findings(content: Content) -> Iterator[Finding]:
    """What is to be said of the file and the journal as they were read."""
    if content.meta is not None and not content.is_ours:
        yield Finding(
            "harmless",
            "file",
            "The file was changed by something other than jargon8 since jargon8 last wrote it; "
            "it is backed up before it is written again.",
            is_worth_saying=True,
        )
    if content.journal is None:
        return
    if not content.journal_belongs:
        saves = len(content.journal.saves)
        why = (
            f"The journal belongs to another state of this notebook, so its "
            f"{counted(saves, 'save')} cannot be put in"
            if saves
            else "No save in the journal can be read"
        )
        yield Finding(
            "error",
            "journal",
            f"{why}; it is set aside before the next save.",
            is_worth_saying=True,
        )
        return
    if content.journal.header is None:
        yield Finding("error", "journal", "The first line of the journal is damaged.")
    if content.journal.bad:
        lines = ", ".join(map(str, content.journal.bad))
        yield Finding(
            "error",
            "journal",
            f"The journal cannot be read in line {lines}; every save after it has been put in.",
            is_worth_saying=True,
        )
    if content.missing:
        yield Finding(
            "error",
            "journal",
            f"{counted(content.missing, 'save')} that should be in the journal cannot be found.",
            is_worth_saying=True,
        )
    if content.journal.torn:
        yield Finding(
            "harmless",
            "journal",
            "The journal ends in the middle of a save that was cut off before it was done.",
        )
    if not content.saves:
        yield Finding(
            "harmless", "journal", "Everything in the journal is in the notebook's file already."
        )
