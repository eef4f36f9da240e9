"""What one action of the user changes, row by row: undo, redo, bin and history need no code of each service.

Temporary triggers of the connection write every inserted, changed or deleted row, cascades included, as JSON beside
the record. They act only while an action is recorded: imports and drafts pass them by.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from models.changes import Action

_UNRECORDED = frozenset(
    {
        "setting",
        "draft",
        "recorded_action",
        "recorded_row",
        "signing_key",
        "known_key",
        "package_sent",
        "package_photo",
        "package_received",
        "part_received",
        "remark",
        "person_code",
    }
)

_PARENTS = {
    "turnout": ("work_record", "{row}.record_id"),
    "turnout_name": ("work_record", "(SELECT record_id FROM turnout WHERE id = {row}.turnout_id)"),
    "work_record_teacher": ("work_record", "{row}.record_id"),
    "work_record_partner": ("work_record", "{row}.record_id"),
    "photo": ("work_record", "{row}.record_id"),
    "consultation_name": ("consultation", "{row}.consultation_id"),
    "diagnostics_result": ("diagnostics_session", "{row}.session_id"),
    "diagnostics_score": (
        "diagnostics_session",
        "(SELECT session_id FROM diagnostics_result WHERE id = {row}.result_id)",
    ),
    "membership": ("pupil", "{row}.pupil_id"),
    "consent": ("pupil", "{row}.pupil_id"),
}
"""Whose history the rows of a dependent table belong to."""


def columns_of(connection: dbapi2.Connection, table: str) -> list[tuple[str, bool]]:
    """Names of the columns of a table, and whether each is a part of its key."""
    return [(row[1], bool(row[5])) for row in connection.execute(f'PRAGMA table_info("{table}")')]


def row_as_json(columns: list[str], row: str) -> str:
    """The SQL expression of a row (`NEW`, `OLD`, a table's name) as a JSON object."""
    return "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns) + ")"


def begin(connection: dbapi2.Connection, action: "Action") -> int:
    """Record from here to `end` as one action; the number of the action."""
    _prepare(connection)
    cursor = connection.execute(
        "INSERT INTO recorded_action (at, who, title, areas, removes, state, emptied) "
        "VALUES (?, ?, ?, ?, ?, 'done', 0)",
        (
            datetime.now().isoformat(sep=" ", timespec="microseconds"),
            _who(connection),
            action.title,
            " ".join(sorted(action.changes.areas)),
            action.removes,
        ),
    )
    number = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO temp.recording VALUES (?)", (number,))
    return number


def end(connection: dbapi2.Connection, number: int) -> bool:
    """Stop recording; False when the action changed nothing, which then leaves no trace."""
    connection.execute("DELETE FROM temp.recording")
    if connection.execute("SELECT 1 FROM recorded_row WHERE action_id = ? LIMIT 1", (number,)).fetchone():
        # What was undone cannot be done again over something else.
        connection.execute("UPDATE recorded_action SET state = 'dropped' WHERE state = 'undone'")
        return True
    connection.execute("DELETE FROM recorded_action WHERE id = ?", (number,))
    return False


def _who(connection: dbapi2.Connection) -> str:
    found = connection.execute("SELECT coordinator FROM school_year ORDER BY start_year DESC LIMIT 1").fetchone()
    return str(found[0]) if found else ""


def _prepare(connection: dbapi2.Connection) -> None:
    """Make the triggers once for each connection."""
    if connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'recording'").fetchone():
        return
    connection.execute("CREATE TEMP TABLE recording (action_id INTEGER)")
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
    ).fetchall()
    for (table,) in tables:
        if table not in _UNRECORDED:
            for statement in _triggers(table, [name for name, _key in columns_of(connection, table)]):
                connection.execute(statement)


def _triggers(table: str, columns: list[str]) -> list[str]:
    old, new = row_as_json(columns, "OLD"), row_as_json(columns, "NEW")
    return [
        _trigger(table, "INSERT", "NULL", new, "NEW"),
        _trigger(table, "UPDATE", old, new, "NEW", f"AND {old} IS NOT {new}"),
        _trigger(table, "DELETE", old, "NULL", "OLD"),
    ]


def _trigger(table: str, when: str, before: str, after: str, row: str, condition: str = "") -> str:
    kind, record = _PARENTS.get(table, (table, "{row}.id"))
    return (
        f"CREATE TEMP TRIGGER record_{table}_{when.lower()} AFTER {when} ON main.{table} "
        f"WHEN EXISTS (SELECT 1 FROM temp.recording) {condition} BEGIN "
        "INSERT INTO recorded_row (action_id, table_name, before, after, record_kind, record_id) "
        f"VALUES ((SELECT action_id FROM temp.recording), '{table}', {before}, {after}, "
        f"'{kind}', {record.format(row=row)}); END"
    )
