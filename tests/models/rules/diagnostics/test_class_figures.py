"""The foot of a ведомость, the change between two dates, Таблица 2, the draft of the справка."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.diagnostics.change import compare
from models.rules.diagnostics.class_figures import ClassFigures, class_figures, mean
from models.rules.diagnostics.criteria import criteria_summary, in_words
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.note_draft import NoteMatter, draft_note, names_in
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.shipped import find_instrument
from models.vocabulary import DiagnosticsMark, DiagnosticsStage


def method(name: str) -> Instrument:
    """The shipped method."""
    found = find_instrument(name)
    assert found is not None
    return found


DDO = method("ДДО")


def person(name: str, *scores: int | str) -> PersonResult:
    """A pupil with the scores of П, Т, Ч, З, Х."""
    names = ("П", "Т", "Ч", "З", "Х")
    return PersonResult(name, scores={scale: Decimal(score) for scale, score in zip(names, scores, strict=False)})


REFUSED = PersonResult("Отказов Олег", mark=DiagnosticsMark.REFUSED)
ABSENT = PersonResult("Нетов Никита", mark=DiagnosticsMark.ABSENT)
UNKNOWN = PersonResult("Новый Пётр", entered=False)
SIX = (
    person("Алёшин А", 8, 3, 3, 3, 3),
    person("Борин Б", 7, 7, 2, 2, 2),
    person("Вилкин В", 2, 8, 4, 4, 2),
    person("Гусев Г", 2, 4, 8, 4, 2),
    person("Дымов Д", 8, 2, 4, 4, 2),
    person("Ежов Е", 6, 6, 6, 1, 1),
)


def test_the_foot_counts_list_tested_leaders_and_levels() -> None:
    figures = class_figures(DDO, (*SIX, REFUSED, ABSENT, UNKNOWN), 9)
    assert (figures.on_list, figures.tested, figures.refused, figures.absent, figures.not_entered) == (9, 6, 1, 1, 1)
    assert figures.tested_percent == "66,67"
    assert not figures.small
    assert [(one.name, one.number, one.percent) for one in figures.by_leading] == [
        ("П", 4, "66,67"),
        ("Т", 3, "50,00"),
        ("Ч", 2, "33,33"),
        ("З", 0, "0,00"),
        ("Х", 0, "0,00"),
    ]
    nature = figures.scales[0]
    assert nature.scored == 6
    assert nature.mean == Decimal("5.50")
    assert [(one.name, one.number, one.percent) for one in nature.levels] == [
        ("низкий", 2, "33,33"),
        ("средний", 1, "16,67"),
        ("высокий", 3, "50,00"),
    ]


def test_a_group_below_five_prints_no_percentages() -> None:
    figures = class_figures(DDO, SIX[:4], 25)
    assert figures.small
    assert figures.tested_percent == "—"
    assert {one.percent for one in figures.by_leading} == {"—"}
    assert {one.percent for scale in figures.scales for one in scale.levels} == {"—"}
    assert [one.number for one in figures.by_leading] == [2, 2, 1, 0, 0]


def test_open_methods_show_the_scales_that_were_entered() -> None:
    people = [PersonResult("А", scores={"Активность": Decimal(3)}), PersonResult("Б", scores={"Воля": Decimal(1)})]
    figures = class_figures(method("Лист наблюдения"), people, 2)
    assert [(one.name, one.scored, one.levels) for one in figures.scales] == [("Активность", 1, ()), ("Воля", 1, ())]
    assert mean([]) is None


@given(st.permutations(SIX))
def test_the_order_of_the_list_changes_no_figure(people: Sequence[PersonResult]) -> None:
    assert class_figures(DDO, people, 6) == class_figures(DDO, SIX, 6)


def test_the_change_is_told_over_those_scored_on_both_dates() -> None:
    before = [person("Алёшин А", 2, 3), person("Борин Б", 7, 2), person("Вилкин В", 4, 4), REFUSED]
    after = [person("Алешин  А", 7, 3), person("Борин Б", 3, 8), person("Новый Н", 8, 0), PersonResult("Вилкин В")]
    change = compare(DDO, before, after)
    assert change.both == 3
    nature = change.scales[0]
    assert (nature.people, nature.before, nature.after, nature.difference) == (
        2,
        Decimal("4.50"),
        Decimal(5),
        Decimal("0.50"),
    )
    assert (nature.up, nature.down, nature.same) == (1, 1, 0)
    assert [(one.name, one.before, one.after) for one in nature.levels] == [
        ("низкий", 1, 0),
        ("средний", 0, 1),
        ("высокий", 1, 1),
    ]
    assert [one.person.name for one in change.people] == ["Алешин  А", "Борин Б", "Новый Н", "Вилкин В"]
    assert change.people[0].scales[0].difference == 5
    assert change.people[2].scales[0].difference is None
    assert change.people[3].scales[0].before == 4
    assert change.scales[4].difference is None


def test_a_pupil_is_the_same_under_a_new_name() -> None:
    before = [PersonResult("Иванова А", pupil_id=5, scores={"П": Decimal(1)})]
    after = [PersonResult("Петрова А", pupil_id=5, scores={"П": Decimal(3)})]
    assert compare(DDO, before, after).both == 1
    open_scales = compare(method("Лист наблюдения"), before, after)
    assert (open_scales.scales[0].difference, open_scales.scales[0].levels) == (2, ())


def test_table_2_shows_start_and_end() -> None:
    esteem = method("Дембо — Рубинштейн")
    start = class_figures(esteem, [PersonResult(str(n), scores={"самооценка": Decimal(40 + n)}) for n in range(8)], 10)
    rows = criteria_summary({"self-esteem": start}, {})
    assert [row.criterion for row in rows] == ["Когнитивный"] * 2 + ["Мотивационно-ценностный"] * 3 + [
        "Деятельностно-практический"
    ] * 2
    assert rows[1].start is start
    assert in_words(rows[1].start) == (
        "обследовано: 8 из 10",
        "самооценка: низкая – 5 (62,50 %), средняя – 3 (37,50 %), высокая – 0 (0,00 %), очень высокая – 0 (0,00 %)",
    )
    assert in_words(rows[1].end) == ("—",)
    few = class_figures(esteem, [PersonResult("А", scores={"самооценка": Decimal(80)})], 10)
    assert in_words(few)[1] == "самооценка: низкая – 0, средняя – 0, высокая – 0, очень высокая – 1"
    external = [PersonResult("А", scores={"внешние положительные": Decimal(12)})]
    motives = class_figures(method("Мотивы выбора профессии"), external, 1)
    assert in_words(motives) == ("обследовано: 1 из 1", "внешние положительные: среднее 12")


def matter(figures: ClassFigures, **changed: object) -> NoteMatter:
    """What the справка of 8А is written from."""
    given: dict[str, object] = {
        "instrument": DDO, "class_name": "8А", "day": date(2026, 10, 5), "stage": DiagnosticsStage.YEAR_START,
        "figures": figures,
    }  # fmt: skip
    return NoteMatter(**(given | changed))  # type: ignore[arg-type]


def test_the_draft_states_figures_and_no_names() -> None:
    people = (*SIX, REFUSED, ABSENT, UNKNOWN)
    note = draft_note(matter(class_figures(DDO, people, 9)))
    assert note.title == "Справка по результатам диагностики в 8А классе"
    assert note.purpose.startswith("Изучение склонностей и интересов обучающихся 8А класса (начало года)")
    assert note.method == ("Диагностика проведена 5 октября 2026 г. по методике «ДДО (Климов)». Шкалы: П, Т, Ч, З, Х.")
    assert note.group == (
        "В 8А классе по списку 9 обучающихся, обследовано 6 (66,67 %). Отсутствовали: 1. Отказались от участия: 1."
    )
    lines = note.conclusions.split("\n")
    assert lines[0] == (
        "Ведущие шкалы: «П» – 4 человека (66,67 %), «Т» – 3 человека (50,00 %), «Ч» – 2 человека (33,33 %). "
        "Один человек может иметь несколько ведущих шкал."
    )
    assert lines[1] == (
        "Шкала «П»: низкий – 2 человека (33,33 %), средний – 1 человек (16,67 %), высокий – 3 человека (50,00 %)."
    )
    steps = note.recommendations.split("\n")
    assert steps[0] == "При выборе мероприятий для класса учесть наиболее частые склонности: «П»."
    assert steps[2] == "Предложить другой день диагностики 2 обучающимся, кто её ещё не прошёл."
    whole = f"{note.title} {note.purpose} {note.method} {note.group} {note.conclusions} {note.recommendations}"
    assert not any(one.name.split()[0] in whole for one in people)
    assert "отказ" not in note.recommendations.casefold()


def test_a_small_group_without_ties_shows_numbers_only() -> None:
    note = draft_note(matter(class_figures(DDO, SIX[:1], 1), stage=None))
    assert "%" not in note.group + note.conclusions
    assert "несколько ведущих" not in note.conclusions
    assert note.purpose.startswith("Изучение склонностей и интересов обучающихся 8А класса для сопровождения")
    assert "Предложить" not in note.recommendations


def test_methods_without_levels_tell_means_and_the_change() -> None:
    motives = method("Мотивы выбора профессии")
    before = [PersonResult("А", scores={"внешние положительные": Decimal(10)})]
    after = [PersonResult("А", scores={"внешние положительные": Decimal("12.5")})]
    figures = class_figures(motives, after, 1)
    note = draft_note(matter(figures, instrument=motives, change=compare(motives, before, after)))
    assert note.conclusions.split("\n")[1:] == [
        "Средние баллы: внешние положительные – 12,5.",
        "По сравнению с первым обследованием (в обоих 1 человек) средние баллы: внешние положительные – с 10 до 12,5.",
    ]
    alone = draft_note(matter(figures, instrument=motives, change=compare(motives, [], after)))
    assert "По сравнению" not in alone.conclusions


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Хорошие результаты у Беловой и Достоевского.", ("Белова", "Достоевский")),
        ("КИМ и Кимом", ("Ким",)),
        ("В Белогорске прошла экскурсия, белые халаты, Киму", ("Ким",)),
        ("Класс повзрослел, фамилий нет.", ()),
    ],
)
def test_surnames_in_a_text_are_found_in_any_case(text, named):
    assert names_in(text, ["Белова Анна", "Достоевский Фёдор", "Ким Ян"]) == named


def test_nothing_to_conclude_of_nobody_and_of_online_tests() -> None:
    ticket = method("Билет в будущее")
    note = draft_note(matter(class_figures(ticket, [], 20), instrument=ticket))
    assert note.purpose == "Учёт прохождения онлайн-диагностики обучающимися 8А класса (начало года)."
    assert note.method == "Диагностика проведена 5 октября 2026 г. по методике «Билет в будущее»."
    assert note.conclusions == ""
    kos = method("КОС")
    assert draft_note(matter(class_figures(kos, [], 0), instrument=kos)).purpose.startswith("Изучение личностных")
