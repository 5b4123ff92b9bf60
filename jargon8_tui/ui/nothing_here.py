"""The keys that mean the same everywhere, where there is nothing for them to do: they say so. Of
places that are not built yet they say where to go meanwhile.

They stand behind whatever a page does with them, and are told of nowhere.
"""

from textual.binding import Binding

_SAYS = {
    "n": "Nothing new is begun here; c writes something down in one line.",
    "enter": "There is nothing to open under the cursor.",
    "e": "There is nothing to edit here.",
    "d": "There is nothing to delete here.",
    "l": "There is nothing to link here.",
    "a": "There is nothing here that an action could belong to; c writes one down.",
    "f": "There is nothing to filter here; / finds anything.",
    "s": "There is nothing to sort here.",
    "x": "There is nothing to export here.",
    "y": "There is nothing to copy here.",
    "7": "Journeys have no place yet; a note in 8 Library can hold one, n writes it.",
    "9": "The portfolio has no place yet; 1 says how it stands, f in 4 finds a criterion.",
}
_CHANGING = frozenset("nedla")
_OF_A_RECORD = frozenset("edlax")

KEYS = [Binding(pressed, f"nothing_here('{pressed}')", show=False) for pressed in _SAYS]


def said(pressed: str, *, only_read: str, is_read_only: bool) -> str:
    """Why a key does nothing, and what would; `only_read` is what the page says of its records."""
    if is_read_only and pressed in _CHANGING:
        return "The notebook is only read here, so nothing can be changed."
    if only_read and pressed in _OF_A_RECORD:
        return only_read
    return _SAYS[pressed]
