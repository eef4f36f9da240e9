"""The school's yearly report on the road map (1027/р п. 5.3): each measure with what the school did."""

from exporters.log_paper import LogColumn, LogPaper, LogSection, log_document
from exporters.table_document import LANDSCAPE, Align, Cell, Row, TableDocument, cell, number_cell
from models.rules.plan_dates import dates_in_words
from models.rules.road_map import RoadMapLine, RoadMapReport
from models.rules.russian import plural

TITLE = "Отчёт об участии в мероприятиях дорожной карты"
_COLUMNS = (
    LogColumn("№", 11, Align.CENTER),
    LogColumn("Мероприятие дорожной карты", 72),
    LogColumn("Сроки", 27),
    LogColumn("Ответственные по дорожной карте", 36),
    LogColumn("Что сделано школой", 76),
    LogColumn("Обучающихся, не менее", 24, Align.CENTER),
    LogColumn("Участий", 18, Align.CENTER),
)


def road_map_document(report: RoadMapReport) -> TableDocument:
    """The report: measures under the titles of their sections, then who made it."""
    asked, done = report.of_schools, report.done
    summary = (
        f"К школам обращено {plural(len(asked), 'мероприятие', 'мероприятия', 'мероприятий')} из {len(report.lines)}; "
        f"школа провела работу по {len(done)}."
    )
    coordinator = f"Координатор профориентационной работы: {report.head.coordinator_line}"
    return log_document(
        LogPaper(
            title=TITLE,
            school=report.head.name,
            heads=(
                f"{report.year} учебный год",
                "Распоряжение департамента образования от 20.10.2022 № 1027/р, п. 5.3",
            ),
            sections=(LogSection("Дорожная карта", _COLUMNS, tuple(_rows(report)), notes=(summary, coordinator)),),
            page=LANDSCAPE,
        )
    )


def _rows(report: RoadMapReport) -> list[Row]:
    rows: list[Row] = []
    section = ""
    for each in report.lines:
        if each.measure.section != section:
            section = each.measure.section
            rows.append((cell(section, columns=len(_COLUMNS), bold=True),))
        rows.append(_row(each))
    return rows


def _row(each: RoadMapLine) -> Row:
    measure = each.measure
    return (
        cell(measure.number, align=Align.CENTER),
        cell(measure.title),
        cell(measure.dates_text),
        cell(", ".join(measure.who)),
        cell(done_in_words(each)),
        _number(each.pupils, done=each.is_done),
        _number(each.attendances, done=each.is_done),
    )


def done_in_words(each: RoadMapLine) -> str:
    """A line for each record, else what is planned, else a dash."""
    if each.events:
        return "\n".join(f"{event.start:%d.%m.%Y} {event.title}" for event in each.events)
    planned = []
    for item in each.items:
        when = item.dates_text or dates_in_words(item.start, item.end)
        planned.append(f"в плане: {item.title}" + (f" ({when})" if when else ""))
    return "\n".join(planned) or "—"


def _number(number: int, *, done: bool) -> Cell:
    return number_cell(number) if done else cell("—", align=Align.CENTER)
