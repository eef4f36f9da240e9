"""The figures that the documents themselves print (domain, section 9)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.campaign import campaign_figures, class_participations
from models.rules.figure_checks import FiguresHandedIn, check_figures, handed_in
from models.rules.percent import PlanAndFact, over, percent, remainder, total
from models.rules.periods import parse_campaign_code
from models.vocabulary import PartnerCategory
from tests.models.rules.factories import a_class, a_head, an_event, whole

CASES = Path(__file__).parents[2] / "data" / "slides"


def alexandrovsky(**changes) -> FiguresHandedIn:
    """394-р's example: Александровский район."""
    values = {
        "pupils_total": 599,
        "participants_total": 438,
        "participants": dict(zip(range(5, 12), (59, 79, 76, 56, 60, 55, 53), strict=True)),
        "ovz_total": 109,
        "participants_ovz_total": 83,
        "participants_ovz": dict(zip(range(5, 12), (11, 20, 17, 11, 22, 1, 1), strict=True)),
        "partner_names": ("НИ ТГУ",),
        "partners_total": 10,
        "partner_counts": dict(zip(PartnerCategory, (3, 1, 1, 1), strict=True)),
        "partners": dict(
            zip(
                PartnerCategory,
                (("ТУСУР", "ТГАСУ"), ("ЗАО «Томский подшипник»",), ("И.П. Иванов И.И.",), ("Сидоров П.И.",)),
                strict=True,
            )
        ),
    }
    return FiguresHandedIn(**values | changes)


def test_the_example_of_394_r():
    example = alexandrovsky()
    assert sum(example.participants.values()) == 438
    assert sum(example.participants_ovz.values()) == 83
    assert percent(438, 599) == "73,12"
    assert percent(83, 109) == "76,15"
    assert [finding.code for finding in check_figures(example)] == ["partners-do-not-sum", "partner-without-category"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"participants_total": 437}, {"grades-do-not-sum"}),
        ({"pupils_total": 400}, {"participants-above-list", "above-hundred-percent"}),
        ({"participants_ovz_total": 84}, {"ovz-grades-do-not-sum"}),
        ({"ovz_total": 80}, {"ovz-above-list", "above-hundred-percent"}),
        ({"ovz_total": 600}, {"ovz-above-all"}),
        ({"participants": {5: 10}, "participants_total": 10}, {"ovz-above-all"}),
    ],
)
def test_contradictions_are_found(changes, codes):
    usual = {"partners-do-not-sum", "partner-without-category"}
    found = check_figures(alexandrovsky(**changes))
    assert {finding.code for finding in found} - usual == codes
    assert all(finding.is_error for finding in found if finding.code != "above-hundred-percent")


def test_the_programs_own_figures_pass_the_same_checks():
    school_class = a_class("5А", 25, 3)
    passports = class_participations([an_event(whole(school_class))], [school_class])
    figures = campaign_figures(parse_campaign_code("autumn-2026"), a_head(), (), passports)
    assert check_figures(handed_in(figures)) == []


def test_agreeing_figures_have_no_findings():
    counts = dict(zip(PartnerCategory, (3, 1, 1, 1), strict=True))
    assert check_figures(alexandrovsky(partners_total=6, partner_counts=counts, partner_names=("тусур",))) == []


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (279, 291, "95,88"),
        (54_714, 70_681, "77,41"),
        (5_974, 7_983, "74,83"),
        (283, 293, "96,59"),
        (266, 289, "92,04"),
        (244, 285, "85,61"),
        (4_828, 11_254, "42,90"),
        (1, 8, "12,50"),
        (1, 2_000_00, "0,00"),
        (1, 20_000, "0,01"),
        (3, 2, "150,00"),
        (0, 5, "0,00"),
        (0, 0, "—"),
        (5, 0, "—"),
    ],
)
def test_percentages(part, whole, printed):
    assert percent(part, whole) == printed


def test_92_086_unique_participants_exceed_all_pupils():
    impossible = alexandrovsky(pupils_total=70_681, participants={5: 92_086}, participants_total=92_086)
    codes = [finding.code for finding in check_figures(impossible)]
    assert codes[:2] == ["participants-above-list", "above-hundred-percent"]


def rows(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_readiness_table_sums_to_its_rows():
    table = rows("readiness_2023.csv")
    sums = [sum(int(row[column]) for row in table) for column in ("schools", "correct", "incorrect", "missing")]
    assert len(table) == 21
    assert sums == [285, 244, 18, 23]
    assert percent(sums[1], sums[0]) == "85,61"


def test_the_registration_table():
    table = [PlanAndFact(int(row["plan"]), int(row["fact"])) for row in rows("registration_2023.csv")]
    found = total(table)
    assert (found.plan, found.fact, found.percent) == (11_254, 4_828, "42,90")
    assert (found.remainder, found.over) == (6_427, 1)
    chainsky = PlanAndFact(195, 196)
    assert (chainsky.percent, remainder(chainsky), over(chainsky)) == ("100,51", 0, 1)


@given(st.lists(st.builds(PlanAndFact, st.integers(0, 500), st.integers(0, 500))))
def test_a_total_is_the_sum_of_its_rows(table):
    found = total(table)
    assert found.remainder - found.over == found.plan - found.fact
    assert found.remainder >= 0
    assert found.over >= 0
    assert found.remainder == sum(remainder(row) for row in table)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_percent_is_half_up(part, whole):
    hundredths = int(percent(part, whole).replace(",", ""))
    assert (2 * hundredths - 1) * whole <= 20_000 * part < (2 * hundredths + 1) * whole
