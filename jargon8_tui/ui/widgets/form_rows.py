"""A row of a form: the label, the control it is filled in with, what was understood, what is wrong.

The row draws label and understanding itself and holds only the control and the sentence under it,
since a form has thirty rows and every widget costs time to mount.
"""

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted, safe
from jargon8_tui.ui.widgets.form_controls import Control
from jargon8_tui.ui.widgets.text_fields import LineInput, ProseArea

VALUES_AT = 17
"""How many cells stand before the values: the mark, the label, a blank."""

ROOM = ((98, 61), (70, 33), (0, 23))
"""How wide the values are in a row of at least so many cells: what was understood then stands from
column 80 in a wide terminal, and from column 52 in one of eighty columns."""


class FormRow(Widget):
    """One field of a form. Posts `Edited` when what is in its control is not what it was."""

    DEFAULT_CSS = """
    FormRow { height: auto; layout: vertical; }
    FormRow > .form-row--here { text-style: bold; }
    FormRow > .form-row--wrong { color: $text-error; text-style: bold; }
    FormRow > .form-row--understood { color: $text-muted; }
    FormRow > LineInput, FormRow > Choice { margin-left: 17; width: 33; }
    FormRow > ProseArea { margin: 0 1 0 17; height: 5; }
    FormRow > ProseArea:focus { height: auto; min-height: 5; max-height: 14; }
    FormRow > Static { display: none; margin: 0 1 0 17; height: auto; color: $text-error; }
    FormRow.-wrong > Static { display: block; }
    """
    COMPONENT_CLASSES = {"form-row--here", "form-row--wrong", "form-row--understood"}

    understood = reactive("")
    """What was understood of what is typed, beside it."""
    wrong = reactive("", toggle_class="-wrong")
    """The sentence under it that says what is wrong, or nothing."""

    class Edited(Message):
        """What is typed in a row has changed."""

        def __init__(self, row: "FormRow") -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: Field, control: Control) -> None:
        super().__init__()
        self.field = field
        self.control = control
        self._known = self.text
        self._here = False

    @property
    def text(self) -> str:
        """What is typed or chosen."""
        return self.control.value if isinstance(self.control, LineInput) else self.control.text

    def compose(self) -> ComposeResult:
        """The control, and the sentence under it."""
        yield self.control
        yield Static(markup=False)

    def render(self) -> Content:
        """Draw mark, label and, right of the control, what was understood."""
        begins = VALUES_AT + self._room + 1
        label = fitted(self.field.title, VALUES_AT - 3)
        return Content.assemble(
            self._mark(),
            " ",
            (label, self.get_visual_style("form-row--here")) if self._here else label,
            " " * (begins - VALUES_AT + 1),
            (
                fitted(self.understood, max(0, self.size.width - begins - 1)),
                self.get_visual_style("form-row--understood"),
            ),
        )

    @property
    def _room(self) -> int:
        """How wide the value is; a line of text has the whole row where nothing stands beside."""
        if self.field.shape is Shape.LINE and not self.understood:
            return max(0, self.size.width - VALUES_AT - 1)
        return next(room for width, room in ROOM if self.size.width >= width)

    def on_resize(self) -> None:
        """Give the value its room in another width."""
        self._give_room()

    def watch_understood(self) -> None:
        """Give the value the room that is left beside what was understood."""
        self._give_room()

    def _give_room(self) -> None:
        """Have the value as wide as there is room; prose takes all of it."""
        if not isinstance(self.control, ProseArea):
            self.control.styles.width = self._room

    def _mark(self) -> Content:
        """Whether it is wrong, or still to be filled in."""
        if self.wrong:
            return Content.assemble((glyphs().error, self.get_visual_style("form-row--wrong")))
        return Content(glyphs().unfilled if self.field.required and not self.text else " ")

    def watch_wrong(self, wrong: str) -> None:
        """Show the sentence."""
        if self.is_mounted:
            self.query_one(Static).update(safe(wrong))

    def on_mouse_down(self) -> None:
        """Go to the control when its label is clicked.

        Not on the whole click: an error under the field that is left moves the rows meanwhile.
        """
        if not self._here:
            self.control.focus()

    def on_descendant_focus(self) -> None:
        """Show that the focus is here."""
        self._here = True
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Show that the focus has gone."""
        self._here = False
        self.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the form, once for each change."""
        event.stop()
        self._tell()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the form, once for each change."""
        event.stop()
        self._tell()

    def on_select_changed(self, event: Select.Changed) -> None:
        """Tell the form, once for each change."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        """Post `Edited`; controls also report a change when they are first shown."""
        if self.text != self._known:
            self._known = self.text
            self.refresh()
            self.post_message(self.Edited(self))
