"""What an import changes in diagnostics, inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.rules.names import fold_name
from models.services.workbook_differences import Difference, is_session_only
from models.services.workbook_stored import Stored, StoredScore
from models.services.workbook_tables import TableWriter, delete_where, update_rows
from models.services.workbook_writing import References
from models.tables import DiagnosticsResult, DiagnosticsScore, DiagnosticsSession, Instrument
from models.vocabulary import DiagnosticsMark, DiagnosticsStage
from models.workbook.diagnostics_checks import PersonKey, SessionKey, person_key, session_key
from models.workbook.rows import DiagnosticsRow


class DiagnosticsWriter:
    """Диагностика: scores with the sessions, people and instruments that they need."""

    def __init__(self, session: Session, stored: Sequence[StoredScore], known: References) -> None:
        self._session = session
        self._known = known
        self._instruments = TableWriter(session, Instrument)
        self._sessions = TableWriter(session, DiagnosticsSession)
        self._results = TableWriter(session, DiagnosticsResult)
        self._scores = TableWriter(session, DiagnosticsScore)
        self._instrument_ids = {
            folded: key for key, folded in session.execute(select(Instrument.id, Instrument.folded))
        }
        self._session_ids: dict[SessionKey, int] = {session_key(one.row): one.session_id for one in stored}
        self._result_ids: dict[PersonKey, int] = {person_key(one.row): one.result_id for one in stored if one.result_id}
        last = (session.scalar(select(func.max(table.position))) for table in (DiagnosticsResult, DiagnosticsScore))
        self._places = count(max(place or 0 for place in last) + 1)

    def write(self, difference: Difference[DiagnosticsRow], speaks_of: frozenset[str]) -> None:
        """Insert new scores and set changed ones, with the session's stage and the person's mark.

        A sheet that does not speak of marks leaves those of the journal.
        """
        stages, marks = self._said_of_known(difference.new, speaks_of)
        for row in difference.new:
            self._add(row)
        for writer in (self._instruments, self._sessions, self._results, self._scores):
            writer.send()
        changed = [(one, row) for one, row in difference.changed if isinstance(one, StoredScore)]
        stages.update((one.session_id, row.stage) for one, row in changed)
        marks.update((one.result_id, row.mark) for one, row in changed if one.result_id)
        scores = {one.id: row for one, row in changed if one.id}
        update_rows(self._session, DiagnosticsSession, [{"id": key, "stage": stage} for key, stage in stages.items()])
        update_rows(self._session, DiagnosticsResult, [{"id": key, "mark": mark} for key, mark in marks.items()])
        update_rows(
            self._session,
            DiagnosticsScore,
            [{"id": key, "scale": row.scale or "", "score": row.score} for key, row in scores.items()],
        )

    def _said_of_known(
        self, rows: Iterable[DiagnosticsRow], speaks_of: frozenset[str]
    ) -> tuple[dict[int, DiagnosticsStage | None], dict[int, DiagnosticsMark | None]]:
        """Stages and marks that new rows give to sessions and people of the journal."""
        stages: dict[int, DiagnosticsStage | None] = {}
        marks: dict[int, DiagnosticsMark | None] = {}
        for row in rows:
            if row.stage is not None and (session_id := self._session_ids.get(session_key(row))):
                stages[session_id] = row.stage
            if "mark" in speaks_of and (result_id := self._result_ids.get(person_key(row))):
                marks[result_id] = row.mark
        return stages, marks

    def _add(self, row: DiagnosticsRow) -> None:
        session_id = self._session_of(row)
        if is_session_only(row):
            return
        key = person_key(row)
        if key not in self._result_ids:
            name = row.name or ""
            self._result_ids[key] = self._results.add(
                {
                    "session_id": session_id,
                    "position": next(self._places),
                    "name": name,
                    "folded": fold_name(name),
                    "mark": row.mark,
                }
            )
        if row.scale is not None or row.score is not None:
            self._scores.add(
                {
                    "result_id": self._result_ids[key],
                    "position": next(self._places),
                    "scale": row.scale or "",
                    "score": row.score,
                }
            )

    def _session_of(self, row: DiagnosticsRow) -> int:
        key = session_key(row)
        if key not in self._session_ids:
            self._session_ids[key] = self._sessions.add(
                {
                    "year_id": self._known.year_id,
                    "instrument_id": self._instrument_of(row.instrument),
                    "class_id": self._known.classes[row.class_name],
                    "day": row.day,
                    "stage": row.stage,
                }
            )
        return self._session_ids[key]

    def _instrument_of(self, name: str) -> int:
        folded = fold_name(name)
        if folded not in self._instrument_ids:
            self._instrument_ids[folded] = self._instruments.add({"name": name, "folded": folded, "version": 1})
        return self._instrument_ids[folded]


def remove_diagnostics(
    session: Session,
    absent: Sequence[Stored[DiagnosticsRow]],
    stored: Sequence[StoredScore],
    rows: Iterable[DiagnosticsRow],
) -> None:
    """Scores that the file lacks, then people and sessions that it does not name at all."""
    rows = tuple(rows)
    people, sessions = {person_key(row) for row in rows}, {session_key(row) for row in rows}
    delete_where(session, DiagnosticsScore, "id", (one.id for one in absent if one.id))
    gone = {one.result_id for one in stored if one.result_id and person_key(one.row) not in people}
    delete_where(session, DiagnosticsResult, "id", gone)
    delete_where(
        session, DiagnosticsSession, "id", {one.session_id for one in stored if session_key(one.row) not in sessions}
    )
