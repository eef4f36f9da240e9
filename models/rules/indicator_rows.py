"""Rows of Приложение 4 and Таблица 3 of the recommendations: computed by the journal, or entered with a document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.rules.events import ClassOnList, Event, Turnout
from models.rules.names import code_key
from models.rules.percent import percent
from models.rules.unique import unique_ovz, unique_pupils


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row. `value` is what the paper prints, empty while nothing is entered.

    `base` makes it a share («218 из 316»); `ovz` is the part of children with ОВЗ. `records` are the numbers of the
    work records behind a computed value. A row that is not `computed` is entered by hand, with its `document`.
    """

    code: str
    section: str
    title: str
    value: str = ""
    computed: bool = False
    base: int | None = None
    ovz: int | None = None
    by_form: Mapping[str, int] | None = None
    document: str = ""
    records: tuple[int, ...] = ()

    @property
    def percent(self) -> str:
        """The share of `base`; empty for a row that is none."""
        return percent(int(self.value), self.base) if self.computed and self.base is not None else ""

    def as_json(self) -> dict[str, Any]:
        """What the command line says of the row (contract, section 4)."""
        data: dict[str, Any] = {"value": int(self.value) if self.computed else self.value or None}
        if self.computed and self.base is not None:
            data = {"a": int(self.value), "b": self.base, "percent": self.percent}
        if self.ovz is not None:
            data["ovz"] = self.ovz
        if self.by_form is not None:
            data["by_form"] = dict(self.by_form)
        if not self.computed:
            data["document"] = self.document or None
        return data


@dataclass(frozen=True, slots=True)
class Entered:
    """A value that the coordinator entered, and the document it is taken from."""

    value: str
    document: str


def with_entered(rows: Iterable[IndicatorRow], entered: Mapping[str, Entered], prefix: str) -> tuple[IndicatorRow, ...]:
    """The rows with what was entered for those that the journal cannot compute.

    `entered` is by `code_key`; `prefix` tells the codes of one list from those of another («Т3-1.1»).
    """
    return tuple(row if row.computed else _filled(row, entered.get(code_key(prefix + row.code))) for row in rows)


def _filled(row: IndicatorRow, entered: Entered | None) -> IndicatorRow:
    return row if entered is None else replace(row, value=entered.value, document=entered.document)


def pupils_at(classes: Sequence[ClassOnList], events: Iterable[Event]) -> tuple[int, int]:
    """Unique pupils at these events, and those with ОВЗ among them: the lowest that the records prove."""
    turnouts: dict[int, list[Turnout]] = {one.id: [] for one in classes}
    for event in events:
        for turnout in event.turnouts:
            turnouts.get(turnout.class_id, []).append(turnout)
    pupils = sum(unique_pupils(one, turnouts[one.id]).lowest for one in classes)
    return pupils, sum(unique_ovz(one, turnouts[one.id]).lowest for one in classes)


def of_forms(events: Iterable[Event], forms: Iterable[str]) -> tuple[Event, ...]:
    """The events whose form is one of these, whatever its case."""
    wanted = {form.casefold() for form in forms}
    return tuple(event for event in events if (event.form or "").strip().casefold() in wanted)


def with_pupils(event: Event) -> bool:
    """Whether pupils took part."""
    return any(turnout.is_of_pupils for turnout in event.turnouts)
