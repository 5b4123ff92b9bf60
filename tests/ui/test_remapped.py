"""Keys that the settings give away: what of it means nothing is told, and so is all else that is
wrong with them."""

from pathlib import Path

import pytest
from textual.keys import Keys

from jargon8_tui.settings import Settings
from jargon8_tui.ui.remapped import action_names, amiss
from tests.ui.running import running

GOOD = [
    *(key.value for key in Keys if not key.value.startswith("<") and key is not Keys.ControlAt),
    *"aZ9?/+-[ü",
    "question_mark",
    "plus",
    "ctrl+shift+s",
    "alt+f4",
    "f5, ctrl+f",
]


@pytest.mark.parametrize("key", GOOD)
def test_what_is_a_key_is_taken_for_one(key: str) -> None:
    assert not [said for said in amiss({"find": key}) if "no key" in said]


def test_a_key_that_was_given_another_action_first_may_be_taken() -> None:
    assert amiss({"capture": "u", "undo": "c", "record.export": "X"}) == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"fnd": "f5"}, "settings.toml: no action is called fnd; is find meant?"),
        ({"zzz": "f5"}, "settings.toml: no action is called zzz; the palette (:) tells the name"),
        (
            {"find": "ctlr+f"},
            "settings.toml: find is given ctlr+f, which is no key; one is written",
        ),
        ({"find": "f5,F 6"}, "settings.toml: find is given F 6, which is no key"),
        ({"find": ""}, "settings.toml: find is given nothing, which is no key"),
        ({"find": " , "}, "settings.toml: find is given nothing, which is no key"),
        ({"capture": "f5,u"}, "settings.toml: u is given to capture, and so taken from undo."),
        ({"record.link": "?"}, "settings.toml: ? is given to record.link, and so taken from help."),
    ],
)
def test_what_means_nothing_is_told(keys: dict[str, str], said: str) -> None:
    (sentence,) = amiss(keys)
    assert sentence.startswith(said)


def test_names_are_those_of_every_screen() -> None:
    assert {"find", "record.export", "raci.load", "stakeholder.trail"} <= action_names()


async def test_everything_that_is_wrong_is_told_at_the_start(path: Path) -> None:
    settings = Settings(theme="mauve", keys={"fnd": "f5", "capture": "f6", "find": "f6"})
    async with running(path, (160, 40), at="1", settings=settings) as on:
        await on.sees("no action is called fnd")
        assert "there is no theme called mauve" in on.said
        assert "gives away a key that is in use here: f6 (Find)" in on.said


async def test_a_key_given_away_is_told_once(path: Path) -> None:
    async with running(path, settings=Settings(keys={"capture": "f6", "find": "f6"})) as on:
        await on.press("s")
        assert "gives away" not in on.said
