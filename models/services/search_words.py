"""How words are looked up in the journal's index: whatever their case, ё or ending."""

import re
from typing import Literal

from sqlalchemy import TextClause, text

from models.tables.search import KINDS, SEARCHED

RecordKind = Literal["plan_item", "work_record", "consultation", "diagnostics_session", "pupil", "teacher", "partner"]

PLACES: dict[RecordKind, int] = {kind.table: kind.place for kind in SEARCHED}  # type: ignore[misc]  # the same words

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_MOST_LETTERS = 60


def match_expression(words: str) -> str | None:
    """What the index is asked for: every word begins some word of the record. None when there is no word."""
    folded = words.replace("ё", "е").replace("Ё", "Е").replace("_", " ")
    found = [word[:_MOST_LETTERS] for word in _WORD.findall(folded)][:_MOST_WORDS]
    return " AND ".join(f'"{word}"*' for word in found) or None


def records_with(kind: RecordKind, words: str) -> TextClause | None:
    """A subquery of the numbers of records that hold every word, for `Table.id.in_(…)`; None when all do."""
    expression = match_expression(words)
    if expression is None:
        return None
    query = f"SELECT rowid / {KINDS} FROM search WHERE search MATCH :words AND rowid % {KINDS} = {PLACES[kind]}"
    return text(query).bindparams(words=expression)
