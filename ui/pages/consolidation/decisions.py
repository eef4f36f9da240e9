"""What the user decides about reports: accepted, given back with remarks, taken back; keys confirmed."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from models.errors import UserError
from models.rules.consolidation import SchoolStatus
from models.rules.remarks import RemarkOn
from models.rules.russian import plural
from ui.pages.consolidation.key_panel import KeyPanel
from ui.pages.consolidation.lost_key_panel import LostKeyPanel
from ui.pages.consolidation.many_panel import ManyPanel
from ui.pages.consolidation.remarks_form import RemarksForm, remarks_of
from ui.pages.consolidation.school_panel import SchoolPanel
from ui.pages.consolidation.words import names_words
from ui.pages.panels import DraftPanel

if TYPE_CHECKING:
    from models.changes import Changes
    from models.services.office_overview import ShownSchool
    from ui.pages.consolidation.page import ConsolidationPage


class Decisions:
    """The panels of chosen schools and what their buttons do."""

    def __init__(self, page: "ConsolidationPage") -> None:
        self._page = page

    def show(self, chosen: "Sequence[ShownSchool]") -> None:
        """The panel of one school, or of several."""
        page = self._page
        if len(chosen) == 1:
            from models.services.consolidation import school_details
            from models.services.office_overview import packages_of

            [one] = chosen
            journal, sender = page.context.journal, one.row.sender
            details = school_details(journal, page.campaign, sender)
            assert page.overview is not None
            panel = SchoolPanel(
                one, details[1] if details else {}, packages_of(journal, page.campaign, sender), page.overview.calendar
            )
            panel.accept_wanted.connect(lambda: self.accept(chosen))
            panel.return_wanted.connect(lambda: self.ask_remarks(chosen))
            panel.take_back_wanted.connect(lambda: self.take_back(chosen))
            panel.key_wanted.connect(lambda: self.ask_key(sender))
            panel.lost_key_wanted.connect(lambda: self.ask_lost_key(one))
            page.show_panel(panel)
            return
        many = ManyPanel(chosen)
        many.accept_wanted.connect(lambda: self.accept(many.schools))
        many.return_wanted.connect(lambda: self.ask_remarks(many.schools))
        page.show_panel(many)

    def accept(self, schools: "Sequence[ShownSchool]") -> None:
        """Accept the reports."""
        from models.services.decisions import accept

        senders = [one.row.sender for one in schools]
        words = f"{'Принят отчёт' if len(senders) == 1 else 'Приняты отчёты'}: {_names(schools)}"
        self._decide(lambda: accept(self._page.context.journal, self._page.campaign, senders), schools, words)

    def ask_remarks(self, schools: "Sequence[ShownSchool]") -> None:
        """The form of the remarks; one school's begin with the errors that the program found."""
        page = self._page
        own = schools[0].row if len(schools) == 1 else None
        form = RemarksForm(own.remarks or remarks_of(own.findings) if own else ())
        key = f"consolidation/remarks/{page.campaign}/{own.sender if own else 'many'}"
        title = f"На доработку: {own.name}" if own else f"На доработку: {names_words([''] * len(schools))}"
        panel = DraftPanel(title, form, "Вернуть", page.context.journal, key)  # type: ignore[arg-type]
        panel.title.setWordWrap(True)
        panel.accepted.connect(partial(self._give_back, form, schools))
        if page.show_panel(panel):
            form.focus_first()

    def take_back(self, schools: "Sequence[ShownSchool]") -> None:
        """Forget the decision."""
        from models.services.decisions import take_back

        senders = [one.row.sender for one in schools]
        words = f"Решение отменено: {_names(schools)}"
        self._decide(lambda: take_back(self._page.context.journal, self._page.campaign, senders), (), words)

    def ask_key(self, sender: str | None = None, after: str = "") -> None:
        """The form of a key that waits: that of a sender, else the first one, or the one after `after`."""
        from models.services.key_register import waiting_keys

        keys = waiting_keys(self._page.context.journal)
        if sender is not None:
            keys = tuple(sorted(keys, key=lambda key: key.sender != sender))
        elif after:
            place = next((place for place, key in enumerate(keys, 1) if key.fingerprint == after), 0)
            keys = keys[place:] + keys[:place]
        if not keys:
            return
        panel = KeyPanel(keys[0], len(keys) - 1)
        panel.typed.connect(lambda typed: self._confirm(panel, typed))
        following = partial(self.ask_key, None, keys[0].fingerprint) if len(keys) > 1 else self._page.close_panel
        panel.later.connect(following)
        if self._page.show_panel(panel):
            panel.focus_first()

    def ask_lost_key(self, school: "ShownSchool") -> None:
        """From which day the key is closed."""
        panel = LostKeyPanel(school.row.name, self._page.context.today())
        panel.given_up.connect(self._page.show_chosen)
        panel.close_wanted.connect(lambda day: self._close_key(school, day))
        if self._page.show_panel(panel):
            panel.focus_first()

    def _close_key(self, school: "ShownSchool", day: date) -> None:
        from models.services.key_register import close_key

        words = f"Ключ закрыт с {day:%d.%m.%Y}: {school.row.name}"
        self._decide(lambda: close_key(self._page.context.journal, school.row.sender, day), (), words)

    def _confirm(self, panel: KeyPanel, typed: dict[int, str]) -> None:
        from models.services.key_register import confirm_key
        from models.services.refusal import FieldsRefusedError

        page, key = self._page, panel.key
        try:
            changes = confirm_key(page.context.journal, key.sender, key.fingerprint, typed)
        except FieldsRefusedError as error:
            panel.show_problems(error.problems)
            return
        except UserError as error:
            page.refuse(error)
            return
        page.close_panel()
        page.wrote_for_good(changes)
        if page.overview is not None and page.overview.waiting:
            self.ask_key()
        else:
            page.choose(key.sender)
        page.say(f"Ключ подтверждён, пакеты учтены: {key.school}")

    def _give_back(self, form: RemarksForm, schools: "Sequence[ShownSchool]") -> None:
        from models.rules.remarks import check_remarks
        from models.services.decisions import return_with_remarks

        remarks = form.remarks
        if problems := check_remarks(remarks):
            form.show_problems(problems)
            return
        each: dict[str, list[RemarkOn]] = {one.row.sender: remarks for one in schools}
        number = plural(len(remarks), "замечание", "замечания", "замечаний")
        self._decide(
            lambda: return_with_remarks(self._page.context.journal, self._page.campaign, each),
            schools,
            f"На доработку: {_names(schools)}, {number}. Запишите квитанции, чтобы школа узнала об этом",
        )

    def _decide(self, write: "Callable[[], Changes]", undo_of: "Sequence[ShownSchool]", words: str) -> None:
        """`undo_of`: the schools whose decision the message's link takes back."""
        page = self._page
        try:
            changes = write()
        except UserError as error:
            page.refuse(error)
            return
        page.close_panel(forget=True)
        page.wrote_for_good(changes)
        page.show_chosen()
        page.say(words, "ok", "Отменить" if undo_of else "", partial(self._restore, undo_of) if undo_of else None)

    def _restore(self, schools: "Sequence[ShownSchool]") -> None:
        """Put back what had been decided about each school before, remarks included."""
        from models.services.decisions import accept, return_with_remarks, take_back

        journal, campaign = self._page.context.journal, self._page.campaign
        rows = [one.row for one in schools]
        accepted = [row.sender for row in rows if row.status is SchoolStatus.ACCEPTED]
        returned = {row.sender: list(row.remarks) for row in rows if row.returned}
        others = [row.sender for row in rows if row.sender not in (*accepted, *returned)]

        def write() -> "Changes":
            done = [
                *([accept(journal, campaign, accepted)] if accepted else []),
                *([return_with_remarks(journal, campaign, returned)] if returned else []),
                *([take_back(journal, campaign, others)] if others else []),
            ]
            return done[0]

        self._decide(write, (), f"Как было: {_names(schools)}")


def _names(schools: "Sequence[ShownSchool]") -> str:
    return names_words([one.row.name for one in schools])
