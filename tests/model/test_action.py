"""The action: open until the day it was done."""

from jargon8_tui.model.action import Action
from tests.conftest import NOW

TODAY = NOW.date()


def test_an_action_is_done_today_and_opened_again() -> None:
    action = Action(text="Move the queue rope", result="Half the wait")
    done = action.toggled(TODAY)
    assert (action.is_open, done.is_open) == (True, False)
    assert done.done == TODAY
    assert done.toggled(TODAY) == action
