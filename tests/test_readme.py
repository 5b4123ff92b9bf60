"""The README says what is so: its picture, places, settings, commands and floors."""

import re
from pathlib import Path

import click

from jargon8_tui.cli.main import jargon8
from jargon8_tui.settings import read_settings
from jargon8_tui.ui.places import PLACES
from tests.conftest import SAMPLE
from tests.ui.running import running

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The blocks of code in `language`."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


async def test_its_picture_is_of_the_program_as_it_is(tmp_path: Path) -> None:
    (picture,) = blocks("text")
    copy = tmp_path / "notebook.json"
    copy.write_bytes(SAMPLE.read_bytes())
    async with running(copy, (80, 24)) as on:
        await on.press("2")
        assert on.shown.splitlines()[0].strip() == picture.splitlines()[0].strip()
        assert all(row in on.shown for row in picture.splitlines()[1:15]), on.shown


def test_the_commands_it_shows_are_there() -> None:
    known = {*jargon8.list_commands(click.Context(jargon8))}
    shown = re.findall(r"^jargon8 ([a-z-]+)", "\n".join(blocks("sh")), re.MULTILINE)
    assert len(shown) > 15
    assert {*shown} <= known
    assert {*re.findall(r"`jargon8 ([a-z][a-z-]+)", README)} <= known


def test_its_digits_are_those_of_the_places() -> None:
    row = next(line for line in README.splitlines() if line.startswith("| `1` `2`"))
    digits, names = row.strip("| ").split(" | ")
    assert digits.replace("`", "").split() == [place.digit for place in PLACES]
    assert [name.removeprefix("the ") for name in names.split(", ")] == [p.name for p in PLACES]


def test_its_settings_are_read(tmp_path: Path) -> None:
    (settings,) = blocks("toml")
    (tmp_path / "settings.toml").write_text(settings, "utf-8")
    found = read_settings(tmp_path / "settings.toml")
    assert found.keys == {"find": "ctrl+f", "record.export": "X"}


def test_every_floor_is_named() -> None:
    package = ROOT / "jargon8_tui"
    floors = {path.name for path in package.iterdir() if path.is_dir()} - {"__pycache__"}
    assert {*re.findall(r"^    jargon8_tui/([a-z]+) ", README, re.MULTILINE)} == floors
