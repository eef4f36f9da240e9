"""Sheets that were begun and not finished: one draft for the whole diagnostics, so that a crash loses no answer."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.rules.diagnostics.answers import AnswerError, Answers, check_sheet
from models.rules.diagnostics.instrument import AnswerFormat

Person = tuple[str, str]


class HalfSheets(QObject):
    """The half-typed sheets by person; what `DraftKeeper` takes for a form."""

    edited = Signal()

    def __init__(self, answers: AnswerFormat) -> None:
        super().__init__()
        self._answers = answers
        self._sheets: dict[Person, Answers] = {}

    def get(self, person: Person) -> Answers | None:
        """The half-typed sheet of a person, None when there is none."""
        return self._sheets.get(person)

    def put(self, person: Person, sheet: Answers | None) -> None:
        """Keep a half-typed sheet; None forgets it."""
        before = self._sheets.get(person)
        if sheet is None:
            self._sheets.pop(person, None)
        else:
            self._sheets[person] = sheet
        if before != sheet:
            self.edited.emit()

    @property
    def answered(self) -> dict[Person, int]:
        """How many answers each half-typed sheet has."""
        return {person: sum(one is not None for one in sheet) for person, sheet in self._sheets.items()}

    @property
    def content(self) -> dict[str, Any]:
        """The sheets, for a draft."""
        return {"sheets": [[*person, list(sheet)] for person, sheet in sorted(self._sheets.items())]}

    def set_content(self, content: Mapping[str, Any]) -> None:
        """Take the sheets of a draft; one that does not fit the method any more is left out."""
        self._sheets = {}
        for kind, key, answers in content.get("sheets", ()):
            sheet = tuple(answers)
            try:
                check_sheet(sheet, self._answers)
            except AnswerError:
                continue
            self._sheets[kind, key] = sheet
