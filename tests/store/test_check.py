"""What `check` says of a notebook."""

from pathlib import Path

from jargon8_tui.model.link import Link
from tests.store.making import action, edited, opened, reflection, with_records


def about(path: Path) -> list[tuple[str, str]]:
    with opened(path, read_only=True) as notebook:
        return [(found.severity, found.about) for found in notebook.check().findings]


def test_nothing_is_found_in_a_whole_notebook(path: Path) -> None:
    with opened(path) as notebook:
        kept = notebook.reflections.add(reflection())
        notebook.actions.add(action(source=kept.record.uid))
        notebook.back_up()
        report = notebook.check()
    assert (report.records, report.saves_in_journal, report.backups) == (2, 1, 1)
    assert (report.is_whole, report.findings) == (True, ())


def test_a_notebook_that_is_not_there_is_whole(path: Path) -> None:
    assert about(path) == [("harmless", "file")]


def test_what_names_a_record_that_is_nowhere_is_an_error(path: Path) -> None:
    with opened(path) as notebook:
        one, two = (notebook.reflections.add(reflection()) for _ in range(2))
        notebook.links.add(Link(a=one.record.uid, b=two.record.uid))
        notebook.actions.add(action(source="nobody"))
        notebook.reflections.remove(two.ref.id)
        report = notebook.check()
    assert not report.is_whole
    assert [(found.severity, found.sentence) for found in report.findings] == [
        ("error", "AC-1 source names a record that is not here: nobody."),
        ("harmless", "1 record that others name, now in the trash."),
    ]


def test_a_bad_record_is_an_error_by_table_and_id(path: Path) -> None:
    with_records(path, "One")
    edited(path, lambda file: file["reflections"]["1"].pop("title"))
    with opened(path, read_only=True) as notebook:
        sentences = [found.sentence for found in notebook.check().findings]
    assert sentences[1].startswith("reflections 1: ")


def test_two_records_with_one_uid_are_an_error(path: Path) -> None:
    with_records(path, "One", "Two", "Three")

    def same(file: dict[str, dict[str, dict[str, str]]]) -> None:
        file["reflections"]["3"]["uid"] = file["reflections"]["1"]["uid"]

    edited(path, same)
    with opened(path, read_only=True) as notebook:
        errors = [f.sentence for f in notebook.check().findings if f.severity == "error"]
    (only,) = errors
    assert only.startswith("RJ-3 has the uid of RJ-1, ")


def test_a_file_damaged_under_an_open_notebook_is_found(path: Path) -> None:
    with_records(path, "One")
    with opened(path, read_only=True) as notebook:
        path.write_bytes(path.read_bytes()[:-9])
        assert [f.about for f in notebook.check().findings] == ["file"]


def test_what_killed_saves_left_is_named_and_swept(path: Path) -> None:
    with_records(path, "One")
    path.with_name("notebook.json.backups").mkdir()
    leftovers = [
        path.with_name("notebook.json.backups") / "notebook.x.json.gz.jargon8-0123456789ab",
        path.with_name("notebook.json.jargon8-0123456789ab"),
        path.with_name("notebook.json.journal.jargon8-ba9876543210"),
    ]
    theirs = path.with_name("notebook.json.jargon8-notes")
    for found in (*leftovers, theirs):
        found.write_bytes(b"half a fi")
    assert about(path) == [("harmless", "leftovers")] * 3
    with opened(path) as notebook:
        assert notebook.check().is_whole
    assert not any(found.exists() for found in leftovers)
    assert theirs.exists()
