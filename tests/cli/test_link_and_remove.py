"""`link`, `remove`, `restore`: all or nothing, and under the same ref again."""

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def two(shell: Shell) -> Shell:
    shell("new", "reflection", "title=First")
    shell("new", "note", "title=Second")
    return shell


def test_a_link_is_seen_from_both_ends(two: Shell) -> None:
    assert two("link", "RJ-1", "Second", "--why", "the \x07method").printed == "LK-1\n"
    for one, other in (("RJ-1", "NT-1"), ("NT-1", "RJ-1")):
        (link,) = two("show", one, "--json").json["links"]
        assert (link["ref"], link["why"]) == (other, "the method")


def test_a_link_says_what_was_taken_out_of_its_reason(two: Shell) -> None:
    said = two("link", "RJ-1", "NT-1", "--why", "\x1b[31mred").said
    assert said == "1 control character was taken out of Why.\n"


def test_a_link_that_makes_no_sense_is_refused(two: Shell) -> None:
    said = two("link", "RJ-1", "RJ-1", code=1).said
    assert said == "RJ-1 cannot be linked to itself; name two records.\n"
    two("link", "RJ-1", "NT-1")
    said = two("link", "NT-1", "RJ-1", code=1).said
    assert said == "NT-1 and RJ-1 are linked already, by LK-1.\n"
    assert two("link", "NT-1", "NT-5", code=1).said == "There is no NT-5 in this notebook.\n"


def test_what_is_removed_comes_back_under_its_ref(two: Shell) -> None:
    answer = two("remove", "rj-1", "NT-1")
    assert answer.printed == "RJ-1\nNT-1\n"
    assert answer.said == "In the trash; jargon8 restore REF brings one back.\n"
    assert two("new", "reflection", "title=Third").printed == "RJ-2\n"
    assert two("restore", "RJ-1").printed == "RJ-1\n"
    assert two("show", "RJ-1", "--json").json["title"] == "First"


def test_what_names_a_record_in_the_trash_still_says_which(two: Shell) -> None:
    two("new", "action", "text=Ask", "source=RJ-1")
    two("remove", "RJ-1")
    assert "From: RJ-1  First (in the trash)" in two("show", "AC-1").lines
    two("restore", "RJ-1")
    assert "From: RJ-1  First" in two("show", "AC-1").lines


def test_removal_is_all_or_nothing(two: Shell) -> None:
    assert two("remove", "RJ-1", "NT-9", code=1).said == "There is no NT-9 in this notebook.\n"
    assert two("list", "reflection", "--json").json
    assert two("trash", "--json").json == []


def test_only_what_is_in_the_trash_can_be_restored(two: Shell) -> None:
    assert two("restore", "RJ-1", code=1).said == "RJ-1 is not in the trash.\n"
    assert two("restore", "First", code=1).said.startswith("First is not a ref: ")
