"""A history in sentences: what stood in a record before an action and after it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.rules.russian import in_hours, plural
from ui.pages.records.field_words import CONSENT_WORDS, FIELD_WORDS, PART_WORDS

if TYPE_CHECKING:
    from models.services.record_history import Change, HistoryLine, ListChange

_LONGEST = 140
_NAMES, _LINES = 6, 12
_WHAT = {"added": "Запись создана", "deleted": "Запись удалена"}


def sentences(line: "HistoryLine", *, nameless: bool = False) -> list[str]:
    """What the action changed, a sentence each; `nameless` keeps the names of a list to itself."""
    from models.services.record_history import ListChange

    if line.what != "changed":
        return [_WHAT[line.what]]
    found: list[str] = []
    for change in line.changes:
        if isinstance(change, ListChange):
            found.append(_list_sentence(change, nameless=nameless))
        elif change.about:
            found += _part_sentence(change)
        else:
            found += _field_sentences(change)
    if len(found) > _LINES:
        more = plural(len(found) - _LINES, "изменение", "изменения", "изменений")
        found = [*found[:_LINES], f"И ещё {more}"]
    return found or [line.title]


def _field_sentences(change: "Change") -> Iterator[str]:
    words = FIELD_WORDS.get(change.table, {})
    before, after = change.before or {}, change.after or {}
    for column, label in words.items():
        if before.get(column) != after.get(column):
            yield f"{label}: {value_words(before.get(column))} → {value_words(after.get(column))}"


def _part_sentence(change: "Change") -> Iterator[str]:
    """A dependent row: that it came or went, or each value that changed."""
    about = CONSENT_WORDS.get(change.about, change.about)
    label = f"{PART_WORDS.get(change.table, '')}, {about}"
    if change.before is None or change.after is None:
        row = change.after or change.before or {}
        yield f"{label}: {'добавлено' if change.before is None else 'убрано'}, {_row_words(change.table, row)}"
    elif change.table in _IN_ONE_PHRASE:
        yield f"{label}: {_row_words(change.table, change.before)} → {_row_words(change.table, change.after)}"
    else:
        for column, words in FIELD_WORDS.get(change.table, {}).items():
            before, after = change.before.get(column), change.after.get(column)
            if before != after:
                yield f"{label}, {words}: {value_words(before)} → {value_words(after)}"


def _row_words(table: str, row: Mapping[str, Any]) -> str:
    """The values of a dependent row in one phrase."""
    if table in _IN_ONE_PHRASE:
        return _IN_ONE_PHRASE[table](row)
    parts = []
    for column, label in FIELD_WORDS.get(table, {}).items():
        value = row.get(column)
        if value is True:
            parts.append(label)
        elif value not in (None, False):
            parts.append(f"{label} {value_words(value)}")
    return ", ".join(parts) or "без отметок"


def _score_words(row: Mapping[str, Any]) -> str:
    return f"{row.get('scale')} {value_words(row.get('score'))}"


def _turnout_words(row: Mapping[str, Any]) -> str:
    number = row.get("number")
    parts = [str(row.get("kind")) if number is None else f"{row.get('kind')} {number}"]
    parts += [f"{FIELD_WORDS['turnout'][one]} {row[one]}" for one in ("ovz", "disability") if row.get(one)]
    return ", ".join(parts)


_IN_ONE_PHRASE: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "turnout": _turnout_words,
    "diagnostics_score": _score_words,
}


def _list_sentence(change: "ListChange", *, nameless: bool) -> str:
    label = PART_WORDS.get(change.table, "")
    if change.about:
        label = f"{label}, {change.about}"
    counted = nameless or change.table == "photo"
    parts = [f"список {change.lengths[0]} → {change.lengths[1]}"] if change.lengths else []
    parts += [
        f"{verb}: {len(names) if counted else _some(names)}"
        for verb, names in (("добавлено", change.added), ("убрано", change.removed))
        if names
    ]
    return f"{label}: {'; '.join(parts)}"


def _some(names: Sequence[str]) -> str:
    more = f" и ещё {len(names) - _NAMES}" if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + more


def value_words(value: Any) -> str:
    """A value as the forms show it; long text is cut, an em dash stands for nothing."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Decimal):
        return in_hours(value)
    words = " ".join(str(value).split())
    return words if len(words) <= _LONGEST else f"«{words[:_LONGEST].rstrip()} …»"
