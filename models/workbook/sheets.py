"""The sheets and columns of the journal workbook (contract, section 3), declared once.

Reader, import, export and template all follow these declarations.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.vocabulary import (
    FORMS,
    ConfirmedSubject,
    ConsultationKind,
    DiagnosticsMark,
    DiagnosticsStage,
    Direction,
    EventFormat,
    EventLevel,
    OrganisationType,
    PartnerCategory,
    PersonCategory,
    ProfminimumLevel,
    TurnoutKind,
)


class Kind(StrEnum):
    """What a cell of the column holds."""

    TEXT = "text"
    LONG_TEXT = "long text"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "date"
    TIME = "time"
    YES_NO = "yes/no"
    LIST = "list separated by ;"
    CLASS = "class name"
    CHOICE = "closed list"
    INN = "inn"
    SCHOOL_YEAR = "school year"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the field of the row it becomes, what it holds, its closed or offered list."""

    heading: str
    field: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: type[StrEnum] | None = None
    offered: tuple[str, ...] = ()
    blank_is: bool = False
    """The meaning of a blank yes/no cell."""


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: `paired` sheets hold (name, value) rows instead of a table."""

    name: str
    columns: tuple[Column, ...]
    required: bool = False
    paired: bool = False

    def column(self, field: str) -> Column:
        """The column of a field; KeyError when there is none."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)


def _choice(heading: str, field: str, choices: type[StrEnum], *, required: bool = False) -> Column:
    return Column(heading, field, Kind.CHOICE, required, choices)


def _required(heading: str, field: str, kind: Kind = Kind.TEXT) -> Column:
    return Column(heading, field, kind, required=True)


SCHOOL = SheetSpec(
    "Школа",
    (
        _required("Полное наименование", "full_name"),
        Column("Краткое наименование", "short_name"),
        _required("ИНН", "inn", Kind.INN),
        _required("Муниципальное образование", "municipality"),
        _choice("Тип организации", "organisation_type", OrganisationType),
        _required("Учебный год", "start_year", Kind.SCHOOL_YEAR),
        _required("Координатор", "coordinator"),
        Column("Должность координатора", "coordinator_post"),
        Column("Телефон", "phone"),
        Column("E-mail", "email"),
        Column("Директор", "director"),
        Column("Утверждает (должность, ФИО)", "approver"),
        Column("Всего педагогов", "teachers_total", Kind.WHOLE),
        _choice("Уровень Профминимума", "profminimum_level", ProfminimumLevel),
    ),
    required=True,
    paired=True,
)

CLASSES = SheetSpec(
    "Классы",
    (
        _required("Класс", "name", Kind.CLASS),
        _required("Обучающихся", "enrolment", Kind.WHOLE),
        _required("С ОВЗ", "ovz", Kind.WHOLE),
        Column("Инвалидов", "disability", Kind.WHOLE),
        Column("Классный руководитель", "class_teacher"),
        _choice("Уровень Профминимума", "profminimum_level", ProfminimumLevel),
        Column("План регистрации БВБ", "registration_plan", Kind.WHOLE),
        Column("Зарегистрировано БВБ", "registration_fact", Kind.WHOLE),
    ),
    required=True,
)

PUPILS = SheetSpec(
    "Ученики",
    (
        _required("Класс", "class_name", Kind.CLASS),
        _required("ФИО", "full_name"),
        Column("Код", "code"),
        Column("ОВЗ", "ovz", Kind.YES_NO),
        Column("Инвалидность", "disability", Kind.YES_NO),
        Column("Дата рождения", "birth_date", Kind.DAY),
        Column("Согласие на обработку", "processing_consent", Kind.DAY),
        Column("Согласие на фото", "photo_consent", Kind.YES_NO),
    ),
)

PARTNERS = SheetSpec(
    "Партнёры",
    (
        _required("Наименование", "name"),
        _choice("Категория", "category", PartnerCategory, required=True),
        Column("Контакты", "contacts"),
        Column("Соглашение", "agreement"),
    ),
)

PLAN = SheetSpec(
    "План",
    (
        _required("Код", "code"),
        _choice("Уровень", "level", EventLevel, required=True),
        _required("Название", "title"),
        Column("Сроки", "dates_text"),
        Column("Начало", "start", Kind.DAY),
        Column("Окончание", "end", Kind.DAY),
        Column("Целевая группа", "target_group"),
        Column("Классы", "classes", Kind.LIST),
        Column("Ожидаемое количество", "expected_number", Kind.WHOLE),
        Column("Ожидаемые результаты", "expected_results", Kind.LONG_TEXT),
        Column("Ответственный", "responsible"),
        Column("Роль", "role"),
        _choice("Направление Профминимума", "direction", Direction),
        Column("Ранняя профориентация", "early", Kind.YES_NO),
        Column("Проект", "project"),
    ),
)

