"""A package's figures are checked by the school's own rules, whatever the school's program found."""

import pytest

from models.rules.received_report import check_received
from tests.exporters.package.factories import content


def codes(**changes):
    return [finding.code for finding in check_received({**content(), **changes})]


def test_the_factory_has_nothing_wrong():
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"students_total": 400}, "participants-above-list"),
        ({"students_ovz_total": 700}, "ovz-above-all"),
        ({"partners": {**content()["partners"], "total": 10}}, "partners-do-not-sum"),
        ({"participants": {**content()["participants"], "upper_bound": 437}}, "above-upper-bound"),
        ({"participants": {**content()["participants"], "cumulative": 437}}, "cumulative-below-unique"),
        ({"school": {"name": "Ш", "inn": "", "municipality": "С"}}, "no-inn"),
        ({"coordinator": {"name": "", "post": "", "phone": "", "email": ""}}, "no-coordinator"),
    ],
)
def test_numbers_that_cannot_be_true_are_errors(changes, code):
    found = check_received({**content(), **changes})
    assert code in [finding.code for finding in found if finding.is_error]


def test_parts_of_the_report_are_warnings():
    texts = content()["texts"]
    best = [{**texts["best_events"][0], "description": "Одно.", "photos": []}]
    found = check_received({**content(), "texts": {**texts, "best_events": best}})
    assert [finding.code for finding in found] == ["best-events", "description-length", "photos-missing"]
    assert not any(finding.is_error for finding in found)


def test_what_the_school_found_itself_is_kept_and_told_once():
    own = {"level": "error", "code": "confirmed-outside", "place": "5А", "message": "Число вне диапазона."}
    assert codes(findings=[own]) == ["confirmed-outside"]
    [again] = check_received({**content(), "students_total": 400})[:1]
    assert codes(students_total=400, findings=[again.as_json()]).count(again.code) == 1
