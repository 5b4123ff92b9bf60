"""A notebook behaves as a dict with undo, through reopening and through crashes."""

import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jargon8_tui.model.kinds import ACTION, REFLECTION, Kind, Ref
from jargon8_tui.model.record import Record
from tests.store.making import action, opened, reflection, stock

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1
).filter(str.strip)
KINDS = st.sampled_from([REFLECTION, ACTION])

Records = dict[Ref, str]


class LikeADict(RuleBasedStateMachine):
    """The notebook, and what it should hold: the text of each record by its ref."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "0" / "notebook.json"
        self.notebook = opened(self.path)
        self.records: Records = {}
        self.trash: list[tuple[Ref, str]] = []
        self.given: set[Ref] = set()
        self.done: list[tuple[Records, list[tuple[Ref, str]]]] = []
        self.undone: list[tuple[Records, list[tuple[Ref, str]]]] = []

    def teardown(self) -> None:
        self.notebook.close()
        shutil.rmtree(self.folder)

    def step(self) -> None:
        """Remember how it was, as the notebook has to."""
        self.done.append((dict(self.records), list(self.trash)))
        self.undone.clear()

    @rule(kind=KINDS, text=TEXTS)
    def add(self, kind: Kind[Record], text: str) -> None:
        self.step()
        record = reflection(text) if kind is REFLECTION else action(text)
        kept = self.notebook.collection(kind).add(record)
        assert kept.ref not in self.given
        self.given.add(kept.ref)
        self.records[kept.ref] = kept.title

    @precondition(lambda self: self.records)
    @rule(data=st.data(), text=TEXTS)
    def change(self, data: st.DataObject, text: str) -> None:
        self.step()
        ref = data.draw(st.sampled_from(sorted(self.records, key=str)))
        record = reflection(text) if ref.kind is REFLECTION else action(text)
        uid = self.notebook.get(ref).uid
        changed = msgspec.structs.replace(record, uid=uid)
        kept = self.notebook.collection(ref.kind).put(ref.id, changed)
        self.records[ref] = kept.title

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.step()
        ref = data.draw(st.sampled_from(sorted(self.records, key=str)))
        self.notebook.collection(ref.kind).remove(ref.id)
        self.trash.append((ref, self.records.pop(ref)))

    @precondition(lambda self: self.trash)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        self.step()
        place = data.draw(st.sampled_from(self.trash))
        self.notebook.restore(place[0])
        self.trash.remove(place)
        self.records[place[0]] = place[1]

    @rule()
    def undo(self) -> None:
        assert (self.notebook.undo() is not None) == bool(self.done)
        if self.done:
            self.undone.append((self.records, self.trash))
            self.records, self.trash = self.done.pop()

    @rule()
    def redo(self) -> None:
        assert (self.notebook.redo() is not None) == bool(self.undone)
        if self.undone:
            self.done.append((self.records, self.trash))
            self.records, self.trash = self.undone.pop()

    @rule()
    def fold(self) -> None:
        self.notebook.fold()
        self.stock_reads_everything()

    @rule()
    def reopen(self) -> None:
        self.notebook.close()
        self.stock_reads_everything()
        self.start()

    @rule()
    def crash(self) -> None:
        """Go on from what the disk has at this moment."""
        before = self.path
        self.path = self.folder / str(int(before.parent.name) + 1) / before.name
        if before.parent.exists():
            shutil.copytree(before.parent, self.path.parent)
        self.start()

    def start(self) -> None:
        self.notebook = opened(self.path)
        self.done.clear()
        self.undone.clear()

    def stock_reads_everything(self) -> None:
        tables = stock(self.path) if self.path.exists() else {}
        for kind in (REFLECTION, ACTION):
            rows = {
                Ref(kind, id): row[kind.title] for id, row in tables.get(kind.table, {}).items()
            }
            assert rows == {ref: t for ref, t in self.records.items() if ref.kind is kind}

    @invariant()
    def holds_what_it_should(self) -> None:
        for kind in (REFLECTION, ACTION):
            collection = self.notebook.collection(kind)
            wanted = {ref: text for ref, text in self.records.items() if ref.kind is kind}
            assert {kept.ref: kept.title for kept in collection.all()} == wanted
            assert {kept.ref for kept in collection.newest_first()} == wanted.keys()
            assert len(collection) == len(wanted)
        trashed = [(item.ref, item.kept.title) for item in self.notebook.trashed()]
        assert sorted(trashed, key=str) == sorted(self.trash, key=str)
        assert all(self.notebook.ref_of(self.notebook.get(ref).uid) == ref for ref in self.records)

    @invariant()
    def a_reader_sees_the_same(self) -> None:
        with opened(self.path, read_only=True) as reader:
            found = {
                kept.ref for kind in (REFLECTION, ACTION) for kept in reader.collection(kind).all()
            }
            assert found == self.records.keys()
            assert not reader.notices


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        LikeADict,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_it_behaves_as_a_dict_with_undo() -> None:
    run(examples=30, steps=25)


@pytest.mark.slow
def test_it_behaves_as_a_dict_with_undo_at_length() -> None:
    run(examples=1000, steps=50)
