"""How the cursor of a widget that has the focus is drawn: the same wherever it stands."""


def cursor_css(widget: str, part: str) -> str:
    """The rules for `part` of a `widget` with the focus: the theme's cursor, and where there are no
    colours to tell it by, reversed."""
    return f"""
    {widget}:focus > .{part} {{
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }}
    {widget}:focus:nocolor > .{part}, {widget}:focus:ansi > .{part} {{
        background: $background;
        color: $foreground;
        text-style: bold reverse;
    }}
    """
