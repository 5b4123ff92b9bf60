"""Records of one kind as a page of HTML, to be read or printed by people who have no jargon8."""

from collections.abc import Sequence
from typing import Any

from jargon8_tui.exchange.writing.fields_in_words import fields_in_words
from jargon8_tui.exchange.writing.html_pages import template
from jargon8_tui.model.dates import in_words
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.text import begun
from jargon8_tui.store import Notebook


def document(kept: Sequence[Kept[Any]], notebook: Notebook) -> str:
    """One page with all of `kept`, in their order; texts are shown as they were written."""
    title = kept[0].title if len(kept) == 1 else begun(kept[0].ref.kind.labels)
    records = [
        {
            "heading": f"{one.ref} {one.title}",
            "when": in_words(one.when),
            "said": fields_in_words(one.record, notebook),
        }
        for one in kept
    ]
    return template("records.html").render(title=title, records=records)
