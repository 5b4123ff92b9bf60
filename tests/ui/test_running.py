"""The program as its user starts it: in a terminal of its own, by keys, until it has ended."""

import os
import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.store import Notebook
from tests.ui.running import LOOKS, saved

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a Unix terminal")


@pytest.fixture
def path_with_action(notebook: Notebook) -> Path:
    notebook.actions.add(Action(text="Order cones", due=notebook.now().date()))
    notebook.close()
    return notebook.path


def started(path: Path, **env: str) -> "pexpect.spawn[str]":
    """The program on the notebook at `path`, in a terminal of 80 by 24."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONUTF8": "1",
        "TERM": "xterm-256color",
        "JARGON8_SETTINGS": str(path.with_name("settings.toml")),
        **env,
    }
    return pexpect.spawn(
        sys.executable,
        ["-m", "jargon8_tui", "--notebook", str(path)],
        env=environment,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )


def test_what_is_done_by_keys_is_in_the_file_when_it_has_ended(path_with_action: Path) -> None:
    program = started(path_with_action)
    program.expect("AC-1")
    program.send("c")
    program.expect("Capture")
    program.send("ring the lift firm\r")
    program.expect("AC-2 is saved")
    program.send("q")
    program.expect(pexpect.EOF)
    assert program.wait() == 0
    assert saved(path_with_action).actions.get(2).text == "ring the lift firm"
    assert not path_with_action.with_name("notebook.json.journal").exists()


def test_escape_and_a_digit_that_come_together_are_two_keys(path_with_action: Path) -> None:
    program = started(path_with_action)
    program.expect("AC-1")
    program.send("?")
    program.expect("keys here")
    program.send("\x1b3")
    program.expect("No matrices yet")
    program.send("q")
    program.expect(pexpect.EOF)


def row_of_the_action(program: "pexpect.spawn[str]") -> str:
    """What is drawn before the ref of the action that the cursor is on; then the program ends."""
    program.expect("AC-1")
    drawn = program.before or ""
    program.send("q")
    program.expect(pexpect.EOF)
    return drawn.splitlines()[-1]


def test_the_marks_are_those_that_the_terminal_can_show(path_with_action: Path) -> None:
    assert "►" in row_of_the_action(started(path_with_action))
    on_a_console = row_of_the_action(started(path_with_action, TERM="linux"))
    assert ">" in on_a_console
    assert "►" not in on_a_console


def test_plain_marks_are_drawn_where_the_settings_ask_for_them(path_with_action: Path) -> None:
    path_with_action.with_name("settings.toml").write_text("ascii = true\n")
    assert "►" not in row_of_the_action(started(path_with_action))


@pytest.mark.parametrize("at", ["Reading the notebook", "AC-1", "0 Bin"])
def test_it_ends_with_its_window_and_lets_go_of_the_notebook(
    path_with_action: Path, at: str
) -> None:
    program = started(path_with_action)
    program.expect(at)
    os.close(program.child_fd)
    assert has_ended(program)
    with Notebook(path_with_action) as notebook:
        assert not notebook.notices


def test_what_was_being_written_is_there_when_the_window_was_closed(path_with_action: Path) -> None:
    program = started(path_with_action)
    program.expect("AC-1")
    program.send("c")
    program.expect("Capture")
    program.send("ring the lift firm")
    program.expect("ring the lift firm")
    os.close(program.child_fd)
    assert has_ended(program)
    (form,) = saved(path_with_action).unfinished
    assert "ring the lift firm" in form.fields.values()


def has_ended(program: "pexpect.spawn[str]") -> bool:
    """Whether a program ends before long that has lost its terminal."""
    assert program.pid is not None
    for _ in range(LOOKS):
        if os.waitpid(program.pid, os.WNOHANG) != (0, 0):
            return True
        time.sleep(0.05)
    os.kill(program.pid, signal.SIGKILL)
    return False
