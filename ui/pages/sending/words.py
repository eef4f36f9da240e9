"""The sentences of the page «Отправка». No Qt."""

from datetime import date
from typing import TYPE_CHECKING

from models.packages.kinds import PackageKind
from models.rules.russian import plural, plural_word
from models.vocabulary import ReportStatus
from ui.pages.days import day_and_month, days_left, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.rules.findings import Finding
    from models.services.outbox import Outbox
    from models.services.sent_packages import SentPackage

NAMES = {PackageKind.REPORT: "отчёт", PackageKind.PLAN: "план"}
REPORT_CHAIN = (ReportStatus.DRAFT, ReportStatus.READY, ReportStatus.SIGNED, ReportStatus.SENT, ReportStatus.ACCEPTED)
PLAN_CHAIN = (ReportStatus.DRAFT, ReportStatus.SIGNED, ReportStatus.SENT, ReportStatus.ACCEPTED)
_MOST_CHANGES = 6
_ANSWERED = {"accepted": ReportStatus.ACCEPTED, "returned": ReportStatus.RETURNED}


def due_sentence(outbox: "Outbox", kind: PackageKind, today: date) -> str:
    """«Отчёт сдать до 19 октября, осталось 12 дней», or when it was handed in."""
    calendar = outbox.report.calendar
    due = calendar.school_due if kind is PackageKind.REPORT else calendar.plan_due
    what = NAMES[kind].capitalize()
    package = outbox.latest(kind)
    if package is not None and package.left_at is not None:
        in_time = "в срок" if package.left_at.date() <= due else f"срок был {day_and_month(due)}"
        return f"{what} отправлен {day_and_month(package.left_at.date())}, {in_time}"
    left = (due - today).days
    if left < 0:
        return f"{what}: срок сдачи был {day_and_month(due)}, {days_left(left)}"
    if left == 0:
        return f"{what} сдать сегодня, {day_and_month(due)}"
    remain = plural_word(left, "остался", "осталось", "осталось")
    return f"{what} сдать до {day_and_month(due)}, {remain} {days_left(left)}"


def status_of(outbox: "Outbox", kind: PackageKind) -> ReportStatus:
    """How far the report or the plan is; of a plan its last package tells."""
    if kind is PackageKind.REPORT:
        return outbox.report.status
    package = outbox.latest(kind)
    if package is None:
        return ReportStatus.DRAFT
    decision = outbox.decision(kind)
    if decision is not None and decision.decision in _ANSWERED:
        return _ANSWERED[decision.decision]
    return ReportStatus.SENT if package.left_at is not None else ReportStatus.SIGNED


def state_sentence(outbox: "Outbox", kind: PackageKind, today: date) -> str:
    """What the status means today, and what comes next."""
    package, status = outbox.latest(kind), status_of(outbox, kind)
    if package is None:
        return _unsigned(outbox, kind)
    how = "подписан с ошибкой" if package.despite_errors else "подписан"
    signed = f"Пакет № {package.sequence} {how}: {moment(package.created, today).lower()}."
    if kind is PackageKind.PLAN:
        return f"{signed} План можно менять и подписать заново: новый пакет заменит прежний."
    frozen = f"{signed} Числа отчёта заморожены: журнал можно вести дальше, в отчёте останется сданное."
    return {
        ReportStatus.RETURNED: f"{signed} Отчёт вернули на доработку: исправьте и подпишите заново.",
        ReportStatus.ACCEPTED: f"{signed} Отчёт принят, больше ничего делать не нужно.",
    }.get(status, frozen)


def _unsigned(outbox: "Outbox", kind: PackageKind) -> str:
    if kind is PackageKind.PLAN and not outbox.plan.items:
        return "В плане кампании ещё нет мероприятий: подписывать нечего."
    errors = sum(finding.is_error for finding in outbox.findings(kind))
    what = NAMES[kind]
    if errors:
        return f"Ещё не подписан. Сначала исправьте {plural(errors, 'ошибку', 'ошибки', 'ошибок')} в проверке."
    return f"Ещё не подписан. Ошибок нет: {what} можно подписать и сохранить."


def changes_sentence(outbox: "Outbox") -> str:
    """What the journal says today otherwise than the report that was signed; empty when nothing."""
    if not outbox.since_signed:
        return ""
    return f"С подписания в журнале изменилось: {changes_words(outbox.since_signed)}."


def changes_words(changes: "Sequence[str]") -> str:
    """«участников: было 40, стало 42; изменены тексты», the first few of many."""
    shown = [f"{change[0].lower()}{change[1:]}" for change in changes[:_MOST_CHANGES]]
    if len(changes) > _MOST_CHANGES:
        shown.append(f"и ещё {plural(len(changes) - _MOST_CHANGES, 'изменение', 'изменения', 'изменений')}")
    return "; ".join(shown)


def question_of_errors(kind: PackageKind, errors: "Sequence[Finding]") -> tuple[str, str]:
    """Title and text of the question before a paper with errors is signed."""
    one = len(errors) == 1
    what, where = NAMES[kind], {"отчёт": "отчёте", "план": "плане"}[NAMES[kind]]
    first = errors[0]
    count = plural(len(errors), "ошибка", "ошибки", "ошибок")
    title = f"Подписать {what} {'с ошибкой' if one else 'с ошибками'}?"
    text = (
        f"В {where} {count}. {'' if one else 'Первая: '}{first.place}: {first.message} "
        f"Управление образования увидит {'её' if one else 'их'} в протоколе проверки."
    )
    return title, text


def question_of_anew(outbox: "Outbox", package: "SentPackage") -> tuple[str, str]:
    """Title and text of the question before a package replaces another."""
    kind, number = package.kind, package.sequence
    changed = changes_sentence(outbox) if kind is PackageKind.REPORT else ""
    accepted = "Отчёт уже принят. " if status_of(outbox, kind) is ReportStatus.ACCEPTED else ""
    replaced = f"{accepted}Пакет № {number + 1} заменит пакет № {number}, его нужно будет отправить."
    same = "" if changed or kind is PackageKind.PLAN else "Числа и тексты отчёта с тех пор не изменились."
    return f"Подписать {NAMES[kind]} заново?", " ".join(filter(None, (replaced, changed or same)))


def megabytes(size: int) -> str:
    """«14,2 МБ», «86 КБ»."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f}".replace(".", ",") + " МБ"
    return f"{max(round(size / 1000), 1)} КБ"


def files_words(package: "SentPackage") -> str:
    """«3 файла, 24,1 МБ»."""
    return f"{plural(len(package.files), 'файл', 'файла', 'файлов')}, {megabytes(package.size)}"
