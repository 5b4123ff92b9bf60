"""Work beside the app: it lets the app go first, waits for it within bounds, and ends with it."""

import asyncio
import threading

import pytest

from jargon8_tui.ui import breathing
from jargon8_tui.ui.breathing import Breathing, Ended


async def test_it_goes_on_once_the_app_has_done_what_it_was_at() -> None:
    done: list[str] = []

    def work(breathe: Breathing) -> None:
        breathe()
        done.append("work")

    working = asyncio.create_task(asyncio.to_thread(work, Breathing(lambda: True)))
    await asyncio.sleep(0)  # the thread has been started, and its question waits for this step
    done.append("app")
    await working
    assert done == ["app", "work"]


async def test_an_app_that_does_not_answer_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(breathing, "PATIENCE", 0.01)
    breathe, went_on = Breathing(lambda: True), threading.Event()

    def work() -> None:
        breathe()
        went_on.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert went_on.wait(60), "the loop is held by this very wait, and never answers"
    thread.join()


async def test_it_ends_with_the_app() -> None:
    with pytest.raises(Ended):
        await asyncio.to_thread(Breathing(lambda: False))


def test_it_ends_where_the_loop_is_closed() -> None:
    async def made() -> Breathing:
        return Breathing(lambda: True)

    with pytest.raises(Ended):
        asyncio.run(made())()
