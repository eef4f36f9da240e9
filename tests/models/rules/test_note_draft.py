"""The note drafted from the figures (394-р, Приложение 3)."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.campaign import campaign_figures, class_participations
from models.rules.events import EventPartner
from models.rules.findings import warning
from models.rules.note_draft import NoteMatter, OblastCampaign, draft_note
from models.rules.periods import default_calendar, parse_campaign_code
from models.rules.report import CampaignReport, Note, NoteParagraph, ReadinessPart
from models.rules.russian import day_in_words, days_in_words, in_quotes, listed, plural
from models.vocabulary import EventFormat, PartnerCategory, ReportStatus
from tests.models.rules.factories import a_class, a_head, an_event, counted, whole

CODE = parse_campaign_code("autumn-2026")


def matter(events=(), classes=(), previous=None, oblast=(), findings=()):
    passports = class_participations(events, classes)
    figures = campaign_figures(CODE, a_head(), tuple(events), passports)
    return NoteMatter(default_calendar(CODE), figures, previous, oblast, passports, tuple(events), findings)


def draft(*args, **kwargs):
    return {key: text for key, (_, text) in draft_note(matter(*args, **kwargs)).items()}


def test_an_empty_journal_has_nothing_to_say():
    assert set(draft(classes=[a_class()]).values()) == {""}


def test_results_are_the_figures():
    school_class = a_class("5А", 21, 2)
    text = draft([an_event(whole(school_class), teachers=("Иванова Анна",))], [school_class])["results"]
    assert text == (
        "В рамках осенней профориентационной кампании (с 13 сентября по 15 октября 2026 г.) проведено 1 мероприятие. "
        "В них приняли участие 21 из 21 обучающегося 5–11 классов (100,00 %), накопительный итог – 21 участие. "
        "Обучающихся с ОВЗ участвовало 2 из 2 (100,00 %). К работе привлечён 1 педагог."
    )


def test_a_school_without_ovz_says_nothing_of_it():
    school_class = a_class("5А", 21, 0)
    assert "ОВЗ" not in draft([an_event(whole(school_class))], [school_class])["results"]


def test_forms_and_formats():
    events = [
        an_event(form="Экскурсия", event_format=EventFormat.IN_PERSON, early=True),
        an_event(form="экскурсия", event_format=EventFormat.REMOTE),
        an_event(form="игра", event_format=EventFormat.MIXED),
    ]
    text = draft(events)["quality"]
    assert "экскурсия – 2, игра – 1" in text
    assert "2 из 3" in text
    assert "прошло 2" in text
    assert "1 мероприятие" in text
    assert draft([an_event(form="игра")])["quality"] == "Формы работы: игра – 1."


@pytest.mark.parametrize(("now", "word"), [(20, "вырос"), (5, "снизился"), (10, "не изменился")])
def test_dynamics_against_the_last_campaign_and_the_oblast(now, word):
    school_class = a_class("5А", 25, 0)
    before = campaign_figures(
        CODE.previous,
        a_head(),
        (event := an_event(counted(school_class, 10)),),
        class_participations([event], [school_class]),
    )
    oblast = (OblastCampaign(parse_campaign_code("spring-2021"), "77,41", "74,83"),)
    text = draft([an_event(counted(school_class, now))], [school_class], before, oblast)["dynamics"]
    assert f"охват {word}" in text
    assert "весна 2021 г. – 77,41 %" in text


def test_examples_partners_problems_and_media():
    school_class, idle = a_class("5А"), a_class("6А")
    event = an_event(
        whole(school_class),
        title="Квест",
        start=date(2026, 9, 20),
        best=True,
        description="Прошёл квест. Всем понравилось.\nВторой абзац.",
        partners=(EventPartner("ТУСУР", PartnerCategory.EDUCATION),),
        media_links=("https://example.org/1",),
    )
    findings = (warning("plan-without-record", "План", "текст"),)
    found = draft([event], [school_class, idle], findings=findings)
    assert found["examples"] == "«Квест» (20 сентября 2026 г.). Прошёл квест. Всем понравилось."
    assert "Привлечена 1 организация-партнёр" in found["partners"]
    assert "(ТУСУР)" in found["partners"]
    assert "Не участвовали в мероприятиях кампании: 6А." in found["problems"]
    assert "Не проведено 1 запланированное мероприятие." in found["problems"]
    assert "«Производственные компании, предприятия»" in found["problems"]
    assert found["media"] == "«Квест» (20 сентября 2026 г.): https://example.org/1"


def test_no_problems_no_paragraph():
    partners = tuple(EventPartner(f"Партнёр {category}", category) for category in PartnerCategory)
    school_class = a_class()
    assert draft([an_event(whole(school_class), partners=partners)], [school_class])["problems"] == ""


def test_the_note_prints_what_holds_anything():
    note = Note("Справка", (NoteParagraph("a", "Раздел", "Текст", ""), NoteParagraph("b", "Пусто", " ", "")))
    assert note.text == "Раздел\nТекст"


def test_readiness_percent_of_a_report():
    event = an_event(best=True)
    filled = matter([event])
    report = CampaignReport(
        campaign=CODE,
        calendar=filled.calendar,
        head=a_head(),
        status=ReportStatus.DRAFT,
        signed=None,
        figures=filled.figures,
        classes=(),
        events=(event, an_event()),
        note=Note("", ()),
        findings=(),
        readiness=(ReadinessPart("а", done=True), ReadinessPart("б", done=False), ReadinessPart("в", done=True)),
        counted_on=date(2026, 10, 1),
    )
    assert report.readiness_percent == 66
    assert report.best_events == (event,)
    assert replace(report, readiness=()).readiness_percent == 0


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 класс"), (2, "2 класса"), (5, "5 классов"), (11, "11 классов"), (21, "21 класс")]
)
def test_numbers_take_their_nouns(number, expected):
    assert plural(number, "класс", "класса", "классов") == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2027, 4, 8), None, "8 апреля 2027 г."),
        (date(2027, 4, 8), date(2027, 4, 8), "8 апреля 2027 г."),
        (date(2027, 4, 8), date(2027, 4, 12), "с 8 по 12 апреля 2027 г."),
        (date(2027, 3, 30), date(2027, 4, 2), "с 30 марта по 2 апреля 2027 г."),
        (date(2026, 12, 30), date(2027, 1, 2), "с 30 декабря 2026 г. по 2 января 2027 г."),
    ],
)
def test_days_in_words(start, end, expected):
    assert days_in_words(start, end) == expected


def test_quotes_inside_quotes():
    assert in_quotes("Сыроварня «Обская»") == "«Сыроварня „Обская“»"


def test_lists_in_words():
    assert (listed([]), listed(["а"]), listed(["а", "б", "в"])) == ("", "а", "а, б и в")
    assert day_in_words(date(2027, 5, 1)) == "1 мая 2027 г."