WORK_LOG = SheetSpec(
    "Журнал работы",
    (
        _required("Код", "code"),
        _required("Дата", "start", Kind.DAY),
        Column("Дата окончания", "end", Kind.DAY),
        _required("Название", "title"),
        Column("Пункт плана", "plan_item"),
        Column("Форма", "form", offered=FORMS),
        _choice("Формат", "event_format", EventFormat),
        _choice("Уровень", "level", EventLevel),
        _choice("Направление Профминимума", "direction", Direction),
        Column("Часы", "hours", Kind.NUMBER),
        Column("Ранняя профориентация", "early", Kind.YES_NO),
        Column("В отчёт кампании", "in_campaign", Kind.YES_NO, blank_is=True),
        Column("Проект", "project"),
        Column("Место", "place"),
        Column("Педагоги", "teachers", Kind.LIST),
        Column("Педагогов всего", "teachers_total", Kind.WHOLE),
        Column("Родителей", "parents", Kind.WHOLE),
        Column("Партнёры", "partners", Kind.LIST),
        Column("Результат", "result", Kind.LONG_TEXT),
        Column("Документ", "document"),
        Column("Ссылки СМИ", "media_links", Kind.LIST),
        Column("Лучшее", "best", Kind.YES_NO),
        Column("Описание", "description", Kind.LONG_TEXT),
        Column("Примечание", "note", Kind.LONG_TEXT),
    ),
)

TURNOUTS = SheetSpec(
    "Участники",
    (
        _required("Код записи", "record_code"),
        _required("Класс", "class_name", Kind.CLASS),
        _choice("Охват", "kind", TurnoutKind, required=True),
        Column("Число", "number", Kind.WHOLE),
        Column("Число ОВЗ", "ovz", Kind.WHOLE),
        Column("Число инвалидов", "disability", Kind.WHOLE),
        Column("ФИО", "names", Kind.LIST),
    ),
)

CONSULTATIONS = SheetSpec(
    "Консультации",
    (
        Column("Код", "code"),
        _required("Дата", "day", Kind.DAY),
        Column("Время", "time", Kind.TIME),
        _choice("Вид", "kind", ConsultationKind, required=True),
        _choice("Категория", "category", PersonCategory, required=True),
        Column("Класс", "class_name", Kind.CLASS),
        Column("Участники", "names", Kind.LIST),
        Column("Число", "number", Kind.WHOLE),
        Column("Число ОВЗ", "ovz", Kind.WHOLE),
        Column("Инициатор", "initiator"),
        _required("Тема", "topic"),
        Column("Содержание", "content", Kind.LONG_TEXT),
        Column("Методики", "methods"),
        Column("Рекомендации", "recommendations", Kind.LONG_TEXT),
        Column("Результат", "result", Kind.LONG_TEXT),
        Column("Минут", "minutes", Kind.WHOLE),
        Column("Повторная встреча", "next_meeting", Kind.DAY),
        Column("Согласие на передачу", "transfer_consent", Kind.YES_NO),
    ),
)

DIAGNOSTICS = SheetSpec(
    "Диагностика",
    (
        _required("Дата", "day", Kind.DAY),
        _required("Методика", "instrument"),
        _choice("Этап", "stage", DiagnosticsStage),
        _required("Класс", "class_name", Kind.CLASS),
        Column("ФИО", "name"),
        Column("Шкала", "scale"),
        Column("Балл", "score", Kind.NUMBER),
        _choice("Отметка", "mark", DiagnosticsMark),
    ),
)

CAMPAIGNS = SheetSpec(
    "Кампании",
    (
        _required("Кампания", "campaign", Kind.CAMPAIGN),
        Column("Начало", "start", Kind.DAY),
        Column("Окончание", "end", Kind.DAY),
        Column("Срок плана", "plan_due", Kind.DAY),
        Column("Срок школы", "school_due", Kind.DAY),
        Column("Срок муниципалитета", "municipality_due", Kind.DAY),
    ),
)

CONFIRMED_NUMBERS = SheetSpec(
    "Подтверждённые числа",
    (
        _required("Кампания", "campaign", Kind.CAMPAIGN),
        _required("Класс", "class_name", Kind.CLASS),
        _choice("Что", "subject", ConfirmedSubject, required=True),
        _required("Число", "number", Kind.WHOLE),
        _required("Причина", "reason"),
    ),
)

INDICATORS = SheetSpec(
    "Показатели",
    (_required("Код", "code"), _required("Значение", "value"), Column("Документ", "document")),
)

MUNICIPALITY = SheetSpec(
    "Муниципалитет",
    (
        _required("Наименование", "full_name"),
        _required("Координатор", "coordinator"),
        Column("Должность координатора", "coordinator_post"),
        Column("Телефон", "phone"),
        Column("E-mail", "email"),
        _required("Учебный год", "start_year", Kind.SCHOOL_YEAR),
    ),
    required=True,
    paired=True,
)

SCHOOLS = SheetSpec(
    "Школы",
    (
        _required("ИНН", "inn", Kind.INN),
        _required("Наименование", "name"),
        _choice("Тип организации", "organisation_type", OrganisationType),
    ),
    required=True,
)

SCHOOL_SHEETS = (
    SCHOOL,
    CLASSES,
    PUPILS,
    PARTNERS,
    PLAN,
    WORK_LOG,
    TURNOUTS,
    CONSULTATIONS,
    DIAGNOSTICS,
    CAMPAIGNS,
    CONFIRMED_NUMBERS,
    INDICATORS,
)
MUNICIPALITY_SHEETS = (MUNICIPALITY, SCHOOLS)

INSTRUCTIONS_SHEET = "Инструкция"
LISTS_SHEET = "Списки"
"""Sheets of the template that hold no records; the reader leaves them out."""

LIMITS = {"rows": 200_000, "columns": 100, "text": 32_767}
"""Bounds of a workbook that the program reads (safety, section 4); a cell of Excel holds 32 767 characters."""
