"""Rows of the workbook's sheets as typed values; the fields are those that `sheets` declares.

`row` is the sheet's own row number; a row that comes from the journal has none and holds 0.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rules.periods import CampaignCode
from models.vocabulary import (
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has."""

    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow(Row):
    """Школа: the card of the school in one year."""

    full_name: str
    short_name: str | None = None
    inn: str
    municipality: str
    organisation_type: OrganisationType | None = None
    start_year: int
    coordinator: str
    coordinator_post: str | None = None
    phone: str | None = None
    email: str | None = None
    director: str | None = None
    approver: str | None = None
    teachers_total: int | None = None
    profminimum_level: ProfminimumLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow(Row):
    """Классы."""

    name: str
    enrolment: int
    ovz: int
    disability: int | None = None
    class_teacher: str | None = None
    profminimum_level: ProfminimumLevel | None = None
    registration_plan: int | None = None
    registration_fact: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilRow(Row):
    """Ученики."""

    class_name: str
    full_name: str
    code: str | None = None
    ovz: bool = False
    disability: bool = False
    birth_date: date | None = None
    processing_consent: date | None = None
    photo_consent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow(Row):
    """Партнёры."""

    name: str
    category: PartnerCategory
    contacts: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Row):
    """План."""

    code: str
    level: EventLevel
    title: str
    dates_text: str | None = None
    start: date | None = None
    end: date | None = None
    target_group: str | None = None
    classes: tuple[str, ...] = ()
    expected_number: int | None = None
    expected_results: str | None = None
    responsible: str | None = None
    role: str | None = None
    direction: Direction | None = None
    early: bool = False
    project: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow(Row):
    """Журнал работы."""

    code: str
    start: date
    end: date | None = None
    title: str
    plan_item: str | None = None
    form: str | None = None
    event_format: EventFormat | None = None
    level: EventLevel | None = None
    direction: Direction | None = None
    hours: Decimal | None = None
    early: bool = False
    in_campaign: bool = True
    project: str | None = None
    place: str | None = None
    teachers: tuple[str, ...] = ()
    teachers_total: int | None = None
    parents: int | None = None
    partners: tuple[str, ...] = ()
    result: str | None = None
    document: str | None = None
    media_links: tuple[str, ...] = ()
    best: bool = False
    description: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoutRow(Row):
    """Участники."""

    record_code: str
    class_name: str
    kind: TurnoutKind
    number: int | None = None
    ovz: int | None = None
    disability: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRow(Row):
    """Консультации."""

    code: str | None = None
    day: date
    time: str | None = None
    kind: ConsultationKind
    category: PersonCategory
    class_name: str | None = None
    names: tuple[str, ...] = ()
    number: int | None = None
    ovz: int | None = None
    initiator: str | None = None
    topic: str
    content: str | None = None
    methods: str | None = None
    recommendations: str | None = None
    result: str | None = None
    minutes: int | None = None
    next_meeting: date | None = None
    transfer_consent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticsRow(Row):
    """Диагностика: one score of one person, or that the person took part, or a mark."""

    day: date
    instrument: str
    stage: DiagnosticsStage | None = None
    class_name: str
    name: str | None = None
    scale: str | None = None
    score: Decimal | None = None
    mark: DiagnosticsMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow(Row):
    """Кампании; a blank date is the default calendar's."""

    campaign: CampaignCode
    start: date | None = None
    end: date | None = None
    plan_due: date | None = None
    school_due: date | None = None
    municipality_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedRow(Row):
    """Подтверждённые числа."""

    campaign: CampaignCode
    class_name: str
    subject: ConfirmedSubject
    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow(Row):
    """Показатели."""

    code: str
    value: str
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityRow(Row):
    """Муниципалитет: the card of the municipal coordinator."""

    full_name: str
    coordinator: str
    coordinator_post: str | None = None
    phone: str | None = None
    email: str | None = None
    start_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSchoolRow(Row):
    """Школы: a school that the municipality expects a report from."""

    inn: str
    name: str
    organisation_type: OrganisationType | None = None
