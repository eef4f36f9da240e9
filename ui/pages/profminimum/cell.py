"""What a cell of the matrix says: its sign, «факт / норма», one word; the same for the eye and for a screen reader."""

from dataclasses import dataclass
from typing import Literal

from models.rules.profminimum import ClassHours, DirectionHours
from models.rules.russian import in_hours
from models.vocabulary import Direction

Look = Literal["done", "running", "not begun", "surplus", "none"]

SHORT_TITLES = {
    Direction.LESSONS: "Урочная",
    Direction.EXTRACURRICULAR: "Внеурочная",
    Direction.PRACTICE: "Практический\nмодуль",
    Direction.PARENTS: "Родители",
    Direction.ADDITIONAL: "Дополнит.\nобразование",
    Direction.TRAINING: "Проф.\nобучение",
}
"""The heads of the columns, in two lines where they need them."""

SIGNS: dict[Look, tuple[str, str]] = {
    "done": ("circle-check", "ok"),
    "not begun": ("triangle-alert", "warn"),
    "surplus": ("plus", "text2"),
}
"""Icon and colour; a running cell shows a ring filled by its share, a cell without a norm an em dash."""

LEGEND: tuple[tuple[Look, str], ...] = (
    ("done", "норма выполнена"),
    ("running", "идёт"),
    ("not begun", "не начато"),
    ("surplus", "часы сверх нормы"),
    ("none", "направления нет на этом уровне"),
)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell of the matrix as it is drawn; `share` fills the ring."""

    look: Look
    figures: str
    words: str
    share: float = 0.0


def cell_of(hours: DirectionHours) -> MatrixCell:
    """What the hours of one direction look like."""
    if not hours.norm:
        return MatrixCell("surplus", in_hours(hours.fact), "сверх") if hours.fact else MatrixCell("none", "—", "")
    figures = f"{in_hours(hours.fact)} / {hours.norm}"
    if not hours.missing:
        return MatrixCell("done", figures, f"сверх {in_hours(hours.surplus)}" if hours.surplus else "норма")
    if not hours.fact:
        return MatrixCell("not begun", figures, "не начато")
    return MatrixCell("running", figures, f"осталось {in_hours(hours.missing)}", float(hours.counted / hours.norm))


def totals_in_words(one: ClassHours) -> str:
    """«осталось 7, сверх 3»; «норма» when nothing is missing."""
    parts = [f"осталось {in_hours(one.missing)}"] if one.missing else ["норма"]
    if one.surplus:
        parts.append(f"сверх {in_hours(one.surplus)}")
    return ", ".join(parts)


def class_in_words(name: str) -> str:
    """«6А», and «6 класс» for a class without a letter."""
    return f"{name} класс" if name.isdigit() else name


def spoken(one: ClassHours, direction: Direction) -> str:
    """«9А, Практико-ориентированный модуль, 10 из 12, осталось 2»."""
    hours = one.directions[direction]
    cell = cell_of(hours)
    figures = f"{in_hours(hours.fact)} из {hours.norm}" if hours.norm else cell.figures.replace("—", "нет в норме")
    return ", ".join(
        part for part in (class_in_words(one.school_class.name), direction.value, figures, cell.words) if part
    )
