"""Records and notebooks for the store's tests, and what to look at afterwards."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from jargon8_tui.model.action import Action
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.store import Notebook
from tests.conftest import NOW


def reflection(title: str = "Morning count", **fields: Any) -> Reflection:
    """A reflection of 20 November 2026, unless told."""
    return Reflection(**{"date": dt.date(2026, 11, 20), "title": title, **fields})


def action(text: str = "Order cones", **fields: Any) -> Action:
    """An action."""
    return Action(text=text, **fields)


def opened(path: Path, **options: Any) -> Notebook:
    """The notebook at `path`, at `NOW`."""
    return Notebook(path, **{"now": lambda: NOW, **options})


def with_records(path: Path, *titles: str) -> Path:
    """A closed notebook at `path` that holds a reflection for each title."""
    with opened(path) as notebook:
        for title in titles:
            notebook.reflections.add(reflection(title))
    return path


def titles(path: Path) -> list[str]:
    """The titles of the reflections that a reading command would see, in the order of refs."""
    with opened(path, read_only=True) as notebook:
        return [kept.title for kept in notebook.reflections.all()]


def stock(path: Path) -> dict[str, dict[int, dict[str, Any]]]:
    """Every table as TinyDB itself reads the file."""
    with TinyDB(path, encoding="utf-8") as database:
        return {
            name: {row.doc_id: dict(row) for row in database.table(name)}
            for name in database.tables()
        }


def beside(path: Path) -> set[str]:
    """The names of what lies in the notebook's folder, but for the lock that stays there."""
    return {found.name for found in path.parent.iterdir()} - {path.name + ".lock"}


def edited(path: Path, change: Any) -> None:
    """Do to the document in the file what an editor might: `change(document)`."""
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document, indent=2), "utf-8")
