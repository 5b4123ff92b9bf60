"""The reflection: what was done, what was learned, how that maps to the standard, what is next."""

import re
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta

from jargon8_tui.model.record import Day, Line, Prose, Record
from jargon8_tui.model.standard import AreaNumber, CriterionId
from jargon8_tui.model.text import words_in

Status = Literal["draft", "complete"]


class Section(NamedTuple):
    """One of the four parts of a reflection: its field, its heading, and a question to start on."""

    field: str
    heading: str
    question: str


SECTIONS = (
    Section("did", "What I did", "What happened, who was there, what was your part?"),
    Section("learned", "What I learned", "What surprised you? What would you keep?"),
    Section("mapping", "How this maps to the standard", "Which criterion does this show, and how?"),
    Section("next_steps", "Next steps", "- one line, one step; it can become an action"),
)

_BULLET = re.compile(r"^([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(\S.*)$")
_RULE = re.compile(r"^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_NO_PROSE = re.compile(r"\t| {4}|[ ]*\|")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b(?:Dr|Mr|Ms|St)\.)\s+(?=\W?[A-Z])|\n\s*(?=\n|\W?[A-Z])"
)
_BLOCK = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|>)")


class Reflection(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of the journal, in the four sections that the standard's portfolios use."""

    date: Annotated[Day, Meta(title="Date", extra={"starts": "now"})]
    title: Annotated[Line, Meta(title="Title", min_length=1)]
    area: Annotated[
        AreaNumber | None, Meta(title="Area", description="Number of the standard's area")
    ] = None
    did: Annotated[Prose, Meta(title="What I did")] = ""
    learned: Annotated[Prose, Meta(title="What I learned")] = ""
    mapping: Annotated[Prose, Meta(title="How this maps to the standard")] = ""
    next_steps: Annotated[Prose, Meta(title="Next steps")] = ""
    criteria: Annotated[
        tuple[CriterionId, ...], Meta(title="Criteria", description="Ids such as A2-P1")
    ] = ()
    hours: Annotated[
        Annotated[float, Meta(ge=0, le=200)] | None,
        Meta(title="Hours", description="Off the job"),
    ] = None
    status: Annotated[Status, Meta(title="Status")] = "draft"
    source: Annotated[Line, Meta(title="Source", description="The file it was imported from")] = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still a draft."""
        return self.status == "draft"

    @property
    def words(self) -> int:
        """How many words its four sections have."""
        return sum(words_in(getattr(self, section.field)) for section in SECTIONS)

    @property
    def steps(self) -> tuple[str, ...]:
        """The bullets of its next steps, each as one line of Markdown without the bullet; of next
        steps that are plain prose, the sentences."""
        return bullets(self.next_steps) or sentences(self.next_steps)

    @property
    def empty_sections(self) -> tuple[Section, ...]:
        """The sections that nothing is written under."""
        return tuple(s for s in SECTIONS if not getattr(self, s.field).strip())


def bullets(markdown: str) -> tuple[str, ...]:
    """The list items of a Markdown text, nested ones too, a line each without its bullet.

    Lines that run on are joined to their item; what stands in a code block is no item.
    """
    found: list[str] = []
    fence = ""  # what ends the code block we are in
    in_list = False  # where a line stands further in, it is nested; elsewhere it is code
    running = False  # whether the line before belongs to the last item
    for line in markdown.split("\n"):
        if fence:
            ends = line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if ends else fence
        elif opening := _FENCE.match(line):
            fence, running = opening[1], False
        elif _RULE.match(line):
            in_list = running = False
        elif (item := _BULLET.match(line)) and (in_list or _is_text(item[1])):
            found.append(item[2].strip())
            in_list = running = True
        elif not line.strip() or _BLOCK.match(line):
            running = False
        elif running:
            found[-1] += " " + line.strip()
        else:
            in_list = in_list and line[0] in " \t"
    return tuple(found)


def sentences(markdown: str) -> tuple[str, ...]:
    """The sentences of a Markdown text that is nothing but paragraphs, a line each; else none.

    A line that begins with a capital is one of its own, with a full stop before it or without.
    """
    lines = [line for line in markdown.split("\n") if not _RULE.match(line)]
    if any(_FENCE.match(line) or _BLOCK.match(line) or _NO_PROSE.match(line) for line in lines):
        return ()
    parts = (" ".join(part.split()) for part in _SENTENCE_END.split("\n".join(lines)))
    return tuple(part for part in parts if words_in(part))


def _is_text(indent: str) -> bool:
    """Whether a line that stands in by `indent` is text; four blanks or a tab make it code."""
    return len(indent) < 4 and "\t" not in indent
