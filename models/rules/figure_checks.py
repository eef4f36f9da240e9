"""Контрольные соотношения over figures handed in, whoever counted them (domain, section 3).

The program's own figures and those of a received file go through the same checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.rules.campaign import CampaignFigures
from models.rules.findings import Finding, error, warning
from models.rules.names import fold_partner
from models.rules.percent import percent
from models.vocabulary import PartnerCategory

PUPILS_PLACE = "Таблица 1, обучающиеся"
OVZ_PLACE = "Таблица 1, обучающиеся с ОВЗ"
PARTNERS_PLACE = "Таблица 2, партнёры"


@dataclass(frozen=True, slots=True)
class FiguresHandedIn:
    """Приложение 3 as somebody wrote it: totals stand beside their parts and need not agree with them."""

    pupils_total: int
    participants_total: int
    participants: Mapping[int, int]
    ovz_total: int
    participants_ovz_total: int
    participants_ovz: Mapping[int, int]
    partner_names: tuple[str, ...]
    partners_total: int
    partner_counts: Mapping[PartnerCategory, int]
    partners: Mapping[PartnerCategory, tuple[str, ...]]


def handed_in(figures: CampaignFigures) -> FiguresHandedIn:
    """The program's own figures, to be checked like anybody's."""
    return FiguresHandedIn(
        pupils_total=figures.pupils_total,
        participants_total=figures.participants_total,
        participants=figures.participants,
        ovz_total=figures.ovz_total,
        participants_ovz_total=figures.participants_ovz_total,
        participants_ovz=figures.participants_ovz,
        partner_names=figures.partner_names,
        partners_total=figures.partners_total,
        partner_counts={category: len(names) for category, names in figures.partners.items()},
        partners=figures.partners,
    )


def check_figures(figures: FiguresHandedIn) -> list[Finding]:
    """What in these figures cannot be true, or looks odd."""
    return [*_check_pupils(figures), *_check_ovz(figures), *_check_partners(figures)]


def _check_pupils(figures: FiguresHandedIn) -> list[Finding]:
    found = []
    by_grade = sum(figures.participants.values())
    if by_grade != figures.participants_total:
        found.append(
            error(
                "grades-do-not-sum",
                PUPILS_PLACE,
                f"Сумма по классам {by_grade}, а участников указано {figures.participants_total}: "
                "исправьте одно из чисел.",
            )
        )
    if figures.participants_total > figures.pupils_total:
        found.append(
            error(
                "participants-above-list",
                PUPILS_PLACE,
                f"Участников {figures.participants_total}, а в списках {figures.pupils_total}: "
                "проверьте число обучающихся.",
            )
        )
        found.append(_over_hundred(PUPILS_PLACE, figures.participants_total, figures.pupils_total))
    return found


def _check_ovz(figures: FiguresHandedIn) -> list[Finding]:
    found = []
    by_grade = sum(figures.participants_ovz.values())
    if by_grade != figures.participants_ovz_total:
        found.append(
            error(
                "ovz-grades-do-not-sum",
                OVZ_PLACE,
                f"Сумма по классам {by_grade}, а участников с ОВЗ указано {figures.participants_ovz_total}: "
                "исправьте одно из чисел.",
            )
        )
    if figures.participants_ovz_total > figures.ovz_total:
        found.append(
            error(
                "ovz-above-list",
                OVZ_PLACE,
                f"Участников с ОВЗ {figures.participants_ovz_total}, а в списках {figures.ovz_total}: "
                "проверьте отметки ОВЗ.",
            )
        )
        found.append(_over_hundred(OVZ_PLACE, figures.participants_ovz_total, figures.ovz_total))
    if figures.ovz_total > figures.pupils_total:
        found.append(
            error(
                "ovz-above-all",
                OVZ_PLACE,
                f"С ОВЗ в списках {figures.ovz_total}, а всего обучающихся {figures.pupils_total}: проверьте классы.",
            )
        )
    for grade, number in figures.participants_ovz.items():
        everyone = figures.participants.get(grade, 0)
        if number > everyone:
            found.append(
                error(
                    "ovz-above-all",
                    OVZ_PLACE,
                    f"{grade} класс: участников с ОВЗ {number}, а всех участников {everyone}: проверьте записи класса.",
                )
            )
    return found


def _over_hundred(place: str, part: int, whole: int) -> Finding:
    return warning("above-hundred-percent", place, f"Охват больше 100 %: {percent(part, whole)} %.")


def _check_partners(figures: FiguresHandedIn) -> list[Finding]:
    found = []
    by_category = sum(figures.partner_counts.values())
    if by_category != figures.partners_total:
        found.append(
            error(
                "partners-do-not-sum",
                PARTNERS_PLACE,
                f"Партнёров всего {figures.partners_total}, а по категориям {by_category}: исправьте одно из чисел.",
            )
        )
    in_categories = {fold_partner(name) for names in figures.partners.values() for name in names}
    found += [
        error(
            "partner-without-category",
            PARTNERS_PLACE,
            f"Партнёр «{name}» есть в таблице 1, но не назван в таблице 2: отнесите его к категории.",
        )
        for name in figures.partner_names
        if fold_partner(name) not in in_categories
    ]
    return found
