"""A measurement from one typed line, across midnight and over changes of the clocks too."""

import datetime as dt

import pytest

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.services.levels.entry_line import doubt, read_entry
from tests.conftest import NOW
from tests.services.levels.levels import level

pytestmark = pytest.mark.usefixtures("in_london")


def entry(line: str, *, unit: str = "minutes", now: dt.datetime = NOW) -> Measurement:
    """The measurement a line says, its value worked out as the notebook would."""
    of = level(unit=unit)
    return read_entry(line, of, now).completed(lambda _: of)


def moment(text: str) -> dt.datetime:
    """A moment with its offset."""
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("line", "at", "value", "note"),
    [
        ("14:05 4.2 lift alarm", "2026-11-22T14:05+00:00", 4.2, "lift alarm"),
        ("14:05-14:09 lift alarm", "2026-11-22T14:05+00:00", 4, "lift alarm"),
        ("13:55 - 14:00:30", "2026-11-22T13:55+00:00", 5.5, ""),
        ("9:05 to 9:09 gate", "2026-11-22T09:05+00:00", 4, "gate"),
        ("14:05-14:09 2 officers sent", "2026-11-22T14:05+00:00", 4, "2 officers sent"),
        ("4.2", "2026-11-22T14:05+00:00", 4.2, ""),
        ("4.2 min lift alarm", "2026-11-22T14:05+00:00", 4.2, "lift alarm"),
        ("4.2min", "2026-11-22T14:05+00:00", 4.2, ""),
        ("fri 09:00 3", "2026-11-20T09:00+00:00", 3, ""),
        ("22 Jul 2026 17:30 3 gate", "2026-07-22T17:30+01:00", 3, "gate"),
        ("22/7 17:30 3", "2026-07-22T17:30+01:00", 3, ""),
        ("yesterday 3 barrier", "2026-11-21T00:00+00:00", 3, "barrier"),
        ("12 march past the gate", "2026-11-22T14:05+00:00", 12, "march past the gate"),
    ],
)
def test_what_a_line_says(line: str, at: str, value: float, note: str) -> None:
    found = entry(line)
    assert (found.at, found.value, found.note) == (moment(at), value, note)
    assert found.excluded == ""


def test_a_time_alone_is_a_call_that_is_open() -> None:
    found = entry("14:05 lift alarm")
    assert found.is_open
    assert (found.at, found.note, found.ended) == (NOW, "lift alarm", None)


@pytest.mark.parametrize(
    ("line", "at", "ended", "minutes"),
    [
        ("23:58-00:04", "2026-11-21T23:58+00:00", "2026-11-22T00:04+00:00", 6),
        ("fri 23:58-00:04", "2026-11-20T23:58+00:00", "2026-11-21T00:04+00:00", 6),
        ("29/3 00:50-02:10", "2026-03-29T00:50+00:00", "2026-03-29T02:10+01:00", 20),
        ("25/10 00:50-02:10", "2026-10-25T00:50+01:00", "2026-10-25T02:10+00:00", 140),
        ("25/10 01:55-01:05", "2026-10-25T01:55+01:00", "2026-10-25T01:05+00:00", 10),
    ],
)
def test_the_end_is_the_first_time_the_wall_showed_it(
    line: str, at: str, ended: str, minutes: float
) -> None:
    found = entry(line)
    assert (found.at, found.ended, found.value) == (moment(at), moment(ended), minutes)


def test_a_late_time_entered_in_the_small_hours_was_last_night() -> None:
    early = dt.datetime(2026, 11, 22, 0, 20, tzinfo=dt.UTC)
    assert entry("23:50 3", now=early).at == moment("2026-11-21T23:50+00:00")
    assert entry("00:10 3", now=early).at == moment("2026-11-22T00:10+00:00")


