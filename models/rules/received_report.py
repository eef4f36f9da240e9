"""The report of a school as an office reads it: figures out of the package, checked anew by the school's own rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.rules.campaign import SchoolHead
from models.rules.figure_checks import PUPILS_PLACE, FiguresHandedIn, check_figures
from models.rules.findings import Finding, error, errors_first, warning
from models.rules.report_findings import check_head
from models.rules.report_parts import BEST_EVENTS, PHOTOS, SENTENCES, count_sentences
from models.rules.russian import in_quotes
from models.vocabulary import CAMPAIGN_GRADES, FindingLevel, PartnerCategory


def handed_in_by(main: Mapping[str, Any]) -> FiguresHandedIn:
    """The figures of `report.json` as they were written, totals beside their parts."""
    partners = {category: tuple(main["partners"]["by_category"][category.value]) for category in PartnerCategory}
    return FiguresHandedIn(
        pupils_total=main["students_total"],
        participants_total=main["participants"]["total"],
        participants=_by_grade(main["participants"]),
        ovz_total=main["students_ovz_total"],
        participants_ovz_total=main["participants_ovz"]["total"],
        participants_ovz=_by_grade(main["participants_ovz"]),
        partner_names=tuple(name for names in partners.values() for name in names),
        partners_total=main["partners"]["total"],
        partner_counts={category: len(names) for category, names in partners.items()},
        partners=partners,
    )


def _by_grade(part: Mapping[str, Any]) -> dict[int, int]:
    return {grade: part["by_grade"][str(grade)] for grade in CAMPAIGN_GRADES}


def head_in(main: Mapping[str, Any]) -> SchoolHead:
    """The school and its coordinator as the package names them."""
    school, coordinator = main["school"], main["coordinator"]
    return SchoolHead(
        name=school["name"],
        short_name=school["name"],
        inn=school["inn"],
        municipality=school["municipality"],
        coordinator=coordinator["name"],
        coordinator_post=coordinator["post"],
        phone=coordinator["phone"],
        email=coordinator["email"],
    )


def check_received(main: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Findings of a report, errors first: counted anew, and what the school's own program found beside them."""
    found = [
        *check_head(head_in(main)),
        *check_figures(handed_in_by(main)),
        *_check_bounds(main),
        *_check_texts(main["texts"]["best_events"]),
    ]
    met = {(one.code, one.place, one.message) for one in found}
    own = (Finding(FindingLevel(one["level"]), one["code"], one["place"], one["message"]) for one in main["findings"])
    return errors_first([*found, *(one for one in own if (one.code, one.place, one.message) not in met)])


def _check_bounds(main: Mapping[str, Any]) -> Iterator[Finding]:
    participants = main["participants"]
    total = participants["total"]
    if participants["upper_bound"] < total:
        yield error(
            "above-upper-bound",
            PUPILS_PLACE,
            f"Участников {total}, а по записям их не больше {participants['upper_bound']}: проверьте записи классов.",
        )
    if participants["cumulative"] < total:
        yield error(
            "cumulative-below-unique",
            PUPILS_PLACE,
            f"Накопительный итог {participants['cumulative']} меньше числа участников {total}: проверьте записи "
            "классов.",
        )


def _check_texts(best: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    if len(best) != BEST_EVENTS:
        yield warning("best-events", "Лучшие мероприятия", f"Выбрано {len(best)} из {BEST_EVENTS} лучших мероприятий.")
    for event in best:
        number = count_sentences(event["description"])
        if number not in SENTENCES:
            yield warning(
                "description-length",
                "Лучшие мероприятия",
                f"{in_quotes(event['title'])}: в описании предложений {number}, нужно 5–7.",
            )
        if len(event["photos"]) < PHOTOS:
            yield warning(
                "photos-missing",
                "Фото",
                f"{in_quotes(event['title'])}: не хватает фотографий, есть {len(event['photos'])} из {PHOTOS}.",
            )
