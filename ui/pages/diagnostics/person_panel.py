"""One person's result card: scores, leading scales, levels; for the pupil and the parents, printable."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.diagnostics.scoring import against_norm, part_scores
from models.rules.russian import in_quotes
from ui.components.bar_chart import BarChart
from ui.components.buttons import Button, Link, row
from ui.components.labels import Label, SectionTitle
from ui.components.layout import SidePanel
from ui.pages.diagnostics.result_words import leading_names, level_words, outcome_words, scale_words, score_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.rules.diagnostics.instrument import Instrument, Scale
    from models.rules.diagnostics.sheet import PupilResult, SessionSheet


class PersonPanel(SidePanel):
    """`identity` says whose card it is, so that the view shows it anew after changes."""

    def __init__(
        self,
        sheet: "SessionSheet",
        person: PersonResult,
        others: "Sequence[PupilResult]",
        print_card: "Callable[[PersonResult, bool], object]",
    ) -> None:
        """`others` are the pupil's results in other diagnostics; `print_card(person, all of them)`."""
        super().__init__(person.name)
        self.identity = person.identity
        self.column.setAlignment(Qt.AlignmentFlag(0))
        if person.tested:
            self.add_action(Button("Печать", "printer", small=True, on_click=lambda: print_card(person, False)))
        self._add(f"{in_quotes(sheet.instrument.name)}, {sheet.day:%d.%m.%Y}, {sheet.class_name} класс", "second")
        if person.mark is not None:
            self._add(person.mark.value.capitalize(), "strong")
        elif not person.entered:
            self._add("Результат ещё не внесён.", "muted")
        elif sheet.instrument.only_passed:
            self._add_passed(person)
        else:
            self._add_result(sheet.instrument, person)
        if others:
            self._add_others(others)
            self.column.addWidget(row(Link("Напечатать все результаты", lambda: print_card(person, True))))
        self.column.addStretch(1)

    def _add_others(self, others: "Sequence[PupilResult]") -> None:
        self.column.addWidget(SectionTitle("Другие диагностики"))
        for one in others:
            self._add(f"{one.day:%d.%m.%Y}, {one.class_name} класс: {in_quotes(one.instrument.name)}", "second")
            self._add(outcome_words(one.instrument, one.person))

    def _add(self, words: str, role: "str" = "text") -> None:
        self.column.addWidget(Label(words, role, wrap=True))  # type: ignore[arg-type]  # one of the roles

    def _add_passed(self, person: PersonResult) -> None:
        self._add(f"Пройдена {person.passed_on:%d.%m.%Y}" if person.passed_on else "Пройдена", "strong")
        if person.outcome:
            self._add(person.outcome)

    def _add_result(self, instrument: "Instrument", person: PersonResult) -> None:
        if leaders := leading_names(instrument, person):
            self._add("Ведущие шкалы" if len(leaders) > 1 else "Ведущая шкала", "second")
            self._add("; ".join(scale_words(instrument, name) for name in leaders), "strong")
        if level := level_words(instrument, person):
            self._add(level[:1].upper() + level[1:])
        chart = BarChart(f"Баллы: {person.name}")
        chart.set_groups(score_groups(instrument, person))
        self.column.addWidget(SectionTitle("Баллы по шкалам"))
        self.column.addWidget(chart)
        self._add_parts(instrument, person)
        self._add_norms(instrument, person)
        if instrument.unsure:
            self._add("Нормы и уровни этой методики встречаются в разных редакциях: сверьтесь с вашей.", "second")

    def _add_parts(self, instrument: "Instrument", person: PersonResult) -> None:
        """ОПГ: skill, attitude and wish apart."""
        parts = part_scores(instrument, person.answers)
        if not parts or instrument.answers is None:
            return
        names = instrument.answers.parts
        self.column.addWidget(SectionTitle(" / ".join(names).capitalize()))
        for scale, sums in parts.items():
            self._add(f"{scale}: {' / '.join(map(str, sums))}")

    def _add_norms(self, instrument: "Instrument", person: PersonResult) -> None:
        normed = [scale for scale in instrument.scales if scale.norms and scale.name in person.scores]
        if normed:
            self.column.addWidget(SectionTitle("Рядом с нормой взрослых"))
        for scale in normed:
            self._add(f"{scale.name}: {_norms(scale, person)}")


def _norms(scale: "Scale", person: PersonResult) -> str:
    score = person.scores[scale.name]
    return "; ".join(
        f"{norm.group} {shown_score(norm.mean)} ± {shown_score(norm.deviation)}, {against_norm(score, norm)}"
        for norm in scale.norms
    )
