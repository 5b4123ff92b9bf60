"""The keys of the power/interest grid: to walk it, to move one on it, to open what is selected."""

from textual.binding import BindingType

from jargon8_tui.ui.keys import HERE, MOVE, key

KEYS: list[BindingType] = [
    key("tab", "walk(1)", "Next", "to the next one: power down, interest up, name",
        id="grid.next", group=HERE),
    key("shift+tab", "walk(-1)", "Back", "to the one before", id="grid.back", group=HERE,
        show=False),
    key("H,shift+left", "move(0,-1)", "Move", "move it to less interest",
        id="move.less_interest", group=HERE),
    key("J,shift+down", "move(-1,0)", "Move", "move it to less power", id="move.less_power",
        group=HERE),
    key("K,shift+up", "move(1,0)", "Move", "move it to more power", id="move.more_power",
        group=HERE),
    key("L,shift+right", "move(0,1)", "Move", "move it to more interest",
        id="move.more_interest", group=HERE),
    key("enter", "open", "Open", "open it, or choose among those who stand on one spot",
        id="grid.open", group=HERE),
    key("enter,escape", "leave", "Keep", "leave it where it is now, and say why",
        id="grid.leave", group=HERE),
    key("u", "put_back", "Put back", "put it back where it was", id="grid.put_back",
        group=HERE),
    key("j,down", "go(-1)", "Down", "to the nearest below", id="arrow.down", group=MOVE,
        show=False),
    key("k,up", "go(1)", "Up", "to the nearest above", id="arrow.up", group=MOVE, show=False),
    key("left", "across(-1)", "Left", "to the nearest on the left", id="arrow.left", group=MOVE,
        show=False),
    key("right", "across(1)", "Right", "to the nearest on the right", id="arrow.right",
        group=MOVE, show=False),
    key("g,home", "end(0)", "First", "to the first one", id="grid.first", group=MOVE,
        show=False),
    key("G,end", "end(-1)", "Last", "to the last one", id="grid.last", group=MOVE, show=False),
    key("ctrl+d,pagedown", "half(-1)", "Half down", "half the grid down", id="grid.half_down",
        group=MOVE, show=False),
    key("ctrl+u,pageup", "half(1)", "Half up", "half the grid up", id="grid.half_up",
        group=MOVE, show=False),
]  # fmt: skip
