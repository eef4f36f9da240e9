"""The regional plan of spring 2021 says what 394-р says."""

import json
from datetime import date
from pathlib import Path

import pytest

import resources

ORDER = Path("/work/shared/documents/394-r_campaign_2021.txt")
PLAN = json.loads(resources.path("catalogues", "regional_plan_spring_2021.json").read_text(encoding="utf-8"))


def test_events_of_both_groups_are_there():
    groups = [item["group"] for item in PLAN["items"]]

    assert (
        groups
        == ["Мероприятия регионального уровня"] * 10
        + ["Муниципальный уровень и уровень общеобразовательных организаций"] * 4
    )
    assert PLAN["campaign"] == "spring-2021"


def test_days_are_days_of_the_spring():
    for item in PLAN["items"]:
        days = [date.fromisoformat(item[name]) for name in ("start", "end") if item[name]]
        assert days == sorted(days)
        assert all(date(2021, 3, 1) <= day <= date(2021, 4, 30) for day in days)
        assert item["dates_text"]


@pytest.mark.skipif(not ORDER.exists(), reason="the order itself lies outside of the project")
def test_every_text_stands_in_the_order():
    order = "".join(ORDER.read_text(encoding="utf-8").split())
    order = order[order.index("ПриложениекПоложению") : order.index("Приложение2краспоряжению")]

    texts = [PLAN["title"]]
    for item in PLAN["items"]:
        texts += [item[name] for name in ("group", "section", "title", "link", "dates_text", "time", "place")]
        texts.append(item["responsible"])
    assert [text for text in texts if "".join(text.split()) not in order] == []
