"""Sheets of diagnostics for the tests of their papers."""

from datetime import date
from decimal import Decimal

from models.rules.diagnostics.class_figures import class_figures
from models.rules.diagnostics.note_draft import NoteMatter, draft_note
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.sheet import PupilResult, SessionNote, SessionSheet
from models.rules.diagnostics.shipped import find_instrument
from models.vocabulary import DiagnosticsMark, DiagnosticsStage

NAMES = ("Алёшин Иван Ильич", "Борина Анна Львовна", "Вилкин Пётр Олегович", "Гусев Ян Янович", "Дымова Ия Ивановна")
CODES = {(name, None): f"К-{number:03}" for number, name in enumerate((*NAMES, "Отказов Олег", "Нетова Ника"), 1)}


def method(name):
    found = find_instrument(name)
    assert found is not None
    return found


def person(name, instrument, *scores, **changes):
    scales = (scale.name for scale in instrument.scales)
    return PersonResult(name, scores=dict(zip(scales, map(Decimal, scores), strict=False)), **changes)


def sheet(instrument, *people, on_list=8, number=1, day=date(2026, 10, 5), stage=DiagnosticsStage.YEAR_START):
    """A session of 8А."""
    return SessionSheet(
        id=number,
        day=day,
        stage=stage,
        class_id=1,
        class_name="8А",
        class_teacher="Иванова И. И.",
        instrument=instrument,
        instrument_id=1,
        year=2026,
        people=people,
        figures=class_figures(instrument, people, on_list),
        warnings=(),
    )


def ddo_sheet(**changes):
    """Five were tested by ДДО, one refused, one was away, of one nothing is known."""
    ddo = method("ДДО")
    scores = ((8, 3, 3, 3, 3), (7, 7, 2, 2, 2), (2, 8, 4, 4, 2), (2, 4, 8, 4, 2), (8, 2, 4, 4, 2))
    tested = (person(name, ddo, *some) for name, some in zip(NAMES, scores, strict=True))
    return sheet(
        ddo,
        *tested,
        PersonResult("Отказов Олег", mark=DiagnosticsMark.REFUSED),
        PersonResult("Нетова Ника", mark=DiagnosticsMark.ABSENT),
        **changes,
    )


def result(instrument, one):
    return PupilResult(1, date(2026, 10, 5), DiagnosticsStage.YEAR_START, "8А", instrument, one)


def note(of, change=None):
    drafted = draft_note(NoteMatter(of.instrument, of.class_name, of.day, of.stage, of.figures, change))
    return SessionNote(drafted, drafted, frozenset())


def texts(section):
    """The rows of a section as words."""
    return [[cell.text for cell in row] for row in section.rows]
