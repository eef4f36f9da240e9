"""Классы of a year: their numbers, and whether the lists of names agree with them."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from models.errors import UserError
from models.rules.classes import parse_class_name
from models.rules.people_checks import ClassCard
from models.rules.russian import plural
from models.vocabulary import CAMPAIGN_GRADES
from ui.components.buttons import Button, Link, row
from ui.components.empty_state import EmptyState
from ui.components.findings import FindingRow
from ui.components.labels import Hairline
from ui.components.layout import clear_layout
from ui.forms.class_form import ClassForm, list_and_numbers
from ui.forms.paste_classes import ABOUT_CLASSES, SAMPLE_CLASSES, preview_classes
from ui.forms.paste_form import PasteForm
from ui.pages.panels import CardPanel, PastePanel
from ui.pages.people.host import PeopleHost
from ui.pages.people.tab import PeopleTab
from ui.tables.column import Column, Kind
from ui.theme import current

if TYPE_CHECKING:
    from models.changes import Changes


def _registration(card: ClassCard) -> str:
    plan, fact = card.registration_plan, card.registration_fact
    if plan is None and fact is None:
        return ""
    return f"{'—' if plan is None else plan} / {'—' if fact is None else fact}"


_COLUMNS = (
    Column("Класс", lambda card: card.name, width=92, strong=True, sort_key=lambda card: parse_class_name(card.name)),
    Column("Классный руководитель", lambda card: card.class_teacher),
    Column("Профминимум", lambda card: card.profminimum_level, width=124),
    Column("Обучающихся", lambda card: card.enrolment, Kind.COUNT, 120),
    Column("В списке", lambda card: card.listed or None, Kind.COUNT, 92),
    Column("С ОВЗ", lambda card: card.ovz, Kind.COUNT, 76),
    Column("С инвалидностью", lambda card: card.disability, Kind.COUNT, 144),
    Column(
        "БВБ, план / факт",
        _registration,
        Kind.COUNT,
        140,
        sort_key=lambda card: card.registration_plan,
        tooltip=lambda _card: "Регистрация в «Билете в будущее»",
        spoken=lambda card: f"Билет в будущее, план и факт: {_registration(card) or 'нет'}",
    ),
    Column(
        "",
        lambda card: "warn" if card.differs else None,
        Kind.MARK,
        48,
        tooltip=lambda card: list_and_numbers(card) if card.differs else "",
        spoken=lambda card: list_and_numbers(card) if card.differs else "",
    ),
)


class ClassesTab(PeopleTab):
    """Adds, changes, deletes classes; takes their numbers from the lists of names."""

    title = "Классы"
    record_kind = "school_class"
    add_words = "Добавить класс"
    nouns = ("класс", "класса", "классов")
    can_paste = True
    rare = frozenset({2, 6, 7})

    def __init__(self, host: PeopleHost) -> None:
        super().__init__(host, _COLUMNS)
        self._notice = QVBoxLayout()
        self._notice.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._notice)
        self.table.chosen.connect(lambda _row: self._tell_difference())

    def read(self) -> tuple[ClassCard, ...]:
        from models.services.classes import classes

        return classes(self.host.context.journal, self.host.year)

    def new_card(self) -> ClassCard:
        return ClassCard()

    def make_form(self, card: ClassCard) -> ClassForm:
        return ClassForm()

    def heading(self, card: ClassCard) -> str:
        return f"Класс {card.name}" if card.id else "Новый класс"

    def name_of(self, card: ClassCard) -> str:
        return f"класс {card.name}"

    def write(self, card: ClassCard) -> "Changes":
        from models.services.classes import save_class

        return save_class(self.host.context.journal, card, self.host.year)

    def delete(self, card: ClassCard) -> "Changes":
        from models.services.classes import delete_class

        assert card.id is not None
        return delete_class(self.host.context.journal, card.id)

    def extend_panel(self, panel: CardPanel, form: ClassForm, card: ClassCard) -> None:
        assert card.id is not None
        words = f"Список класса, {card.listed}" if card.listed else "Составить список класса"
        panel.add_below(row(Link(words, partial(self.host.show_class_list, card.id))))
        form.numbers_wanted.connect(lambda: self.take_numbers(card))

    def take_numbers(self, card: ClassCard) -> None:
        """«Взять числа из списка»."""
        from models.services.classes import take_numbers_from_list

        assert card.id is not None
        self.host.keep_draft()
        try:
            changes = take_numbers_from_list(self.host.context.journal, card.id)
        except UserError as error:
            self.host.refuse(error)
            return
        self.host.wrote(changes, f"Записано: в {card.name} числится {card.listed}")
        self.take_focus()

    def paste_panel(self) -> PastePanel:
        form = PasteForm(ABOUT_CLASSES, SAMPLE_CLASSES, lambda text: preview_classes(text, self.cards))
        key = f"people/paste-classes/{self.host.year}"
        return PastePanel("Классы из Excel", form, self.host.context.journal, key)

    def write_pasted(self, cards: tuple[Any, ...]) -> "tuple[Changes, str]":
        from models.services.classes import save_classes

        changes = save_classes(self.host.context.journal, cards, self.host.year)
        return changes, f"Записано: {plural(len(cards), 'класс', 'класса', 'классов')}"

    def fill_foot(self) -> None:
        campaign = [card for card in self.cards if card.grade in CAMPAIGN_GRADES]
        self.foot.set_total("Обучающихся", str(sum(card.enrolment for card in self.cards)))
        self.foot.set_total("5–11 классы", str(sum(card.enrolment for card in campaign)))
        self.foot.set_total("ОВЗ", str(sum(card.ovz for card in self.cards)))
        self._tell_difference()

    def empty_state(self) -> EmptyState:
        return EmptyState(
            "school",
            "Здесь будут классы учебного года",
            "От числа обучающихся считаются все отчёты. Фамилии можно внести позже или не вносить вовсе.",
            Button("Добавить первый класс", "plus", on_click=self.add),
            self.host.load_button(),
            "Строки, скопированные из Excel, вставляются сюда клавишами Ctrl+V.",
        )

    def _tell_difference(self) -> None:
        """Above the foot: the chosen class whose list disagrees, or how many others do."""
        clear_layout(self._notice)
        differing = [card for card in self.cards if card.differs]
        if not differing or self.squeezed:
            return
        chosen = self.table.current_row
        if chosen is not None and chosen.differs:
            line = FindingRow(
                "warn", f"{chosen.name}: {_lowered(list_and_numbers(chosen))}", "", "Взять числа из списка", wide=True
            )
            line.activated.connect(lambda: self.take_numbers(chosen))
        else:
            names = ", ".join(card.name for card in differing[:6]) + (" …" if len(differing) > 6 else "")
            line = FindingRow("warn", f"Список не сходится с числами: {names}", "", "Показать", wide=True)
            line.activated.connect(lambda: self.table.choose(differing[0].id))
        margin = current().px(24)
        line.setContentsMargins(margin, 0, margin, 0)
        line.setProperty("look", "")  # the foot below brings its own hairline
        self._notice.addWidget(Hairline())
        self._notice.addWidget(line)

    def squeeze(self, squeezed: bool) -> None:
        super().squeeze(squeezed)
        self._tell_difference()


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
