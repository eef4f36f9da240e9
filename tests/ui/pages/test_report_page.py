"""The report's page as a whole: campaigns, findings, saving, printing, narrow windows."""

from datetime import date

import pytest
from docx import Document
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.services import best_events, photos
from models.services.confirmation import history
from tests.ui.keyboard import tab_through
from tests.ui.pages import sample
from ui.components.buttons import Link
from ui.components.empty_state import EmptyState


def finding(page, code):
    return next(one for one in page.report.findings if one.code == code)


@pytest.fixture
def page(journal, open_window):
    return open_window(journal, "report").page


def test_tab_comes_to_the_page_also_while_a_message_is_shown(page):
    page.say("Сохранено")
    page.window()._sidebar.button("home").setFocus(Qt.FocusReason.TabFocusReason)
    assert page.buttons.campaign in tab_through(page.window())


def test_the_head_tells_what_is_due_and_how_far_it_is(page):
    sentence = page.header.sentence.text()
    assert sentence.startswith("Сдать до 19 октября, осталось 12 дней. Готовность, если сдавать сегодня, ")
    assert page.header.chip.accessibleName() == "черновик"
    assert [page.buttons.campaign.itemText(index) for index in range(page.buttons.campaign.count())] == [
        "Весна 2027",
        "Осень 2026",
    ]
    assert page.campaign == sample.AUTUMN


def test_another_campaign_is_shown_from_its_first_day(page):
    page.buttons.campaign.set_value("spring-2027")
    assert str(page.report.campaign) == "spring-2027"
    assert "0 чел." in page._tab("paper").paper.toPlainText()
    assert finding(page, "no-events")


def test_after_the_campaign_the_next_one_is_at_hand(journal, open_window):
    page = open_window(journal, "report", today=date(2026, 11, 21)).page
    assert page.campaign == "spring-2027"


def test_errors_stand_before_warnings_with_their_counts(page):
    levels = [one.is_error for one, _row in page.findings._rows]
    assert levels == sorted(levels, reverse=True)
    assert len(levels) == len(page.report.findings)


@pytest.mark.parametrize(
    ("code", "tab"),
    [("best-events", "best"), ("photos-missing", "photos"), ("plan-without-record", "plan"), ("range", "paper")],
)
def test_findings_lead_to_their_cause(page, code, tab):
    page.findings.chosen.emit(finding(page, code))
    assert page._tabs.value == tab


def test_a_finding_about_the_school_leads_to_its_card(journal, open_window):
    from models.tables import SchoolYear

    with journal.write() as session:
        session.query(SchoolYear).one().coordinator = ""
    window = open_window(journal, "report")
    window.page.findings.chosen.emit(finding(window.page, "no-coordinator"))
    assert window.place == "settings"
    assert window.page.asked == ["school"]


def test_changes_from_elsewhere_are_shown(page, journal, ids):
    page.window().publish(best_events.choose(journal, ids["Экскурсия на сыроварню"], best=True))
    assert len(page.report.best_events) == 3


def test_the_papers_are_saved_as_a_job(qtbot, page, tmp_path, press):
    page.context.messages.folder = tmp_path / "отчёт"
    press(page, "Сохранить отчёт")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=15000)
    assert page.strip.message.text == "Сохранено 4 файла в папку «отчёт»"
    rows = [row for table in Document(tmp_path / "отчёт" / "appendix3.docx").tables for row in table.rows]
    text = "\n".join(cell.text for row in rows for cell in row.cells)
    assert "5 класс - 15 чел.;" in text
    assert page.context.settings.get("report.folder") == str(tmp_path / "отчёт")


def test_the_photos_leave_with_the_papers(qtbot, page, journal, tmp_path, press):
    event = page.report.best_events[0]
    picture = tmp_path / "снимок.png"
    Image.new("RGB", (1700, 900), "teal").save(picture)
    page.window().publish(photos.add(journal, event.id, [picture]))
    page.context.messages.folder = tmp_path / "отчёт"
    press(page, "Сохранить отчёт")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=15000)
    (saved,) = (tmp_path / "отчёт" / "Фотографии").iterdir()
    assert saved.name.startswith("1-01 ")
    assert saved.suffix == ".jpg"
    with Image.open(saved) as photo:
        assert photo.size[0] == 1600
    assert page.strip.message.text == "Сохранено 5 файлов в папку «отчёт»"


def test_an_offices_own_template_is_used(qtbot, page, tmp_path, press):
    page.context.templates.mkdir()
    (page.context.templates / "appendix3.docx").write_bytes(b"broken")
    page.context.messages.folder = tmp_path / "отчёт"
    press(page, "Сохранить отчёт")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=15000)
    assert "appendix3.docx" in page.strip.message.text


def test_the_plan_is_saved_from_its_tab(qtbot, page, tmp_path, press):
    page.context.messages.folder = tmp_path / "план"
    page.open_tab("plan")
    press(page, "Сохранить план")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=15000)
    assert (tmp_path / "план" / "appendix2.docx").exists()


def test_the_plan_leads_to_where_it_is_kept(page, press):
    asked = []
    page.navigate.connect(lambda place, argument: asked.append((place, argument)))
    page.open_tab("plan")
    press(page, "Править в плане")
    assert asked == [("plan", {"campaign": "autumn-2026"})]


