"""The floors import one way, and no command loads what it does not need."""

import json
import os
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import jargon8_tui

ROOT = Path(__file__).parent.parent
FLOORS = ("model", "store", "services", "exchange", "ui", "cli")
_STARTS_THE_APP = """
import sys, types
from jargon8_tui.__main__ import main
sys.modules["jargon8_tui.ui.running"] = types.SimpleNamespace(run_app=lambda path, **_: None)
printed, sys.argv = sys.stdout, ["jargon8", "--notebook", "nothing.json"]
sys.stdin = sys.stdout = types.SimpleNamespace(isatty=lambda: True)
main()
sys.stdout = printed
"""
_LOADED = "import json, sys; sys.stderr.write(json.dumps(sorted(sys.modules)))"


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh process has loaded once it has run `code`."""
    answer = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_LOADED}"], capture_output=True, check=True, text=True
    )
    return set(json.loads(answer.stderr.splitlines()[-1]))


def loaded_by_command(*words: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    return loaded_by(
        "from jargon8_tui.cli.main import jargon8\n"
        f"try:\n    jargon8({list(words)!r})\nexcept SystemExit:\n    pass"
    )


def modules_of(floor: str) -> list[str]:
    package = Path(jargon8_tui.__file__).parent / floor
    names = [one.name for one in pkgutil.walk_packages([str(package)], f"jargon8_tui.{floor}.")]
    return [f"jargon8_tui.{floor}", *names]


def test_the_import_contracts_hold() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        pytest.skip("import-linter is not installed")
    answer = subprocess.run([tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_can_be_loaded_by_itself(floor: str) -> None:
    loaded = loaded_by("\n".join(f"import {name}" for name in modules_of(floor)))
    above = FLOORS[FLOORS.index(floor) + 1 :]
    assert not [
        name for name in loaded if name.startswith(tuple(f"jargon8_tui.{f}" for f in above))
    ]
    if floor != "ui":
        assert not loaded & {"textual", "rich"}
    if floor == "model":
        assert "tinydb" not in loaded


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("list", "note"),
        ("show", "RJ-1"),
        ("find", "a"),
        ("trash",),
        ("today",),
        ("check",),
        ("schema",),
        ("new", "note", "title=a"),
        ("set", "NT-1", "title=b"),
        ("remove", "NT-1"),
        ("restore", "NT-1"),
        ("link", "NT-1", "NT-2"),
        ("import", "nothing.md"),
        ("export", "note", "--to", "nothing.md"),
    ],
)
def test_a_command_loads_no_screen(words: tuple[str, ...]) -> None:
    loaded = loaded_by_command(*words)
    assert not [name for name in loaded if name.startswith("jargon8_tui.ui")]
    assert not loaded & {"textual", "rich"}


def test_asking_for_the_version_loads_no_notebook() -> None:
    loaded = loaded_by_command("--version")
    assert not loaded & {"tinydb", "msgspec", "jargon8_tui.store"}


def test_finding_loads_only_what_finding_needs() -> None:
    loaded = loaded_by_command("find", "a")
    beside = {"jargon8_tui.exchange", "jargon8_tui.services.connections", "tomlkit", "markdown_it"}
    assert not loaded & beside


def test_jargon8_alone_goes_straight_to_the_app() -> None:
    loaded = loaded_by(_STARTS_THE_APP)
    beside = {"click", "tomlkit", "jargon8_tui.cli.main", "jargon8_tui.cli.output", "_ssl"}
    assert not loaded & beside


@pytest.mark.skipif(not shutil.which("echo"), reason="needs a program that can stand for a browser")
def test_an_address_opens_though_the_app_has_no_tls() -> None:
    code = (
        f"{_STARTS_THE_APP}\n"
        "import asyncio, webbrowser\n"
        "assert webbrowser.open('https://example.org/a?b=c')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "BROWSER": "echo %s"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert answer.stdout.strip() == "https://example.org/a?b=c"


def test_the_first_paint_loads_nothing_of_what_comes_after_it() -> None:
    loaded = loaded_by(
        "from jargon8_tui.cli import app\n"
        "from jargon8_tui.settings import Settings\n"
        "from jargon8_tui.ui.app import Jargon8\n"
        "from pathlib import Path\n"
        "async def paint():\n"
        "    app = Jargon8(Path('nothing.json'), Settings())\n"
        "    app.read_notebook = lambda: None\n"
        "    async with app.run_test():\n"
        "        pass\n"
        "import asyncio\n"
        "asyncio.run(paint())"
    )
    later = (
        "jargon8_tui.store",
        "jargon8_tui.services",
        "jargon8_tui.exchange",
        "tinydb",
        "rich.markdown",
    )
    assert not [name for name in loaded if name.startswith(later)]
    assert {name for name in loaded if name.startswith("jargon8_tui.model.")} == {
        "jargon8_tui.model.errors",
        "jargon8_tui.model.text",
    }


def test_the_first_list_loads_nothing_of_what_is_read_beside_it() -> None:
    loaded = loaded_by(
        "import jargon8_tui.ui.today.place, jargon8_tui.ui.today.board\n"
        "import jargon8_tui.services.today.outlook"
    )
    later = {
        "jargon8_tui.exchange",
        "jargon8_tui.model.fields",
        "jargon8_tui.model.shipped_note",
        "jargon8_tui.model.values",
        "jargon8_tui.services.connections",
        "jargon8_tui.services.finding.find",
        "jargon8_tui.services.levels.slipping",
        "jargon8_tui.ui.journal.reading",
        "jargon8_tui.ui.widgets.filter_line",
        "jargon8_tui.ui.widgets.paper",
        "jargon8_tui.ui.widgets.text_fields",
        "hashlib",
        "markdown_it",
    }
    assert not loaded & later
