"""An app to try one widget in, with what our styles name and no theme has."""

from textual.app import App

from jargon8_tui.ui.themes import beside_colours


class Bare(App[None]):
    """Nothing but what is composed."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return beside_colours()
