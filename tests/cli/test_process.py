"""The command as a process of its own: its streams, its codes, and who else has the notebook."""

import contextlib
import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jargon8_tui.store import Notebook

NOWHERE = "~nobody-at-all/notebook.json"
JARGON8 = [sys.executable, "-m", "jargon8_tui"]


def run(
    *words: str, env: dict[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*JARGON8, *words],
        input=stdin.encode(),
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=30,
        check=False,
    )


@pytest.fixture
def filled(path: Path) -> Path:
    """A notebook file with a few hundred notes."""
    notes = json.dumps([{"title": f"Note {n} – café 字幕 🔑"} for n in range(300)])
    assert (
        run("--notebook", str(path), "new", "note", "--from-json", "-", stdin=notes).returncode == 0
    )
    return path


def test_the_notebook_is_named_by_the_environment_too(path: Path) -> None:
    assert run("new", "note", "title=a", env={"JARGON8_NOTEBOOK": str(path)}).stdout == b"NT-1\n"
    assert path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="any name is a folder beside one's own there")
@pytest.mark.parametrize(
    ("words", "env"),
    [
        ([], {"JARGON8_NOTEBOOK": NOWHERE}),
        (["list", "note"], {"JARGON8_NOTEBOOK": NOWHERE}),
        (["--notebook", NOWHERE], {}),
        (["--notebook", NOWHERE, "list", "note"], {}),
        (["--notebook", "notebook.json", "backups"], {"JARGON8_SETTINGS": NOWHERE}),
        (["--notebook", "notebook.json", "new", "note", "title=a", f"body=@{NOWHERE}"], {}),
        (["--notebook", "notebook.json", "export", "note", "--to", NOWHERE], {}),
    ],
)
def test_a_home_folder_of_nobody_is_named(words: list[str], env: dict[str, str]) -> None:
    done = run(*words, env=env)
    assert (done.returncode, done.stdout) == (1, b"")
    sentence = f"{NOWHERE} begins with a home folder that is not known here; "
    assert done.stderr.decode() == f"{sentence}write the path in full.\n"


def test_a_standard_input_that_is_closed_is_said(path: Path) -> None:
    command = shlex.join([*JARGON8, "--notebook", str(path), "new", "note", "title=a", "body=-"])
    done = subprocess.run(
        ["sh", "-c", f"{command} <&-"], capture_output=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"There is no standard input to read.\n"


def test_the_version_is_said() -> None:
    assert run("--version").stdout.startswith(b"jargon8 ")


def test_a_reader_that_goes_away_is_no_error_to_speak_of(filled: Path) -> None:
    command = subprocess.Popen(
        [*JARGON8, "--notebook", str(filled), "list", "note", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout and command.stderr
    command.stdout.read(1)
    command.stdout.close()
    assert command.stderr.read() == b""
    command.wait(30)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [("list", "note"), ("schema",), ("list", "note", "--json")])
def test_a_full_output_is_said(filled: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [*JARGON8, "--notebook", str(filled), *words],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert answer.returncode == 1
    assert answer.stderr == b"No space left on device.\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_output_that_cannot_show_a_letter_spells_it_out(filled: Path, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    assert run("--notebook", str(filled), "list", "note", env=env).returncode == 0
    printed = run("--notebook", str(filled), "list", "note", "--json", env=env)
    assert json.loads(printed.stdout.decode(encoding))[0]["title"] == "Note 299 – café 字幕 🔑"


def test_a_name_that_is_no_text_is_answered(path: Path) -> None:
    answer = subprocess.run(
        [*JARGON8, "--notebook", str(path), "show", b"\xff\xfe"], capture_output=True, check=False
    )
    assert answer.returncode == 1
    assert b"Traceback" not in answer.stderr


def test_another_that_writes_is_told_from_damage(path: Path) -> None:
    with Notebook(path) as notebook:
        notebook.save()
        held = run("--notebook", str(path), "new", "note", "title=a")
        assert held.returncode == 3
        assert str(path).encode() in held.stderr
        assert run("--notebook", str(path), "list", "note").returncode == 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"not json at all", b'{"notes": {}}', b"\xff\xfe\x00", b"{}"]
)
def test_a_damaged_notebook_is_said_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for words in (("list", "note"), ("new", "note", "title=a"), ("check",)):
        answer = run("--notebook", str(path), *words)
        assert answer.returncode == 4, words
        assert str(path).encode() in answer.stderr
        assert b"Traceback" not in answer.stderr
        assert path.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_what_cannot_be_saved_is_not_said_to_be(filled: Path) -> None:
    import resource

    before = filled.read_bytes()
    answer = subprocess.run(
        [*JARGON8, "--notebook", str(filled), "new", "note", "title=a"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)),
        capture_output=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert answer.stderr.startswith(b"Not saved: ")
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--notebook", "here.json"),
        ("--notebook=here.json",),
        ("open",),
        ("demo",),
        ("--notebook", "here.json", "open"),
    ],
)
def test_the_app_wants_a_terminal(words: tuple[str, ...]) -> None:
    answer = run(*words)
    assert answer.returncode == 1
    assert answer.stderr.startswith(b"The app needs a terminal; ")
    assert len(answer.stderr.splitlines()) == 1


def heed_ctrl_c() -> None:
    """Not to ignore it, as what is started by a job in the background does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_ends_a_command_without_a_word(path: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = subprocess.Popen(
        [*JARGON8, "--notebook", str(path), "new", "note", "title=a", f"body=@{pipe}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_ctrl_c,
    )
    with pipe.open("wb"):  # opens once the command is at the other end
        while command.poll() is None:  # a signal just before it waits is seen with the next one
            command.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                command.wait(0.5)
        printed, said = command.communicate()
    assert (command.returncode, printed, said.strip()) == (130, b"", b"")
    assert not path.exists()
