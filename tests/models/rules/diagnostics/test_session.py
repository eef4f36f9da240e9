"""The head of a session."""

from datetime import date

import pytest

from models.rules.diagnostics.session import SessionCard, check_session, likely_stage, warning_of_day
from models.rules.periods import SchoolYear
from models.vocabulary import DiagnosticsStage

SOUND = SessionCard(1, "ДДО", date(2026, 10, 5))


@pytest.mark.parametrize(
    ("card", "fields"),
    [
        (SOUND, []),
        (SessionCard(), ["instrument", "class_id", "day"]),
        (SessionCard(1, "я" * 201, date(2026, 10, 5)), ["instrument"]),
    ],
)
def test_faults_are_told_in_the_order_of_the_fields(card, fields):
    assert [one.field for one in check_session(card)] == fields


def test_a_day_outside_the_year_is_only_warned_of():
    assert warning_of_day(date(2027, 8, 31), SchoolYear(2026)) == ""
    assert warning_of_day(date(2027, 9, 1), SchoolYear(2026)).startswith("Дата 01.09.2027 вне 2026/2027")


@pytest.mark.parametrize(
    ("month", "stage"), [(9, DiagnosticsStage.YEAR_START), (12, None), (3, DiagnosticsStage.YEAR_END), (7, None)]
)
def test_the_likely_stage(month, stage):
    assert likely_stage(date(2026, month, 3)) is stage
