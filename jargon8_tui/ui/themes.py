"""The theme that is ours: black, white and bold, a yellow cursor, for bright or poor screens; and
what every theme has besides."""

from textual.theme import Theme

from jargon8_tui.ui.glyphs import ASCII, glyphs

CONTRAST = Theme(
    name="jargon8-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#202020",
    dark=True,
    text_alpha=1.0,
    variables={
        "text-muted": "#ffffff",
        "text-error": "#ff8080",
        "text-warning": "#ffff00",
        "text-accent": "#ffff00",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#000000",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#808000",
        "border": "#ffffff",
        "border-blurred": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)


def beside_colours() -> dict[str, str]:
    """What the styles name beside colours: `$edge`, the kind of line that borders have."""
    return {"edge": "ascii" if glyphs() is ASCII else "solid"}
