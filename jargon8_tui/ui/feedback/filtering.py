"""What the log's filter line understands: `open high+ overdue from:ST-6 #access barrier`."""

import re
from contextlib import suppress
from dataclasses import replace

from jargon8_tui.model.feedback import SEVERITIES, TYPES
from jargon8_tui.model.kinds import read_ref
from jargon8_tui.model.periods import BadPeriod, Period, read_period
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.tracks import TRACKS
from jargon8_tui.services.feedback.log import OPEN, Filter
from jargon8_tui.services.finding.query import Query, folded
from jargon8_tui.ui.session import Session

HINT = "open high+ overdue complaint from:ST-6 #access received:june words"
NOT_SAID = "not said"
"""What asks for the entries without a category."""
_PREFIXED = re.compile(r"(stage|severity|type|track|category|from|received):(.*)|([#@])(.+)")
_CHOICES = {"stage": (*STAGES, "open"), "severity": SEVERITIES, "type": TYPES}
_ALONE = ("open", "overdue", "untold")
_SORTS = {"#": "category", "@": "from"}
_TRACK_WORDS = {"customer": "customer", "staff": "staff dispute", "data": "data protection"}
_TRACK_MARKS = {"sd": "staff dispute", "dp": "data protection"}


def read(typed: str, session: Session) -> Filter:
    """The entries that `typed` asks for. A word with no meaning of its own is looked for.
    Raises `BadPeriod`."""
    filter, words = Filter(), []
    for word in folded(typed).split():
        sort, value = _parted(word)
        if sort:
            filter = _with_sort(filter, sort, value, session) if value else filter  # still typed
        elif _means_something(value):
            filter = _with_word(filter, value)
        else:
            words.append(word)
    return replace(filter, query=Query.of(" ".join(words)))


def in_words(filter: Filter) -> str:
    """What is listed: `open, high and above, overdue`."""
    stages = set(filter.stages)
    parts: list[str] = ["open"] if stages == set(OPEN) else [s for s in STAGES if s in stages]
    severities = [s for s in SEVERITIES if s in filter.severities]
    if len(severities) > 1 and severities == list(SEVERITIES[-len(severities) :]):
        parts.append(f"{severities[0]} and above")
    else:
        parts += severities
    parts += [t for t in TYPES if t in filter.types]
    parts += [t for t in TRACKS if t in filter.tracks]
    parts += [category or "no category" for category in sorted(filter.categories)]
    parts += [f"from {filter.whom}"] if filter.whom else []
    parts += [f"received {filter.period}"] if filter.period else []
    parts += ["overdue"] if filter.overdue else []
    parts += ["not told"] if filter.untold else []
    parts += [str(filter.query)] if filter.query else []
    return ", ".join(parts)


def _parted(word: str) -> tuple[str, str]:
    """What a word is about, by its colon or its sign, and what it says of that. It is about nothing
    where it has neither, and where it is a stage, severity or type, which may be begun."""
    match = _PREFIXED.fullmatch(word)
    if match is None:
        return "", word
    sort, value = match[1] or _SORTS[match[3]], match[2] or match[4] or ""
    return ("", _begun(value, _CHOICES[sort])) if value and sort in _CHOICES else (sort, value)


def _means_something(word: str) -> bool:
    """Whether a word says by itself what it is about."""
    is_type = {word, word.removesuffix("s")} & set(TYPES)
    is_severity = word.removesuffix("+") in SEVERITIES
    return bool(is_type) or is_severity or word in (*_ALONE, *STAGES, *_TRACK_MARKS)


def _with_word(filter: Filter, word: str) -> Filter:
    """`filter`, and what a word says that says by itself what it is about."""
    return replace(
        filter,
        stages=filter.stages | (set(OPEN) if word == "open" else {word} & set(STAGES)),
        types=filter.types | {word, word.removesuffix("s")} & set(TYPES),
        severities=filter.severities | _severities(word),
        tracks=filter.tracks | {track for mark, track in _TRACK_MARKS.items() if mark == word},
        overdue=filter.overdue or word == "overdue",
        untold=filter.untold or word == "untold",
    )


def _with_sort(filter: Filter, sort: str, value: str, session: Session) -> Filter:
    """`filter`, and a value of what stands before the colon, or of what a sign stands for."""
    named = value.replace("-", " ")
    match sort:
        case "track":
            begun = (t for short, t in _TRACK_WORDS.items() if short.startswith(named[:5]))
            return replace(filter, tracks=filter.tracks | {*[*begun][:1]})
        case "category":
            category = "" if named == NOT_SAID else named
            return replace(filter, categories=filter.categories | {category})
        case "from":
            uids, labels = _those(value, session)
            whom = value.upper() if read_ref(value) else value
            return replace(filter, stakeholders=uids, labels=labels, whom=whom)
        case "received":
            return replace(filter, period=_period(value, session))
    raise AssertionError(f"{sort} is no sort that is filtered by")


def _begun(value: str, choices: tuple[str, ...]) -> str:
    """The choice that a value begins, with its plus; the value itself where it begins none."""
    plus = "+" if value.endswith("+") else ""
    begun = (one for one in choices if one.startswith(value.removesuffix("+")))
    return next(begun, value.removesuffix("+")) + plus


def _severities(word: str) -> set[str]:
    """The severity that a word is, and with a plus those above it."""
    if word.removesuffix("+") not in SEVERITIES:
        return set()
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
