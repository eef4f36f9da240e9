"""Results of a session written: one person or the whole sheet in one transaction."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.journal.journal import Journal
from models.rules.diagnostics.answers import AnswerError, answers_to_json, check_sheet
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import LONGEST_NAME, PersonResult
from models.rules.diagnostics.raw_scores import problem_of_score
from models.rules.diagnostics.scoring import score_sheet
from models.rules.names import fold_name, tidy
from models.rules.school_checks import FieldProblem
from models.services.diagnostics import CHANGED, session_of, session_title
from models.services.diagnostics_instruments import in_version
from models.services.refusal import FieldsRefusedError
from models.tables import DiagnosticsResult, DiagnosticsScore, DiagnosticsSession
from models.tables import Instrument as InstrumentRow


def save_results(journal: Journal, session_id: int, people: Iterable[PersonResult]) -> Changes:
    """Writes the results of one person or of many; who is not given stays as is, `entered=False` takes a result away.

    A person is found by the pupil, else by the name. Scores follow from the answers where there are any; a mark leaves
    neither; a blank sheet is none and takes the result away too. FieldsRefusedError (`row` counts the people from 0;
    `field` is a scale, `answers` or `name`) leaves everything as it was; UserError when the session is gone.
    """
    given = list(people)
    with journal.read() as session:
        title = session_title(session, session_id)
    if len(given) == 1:
        title = f"{title}, {given[0].name}"
    with journal.write(Action(title, CHANGED)) as session:
        row = session_of(session, session_id)
        instrument = in_version(session.get_one(InstrumentRow, row.instrument_id), row.instrument_version)
        writer = _Writer(session, row, instrument)
        for number, person in enumerate(given):
            writer.write(number, person)
    return CHANGED


class _Writer:
    def __init__(self, session: Session, row: DiagnosticsSession, instrument: Instrument) -> None:
        self._session = session
        self._row = row
        self._instrument = instrument
        self._results = list(session.scalars(select(DiagnosticsResult).where(DiagnosticsResult.session_id == row.id)))
        self._last = max((one.position for one in self._results), default=-1)

    def write(self, number: int, person: PersonResult) -> None:
        """Write one person's result."""
        if not fold_name(person.name):
            raise FieldsRefusedError([FieldProblem("name", "Впишите фамилию и имя.", number)])
        if len(person.name) > LONGEST_NAME:
            message = f"Имя длиннее {LONGEST_NAME} знаков: впишите только фамилию, имя, отчество."
            raise FieldsRefusedError([FieldProblem("name", message, number)])
        found = self._find(person)
        if not person.entered or (self._is_blank(person) and (found is None or self._had_results(found))):
            if found is not None:
                self._session.delete(found)
                self._results.remove(found)
            return
        scores = self._scores(number, person)
        if found is None:
            found = self._add(person)
        elif found.pupil_id is None and person.pupil_id is not None:
            found.pupil_id = person.pupil_id
        found.mark = person.mark
        found.answers = None if person.mark else self._kept(person)
        self._session.flush()
        self._write_scores(found.id, scores)

    def _is_blank(self, person: PersonResult) -> bool:
        """Whether nothing was filled in of what the method asks for: such a sheet is not yet a tested person."""
        if person.mark is not None or self._instrument.only_passed or not self._instrument.scales:
            return False
        return not person.scores and all(answer is None for answer in person.answers)

    def _had_results(self, found: DiagnosticsResult) -> bool:
        """False for somebody of whom a workbook told only that they took part: that stays."""
        scored = select(DiagnosticsScore.id).where(DiagnosticsScore.result_id == found.id)
        return bool(found.mark or found.answers) or self._session.scalars(scored).first() is not None

    def _find(self, person: PersonResult) -> DiagnosticsResult | None:
        folded = fold_name(person.name)
        return next(
            (one for one in self._results if person.pupil_id is not None and one.pupil_id == person.pupil_id), None
        ) or next(
            (
                one
                for one in self._results
                if one.folded == folded and (one.pupil_id is None or person.pupil_id is None)
            ),
            None,
        )

    def _add(self, person: PersonResult) -> DiagnosticsResult:
        self._last += 1
        name = self._own_name(person)
        found = DiagnosticsResult(
            session_id=self._row.id,
            position=self._last,
            name=name,
            folded=fold_name(name),
            pupil_id=person.pupil_id,
        )
        self._session.add(found)
        self._results.append(found)
        return found

    def _own_name(self, person: PersonResult) -> str:
        """A namesake stands under the name with the code, or with a number."""
        name, taken = tidy(person.name), {one.folded for one in self._results}
        spellings = (name, f"{name} ({person.code})" if person.code else name)
        free = (one for one in (*spellings, *(f"{name} ({n})" for n in range(2, 100))) if fold_name(one) not in taken)
        return next(free, name)

    def _scores(self, number: int, person: PersonResult) -> dict[str, Decimal | None]:
        if person.mark is not None:
            return {}
        if self._instrument.only_passed:
            outcome = tidy(person.outcome)[:200]
            return {outcome: None} if outcome else {}
        answers = self._instrument.answers
        if person.answers and answers is not None:
            try:
                check_sheet(person.answers, answers)
            except AnswerError as fault:
                raise FieldsRefusedError([FieldProblem("answers", f"{person.name}. {fault}", number)]) from fault
            return dict(score_sheet(self._instrument, person.answers).scores)
        for name, score in person.scores.items():
            if message := problem_of_score(self._instrument, name, score):
                raise FieldsRefusedError([FieldProblem(name, f"{person.name}. {message}", number)])
        return dict(person.scores)

    def _kept(self, person: PersonResult) -> str | None:
        if self._instrument.only_passed:
            return None if person.passed_on is None else json.dumps({"passed_on": person.passed_on.isoformat()})
        return answers_to_json(person.answers) if person.answers else None

    def _write_scores(self, result_id: int, scores: Mapping[str, Decimal | None]) -> None:
        """Only what differs is touched, so that the history of a record tells what was changed."""
        rows = self._session.scalars(select(DiagnosticsScore).where(DiagnosticsScore.result_id == result_id)).all()
        there = {self._spelled(one.scale): one for one in rows}
        for name, row in there.items():
            if name not in scores:
                self._session.delete(row)
        for place, (name, score) in enumerate(scores.items()):
            known = there.get(name)
            if known is None:
                self._session.add(DiagnosticsScore(result_id=result_id, position=place, scale=name, score=score))
            elif known.score != score:
                known.score = score

    def _spelled(self, scale: str) -> str:
        found = self._instrument.scale(scale)
        return found.name if found else scale
