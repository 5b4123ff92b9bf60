"""What a writing command is given: `FIELD=VALUE`, files, standard input, JSON."""

import json
import sys
from collections.abc import Iterable
from typing import Any

import click

from jargon8_tui.model.errors import Refused
from jargon8_tui.typed_path import typed_path


def text_and_fields(words: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The words that are a text to be understood, and those that are `FIELD=VALUE`."""
    parts: tuple[list[str], list[str]] = ([], [])
    for word in words:
        name, sign, _ = word.partition("=")
        parts[bool(sign) and name.isidentifier()].append(word)
    return " ".join(parts[0]), tuple(parts[1])


def fields_given(words: Iterable[str]) -> dict[str, str]:
    """The values by field name from `FIELD=VALUE` words, with `@FILE` and `-` read."""
    given: dict[str, str] = {}
    from_input = ""
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            raise click.UsageError(f"{word} is not FIELD=VALUE.")
        if name in given:
            raise click.UsageError(f"{name} is given twice.")
        if value == "-":
            if from_input:
                raise click.UsageError(f"Standard input is for {from_input} or {name}, not both.")
            from_input = name
            value = text_of("-")
        elif value.startswith("@"):
            value = text_of(value[1:])
        given[name] = value
    return given


def records_given(file: str) -> list[dict[str, Any]]:
    """The JSON object or objects in `file` (`-`: standard input). Raises `Refused`."""
    from jargon8_tui.exchange.reading.json_records import STRICT

    where = "standard input" if file == "-" else file
    try:
        found = json.loads(text_of(file), **STRICT)
    except json.JSONDecodeError as error:
        raise Refused(f"{where}, line {error.lineno}: not JSON ({error.msg}).") from None
    except (ValueError, RecursionError) as error:
        raise Refused(f"{where}: not JSON that a record can hold ({error}).") from None
    records = found if isinstance(found, list) else [found]
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            raise Refused(f"{where}, item {number}: a record is a JSON object, this is not one.")
    return records


def text_of(file: str) -> str:
    """The text in `file` (`-`: standard input), which is UTF-8. Raises `Refused`."""
    where = "standard input" if file == "-" else file or "A file without a name"
    try:
        return _bytes_of(file).decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{where} could not be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        raise Refused(f"{where} is not UTF-8 text: byte {error.start + 1} is wrong.") from None
    except ValueError as error:
        raise Refused(f"{where} is not a file's name: {error}.") from None


def _bytes_of(file: str) -> bytes:
    if file == "-":
        if not sys.stdin:  # none at all where a shell closed it
            raise Refused("There is no standard input to read.")
        return sys.stdin.buffer.read()
    return typed_path(file).read_bytes()
