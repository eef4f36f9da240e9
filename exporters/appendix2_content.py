"""What Приложение 2 says (394-р п. 5.2 and 5.3): one text for docx, xlsx and pdf."""

from collections.abc import Mapping, Sequence

from exporters.official_head import campaign_words, coordinator, head_paragraphs, organisation
from exporters.table_document import (
    LANDSCAPE,
    Align,
    Cell,
    Row,
    RowGroup,
    Table,
    TableDocument,
    cell,
    number_cell,
)
from models.rules.events import PlanEntry
from models.rules.plan_classes import group_with_classes
from models.rules.report import CampaignPlan
from models.vocabulary import EventLevel

TITLE = "Сводный план Кампании"
HEAD = (
    "Уровень проведения мероприятия",
    "Название мероприятия",
    "Сроки проведения",
    "Целевая группа участников",
    "Ожидаемое количество участников",
    "Ожидаемые результаты и эффекты проведения мероприятия",
    "Ответственное лицо (ФИО, должность), контактная информация (рабочий телефон, электронная почта)",
)
WIDTHS = (30.0, 55.0, 28.0, 34.0, 26.0, 44.0, 50.0)
GROUPS: Mapping[EventLevel, str] = {
    EventLevel.REGIONAL: "Участие в региональном мероприятии",
    EventLevel.MUNICIPAL: "Муниципальный",
    EventLevel.SCHOOL: "Школьный",
}


def appendix2(plan: CampaignPlan) -> TableDocument:
    """Приложение 2 of one school: the three groups of rows in the order of the form, an empty one with a blank row."""
    head = tuple(cell(text, align=Align.CENTER) for text in HEAD)
    return TableDocument(
        title=paper_title(plan),
        page=LANDSCAPE,
        blocks=(
            *head_paragraphs(2, TITLE, organisation(plan.head), coordinator(plan.head)),
            Table(WIDTHS, (head,), plan_groups(plan), name="План"),
        ),
        footer=campaign_words(plan.campaign),
    )


def paper_title(plan: CampaignPlan) -> str:
    """The name of the paper in the file's properties."""
    return f"{TITLE}. {campaign_words(plan.campaign)}"


def plan_groups(plan: CampaignPlan) -> tuple[RowGroup, ...]:
    """The rows of each level under its label; the items keep their order."""
    return tuple(
        RowGroup(
            tuple(plan_row(item, plan.class_names) for item in plan.items if item.level is level) or (_BLANK_ROW,),
            label=cell(title),
        )
        for level, title in GROUPS.items()
    )


_BLANK_ROW: Row = (cell(""),) * (len(HEAD) - 1)


def plan_row(item: PlanEntry, class_names: Sequence[str]) -> Row:
    """The six cells of one item, right of the label."""
    expected: Cell = cell("") if item.expected_number is None else number_cell(item.expected_number)
    return (
        cell(item.title),
        cell(dates(item)),
        cell(group_with_classes(item, class_names)),
        expected,
        cell(item.expected_results),
        cell(_joined(item.responsible, item.role, ", {}")),
    )


def dates(item: PlanEntry) -> str:
    """The dates as the plan words them («По согласованию»), else from the days themselves."""
    if item.dates_text.strip() or item.start is None:
        return item.dates_text.strip()
    if item.end is None or item.end == item.start:
        return f"{item.start:%d.%m.%Y}"
    return f"{item.start:%d.%m.%Y} – {item.end:%d.%m.%Y}"


def _joined(main: str, addition: str, pattern: str) -> str:
    """Both texts, the second in `pattern`, unless the first already says it."""
    if not main.strip() or not addition.strip() or addition.strip() in main:
        return main.strip() or addition.strip()
    return main.strip() + pattern.format(addition.strip())
