"""Reports and plans for the papers' tests: a plausible school by default, each test overrides what matters to it."""

from dataclasses import replace
from datetime import date

from models.rules.campaign import CampaignFigures, SchoolHead
from models.rules.events import Event, EventPhoto, PlanEntry
from models.rules.periods import CampaignCode, default_calendar
from models.rules.report import CampaignPlan, CampaignReport, Note, NoteParagraph
from models.vocabulary import CAMPAIGN_GRADES, EventLevel, PartnerCategory, ReportStatus, Season

AUTUMN = CampaignCode(Season.AUTUMN, 2026)
SPRING = CampaignCode(Season.SPRING, 2027)

HEAD = SchoolHead(
    name="МБОУ «Заречная средняя общеобразовательная школа»",
    short_name="МБОУ «Заречная СОШ»",
    inn="7059565941",
    municipality="Сосновский район",
    coordinator="Петрова Нина Сергеевна",
    coordinator_post="заместитель директора по воспитательной работе",
    phone="8 (38299) 2-17-35",
    email="zarechnaya@example.org",
    director="Кравцова Ольга Ивановна",
)

PARTNERS = {
    PartnerCategory.EDUCATION: ("НИ ТГУ", "ТГАСУ", "ТУСУР"),
    PartnerCategory.INDUSTRY: ("ЗАО «Томский подшипник»", "ПАО «Россети Томск»"),
    PartnerCategory.BUSINESS: ("ИП Иванов И.И.",),
    PartnerCategory.COMMUNITY: ("Сидоров П.И., выпускник 2012 г.",),
}


def figures(campaign: CampaignCode = AUTUMN, **changes: object) -> CampaignFigures:
    """The numbers of 394-р's own example, with partners that add up."""
    plain = CampaignFigures(
        campaign=campaign,
        school_name=HEAD.name,
        school_inn=HEAD.inn,
        municipality=HEAD.municipality,
        schools_total=1,
        schools_involved=1,
        events=42,
        pupils_total=599,
        participants=dict(zip(CAMPAIGN_GRADES, (59, 79, 76, 56, 60, 55, 53), strict=True)),
        upper_bound=451,
        cumulative=1204,
        ovz_total=109,
        participants_ovz=dict(zip(CAMPAIGN_GRADES, (11, 20, 17, 11, 22, 1, 1), strict=True)),
        teachers=33,
        partners=PARTNERS,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


_RESULTS = (
    "В осенней профориентационной кампании школа провела 42 мероприятия, в которых приняли участие 438 из 599 "
    "обучающихся 5–11 классов (73,12 %), накопительный итог — 1 204 участия. Среди участников 83 из 109 обучающихся "
    "с ОВЗ (76,15 %) и 33 педагога. Мероприятия охватили все параллели: от классных часов о профессиях в 5 классах "
    "до профессиональных проб и экскурсий на предприятия в 9–11 классах."
)
_PARTNERS = (
    "К мероприятиям привлечены 7 организаций-партнёров: НИ ТГУ, ТГАСУ, ТУСУР, ЗАО «Томский подшипник», "
    "ПАО «Россети Томск», ИП Иванов И.И., выпускник школы П.И. Сидоров. Предприятия приняли школьников в цехах и на "
    "подстанции, вузы провели дни открытых дверей и мастер-классы."
)
_PROBLEMS = (
    "Не все классы точно учли участников: по двум классам число указано «не менее».\nМало родительских собраний."
)


def note(**changes: object) -> Note:
    """A note of some four fifths of a page."""
    paragraphs = (
        NoteParagraph("results", "Основные результаты", _RESULTS, _RESULTS),
        NoteParagraph("partners", "Практики привлечения организаций-партнёров", _PARTNERS, _PARTNERS),
        NoteParagraph("problems", "Выявленные проблемы", _PROBLEMS, _PROBLEMS),
        NoteParagraph("examples", "Яркие примеры", "", ""),
    )
    title = "Аналитическая справка об итогах осенней профориентационной кампании 2026 года"
    return replace(Note(title, paragraphs), **changes)  # type: ignore[arg-type]


def best_event(number: int, **changes: object) -> Event:
    """A best event with ten photos and a description of five sentences."""
    plain = Event(
        id=number,
        code=f"М{number}",
        title=f"Экскурсия на завод «Подшипник», {number} поток",
        start=date(2026, 9, 13 + number),
        best=True,
        form="экскурсия",
        description="Школьники увидели цех. Мастер показал станок. Каждый попробовал сам. Ответили на вопросы. "
        "Выпустили газету.",
        media_links=(f"https://example.org/news/{number}",),
        photos=tuple(EventPhoto(f"{number:064x}", 2000, 1500) for _ in range(10)),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def report(**changes: object) -> CampaignReport:
    """A whole report of autumn 2026 with three best events."""
    plain = CampaignReport(
        campaign=AUTUMN,
        calendar=default_calendar(AUTUMN),
        head=HEAD,
        status=ReportStatus.DRAFT,
        signed=None,
        figures=figures(),
        classes=(),
        events=tuple(best_event(number) for number in (1, 2, 3)),
        note=note(),
        findings=(),
        readiness=(),
        counted_on=date(2026, 10, 16),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def plan_item(number: int, level: EventLevel = EventLevel.SCHOOL, **changes: object) -> PlanEntry:
    """An item of the campaign's plan."""
    plain = PlanEntry(
        id=number,
        code=f"П{number}",
        level=level,
        title=f"Экскурсия на предприятие № {number}",
        dates_text="Сентябрь – октябрь",
        start=date(2026, 9, 14),
        end=date(2026, 10, 15),
        target_group="обучающиеся",
        classes="8А, 9А",
        expected_number=45,
        expected_results="Знакомство с профессиями предприятия, отзывы обучающихся",
        responsible="Петрова Нина Сергеевна, 8 (38299) 2-17-35, zarechnaya@example.org",
        role="заместитель директора по ВР",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def plan(items: tuple[PlanEntry, ...] | None = None) -> CampaignPlan:
    """A plan with regional and school events; the municipal group is empty."""
    if items is None:
        regional = tuple(plan_item(number, EventLevel.REGIONAL) for number in range(1, 4))
        items = regional + tuple(plan_item(number) for number in range(4, 10))
    return CampaignPlan(AUTUMN, HEAD, items)
