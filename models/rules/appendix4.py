"""Приложение 4 of the recommendations: 18 rows of 8 directions; the journal computes four (domain, section 6)."""

from collections.abc import Mapping, Sequence

from models.rules.events import ClassOnList, Event
from models.rules.indicator_rows import Entered, IndicatorRow, of_forms, pupils_at, with_entered, with_pupils
from models.rules.unique import unique_ovz

PREFIX = ""
"""Приложение 4 was there first: its codes are the bare ones in the sheet «Показатели»."""

TRIAL_FORMS = ("профессиональная проба",)

_SECTIONS = (
    "Создание инфраструктуры профессионального самоопределения",
    "Профориентационные работы и мероприятия",
    "Информационное обеспечение",
    "Профессиональные пробы",
    "Совместная деятельность с дополнительным и профессиональным образованием",
    "Мониторинг профориентационной работы",
    "Повышение квалификации",
    "Управление профориентационной работой",
)

_ENTERED = {
    "1.1": "Координатор по профессиональной ориентации назначен (да / нет)",
    "1.2": "Количество координаторов по профессиональной ориентации",
    "2.1": "Организации, проводящие программы профориентационного направления по требованиям ФГОС",
    "3.1": "Страница «Профориентация обучающихся» на официальном сайте",
    "3.2": "Специализированный сайт «Профориентация обучающихся»",
    "4.1": "База данных профессиональных проб на официальном сайте (да / нет)",
    "5.1": "Количество обучающихся, охваченных программами дополнительного образования",
    "5.2": "Количество обучающихся в программах дополнительного образования профориентационной направленности",
    "6.1": "Выпускники 11 классов, поступившие в учреждения среднего и высшего профессионального образования",
    "6.2": "Выпускники 9 и 11 классов, поступившие в учреждения среднего профессионального образования",
    "7.1": "Педагогические работники, прошедшие повышение квалификации или переподготовку",
    "8.1": "Количество отобранных лучших практик",
    "8.2": "Работники, получившие стимулирующие выплаты за муниципальные мероприятия",
    "8.3": "Организация — стажировочная площадка ТОИПКРО, ведёт инновационный проект или эксперимент",
}


def appendix4(
    classes: Sequence[ClassOnList], events: Sequence[Event], entered: Mapping[str, Entered]
) -> tuple[IndicatorRow, ...]:
    """The 18 rows of one school and year in their order; 7's unnumbered row is 7.1, the second «8.2» is 8.3."""
    rows = [IndicatorRow(code, section(code), title) for code, title in _ENTERED.items()]
    rows += _computed(classes, events)
    return with_entered(sorted(rows, key=lambda row: row.code), entered, PREFIX)


def section(code: str) -> str:
    """The direction that a row belongs to."""
    return _SECTIONS[int(code[0]) - 1]


def _computed(classes: Sequence[ClassOnList], events: Sequence[Event]) -> list[IndicatorRow]:
    held = [event for event in events if with_pupils(event)]
    trials = of_forms(held, TRIAL_FORMS)
    published = [event for event in events if event.media_links]
    pupils, pupils_ovz = pupils_at(classes, events)
    tried, tried_ovz = pupils_at(classes, trials)
    enrolment = sum(one.enrolment for one in classes)
    links = {link for event in published for link in event.media_links}
    return [
        _row(
            "2.2", "Количество мероприятий для обучающихся 1–11 классов", len(held), held, ovz=_with_ovz(classes, held)
        ),
        _row(
            "2.3", "Обучающиеся, получившие услуги профессиональной направленности", pupils, held, enrolment, pupils_ovz
        ),
        _row("3.3", "Количество публикаций в СМИ по профориентации", len(links), published),
        _row("4.2", "Обучающиеся, участвующие в профессиональных пробах", tried, trials, enrolment, tried_ovz),
    ]


def _row(
    code: str, title: str, value: int, events: Sequence[Event], base: int | None = None, ovz: int | None = None
) -> IndicatorRow:
    ids = tuple(event.id for event in events)
    return IndicatorRow(code, section(code), title, str(value), computed=True, base=base, ovz=ovz, records=ids)


def _with_ovz(classes: Sequence[ClassOnList], events: Sequence[Event]) -> int:
    """Events in which a child with ОВЗ took part."""
    by_id = {one.id: one for one in classes}
    return sum(
        any(
            unique_ovz(by_id[turnout.class_id], [turnout]).lowest
            for turnout in event.turnouts
            if turnout.class_id in by_id
        )
        for event in events
    )
