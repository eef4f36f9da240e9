"""The tab of the report or of the plan: where it is, what is in it, how it goes, what the checks say."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.packages.kinds import PackageKind
from models.vocabulary import ReportStatus
from ui.components.buttons import Button, Variant, row
from ui.components.labels import Label
from ui.components.question import Question
from ui.pages.sending.answer_section import AnswerSection
from ui.pages.sending.checks_section import ChecksSection
from ui.pages.sending.contents_section import ContentsSection
from ui.pages.sending.saved_section import SavedSection
from ui.pages.sending.status_line import StatusLine
from ui.pages.sending.way_section import WaySection
from ui.pages.sending.words import PLAN_CHAIN, REPORT_CHAIN, changes_sentence, state_sentence, status_of
from ui.theme import current

if TYPE_CHECKING:
    from datetime import date

    from models.services.outbox import Outbox
    from models.services.sent_packages import SentPackage
    from ui.pages.sending.head_paper import HeadPaper
    from ui.settings_protocol import Settings

LEFT, RIGHT = 640, 434
_SIDE_BY_SIDE = 760


class HandInTab(QWidget):
    """Sections in two columns, in one where there is no room. `answered` when a question has gone."""

    answered = Signal()
    sent = Signal(object)
    """The package that the user says was handed in."""

    def __init__(self, settings: "Settings") -> None:
        super().__init__()
        self.status = StatusLine()
        self._sentence = Label("", wrap=True)
        self._changes = Label("", "second", wrap=True)
        self.saved = SavedSection()
        self.saved.hidden.connect(self._tell_mark)
        self.contents = ContentsSection()
        self.way = WaySection(settings)
        self.checks = ChecksSection()
        self.answer = AnswerSection()
        self.mark = Button("Отметить отправленным", "send", "primary", on_click=self._mark)
        self._mark_row = row(self.mark)
        self._waits: SentPackage | None = None
        self.question: Question | None = None
        self._question_place = QVBoxLayout()
        left, self.right = QWidget(), QVBoxLayout()
        column = _column(left, self.saved, self.way, self.contents)
        column.addStretch(1)
        side = QWidget()
        side.setLayout(self.right)
        self.right.setContentsMargins(0, 0, 0, 0)
        self.right.setSpacing(current().px(24))
        self.right.addWidget(self.answer)
        self.right.addWidget(self.checks)
        self.right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(current().px(40))
        self._columns.addWidget(left, LEFT)
        self._columns.addWidget(side, RIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.status)
        whole.addWidget(self._sentence)
        whole.addWidget(self._changes)
        whole.addWidget(self._mark_row)
        whole.addLayout(self._question_place)
        whole.addSpacing(8)
        whole.addLayout(self._columns, 1)

    def show_outbox(self, outbox: "Outbox", kind: PackageKind, head: "HeadPaper | None", today: "date") -> None:
        """Show the report or the plan as it stands."""
        status = status_of(outbox, kind)
        self.status.show_status(REPORT_CHAIN if kind is PackageKind.REPORT else PLAN_CHAIN, status)
        self._sentence.setText(state_sentence(outbox, kind, today))
        changes = changes_sentence(outbox) if kind is PackageKind.REPORT else ""
        self._changes.setText(changes)
        self._changes.setVisible(bool(changes))
        saved = self.saved.saved
        if saved is not None:
            package = saved.package
            latest = next((one for one in outbox.packages if one.package_id == package.package_id), None)
            shown = saved if latest is not None and latest.kind is kind else None
            self.saved.show_saved(shown, handed_in=latest is not None and latest.left_at is not None)
        self.contents.show_outbox(outbox, kind, head)
        self._waits = outbox.latest(kind) if status is ReportStatus.SIGNED else None
        self._tell_mark()
        self.answer.show_answer(outbox.decision(kind), signed=outbox.latest(kind) is not None)
        self.checks.show_findings(outbox.findings(kind))

    def ask(self, question: Question) -> None:
        """Show a question over the sections in place of the one before."""
        self.drop_question()
        self.question = question
        self._yield_primary(True)
        self._question_place.addWidget(question)
        question.show()

    def _mark(self) -> None:
        if self._waits is not None:
            self.sent.emit(self._waits)

    def _tell_mark(self) -> None:
        """What was just saved has the same button in its section."""
        self._mark_row.setVisible(self._waits is not None and self.saved.saved is None)

    def drop_question(self) -> None:
        """Take the question away."""
        question, self.question = self.question, None
        if question is not None:
            question.hide()
            self._question_place.removeWidget(question)
            question.deleteLater()
            self._yield_primary(False)
            self.answered.emit()

    def _yield_primary(self, yielded: bool) -> None:
        """The safe answer of a question is the one primary button of the screen."""
        variant: Variant = "plain" if yielded else "primary"
        self.mark.set_variant(variant)
        self.saved.set_variant(variant)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= current().px(_SIDE_BY_SIDE)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


def may_sign(outbox: "Outbox", kind: PackageKind) -> bool:
    """Whether there is anything to be signed."""
    return kind is PackageKind.REPORT or bool(outbox.plan.items)


def wants_signature(outbox: "Outbox", kind: PackageKind) -> bool:
    """Whether signing is the next step, so that its button is the primary one."""
    return status_of(outbox, kind) in (ReportStatus.DRAFT, ReportStatus.READY, ReportStatus.RETURNED)


def _column(box: QWidget, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().px(24))
    for widget in widgets:
        column.addWidget(widget)
    return column
