"""Сводка with the real window and packages that journals of schools have signed."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exporters.package.reader import read_package
from models.journal.journal import Journal
from models.rules.consolidation import SchoolStatus
from models.rules.office_card import ExpectedEntry
from models.rules.remarks import RemarkOn
from models.services import consolidation, decisions, key_register, office, receiving
from models.vocabulary import OrganisationType
from tests.ui.keyboard import controls_of, describe, tab_through, type_text
from tests.ui.pages import office_sample
from tests.ui.pages.conftest import Answers
from tests.ui.pages.office_sample import AUTUMN, SCHOOLS
from tests.ui.pages.office_window import office_window
from ui.components.buttons import Button
from ui.components.findings import FindingRow
from ui.components.labels import Label
from ui.components.layout import Expander
from ui.pages.consolidation.arrivals import ArrivalsPage
from ui.pages.consolidation.key_panel import KeyPanel
from ui.pages.consolidation.many_panel import ManyPanel
from ui.pages.consolidation.papers_panel import ErrorsPanel, PapersPanel
from ui.pages.consolidation.remarks_form import RemarksForm
from ui.pages.consolidation.school_panel import SchoolPanel
from ui.pages.consolidation.words import due_words
from ui.pages.panels import DraftPanel

RIGHT, ANEW, WRONG = (SCHOOLS[place].inn for place in (0, 1, 3))


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """One right report, one sent anew, one wrong: four files."""
    folder = tmp_path_factory.mktemp("packages")
    return [
        *office_sample.make_packages(folder, "right", SCHOOLS[0], 5),
        *office_sample.make_packages(folder, "anew", SCHOOLS[1], 6, 12),
        *office_sample.make_packages(folder, "wrong", SCHOOLS[3], 21, wrong=True),
    ]


@pytest.fixture
def journal(tmp_path):
    with Journal.create(tmp_path / "район.profjournal")[0] as opened:
        office_sample.fill_office(opened)
        yield opened


@pytest.fixture
def received(journal, packages):
    receiving.receive(journal, packages, read_package, confirm_keys=True)
    return journal


@pytest.fixture
def open_it(qtbot):
    opened = []

    def open_page(journal, place="consolidation", **words):
        window = office_window(journal, place, messages=Answers(), **words)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        opened.append(window)
        return window.page

    yield open_page
    for window in opened:
        window.context.jobs.stop()


def status_of(journal, inn):
    found = consolidation.consolidate(journal, AUTUMN)
    return next(row for row in found.schools if row.sender == inn)


def choose(page, qtbot, *senders):
    """Choose rows as the mouse does; their panel comes."""
    selection = page.reports.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    selection.clearSelection()
    for sender in senders:
        place = page.reports.model.row_of(sender)
        index = page.reports.table.proxy.mapFromSource(page.reports.model.index(place, 0))
        selection.select(index, flags.Select | flags.Rows)
    kind = SchoolPanel if len(senders) == 1 else ManyPanel
    qtbot.waitUntil(lambda: isinstance(page.side, kind), timeout=2000)
    return page.side


def show_arrivals(page, qtbot, paths):
    page.receiving.receive(paths)
    qtbot.waitUntil(lambda: isinstance(page.overlay.upper, ArrivalsPage), timeout=20000)
    return page.overlay.upper


def primary_buttons(page):
    buttons = page.window().findChildren(Button)
    return [one.text() for one in buttons if one.isVisible() and one.property("variant") == "primary"]


def test_every_expected_school_stands_in_the_table_with_what_it_handed_in(open_it, received, qtbot):
    page = open_it(received)
    shown = [
        [page.reports.model.data(page.reports.model.index(row, column)) for column in range(8)] for row in range(4)
    ]
    assert shown[0][:5] == ["Сосновская СОШ № 1", SCHOOLS[0].inn, "верный", "05.10, в срок", "1"]
    assert shown[1][3:6] == ["12.10, в срок", "2", "105 из 109"]
    assert shown[1][7] == "участников −3"
    assert shown[2][2:6] == ["не предоставлен", "—", "—", "—"]
    assert shown[3][2:4] == ["неверный", "21.10, +2 дня"]
    assert shown[3][6] == "2 ошибки"
    assert page.share._words.text() == "Верных 2 из 12, 16,67 %"
    assert [button._figure for button in page.filters.status.buttons.values()] == [0, 2, 1, 9]
    assert primary_buttons(page) == ["Принять пакеты"]


def test_a_status_and_words_narrow_the_table(open_it, received, qtbot):
    page = open_it(received)
    missing = page.filters.status.buttons[SchoolStatus.MISSING]
    missing.setFocus()
    QTest.keyClick(missing, Qt.Key.Key_Return)
    assert len(page.reports.table.proxy.shown()) == 9
    page.filters.search.setText("лугов")
    qtbot.waitUntil(lambda: len(page.reports.table.proxy.shown()) == 1)
    assert page.reports.foot.left.text() == "Показано 1 из 12 школ"
    page.filters.search.setText("нет такой")
    qtbot.waitUntil(lambda: not page.reports.table.proxy.shown())
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert len(page.reports.table.proxy.shown()) == 12


def test_dropped_packages_are_shown_before_anything_is_taken(open_it, journal, packages, qtbot, tmp_path):
    damaged = tmp_path / "отчёт.asice"
    damaged.write_bytes(packages[0].read_bytes()[:5000])
    page = open_it(journal)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (*packages, damaged)])
    page.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    )
    qtbot.waitUntil(lambda: isinstance(page.overlay.upper, ArrivalsPage), timeout=20000)
    upper = page.overlay.upper
    assert [one.status.value for one in upper.model.rows] == ["quarantined"] * 4 + ["refused"]
    words = upper.model.data(upper.model.index(4, 3))
    assert words.endswith(".") and "\n" not in words
    assert primary_buttons(page) == ["Принять 4 пакета"]
    assert not key_register.waiting_keys(journal)
    QTest.keyClick(upper, Qt.Key.Key_Escape)
    assert page.overlay.upper is None
    assert status_of(journal, RIGHT).status is SchoolStatus.MISSING


def test_unknown_keys_wait_for_two_groups_typed_from_the_card(open_it, journal, packages, qtbot):
    page = open_it(journal)
    upper = show_arrivals(page, qtbot, packages[:3])
    QTest.keyClick(upper.take_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.side, KeyPanel), timeout=20000)
    assert page.strip.message.text == "Ждут подтверждения ключа: 3 пакета"
    panel = page.side
    first, second = (panel.fields[number].control for number in panel.key.groups)
    assert QApplication.focusWidget() is first
    assert panel.key.fingerprint not in panel.accessibleName()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert panel.fields[panel.key.groups[0]].problem.startswith("Впишите пять цифр")
    groups = dict(zip(panel.key.groups, (panel.key.fingerprint.split()[n - 1] for n in panel.key.groups), strict=True))
    type_text(first, groups[panel.key.groups[0]])
    type_text(second, "00000")
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert "не совпала" in panel.fields[panel.key.groups[1]].problem
    assert QApplication.focusWidget() is second
    assert status_of(journal, panel.key.sender).status is SchoolStatus.MISSING
    second.clear()
    type_text(second, groups[panel.key.groups[1]])
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert status_of(journal, panel.key.sender).status is SchoolStatus.CORRECT
    assert isinstance(page.side, KeyPanel) and page.side is not panel
    assert page.side.key.sender != panel.key.sender
    assert "ключ подтверждён" in status_of(journal, panel.key.sender).key_words
    assert page.strip.message.text == f"Ключ подтверждён, пакеты учтены: {panel.key.school}"


def test_taking_that_is_stopped_takes_all_or_nothing(open_it, journal, packages, qtbot):
    page = open_it(journal)
    upper = show_arrivals(page, qtbot, packages)
    upper.take()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.overlay.upper is upper
    qtbot.waitUntil(lambda: page.overlay.upper is None or not upper.job_line.is_busy, timeout=20000)
    taken = page.overlay.upper is None
    assert len(key_register.waiting_keys(journal)) == (3 if taken else 0)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.overlay.upper is None


def test_a_changed_key_is_told_as_one(open_it, journal, packages, qtbot, tmp_path):
    receiving.receive(journal, packages[:1], read_package, confirm_keys=True)
    other = office_sample.make_packages(tmp_path, "other", SCHOOLS[0], 7)
    receiving.receive(journal, other, read_package)
    page = open_it(journal)
    page.open_at("keys")
    assert page.side.key.is_change
    warnings = [one.accessibleName() for one in page.side.findChildren(FindingRow)]
    assert warnings[0].startswith("Предупреждение: Ключ школы изменился")
    panel = choose(page, qtbot, RIGHT)
    assert "новый не подтверждён" in panel.school.row.key_words


def test_what_was_taken_before_changes_nothing(open_it, received, packages, qtbot):
    page = open_it(received)
    upper = show_arrivals(page, qtbot, [packages[0].parent])
    assert [one.status.value for one in upper.model.rows] == ["same"]
    assert not upper.take_button.isVisible()
    assert primary_buttons(page) == ["Вернуться к сводке"]


def test_the_panel_of_a_school_accepts_its_report_and_takes_that_back(open_it, received, qtbot, press):
    page = open_it(received)
    panel = choose(page, qtbot, RIGHT)
    assert primary_buttons(page) == ["Принять"]
    press(panel, "Принять")
    assert status_of(received, RIGHT).status is SchoolStatus.ACCEPTED
    assert page.strip.message.text == "Принят отчёт: «Сосновская СОШ № 1»"
    page.strip._act()
    assert status_of(received, RIGHT).status is SchoolStatus.CORRECT


def test_a_wrong_report_goes_back_with_the_errors_at_their_figures(open_it, received, qtbot, press):
    page = open_it(received)
    panel = choose(page, qtbot, WRONG)
    assert primary_buttons(page) == ["На доработку"]
    press(panel, "На доработку")
    assert isinstance(page.side, DraftPanel)
    form = page.side.findChild(RemarksForm)
    assert [one.figure for one in form.remarks] == ["", "participants_ovz"]
    form.rows[0].text.setPlainText("")
    press(page.side, "Вернуть")
    assert form.rows[0].field.problem == "Напишите, что исправить."
    assert QApplication.focusWidget() is form.rows[0].text
    form.rows[0].text.setPlainText("Впишите координатора.")
    form.rows[0].figure.set_value("coordinator")
    press(page.side, "Вернуть")
    row = status_of(received, WRONG)
    assert row.returned
    assert (row.remarks[0].place, row.remarks[0].text) == ("Координатор", "Впишите координатора.")
    assert page.reports.model.data(page.reports.model.index(3, 2)) == "на доработку"


def test_remarks_that_were_not_sent_are_kept(open_it, received, qtbot, press):
    page = open_it(received)
    press(choose(page, qtbot, WRONG), "На доработку")
    page.side.findChild(RemarksForm).rows[0].text.setPlainText("Не забыть о координаторе")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.side is None
    press(choose(page, qtbot, WRONG), "На доработку")
    assert page.side.findChild(RemarksForm).rows[0].text.toPlainText() == "Не забыть о координаторе"


def test_several_schools_are_decided_at_once(open_it, received, qtbot, press):
    page = open_it(received)
    panel = choose(page, qtbot, RIGHT, ANEW, SCHOOLS[2].inn)
    assert [one.row.sender for one in panel.schools] == [RIGHT, ANEW]
    press(panel, "Принять все")
    assert [status_of(received, inn).status for inn in (RIGHT, ANEW)] == [SchoolStatus.ACCEPTED] * 2
    press(choose(page, qtbot, RIGHT, ANEW), "На доработку")
    page.side.findChild(RemarksForm).rows[0].text.setPlainText("Добавьте фотографии.")
    press(page.side, "Вернуть")
    assert all(status_of(received, inn).returned for inn in (RIGHT, ANEW))


def test_the_panel_follows_the_arrows(open_it, received, qtbot):
    page = open_it(received)
    page.choose(RIGHT)
    page.reports.table.setFocus()
    qtbot.waitUntil(lambda: isinstance(page.side, SchoolPanel))
    QTest.keyClick(page.reports.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.side.school.row.sender == ANEW)
    assert page.reports.table.hasFocus()


def test_papers_are_shown_and_written(open_it, received, qtbot, press, tmp_path):
    page = open_it(received)
    page.context.messages.folder = tmp_path / "свод"
    page.print_page()
    assert isinstance(page.side, PapersPanel)
    press(page.side, "Просмотр")
    qtbot.waitUntil(lambda: page.overlay.upper is not None, timeout=20000)
    assert page.overlay.upper.title == "Приложение 3"
    QTest.keyClick(page.overlay.upper, Qt.Key.Key_Escape)
    press(page.side, "Сохранить все")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=30000)
    names = {path.name for path in (tmp_path / "свод").iterdir()}
    assert {"appendix3.docx", "appendix3.xlsx", "note.docx", "readiness.xlsx", "coordinators.docx"} <= names


def test_receipts_are_written_for_the_schools_that_handed_in(open_it, received, qtbot, press, tmp_path):
    decisions.accept(received, AUTUMN, [RIGHT])
    page = open_it(received)
    page.context.messages.folder = tmp_path / "квитанции"
    page.print_page()
    press(page.side, "Записать квитанции")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=30000)
    files = list((tmp_path / "квитанции").iterdir())
    assert len(files) == 3
    decided = {read_package(file).report["inn"]: read_package(file).report["decision"] for file in files}
    assert decided[RIGHT] == "accepted"


def test_the_consolidation_is_signed_for_the_region(open_it, received, qtbot, press, tmp_path):
    page = open_it(received)
    page.context.messages.folder = tmp_path / "регион"
    page.print_page()
    press(page.side, "Отправить свод в регион")
    qtbot.waitUntil(lambda: isinstance(page.side, ErrorsPanel), timeout=30000)
    assert not (tmp_path / "регион").exists()
    press(page.side, "Подписать с ошибками")
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=30000)
    page.print_page()
    assert any(one.text().startswith("Пакет № 1 подписан") for one in page.side.findChildren(Label))
    [file] = (tmp_path / "регион").iterdir()
    assert read_package(file).report["total"]["schools_total"] == 12


def test_the_list_is_typed_pasted_changed_and_a_removed_school_comes_back(open_it, journal, qtbot, press):
    page = open_it(journal)
    QTest.keyClick(page.window(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.side.form
    type_text(form.control("name"), "Школа-интернат")
    type_text(form.control("inn"), SCHOOLS[0].inn)
    press(page.side, "Записать")
    assert "уже есть" in form.field("inn").problem
    form.control("inn").setText(office_sample.inn(50))
    form.control("state").setChecked(True)
    press(page.side, "Записать")
    added = office.expected_schools(journal)[-1]
    assert added == ExpectedEntry(office_sample.inn(50), "Школа-интернат", OrganisationType.STATE)
    QGuiApplication.clipboard().setText(f"Новая СОШ\t{office_sample.inn(51)}\nЕщё одна\t{office_sample.inn(52)}")
    page._paste_clipboard()
    press(page.side, "Добавить 2 школы")
    assert len(office.expected_schools(journal)) == 15
    page.schools.table.choose(office_sample.inn(51))
    page.schools.table.setFocus()
    QTest.keyClick(page.schools.table, Qt.Key.Key_Delete)
    assert len(office.expected_schools(journal)) == 14
    page.undo()
    assert len(office.expected_schools(journal)) == 15


def test_who_has_not_handed_in_is_copied_for_a_reminder(open_it, received, press):
    page = open_it(received)
    press(page, "Скопировать список не сдавших")
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Берёзовская СОШ"


def test_a_journal_without_schools_offers_the_first_step(open_it, tmp_path, press):
    with Journal.create(tmp_path / "пустой.profjournal")[0] as journal:
        office.save_office(journal, office_sample.OFFICE)
        page = open_it(journal)
        assert primary_buttons(page) == ["Внести список школ"]
        press(page, "Внести список школ")
        assert page.tabs.value == "schools"
        assert primary_buttons(page) == ["Вставить из Excel"]


def test_home_leads_to_schools_that_are_waited_for(open_it, received, press, qtbot):
    home = open_it(received, "home")
    assert primary_buttons(home) == ["Принять пакеты"]
    window = home.window()
    press(home, "Открыть: Заречная СОШ")
    qtbot.waitUntil(lambda: isinstance(window.page.side, SchoolPanel))
    assert window.page.side.school.row.sender == WRONG
    window.open_place("home")
    press(window.page, "Показать школы: верный")
    assert len(window.page.reports.table.proxy.shown()) == 2


def test_another_campaign_is_another_consolidation(open_it, received):
    page = open_it(received)
    page.head_actions.campaigns.set_value("spring-2027")
    assert page.campaign == "spring-2027"
    assert all(one.row.package is None for one in page.reports.model.rows)


def test_the_card_of_the_office_and_its_next_year_are_written_in_the_settings(open_it, journal, press):
    page = open_it(journal, "settings")
    form = page.sections["school"].form
    form.control("full_name").setText("")
    press(page, "Записать")
    assert form.field("full_name").problem.startswith("Впишите наименование")
    form.control("full_name").setText("Сосновский муниципальный район")
    press(page, "Записать")
    assert office.office_card(journal).full_name == "Сосновский муниципальный район"
    press(page, "Начать 2027/2028 учебный год")
    assert office.office_card(journal).start_year == 2027
    assert len(office.expected_schools(journal)) == 12
    page.undo()
    assert office.office_card(journal).start_year == 2026


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 7), "Школы сдают до 19 октября, осталось 12 дней"),
        (date(2026, 10, 19), "Школы сдают сегодня, 19 октября"),
        (date(2026, 10, 21), "В регион до 22 октября, остался 1 день"),
        (date(2026, 10, 22), "В регион сегодня, 22 октября"),
        (date(2026, 11, 1), "Срок сдачи в регион был 22 октября"),
    ],
)
def test_the_head_says_what_is_due(day, words):
    from models.rules.periods import default_calendar, parse_campaign_code

    assert due_words(default_calendar(parse_campaign_code(AUTUMN)), day) == words


def test_the_folder_of_a_stick_is_taken_whole(open_it, journal, packages, qtbot, tmp_path):
    stick = tmp_path / "флешка"
    (stick / "школы").mkdir(parents=True)
    for path in packages[:2]:
        shutil.copy(path, stick / "школы")
    page = open_it(journal)
    page.context.messages.folder = stick
    page.receiving.ask_folder()
    qtbot.waitUntil(lambda: isinstance(page.overlay.upper, ArrivalsPage), timeout=20000)
    assert len(page.overlay.upper.model.rows) == 2


def test_undoing_a_decision_brings_back_the_one_before(open_it, received, qtbot, press):
    remark = RemarkOn("teachers", "Уточните число педагогов.")
    decisions.return_with_remarks(received, AUTUMN, {RIGHT: [remark]})
    decisions.accept(received, AUTUMN, [ANEW])
    page = open_it(received)
    press(choose(page, qtbot, RIGHT, ANEW), "Принять все")
    assert status_of(received, RIGHT).status is SchoolStatus.ACCEPTED
    page.strip._act()
    row = status_of(received, RIGHT)
    assert row.returned and row.remarks == (remark,)
    assert status_of(received, ANEW).status is SchoolStatus.ACCEPTED


def test_a_lost_key_is_closed(open_it, received, qtbot, press):
    page = open_it(received)
    panel = choose(page, qtbot, RIGHT)
    for one in panel.findChildren(Expander):
        one.set_open(True)
    press(panel, "Школа потеряла ключ")
    assert primary_buttons(page) == ["Оставить как есть"]
    press(page.side, "Закрыть ключ")
    assert status_of(received, RIGHT).key_words == "ключ закрыт 07.10.2026"


@pytest.mark.parametrize("panel", ["school", "many", "remarks", "papers", "key", "arrivals"])
def test_every_control_of_a_panel_has_a_name_and_tab_reaches_it(open_it, received, packages, qtbot, tmp_path, panel):
    page = open_it(received)
    if panel == "arrivals":
        show_arrivals(page, qtbot, packages)
    elif panel == "papers":
        page.print_page()
    elif panel == "key":
        receiving.receive(
            received, office_sample.make_packages(tmp_path, "other", SCHOOLS[0], 9), read_package, confirm_keys=False
        )
        page.open_at("keys")
    else:
        choose(page, qtbot, *((RIGHT, WRONG) if panel == "many" else (WRONG,)))
        for one in page.side.findChildren(Expander):
            one.set_open(True)
        if panel == "remarks":
            page.decisions.ask_remarks(page.reports.chosen)
    qtbot.wait(50)
    page.window()._sidebar.button("home").setFocus(Qt.FocusReason.TabFocusReason)
    reached = tab_through(page.window())
    assert not [describe(one) for one in reached if not one.accessibleName()]
    assert not [describe(one) for one in controls_of(page.window()) if one not in reached]
