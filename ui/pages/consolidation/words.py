"""The words of the page «Сводка». No Qt."""

import re
from datetime import date
from typing import TYPE_CHECKING

from models.rules.consolidation import SchoolStatus
from models.rules.russian import plural, plural_word
from ui.pages.days import day_and_month, days_left

if TYPE_CHECKING:
    from models.packages.received_files import Received
    from models.rules.consolidation import SchoolRow
    from models.rules.periods import CampaignCalendar
    from models.services.office_overview import PackageLine, ShownSchool

RETURNED = "на доработку"
ORDER = (SchoolStatus.ACCEPTED, SchoolStatus.CORRECT, SchoolStatus.INCORRECT, SchoolStatus.MISSING)
SCHOOLS = ("школа", "школы", "школ")
PACKAGES = ("пакет", "пакета", "пакетов")
_PEOPLE = re.compile(r"Участников: было (?P<before>\d+), стало (?P<now>\d+)")
_TURNS = ("Первая", "Вторая", "Третья", "Четвёртая", "Пятая")


def came_on(row: "SchoolRow") -> date | None:
    """The day that decides whether a package came in time: a stick may be signed earlier than it is received."""
    if row.signed is None or row.received is None:
        return None
    return min(row.signed, row.received).date()


def came_words(row: "SchoolRow", calendar: "CampaignCalendar") -> str:
    """«16.10, в срок», «21.10, +2 дня»; empty for a school that handed in nothing."""
    day = came_on(row)
    if day is None:
        return ""
    return f"{day:%d.%m}, {late_words(row, calendar)}"


def late_words(row: "SchoolRow", calendar: "CampaignCalendar") -> str:
    """«в срок» or by how much it is late; a report handed in anew was in time when the first one was."""
    day = came_on(row)
    due = calendar.municipality_due if row.is_state_school else calendar.school_due
    if row.on_time or day is None:
        return "в срок"
    return f"+{plural(max((day - due).days, 1), 'день', 'дня', 'дней')}"


def submission_words(row: "SchoolRow", calendar: "CampaignCalendar") -> str:
    """«Вторая подача, 19 апреля, в срок»."""
    day = came_on(row)
    if day is None:
        return "Ждёт подтверждения ключа" if row.waits else "Пакета ещё нет"
    number = row.resubmissions
    turn = _TURNS[number] if number < len(_TURNS) else f"{number + 1}-я"
    return f"{turn} подача, {day_and_month(day)}, {late_words(row, calendar)}"


def people_words(school: "ShownSchool") -> str:
    """«95 из 102»."""
    return "" if school.participants is None else f"{school.participants} из {school.pupils}"


def change_words(school: "ShownSchool") -> str:
    """What the last package changed, as short as a cell wants it."""
    if not school.row.resubmissions:
        return ""
    if not school.changes:
        return "без изменений"
    people = next((_PEOPLE.fullmatch(line) for line in school.changes if line.startswith("Участников:")), None)
    if people is None:
        first = school.changes[0]
        return f"{first[0].lower()}{first[1:]}"
    change = int(people["now"]) - int(people["before"])
    return f"участников {'+' if change > 0 else '−'}{abs(change)}"


def finding_words(row: "SchoolRow") -> str:
    """«2 ошибки», else «3 предупр.»; empty for none."""
    errors = sum(finding.is_error for finding in row.findings)
    if errors:
        return plural(errors, "ошибка", "ошибки", "ошибок")
    return f"{len(row.findings)} предупр." if row.findings else ""


def due_words(calendar: "CampaignCalendar", today: date) -> str:
    """«Школы сдают до 19 октября, осталось 12 дней», then the day of the свод."""
    left = (calendar.school_due - today).days
    if left > 0:
        return (
            f"Школы сдают до {day_and_month(calendar.school_due)}, "
            f"{plural_word(left, 'остался', 'осталось', 'осталось')} {days_left(left)}"
        )
    if left == 0:
        return f"Школы сдают сегодня, {day_and_month(calendar.school_due)}"
    to_region = (calendar.municipality_due - today).days
    if to_region > 0:
        return (
            f"В регион до {day_and_month(calendar.municipality_due)}, "
            f"{plural_word(to_region, 'остался', 'осталось', 'осталось')} {days_left(to_region)}"
        )
    if to_region == 0:
        return f"В регион сегодня, {day_and_month(calendar.municipality_due)}"
    return f"Срок сдачи в регион был {day_and_month(calendar.municipality_due)}"


def package_words(line: "PackageLine") -> tuple[str, str]:
    """A package in the history: what it is, and when it came and what was decided."""
    from models.packages.reception import State
    from models.services.decisions import ACCEPTED
    from models.services.decisions import RETURNED as GIVEN_BACK

    title = f"Пакет № {line.sequence}, подписан {line.created:%d.%m.%Y}"
    parts = [f"получен {line.received:%d.%m.%Y в %H:%M}"]
    if line.parts > 1:
        parts.append(f"частей {line.have} из {line.parts}")
    if line.state is State.WAITING:
        parts.append("ждёт подтверждения ключа")
    elif line.state is State.LATE:
        parts.append("пришёл после более нового, не учтён")
    decided = f" {line.decided:%d.%m}" if line.decided else ""
    if line.decision == ACCEPTED:
        parts.append(f"принят{decided}")
    elif line.decision == GIVEN_BACK:
        parts.append(f"возвращён{decided}")
    return title, ", ".join(parts)


def key_words(row: "SchoolRow") -> str:
    """«Подписано школой «Петровская СОШ», ключ подтверждён 12.09.2026»."""
    if row.package is None:
        return f"{row.key_words[:1].upper()}{row.key_words[1:]}"
    return f"Подписано школой, {row.key_words}"


def names_words(names: "list[str]") -> str:
    """One name in quotes, or how many."""
    return f"«{names[0]}»" if len(names) == 1 else plural(len(names), *SCHOOLS)


def taken_words(received: "Received") -> str:
    """«Принято 4 пакета, ждут ключа 2, не принят 1»."""
    from models.packages.reception import Status

    taken = received.number(Status.NEW, Status.RESUBMITTED)
    waiting, refused = received.number(Status.QUARANTINED), received.number(Status.REFUSED)
    parts = [
        f"Принято: {plural(taken, *PACKAGES)}" if taken else "",
        f"{'ждёт' if waiting == 1 else 'ждут'} подтверждения ключа: {plural(waiting, *PACKAGES)}" if waiting else "",
        f"не принято: {plural(refused, *PACKAGES)}" if refused else "",
    ]
    words = ", ".join(part for part in parts if part) or "Новых пакетов нет"
    return f"{words[0].upper()}{words[1:]}"
