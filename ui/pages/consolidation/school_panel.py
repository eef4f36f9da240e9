"""One school: its report's figures, findings, best events, packages, key, and what to do with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.rules.consolidation import SchoolStatus
from models.rules.percent import percent
from ui.components.buttons import Button, Link, row, stack
from ui.components.chips import StatusChip
from ui.components.findings import FindingRow
from ui.components.labels import Hairline, Label, SectionTitle
from ui.components.layout import Expander, SidePanel
from ui.pages.consolidation.columns import chip_words
from ui.pages.consolidation.words import key_words, package_words, submission_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.rules.consolidation import SchoolRow
    from models.rules.periods import CampaignCalendar
    from models.services.office_overview import PackageLine, ShownSchool

WIDTH = 400


class SchoolPanel(SidePanel):
    """`accept_wanted`, `return_wanted`, `take_back_wanted` by the buttons, `key_wanted` for a key that waits.

    `lost_key_wanted`: the school's key is to be closed.
    """

    accept_wanted = Signal()
    return_wanted = Signal()
    take_back_wanted = Signal()
    key_wanted = Signal()
    lost_key_wanted = Signal()

    def __init__(
        self,
        school: "ShownSchool",
        main: Mapping[str, Any],
        packages: "Sequence[PackageLine]",
        calendar: "CampaignCalendar",
    ) -> None:
        super().__init__(school.row.name, width=WIDTH)
        self.school = school
        self.title.setWordWrap(True)
        self.column.setAlignment(Qt.AlignmentFlag(0))
        self._add_state(school, calendar)
        if main:
            self._add_findings(school.row)
            self._add_changes(school)
            self.column.addWidget(figures_box(main))
            self._add_events(main)
        self._add_packages(packages)
        self.column.addStretch(1)
        self._add_buttons(school.row)

    def _add_state(self, school: "ShownSchool", calendar: "CampaignCalendar") -> None:
        self.column.addWidget(row(StatusChip(chip_words(school))))
        self.column.addWidget(Label(submission_words(school.row, calendar), wrap=True))
        self.column.addWidget(Label(key_words(school.row), "second", wrap=True))
        if school.row.waits:
            self.column.addWidget(row(Link("Подтвердить ключ", self.key_wanted.emit)))
        for remark in school.row.remarks:
            self.column.addWidget(FindingRow("info", remark.text, f"Ваше замечание. {remark.place}"))

    def _add_findings(self, school: "SchoolRow") -> None:
        errors = sum(found.is_error for found in school.findings)
        words = f"Контрольные соотношения: ошибок {errors}" if errors else "Контрольные соотношения сошлись"
        self.column.addWidget(SectionTitle(words))
        box = _column()
        others = [found for found in school.findings if not found.is_error]
        for found in school.findings:
            if found.is_error:
                _add(box, FindingRow("err", found.message, found.place))
        self.column.addWidget(box)
        if others:
            hidden = Expander(f"Предупреждения: {len(others)}")
            hidden.column.setSpacing(0)
            for found in others:
                hidden.column.addWidget(FindingRow("warn", found.message, found.place))
            self.column.addWidget(hidden)

    def _add_changes(self, school: "ShownSchool") -> None:
        if not school.row.resubmissions:
            return
        self.column.addWidget(SectionTitle("Что изменилось"))
        lines = school.changes or ("Числа и тексты те же",)
        self.column.addWidget(stack(*(Label(words, wrap=True) for words in lines), gap=4))

    def _add_events(self, main: Mapping[str, Any]) -> None:
        events = main.get("texts", {}).get("best_events", ())
        if not events:
            return
        hidden = Expander(f"Лучшие мероприятия: {len(events)}")
        for event in events:
            hidden.column.addWidget(Label(event["title"], "strong", wrap=True))
            hidden.column.addWidget(Label(event["description"] or "Описания нет", wrap=True))
            for link in event["media_links"]:
                hidden.column.addWidget(Label(link, "second", wrap=True))
        self.column.addWidget(hidden)

    def _add_packages(self, packages: "Sequence[PackageLine]") -> None:
        if not packages:
            return
        hidden = Expander(f"Пакеты школы: {len(packages)}")
        for line in packages:
            title, note = package_words(line)
            hidden.column.addWidget(Label(title, wrap=True))
            hidden.column.addWidget(Label(note, "second", wrap=True))
        if self.school.row.key_words.startswith("ключ подтверждён"):
            hidden.column.addWidget(row(Link("Школа потеряла ключ", self.lost_key_wanted.emit)))
        self.column.addWidget(hidden)

    def _add_buttons(self, school: "SchoolRow") -> None:
        if school.package is None:
            return
        if school.status is SchoolStatus.ACCEPTED or school.returned:
            words = "Отменить приём" if school.status is SchoolStatus.ACCEPTED else "Отменить возврат"
            self.set_footer(Button(words, "undo-2", on_click=self.take_back_wanted.emit))
            return
        wrong = school.status is SchoolStatus.INCORRECT
        accept = Button("Принять", "check-check", "plain" if wrong else "primary", on_click=self.accept_wanted.emit)
        give_back = Button("На доработку", "undo-2", "primary" if wrong else "plain", on_click=self.return_wanted.emit)
        self.set_footer(*((give_back, accept) if wrong else (accept, give_back)))


def figures_box(main: Mapping[str, Any]) -> QWidget:
    """The figures of a report, or the total of a свод."""
    figures = main.get("total", main)
    people, ovz = figures["participants"], figures["participants_ovz"]
    rows = [
        ("Обучающихся на списке", str(figures["students_total"])),
        ("Участников", f"{people['total']}, {percent(people['total'], figures['students_total'])} %"),
        ("Накопительный итог", str(people["cumulative"])),
        ("С ОВЗ на списке", str(figures["students_ovz_total"])),
        ("Участников с ОВЗ", f"{ovz['total']}, {percent(ovz['total'], figures['students_ovz_total'])} %"),
        ("Мероприятий", str(figures["events"])),
        ("Педагогов", str(figures["teachers"])),
        ("Партнёров", str(figures["partners"]["total"])),
    ]
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(5)
    grid.addWidget(SectionTitle("Числа отчёта"), 0, 0, 1, 2)
    for place, (name, figure) in enumerate(rows):
        grid.addWidget(Label(name), 2 * place + 1, 0)
        grid.addWidget(Label(figure.replace("— %", "—"), "strong"), 2 * place + 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(Hairline(), 2 * place + 2, 0, 1, 2)
    by_grade = ", ".join(f"{grade} кл. {number}" for grade, number in people["by_grade"].items() if number)
    grid.addWidget(Label(f"По классам: {by_grade or 'нет'}", "second", wrap=True), 2 * len(rows) + 1, 0, 1, 2)
    return box


def _column() -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return box


def _add(box: QWidget, widget: QWidget) -> None:
    layout = box.layout()
    assert layout is not None
    layout.addWidget(widget)
