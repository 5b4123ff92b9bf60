"""Service levels and measurements from the shell: entered, listed, shown, reported, drawn."""

import html
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Shell
from tests.services.levels.levels import BAD, BETTER, GOOD

POISON = "Lift <script>alert(1)</script> [b]x[/b] & co"


@pytest.fixture
def contract(shell: Shell) -> Shell:
    """A level, and another that is a percentage."""
    shell("new", "service-level", "name=Response time", "unit=minutes", "direction=at most",
          "targets=3 from 1 Jan 2026", "required_within=90")  # fmt: skip
    shell("new", "service-level", "name=Patrols", "unit=percent", "direction=at least",
          'targets=[{"from": "2026-01-01", "value": 95}]')  # fmt: skip
    return shell


@pytest.fixture
def story(contract: Shell, tmp_path: Path) -> Shell:
    """Good figures, bad ones, a change, better ones: a day each from 1 October 2026 on."""
    lines = ["service_level,at,value,note"]
    for n, value in enumerate((*GOOD, *BAD, *BETTER), 1):
        lines.append(f"SL-1,2026-10-{n:02} 17:30,{value},call {n}")
    file = tmp_path / "figures.csv"
    file.write_text("\n".join(lines), "utf-8")
    contract("import", str(file))
    contract("new", "action", "text=Move the 17:00 officer", "done=2026-10-22", "source=SL-1")
    return contract


def test_a_measurement_is_called_by_its_level_and_value(contract: Shell) -> None:
    contract("new", "measurement", "service_level=Response time", "value=4.2", "note=lift alarm")
    contract("new", "measurement", "service_level=SL-2", "value=97")
    contract("new", "measurement", "service_level=SL-1", "at=2026-11-22 13:00")
    printed = contract("list", "measurement").printed
    for title in ("Response time 4.2 minutes", "Patrols 97%", "Response time, open"):
        assert title in printed
    assert contract("show", "ME-1").lines[0] == "ME-1  Response time 4.2 minutes"
    (hit,) = contract("find", "lift", "--kind", "measurement", "--json").json
    assert (hit["ref"], hit["title"]) == ("ME-1", "Response time 4.2 minutes")
    contract("link", "ME-1", "SL-2")
    (link,) = contract("show", "SL-2", "--json").json["links"]
    assert link["title"] == "Response time 4.2 minutes"
    contract("remove", "ME-1")
    (gone,) = contract("trash", "--json").json
    assert gone["title"] == "Response time 4.2 minutes"
    contract("restore", "ME-1")
    assert contract("show", "ME-1", "--json").json["value"] == 4.2


def test_the_unit_stays_once_something_is_measured_in_it(contract: Shell, tmp_path: Path) -> None:
    contract("set", "SL-1", "unit=hours")
    contract("set", "SL-1", "unit=minutes")
    contract("new", "measurement", "SL-1", "14:05", "6")
    said = (
        "Unit stays minutes, as 1 measurement of this level is in it; "
        "add another level for what is measured in hours."
    )
    assert said in contract("set", "SL-1", "unit=hours", code=1).said
    file = tmp_path / "levels.json"
    contract("export", "SL-1", "--to", str(file))
    file.write_text(file.read_text("utf-8").replace('"minutes"', '"hours"'), "utf-8")
    for dry in ((), ("--dry-run",)):
        assert said in contract("import", str(file), *dry, code=1).said
    assert contract("show", "SL-1", "--json").json["unit"] == "minutes"
    contract("set", "SL-1", "unit=min")
    contract("set", "SL-2", "unit=patrols")


def test_all_targets_are_given_each_with_its_day(contract: Shell) -> None:
    assert "both from Sun 22 Nov 2026" in contract("set", "SL-1", "targets=4,5", code=1).said
    contract("set", "SL-1", "targets=3 from 1 Jan 2026, 4 from 1 Jan 2027")
    kept = contract("show", "SL-1", "--json").json["targets"]
    assert [(target["from"], target["value"]) for target in kept] == [
        ("2026-01-01", 3),
        ("2027-01-01", 4),
    ]


def test_the_value_follows_from_both_times_and_an_open_one_has_none(contract: Shell) -> None:
    contract("new", "measurement", "service_level=SL-1", "at=2026-11-22 14:00")
    assert contract("show", "ME-1", "--json").json["value"] is None
    assert contract("list", "measurement", "--open").lines[0].startswith("ME-1")
    contract("set", "ME-1", "ended=2026-11-22 14:04")
    shown = contract("show", "ME-1", "--json").json
    assert shown["value"] == 4
    assert shown["worked_out"] == {"open": False, "target": 3, "within": False}
    contract("set", "ME-1", "ended=2026-11-22 14:03")
    assert contract("show", "ME-1", "--json").json["worked_out"]["within"] is True
    assert "Ended is before When" in contract("set", "ME-1", "ended=2026-11-22 13:00", code=1).said
    assert contract("list", "measurement", "--open").printed == ""


