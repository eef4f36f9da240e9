"""«Ближайшие сроки»: days left, what is due, where to go."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.consultation_words import category_and_class
from models.rules.russian import plural
from models.vocabulary import ReportStatus
from ui.components.buttons import Link, stack
from ui.components.labels import Hairline, Label, SectionTitle, Sign
from ui.pages.days import day_and_month, days_left, weekday_and_day
from ui.theme import current

if TYPE_CHECKING:
    from models.services.home_state import Deadline, HomeState, MeetingDue

Navigate = Callable[[str, object], object]
_LEAD = 112
_URGENT = 3


def deadlines_section(state: "HomeState", today: date, navigate: Navigate) -> QWidget:
    """All deadlines and next meetings: what is open first, by day; what is done with a green tick."""
    open_ = [(one.day, _open_row(one, today, navigate)) for one in state.deadlines if not one.done]
    open_ += [(one.day, _meeting_row(one, today, navigate)) for one in state.meetings.nearest]
    lines = [line for _day, line in sorted(open_, key=lambda pair: pair[0])]
    if state.meetings.more:
        lines.append(_more_meetings(state.meetings.more, navigate))
    lines += [_done_row(one, today, navigate) for one in state.deadlines if one.done]
    return stack(SectionTitle("Ближайшие сроки"), *(part for line in lines for part in (line, Hairline())))


def _meeting_row(meeting: "MeetingDue", today: date, navigate: Navigate) -> QWidget:
    """Without a name: others see the screen too."""
    left = meeting.days_left(today)
    day = weekday_and_day(meeting.day) if left >= 0 else f"Была назначена на {day_and_month(meeting.day)}"
    whose = category_and_class(meeting.category, meeting.class_name)
    words = [Label("Повторная встреча", "strong", wrap=True), Label(f"{day}. {whose}", "second", wrap=True)]
    link = Link("Открыть запись", lambda: navigate("consultations", {"id": meeting.id}))
    return _row(_lead(left, "пропущена" if left < 0 else days_left(left)), words, link)


def _more_meetings(more: int, navigate: Navigate) -> QWidget:
    words = f"Ещё {plural(more, 'повторная встреча', 'повторные встречи', 'повторных встреч')} в ближайшие дни"
    link = Link("Открыть журнал", lambda: navigate("consultations", None))
    return _row(QWidget(), [Label(words, "muted", wrap=True)], link)


def _lead(left: int, words: str) -> Label:
    lead = Label(words, "section")
    if left < 0:
        lead.setProperty("tone", "err")
    elif left <= _URGENT:
        lead.setProperty("tone", "accent")
    return lead


def _open_row(deadline: "Deadline", today: date, navigate: Navigate) -> QWidget:
    left = deadline.days_left(today)
    lead = _lead(left, "просрочен" if left < 0 else days_left(left))
    words = [Label(_title(deadline), "strong", wrap=True), Label(_note(deadline, left), "second", wrap=True)]
    tab = {"plan": "plan", "last-day": "plan"}.get(deadline.kind, "paper")
    link = Link(
        "Открыть отчёт" if tab == "paper" else "Показать план",
        lambda: navigate("report", {"campaign": str(deadline.campaign), "tab": tab}),
    )
    return _row(lead, words, link, *_ways_out(deadline, navigate))


def _done_row(deadline: "Deadline", today: date, navigate: Navigate) -> QWidget:
    lead = QWidget()
    line = QHBoxLayout(lead)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    word = Label(_done_word(deadline), "section")
    word.setProperty("tone", "ok")
    line.addWidget(Sign("check", "ok", 18, 2.25))
    line.addWidget(word, 1)
    words = [Label(_done_sentence(deadline, today), "muted", wrap=True)]
    return _row(lead, words, *_ways_out(deadline, navigate))


def _ways_out(deadline: "Deadline", navigate: Navigate) -> list[Link]:
    """The link to where the report or the plan is signed and sent; what was handed in needs none."""
    if deadline.kind == "last-day" or (deadline.kind == "plan" and (not deadline.done or deadline.sent is not None)):
        return []
    if deadline.kind == "report" and deadline.status in (ReportStatus.SENT, ReportStatus.ACCEPTED):
        return []
    what = {"plan": "план", "report": "отчёт"}[deadline.kind]
    link = Link(
        "Отправить",
        lambda: navigate("sending", {"campaign": str(deadline.campaign), "tab": str(deadline.kind)}),
    )
    link.setAccessibleName(f"Отправить {what} файлом или по почте")
    return [link]


def _row(lead: QWidget, words: list[Label], *links: Link) -> QWidget:
    theme = current()
    box = QWidget()
    box.setMinimumHeight(theme.px(59 if links else 44))
    lead.setFixedWidth(theme.px(_LEAD))
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 6, 0, 6)
    line.setSpacing(16)
    middle = Qt.AlignmentFlag.AlignVCenter
    line.addWidget(lead, 0, middle)
    column = QVBoxLayout()  # centred by stretches: an aligned layout would cut words that run over more lines
    column.setSpacing(1)
    column.addStretch(1)
    for label in words:
        column.addWidget(label)
    column.addStretch(1)
    line.addLayout(column, 1)
    if links:
        line.addWidget(_at_the_right(links), 0, middle)
    return box


def _at_the_right(links: tuple[Link, ...]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for link in links:
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
    return box


def _title(deadline: "Deadline") -> str:
    season = deadline.campaign.adjective
    return {
        "plan": f"Сводный план {season} кампании",
        "last-day": f"Последний день {season} кампании",
        "report": f"Отчёт {season} кампании в управление образования",
    }[deadline.kind]


def _note(deadline: "Deadline", left: int) -> str:
    day = weekday_and_day(deadline.day)
    if left < 0:
        return f"Срок был {day_and_month(deadline.day)}, {days_left(left)}. Статус: {deadline.status}"
    if deadline.kind == "plan":
        return f"{day}. В плане ещё нет мероприятий"
    if deadline.kind == "last-day":
        rest = plural(deadline.count, "мероприятие", "мероприятия", "мероприятий")
        return f"{day}. По плану ещё {rest}" if deadline.count else day
    return f"{day}. Статус: {deadline.status}"


def _done_word(deadline: "Deadline") -> str:
    if deadline.kind == "plan" and deadline.sent is not None:
        return "отправлен"
    return {"plan": "составлен", "last-day": "прошёл"}.get(deadline.kind, str(deadline.status))


def _done_sentence(deadline: "Deadline", today: date) -> str:
    day, season = day_and_month(deadline.day), deadline.campaign.adjective
    if deadline.sent is not None:
        what = {"plan": "Сводный план", "report": "Отчёт"}[deadline.kind]
        in_time = "в срок" if deadline.sent <= deadline.day else f"срок был {day}"
        return f"{what} {season} кампании отправлен {day_and_month(deadline.sent)}, {in_time}"
    if deadline.kind == "plan":
        items = plural(deadline.count, "мероприятие", "мероприятия", "мероприятий")
        verb = "сдать до" if deadline.day >= today else "срок был"
        return f"Сводный план {season} кампании: {items}, {verb} {day}"
    if deadline.kind == "last-day":
        rest = f", без записи {plural(deadline.count, 'пункт', 'пункта', 'пунктов')} плана" if deadline.count else ""
        return f"Последний день {season} кампании, {day}{rest}"
    return f"Отчёт {season} кампании, срок {day}"
