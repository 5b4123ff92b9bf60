"""The agenda in words: what of it names what was being written."""

import pytest

from jargon8_tui.services.today.words import BEGINNING, left_half_way
from jargon8_tui.store import Unfinished
from tests.conftest import NOW


def left(kind: str, part: str = "", /, *, is_new: bool = True, **fields: str) -> Unfinished:
    return Unfinished(kind=kind, id=1, is_new=is_new, at=NOW, fields=fields, part=part)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (left("reflection", title="Barrier review", area="2"),
         "Reflection, area 2: barrier review"),
        (left("reflection", title=" ", date="today", did="", learned="Counting ends\n an argument"),
         "Reflection: counting ends an argument"),
        (left("reflection", title="", date="today", status="draft"), "Reflection"),
        (left("feedback", summary="", severity="high", detail="The lift stood again"),
         "Feedback: the lift stood again"),
        (left("action", "capture", text="concern high lift stuck", detail="", kind="feedback"),
         "Capture: concern high lift stuck"),
        (left("feedback", "responded", is_new=False, note="Rang the tenant", owner="CCTV"),
         "Feedback, responded: rang the tenant"),
        (left("feedback", "closed", is_new=False, note="", outcome="upheld"), "Feedback, closed"),
        (left("service-level", "measurements", is_new=False, day="today", value="4.2", note="slow"),
         "Service level, measurements: 4.2"),
    ],
)  # fmt: skip
def test_writing_left_half_way_is_named_by_how_it_begins(form: Unfinished, said: str) -> None:
    assert left_half_way(form) == said


def test_of_a_long_text_only_the_beginning_is_told() -> None:
    said = left_half_way(left("note", title="", body="words and " * 20_000))
    assert said.startswith("Note: words and words and ") and said.endswith("…")
    assert len(said) == len("Note: ") + BEGINNING
