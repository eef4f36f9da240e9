"""The workbook carries every kind of diagnostics there and back: the scores stay equal (contract, section 3)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.journal.journal import Journal
from models.rules.diagnostics.answers import parse_sheet
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.session import SessionCard
from models.rules.diagnostics.shipped import shipped_instruments
from models.services import diagnostics
from models.services.diagnostics_results import save_results
from models.services.diagnostics_sheet import sheet
from models.services.workbook_export import export_year
from models.services.workbook_import import import_workbook
from models.vocabulary import DiagnosticsMark, DiagnosticsStage

OPEN_SCALES = {"Активность": Decimal("3.25"), "Воля": Decimal(2)}


def hold(journal, class_id, instrument, day):
    """A session with an ordinary sheet, an absentee, a refusal and a guest."""
    card = SessionCard(class_id, instrument.name, day, DiagnosticsStage.YEAR_START)
    _changes, number = diagnostics.save_session(journal, card)
    first, second, third = sheet(journal, number).people[:3]
    own = replace(first, entered=True)
    if instrument.only_passed:
        own = replace(own, outcome="Инженерные профессии", passed_on=day)
    elif instrument.answers is None:
        own = replace(own, scores=OPEN_SCALES)
    else:
        middle = (instrument.answers.lowest + instrument.answers.highest + 1) // 2
        own = replace(own, answers=(middle,) * instrument.answers.slots)
    guest = PersonResult("Гостев Лев", scores=own.scores, answers=own.answers, outcome=own.outcome)
    marks = (DiagnosticsMark.ABSENT, DiagnosticsMark.REFUSED)
    absent, refused = (replace(one, mark=mark, entered=True) for one, mark in zip((second, third), marks, strict=True))
    save_results(journal, number, [own, absent, refused, guest])
    return number


def test_every_method_returns(sample, ninth, tmp_path):
    numbers = [hold(sample, ninth.id, one, date(2026, 11, day)) for day, one in enumerate(shipped_instruments(), 1)]
    exported = export_year(sample)
    back = import_workbook(sample, exported)
    assert not back.has_errors, back.problems
    assert {(one.new, one.changed, one.absent) for one in back.sheets.values()} == {(0, 0, 0)}
    other, _ = Journal.create(tmp_path / "other.profjournal")
    with other:
        assert not import_workbook(other, exported).has_errors
        assert export_year(other) == exported
        theirs = {
            (row.day, row.instrument): sheet(other, row.id)
            for row in diagnostics.session_rows(other, diagnostics.sessions(other)).values()
        }
    for number in numbers:
        mine = sheet(sample, number)
        twin = theirs[mine.day, mine.instrument.name]
        assert twin.figures == mine.figures
        assert [(one.name, one.mark, one.scores, one.outcome) for one in twin.people] == [
            (one.name, one.mark, one.scores, one.outcome) for one in mine.people
        ]


def test_imported_scores_put_other_answers_aside(sample, ninth, ddo):
    people = sheet(sample, ddo).people
    answers = parse_sheet("а" * 20, sheet(sample, ddo).instrument.answers)
    save_results(sample, ddo, [replace(people[0], answers=answers, entered=True)])
    exported = export_year(sample)
    save_results(sample, ddo, [replace(people[0], answers=tuple(1 - one for one in answers), entered=True)])
    import_workbook(sample, exported)
    after = sheet(sample, ddo).people[0]
    assert after.scores == {"П": 6, "Т": 4, "Ч": 4, "З": 2, "Х": 4}
    assert after.answers == ()