@pytest.mark.parametrize("line", ["14:06 3", "14:06 lift alarm", "14:06-14:09", "23:59 3"])
def test_a_time_that_is_still_to_come_was_yesterday(line: str) -> None:
    assert entry(line).at.date() == dt.date(2026, 11, 21)
    assert entry(f"today {line}").at.date() == NOW.date()


def test_a_day_that_is_given_holds_where_the_line_has_none() -> None:
    day = dt.date(2026, 6, 10)
    of = level()
    assert read_entry("14:05 3", of, NOW, day).at == moment("2026-06-10T14:05+01:00")
    assert read_entry("3", of, NOW, day).at == moment("2026-06-10T00:00+01:00")
    assert read_entry("22/7 14:05 3", of, NOW, day).at == moment("2026-07-22T14:05+01:00")


@pytest.mark.parametrize(
    ("line", "note", "reason"),
    [
        ("14:05 6.9 lift alarm excluded: test of the panel", "lift alarm", "test of the panel"),
        ("14:05 6.9 excluded alarm test", "", "alarm test"),
        ("14:05 6.9 lift (excluded: test)", "lift", "test"),
        ("14:05 6.9 the excluded area", "the excluded area", ""),
    ],
)
def test_why_a_figure_does_not_count(line: str, note: str, reason: str) -> None:
    found = entry(line)
    assert (found.note, found.excluded, found.value) == (note, reason, 6.9)


def test_a_figure_that_is_no_time_stands_beside_its_times() -> None:
    found = entry("14:00-15:00 97% night patrols", unit="percent")
    assert (found.value, found.note) == (97, "night patrols")
    assert found.ended == moment("2026-11-22T15:00+00:00")


@pytest.mark.parametrize("line", ["4,5", "14:05 4,5 lift", "22/7 4,5", "4,5min"])
def test_a_comma_is_refused_with_what_to_write(line: str) -> None:
    with pytest.raises(Refused, match=r"^4,5 is not a number: write 4\.5\.$"):
        entry(line)


@pytest.mark.parametrize("line", ["", "lift alarm", "soon", "4.2x lift"])
def test_what_is_no_measurement_is_refused(line: str) -> None:
    with pytest.raises(Refused, match=r"is not a measurement: write 14:05 4\.2 lift alarm"):
        entry(line)


@pytest.mark.parametrize("line", ["25:00 3", "14:61 3", "14:05-24:30"])
def test_a_time_that_does_not_exist_is_refused(line: str) -> None:
    with pytest.raises(Refused, match="is not a time of day: write 14:05"):
        entry(line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("31/2 14:05 4.2", "31/2"),
        ("31/2 4.2 lift", "31/2"),
        ("2026-02-31 14:05 4.2", "2026-02-31"),
        ("31 feb 14:05 4.2", "31 feb"),
        ("Mon 22 Nov 2026 14:05 4.2", "Mon 22 Nov 2026"),  # which is a Sunday
    ],
)
def test_a_day_that_does_not_exist_is_refused(line: str, day: str) -> None:
    with pytest.raises(Refused, match=f"^There is no {day} in the calendar; write a day there is"):
        entry(line)


@pytest.mark.parametrize("line", ["0001-01-01 00:00 4", "0001-01-01 4", "0001-01-01 00:00-00:04"])
def test_a_day_that_no_clock_goes_back_to_is_refused(line: str) -> None:
    with pytest.raises(Refused, match=r"^Mon 1 Jan 1 is too far away; write a day that was"):
        entry(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("4.2 lift", ""),
        ("13:05 4.2", ""),
        ("21/11 4.2 lift", "no time given"),
        ("21/11 00:00 4.2", ""),
        ("21/11 0:00 4.2", ""),
        ("25/12 4.2", "still to come"),
    ],
)
def test_a_line_is_in_doubt_without_a_time_or_where_it_is_still_to_come(
    line: str, said: str
) -> None:
    assert doubt(line, entry(line).at, NOW) == said


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(BadValue, match="Value is a number of at least 0; -3 was given"):
        entry("-3")
