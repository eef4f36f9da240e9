"""The steps «Кто вы» and «Школа»: two halves of the school's card."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.rules.school_card import SchoolCard
from models.rules.school_checks import check_card
from ui.components.labels import Label, SectionTitle
from ui.forms.school import COORDINATOR, SCHOOL, CardForm
from ui.pages.wizard.step import Step


class CardStep(Step):
    """Some rows of the card's fields with words about them at the right."""

    rows: Sequence[Sequence[str]] = ()
    why_title = ""
    why = ""

    def __init__(self) -> None:
        super().__init__()
        self.form = CardForm(self.rows)
        self.form.edited.connect(self.edited)
        self.form.entered.connect(self.entered)
        self.main.addWidget(self.form)
        self.side.addWidget(SectionTitle(self.why_title, line=False))
        self.side.addWidget(Label(self.why, wrap=True))

    def card(self, base: SchoolCard | None = None) -> SchoolCard:
        """The fields of this step over the others of `base`."""
        return self.form.card(base)

    def check(self) -> int:
        return self.form.show_problems(check_card(self.card()))

    def content(self) -> Mapping[str, Any]:
        return self.form.content

    def restore(self, kept: Mapping[str, Any]) -> None:
        self.form.set_content(kept)

    def arrive(self) -> None:
        self.form.focus_first()


class CoordinatorStep(CardStep):
    """Who keeps the journal."""

    word = "Кто вы"
    title = "Кто ведёт журнал"
    sentence = "Координатор профориентационной работы. Эти строки печатаются в отчёте и в плане."
    rows = COORDINATOR
    why_title = "Зачем это"
    why = (
        "Фамилия и телефон стоят под отчётом кампании, чтобы управление образования знало, кому звонить. "
        "Всё можно изменить потом в настройках."
    )


class SchoolStep(CardStep):
    """The school as the papers name it."""

    word = "Школа"
    title = "Школа"
    sentence = "Наименование пишите так, как в уставе: оно стоит в шапке каждой бумаги."
    rows = SCHOOL
    why_title = "Зачем это"
    why = (
        "По ИНН школу узнают в муниципалитете, поэтому программа проверяет его последнюю цифру. "
        "Обязательны наименование, ИНН, муниципальное образование и учебный год, остальное можно дописать позже."
    )
