"""What of a journal stands on printed sheets, so that the next printing goes on after them."""

import json
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.changes import Changes
from models.journal.journal import Journal
from models.rules.log_numbering import NOTHING_PRINTED, PrintedLog
from models.rules.log_options import LogKind
from models.services.settings import write_setting
from models.tables import Setting


def printed_log(session: Session, kind: LogKind, year: int) -> PrintedLog:
    """What of the journal of that year is on paper."""
    row = session.get(Setting, _key(kind, year))
    return NOTHING_PRINTED if row is None else _from_json(json.loads(row.value))


def read_printed(journal: Journal, kind: LogKind, year: int) -> PrintedLog:
    """As `printed_log`, for whoever has no session."""
    with journal.read() as session:
        return printed_log(session, kind, year)


def remember_printed(journal: Journal, kind: LogKind, year: int, printed: PrintedLog) -> Changes:
    """Keep what is on paper now; `NOTHING_PRINTED` forgets it, and the next printing begins with row and page 1."""
    return write_setting(journal, _key(kind, year), None if printed == NOTHING_PRINTED else _as_json(printed))


def _key(kind: LogKind, year: int) -> str:
    return f"printed/{kind}/{year}"


def _as_json(printed: PrintedLog) -> dict[str, Any]:
    return {
        "pages": printed.pages,
        "day": printed.day.isoformat() if printed.day else None,
        "numbers": {name: dict(section) for name, section in printed.numbers.items()},
    }


def _from_json(value: dict[str, Any]) -> PrintedLog:
    day = value["day"]
    return PrintedLog(value["pages"], value["numbers"], date.fromisoformat(day) if day else None)
