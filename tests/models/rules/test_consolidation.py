"""Sums, statuses and percentages of a свод; the readiness and registration tables of the slides."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.consolidation import (
    Consolidation,
    Light,
    Readiness,
    Registration,
    SchoolRow,
    SchoolStatus,
    Summing,
    light,
    readiness_in,
    readiness_total,
    registration_in,
    registration_total,
)
from models.rules.figures_json import figures_from_json
from models.rules.findings import warning
from models.rules.percent import PlanAndFact, over, remainder
from models.vocabulary import PartnerCategory
from tests.exporters.factories import AUTUMN, figures

CASES = Path(__file__).parents[2] / "data" / "slides"


def rows_of(name):
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_readiness_table_of_the_slides():
    listed = [
        Readiness(row["territory"], int(row["correct"]), int(row["incorrect"]), int(row["missing"]))
        for row in rows_of("readiness_2023.csv")
    ]
    total = readiness_total(listed)
    assert len(listed) == 21
    assert (total.schools, total.correct, total.incorrect, total.missing) == (285, 244, 18, 23)
    assert (total.percent, total.light) == ("85,61", Light.GREEN)
    by_name = {row.name: row for row in listed}
    assert by_name["Молчановский муниципальный район"].light is Light.RED
    assert by_name["Кожевниковский муниципальный район"].light is Light.YELLOW


def test_the_registration_table_of_the_slides():
    listed = []
    for row in rows_of("registration_2023.csv"):
        numbers = PlanAndFact(int(row["plan"]), int(row["fact"]))
        listed.append(Registration(row["territory"], numbers.plan, numbers.fact, remainder(numbers), over(numbers)))
    total = registration_total(listed)
    assert (total.plan, total.fact, total.percent, total.remainder, total.over) == (11254, 4828, "42,90", 6427, 1)
    assert total.light is Light.RED


@pytest.mark.parametrize(
    ("part", "whole", "colour"),
    [
        (80, 100, Light.GREEN),
        (7999, 10000, Light.YELLOW),
        (51, 100, Light.YELLOW),
        (5001, 10000, Light.YELLOW),
        (50, 100, Light.RED),
        (0, 5, Light.RED),
        (0, 0, None),
    ],
)
def test_the_traffic_light(part, whole, colour):
    assert light(part, whole) is colour


def summed(*schools):
    summing = Summing(AUTUMN, "Сосновский район")
    for one in schools:
        summing.expect()
        summing.add(one.as_json())
    return summing


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 60), st.integers(0, 1)), max_size=6))
def test_every_number_is_the_sum_of_the_schools(numbers):
    schools = [
        figures(pupils_total=pupils, events=events, schools_involved=involved, cumulative=pupils * 2)
        for pupils, events, involved in numbers
    ]
    total = figures_from_json(summed(*schools).total())
    assert total.schools_total == len(schools)
    for name in ("pupils_total", "events", "schools_involved", "cumulative", "teachers", "upper_bound", "ovz_total"):
        assert getattr(total, name) == sum(getattr(one, name) for one in schools)
    for grade in range(5, 12):
        assert total.participants[grade] == sum(one.participants[grade] for one in schools)


def test_partners_are_united_by_folded_name_and_keep_the_spelling_met_first():
    one = figures(partners=dict.fromkeys(PartnerCategory, ()) | {PartnerCategory.INDUSTRY: ("ООО «Север»",)})
    two = figures(
        partners=dict.fromkeys(PartnerCategory, ())
        | {PartnerCategory.INDUSTRY: ("Завод",), PartnerCategory.BUSINESS: ("ооо север", 'ООО "СЕВЕР"')}
    )
    summing = summed(one, two)
    partners = summing.total()["partners"]
    assert partners["total"] == 2
    assert partners["by_category"][PartnerCategory.INDUSTRY.value] == ["Завод", "ООО «Север»"]
    assert partners["by_category"][PartnerCategory.BUSINESS.value] == []
    [conflict] = summing.findings
    assert (conflict.code, conflict.is_error) == ("partner-category-conflict", False)


def test_the_answer_of_consolidate():
    rows = tuple(
        SchoolRow(sender=str(number), inn=str(number), name=f"Школа {number}", status=status)
        for number, status in enumerate(
            (SchoolStatus.ACCEPTED, SchoolStatus.CORRECT, SchoolStatus.INCORRECT, SchoolStatus.MISSING)
        )
    )
    found = Consolidation(
        AUTUMN, "Район", date(2026, 10, 20), rows, summed().total(), (warning("code", "Место", "Слова."),)
    )
    answer = json.loads(json.dumps(found.as_json()))
    assert [answer[key] for key in ("expected", "correct", "incorrect", "missing", "accepted", "percent")] == [
        4, 1, 1, 1, 1, "50,00",
    ]  # fmt: skip
    assert {"inn", "name", "status", "on_time", "resubmissions", "findings"} <= answer["schools"][0].keys()
    assert answer["total"]["findings"][0]["code"] == "code"
    assert [status.words for status in SchoolStatus] == ["не предоставлен", "неверный", "верный", "принят"]


@pytest.mark.parametrize("told", [None, [], {"registration": None}, {"registration": {"plan": 1}},
                                  {"registration": {"plan": 1, "fact": True, "remainder": 0, "over": 0}},
                                  {"registration": {"plan": -1, "fact": 1, "remainder": 0, "over": 0}}])  # fmt: skip
def test_a_registration_that_cannot_be_read_is_none(told):
    assert registration_in("Школа", told) is None


def test_registration_and_readiness_are_read_from_a_package():
    told = {"registration": {"plan": 10, "fact": 12, "percent": "120,00", "remainder": 0, "over": 2}}
    found = registration_in("Школа", told)
    assert (found.percent, found.light) == ("120,00", Light.GREEN)
    assert readiness_in("Район", {"correct": 4, "incorrect": 1, "missing": 3}).schools == 8
    assert readiness_in("Район", None) is None
