"""«Готовность»: which parts of the report are done if it were handed in today."""

from collections.abc import Sequence

from models.rules.campaign import CampaignFigures
from models.rules.events import Event
from models.rules.findings import Finding
from models.rules.report import ReadinessPart
from models.rules.report_parts import BEST_EVENTS, PHOTOS, SENTENCES, count_sentences


def readiness(
    figures: CampaignFigures, best: Sequence[Event], findings: Sequence[Finding]
) -> tuple[ReadinessPart, ...]:
    """The report's parts: head, events, classes, certain numbers, plan, note, and for each best event three parts."""
    codes = {finding.code for finding in findings}
    head = {"no-inn", "wrong-inn", "no-coordinator", "no-municipality"}
    parts = [
        ReadinessPart("Шапка заполнена", not codes & head),
        ReadinessPart("Мероприятия записаны", figures.events > 0),
        ReadinessPart("Участвовал каждый класс", figures.events > 0 and "class-without-events" not in codes),
        ReadinessPart("Числа без сомнений", figures.events > 0 and "range" not in codes),
        ReadinessPart("Ошибок нет", not any(finding.is_error for finding in findings)),
        ReadinessPart("План выполнен", "plan-without-record" not in codes),
        ReadinessPart("Справка на 1–2 страницы", figures.events > 0 and "note-length" not in codes),
    ]
    for number in range(BEST_EVENTS):
        event = best[number] if number < len(best) else None
        title = f"Лучшее мероприятие {number + 1}"
        parts += [
            ReadinessPart(f"{title}: выбрано", event is not None),
            ReadinessPart(f"{title}: описание", event is not None and count_sentences(event.description) in SENTENCES),
            ReadinessPart(f"{title}: фотографии", event is not None and len(event.photos) >= PHOTOS),
        ]
    return tuple(parts)
