"""The note on the guarding code, which tests of the library read, and the ways to a note."""

from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.services.library.shipped_notes import shipped_note
from tests.ui.running import Running

GUARDING = shipped_note(ShippedRef("bs-7499"))
GUARDING_PLACES = 2
"""So many notes it leads to, before its addresses."""


async def to_guarding(on: Running) -> None:
    """Open the note on the guarding code from the contents."""
    await on.press("8", "f")
    await on.type("bs 7499 static")
    await on.press("enter", "enter")
    await on.sees("LIB-bs-7499   shipped note")


async def to_ones_own(on: Running) -> None:
    """Open the one note of the last section."""
    await on.press("8", "G", "enter", "enter")
    await on.sees("NT-1   note")
