"""The list of schools that the municipality expects reports from."""

from typing import TYPE_CHECKING, Any

from models.rules.office_card import ExpectedEntry
from models.rules.russian import plural
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.forms.expected_school import (
    ABOUT_SCHOOLS,
    SAMPLE_SCHOOLS,
    ExpectedSchoolForm,
    ListedSchool,
    preview_schools,
)
from ui.forms.paste_form import PasteForm
from ui.pages.consolidation.words import SCHOOLS
from ui.pages.panels import PastePanel
from ui.pages.people.host import PeopleHost
from ui.pages.people.tab import PeopleTab
from ui.tables.column import Column

if TYPE_CHECKING:
    from models.changes import Changes


class SchoolsTab(PeopleTab):
    """Adds, pastes, changes and removes; what a removed school handed in stays in the journal."""

    title = "Список школ"
    add_words = "Добавить школу"
    nouns = SCHOOLS
    can_paste = True

    def __init__(self, host: PeopleHost) -> None:
        columns = (
            Column("Школа", lambda one: one.entry.name, strong=True),
            Column("ИНН", lambda one: one.entry.inn, width=160),
            Column("Кому сдаёт отчёт", _addressee, width=240),
        )
        super().__init__(host, columns)

    def read(self) -> tuple[ListedSchool, ...]:
        from models.services.office import expected_schools

        entries = expected_schools(self.host.context.journal, self.host.year)
        return tuple(ListedSchool(entry.sender, entry) for entry in entries)

    def new_card(self) -> ListedSchool:
        return ListedSchool(None, ExpectedEntry("", ""))

    def make_form(self, card: ListedSchool) -> ExpectedSchoolForm:
        return ExpectedSchoolForm()

    def heading(self, card: ListedSchool) -> str:
        return "Школа" if card.id else "Новая школа"

    def name_of(self, card: ListedSchool) -> str:
        return card.entry.name

    def write(self, card: ListedSchool) -> "Changes":
        from models.rules.school_checks import FieldProblem
        from models.services.office import add_expected
        from models.services.refusal import refuse_faults

        if card.id is None and card.entry.inn and any(one.id == card.entry.inn for one in self.cards):
            refuse_faults([FieldProblem("inn", "Школа с этим ИНН уже есть в списке: проверьте номер.")])
        return add_expected(self.host.context.journal, [card.entry], self.host.year)

    def delete(self, card: ListedSchool) -> "Changes":
        from models.services.office import remove_expected

        assert card.id is not None
        return remove_expected(self.host.context.journal, [card.id], self.host.year)

    def paste_panel(self) -> PastePanel:
        def preview(text: str) -> Any:
            return preview_schools(text, {one.entry.inn for one in self.cards})

        form = PasteForm(ABOUT_SCHOOLS, SAMPLE_SCHOOLS, preview)
        return PastePanel("Школы из Excel", form, self.host.context.journal, "consolidation/paste-schools")

    def write_pasted(self, cards: tuple[Any, ...]) -> "tuple[Changes, str]":
        from models.services.office import add_expected

        changes = add_expected(self.host.context.journal, cards, self.host.year)
        return changes, f"Добавлено: {plural(len(cards), *SCHOOLS)}"

    def fill_foot(self) -> None:
        state = sum(one.entry.is_state_school for one in self.cards)
        self.foot.set_total("Из них областных", str(state))

    def empty_state(self) -> EmptyState:
        return EmptyState(
            "school",
            "Здесь будет список школ",
            "По нему видно, кто ещё не сдал отчёт. Впишите школы, вставьте их из Excel или загрузите книгу "
            "с листами «Муниципалитет» и «Школы».",
            Button("Вставить из Excel", "clipboard-paste", on_click=self.paste),
            Button("Добавить школу", "plus", on_click=self.add),
        )


def _addressee(one: ListedSchool) -> str:
    return "областная, прямо в регион" if one.entry.is_state_school else "в муниципалитет"
