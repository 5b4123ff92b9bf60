"""Web addresses in a note: shown in full, copied, and opened only where one asks twice."""

from typing import NamedTuple
from urllib.parse import urlsplit

from jargon8_tui.ui.page import Page

SAFE = "https://"


class Address(NamedTuple):
    """A web address that the cursor can stand on."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def hint(self) -> str:
        """What `enter` and `y` do with it, in a sentence."""
        if self.url.startswith(SAFE):
            return "enter asks to open it in the browser, y copies it."
        return "y copies it."


async def open_address(page: Page, address: Address) -> None:
    """Ask whether to open `address` in the browser, and do it; only where it is https."""
    from jargon8_tui.ui.overlays.confirm import Confirm

    if not address.url.startswith(SAFE):
        page.say(f"Only https addresses are opened from here; y copies {address}.")
        return
    where = urlsplit(address.url).hostname or address.url
    question = f"Open the page at {where} in the browser? enter yes, escape no"
    if await page.app.push_screen_wait(Confirm(question)):
        page.app.open_url(address.url)
        page.say(f"The browser was asked to open {address}.")
