"""Таблица 2 of the recommendations: criterion → indicator → instrument, at the start and the end of the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.rules.diagnostics.class_figures import ClassFigures, Share
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.shipped import shipped_instruments
from models.rules.percent import DASH


@dataclass(frozen=True, slots=True)
class Criterion:
    """A row of the table: its criterion, the indicator and the key of the shipped instrument that measures it."""

    criterion: str
    indicator: str
    instrument: str


_COGNITIVE = "Когнитивный"
_VALUES = "Мотивационно-ценностный"
_PRACTICE = "Деятельностно-практический"

TABLE2: Final = (
    Criterion(_COGNITIVE, "Информированность о выбранной профессии", "awareness"),
    Criterion(
        _COGNITIVE,
        "Уровень самооценки потенциальных возможностей, направленных на формирование готовности к построению "
        "профессиональной карьеры",
        "self-esteem",
    ),
    Criterion(_VALUES, "Осознанность и мотивация на получение профессии", "motives"),
    Criterion(_VALUES, "Осознанность ценности и смысла общественно полезного труда", "inglehart"),
    Criterion(
        _VALUES,
        "Сформированность смысложизненных ориентаций, направленных на моделирование и построение личностно "
        "профессиональных планов",
        "life-meaning",
    ),
    Criterion(_PRACTICE, "Уровень профессиональной готовности", "readiness"),
    Criterion(
        _PRACTICE,
        "Активная позиция ученика в осуществлении процесса принятия решения о выборе профессии, наличие запасных "
        "вариантов профессионального выбора",
        "observation",
    ),
)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A row with what the class showed; None for a date without that diagnostics."""

    criterion: str
    indicator: str
    instrument: str
    start: ClassFigures | None
    end: ClassFigures | None


def criteria_summary(start: Mapping[str, ClassFigures], end: Mapping[str, ClassFigures]) -> tuple[CriterionRow, ...]:
    """All rows of Таблица 2; the figures of the sheets by the key of their instrument."""
    names = {one.key: one.name for one in shipped_instruments()}
    return tuple(
        CriterionRow(
            row.criterion, row.indicator, names[row.instrument], start.get(row.instrument), end.get(row.instrument)
        )
        for row in TABLE2
    )


def in_words(figures: ClassFigures | None) -> tuple[str, ...]:
    """What a cell of the summary says: how many were tested, then each scale by its levels, else by its mean."""
    if figures is None:
        return (DASH,)
    scales = (_scale_in_words(figures, number) for number in range(len(figures.scales)))
    return (f"обследовано: {figures.tested} из {figures.on_list}", *filter(None, scales))


def _scale_in_words(figures: ClassFigures, number: int) -> str:
    scale = figures.scales[number]
    if not scale.scored:
        return ""
    if scale.levels:
        return f"{scale.name}: {', '.join(_shown(one) for one in scale.levels)}"
    return f"{scale.name}: среднее {shown_score(scale.mean)}"


def _shown(share: Share) -> str:
    return f"{share.name} – {share.number}" + ("" if share.percent == DASH else f" ({share.percent} %)")
