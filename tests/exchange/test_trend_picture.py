"""The chart of a level as a picture: the same data as the screen, and nothing by colour alone."""

import datetime as dt
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.exchange.writing.trend_picture import picture
from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import ACTION, Kept, Ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.services.levels.chart import Chart, chart
from jargon8_tui.services.levels.figures import figures_from
from jargon8_tui.services.levels.findings import read
from tests.services.levels.levels import BAD, BETTER, FIRST, GOOD, figures, level, measured

SVG = "{http://www.w3.org/2000/svg}"


def drawn(of: Chart) -> ElementTree.Element:
    """The picture, as what reads it finds it."""
    return ElementTree.fromstring(picture(of))


def places(root: ElementTree.Element, shape: str, sort: str) -> int:
    """How many shapes of a sort there are."""
    return len([found for found in root.iter(f"{SVG}{shape}") if found.get("class") == sort])


def test_points_signals_and_what_is_counted_out_have_shapes_of_their_own() -> None:
    out = Measurement(
        service_level="level",
        at=dt.datetime.combine(FIRST, dt.time(9), dt.UTC),
        value=5,
        excluded="test",
    )
    some = figures_from(level(), [out, *measured((*GOOD, *BAD, *BETTER))])
    action = Kept(Ref(ACTION, 12), Action(uid="a", text="Move the officer"))
    day = FIRST + dt.timedelta(days=21)
    root = drawn(chart(read(level(), some), level(), some, "day", actions=[(day, action)]))
    assert places(root, "rect", "caught") == 21
    assert places(root, "circle", "point") == 6
    assert places(root, "circle", "out") == 1
    assert places(root, "path", "action") == 1
    texts = [found.text for found in root.iter(f"{SVG}text")]
    for words in ("target 3 min", "centre 3.3 min", "upper limit 5.1 min", "AC-12", "25 May"):
        assert words in texts
    (legend,) = [text for text in texts if text and text.startswith("Each point is")]
    assert "the mean of a day, and the limits are those of single figures" in legend


def test_a_gap_breaks_the_line() -> None:
    some = [figure for figure in figures([2.0] * 20) if figure.day.weekday() < 5]
    root = drawn(chart(read(level(), some), level(), some, "day"))
    assert places(root, "path", "path") == 3


@given(st.lists(st.none() | st.floats(0, 1e6), max_size=20), st.text(max_size=30))
def test_any_figures_under_any_name_make_a_picture_that_reads(
    values: list[float | None], name: str
) -> None:
    of = level(name=name or "x")
    some = figures(values, of)
    root = drawn(chart(read(of, some), of, some, "day"))
    assert root.find(f"{SVG}title") is not None
