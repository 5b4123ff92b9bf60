"""The settings: what is in the file, what is wrong with it, and writing one without the rest."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.settings import Settings, read_settings, settings_path, write_setting


@pytest.fixture
def file() -> Path:
    return settings_path()


def test_without_a_file_they_are_the_usual_ones(file: Path) -> None:
    assert not file.exists()
    assert read_settings() == Settings()
    assert (Settings().theme, Settings().resolve_days_critical) == ("textual-dark", 1)


def test_what_the_file_says_holds(file: Path) -> None:
    file.write_bytes(
        b'\xef\xbb\xbftheme = "nord"\r\ngateway = 2027-03-31\r\noff_the_job_hours = 200\r\n'
        b'[keys]\r\nfind = "f"\r\n'
    )
    settings = read_settings()
    assert (settings.theme, settings.gateway) == ("nord", dt.date(2027, 3, 31))
    assert (settings.keys, settings.off_the_job_hours) == ({"find": "f"}, 200.0)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("them = 1", "there is no setting them; there are theme, "),
        (
            "nation = 'Wales'",
            "nation is Wales, where england-and-wales or northern-ireland or scotland is wanted.",
        ),
        ("resolve_days_low = 0", "resolve_days_low is 0, where a whole number from 1 to 60 is"),
        ("gateway = 'soon'", "gateway is soon, where a date such as 2027-03-31"),
        ("keys = 'find'", "keys is find, where a table of texts is wanted."),
        ("ascii = 1", "ascii is 1, where true or false is wanted."),
        ("theme =", "is not TOML: "),
        ("theme = 'a'\ntheme = 'b'", "is not TOML: "),
        ("gateway = 2027-02-30", "is not TOML: "),
        (b"\xff", "is not TOML: "),
    ],
)
def test_a_bad_file_is_refused_with_where_and_what(
    file: Path, content: str | bytes, sentence: str
) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    file.write_bytes(raw)
    with pytest.raises(Refused) as refused:
        read_settings()
    assert str(refused.value).startswith(str(file))
    assert sentence in str(refused.value)
    with pytest.raises(Refused):
        write_setting("theme", "nord")
    assert file.read_bytes() == raw


def test_writing_one_keeps_the_comments_and_the_others(file: Path) -> None:
    file.write_text('# mine\nauthor = "A. N. Other"  # me\n[keys]\nfind = "f"\n', "utf-8")
    assert write_setting("theme", "nord").theme == "nord"
    assert write_setting("keys", {"find": "g"}).keys == {"find": "g"}
    text = file.read_text("utf-8")
    assert text.startswith('# mine\nauthor = "A. N. Other"  # me\n')
    assert read_settings() == Settings(theme="nord", author="A. N. Other", keys={"find": "g"})


@pytest.mark.parametrize(
    "typed", ["england-and-wales", "England and Wales", "ENGLAND-AND-WALES", " england  and wales "]
)
def test_a_nation_is_known_in_any_case_with_blanks_or_hyphens(file: Path, typed: str) -> None:
    file.write_text(f'nation = "{typed}"\n', "utf-8")
    assert read_settings().nation == "england-and-wales"
    assert write_setting("nation", typed.title()).nation == "england-and-wales"


def test_the_first_setting_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    write_setting("gateway", dt.date(2027, 3, 31), path)
    assert read_settings(path).gateway == dt.date(2027, 3, 31)
    assert write_setting("gateway", None, path) == Settings()


def test_a_value_that_does_not_fit_is_not_written(file: Path) -> None:
    with pytest.raises(Refused, match="acknowledge_days is 99"):
        write_setting("acknowledge_days", 99)
    with pytest.raises(Refused, match="there is no setting colour"):
        write_setting("colour", "red")
    assert not file.exists()
