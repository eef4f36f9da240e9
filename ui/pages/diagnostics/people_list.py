"""The people of a class beside the sheet: who is written, who is half typed, who is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.rules.diagnostics.people import PersonResult
from models.vocabulary import DiagnosticsMark
from ui.pages.diagnostics.person_states import WRITTEN, state_of
from ui.tables.column import Column
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView


@dataclass(frozen=True)
class ListedPerson:
    """A row of the list."""

    number: int
    person: PersonResult
    state: str

    @property
    def id(self) -> tuple[str, str]:
        """By what the row is found again."""
        return self.person.identity


class PeopleList(TableView):
    """`opened(row)` by Enter, `chosen(row)` by arrows or a click."""

    def __init__(self) -> None:
        self.people_model = RowsTableModel(_COLUMNS, key=lambda row: row.id)
        super().__init__(self.people_model, name="Кто в классе", sortable=False)

    def show_people(
        self, people: Sequence[PersonResult], half_typed: Mapping[tuple[str, str], int], length: int
    ) -> None:
        """Show the people with their states."""
        self.people_model.set_rows(
            [
                ListedPerson(number, person, state_of(person, half_typed.get(person.identity, 0), length))
                for number, person in enumerate(people, 1)
            ]
        )


def _state_token(row: ListedPerson) -> str:
    if row.state == WRITTEN:
        return "ok"
    return "text2" if row.person.mark in (None, DiagnosticsMark.ABSENT) else "text"


_COLUMNS = (
    Column("№", lambda row: row.number, width=54),
    Column("ФИО", lambda row: row.person.name, strong=True),
    Column("", lambda row: row.state, width=134, token=_state_token, spoken=lambda row: row.state or "не внесено"),
)
