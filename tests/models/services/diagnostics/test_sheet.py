"""The sheet of a session on a real journal: the class's list, answers, scores, marks, names that are not on it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.diagnostics.answers import blank_sheet, parse_sheet
from models.rules.diagnostics.pasted_sheet import parse_pasted_sheet, taken_into
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.session import SessionCard
from models.rules.names import fold_name
from models.rules.people_checks import PupilCard
from models.services import classes, diagnostics, pupils
from models.services.diagnostics_results import save_results
from models.services.diagnostics_sheet import sheet
from models.services.refusal import FieldsRefusedError
from models.tables import DiagnosticsResult
from models.vocabulary import DiagnosticsMark


def scores(*by_scale):
    """Scores of ДДО in the order of its scales."""
    return dict(zip("ПТЧЗХ", map(Decimal, by_scale), strict=True))


def test_all_pupils_of_the_class_on_that_day_appear(sample, ninth, ddo):
    people = sheet(sample, ddo).people
    assert [one.name for one in people] == [card.full_name for card in pupils.pupils_of_class(sample, ninth.id)]
    assert not any(one.entered for one in people)
    tenth = next(card for card in classes.classes(sample) if card.name == "10")
    pupils.move_pupil(sample, people[0].pupil_id, ninth.id, tenth.id, date(2026, 11, 3))
    assert sheet(sample, ddo).people == people
    diagnostics.save_session(sample, replace(diagnostics.session_card(sample, ddo), day=date(2026, 11, 4)))
    assert sheet(sample, ddo).people == people[1:]


def test_answers_become_scores_and_marks_leave_none(sample, ddo):
    before = sheet(sample, ddo)
    answers = parse_sheet("аб" * 10, before.instrument.answers)
    first, second, third, fourth = before.people[:4]
    save_results(
        sample,
        ddo,
        [
            replace(first, answers=answers, entered=True),
            replace(second, scores=scores(8, 3, 3, 3, 3), entered=True),
            replace(third, scores=scores(8, 3, 3, 3, 3), mark=DiagnosticsMark.REFUSED, entered=True),
            replace(fourth, scores=scores(8, 3, 3, 3, 0), entered=True),
        ],
    )
    after = sheet(sample, ddo)
    assert after.people[0].scores == scores(2, 2, 4, 6, 6)
    assert after.people[0].answers == answers
    assert after.people[1].scores == scores(8, 3, 3, 3, 3)
    assert (after.people[2].scores, after.people[2].mark) == ({}, DiagnosticsMark.REFUSED)
    assert after.warnings == (f"{fourth.name}. Баллы дают в сумме 17, а должно быть 20: проверьте бланк.",)
    figures = after.figures
    assert (figures.tested, figures.refused, figures.not_entered) == (3, 1, len(before.people) - 4)
    save_results(sample, ddo, [replace(after.people[0], mark=DiagnosticsMark.ABSENT)])
    assert sheet(sample, ddo).people[0] == replace(first, mark=DiagnosticsMark.ABSENT, entered=True)
    save_results(sample, ddo, [replace(first, entered=False)])
    assert sheet(sample, ddo).people[0] == first
    save_results(sample, ddo, [replace(first, entered=False)])


def test_a_blank_sheet_is_no_tested_person(sample, ninth, ddo):
    before = sheet(sample, ddo)
    first, second = before.people[:2]
    blank = blank_sheet(before.instrument.answers)
    answers = parse_sheet("аб" * 10, before.instrument.answers)
    save_results(
        sample, ddo, [replace(first, answers=blank, entered=True), replace(second, answers=answers, entered=True)]
    )
    assert not sheet(sample, ddo).people[0].entered
    save_results(sample, ddo, [replace(second, answers=blank, entered=True)])
    assert sheet(sample, ddo) == before
    with sample.write() as session:
        session.add(DiagnosticsResult(session_id=ddo, position=0, name=first.name, folded=fold_name(first.name)))
    imported = sheet(sample, ddo)
    assert imported.people[0].tested
    save_results(sample, ddo, imported.people)
    assert sheet(sample, ddo).people[0].tested
    _changes, open_one = diagnostics.save_session(sample, SessionCard(ninth.id, "Лист наблюдения", date(2026, 11, 3)))
    save_results(sample, open_one, [replace(first, entered=True)])
    assert sheet(sample, open_one).people[0].tested


def test_a_sheet_that_was_begun_is_kept(sample, ddo):
    before = sheet(sample, ddo)
    begun = (0, *blank_sheet(before.instrument.answers)[1:])
    save_results(sample, ddo, [replace(before.people[0], answers=begun, entered=True)])
    after = sheet(sample, ddo).people[0]
    assert after.answers == begun
    assert after.scores == scores(1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"scores": {"П": Decimal(9)}}, "П"),
        ({"scores": {"Сила": Decimal(1)}}, "Сила"),
        ({"answers": (0,)}, "answers"),
        ({"answers": (5,) * 20}, "answers"),
        ({"name": " "}, "name"),
        ({"name": "я" * 201}, "name"),
    ],
)
def test_a_faulty_sheet_changes_nothing(sample, ddo, changed, field):
    before = sheet(sample, ddo)
    good = replace(before.people[0], mark=DiagnosticsMark.ABSENT, entered=True)
    bad = replace(before.people[1], entered=True, **changed)
    with pytest.raises(FieldsRefusedError) as refused:
        save_results(sample, ddo, [good, bad])
    assert [(one.field, one.row) for one in refused.value.problems] == [(field, 1)]
    assert sheet(sample, ddo) == before


def test_names_off_the_list_are_allowed_with_a_warning(sample, ninth, ddo):
    tenth = next(card for card in classes.classes(sample) if card.name == "10")
    other = pupils.pupils_of_class(sample, tenth.id)[0]
    save_results(
        sample,
        ddo,
        [
            PersonResult("Гостев  Лев", scores=scores(4, 4, 4, 4, 4)),
            PersonResult(other.full_name, pupil_id=other.id, code=other.code, mark=DiagnosticsMark.ABSENT),
        ],
    )
    after = sheet(sample, ddo)
    guest, stranger = after.people[-2:]
    assert (guest.name, guest.on_list, guest.pupil_id) == ("Гостев Лев", False, None)
    assert (stranger.pupil_id, stranger.code, stranger.on_list) == (other.id, other.code, False)
    assert after.warnings == (
        "Гостев Лев: нет в списке 9, проверьте фамилию.",
        f"{other.full_name}: учится в 10, а не в 9.",
    )
    assert after.figures.on_list == ninth.enrolment


def test_namesakes_of_one_class_keep_their_own_results(sample, ninth, ddo):
    for code in ("9-90", ""):
        pupils.save_pupil(sample, PupilCard(class_id=ninth.id, full_name="Тёзкин Иван", code=code))
    first, second = [one for one in sheet(sample, ddo).people if one.name == "Тёзкин Иван"]
    save_results(
        sample,
        ddo,
        [
            replace(first, scores=scores(8, 3, 3, 3, 3), entered=True),
            replace(second, scores=scores(3, 8, 3, 3, 3), entered=True),
        ],
    )
    again = [one for one in sheet(sample, ddo).people if one.name == "Тёзкин Иван"]
    assert [one.scores["П"] for one in again] == [8, 3]
    save_results(sample, ddo, [replace(again[1], mark=DiagnosticsMark.REFUSED)])
    assert [one.mark for one in sheet(sample, ddo).people if one.name == "Тёзкин Иван"] == [
        None,
        DiagnosticsMark.REFUSED,
    ]


def test_a_pasted_table_is_taken_into_the_sheet(sample, ddo):
    before = sheet(sample, ddo)
    first, second = before.people[:2]
    surname_and_name = " ".join(second.name.split()[:2])
    text = f"ФИО\tТ\tП\n{first.name.upper()}\t8\t3\n{surname_and_name}\tотказ\nГостев Лев\t1\t1"
    pasted = parse_pasted_sheet(text, before.instrument)
    save_results(sample, ddo, taken_into(before.people, pasted.rows))
    after = sheet(sample, ddo)
    assert after.people[0].scores == {"Т": 8, "П": 3}
    assert after.people[1].mark is DiagnosticsMark.REFUSED
    assert after.people[-1].name == "Гостев Лев"
    assert len(after.people) == len(before.people) + 1


def test_online_tests_keep_the_day_and_the_result(sample, ninth):
    _changes, number = diagnostics.save_session(sample, SessionCard(ninth.id, "Билет в будущее", date(2026, 10, 1)))
    first, second, third = sheet(sample, number).people[:3]
    passed = replace(first, passed_on=date(2026, 10, 5), outcome="Инженерные профессии", entered=True)
    save_results(sample, number, [passed, replace(second, entered=True), replace(third, outcome="ИТ", entered=True)])
    after = sheet(sample, number)
    assert after.people[0] == passed
    assert (after.people[1].passed_on, after.people[1].outcome, after.people[1].tested) == (None, "", True)
    assert after.figures.tested == 3
    save_results(sample, number, [replace(passed, outcome="Медицина"), replace(third, outcome="", entered=True)])
    after = sheet(sample, number)
    assert [one.outcome for one in after.people[:3]] == ["Медицина", "", ""]
