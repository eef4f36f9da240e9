"""What the cells of Приложение 3 say (394-р п. 5.4): one text for docx, xlsx, pdf and the screen.

Every number is a `Run` of its own with a `number_key`, so that the window can open the records behind it:

| key | the number |
|---|---|
| `schools_total`, `schools_involved` | both halves of «1/1» |
| `events` | мероприятия |
| `students_total`, `participants`, `participants:5` … `participants:11` | обучающиеся: all, participants, by grade |
| `teachers` | педагоги |
| `students_ovz_total`, `participants_ovz`, `participants_ovz:5` … `participants_ovz:11` | the same with ОВЗ |
| `partners` | partners in all (stands in both tables) |
| `partners:education`, `partners:industry`, `partners:business`, `partners:community` | partners of one category |

The words are those of `report --json`; after the colon stands the grade, or the category's name in the code in lower
case.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from exporters.official_head import campaign_words, coordinator, head_paragraphs, organisation
from exporters.table_document import (
    LANDSCAPE,
    Align,
    Block,
    Cell,
    Line,
    Paragraph,
    Row,
    RowGroup,
    Run,
    Style,
    Table,
    TableDocument,
    cell,
    line,
    number_cell,
)
from models.rules.campaign import CampaignFigures
from models.rules.report import CampaignReport
from models.vocabulary import PartnerCategory

TITLE = "Сводный отчет об итогах Кампании"
PARTICIPATION_CAPTION = (
    "Участие образовательных организаций, обучающихся и педагогов в {season} профориентационной кампании "
    "для обучающихся 5-11 классов общеобразовательных организаций Томской области"
)
PARTNERS_CAPTION = (
    "Привлечение к участию в профориентационных мероприятиях на уровне муниципальных образований или областных "
    "государственных образовательных организаций, в отношении которой Департамент общего образования Томской области "
    "выполняет функции и полномочия учредителя организаций-партнёров"
)
PARTICIPATION_HEAD = (
    "Муниципальное образование",
    (
        "Общее количество общеобразовательных организаций в муниципальном образовании/Общее количество "
        "общеобразовательных организаций, организовавших профориентационные мероприятия и/или обеспечившие участие "
        "обучающихся и педагогов в профориентационных мероприятиях"
    ),
    "Общее количество организованных профориентационных мероприятий",
    (
        "Общее количество обучающихся/\n"
        "Общее количество обучающихся, принявших участие в профориентационных мероприятиях "
        "(из них: 5 класс, 6 класс, 7 класс, 8 класс, 9 класс, 10 класс, 11 класс)"
    ),
    "Общее количество педагогов, принявших участие в профориентационных мероприятиях",
    (
        "Общее количество обучающихся с ОВЗ в муниципальном образовании или ОГОО/Общее количество обучающихся с ОВЗ,\n"
        "принявших участие в профориентационных мероприятиях\n"
        "(из них: 5 класс, 6 класс, 7 класс, 8 класс, 9 класс, 10 класс, 11 класс)"
    ),
    (
        "Количество организаций-партнеров, вовлечённых в профориентационные мероприятия на уровне муниципалитета или "
        "ОГОО (перечислить все наименования организаций-партнёров)"
    ),
)
PARTICIPATION_WIDTHS = (36.0, 36.0, 31.5, 47.0, 31.5, 47.0, 38.0)
PARTNERS_HEAD = (
    "Муниципальное образование",
    (
        "Общее количество организаций-партнёров, привлеченных к профориентационным мероприятиям на уровне "
        "муниципалитета или ОГОО"
    ),
    "Привлеченные категории организаций-партнёров\n(указать число, перечислить наименования)",
)
PARTNER_COLUMNS: Mapping[PartnerCategory, str] = {
    PartnerCategory.EDUCATION: "Профессиональные образовательные организации\n(сузы, вузы)",
    PartnerCategory.INDUSTRY: "Производственные компании, предприятия",
    PartnerCategory.BUSINESS: "Предприниматели, представители бизнес - сообщества",
    PartnerCategory.COMMUNITY: "Представители родительской общественности, НКО, успешные выпускники "
    "общеобразовательных организаций и др.",
}
PARTNERS_WIDTHS = (40.0, 39.0, 49.0, 47.0, 43.0, 49.0)


def appendix3(report: CampaignReport) -> TableDocument:
    """Приложение 3 of one school: the head, both tables, the school in their last row."""
    figures = report.figures
    return TableDocument(
        title=paper_title(report),
        page=LANDSCAPE,
        blocks=tuple(_blocks(organisation(report.head), coordinator(report.head), figures.campaign.adjective, figures)),
        footer=footer(report),
    )


def paper_title(report: CampaignReport) -> str:
    """The name of the paper in the file's properties."""
    return f"{TITLE}. {campaign_words(report.campaign)}"


