"""The plan that the picture of the page shows, on the school of `sample`: eight April 2027."""

from datetime import date

from sqlalchemy import delete, select

from models.tables import PlanItem, SchoolYear, WorkRecord
from models.vocabulary import Direction, EventLevel
from tests.ui.pages import sample

TODAY = date(2027, 4, 8)
L, V, P, R = Direction.LESSONS, Direction.EXTRACURRICULAR, Direction.PRACTICE, Direction.PARENTS
LONG = " для обучающихся общеобразовательных организаций Сосновского муниципального района и их родителей"

# title, direction, start, end, classes, words of the dates, whether held
ITEMS = (
    ("Урок цифры «Кибербезопасность»", L, (2027, 1, 22), None, "7; 8; 9", "", True),
    ("«ПроеКТОриЯ»: инженеры", L, (2027, 2, 18), None, "8; 9", "", True),
    ("Урок цифры «ИИ в отраслях»", L, (2027, 3, 11), None, "7; 8; 9", "", True),
    ("Финграмотность «Своё дело»", L, (2027, 3, 23), None, "10; 11", "", True),
    ("Квест «Город профессий», весна", L, (2027, 4, 7), None, "5; 6", "", True),
    ("Встреча с ветеринарным врачом района", L, (2027, 4, 8), None, "7; 8; 9", "", False),
    ("Классный час «Профессии моей семьи»", L, (2027, 5, 14), None, "5; 6; 7; 8; 9; 10; 11", "", False),
    ("Карта интересов", V, (2027, 2, 9), None, "6; 7", "", True),
    ("ДДО (Климов)", V, (2027, 4, 5), None, "8", "", True),
    ("Склонности (Йовайши)", V, (2027, 5, 25), None, "9", "", False),
    ("Группа: выбор профиля", V, None, (2027, 3, 20), "9", "", False),
    ("Личные консультации, по запросу", V, None, None, "9; 11", "Апрель", False),
    ("Экскурсия в СПК «Нива»", P, (2027, 2, 12), None, "8; 9", "", True),
    ("Экскурсия на сыроварню, весна", P, (2027, 3, 16), None, "6; 7", "", True),
    ("Профпроба «Повар, кондитер», весна", P, (2027, 3, 17), None, "8; 9", "", True),
    ("Мастер-класс «Агродрон», весна", P, (2027, 4, 6), None, "7; 8", "", True),
    ("День открытых дверей техникума", P, (2027, 4, 14), None, "9", "", False),
    ("Профпроба «Тракторист»", P, (2027, 5, 12), None, "9; 10", "", False),
    ("Практика на пришкольном участке", P, (2027, 6, 1), (2027, 6, 15), "8; 10", "", False),
    ("Всероссийское родительское собрание", R, (2027, 2, 25), None, "9; 11", "", True),
    ("«Куда пойти после 9 класса»", R, (2027, 3, 30), None, "9", "", True),
    ("Итоги года для родителей", R, (2027, 5, 20), None, "", "", False),
)


def fill(journal, *, undated=False, long_names=False):
    """The school with this plan in place of its own; the ids of the items by title."""
    sample.fill(journal)
    with journal.write() as session:
        year = session.scalars(select(SchoolYear)).one()
        session.execute(delete(PlanItem))
        rows = [_row(year.id, number, item, long_names) for number, item in enumerate(ITEMS, 1)]
        if undated:
            rows.append(PlanItem(year_id=year.id, code="П90", level=EventLevel.SCHOOL, title="Уголок профориентации",
                                 dates_text="В течение года", direction=V))  # fmt: skip
        session.add_all(rows)
        session.flush()
        for row, item in zip(rows, ITEMS, strict=False):
            if item[-1]:
                session.add(WorkRecord(year_id=year.id, code=f"В{row.code}", title=row.title, start=row.start,
                                       plan_item_id=row.id))  # fmt: skip
        return {row.title: row.id for row in rows}


def _row(year_id, number, item, long_names):
    title, direction, start, end, classes, words, _held = item
    return PlanItem(
        year_id=year_id, code=f"П{number}", level=tuple(EventLevel)[number % 3],
        title=title + (LONG if long_names else ""),
        direction=direction, start=date(*start) if start else None, end=date(*end) if end else None, classes=classes,
        dates_text=words or None, responsible=sample.TEACHERS[number % 6], role="Классный руководитель",
        target_group="обучающиеся", expected_number=20 + number, expected_results="Знакомство с профессиями района",
    )  # fmt: skip
