"""Choosing the best events: three, no more."""

from models.rules.report_parts import BEST_EVENTS
from ui.pages.report.host import ReportHost


def choose_best(host: ReportHost, record_id: int, *, best: bool) -> bool:
    """Mark a record as one of the best events or take the mark away; False when it was refused."""
    from models.services.best_events import choose

    if best and host.report is not None and len(host.report.best_events) >= BEST_EVENTS:
        host.say("Уже выбраны три лучших мероприятия: сначала снимите выбор с одного из них", "warn")
        return False
    journal = host.context.journal
    done = host.write(lambda: choose(journal, record_id, best=best))
    if done and not best:
        host.offer_undo("Выбор снят, описание и фотографии остались в записи", undo_words="Вернуть")
    return done
