"""A person's and a class's results in the words of tables, cards and charts."""

from decimal import Decimal

from models.rules.diagnostics.class_figures import ClassFigures, Share
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.scoring import best, leading, level
from models.rules.percent import DASH
from ui.components.bar_chart import ChartBar, ChartGroup

_LETTERS = 2


def leading_words(instrument: Instrument, person: PersonResult) -> str:
    """«П, Т»: all that tie; down to the place that the method names (Голланд: 3) where it names more."""
    return ", ".join(leading_names(instrument, person))


def leading_names(instrument: Instrument, person: PersonResult) -> tuple[str, ...]:
    """The scales that a person's result names; none where comparing scales means nothing."""
    return best(instrument, person.scores) if instrument.places > 1 else leading(instrument, person.scores)


def level_words(instrument: Instrument, person: PersonResult) -> str:
    """The level of the leading scale; where scales are not compared, the level of each."""
    first = leading(instrument, person.scores)
    if instrument.places:
        return (level(instrument, first[0], person.scores[first[0]]) or "") if first else ""
    told = ((name, level(instrument, name, score)) for name, score in person.scores.items())
    words = [(name, word) for name, word in told if word]
    return (
        words[0][1] if len(instrument.scales) == 1 and words else "; ".join(f"{name}: {word}" for name, word in words)
    )


def outcome_words(instrument: Instrument, person: PersonResult) -> str:
    """A person's result in one line: the mark, the outcome, the leading scales, else the levels."""
    if person.mark is not None:
        return str(person.mark.value)
    if instrument.only_passed:
        return person.outcome or "пройдена"
    names = "; ".join(scale_words(instrument, name) for name in leading_names(instrument, person))
    return names or level_words(instrument, person) or "результат внесён"


def scale_words(instrument: Instrument, name: str) -> str:
    """«П, природа» for a scale that the method calls by a letter: pupils and parents read words."""
    scale = instrument.scale(name)
    if scale is None or len(name) > _LETTERS or not scale.aliases:
        return name
    return f"{name}, {scale.aliases[0].lower()}"


def share_words(share: Share) -> str:
    """«7 (28,00 %)»; a small group has no percentages."""
    return str(share.number) if share.percent == DASH else f"{share.number} ({share.percent} %)"


def leading_groups(instrument: Instrument, figures: ClassFigures) -> tuple[ChartGroup, ...]:
    """How many each scale leads; all that were tested would fill the width."""
    shares = figures.by_leading
    if not any(share.number for share in shares):
        return ()
    return (ChartGroup(_bars(instrument, shares, figures.tested)),)


def level_groups(instrument: Instrument, figures: ClassFigures) -> tuple[ChartGroup, ...]:
    """How many stand on each level, scale by scale."""
    return tuple(
        ChartGroup(
            _bars(instrument, scale.levels, scale.scored),
            f"{scale_words(instrument, scale.name)}: в среднем {shown_score(scale.mean)}",
        )
        for scale in figures.scales
        if scale.levels and scale.scored
    )


def _bars(instrument: Instrument, shares: tuple[Share, ...], group: int) -> tuple[ChartBar, ...]:
    return tuple(
        ChartBar(scale_words(instrument, one.name), one.number / group if group else 0.0, share_words(one))
        for one in shares
    )


def mean_groups(instrument: Instrument, figures: ClassFigures) -> tuple[ChartGroup, ...]:
    """The means of scales that have no levels, each on the range of its scale."""
    shown = [scale for scale in figures.scales if scale.scored and not scale.levels and scale.mean is not None]
    bars = tuple(
        ChartBar(scale_words(instrument, one.name), _share(instrument, one.name, one.mean), shown_score(one.mean))
        for one in shown
    )
    return (ChartGroup(bars, "Средние баллы"),) if bars else ()


def _share(instrument: Instrument, name: str, score: Decimal | None) -> float:
    scale = instrument.scale(name)
    if scale is None or score is None or scale.highest <= scale.lowest:
        return 0.0
    return float((score - scale.lowest) / (scale.highest - scale.lowest))


def score_groups(instrument: Instrument, person: PersonResult) -> tuple[ChartGroup, ...]:
    """A person's scores, each on the range of its scale, with its level."""
    bars = []
    for name, score in person.scores.items():
        scale = instrument.scale(name)
        words = shown_score(score) + (f" из {shown_score(scale.highest)}" if scale else "")
        bars.append(ChartBar(scale_words(instrument, name), _share(instrument, name, score), words))
    return (ChartGroup(tuple(bars)),) if bars else ()