def test_a_measurement_needs_a_service_level_and_no_other_record(contract: Shell) -> None:
    contract("new", "stakeholder", "name=Response time", "power=1", "interest=1")
    refused = contract("new", "measurement", "service_level=ST-1", "value=3", code=1)
    assert "ST-1 is a stakeholder; a service level is needed." in refused.said
    refused = contract("new", "measurement", "service_level=Lift repair", "value=3", code=1)
    assert "No service level in this notebook is called 'Lift repair'." in refused.said
    contract("new", "measurement", "service_level=Response time", "value=3")
    assert contract("list", "measurement").lines[0].startswith("ME-1")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("SL-1", "14:05", "4.2", "lift alarm"), "Response time 4.2 minutes"),
        (("sl-1 14:05-14:09 lift alarm",), "Response time 4 minutes"),
        (("response time", "4.2", "min"), "Response time 4.2 minutes"),
        (("Patrols", "97%", "nights"), "Patrols 97%"),
        (("service_level=SL-1", "14:05", "lift alarm"), "Response time, open"),
    ],
)
def test_a_measurement_is_given_as_it_would_be_typed(
    contract: Shell, words: tuple[str, ...], title: str
) -> None:
    answer = contract("new", "measurement", *words)
    assert answer.printed == "ME-1\n"
    assert answer.said.startswith(f"{title}: Sun 22 Nov 2026, 14:05.")
    assert contract("show", "ME-1").lines[0] == f"ME-1  {title}"


def test_the_answer_to_a_line_says_what_may_not_be_meant(contract: Shell) -> None:
    said = contract("new", "measurement", "SL-1", "21/11", "4").said
    assert said == "Response time 4 minutes: Sat 21 Nov 2026, 00:00 (no time given).\n"
    said = contract("new", "measurement", "SL-1", "25/12", "4").said
    assert said == "Response time 4 minutes: Fri 25 Dec 2026, 00:00 (still to come).\n"


def test_what_does_not_count_says_so_beside_how_it_stands(contract: Shell) -> None:
    contract("new", "measurement", "SL-1", "14:05", "9", "excluded: drill")
    assert "Above the 3 minute target of its day, and not counted." in (
        contract("show", "ME-1").printed
    )
    contract("new", "measurement", "SL-1", "14:05", "door stuck")
    assert "Open; the target of its day is at most 3 minutes, and not counted." in (
        contract("show", "ME-2").printed
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("SL-1", "4,5"), "4,5 is not a number: write 4.5."),
        (("4.5",), "A measurement begins with its service level: SL-1 Response time, SL-2"),
        (("SL-9", "4.5"), "There is no SL-9 in this notebook."),
        (("SL-1", "lift alarm"), "is not a measurement"),
    ],
)
def test_a_line_that_is_no_measurement_adds_nothing(
    contract: Shell, words: tuple[str, ...], said: str
) -> None:
    assert said in contract("new", "measurement", *words, code=1).said
    assert contract("list", "measurement", "--json").json == []


def test_with_one_active_level_a_line_needs_no_name(contract: Shell) -> None:
    contract("set", "SL-2", "active=no")
    contract("new", "measurement", "14:05", "3")
    assert contract("show", "ME-1").lines[0] == "ME-1  Response time 3 minutes"


def test_a_level_shows_how_it_did(story: Shell) -> None:
    text = story("show", "SL-1").printed
    for words in (
        "at most 3 minutes from Thu 1 Jan 2026",
        "Response times were above the 3 minute target from 11 to 21 October",
        "Worst 6.9 minutes on Thu 15 Oct 2026",
        "11 in a row above the centre line, 1 above the upper limit",
        "AC-1 Move the 17:00 officer (22 October 2026): before,",
        "6 after it are too few to call a change.",
    ):
        assert words in text
    worked_out = story("show", "SL-1", "--json").json["worked_out"]
    assert (worked_out["n"], worked_out["target"], worked_out["worst"]) == (27, 3, 6.9)
    assert worked_out["limits"]["centre"] == pytest.approx(sum((*GOOD, *BAD, *BETTER)) / 27)
    (action,) = worked_out["actions"]
    assert (action["ref"], action["before"]["n"], action["after"]["n"]) == ("AC-1", 21, 6)
    assert "at most 3 minutes" in story("list", "service-level").printed


