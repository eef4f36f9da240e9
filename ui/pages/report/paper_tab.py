"""Приложение 3 on the desk, each number with its passport."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.appendix3_content import appendix3
from models.errors import UserError
from ui.components.buttons import Link
from ui.components.labels import Label
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.report.host import ReportHost, ReportTab
from ui.pages.report.paper_browser import PaperBrowser
from ui.pages.report.passport import Confirmable
from ui.pages.report.passport_popover import PassportPopover
from ui.pages.report.passports import number_behind, passport_of, printed_number
from ui.theme import current
from ui.themed import Themed

if TYPE_CHECKING:
    from models.rules.findings import Finding
    from models.rules.report import CampaignReport

FULL_HEAD, SHORT_HEAD = "Полная шапка формы", "Короткая шапка"


class PaperTab(Themed, ReportTab):
    """The paper as the school hands it in. `number_shown(finding or None)` when a passport opens or closes."""

    number_shown = Signal(object)
    class_chosen = Signal(int)
    form_shown = Signal(bool)

    def __init__(self, host: ReportHost) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "desk")
        self._report: CampaignReport | None = None
        self._full = False
        self._draft: DraftKeeper | None = None
        self.popover: PassportPopover | None = None
        self.paper = PaperBrowser("Приложение 3, сводный отчет")
        self.paper.number_opened.connect(self._opened)
        self._switch = Link(FULL_HEAD, self._toggle_head)
        self._line = QHBoxLayout()
        self._line.addWidget(Label("Числа открываются щелчком или клавишей Enter", "second"), 1)
        self._line.addWidget(self._switch)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._line)
        self._layout.addWidget(self.paper, 1)
        self.restyle()

    def show_report(self, report: "CampaignReport") -> None:
        """Show the paper anew; an open passport is shown anew too."""
        self._report = report
        signs = {}
        for finding in reversed(report.findings):
            if key := number_behind(report, finding):
                signs[printed_number(report, key)] = "err" if finding.is_error else "warn"
        self.paper.show_paper(appendix3(report), signs, full=self._full)
        if self.popover is not None:
            begun = self.popover.form is not None
            self._keep_typed()
            self.open_number(self.popover.passport.key, with_form=begun)

    def open_number(self, key: str, *, with_form: bool = False) -> bool:
        """Open the passport of a number, its form too when wanted or begun; False when there is no such number."""
        if self._report is None or passport_of(self._report, key) is None:
            return False
        place = self.paper.rect_of(printed_number(self._report, key))
        self._opened(key, place or QRect(QPoint(40, 40), QPoint(60, 60)), with_form=with_form)
        return True

    def keep(self) -> None:
        """Close the passport; what its form holds comes back with it."""
        if self.popover is not None:
            self.popover.dismiss()

    def print_paper(self) -> None:
        """Show the sheets of the PDF."""
        from pathlib import Path

        from exporters.papers import report_pdf

        assert self._report is not None
        name = f"Приложение 3, {self._report.campaign.title}.pdf"
        self.host.preview("Печать отчёта", report_pdf(self._report), Path(name))

    def restyle(self) -> None:
        theme = current()
        self._line.setContentsMargins(theme.px(2), theme.px(10), theme.px(2), theme.px(8))
        self._layout.setContentsMargins(theme.px(18), 0, theme.px(18), 0)

    def _toggle_head(self) -> None:
        self._full = not self._full
        self._switch.setText(SHORT_HEAD if self._full else FULL_HEAD)
        self._switch.setAccessibleName(self._switch.text())
        self._switch.updateGeometry()
        if self._report is not None:
            self.show_report(self._report)

    def _opened(self, key: str, place: QRect, *, with_form: bool = False) -> None:
        assert self._report is not None
        passport = passport_of(self._report, key)
        if passport is None:
            return
        self._forget()
        popover = PassportPopover(self._ground(), passport)
        popover.record_chosen.connect(self.host.open_record)
        popover.part_chosen.connect(self.open_number)
        popover.class_chosen.connect(self.class_chosen)
        popover.confirm_asked.connect(self._confirm)
        popover.withdraw_asked.connect(self._withdraw)
        popover.form_shown.connect(self._on_form_shown)
        popover.closed.connect(self._dismissed)
        self.popover = popover
        self.paper.set_open(printed_number(self._report, key))
        corner = self.paper.mapTo(self._ground(), place.topLeft())
        popover.open_at(QRect(corner, place.size()), self.paper)
        if passport.confirmable is not None and (with_form or self._is_begun(key)):
            popover.open_form(passport.confirmable)
        self.number_shown.emit(self._finding_of(key))

    def _ground(self) -> QWidget:
        """The popover may stand over the findings too."""
        parent = self.parentWidget()
        return parent.parentWidget() or self if parent else self

    def _finding_of(self, key: str) -> "Finding | None":
        assert self._report is not None
        report = self._report
        printed = printed_number(report, key)
        behind = [(number_behind(report, finding), finding) for finding in report.findings]
        exact = next((finding for number, finding in behind if number == key), None)
        return exact or next((f for number, f in behind if number and printed_number(report, number) == printed), None)

    def _dismissed(self) -> None:
        self._keep_typed()
        self._forget()
        self.paper.set_open("")
        self.number_shown.emit(None)
        self.form_shown.emit(False)

    def _draft_key(self, key: str) -> str:
        assert self._report is not None
        return f"report/{self._report.campaign}/{key}"

    def _is_begun(self, key: str) -> bool:
        from models.services.drafts import load_draft

        return load_draft(self.host.context.journal, self._draft_key(key)) is not None

    def _on_form_shown(self, shown: bool) -> None:
        if shown and self.popover is not None and self.popover.form is not None:
            form, key = self.popover.form, self._draft_key(self.popover.passport.key)
            self._draft = DraftKeeper(self.host.context.journal, key, form, form)
            self._draft.restore()
            form.start()
        elif self._draft is not None:  # «Отмена»
            self._draft.drop()
            self._draft = None
        self.form_shown.emit(shown)

    def _keep_typed(self) -> None:
        draft, self._draft = self._draft, None
        try:
            if draft is not None:
                draft.keep()
        except UserError as refusal:
            self.host.refuse(refusal)

    def _forget(self) -> None:
        popover, self.popover, self._draft = self.popover, None, None
        if popover is not None:
            popover.dismiss()
            popover.deleteLater()

    def _confirm(self, confirmable: Confirmable, number: int, reason: str) -> None:
        from models.services.confirmation import confirm

        assert self.popover is not None
        key = self.popover.passport.key
        try:
            changes = confirm(
                self.host.context.journal,
                self.host.campaign,
                confirmable.class_id,
                confirmable.subject,
                number,
                reason,
            )
        except UserError as refusal:
            if self.popover.form is not None:
                self.popover.form.refuse(refusal.message)
            return
        if self._draft is not None:
            self._draft.drop()
        self._forget()
        self.host.wrote(changes)
        self.open_number(key)
        words = f"{confirmable.class_name} класс: подтверждено {number}. Причина сохранена в истории отчёта"
        self.host.offer_undo(words)

    def _withdraw(self, confirmable: Confirmable) -> None:
        from models.services.confirmation import withdraw

        journal, campaign = self.host.context.journal, self.host.campaign
        place = (confirmable.class_id, confirmable.subject)
        if not self.host.write(lambda: withdraw(journal, campaign, *place)):
            return
        words = f"{confirmable.class_name} класс: подтверждение снято, в отчёт идёт наименьшее"
        self.host.offer_undo(words, undo_words="Вернуть")
