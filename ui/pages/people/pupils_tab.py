"""Обучающиеся of the year's classes, one class or all."""

from typing import TYPE_CHECKING, Any

from models.errors import UserError
from models.rules.people_checks import ClassCard, PupilCard
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.controls import Combo
from ui.components.empty_state import EmptyState
from ui.components.field import Field
from ui.forms.paste_form import PasteForm
from ui.forms.paste_people import ABOUT_PUPILS, SAMPLE_PUPILS, preview_pupils
from ui.forms.pupil_form import PupilForm
from ui.pages.panels import CardPanel, PastePanel
from ui.pages.people.erase_box import EraseBox
from ui.pages.people.erasing import erase
from ui.pages.people.host import PeopleHost
from ui.pages.people.move_box import MoveBox
from ui.pages.people.tab import PeopleTab
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.changes import Changes


def _tick(given: bool) -> str:
    return "да" if given else ""


class PupilsTab(PeopleTab):
    """The names of a class: add, change, move from a day, take off the list; a whole class pasted at once."""

    title = "Обучающиеся"
    record_kind = "pupil"
    add_words = "Добавить обучающегося"
    nouns = ("обучающийся", "обучающихся", "обучающихся")
    can_paste = True
    rare = frozenset({2, 4, 5, 7})

    def __init__(self, host: PeopleHost) -> None:
        self._classes: dict[int, ClassCard] = {}
        self.choice = Combo([(None, "Все классы")], name="Класс")
        super().__init__(
            host,
            (
                Column("Фамилия, имя, отчество", lambda card: card.full_name, strong=True),
                Column("Класс", self._class_name, width=80, sort_key=self._class_order),
                Column("Код", lambda card: card.code, width=96),
                Column("ОВЗ", lambda card: _tick(card.ovz), width=64),
                Column("Инвалидность", lambda card: _tick(card.disability), width=116),
                Column("Дата рождения", lambda card: card.birth_date, Kind.DATE, 124),
                Column("Согласие", lambda card: card.processing_consent, Kind.DATE, 108),
                Column("Фото", lambda card: _tick(card.photo_consent), width=72),
            ),
        )
        self.choice.currentIndexChanged.connect(lambda _index: self._choose_class())

    @property
    def class_id(self) -> int | None:
        """The chosen class; None when all are shown."""
        value = self.choice.value
        return value if isinstance(value, int) else None

    @property
    def is_empty(self) -> bool:
        return not any(self.class_id in (None, card.class_id) for card in self.cards)

    def choose_class(self, class_id: int | None) -> None:
        """Show the list of one class, or of all."""
        self.choice.set_value(class_id)

    def choose_class_of(self, pupil_id: int) -> None:
        """Show the list on which the pupil is."""
        self.choice.set_value(next((card.class_id for card in self.cards if card.id == pupil_id), None))

    def read(self) -> tuple[PupilCard, ...]:
        from models.services.pupils import pupils

        return pupils(self.host.context.journal, self.host.year)

    def fill(self) -> None:
        from models.services.classes import classes

        listed = classes(self.host.context.journal, self.host.year)
        self._classes = {card.id: card for card in listed if card.id is not None}
        words = [(card.id, f"{card.name} класс, {card.listed} чел.") for card in listed]
        self.choice.set_options([(None, "Все классы"), *words])
        self.table.proxy.keep(self._in_class if self.class_id else None)
        super().fill()

    def new_card(self) -> PupilCard:
        return PupilCard(class_id=self.class_id or next(iter(self._classes), 0))

    def add(self) -> None:
        if self._classes:
            super().add()

    def make_form(self, card: PupilCard) -> PupilForm:
        return PupilForm(self._class_words(), new=card.id is None)

    def heading(self, card: PupilCard) -> str:
        return f"Обучающийся {self._class_name(card)} класса" if card.id else "Новый обучающийся"

    def name_of(self, card: PupilCard) -> str:
        return f"{card.full_name}, {self._class_name(card)} класс"

    def write(self, card: PupilCard) -> "Changes":
        from models.services.pupils import save_pupil

        return save_pupil(self.host.context.journal, card)

    def delete(self, card: PupilCard) -> "Changes":
        from models.services.pupils import remove_pupil

        assert card.id is not None
        return remove_pupil(self.host.context.journal, card.id, card.class_id)

    def extend_panel(self, panel: CardPanel, form: PupilForm, card: PupilCard) -> None:
        others = [pair for pair in self._class_words() if pair[0] != card.class_id]
        if others:
            box = MoveBox(others, self.host.context.today())
            box.wanted.connect(lambda: self._move(box, card))
            panel.add_below(box)
        erase_box = EraseBox(card.full_name)
        erase_box.wanted.connect(lambda: self._erase(erase_box, card))
        panel.add_below(erase_box)

    def _erase(self, box: EraseBox, card: PupilCard) -> None:
        assert card.id is not None
        if erase(self.host, card.id):
            self.take_focus()
        else:
            box.close_question()

    def _move(self, box: MoveBox, card: PupilCard) -> None:
        from models.services.pupils import move_pupil
        from models.services.refusal import FieldsRefusedError

        journal, target = self.host.context.journal, box.class_id
        assert card.id is not None
        try:
            changes = move_pupil(journal, card.id, card.class_id, target, box.day)
        except FieldsRefusedError as error:
            box.show_problems(error.problems)
            return
        except UserError as error:
            self.host.refuse(error)
            return
        self.host.keep_draft()
        words = f"{card.full_name}: {self._classes[target].name} класс с {box.day:%d.%m.%Y}"
        self.host.wrote(changes, words)
        self.take_focus()

    def paste_panel(self) -> PastePanel:
        choice = Combo(self._class_words())
        choice.set_value(self.class_id)

        def preview(text: str) -> Any:
            class_id = choice.value if isinstance(choice.value, int) else 0
            known = [card.full_name for card in self.cards if card.class_id == class_id]
            return preview_pupils(text, class_id, self.host.context.today(), known)

        form = PasteForm(ABOUT_PUPILS, SAMPLE_PUPILS, preview)
        choice.currentIndexChanged.connect(lambda _index: form.refresh())
        key = f"people/paste-pupils/{self.host.year}"
        field = Field("Класс", choice)
        return PastePanel("Список класса из Excel", form, self.host.context.journal, key, field)

    def write_pasted(self, cards: tuple[Any, ...]) -> "tuple[Changes, str]":
        from models.services.pupils import add_pupils

        changes = add_pupils(self.host.context.journal, cards)
        people = plural(len(cards), "человек", "человека", "человек")
        self.choice.set_value(cards[0].class_id)
        return changes, f"Добавлено в {self._classes[cards[0].class_id].name} класс: {people}"

    def fill_foot(self) -> None:
        shown = self.table.proxy.shown()
        self.foot.set_total("С ОВЗ", str(sum(card.ovz for card in shown)))
        self.foot.set_total("с инвалидностью", str(sum(card.disability for card in shown)))
        without = sum(card.processing_consent is None for card in shown)
        self.foot.set_total("без согласия", str(without))

    def empty_state(self) -> EmptyState:
        chosen = self._classes.get(self.class_id or 0)
        if not self._classes:
            return EmptyState(
                "users",
                "Здесь будут списки классов",
                "Сначала внесите классы: вкладка «Классы».",
                None,
            )
        where = f"Здесь будет список {chosen.name} класса" if chosen else "Здесь будут списки классов"
        number = f"В классе числится {chosen.enrolment}. " if chosen else ""
        return EmptyState(
            "users",
            where,
            f"{number}С фамилиями можно отмечать, кто именно был на мероприятии. В отчёты уходят только числа.",
            Button("Вставить из Excel", "clipboard-paste", on_click=self.paste),
            Button("Добавить по одному", "plus", on_click=self.add),
            "ОВЗ и инвалидность — сведения о здоровье: они остаются в журнале, наружу выходят только количества.",
        )

    def _choose_class(self) -> None:
        self.table.proxy.keep(self._in_class if self.class_id else None)
        self.show_rows()

    def _in_class(self, card: PupilCard) -> bool:
        return card.class_id == self.class_id

    def _class_words(self) -> list[tuple[int, str]]:
        return [(key, f"{one.name} класс") for key, one in self._classes.items()]

    def _class_name(self, card: PupilCard) -> str:
        found = self._classes.get(card.class_id)
        return found.name if found else ""

    def _class_order(self, card: PupilCard) -> tuple[int, str]:
        found = self._classes.get(card.class_id)
        return (found.grade, found.name) if found else (0, "")
