"""Главная in a real window on a real journal."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from exporters.package.making import make_parts
from models.journal.backup import list_backups
from models.services import best_events, sending, sent_packages
from tests.ui.pages.sample import AUTUMN
from ui.components.buttons import Button, Link
from ui.components.empty_state import EmptyState
from ui.components.findings import FindingRow
from ui.components.labels import Label


def words(page):
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def link(page, text):
    return next(one for one in page.findChildren(Link) if one.text() == text and one.isVisible())


def test_the_day_the_campaign_and_its_deadlines(journal, open_window):
    page = open_window(journal, "home").page
    shown = words(page)
    assert "Среда, 7 октября" in shown
    assert "Идёт осенняя кампания: 13 сентября – 15 октября 2026" in shown
    assert "8 дней" in shown
    assert "12 дней" in shown
    assert "Четверг, 15 октября. По плану ещё 1 мероприятие" in shown
    assert "составлен" in shown


def test_readiness_and_the_journal_in_numbers(journal, open_window):
    shown = words(open_window(journal, "home").page)
    assert any(text.endswith(" %") for text in shown)
    assert any("Если сдавать сегодня: 1 ошибка и 7 предупреждений" in text for text in shown)
    assert {"7", "112", "9"} <= set(shown)


def test_a_late_report_is_named_first(journal, open_window):
    shown = words(open_window(journal, "home", today=date(2026, 11, 21)).page)
    assert shown.index("просрочен") < shown.index("118 дней")


def test_links_lead_to_the_report(journal, open_window, qtbot):
    window = open_window(journal, "home")
    qtbot.mouseClick(link(window.page, "Показать план"), Qt.MouseButton.LeftButton)
    assert window.place == "report"
    assert window.page._tabs.value == "plan"


def test_a_deadline_leads_to_sending(journal, open_window, qtbot):
    window = open_window(journal, "home")
    links = {one.accessibleName(): one for one in window.page.findChildren(Link)}
    qtbot.mouseClick(links["Отправить отчёт файлом или по почте"], Qt.MouseButton.LeftButton)
    assert (window.place, window.page.tabs.value) == ("sending", "report")
    window.open_place("home")
    qtbot.mouseClick(links["Отправить план файлом или по почте"], Qt.MouseButton.LeftButton)
    assert (window.place, window.page.tabs.value) == ("sending", "plan")


def test_what_was_sent_is_told_with_its_day(journal, open_window):
    package = sending.sign_plan(journal, AUTUMN, make_parts)
    sent_packages.mark_sent(journal, package.package_id, "на флешке", datetime(2026, 9, 16, 12, 0))
    page = open_window(journal, "home").page
    assert "Сводный план осенней кампании отправлен 16 сентября, в срок" in words(page)
    assert "отправлен" in words(page)
    links = {one.accessibleName() for one in page.findChildren(Link)}
    assert "Отправить план файлом или по почте" not in links


def test_a_gap_opens_its_cause(journal, open_window, qtbot):
    window = open_window(journal, "home")
    row = next(row for row in window.page.findChildren(FindingRow) if "с ОВЗ" in row.accessibleName())
    row.link.setFocus()
    qtbot.keyClick(row.link, Qt.Key.Key_Return)
    assert window.page._tab("paper").popover.passport.key == "participants_ovz:7"


def test_numbers_of_the_journal_lead_to_people(journal, open_window, qtbot):
    window = open_window(journal, "home")
    qtbot.mouseClick(
        next(one for one in window.page.findChildren(Link) if one.accessibleName() == "Классы: открыть"),
        Qt.MouseButton.LeftButton,
    )
    assert window.place == "people"
    assert window.page.asked == ["classes"]


def test_a_backup_is_made_as_a_job(journal, open_window, qtbot):
    window = open_window(journal, "home")
    page = window.page
    button = next(one for one in page.findChildren(Button) if one.text() == "Сделать копию")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.strip.message is not None)
    assert page.strip.message.text == "Копия сделана и проверена: 9 записей журнала работы"
    assert len(list_backups(journal.path)) == 1
    qtbot.waitUntil(lambda: "Рядом с журналом, 9 записей журнала работы" in words(page))


def test_an_empty_journal_offers_the_first_step(empty_journal, open_window, qtbot):
    window = open_window(empty_journal, "home")
    assert window.page.findChildren(EmptyState)
    qtbot.mouseClick(
        next(one for one in window.page.findChildren(Button) if "карточку" in one.text()), Qt.MouseButton.LeftButton
    )
    assert window.place == "settings"
    assert window.page.asked == ["school"]


def test_the_page_is_filled_anew_after_changes(journal, ids, open_window, qtbot):
    window = open_window(journal, "home")
    before = words(window.page)
    assert "Выбрано 2 из 3 лучших мероприятий." in before
    window.publish(best_events.choose(journal, ids["Экскурсия на сыроварню"], best=True))
    qtbot.waitUntil(lambda: "12 дней" in words(window.page))
    assert "Выбрано 2 из 3 лучших мероприятий." not in words(window.page)


def test_in_a_narrow_window_the_columns_stand_under_one_another(journal, open_window, qtbot):
    window = open_window(journal, "home", width=1024)
    page = window.page
    qtbot.waitUntil(lambda: page.width() < 830)
    titles = {label.text(): label.mapTo(page, label.rect().topLeft()) for label in page.findChildren(Label)}
    assert titles["Журнал сейчас, 2026/2027"].x() >= titles["Ближайшие сроки"].x()


def test_an_event_is_recorded_from_here(journal, open_window, press):
    window = open_window(journal, "home")
    press(window.page, "Записать мероприятие")
    assert window.place == "work_log"
    assert window.page.asked == ["new"]
