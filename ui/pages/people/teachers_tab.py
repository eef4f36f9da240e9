"""Педагоги of the school and in how many events each took part."""

from typing import TYPE_CHECKING, Any

from models.rules.people_checks import TeacherCard
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.forms.paste_form import PasteForm
from ui.forms.paste_people import ABOUT_TEACHERS, SAMPLE_TEACHERS, preview_teachers
from ui.forms.teacher_form import TeacherForm
from ui.pages.panels import PastePanel
from ui.pages.people.host import PeopleHost
from ui.pages.people.tab import PeopleTab
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.changes import Changes


class TeachersTab(PeopleTab):
    """Adds, changes, deletes teachers; the events of all years are counted."""

    title = "Педагоги"
    record_kind = "teacher"
    add_words = "Добавить педагога"
    nouns = ("педагог", "педагога", "педагогов")
    can_paste = True

    def __init__(self, host: PeopleHost) -> None:
        columns = (
            Column("Фамилия, имя, отчество", lambda card: card.full_name, strong=True),
            Column("Должность", lambda card: card.post),
            Column("Мероприятий", lambda card: card.events or None, Kind.COUNT, 132),
        )
        super().__init__(host, columns)

    def read(self) -> tuple[TeacherCard, ...]:
        from models.services.teachers import teachers

        return teachers(self.host.context.journal)

    def new_card(self) -> TeacherCard:
        return TeacherCard()

    def make_form(self, card: TeacherCard) -> TeacherForm:
        return TeacherForm()

    def heading(self, card: TeacherCard) -> str:
        return "Педагог" if card.id else "Новый педагог"

    def name_of(self, card: TeacherCard) -> str:
        return card.full_name

    def write(self, card: TeacherCard) -> "Changes":
        from models.services.teachers import save_teacher

        return save_teacher(self.host.context.journal, card)

    def delete(self, card: TeacherCard) -> "Changes":
        from models.services.teachers import delete_teacher

        assert card.id is not None
        return delete_teacher(self.host.context.journal, card.id)

    def paste_panel(self) -> PastePanel:
        def preview(text: str) -> Any:
            return preview_teachers(text, [card.full_name for card in self.cards])

        form = PasteForm(ABOUT_TEACHERS, SAMPLE_TEACHERS, preview)
        return PastePanel("Педагоги из Excel", form, self.host.context.journal, "people/paste-teachers")

    def write_pasted(self, cards: tuple[Any, ...]) -> "tuple[Changes, str]":
        from models.services.teachers import add_teachers

        changes = add_teachers(self.host.context.journal, cards)
        return changes, f"Добавлено: {plural(len(cards), 'педагог', 'педагога', 'педагогов')}"

    def fill_foot(self) -> None:
        self.foot.set_total("Участвовали в мероприятиях", str(sum(card.events > 0 for card in self.cards)))

    def empty_state(self) -> EmptyState:
        return EmptyState(
            "graduation-cap",
            "Здесь будут педагоги школы",
            "Отчёт считает педагогов, которые участвовали в мероприятиях. Имена из загруженного журнала "
            "работы появятся сами.",
            Button("Добавить первого педагога", "plus", on_click=self.add),
            Button("Вставить из Excel", "clipboard-paste", on_click=self.paste),
        )
