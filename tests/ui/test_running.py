"""The program as its user starts it: in a terminal of its own, by keys, until it has ended."""

import sys
from pathlib import Path

import pexpect
import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.store import Notebook
from tests.ui.running import saved

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
