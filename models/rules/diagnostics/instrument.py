"""An instrument of diagnostics as data: scales, keys, levels, norms, how a sheet is answered (domain, section 8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from models.rules.names import code_key, fold_partner
from models.rules.russian import in_quotes


class AnswerKind(StrEnum):
    """How one item of a sheet is answered; the value is the word of the definition files."""

    CHOICE = "choice"
    PAIR = "pair"
    RATING = "rating"
    YES_NO = "yes-no"
    MILLIMETRES = "millimetres"
    TRIPLE = "triple"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class AnswerFormat:
    """What a sheet consists of.

    An answer is a whole number from `lowest` to `highest`: the place of the chosen option (CHOICE), the points given
    to а of a pair (PAIR), 1 for «да» (YES_NO), the rating, the millimetres. `parts` are what one item asks about
    (skill, attitude, wish; self-esteem, aspiration), one nameless part where it asks once. `variants` are the numbers
    of items that circulate, `practice` the items that count nowhere.
    """

    kind: AnswerKind
    items: int
    lowest: int
    highest: int
    options: str = ""
    parts: tuple[str, ...] = ("",)
    variants: tuple[int, ...] = ()
    practice: frozenset[int] = frozenset()
    reversed: frozenset[int] = frozenset()
    divisor: int = 1

    @property
    def slots(self) -> int:
        """The number of answers on a full sheet: items × parts, item by item."""
        return self.items * len(self.parts)

    @property
    def lengths(self) -> tuple[int, ...]:
        """The numbers of answers that a sheet may have, the usual one last."""
        return tuple(sorted({items * len(self.parts) for items in (*self.variants, self.items)}))


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """An item that counts for a scale: with this option (CHOICE, PAIR, YES_NO), or whatever it was rated (None)."""

    item: int
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A level reaches from `start` up to the next one; None is a stretch that the method gives no word for."""

    name: str | None
    start: Decimal


@dataclass(frozen=True, slots=True)
class Norm:
    """Mean and standard deviation of a group of people, «мужчины»."""

    group: str
    mean: Decimal
    deviation: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of a method and the range that its score lies in. `part` is the one of the parts that it counts."""

    name: str
    aliases: tuple[str, ...]
    lowest: Decimal
    highest: Decimal
    key: tuple[KeyEntry, ...] = ()
    levels: tuple[Level, ...] = ()
    norms: tuple[Norm, ...] = ()
    part: str = ""

    def level(self, score: Decimal) -> str | None:
        """The word for a score; None where the method has none."""
        reached = [level for level in self.levels if level.start <= score]
        return reached[-1].name if reached else None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A method. `sum` is what the scores of a complete sheet add up to, None when they need not.

    A method without scales is known by its name only: scores go under any name of a scale. `places` is how many of the
    best scales a person's result names, 0 where comparing scales means nothing. `overlap` allows an option in several
    scales, `partial` one in none. `unsure` marks data that circulate in several versions. `key` is empty for a school's
    own instrument.
    """

    key: str
    version: int
    name: str
    aliases: tuple[str, ...]
    scales: tuple[Scale, ...]
    sum: int | None
    unsure: bool
    answers: AnswerFormat | None = None
    places: int = 1
    overlap: bool = False
    partial: bool = False
    _named: Mapping[str, Scale] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the scales by their spellings."""
        named = {scale_key(name): scale for scale in self.scales for name in (scale.name, *scale.aliases)}
        object.__setattr__(self, "_named", named)

    def scale(self, text: str) -> Scale | None:
        """The scale that a spelling means («T» in Latin is «Т»); None when the method has none such."""
        return self._named.get(scale_key(text))

    @property
    def title(self) -> str:
        """The name in quotes, unless it bears some already."""
        return self.name if "«" in self.name else in_quotes(self.name)

    @property
    def has_sheet(self) -> bool:
        """Whether scores are counted from answers."""
        return self.answers is not None and self.answers.kind is not AnswerKind.PASSED

    @property
    def only_passed(self) -> bool:
        """Whether all that is kept is: passed, when, with what result («Билет в будущее»)."""
        return self.answers is not None and self.answers.kind is AnswerKind.PASSED


def scale_key(text: str) -> str:
    """What two spellings of a scale have in common: case, quotes, spaces, Latin look-alikes do not matter."""
    return code_key(fold_partner(text))
