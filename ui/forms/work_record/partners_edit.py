"""The partners of an event: found by a few letters, new ones with their category."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from models.rules.names import fold_partner
from models.rules.russian import in_quotes
from models.rules.work_record import PartnerOnRecord
from models.vocabulary import PartnerCategory
from ui.components.chips_edit import ChipsEdit
from ui.components.controls import Combo
from ui.components.field import Field
from ui.forms.content_edit import ContentEdit

_SHOWN = 34
"""Letters of a new partner's name that have room over its category."""


class PartnersEdit(ContentEdit):
    """Chips, and for each partner that the journal does not know a choice of its category."""

    def __init__(self, known: Sequence[PartnerOnRecord]) -> None:
        super().__init__()
        self._known = {fold_partner(one.name): one for one in known}
        self._new: dict[str, Field] = {}
        self.chips = ChipsEdit("Добавить партнёра", [one.name for one in known])
        self.chips.changed.connect(self._on_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.chips)

    def setFocus(self) -> None:  # type: ignore[override]
        """The cursor goes where something is missing: to a category that is not chosen, else to the line."""
        waiting = next((field for field in self._new.values() if not self._category(field)), None)
        (self.chips.line if waiting is None else waiting.control).setFocus()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.chips.setAccessibleName(name)

    def setProperty(self, name: str, value: object) -> bool:
        """A problem outlines the category that is missing, else the line."""
        if name == "problem":
            missing = [field.control for field in self._new.values() if not self._category(field)]
            for control in [self.chips, *(field.control for field in self._new.values())]:
                wrong = value == "true" and (control in missing or (not missing and control is self.chips))
                _outline(control, wrong=wrong)
        return super().setProperty(name, value)

    @property
    def partners(self) -> tuple[PartnerOnRecord, ...]:
        """The partners in their order; what is typed and not added yet is one, too."""
        self.chips.finish()
        return tuple(self._partner(name) for name in self.chips.names)

    def set_partners(self, partners: Iterable[PartnerOnRecord]) -> None:
        """Show these."""
        listed = list(partners)
        self.chips.set_names([one.name for one in listed])
        self._ask_categories()
        for one in listed:
            field = self._new.get(one.name)
            if field is not None and isinstance(field.control, Combo):
                field.control.set_value(one.category)

    @property
    def content(self) -> list[list[Any]]:
        """Name and category of each."""
        found = [self._partner(name) for name in self.chips.names]
        typed = self.chips.line.text().strip()
        return [[one.name, one.category] for one in found] + ([[typed, None]] if typed else [])

    def set_content(self, content: Iterable[Sequence[Any]]) -> None:
        """Fill in a draft."""
        self.set_partners(
            PartnerOnRecord(name, PartnerCategory(category) if category else None) for name, category in content
        )

    def _partner(self, name: str) -> PartnerOnRecord:
        field = self._new.get(name)
        if field is None:
            return self._known.get(fold_partner(name), PartnerOnRecord(name))
        return PartnerOnRecord(name, self._category(field))

    def _category(self, field: Field) -> PartnerCategory | None:
        assert isinstance(field.control, Combo)
        value = field.control.value
        return PartnerCategory(str(value)) if value else None

    def _on_changed(self) -> None:
        before = set(self._new)
        self._ask_categories()
        added = [field for name, field in self._new.items() if name not in before]
        if added and self.chips.line.hasFocus():
            added[0].control.setFocus()
        self.edited.emit()

    def _ask_categories(self) -> None:
        wanted = [name for name in self.chips.names if fold_partner(name) not in self._known]
        for name in [name for name in self._new if name not in wanted]:
            field = self._new.pop(name)
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        for name in wanted:
            if name not in self._new:
                self._new[name] = self._category_field(name)
                self._column.addWidget(self._new[name])

    def _category_field(self, name: str) -> Field:
        options = [(None, "не выбрана"), *((category, category.value) for category in PartnerCategory)]
        combo = Combo(options)
        combo.currentIndexChanged.connect(lambda _index: self.edited.emit())
        shown = name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"
        combo.setAccessibleName(f"Категория партнёра {in_quotes(name)}")
        return Field(f"Категория: {in_quotes(shown)}", combo, hint="Новый партнёр: встанет в список и в таблицу 2")


def _outline(control: Any, *, wrong: bool) -> None:
    if isinstance(control, ChipsEdit):
        control.setProperty("problem", "true" if wrong else "false")
        return
    from ui.themed import set_look

    set_look(control, problem="true" if wrong else "false")
