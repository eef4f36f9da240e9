"""Sessions on a real journal: heads, the list, undo and the bin."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.errors import UserError
from models.rules.diagnostics.answers import parse_sheet
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.session import SessionCard, likely_stage
from models.services import actions, classes, diagnostics, diagnostics_results, diagnostics_sheet
from models.services.diagnostics import SessionsWanted
from models.services.refusal import FieldsRefusedError
from models.vocabulary import DiagnosticsMark, DiagnosticsStage


def test_a_session_is_added_changed_deleted_and_brought_back(sample, ninth, ddo):
    card = diagnostics.session_card(sample, ddo)
    assert card == SessionCard(ninth.id, "ДДО (Климов)", date(2026, 11, 2), None, ddo)
    diagnostics.save_session(sample, replace(card, stage=DiagnosticsStage.YEAR_START, day=date(2026, 11, 3)))
    assert diagnostics.session_rows(sample, [ddo])[ddo].stage is DiagnosticsStage.YEAR_START
    held = diagnostics_sheet.sheet(sample, ddo)
    answers = parse_sheet("аб" * 10, held.instrument.answers)
    people = [replace(one, answers=answers, entered=True) for one in held.people]
    diagnostics_results.save_results(sample, ddo, people)
    changes = diagnostics.delete_session(sample, ddo)
    assert changes.touches("diagnostics")
    assert diagnostics.session_card(sample, ddo) is None
    assert diagnostics.session_rows(sample, [ddo]) == {}
    (entry,) = actions.bin_entries(sample)
    assert entry.title == "Диагностика 9: ДДО (Климов), 03.11.2026"
    actions.restore(sample, entry.action_id)
    assert diagnostics.session_rows(sample, [ddo])[ddo].tested == len(people)
    for work in (
        lambda: diagnostics.delete_session(sample, 999),
        lambda: diagnostics.save_session(sample, replace(card, id=999, day=date(2026, 12, 1))),
    ):
        with pytest.raises(UserError, match="Этой диагностики уже нет в журнале"):
            work()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"instrument": " «»"}, "instrument"),
        ({"instrument": "я" * 201}, "instrument"),
        ({"class_id": None}, "class_id"),
        ({"class_id": 999}, "class_id"),
        ({"day": None}, "day"),
        ({}, "day"),
    ],
)
def test_a_refused_head_names_its_field(sample, ninth, ddo, changed, field):
    card = SessionCard(ninth.id, "ДДО Климова", date(2026, 11, 2))
    with pytest.raises(FieldsRefusedError) as refused:
        diagnostics.save_session(sample, replace(card, **changed))
    assert [one.field for one in refused.value.problems] == [field]


def test_the_method_stays_once_results_are_there(sample, ninth, ddo):
    card = diagnostics.session_card(sample, ddo)
    diagnostics.save_session(sample, replace(card, instrument="КОС"))
    diagnostics_results.save_results(sample, ddo, [PersonResult("Новый Пётр", mark=DiagnosticsMark.ABSENT)])
    with pytest.raises(FieldsRefusedError, match="Методику не сменить"):
        diagnostics.save_session(sample, card)
    diagnostics.save_session(sample, replace(card, instrument="КОС", stage=DiagnosticsStage.YEAR_END))


def test_the_list_is_filtered_ordered_and_counted(sample, ninth, ddo):
    tenth = next(card for card in classes.classes(sample) if card.name == "10")
    _changes, kos = diagnostics.save_session(
        sample, SessionCard(tenth.id, "КОС", date(2026, 9, 20), DiagnosticsStage.YEAR_START)
    )
    diagnostics_results.save_results(
        sample,
        ddo,
        [
            PersonResult("Ёлкин Семён", mark=DiagnosticsMark.REFUSED),
            PersonResult("Второй Иван", mark=DiagnosticsMark.ABSENT),
            PersonResult("Третий Иван", scores={"П": Decimal(5)}),
        ],
    )
    row = diagnostics.session_rows(sample, [ddo, kos])[ddo]
    assert (row.class_name, row.instrument, row.on_list) == ("9", "ДДО (Климов)", ninth.enrolment)
    assert (row.tested, row.refused, row.absent, row.warning) == (1, 1, 1, "")

    def found(**wanted):
        ids = diagnostics.sessions(sample, 2026, SessionsWanted(**wanted))
        return [number for number in ids if number in {ddo, kos}]

    assert found() == [ddo, kos]
    assert found(text="елкин") == [ddo]
    assert found(text="кос") == [kos]
    assert found(text="%") == []
    assert found(class_id=tenth.id) == found(stage=DiagnosticsStage.YEAR_START, end=date(2026, 9, 20)) == [kos]
    assert found(instrument_id=row.instrument_id, start=date(2026, 10, 20)) == [ddo]
    by_class = diagnostics.sessions(sample, None, None, ("class", False))
    assert by_class.index(ddo) < by_class.index(kos)
    assert set(diagnostics.sessions(sample, 2025)).isdisjoint(by_class)


def test_a_day_outside_the_year_is_allowed_with_a_warning(sample, ninth, ddo):
    diagnostics.save_session(sample, replace(diagnostics.session_card(sample, ddo), day=date(2027, 9, 1)))
    warning = "Дата 01.09.2027 вне 2026/2027 учебного года: проверьте её."
    assert diagnostics.session_rows(sample, [ddo])[ddo].warning == warning
    assert diagnostics_sheet.sheet(sample, ddo).warnings == (warning,)
    assert [likely_stage(date(2026, month, 1)) for month in (9, 1, 5)] == [
        DiagnosticsStage.YEAR_START,
        None,
        DiagnosticsStage.YEAR_END,
    ]


def test_an_undone_sheet_is_as_it_was(sample, ddo):
    sheet = diagnostics_sheet.sheet(sample, ddo)
    first, second = sheet.people[:2]
    answers = parse_sheet("аб" * 10, sheet.instrument.answers)
    diagnostics_results.save_results(sample, ddo, [replace(first, answers=answers, entered=True)])
    before = diagnostics_sheet.sheet(sample, ddo)
    diagnostics_results.save_results(
        sample,
        ddo,
        [replace(first, entered=False), replace(second, mark=DiagnosticsMark.REFUSED, entered=True)],
    )
    assert diagnostics_sheet.sheet(sample, ddo).figures.refused == 1
    assert actions.undo(sample).title == "Диагностика 9: ДДО (Климов), 02.11.2026"
    assert diagnostics_sheet.sheet(sample, ddo) == before
    actions.redo(sample)
    assert diagnostics_sheet.sheet(sample, ddo).figures.refused == 1
