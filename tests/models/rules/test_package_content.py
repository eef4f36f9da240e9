from dataclasses import replace
from datetime import date

from models.rules.package_content import changed_figures, plan_content, report_content, report_photos, texts_of
from tests.exporters.factories import best_event, figures, note, plan, plan_item, report


def test_the_report_stands_at_top_level_with_its_texts():
    given = report(events=(best_event(1, end=date(2026, 9, 15), form=None), best_event(2, best=False)))
    content = report_content(given, {"year": 2026}, None)
    assert {key: content[key] for key in given.figures.as_json()} == given.figures.as_json()
    assert (content["profminimum"], content["indicators"]) == ({"year": 2026}, None)
    assert content["coordinator"]["name"] == given.head.coordinator
    best = content["texts"]["best_events"]
    assert [(event["start"], event["end"], event["form"]) for event in best] == [("2026-09-14", "2026-09-15", "")]
    photos = report_photos(given)
    assert [photo["file"] for photo in best[0]["photos"]] == [photo.file for photo in photos]
    assert photos[1].file == "photos/01-02.jpg" and given.events[0].title in photos[1].caption
    assert [part["heading"] for part in content["texts"]["note"]] == [
        part.heading for part in given.note.paragraphs if part.text
    ]


def test_the_plan_holds_the_rows_of_the_paper():
    undated = plan_item(2, start=None, end=None, expected_number=None)
    content = plan_content(plan((plan_item(1), undated)))
    assert [item["code"] for item in content["items"]] == ["П1", "П2"]
    assert content["items"][0]["start"] == "2026-09-14" and content["items"][1]["start"] is None


def test_texts_are_told_with_their_place_but_for_those_who_may_be_named():
    found = list(texts_of(report_content(report(), None, None)))
    assert ("справка", note().paragraphs[0].text) in found
    assert any(place == "лучшие мероприятия" for place, _ in found)
    bare = report(note=note(paragraphs=()), events=())
    told = " ".join(text for _, text in texts_of(report_content(bare, None, None)))
    assert bare.head.coordinator not in told and "ТУСУР" not in told
    items = dict(texts_of(plan_content(plan())))
    assert "план" in items and not any("Петрова" in text for text in items.values())


def test_what_a_package_says_otherwise():
    before = report_content(report(), None, None)
    assert changed_figures(before, before) == ()
    first, second = replace(best_event(1), title="Новое"), best_event(2)
    by_grade = {**figures().participants, 5: 60}
    after = report_content(
        report(figures=figures(events=43, participants=by_grade), events=(first, second)), None, None
    )
    changes = changed_figures(before, after)
    assert "Мероприятий: было 42, стало 43" in changes
    assert "Участников: было 438, стало 439" in changes and "5 класс, участников: было 59, стало 60" in changes
    assert "Лучшее мероприятие «Новое»: добавлено" in changes
    assert any(line.endswith("3 поток»: убрано") for line in changes) and changes[-1] == "Изменены тексты"


def test_what_a_plan_says_otherwise():
    before, after = (plan_content(plan((plan_item(number),))) for number in (1, 2))
    assert changed_figures(before, after) == (
        "Пункт плана «Экскурсия на предприятие № 2»: добавлено",
        "Пункт плана «Экскурсия на предприятие № 1»: убрано",
    )
