"""What the log's filter line understands: `open high+ overdue from:ST-6 #access barrier`."""

import re
from contextlib import suppress

from jargon8_tui.model.feedback import SEVERITIES, STAGES, TYPES
from jargon8_tui.model.kinds import read_ref
from jargon8_tui.model.periods import BadPeriod, Period, read_period
from jargon8_tui.model.tracks import TRACKS
from jargon8_tui.services.feedback.log import OPEN, Wanted
from jargon8_tui.services.finding.query import Query, folded
from jargon8_tui.ui.session import Session

HINT = "open high+ overdue complaint from:ST-6 #access received:june words"
NOT_SAID = "not said"
"""What asks for the entries without a category."""
_PREFIXED = re.compile(r"(stage|severity|type|track|category|from|received):(.*)|([#@])(.+)")
_SORTS = {"#": "category", "@": "from"}
_TRACK_WORDS = {"customer": "customer", "staff": "staff dispute", "data": "data protection"}
_TRACK_MARKS = {"sd": "staff dispute", "dp": "data protection"}


def read(typed: str, session: Session) -> Wanted:
    """The entries that `typed` asks for. A word with no meaning of its own is looked for.
    Raises `BadPeriod`."""
    found: dict[str, set[str]] = {
        name: set() for name in ("stages", "types", "tracks", "severities", "categories")
    }
    other: dict[str, object] = {}
    words: list[str] = []
    for word in folded(typed).split():
        if not (_take_sort(word, found, other, session) or _take_word(word, found, other)):
            words.append(word)
    sets = {name: frozenset(values) for name, values in found.items()}
    return Wanted(query=Query.of(" ".join(words)), **sets, **other)  # type: ignore[arg-type]


def in_words(wanted: Wanted) -> str:
    """What is listed: `open, high and above, overdue`."""
    stages = set(wanted.stages)
    parts: list[str] = ["open"] if stages == set(OPEN) else [s for s in STAGES if s in stages]
    severities = [s for s in SEVERITIES if s in wanted.severities]
    if len(severities) > 1 and severities == list(SEVERITIES[-len(severities) :]):
        parts.append(f"{severities[0]} and above")
    else:
        parts += severities
    parts += [t for t in TYPES if t in wanted.types]
    parts += [t for t in TRACKS if t in wanted.tracks]
    parts += [category or "no category" for category in sorted(wanted.categories)]
    parts += [f"from {wanted.whom}"] if wanted.whom else []
    parts += [f"received {wanted.period}"] if wanted.period else []
    parts += ["overdue"] if wanted.overdue else []
    parts += ["not told"] if wanted.untold else []
    parts += [str(wanted.query)] if wanted.query else []
    return ", ".join(parts)


def _take_word(word: str, found: dict[str, set[str]], other: dict[str, object]) -> bool:
    """Take a word that says by itself what it is about."""
    if word == "overdue":
        other["overdue"] = True
    elif word == "untold":
        other["untold"] = True
    elif word == "open":
        found["stages"] |= set(OPEN)
    elif word in STAGES:
        found["stages"].add(word)
    elif word in TYPES or word.removesuffix("s") in TYPES:
        found["types"].add(word if word in TYPES else word.removesuffix("s"))
    elif word.removesuffix("+") in SEVERITIES:
        found["severities"] |= _severities(word)
    elif word in _TRACK_MARKS:
        found["tracks"].add(_TRACK_MARKS[word])
    else:
        return False
    return True


def _take_sort(
    word: str, found: dict[str, set[str]], other: dict[str, object], session: Session
) -> bool:
    """Take a word that says what it is about before a colon, or with a sign."""
    match = _PREFIXED.fullmatch(word)
    if match is None:
        return False
    sort, value = match[1] or _SORTS[match[3]], (match[2] or match[4] or "").replace("-", " ")
    if not value:
        return True  # still being typed
    if sort in ("stage", "severity", "type"):
        return _take_word(value, found, other)
    if sort == "track":
        track = next((t for begin, t in _TRACK_WORDS.items() if begin.startswith(value[:5])), None)
        found["tracks"] |= {track} if track else set()
    elif sort == "category":
        found["categories"].add("" if value == NOT_SAID else value)
    elif sort == "from":
        whom = match[2] or match[4]
        other["stakeholders"], other["labels"] = _those(whom, session)
        other["whom"] = whom.upper() if read_ref(whom) else whom
    else:
        other["period"] = _period(match[2], session)
    return True


def _severities(word: str) -> set[str]:
    at = SEVERITIES.index(word.removesuffix("+"))
    return set(SEVERITIES[at:] if word.endswith("+") else SEVERITIES[at : at + 1])


def _those(named: str, session: Session) -> tuple[frozenset[str], Query]:
    """The stakeholders that are called so, by ref or by words of their name."""
    query = Query.of(named)
    everyone = session.notebook.stakeholders.all()
    uids = {
        kept.record.uid
        for kept in everyone
        if str(kept.ref).lower() == named or query.all_in(kept.record.name)
    }
    return frozenset(uids), query


def _period(typed: str, session: Session) -> Period | None:
    """The period that a word means, which may have hyphens for blanks. Raises `BadPeriod`."""
    for text in (typed, typed.replace("-", " ")):
        with suppress(BadPeriod):
            return read_period(text, session.now())
    raise BadPeriod(typed)
