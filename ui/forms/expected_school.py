"""A school on a municipality's list as a form, and pasted lines of schools."""

from collections.abc import Collection
from dataclasses import dataclass

from models.rules.office_card import ExpectedEntry
from models.rules.pasted_schools import parse_pasted_schools
from models.rules.people_checks import LONGEST
from models.rules.russian import plural
from models.vocabulary import OrganisationType
from ui.components.controls import CheckBox, LineEdit
from ui.components.field import Field
from ui.forms.card_fields import CardFields
from ui.forms.paste_form import PastePreview

ABOUT_SCHOOLS = "В строке одна школа: наименование и ИНН, затем, если школа областная (ОГОО), слово «областная»."
SAMPLE_SCHOOLS = "Сосновская СОШ № 1\t7014000010\nЗареченская школа-интернат\t7014000028\tобластная"
_ADDED = ("школу", "школы", "школ")


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """A line of the list; `id` is what it was found by, None for a new one."""

    id: str | None
    entry: ExpectedEntry


class ExpectedSchoolForm(CardFields):
    """Fields of a `ListedSchool`."""

    def __init__(self) -> None:
        self._school = ListedSchool(None, ExpectedEntry("", ""))
        name = LineEdit(placeholder="Заречная СОШ")
        name.setMaxLength(LONGEST)
        super().__init__(
            [
                {"name": Field("Наименование школы", name)},
                {"inn": Field("ИНН", LineEdit(placeholder="10 цифр"), hint="По ИНН узнаётся пакет школы.")},
                {"state": CheckBox("Областная школа (ОГОО): сдаёт отчёт прямо в регион")},
            ]
        )

    def card(self) -> ListedSchool:
        """The school as typed."""
        values = self.values
        kind = OrganisationType.STATE if values["state"] else self._school.entry.organisation_type
        if not values["state"] and kind is OrganisationType.STATE:
            kind = OrganisationType.MUNICIPAL
        return ListedSchool(self._school.id, ExpectedEntry("".join(values["inn"].split()), values["name"], kind))

    def set_card(self, school: ListedSchool) -> None:
        """Show a school; the ИНН of one that is listed stays as it is: by it its packages are known."""
        self._school = school
        entry = school.entry
        self.set_values({"name": entry.name, "inn": entry.inn, "state": entry.is_state_school})
        self.control("inn").setEnabled(school.id is None)


def preview_schools(text: str, known: Collection[str]) -> PastePreview:
    """Schools to add to a list that holds the ИНН `known`."""
    found = parse_pasted_schools(text, known)
    there = f"Уже в списке: {', '.join(found.known)}"
    return PastePreview(
        result=found.entries,
        lines=tuple((one.name, f"{one.inn}, областная" if one.is_state_school else one.inn) for one in found.entries),
        problems=tuple((problem.message, f"Строка {problem.row}") for problem in found.problems),
        notes=(there,) if found.known else (),
        button=f"Добавить {plural(len(found.entries), *_ADDED)}" if found.entries else "Добавить",
    )
