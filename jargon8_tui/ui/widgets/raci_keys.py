"""The keys of the RACI grid. Inside it letters are the cell's, and d, l, f and s do nothing."""

from textual.binding import Binding, BindingType

from jargon8_tui.model.raci import LETTERS
from jargon8_tui.ui.keys import HERE, MOVE, key


def _here(keys: str, action: str, name: str, says: str, id: str, *, show: bool = False) -> Binding:
    return key(keys, action, name, says, id=f"raci.{id}", group=HERE, show=show)


def _place(keys: str, action: str, name: str, says: str, id: str) -> Binding:
    return key(keys, action, name, says, id=f"move.{id}", group=HERE, show=False)


def _move(keys: str, action: str, name: str, says: str, id: str) -> Binding:
    return key(keys, action, name, says, id=f"raci.{id}", group=MOVE, show=False)


KEYS: list[BindingType] = [
    *(
        _here(letter.lower(), f"letter('{letter}')", "Letter", f"{letter}, {word}",
              word, show=True)
        for letter, word in LETTERS.items()
    ),
    _here("enter", "rename", "Rename", "rename the activity, or the role on a heading",
          "rename", show=True),
    _here("o", "activity(1)", "Activity", "a new activity below", "below", show=True),
    _here("O", "activity(0)", "Activity above", "a new activity above", "above"),
    _here("plus", "role", "Role", "a new role to the right", "role", show=True),
    _here("D", "remove", "Remove", "remove the activity, or the role on a heading",
          "remove", show=True),
    _here("right_square_bracket", "problem(1)", "Problem", "to the next problem",
          "problem", show=True),
    _here("left_square_bracket", "problem(-1)", "Problem before", "to the problem before",
          "problem_before"),
    _here("space", "clear", "Clear", "take the letters out", "clear"),
    _here("v", "block", "Block", "begin a block, or end it", "block"),
    _here("escape", "end_block", "End block", "let go of the block", "end_block"),
    _here("equals_sign", "letters_above", "Letters from above",
          "take the letters of the activity above", "above_letters"),
    _here("Y", "copy_row", "Copy activity", "put a copy of the activity below it", "copy"),
    _place("K,shift+up", "shift(-1, 0)", "Move", "move the activity up", "row_up"),
    _place("J,shift+down", "shift(1, 0)", "Move", "move the activity down", "row_down"),
    _place("H,shift+left", "shift(0, -1)", "Move", "move the role left", "role_left"),
    _place("L,shift+right", "shift(0, 1)", "Move", "move the role right", "role_right"),
    Binding("d,l,f,s", "nothing", show=False),
    _move("k,up", "step(-1, 0)", "Up", "up", "up"),
    _move("j,down", "step(1, 0)", "Down", "down", "down"),
    _move("left", "step(0, -1)", "Left", "to the left", "left"),
    _move("right", "step(0, 1)", "Right", "to the right", "right"),
    _move("g", "row(0)", "First", "to the first activity", "first"),
    _move("G", "row(-1)", "Last", "to the last activity", "last"),
    _move("home", "column(0)", "First role", "to the first role", "first_role"),
    _move("end", "column(-1)", "Last role", "to the last role", "last_role"),
    _move("ctrl+d", "page(0.5)", "Half a page down", "half a page down", "half_down"),
    _move("ctrl+u", "page(-0.5)", "Half a page up", "half a page up", "half_up"),
    _move("pagedown", "page(1)", "Page down", "a page down", "page_down"),
    _move("pageup", "page(-1)", "Page up", "a page up", "page_up"),
]  # fmt: skip
