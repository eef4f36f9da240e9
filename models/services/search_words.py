"""How words are looked up in the journal's index: whatever their case, ё or ending."""

from typing import Literal

from sqlalchemy import TextClause, text

from models.rules.found_words import query_words
from models.tables.search import KINDS, SEARCHED

RecordKind = Literal["plan_item", "work_record", "consultation", "diagnostics_session", "pupil", "teacher", "partner"]

PLACES: dict[RecordKind, int] = {kind.table: kind.place for kind in SEARCHED}  # type: ignore[misc]  # the same words


def match_expression(words: str) -> str | None:
    """What the index is asked for: every word begins some word of the record. None when there is no word."""
    found = query_words(words)
    return " AND ".join(f'"{word}"*' for word in found) or None


def records_with(kind: RecordKind, words: str) -> TextClause | None:
    """A subquery of the numbers of records that hold every word, for `Table.id.in_(…)`; None when all do."""
    expression = match_expression(words)
    if expression is None:
        return None
    query = f"SELECT rowid / {KINDS} FROM search WHERE search MATCH :words AND rowid % {KINDS} = {PLACES[kind]}"
    return text(query).bindparams(words=expression)