def footer(report: CampaignReport) -> str:
    """What stands at the foot of each page: the campaign and the day of the numbers."""
    return f"{campaign_words(report.campaign)}, данные на {day(report.counted_on)}"


def day(value: date) -> str:
    """«21.11.2026»."""
    return f"{value:%d.%m.%Y}"


def _blocks(organisation_text: str, coordinator_text: str, season: str, figures: CampaignFigures) -> Iterator[Block]:
    yield from head_paragraphs(3, TITLE, organisation_text, coordinator_text)
    yield Paragraph(line(PARTICIPATION_CAPTION.format(season=season)), Style.CAPTION)
    yield participation_table((participation_row(figures, figures.school_name),))
    yield Paragraph(line(PARTNERS_CAPTION), Style.CAPTION)
    yield partners_table((partners_row(figures, figures.school_name),))


def participation_table(rows: tuple[Row, ...]) -> Table:
    """Table 1: seven columns under the headings of 394-р."""
    head = tuple(cell(text, align=Align.CENTER) for text in PARTICIPATION_HEAD)
    return Table(PARTICIPATION_WIDTHS, (head,), (RowGroup(rows),), whole_rows=False, name="Таблица 1")


def partners_table(rows: tuple[Row, ...]) -> Table:
    """Table 2: six columns, the four categories under a common heading."""
    name, total, categories = PARTNERS_HEAD
    upper = (
        cell(name, rows=2, align=Align.CENTER),
        cell(total, rows=2, align=Align.CENTER),
        cell(categories, columns=len(PARTNER_COLUMNS), align=Align.CENTER),
    )
    lower = tuple(cell(text, align=Align.CENTER) for text in PARTNER_COLUMNS.values())
    return Table(PARTNERS_WIDTHS, (upper, lower), (RowGroup(rows),), whole_rows=False, name="Таблица 2")


def participation_row(figures: CampaignFigures, first_column: str) -> Row:
    """The seven cells of table 1 for `first_column` (the school, the municipality), in the words of 394-р's example."""
    schools = line(
        Run(str(figures.schools_total), "schools_total"), "/", Run(str(figures.schools_involved), "schools_involved")
    )
    return (
        cell(first_column),
        Cell((schools,), align=Align.CENTER),
        number_cell(figures.events, "events"),
        Cell(tuple(_pupils(figures))),
        number_cell(figures.teachers, "teachers"),
        Cell(tuple(_pupils_with_ovz(figures))),
        Cell((_partners(figures.partner_names, "partners"),)),
    )


def partners_row(figures: CampaignFigures, first_column: str) -> Row:
    """The six cells of table 2: the total, then per category «3 - ТУСУР, ТГАСУ, НИ ТГУ», «0» without any."""
    categories = (
        Cell((_partners(figures.partners.get(category, ()), f"partners:{category.name.lower()}"),))
        for category in PARTNER_COLUMNS
    )
    return (cell(first_column), number_cell(figures.partners_total, "partners"), *categories)


def _pupils(figures: CampaignFigures) -> Iterator[Line]:
    yield _persons("Общее количество обучающихся 5-11 классов – ", figures.pupils_total, "students_total")
    yield _persons(
        "Общее количество обучающихся 5-11 классов, принявших участие в профориентационных мероприятиях – ",
        figures.participants_total,
        "participants",
    )
    yield from _by_grade(figures.participants, "participants")


def _pupils_with_ovz(figures: CampaignFigures) -> Iterator[Line]:
    yield _persons("Общее количество обучающихся с ОВЗ 5-11 классов – ", figures.ovz_total, "students_ovz_total")
    yield _persons(
        "Общее количество обучающихся с ОВЗ в 5-11 классах, принявших участие в профориентационных мероприятиях – ",
        figures.participants_ovz_total,
        "participants_ovz",
    )
    yield from _by_grade(figures.participants_ovz, "participants_ovz")


def _persons(words: str, number: int, key: str) -> Line:
    return line(words, Run(str(number), key), " чел.")


def _by_grade(numbers: Mapping[int, int], key: str) -> Iterator[Line]:
    yield line("Из них:")
    last = max(numbers)
    for grade, number in sorted(numbers.items()):
        end = " чел." if grade == last else " чел.;"
        yield line(f"{grade} класс - ", Run(str(number), f"{key}:{grade}"), end)


def _partners(names: tuple[str, ...], key: str) -> Line:
    number = Run(str(len(names)), key)
    return line(number, " - ", ", ".join(names)) if names else line(number)
