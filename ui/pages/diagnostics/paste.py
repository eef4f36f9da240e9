"""A table from Excel for an open diagnostics, in the panel beside it."""

from typing import TYPE_CHECKING

from models.rules.diagnostics.pasted_sheet import taken_into
from models.rules.russian import plural
from ui.forms.paste_form import PasteForm
from ui.forms.paste_sheet import about_sheet, preview_sheet, sample_sheet
from ui.pages.panels import PastePanel

if TYPE_CHECKING:
    from ui.pages.diagnostics.session_view import SessionView


def looks_like_table(text: str) -> bool:
    """Whether the clipboard holds cells and not a word."""
    return "\t" in text


def open_paste(view: "SessionView", text: str = "") -> None:
    """Open the panel; what was pasted is taken as one action."""
    instrument = view.sheet.instrument
    form = PasteForm(
        about_sheet(instrument),
        sample_sheet(instrument),
        lambda pasted: preview_sheet(pasted, instrument, view.sheet.people),
    )
    panel = PastePanel("Вставить из Excel", form, view.context.journal, f"diagnostics/paste/{view.session_id}")
    panel.accepted.connect(lambda: _accept(view, panel))
    panel.given_up.connect(lambda: _give_up(view, panel))
    if view.show_panel(panel):
        if text:
            form.set_text(text)
        form.focus_first()


def _accept(view: "SessionView", panel: PastePanel) -> None:
    if not panel.form.check():
        return
    rows = panel.form.preview.result
    people = taken_into(view.sheet.people, rows)
    before = {person.identity: person for person in view.sheet.people}
    changed = [person for person in people if before.get(person.identity) != person]
    if not changed:
        panel.form.field.set_problem("Эти результаты уже записаны: менять нечего.")
        return
    count = plural(len(changed), "человека", "человека", "человек")
    if view.write(changed, f"Записаны результаты {count}"):
        panel.draft.drop()
        view.set_side(None)
        view.open_tab("ledger")


def _give_up(view: "SessionView", panel: PastePanel) -> None:
    panel.draft.drop()
    view.close_panel()