def test_the_trend_in_json_has_the_levels(story: Shell) -> None:
    found = story("report", "trend", "--format", "json").json
    assert (found["from"], found["until"]) == ("2025-12-01", "2026-11-22")
    response, patrols = found["levels"]
    assert {"name", "unit", "target", "n", "within_percent", "mean", "median", "p90", "worst"} <= (
        response.keys()
    )
    assert (response["name"], response["unit"], response["target"]) == (
        *("Response time", "minutes", 3),
    )
    assert response["n"] == 27
    assert response["within_percent"] == pytest.approx(100 * 16 / 27)
    assert (patrols["n"], patrols["within_percent"], patrols["mean"]) == (0, None, None)
    assert [month["n"] for month in response["months"]] == [0] * 10 + [27, 0]
    (hour,) = response["hours"]
    assert (hour["hour"], hour["n"]) == (17, 27)


def test_the_trend_of_a_month_and_of_a_year_that_is_over(story: Shell) -> None:
    september = story("report", "trend", "--month", "2026-09", "--format", "json").json
    assert [level["within_percent"] for level in september["levels"]] == [None, None]
    assert (
        "no data from 1 Sep to 30 Sep 2026"
        in story("report", "trend", "--month", "2026-09").printed
    )
    until = story("report", "trend", "--until", "2026-10-10", "--format", "json").json
    assert (until["until"], until["levels"][0]["n"]) == ("2026-10-10", 10)
    refused = story("report", "trend", "--until", "1/10", "--month", "2026-09", code=2)
    assert "--until goes with weekly and trend" in refused.said


def test_the_trend_as_markdown_and_as_a_page_with_its_chart(story: Shell, tmp_path: Path) -> None:
    plain = story("report", "trend", "--for", "client")
    assert plain.lines[1] == "# Trends for the client, 1 Dec 2025 to 22 Nov 2026"
    assert "| Oct 2026 | 27 | 59% | 3.3 min | 3 min | 4.5 min | 6.9 min |" in plain.lines
    assert "| Sep 2026 | 0 | no data |  |  |  |  |" in plain.lines
    file = tmp_path / "trend.html"
    story("report", "trend", "--to", str(file))
    page = file.read_text("utf-8")
    assert page.count("<svg") == 1, "a level without data has no chart"
    assert "Response times were above the 3 minute target" in page


def test_levels_are_in_the_monthly_and_the_weekly_report(story: Shell) -> None:
    monthly = story("report", "monthly", "--month", "2026-10")
    assert "## Service levels" in monthly.lines
    assert any(
        line.startswith("| SL-1 Response time | at most 3 minutes, 90% of the time | 27 | 59% |")
        for line in monthly.lines
    )
    found = story("report", "weekly", "--until", "2026-10-21", "--format", "json").json
    assert [level["n"] for level in found["levels"]["levels"]] == [7, 0]
    assert "Patrols: no data from 15 Oct to 21 Oct 2026." in story(
        "report", "weekly", "--until", "2026-10-21"
    ).printed.replace("\\", "")


def test_the_chart_is_written_as_a_picture(story: Shell, tmp_path: Path) -> None:
    file = tmp_path / "chart.svg"
    assert story("export", "SL-1", "--to", str(file)).printed == f"{file}\n"
    texts = [element.text or "" for element in ElementTree.parse(file).iter()]
    for words in ("target 3 min", "centre 3.3 min", "AC-1"):
        assert words in texts
    assert "there already" in story("export", "SL-1", "--to", str(file), code=1).said
    nothing = story("export", "SL-2", "--to", str(tmp_path / "none.svg"), code=1)
    assert "SL-2 has no data" in nothing.said
    refused = story("export", "SL-1", "--to", str(tmp_path / "x.png"), "--format", "svg", code=1)
    assert "does not end in .svg" in refused.said


def test_what_a_record_says_is_only_text_everywhere(shell: Shell, tmp_path: Path) -> None:
    shell("new", "service-level", f"name={POISON}", "unit=minutes", "direction=at most",
          "targets=3 from 1 Jan 2026")  # fmt: skip
    shell("new", "measurement", "service_level=SL-1", "value=3", f"note={POISON}")
    shell("new", "measurement", "service_level=SL-1", "value=3", f"excluded={POISON}")
    shell("new", "action", f"text={POISON}", "done=today", "source=SL-1")
    page = shell("report", "trend", "--format", "html").printed
    assert "<script" not in page
    assert html.escape(POISON, quote=False) in page.replace("&#39;", "'")
    file = tmp_path / "chart.svg"
    shell("export", "SL-1", "--to", str(file))
    title = ElementTree.parse(file).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert (title.text or "").startswith(POISON)
