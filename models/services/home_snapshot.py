"""Главная as it was counted last, kept in the journal so that the next start shows it before anything is counted.

Any change of the journal drops it (`models.journal.derived`). It is kept for today and the days after, because what is
due depends on the day. A journal may come from anyone: what does not read exactly as a `HomeState` is not there.
"""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from models.journal import derived
from models.journal.journal import Journal
from models.services.home_state import HomeState
from models.services.last_backup import last_backup

DAYS = 4
"""Counted ahead: a journal closed on Friday opens at once on Monday."""

_FORMAT = 4
"""To be raised when the counting or the fields of `HomeState` change: what an older program kept is then not read."""

_NUMBER_BOUND = 1_000_000_000
_TEXT_BOUND = 10_000
_ITEMS_BOUND = 100


def kept(journal: Journal, today: date) -> HomeState | None:
    """What was counted for `today` since the last change of the journal, with the backup of now; None without it."""
    text = derived.read(journal)
    if text is None:
        return None
    try:
        content = json.loads(text)
        if content["format"] != _FORMAT:
            return None
        state: HomeState = _read(HomeState, content["days"][today.isoformat()])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return replace(state, backup=last_backup(journal)) if _is_whole(state) else None


def keep(journal: Journal, states: dict[date, HomeState], revision: int) -> bool:
    """Keep what was counted after `journal.revision` was `revision`; False when nothing was, or it is outdated."""
    if not all(state.year for state in states.values()):
        return False
    days = {day.isoformat(): _write(replace(state, backup=None)) for day, state in states.items()}
    return derived.keep(journal, json.dumps({"format": _FORMAT, "days": days}, ensure_ascii=False), revision)


def days_from(today: date) -> list[date]:
    """The days that are counted ahead."""
    return [today + timedelta(days=number) for number in range(DAYS)]


def _is_whole(state: HomeState) -> bool:
    """Whether the page can show it; the page counts on what `home` always gives."""
    report = state.report
    return bool(
        state.year
        and state.latest_year
        and state.campaign
        and report
        and 0 <= report.done <= report.parts
        and report.parts > 0
        and report.percent <= 100
    )


def _write(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _write(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _read(kind: Any, value: Any) -> Any:
    """`value` as a `kind`, to the letter; `ValueError`, `TypeError` or `KeyError` for anything else."""
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (one for one in get_args(kind) if one is not type(None))
        return None if value is None else _read(inner, value)
    if get_origin(kind) is tuple:
        return _read_items(get_args(kind)[0], value)
    if is_dataclass(kind):
        hints = _hints(cast("type", kind))
        if not isinstance(value, dict) or value.keys() != hints.keys():
            raise ValueError
        return cast(Any, kind)(**{name: _read(hint, value[name]) for name, hint in hints.items()})
    if issubclass(kind, Enum):
        return kind(value)
    return date.fromisoformat(value) if kind is date else _read_plain(kind, value)


def _read_items(kind: Any, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > _ITEMS_BOUND:
        raise ValueError
    return tuple(_read(kind, item) for item in value)


def _read_plain(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError
    if isinstance(value, str):
        value.encode()  # half of a surrogate pair is no text
        if len(value) > _TEXT_BOUND:
            raise ValueError
    elif not (isinstance(value, int) and 0 <= value <= _NUMBER_BOUND):
        raise ValueError
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
