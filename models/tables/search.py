"""The index of the search across the journal: one entry for each record, kept true by triggers.

The entry's number is `record id * KINDS + place of its kind`. Words are folded by the tokenizer; ё is written as е,
which it does not do by itself. An entry holds the words of its record only, no copy of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

KINDS = 16
"""Room for kinds of records; a part of every number in the index, so it never changes."""

TABLE = "search"

_CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', contentless_delete=1, detail=none, "
    "prefix='1 2 3', tokenize='unicode61')"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, its place, the columns that are searched, and texts of other tables.

    `related` are selects of one text for the record `{id}`; `touched_by` names the tables that hold them with the
    expression of the record's id in a changed row (`{row}` is NEW or OLD).
    """

    table: str
    place: int
    columns: tuple[str, ...]
    related: tuple[str, ...] = ()
    touched_by: tuple[tuple[str, str], ...] = field(default=())


def _named(text: str, tables: str, record: str) -> str:
    return f"SELECT group_concat({text}, ' ') FROM {tables} WHERE {record} = {{id}}"


SEARCHED = (
    Kind(
        "plan_item", 1, ("title", "dates_text", "target_group", "classes", "expected_results", "responsible", "project")
    ),
    Kind(
        "work_record",
        2,
        ("title", "form", "place", "project", "result", "document", "description", "note", "media_links"),
        (
            _named("p.name", "work_record_partner x JOIN partner p ON p.id = x.partner_id", "x.record_id"),
            _named("t.full_name", "work_record_teacher x JOIN teacher t ON t.id = x.teacher_id", "x.record_id"),
        ),
        (("work_record_partner", "{row}.record_id"), ("work_record_teacher", "{row}.record_id")),
    ),
    Kind(
        "consultation",
        3,
        ("topic", "content", "methods", "recommendations", "result", "initiator"),
        (_named("n.name", "consultation_name n", "n.consultation_id"),),
        (("consultation_name", "{row}.consultation_id"),),
    ),
    Kind(
        "diagnostics_session",
        4,
        ("conclusions", "recommendations"),
        (
            _named("i.name", "diagnostics_session s JOIN instrument i ON i.id = s.instrument_id", "s.id"),
            _named("c.name", "diagnostics_session s JOIN school_class c ON c.id = s.class_id", "s.id"),
        ),
    ),
    Kind("pupil", 5, ("full_name", "code")),
    Kind("teacher", 6, ("full_name", "post")),
    Kind("partner", 7, ("name", "contacts", "agreement")),
)


def statements() -> Iterator[str]:
    """The index and its triggers."""
    yield _CREATE
    for kind in SEARCHED:
        yield _trigger(f"search_{kind.table}_ai", f"AFTER INSERT ON {kind.table}", _write(kind, "NEW.id"))
        yield _trigger(
            f"search_{kind.table}_au",
            f"AFTER UPDATE ON {kind.table}",
            f"{_forget(kind, 'OLD.id')} {_write(kind, 'NEW.id')}",
        )
        yield _trigger(f"search_{kind.table}_ad", f"AFTER DELETE ON {kind.table}", _forget(kind, "OLD.id"))
        for table, record in kind.touched_by:
            for when, row in (("INSERT", "NEW"), ("DELETE", "OLD"), ("UPDATE", "NEW")):
                key = record.format(row=row)
                yield _trigger(
                    f"search_{table}_{when[0].lower()}",
                    f"AFTER {when} ON {table}",
                    f"{_forget(kind, key)} {_write(kind, key)}",
                )


def _trigger(name: str, when: str, body: str) -> str:
    return f"CREATE TRIGGER {name} {when} BEGIN {body} END"


def _forget(kind: Kind, key: str) -> str:
    return f"DELETE FROM {TABLE} WHERE rowid = {key} * {KINDS} + {kind.place};"


def _write(kind: Kind, key: str) -> str:
    parts = [f"coalesce(r.{column}, '')" for column in kind.columns]
    parts += [f"coalesce(({one.format(id='r.id')}), '')" for one in kind.related]
    text = " || ' ' || ".join(parts)
    return (
        f"INSERT INTO {TABLE}(rowid, words) SELECT r.id * {KINDS} + {kind.place}, "
        f"replace(replace({text}, 'ё', 'е'), 'Ё', 'Е') FROM {kind.table} r WHERE r.id = {key};"
    )


def create_index(_metadata: object, connection: Connection, **_given: object) -> None:
    """Make the index of a journal that has no records yet."""
    for statement in statements():
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Take the index away: tables cannot be rebuilt while its triggers name them."""
    triggers = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search_%'"
    )
    for (name,) in triggers.fetchall():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {TABLE}")


def build(connection: Connection) -> None:
    """Make the index from the records: it is derived, so a change of `SEARCHED` needs no schema step of its own."""
    create_index(None, connection)
    for kind in SEARCHED:
        connection.exec_driver_sql(_write(kind, "r.id"))
