"""The user's choices: a TOML file in the platform's config folder, read once and handed in.

Each setting is declared once, as a record's fields are; from that come the check of the file and
the sentence that says what is wrong with it. Writing one keeps the comments the user made.
"""

import datetime as dt
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from jargon8_tui.model.errors import Refused
from jargon8_tui.typed_path import typed_path

WorkingDays = Annotated[int, Meta(ge=1, le=60)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user has chosen; a setting that is not in the file is as here."""

    theme: Annotated[str, Meta(title="Theme", min_length=1)] = "textual-dark"
    ascii: Annotated[
        bool | None, Meta(title="Draw with plain characters only; else where the terminal needs it")
    ] = None
    keys: Annotated[dict[str, str], Meta(title="Keys, by the name of what they do")] = {}
    nation: Annotated[
        Literal["england-and-wales", "scotland", "northern-ireland"],
        Meta(title="Whose bank holidays"),
    ] = "england-and-wales"
    acknowledge_days: Annotated[WorkingDays, Meta(title="Working days to acknowledge in")] = 1
    resolve_days_low: Annotated[WorkingDays, Meta(title="Working days to resolve, low")] = 10
    resolve_days_medium: Annotated[WorkingDays, Meta(title="Working days to resolve, medium")] = 5
    resolve_days_high: Annotated[WorkingDays, Meta(title="Working days to resolve, high")] = 3
    resolve_days_critical: Annotated[
        WorkingDays, Meta(title="Working days to resolve, critical")
    ] = 1
    backup_folder: Annotated[str, Meta(title="Where backups go")] = ""
    site_name: Annotated[str, Meta(title="Name of the site")] = ""
    author: Annotated[str, Meta(title="Who writes")] = ""
    gateway: Annotated[dt.date | None, Meta(title="Day of the gateway")] = None
    assessment: Annotated[dt.date | None, Meta(title="Day of the assessment")] = None
    off_the_job_hours: Annotated[
        Annotated[float, Meta(ge=0, le=10_000)] | None, Meta(title="Off-the-job hours to reach")
    ] = None

    @property
    def backups_to(self) -> Path | None:
        """The folder that backups go to, where one was chosen. Raises `Refused`."""
        return typed_path(self.backup_folder) if self.backup_folder else None


def settings_path() -> Path:
    """Where the settings are: `$JARGON8_SETTINGS`, else the platform's config folder. Raises
    `Refused`."""
    if named := os.environ.get("JARGON8_SETTINGS"):
        return typed_path(named)
    from platformdirs import user_config_path

    return user_config_path("jargon8", appauthor=False) / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """The settings in `path`, or the usual ones where there is no file. Raises `Refused`."""
    path = path or settings_path()
    try:
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise Refused(f"{path} could not be read: {error.strerror or error}.") from None
    return _understood(content, path)


def write_setting(name: str, value: object, path: Path | None = None) -> Settings:
    """Put one setting into the file, keep all else in it, and return the settings as they are now.

    A value of none takes the setting out of the file. Raises `Refused`, and nothing is written,
    where the value does not fit or the file cannot be read or written.
    """
    import tomlkit

    from jargon8_tui.store.durable import make_folder, replace_file

    path = path or settings_path()
    read_settings(path)  # a file that is bad already is not written over
    document = tomlkit.parse(path.read_text("utf-8-sig") if path.exists() else "")
    if value is None:
        document.pop(name, None)
    else:
        document[name] = value
    content = tomlkit.dumps(document).encode()
    settings = _understood(content, path)
    try:
        make_folder(path.parent)
        replace_file(path, [content])
    except OSError as error:
        raise Refused(
            f"{path} could not be written: {error.strerror or error}; {name} was not kept."
        ) from error
    return settings


def _understood(content: bytes, path: Path) -> Settings:
    try:
        given: dict[str, Any] = msgspec.toml.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(f"{path} is not TOML: {error}.\nPut that line right, or move it.") from None
    try:
        return msgspec.convert(given | _as_listed(given), Settings)
    except msgspec.ValidationError as error:
        raise Refused(f"{path}: {_explained(str(error), given)}") from None


def _as_listed(given: dict[str, Any]) -> dict[str, str]:
    """The nation as the settings list it, however it was typed: `England and Wales`."""
    match given:
        case {"nation": str(nation)}:
            return {"nation": "-".join(nation.casefold().replace("-", " ").split())}
    return {}


def _explained(message: str, given: dict[str, Any]) -> str:
    """msgspec's message as a sentence with the setting, what was given and what is accepted."""
    known = {field.name: field for field in msgspec.structs.fields(Settings)}
    if unknown := re.search(r"unknown field `(.+?)`", message):
        return f"there is no setting {unknown[1]}; there are {', '.join(known)}."
    found = re.search(r"`\$\.(\w+)", message)
    if found is None:
        return message
    name = found[1]
    schema = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"][name]
    return f"{name} is {given[name]}, where {_accepted(schema)} is wanted."


def _accepted(schema: dict[str, Any]) -> str:
    """What a setting accepts, from its JSON Schema, as the middle of a sentence."""
    schema = schema.get("anyOf", [schema])[0]
    if "enum" in schema:
        return " or ".join(sorted(schema["enum"]))
    if "minimum" in schema:
        sort = "a whole number" if schema["type"] == "integer" else "a number"
        return f"{sort} from {schema['minimum']:g} to {schema['maximum']:g}"
    if schema.get("format") == "date":
        return "a date such as 2027-03-31, without quotes,"
    return {"object": "a table of texts", "boolean": "true or false"}.get(
        schema["type"], "a text in quotes"
    )
