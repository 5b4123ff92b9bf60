"""From what a user calls a record to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import KINDS, LINK, Ref, kind_named, read_ref
from jargon8_tui.model.text import shortened

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook


def look_up(notebook: Notebook, text: str, of: str = "") -> Ref:
    """The record that a ref, uid, name or title means. Raises `NotFound` and `Refused`.

    `of` is the kind that is wanted; names are then looked for in that kind alone.
    """
    ref = read_ref(text) or notebook.ref_of(text.strip())
    if ref is not None:
        notebook.get(ref)
        if of and ref.kind.name != of:
            raise Refused(f"{ref} is a {ref.kind.label}; a {kind_named(of).label} is needed.")
        return ref
    wanted = text.strip().casefold()
    named = [
        kept.ref
        for kind in KINDS
        if (kind.name == of if of else kind is not LINK)
        for kept in notebook.collection(kind).all()
        if kept.title.casefold() == wanted
    ]
    if not named:
        nothing = f"No {kind_named(of).label}" if of else "Nothing"
        raise NotFound(f"{nothing} in this notebook is called '{shortened(text)}'.")
    if len(named) > 1:
        refs = ", ".join(str(ref) for ref in named[:5])
        raise Refused(
            f"'{shortened(text)}' is the name of {refs}; give the ref of the one you mean."
        )
    return named[0]
