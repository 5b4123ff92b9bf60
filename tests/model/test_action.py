"""The action: open until the day it was done."""

from jargon8_tui.model.action import Action
from tests.conftest import TODAY


def test_an_action_is_done_with_what_came_of_it_and_opened_again() -> None:
    action = Action(text="Move the queue rope")
    done = action.finished(TODAY, "Half the wait")
    assert (action.is_open, done.is_open) == (True, False)
    assert (done.done, done.result) == (TODAY, "Half the wait")
    again = done.opened_again()
    assert (again.is_open, again.result) == (True, "Half the wait")
    assert again.finished(TODAY, "No wait").result == "Half the wait\n\nNo wait"