def test_a_folder_that_cannot_be_written_is_a_refusal(qtbot, page, tmp_path, press):
    (tmp_path / "занято").write_text("файл")
    page.context.messages.folder = tmp_path / "занято"
    press(page, "Сохранить отчёт")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=15000)
    assert page.strip.message.tone == "err"
    assert page.buttons.save.isEnabled()


@pytest.mark.parametrize(
    ("tab", "title"), [("paper", "Печать отчёта"), ("note", "Печать справки"), ("plan", "Печать плана")]
)
def test_ctrl_p_shows_the_sheets_of_the_open_tab(page, tab, title):
    page.open_tab(tab)
    QTest.keyClick(page.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.overlay.upper.title == title
    assert len(page.overlay.upper.sheets) >= 1
    assert not page.header.isVisible()
    QTest.keyClick(page.window(), Qt.Key.Key_Escape)
    assert page.overlay.upper is None
    assert page.header.isVisible()


def test_the_report_is_marked_ready_and_back(page, journal, press):
    page.open_tab("history")
    press(page._tab("history"), "Отметить готовым")
    assert page.header.chip.accessibleName() == "готов"
    assert history(journal, sample.AUTUMN)[0].text == "готов"
    press(page._tab("history"), "Вернуть в черновик")
    assert page.header.chip.accessibleName() == "черновик"


def test_in_a_narrow_window_findings_are_a_button_with_a_count(qtbot, journal, open_window, press):
    page = open_window(journal, "report", width=1280).page
    assert not page.findings.isVisible()
    press(page, f"Замечания, {len(page.report.findings)}")
    assert page.findings.isVisible()
    assert not page._stack.isVisible()
    page.findings.chosen.emit(finding(page, "best-events"))
    assert page._stack.isVisible()
    assert page._tabs.value == "best"
    page.window().resize(1366, 698)
    qtbot.waitUntil(lambda: page.findings.isVisible())


def test_an_empty_journal_offers_the_first_step(empty_journal, open_window, press):
    window = open_window(empty_journal, "report")
    page = window.page
    assert page.findChildren(EmptyState)[0].isVisible()
    assert not page.buttons.save.isVisible()
    press(page, "Заполнить карточку школы")
    assert window.place == "settings"


def test_the_page_comes_alive_when_the_journal_gets_its_school(empty_journal, open_window):
    from models.changes import Changes

    window = open_window(empty_journal, "report")
    sample.fill(empty_journal)
    window.publish(Changes.of("school", "work_log"))
    assert window.page.report is not None
    assert window.page.buttons.save.isVisible()


def test_tab_goes_through_the_page_as_one_reads_it(qtbot, page):
    page.open_tab("note")
    qtbot.waitUntil(lambda: all(edit.edit.isVisible() for edit in page._tab("note").edits.values()))
    page._tabs._tabs.button("history").setFocus()
    reached = []
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    note = page._tab("note")
    names = [one.accessibleName() for one in reached]
    results, add = names.index("Основные результаты"), names.index("Добавить свой абзац")
    assert names[0] == "Показать листы"
    assert results < names.index("Динамика") < add < names.index("Показать класс")
    assert note.isAncestorOf(reached[add])
    qtbot.keyClick(reached[add], Qt.Key.Key_Backtab)


def test_the_focus_stays_in_an_open_passport(qtbot, page):
    page.open_number("participants:5")
    popover = page._tab("paper").popover
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert popover.isAncestorOf(QApplication.focusWidget())


def test_ctrl_z_takes_back_what_the_strip_offers(qtbot, page, journal, ids):
    page.open_tab("best")
    page._tab("best")._choose(ids["Квест «Город профессий»"], best=False)
    assert len(page.report.best_events) == 1
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.report.best_events) == 2


def test_the_preview_stays_alone_on_the_page_when_one_comes_back(page):
    page.print_page()
    page.window().open_place("home")
    page.window().open_place("report")
    assert page.overlay.upper.isVisible()
    assert not page.header.isVisible()
    page.escape()
    assert page.header.isVisible()


def test_the_preview_closes_though_what_had_the_focus_is_gone(page, journal, ids):
    _finding, line = page.findings._rows[0]
    line.findChild(Link).setFocus()
    page.print_page()
    page.window().publish(best_events.choose(journal, ids["Экскурсия на сыроварню"], best=True))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.escape()
    assert page.header.isVisible()


def test_ctrl_z_does_nothing_that_is_no_undo(page):
    done = []
    page.say("Сохранено 4 файла", "ok", "Открыть папку", lambda: done.append("папка"))
    QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == []
    assert page.strip.message is not None


def test_the_open_card_of_a_record_follows_the_journal(page, journal, ids):
    record = ids["Квест «Город профессий»"]
    page.open_record(record)
    page.window().publish(best_events.describe(journal, record, "Новое описание."))
    page.window().publish(best_events.choose(journal, record, best=False))
    assert page.record.panel.description.edit.toPlainText() == "Новое описание."
    assert not page.record.panel.best.isChecked()
