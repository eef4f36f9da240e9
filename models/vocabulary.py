"""The closed lists of the papers. The value of a member is the word that the papers and the workbook print."""

from enum import StrEnum


class OrganisationType(StrEnum):
    """Who founded the school: it decides to whom the report goes (394-р п. 5.4)."""

    MUNICIPAL = "муниципальная"
    STATE = "областная"


class EventLevel(StrEnum):
    """Уровень мероприятия; the row groups of Приложение 2 stand in this order."""

    REGIONAL = "региональный"
    MUNICIPAL = "муниципальный"
    SCHOOL = "школьный"


class EventFormat(StrEnum):
    """Формат проведения."""

    IN_PERSON = "очно"
    REMOTE = "дистанционно"
    MIXED = "смешанный"


class Direction(StrEnum):
    """Направления Профминимума (slides, p. 2)."""

    LESSONS = "Урочная деятельность"
    EXTRACURRICULAR = "Внеурочная деятельность"
    PRACTICE = "Практико-ориентированный модуль"
    PARENTS = "Взаимодействие с родителями"
    ADDITIONAL = "Дополнительное образование"
    TRAINING = "Профессиональное обучение"


class ProfminimumLevel(StrEnum):
    """Уровень Профминимума: 40, 60 or 80 hours a year (slides, p. 2)."""

    BASIC = "базовый"
    MAIN = "основной"
    ADVANCED = "продвинутый"


class TurnoutKind(StrEnum):
    """Охват: who of one class came (domain, section 4)."""

    WHOLE_CLASS = "весь класс"
    LIST = "список"
    COUNT = "число"
    PARENTS = "родители"


class PartnerCategory(StrEnum):
    """Категории организаций-партнёров (Приложение 3, table 2)."""

    EDUCATION = "Профессиональные образовательные организации"
    INDUSTRY = "Производственные компании, предприятия"
    BUSINESS = "Предприниматели, бизнес-сообщество"
    COMMUNITY = "Родительская общественность, НКО, выпускники"


class ConsultationKind(StrEnum):
    """Section of the consultation log."""

    INDIVIDUAL = "индивидуальная"
    GROUP = "групповая"


class PersonCategory(StrEnum):
    """Who is consulted."""

    PUPIL = "обучающийся"
    PARENT = "родитель"
    TEACHER = "педагог"


class DiagnosticsStage(StrEnum):
    """Этап диагностики."""

    YEAR_START = "начало года"
    YEAR_END = "конец года"


class DiagnosticsMark(StrEnum):
    """Отметка: a refusal has no reason, an absence is something else (domain, section 1)."""

    REFUSED = "отказ"
    ABSENT = "отсутствовал"


class ConfirmedSubject(StrEnum):
    """Which unique number of a class the coordinator confirmed."""

    PUPILS = "обучающиеся"
    OVZ = "ОВЗ"


class ConsentKind(StrEnum):
    """What a pupil's parent consents to (domain, section 10); stored, never printed."""

    PROCESSING = "processing"
    PHOTO = "photo"


class JournalKind(StrEnum):
    """Whose journal it is: a school's, or of an office that reports are handed in to (domain, section 1)."""

    SCHOOL = "школа"
    MUNICIPALITY = "муниципалитет"
    REGION = "регион"


class Season(StrEnum):
    """Season of a campaign."""

    AUTUMN = "autumn"
    SPRING = "spring"


class ReportStatus(StrEnum):
    """Статус отчёта школы (design, section 5)."""

    DRAFT = "черновик"
    READY = "готов"
    SIGNED = "подписан"
    SENT = "отправлен"
    ACCEPTED = "принят"
    RETURNED = "на доработку"


class FindingLevel(StrEnum):
    """An error cannot be true; a warning is missing or looks odd."""

    ERROR = "error"
    WARNING = "warning"


FORMS = (
    "экскурсия",
    "профессиональная проба",
    "классный час",
    "мастер-класс",
    "день открытых дверей",
    "встреча с работодателем",
    "онлайн-урок",
    "урок",
    "диагностика",
    "консультация",
    "родительское собрание",
    "конкурс",
    "конференция",
    "проект",
    "выставка",
    "акция",
    "игра",
    "практика",
    "стажировка",
    "дискуссия",
    "тренинг",
    "дополнительное занятие",
)
"""Формы (394-р п. 4.2; recommendations, Таблица 3); a school may write any other text as a form of its own."""

CAMPAIGN_GRADES = range(5, 12)
PROFMINIMUM_GRADES = range(6, 12)
