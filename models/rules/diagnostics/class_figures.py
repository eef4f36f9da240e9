"""The figures of a class's ведомость: tested, distribution by leading scale and by level (domain, section 7)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.scoring import leading
from models.rules.percent import DASH, percent
from models.vocabulary import DiagnosticsMark

SMALLEST_GROUP = 5
"""A group of fewer prints no percentages: they would point at persons."""


@dataclass(frozen=True, slots=True)
class Share:
    """A number of persons and what part of those tested they are, «—» for a small group."""

    name: str
    number: int
    percent: str


@dataclass(frozen=True, slots=True)
class ScaleFigures:
    """One scale over the class: how many have a score, its mean, how many it leads, how many stand on each level."""

    name: str
    scored: int
    mean: Decimal | None
    leads: Share
    levels: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """The foot of a ведомость. `refused`, `absent` and `not_entered` are counted over the lines of the sheet."""

    on_list: int
    tested: int
    refused: int
    absent: int
    not_entered: int
    tested_percent: str
    scales: tuple[ScaleFigures, ...]

    @property
    def small(self) -> bool:
        """Whether the group is too small for percentages."""
        return self.tested < SMALLEST_GROUP

    @property
    def by_leading(self) -> tuple[Share, ...]:
        """The distribution by leading scale, % of those tested; may exceed 100 with ties."""
        return tuple(scale.leads for scale in self.scales)


def class_figures(instrument: Instrument, people: Sequence[PersonResult], on_list: int) -> ClassFigures:
    """The figures of one sheet; `on_list` is the number of pupils on the class's list at the date."""
    tested = [one for one in people if one.tested]
    leads = Counter(name for one in tested for name in leading(instrument, one.scores))
    small = len(tested) < SMALLEST_GROUP
    return ClassFigures(
        on_list=on_list,
        tested=len(tested),
        refused=sum(one.mark is DiagnosticsMark.REFUSED for one in people),
        absent=sum(one.mark is DiagnosticsMark.ABSENT for one in people),
        not_entered=sum(not one.entered for one in people),
        tested_percent=DASH if small else percent(len(tested), on_list),
        scales=tuple(
            _scale(instrument, name, tested, Share(name, leads[name], _percent(leads[name], len(tested))))
            for name in scale_names(instrument, tested)
        ),
    )


def _percent(number: int, group: int) -> str:
    return DASH if group < SMALLEST_GROUP else percent(number, group)


def scale_names(instrument: Instrument, people: Iterable[PersonResult]) -> tuple[str, ...]:
    """The scales of the sheet: the method's own, then any other that a score was entered under."""
    names = dict.fromkeys(scale.name for scale in instrument.scales)
    names.update(dict.fromkeys(name for one in people for name in one.scores))
    return tuple(names)


def _scale(instrument: Instrument, name: str, tested: Sequence[PersonResult], leads: Share) -> ScaleFigures:
    scores = [one.scores[name] for one in tested if name in one.scores]
    scale = instrument.scale(name)
    named = dict.fromkeys(level.name for level in scale.levels if level.name) if scale else {}
    reached = Counter(scale.level(score) for score in scores) if scale else Counter[str | None]()
    return ScaleFigures(
        name=name,
        scored=len(scores),
        mean=mean(scores),
        leads=leads,
        levels=tuple(Share(word, reached[word], _percent(reached[word], len(scores))) for word in named),
    )


def mean(scores: Sequence[Decimal]) -> Decimal | None:
    """The mean to hundredths, half up; None of nothing."""
    if not scores:
        return None
    return (sum(scores, start=Decimal(0)) / len(scores)).quantize(Decimal("0.01"), ROUND_HALF_UP)
