"""The marks under the headings of an export: what of a record the page itself does not say."""

from collections.abc import Collection
from typing import Any

import msgspec

from jargon8_tui.exchange.marks import mark_of
from jargon8_tui.model.fields import Shape, fields_of
from jargon8_tui.model.kinds import kind_of
from jargon8_tui.model.record import Record
from jargon8_tui.model.values import in_json


def marked(record: Record, *, shown: Collection[str], hidden: Collection[str]) -> str:
    """The mark of `record`: its stamps, and every other field that is filled in but its texts.

    Those `shown` on the page are left out. Those `hidden`, which the page would give another value,
    are in it whatever their value.
    """
    filled = msgspec.to_builtins(record)
    texts = {field.name for field in fields_of(type(record)) if field.shape is Shape.PROSE}
    carried: dict[str, Any] = {"kind": kind_of(record).name}
    carried |= {name: filled[name] for name in filled if name not in texts and name not in shown}
    carried |= {name: value for name, value in in_json(record).items() if name in hidden}
    return mark_of(carried)
