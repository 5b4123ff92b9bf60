"""The commands that change the notebook. What they print is printed once it is saved."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import click

from jargon8_tui.cli.feedback import reopening_in_words
from jargon8_tui.cli.given import fields_given, records_given, text_and_fields
from jargon8_tui.cli.opening import answer, writing
from jargon8_tui.cli.options import KIND, KIND_NAMES
from jargon8_tui.cli.output import warn
from jargon8_tui.cli.service_levels import entered_in_words, measurement_given
from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import BadValue, NotFound, Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import MEASUREMENT, Kind, the_ref
from jargon8_tui.model.next_day import due_as_typed
from jargon8_tui.model.readers import Resolve
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.text import cleaned, counted, shortened
from jargon8_tui.model.tracks import ROUTES
from jargon8_tui.model.values import made, revised
from jargon8_tui.services.connections import link, look_up
from jargon8_tui.services.feedback.capture import CAPTURED, captured
from jargon8_tui.services.feedback.capture_words import vocabulary
from jargon8_tui.store import Notebook

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_IN_A_LINE = (*CAPTURED, MEASUREMENT)
"""The kinds that may be given as they would be said."""
VALUES = (
    "A value is as it would be typed in the app: a date as 2026-11-22, 22/11, fri or +3d, a list "
    "as a,b. FIELD=@FILE reads a file, FIELD=- standard input, FIELD= clears the field."
)


@click.command("new", epilog=f"KIND is one of {KIND_NAMES}.\n\n{VALUES}")
@click.argument("kind", type=KIND)
@click.argument("fields", nargs=-1, metavar="[TEXT] [FIELD=VALUE ...]")
@click.option("--from-json", "file", metavar="FILE", help="A JSON object or array; - is stdin.")
@click.pass_obj
def new_command(path: Path, kind: Kind[Record], fields: tuple[str, ...], file: str | None) -> None:
    """Add a record, or several as JSON; prints refs.

    Feedback and actions may be given as they would be said: new feedback concern high barrier stuck
    again '@tower a' '#access'. The type and how bad it is stand first if wanted, @ names a
    stakeholder, # a category or a tag, and a date stands first or last. A measurement is given as
    a line too: new measurement SL-1 14:05 4.2 lift alarm, or 14:05-14:09 lift alarm.
    """
    if file and fields:
        raise click.UsageError("Give FIELD=VALUE or --from-json, not both.")
    text, fields = text_and_fields(fields) if kind in _IN_A_LINE else ("", fields)
    given = records_given(file) if file else [fields_given(fields)]
    with writing(path) as notebook:
        if text:
            given = [_in_a_line(notebook, kind, text, given[0]) | given[0]]
        resolve = _or_any_uuid(notebook) if file else notebook.uid_of
        records, notices = _made(notebook, kind, given, resolve, numbered=file is not None)
        saying = f"{counted(len(records), kind.label, kind.labels)} were added"
        with notebook.transaction(saying if len(records) > 1 else ""):
            added = [notebook.collection(kind).add(record) for record in records]
        answer(notebook, "\n".join(str(kept.ref) for kept in added))
        if text and kind is MEASUREMENT:
            notices += [entered_in_words(kept, text, notebook.now()) for kept in added]
        if not (text or file):
            notices += [_over(kept.record, notebook, given[0].get("due", "")) for kept in added]
        _tell(notices)


@click.command("set", epilog=VALUES)
@click.argument("ref")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE ...")
@click.pass_obj
def set_command(path: Path, ref: str, fields: tuple[str, ...]) -> None:
    """Change fields of a record."""
    given = fields_given(fields)
    with writing(path) as notebook:
        found = notebook.look_up(ref)
        before = notebook.get(found)
        after = revised(before, given, notebook.now(), notebook.uid_of)
        if after.record != before:
            notebook.collection(found.kind).put(found.id, after.record)
        answer(notebook, str(found))
        was_so = "" if after.record != before else f"{found} was so already."
        over = _over(after.record, notebook, given["due"]) if "due" in given else ""
        _tell([after.notice, reopening_in_words(before, after.record), over, was_so])


@click.command("link")
@click.argument("ref")
@click.argument("other", metavar="REF")
@click.option("--why", default="", metavar="TEXT", help="Why they belong together.")
@click.pass_obj
def link_command(path: Path, ref: str, other: str, why: str) -> None:
    """Say that two records belong together."""
    reason = cleaned(why, one_line=True)
    with writing(path) as notebook:
        kept = link(notebook, look_up(notebook, ref), look_up(notebook, other), reason.text)
        answer(notebook, str(kept.ref))
    if reason.removed:
        were = "was" if reason.removed == 1 else "were"
        warn(f"{counted(reason.removed, 'control character')} {were} taken out of Why.")


@click.command("remove")
@click.argument("refs", nargs=-1, required=True, metavar="REF ...")
@click.pass_obj
def remove_command(path: Path, refs: tuple[str, ...]) -> None:
    """Move records to the trash: all of REF or none."""
    wanted = tuple(dict.fromkeys(map(the_ref, refs)))
    names = ", ".join(map(str, wanted))
    with writing(path) as notebook:
        with notebook.transaction(f"{names} {'were' if len(wanted) > 1 else 'was'} removed"):
            for ref in wanted:
                notebook.collection(ref.kind).remove(ref.id)
        answer(notebook, "\n".join(map(str, wanted)))
    warn("In the trash; jargon8 restore REF brings one back.")


@click.command("restore")
@click.argument("ref")
@click.pass_obj
def restore_command(path: Path, ref: str) -> None:
    """Bring a record back from the trash."""
    with writing(path) as notebook:
        answer(notebook, str(notebook.restore(the_ref(ref)).ref))


def _over(record: Record, notebook: Notebook, typed: str) -> str:
    """That what is to be done was to be done by a day that is over, as after `due=fri`."""
    now = notebook.now()
    if not isinstance(record, Action) or not record.is_open or not record.due:
        return ""
    return f"Due {due_as_typed(typed, record.due, now)}." if record.due < now.date() else ""


def _in_a_line(
    notebook: Notebook, kind: Kind[Record], text: str, given: dict[str, str]
) -> dict[str, Any]:
    """The values that a line means, `given` being those beside it. Raises `Refused`."""
    if kind is MEASUREMENT:
        return measurement_given(notebook, text, given.get("service_level", ""))
    return _captured(notebook, kind, text)


def _captured(notebook: Notebook, kind: Kind[Record], text: str) -> dict[str, Any]:
    """The values that a captured line means; what was understood is said. Raises `Refused`."""
    found = captured(f"{kind.name} {text}", notebook.now(), vocabulary(notebook))
    if len(found.matches) > 1:
        raise Refused(f"{found.doubt.rstrip('.')}; give the ref after the @.")
    _tell([found.misspelt, found.doubt, found.in_words, found.other_track])
    return found.given


def _made(
    notebook: Notebook,
    kind: Kind[Record],
    given: Iterable[dict[str, Any]],
    resolve: Resolve,
    *,
    numbered: bool,
) -> tuple[list[Record], list[str]]:
    """The records that `given` describes, and what to say of them; or the first that fails."""
    records: list[Record] = []
    notices: list[str] = []
    uids: set[str] = set()
    copies = 0
    for number, values in enumerate(given, 1):
        uid = str(values.get("uid") or "")
        if uid and (uid in uids or notebook.ref_of(uid)):  # a uid is one record's
            values = {name: value for name, value in values.items() if name not in STAMPS}
            copies += 1
        try:
            if "uid" in values and uid and not _UUID.fullmatch(uid.lower()):
                reason = f"Uid is a UUID, or left out; {shortened(uid)} was given."
                raise BadValue(kind.name, "uid", reason)
            new = made(kind, values, notebook.now(), resolve)
        except Refused as error:
            raise Refused(f"Item {number}: {error}" if numbered else str(error)) from None
        uids |= {new.record.uid} - {""}
        records.append(new.record)
        notices.append(new.notice)
        if isinstance(new.record, Feedback):
            notices.append(ROUTES.get(new.record.track, ""))
    if copies:
        again = counted(copies, "record")
        notices.append(f"Here already, so added again with a uid of its own: {again}.")
    return records, notices


def _or_any_uuid(notebook: Notebook) -> Resolve:
    """Look references up, each once, but let a uid stand that is of a record not here (or not
    yet)."""

    @cache
    def resolve(text: str, of: str = "", /) -> str:
        try:
            return notebook.uid_of(text, of)
        except NotFound:
            if _UUID.fullmatch(text.lower()):
                return text.lower()
            raise

    return resolve


def _tell(notices: Iterable[str]) -> None:
    for notice in filter(None, dict.fromkeys(notices)):
        warn(notice)
