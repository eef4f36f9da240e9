"""Change, Таблица 2, result cards and the справка on a real journal; the workbook carries it all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.errors import UserError
from models.rules.diagnostics.session import SessionCard
from models.services import classes, diagnostics, pupils
from models.services import diagnostics_summary as summary
from models.services.diagnostics_results import save_results
from models.services.diagnostics_sheet import sheet
from models.vocabulary import DiagnosticsMark, DiagnosticsStage

START, END = DiagnosticsStage.YEAR_START, DiagnosticsStage.YEAR_END


def esteem(journal, ninth, day, stage, *scores):
    """A session of Дембо — Рубинштейн where the first pupils have these scores."""
    _changes, number = diagnostics.save_session(journal, SessionCard(ninth.id, "Дембо-Рубинштейн", day, stage))
    people = sheet(journal, number).people
    save_results(
        journal,
        number,
        [
            replace(one, scores={"самооценка": Decimal(score)}, entered=True)
            for one, score in zip(people, scores, strict=False)
        ],
    )
    return number


@pytest.fixture
def both(sample, ninth):
    """The same method at the start and the end of the year."""
    return (
        esteem(sample, ninth, date(2026, 10, 1), START, 40, 50, 70),
        esteem(sample, ninth, date(2027, 4, 1), END, 65, 50, 60),
    )


def test_the_change_of_a_class(sample, both):
    before, after = both
    assert [one.id for one in summary.former_sessions(sample, after)] == [before]
    assert summary.former_sessions(sample, before) == ()
    change = summary.comparison(sample, before, after)
    assert change.both == 3
    esteem_scale = change.scales[0]
    assert (esteem_scale.before, esteem_scale.after) == (Decimal("53.33"), Decimal("58.33"))
    assert (esteem_scale.up, esteem_scale.down, esteem_scale.same) == (1, 0, 2)


def test_only_one_method_is_compared(sample, both, ddo):
    with pytest.raises(UserError, match="одной методики"):
        summary.comparison(sample, both[0], ddo)


def test_a_pupil_is_followed_into_another_class(sample, ninth, both):
    tenth = next(card for card in classes.classes(sample) if card.name == "10")
    moved = sheet(sample, both[1]).people[0]
    pupils.move_pupil(sample, moved.pupil_id, ninth.id, tenth.id, date(2027, 4, 10))
    _changes, later = diagnostics.save_session(sample, SessionCard(tenth.id, "Дембо — Рубинштейн", date(2027, 5, 3)))
    save_results(sample, later, [replace(moved, scores={"самооценка": Decimal(90)})])
    assert [one.id for one in summary.former_sessions(sample, later)] == [both[1], both[0]]
    results = summary.pupil_results(sample, moved.pupil_id)
    mine = [
        (one.session_id, one.class_name, one.person.scores["самооценка"])
        for one in results
        if one.session_id in {*both, later}
    ]
    assert mine == [(both[0], "9", 40), (both[1], "9", 65), (later, "10", 90)]
    with pytest.raises(UserError, match="обучающегося уже нет"):
        summary.pupil_results(sample, 9999)


def test_table_2_of_a_class(sample, ninth, both):
    esteem(sample, ninth, date(2026, 10, 20), START, 1)
    esteem(sample, ninth, date(2027, 5, 20), END, 80, 80)
    rows = summary.class_criteria(sample, ninth.id)
    row = next(one for one in rows if one.instrument.startswith("Дембо"))
    assert row.start.tested == 3
    assert row.end.tested == 2


def test_the_note_is_drafted_and_keeps_what_was_written(sample, both):
    drafted = summary.session_note(sample, both[1])
    assert drafted.by_hand == frozenset()
    assert drafted.note == drafted.drafted
    assert "обследовано 3" in drafted.note.group
    assert "По сравнению" in summary.session_note(sample, both[1], both[0]).note.conclusions
    summary.save_note(sample, both[1], conclusions="Класс повзрослел.")
    written = summary.session_note(sample, both[1])
    assert written.by_hand == {"conclusions"}
    assert written.note.conclusions == "Класс повзрослел."
    assert written.note.purpose == drafted.note.purpose
    assert written.warnings == ()
    surname = sheet(sample, both[1]).people[0].name.split()[0]
    summary.save_note(sample, both[1], conclusions=f"Отличился {surname}.")
    (warning,) = summary.session_note(sample, both[1]).warnings
    assert warning == f"В тексте стоит фамилия «{surname}»: справка печатается без имён, уберите её."
    summary.save_note(sample, both[1])
    assert summary.session_note(sample, both[1]) == drafted


def test_a_namesake_of_another_class_is_another_person(sample, ninth, ddo):
    tenth = next(card for card in classes.classes(sample) if card.name == "10")
    other = pupils.pupils_of_class(sample, tenth.id)[0]
    first = sheet(sample, ddo).people[0]
    pupils.save_pupil(sample, replace(other, full_name=first.name))
    save_results(sample, ddo, [replace(first, mark=DiagnosticsMark.ABSENT, entered=True)])
    assert all(one.session_id != ddo for one in summary.pupil_results(sample, other.id))
    assert any(one.session_id == ddo for one in summary.pupil_results(sample, first.pupil_id))
