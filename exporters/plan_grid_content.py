"""План-сетка on paper (domain, section 7): the grid of directions and months, and the list with its mark of done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from exporters.log_paper import SEWN_LANDSCAPE, Approval, LogColumn, LogPaper, LogSection, log_document
from exporters.table_document import Align, Row, TableDocument, cell
from models.rules.approval import post_and_name
from models.rules.plan_classes import for_whom
from models.rules.plan_dates import dates_in_words, month_name, months_of
from models.rules.plan_status import PlannedItem
from models.rules.plan_year import YearPlan, days_in_short, row_name
from models.vocabulary import Direction

GRID_TITLE = "План-сетка профориентационной работы"
LIST_TITLE = "План профориентационной работы"
_MONTHS_ON_SHEET = 6
_WORDS_OF_NAME = 3


@dataclass(frozen=True, slots=True)
class PlanPaperOptions:
    """`from_january` begins the grid with January; `with_people` names who answers; `class_name` narrows to a class.

    `sewn` ends the paper with «Прошито и пронумеровано».
    """

    from_january: bool = False
    with_people: bool = True
    class_name: str = ""
    sewn: bool = True


def plan_grid_document(plan: YearPlan, options: PlanPaperOptions | None = None) -> TableDocument:
    """The grid as a paper that every renderer knows."""
    return log_document(plan_grid_paper(plan, options))


def plan_grid_paper(plan: YearPlan, options: PlanPaperOptions | None = None) -> LogPaper:
    """The grid: two tables of six months, rows are the directions in use, and what has no term below."""
    chosen = options or PlanPaperOptions()
    shown = plan.for_class(chosen.class_name)
    months = _months(shown, from_january=chosen.from_january)
    halves = [months[start : start + _MONTHS_ON_SHEET] for start in range(0, len(months), _MONTHS_ON_SHEET)]
    sections = [_months_section(shown, half, chosen) for half in halves]
    if shown.has_undated:
        sections.append(_undated_section(shown, chosen))
    return _paper(plan, GRID_TITLE, chosen, sections)


def plan_list_document(plan: YearPlan, options: PlanPaperOptions | None = None) -> TableDocument:
    """The list: № | мероприятие | форма | классы | сроки | ответственный | отметка о выполнении, by the days."""
    chosen = options or PlanPaperOptions()
    shown = plan.for_class(chosen.class_name)
    items = sorted(shown.items, key=_by_days)
    columns = (
        LogColumn("№", 10, Align.CENTER),
        LogColumn("Мероприятие", 78),
        LogColumn("Форма", 30),
        LogColumn("Классы", 30),
        LogColumn("Сроки", 38),
        LogColumn("Ответственный", 44),
        LogColumn("Отметка о выполнении", 34),
    )
    rows = tuple(_list_row(number, item, shown, chosen) for number, item in enumerate(items, 1))
    return log_document(_paper(plan, LIST_TITLE, chosen, [LogSection("План", columns, rows)]))


def _paper(plan: YearPlan, title: str, options: PlanPaperOptions, sections: Sequence[LogSection]) -> LogPaper:
    post, name = post_and_name(plan.head.approver or plan.head.director)
    whose = f"{options.class_name} класс" if options.class_name else ""
    heads = ", ".join(part for part in (f"{plan.year} учебный год", whose) if part)
    return LogPaper(
        title=title,
        school=plan.head.name,
        heads=(heads,),
        sections=tuple(sections),
        page=SEWN_LANDSCAPE,
        signer=plan.head.coordinator if options.sewn else None,
        approval=Approval(post or ("Директор" if not plan.head.approver and name else ""), name, None),
    )


def _months(plan: YearPlan, *, from_january: bool) -> tuple[date, ...]:
    """The months of the grid; begun with January it runs through the calendar year, whose autumn stands last."""
    months = months_of(plan.year)
    return months[4:] + months[:4] if from_january else months


def _months_section(plan: YearPlan, months: Sequence[date], options: PlanPaperOptions) -> LogSection:
    columns = (LogColumn("Направление", 33), *(LogColumn(f"{month_name(month)} {month.year}", 39) for month in months))
    rows = tuple(
        (cell(row_name(direction), bold=True), *(cell(_cell_text(plan, direction, month, options)) for month in months))
        for direction in _dated_rows(plan)
    )
    name = f"{month_name(months[0])}–{month_name(months[-1]).lower()}"
    return LogSection(name, columns, rows, title=name, column_numbers=False, body_size=9)


def _dated_rows(plan: YearPlan) -> tuple[Direction | None, ...]:
    """The rows that have something in a month of the year; both tables have the same."""
    months = months_of(plan.year)
    used = tuple(row for row in plan.rows() if any(plan.cell(row, month) for month in months))
    return used or plan.rows()


def _undated_section(plan: YearPlan, options: PlanPaperOptions) -> LogSection:
    columns = (LogColumn("Направление", 33), LogColumn("Мероприятия без указания месяца", 234))
    rows = tuple(
        (cell(row_name(direction), bold=True), cell(_cell_text(plan, direction, None, options)))
        for direction in plan.rows()
        if plan.cell(direction, None)
    )
    return LogSection("Без срока", columns, rows, title="Без срока", column_numbers=False, body_size=9)


def _cell_text(plan: YearPlan, direction: Direction | None, month: date | None, options: PlanPaperOptions) -> str:
    items = [_in_cell(item, plan, options) for item in plan.cell(direction, month)]
    return "\n".join(f"• {text}" for text in items) if len(items) > 1 else "".join(items)


def _in_cell(item: PlannedItem, plan: YearPlan, options: PlanPaperOptions) -> str:
    """«Экскурсия на сыроварню (6, 7 кл.), 16.03 — Громова Т. В.; проведено», with the day where it was another one."""
    entry = item.entry
    whom = for_whom(entry, plan.class_names)
    when = days_in_short(entry.start, entry.end)
    text = f"{entry.title} ({whom})" if whom else entry.title
    text += f", {when}" if when else ""
    if options.with_people and (person := _person(entry.responsible)):
        text += f" — {person}"
    if item.held_on is None:
        return text
    return f"{text}; проведено" if f"{item.held_on:%d.%m}" == when else f"{text}; проведено {item.held_on:%d.%m}"


def _person(responsible: str) -> str:
    """«Громова Т. В.»: the name without the post and the telephone behind it, in initials where it is a full one."""
    name = responsible.split(",")[0].strip()
    words = name.split()
    full = len(words) == _WORDS_OF_NAME and all(len(word) > 1 and word.isalpha() for word in words[1:])
    return f"{words[0]} {words[1][0]}. {words[2][0]}." if full else name


def _list_row(number: int, item: PlannedItem, plan: YearPlan, options: PlanPaperOptions) -> Row:
    entry = item.entry
    role = entry.role[:1].lower() + entry.role[1:]
    who = ", ".join(part for part in (entry.responsible, role) if part) if options.with_people else ""
    return (
        cell(str(number), align=Align.CENTER),
        cell(entry.title),
        cell(entry.form),
        cell(for_whom(entry, plan.class_names)),
        cell(entry.dates_text or dates_in_words(entry.start, entry.end)),
        cell(who),
        cell(_done_on(item)),
    )


def _done_on(item: PlannedItem) -> str:
    days: Iterable[str] = dict.fromkeys(f"{record.start:%d.%m.%Y}" for record in item.records)
    return f"проведено {', '.join(days)}" if item.records else ""


def _by_days(item: PlannedItem) -> tuple[date, date, int]:
    first = item.entry.start or item.entry.end or date.max
    return first, item.entry.end or first, item.entry.id
