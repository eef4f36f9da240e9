"""From a plan item to its record and back, over the program's own pages: what is recorded is done in the plan."""

from datetime import date

from desktop import places
from models.journal.journal import Journal
from tests.ui.pages import plan_sample
from tests.ui.pages.plan_window import Files
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.pages.context import PageContext
from ui.pages.plan.board import Look
from ui.settings_protocol import MemorySettings
from ui.undoing import Undoing

FAIR = "День открытых дверей техникума"


def test_what_is_recorded_is_done_in_the_plan(qtbot, tmp_path):
    journal, _ = Journal.create(tmp_path / "школа.profjournal")
    ids = plan_sample.fill(journal)
    context = PageContext(journal, JobRunner(), Files(), MemorySettings(), today=lambda: plan_sample.TODAY)
    window = MainWindow([place for place in places.places_of(context, None) if place.key in ("plan", "work_log")])
    undoing = Undoing(window)
    undoing.follow(journal)
    qtbot.addWidget(window)
    window.resize(1366, 698)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    plan = window.page
    plan.acts.open_item(ids[FAIR])
    assert plan.grid.cards.card(plan.grid.cards.place_of(ids[FAIR])).look is Look.OPEN

    plan.side.record_button.click()

    assert window.place == "work_log"
    log = window.page
    assert log.side.form.card().title == FAIR
    log.side.accept_button.click()
    window.open_place("plan")
    plan = window.page
    card = plan.grid.cards.card(plan.grid.cards.place_of(ids[FAIR]))
    assert card.look is Look.DONE
    record = next(one for one in plan.plan.items if one.entry.id == ids[FAIR]).records[0]
    assert record.start in (plan_sample.TODAY, date(2027, 4, 14))

    plan.acts.open_item(ids[FAIR])
    plan.side.record_chosen.emit(record.id)
    assert window.place == "work_log" and window.page.side.form.card().id == record.id
    window.page.close_panel()
    window.open_place("plan")
    plan.undo()
    assert plan.grid.cards.card(plan.grid.cards.place_of(ids[FAIR])).look is Look.OPEN
    context.jobs.stop()
    journal.close(with_backup=False)
