"""Which tabs a diagnostics has, each made when it is first opened."""

from typing import TYPE_CHECKING

from models.rules.diagnostics.instrument import Instrument
from ui.pages.diagnostics.host import SessionTab

if TYPE_CHECKING:
    from ui.pages.diagnostics.session_view import SessionView

TITLES = {
    "sheets": "Бланки",
    "scores": "Баллы",
    "passed": "Прохождение",
    "ledger": "Ведомость",
    "spread": "Распределение",
    "change": "Изменение",
    "note": "Справка",
}


def tabs_of(instrument: Instrument) -> list[tuple[object, str]]:
    """The tabs of a method: a sheet only where answers are scored, one day and one result for an online test."""
    if instrument.only_passed:
        keys = ["passed", "ledger", "note"]
    else:
        keys = ["sheets"] if instrument.has_sheet else []
        keys += ["scores", "ledger", "spread", "change", "note"]
    return [(key, TITLES[key]) for key in keys]


def make_tab(key: str, view: "SessionView") -> SessionTab:
    """The tab of that key."""
    if key == "sheets":
        from ui.pages.diagnostics.sheet_tab import SheetTab

        answers = view.sheet.instrument.answers
        assert answers is not None
        return SheetTab(view, answers)
    return _TABS[key](view)


def _scores(view: "SessionView") -> SessionTab:
    from ui.pages.diagnostics.scores_tab import ScoresTab

    return ScoresTab(view)


def _passed(view: "SessionView") -> SessionTab:
    from ui.pages.diagnostics.passed_tab import PassedTab

    return PassedTab(view)


def _ledger(view: "SessionView") -> SessionTab:
    from ui.pages.diagnostics.ledger_tab import LedgerTab

    return LedgerTab(view)


def _spread(view: "SessionView") -> SessionTab:
    from ui.pages.diagnostics.spread_tab import SpreadTab

    return SpreadTab(view)


def _change(view: "SessionView") -> SessionTab:
    from ui.pages.diagnostics.change_tab import ChangeTab

    return ChangeTab(view)


def _note(view: "SessionView") -> SessionTab:
    from ui.pages.diagnostics.note_tab import NoteTab

    return NoteTab(view)


_TABS = {
    "scores": _scores,
    "passed": _passed,
    "ledger": _ledger,
    "spread": _spread,
    "change": _change,
    "note": _note,
}
