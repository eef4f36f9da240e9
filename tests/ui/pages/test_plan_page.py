"""«План» in the real window on a real journal: three views, keys, mouse, panels, papers, undo."""

import shutil
from datetime import date

import pytest
from icalendar import Calendar
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from models.journal.journal import Journal
from models.services import catalogues, plan_items
from models.services.plan_year import year_plan
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.keyboard import type_text
from tests.ui.pages import plan_sample, sample
from tests.ui.pages.plan_window import open_plan
from ui.pages.plan.board import Look
from ui.pages.plan.board_model import CARD_ROLE, MIME
from ui.pages.plan.papers import Kind
from ui.tables.columns_model import OBJECT_ROLE

APRIL, MAY = date(2027, 4, 1), date(2027, 5, 1)
FAIR = "День открытых дверей техникума"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def ids(journal):
    return plan_sample.fill(journal)


@pytest.fixture
def window(qtbot, journal, ids):
    opened = open_plan(qtbot, journal)
    yield opened
    opened.context.jobs.stop()


@pytest.fixture
def page(window):
    return window.plan


def item(journal, item_id):
    return plan_items.plan_item(journal, item_id)


def titles(journal):
    return {one.entry.title for one in year_plan(journal, today=plan_sample.TODAY).items}


def columns(board):
    return [column.title for column in board.cards.board.columns]


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def fill_in(page, **values):
    for name, value in values.items():
        control = page.side.form.control(name)
        if hasattr(control, "set_count"):
            control.set_count(value)
        elif hasattr(control, "setPlainText"):
            control.setPlainText(value)
        elif hasattr(control, "setText") and not hasattr(control, "isChecked"):
            control.setText(value)
        else:
            control.set_value(value)


# what is shown


def test_the_grid_shows_six_months_around_today(page):
    assert columns(page.grid) == ["Январь", "Февраль", "Март", "Апрель, сейчас", "Май", "Июнь"]
    assert page.header.sentence.text() == "Проведено 13 пунктов из 22. У одного срок прошёл, а записи нет"
    assert page.toolbar.period.text() == "Январь – июнь 2027"
    looks = {
        page.grid.cards.card(page.grid.cards.place_of(key)).look for key in (one.entry.id for one in page.plan.items)
    }
    assert looks == {Look.DONE, Look.OPEN, Look.TODAY, Look.LATE}


def test_the_campaign_is_a_bar_under_its_months(page):
    bars = {column.title: column.bar for column in page.grid.cards.board.columns}
    words = {column.title: column.second for column in page.grid.cards.board.columns}

    assert words["Март"] == "кампания с 15 марта" and words["Апрель, сейчас"] == "до 16 апреля"
    assert bars["Март"] == pytest.approx((14 / 31, 1.0)) and bars["Апрель, сейчас"] == pytest.approx((0, 16 / 30))
    assert bars["Май"] is None


def test_arrows_and_the_link_turn_the_months(page):
    page.toolbar.back.click()
    assert columns(page.grid)[0] == "Сентябрь" and not page.toolbar.back.isEnabled()
    page.toolbar.forth.click()
    assert columns(page.grid)[-1] == "Август" and not page.toolbar.forth.isEnabled()
    page.toolbar.now.click()
    assert columns(page.grid)[0] == "Январь"


def test_each_cell_tells_what_it_holds(page, ids):
    index = page.grid.cards.place_of(ids[FAIR])
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Практико-ориентированный модуль, Апрель, сейчас: День открытых дверей техникума, 14 апреля 2027 г., 9 кл., "
        "Яковлева Мария Ивановна, по плану"
    )
    empty = page.grid.cards.cell_of(index.data(CARD_ROLE + 1).row.value, date(2027, 1, 1))
    assert empty.data(Qt.ItemDataRole.AccessibleTextRole) == "Практико-ориентированный модуль, Январь: пусто"


def test_what_has_no_term_has_a_column(qtbot, tmp_path):
    journal, _ = Journal.create(tmp_path / "ещё.profjournal")
    ids = plan_sample.fill(journal, undated=True)
    window = open_plan(qtbot, journal)

    assert columns(window.plan.grid)[-1] == "Без срока"
    assert window.plan.grid.choose(ids["Уголок профориентации"])
    window.context.jobs.stop()
    journal.close(with_backup=False)


def test_a_class_narrows_the_views(page):
    page.toolbar.classes.set_value("5")
    shown = {card.title for row in page.grid.cards.board.rows for cards in row.cells for card in cards}
    assert shown == {
        "Квест «Город профессий», весна",
        "Классный час «Профессии моей семьи»",
        "Итоги года для родителей",
    }
    assert page.header.sentence.text().endswith("записи нет")


def test_the_list_has_the_columns_and_groups_of_the_paper(page):
    page.toolbar.views.button("list").click()

    assert [column.title for column in page.list.items.columns][:7] == [
        "Уровень", "Название", "Сроки", "Целевая группа", "Ожидается", "Результаты", "Ответственный",
    ]  # fmt: skip
    assert page.toolbar.campaigns.currentText() == "Весна 2027"
    levels = [page.list.proxy.index(place, 0).data() for place in range(page.list.proxy.rowCount())]
    assert levels == sorted(levels, key=["Региональный", "Муниципальный", "Школьный"].index)
    assert page.bar.left.text() == "11 пунктов"
    page.toolbar.campaigns.set_value("")
    assert page.bar.left.text() == "22 пункта"


def test_ctrl_f_searches_the_list(page, window):
    press(window, Qt.Key.Key_F, CONTROL)
    type_text(page.toolbar.search, "сыроварня")
    assert page.toolbar.view == "list"
    assert page.bar.left.text() == "Показано 0 из 11 пунктов"
    page.toolbar.search.setText("сыроварню")
    assert page.bar.left.text() == "Показано 1 из 11 пунктов"
    assert page.escape() and page.toolbar.search.text() == ""


def test_the_week_shows_days_and_deadlines(page, window):
    page.toolbar.views.button("week").click()

    assert columns(page.week)[0] == "Пн, 5 апреля"
    assert [column.second for column in page.week.cards.board.columns][:4] == ["весенняя кампания", "", "", "сегодня"]
    page.toolbar.forth.click()
    page.toolbar.forth.click()
    assert page.toolbar.period.text() == "С 19 по 25 апреля 2027 г."
    due = page.week.cards.place_of(("spring-2027", "отчёт кампании"))
    page.week.opened.emit(page.week.cards.card(due).key)
    assert window.elsewhere("report").asked == [{"campaign": "spring-2027"}]


def test_an_item_of_several_days_stands_on_each(page, ids):
    page.show_view("week")
    page.show_day(date(2027, 6, 3))

    row = next(row for row in page.week.cards.board.rows if row.value == "Идут несколько дней")
    assert [len(cards) for cards in row.cells] == [0, *[1] * 6]
    page.week.choose((ids["Практика на пришкольном участке"], date(2027, 6, 3)))
    press(page.week, Qt.Key.Key_Return)
    assert page.side.form.card().title == "Практика на пришкольном участке"


# keys and mouse


def test_arrows_go_from_card_to_card_and_enter_opens(page, ids):
    page.grid.setFocus()
    page.grid.choose(ids["Квест «Город профессий», весна"])
    press(page.grid, Qt.Key.Key_Down)
    assert page.grid.chosen_key == ids["Встреча с ветеринарным врачом района"]
    press(page.grid, Qt.Key.Key_Return)
    assert page.side.form.card().title == "Встреча с ветеринарным врачом района"
    assert page.escape()
    assert page.side is None and page.grid.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Insert])
def test_n_adds_into_the_cell(page, journal, key):
    page.grid.setFocus()
    page.grid.choose_cell(page.plan.rows()[2], date(2027, 1, 1))
    press(page.grid, key)
    fill_in(page, title="Экскурсия на почту")
    page.side.accept_button.click()

    written = next(one.entry for one in page.plan.items if one.entry.title == "Экскурсия на почту")
    assert written.direction == page.plan.rows()[2]
    assert (written.dates_text, written.code) == ("Январь", "П23")
    assert page.grid.chosen_key == written.id
    assert page.strip.message.text == "Записано: «Экскурсия на почту»"


def test_the_russian_n_adds_too(page):
    page.grid.take_focus()
    type_text(page.grid, "т")
    assert page.side is None  # a letter without its key is no key
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(page.grid, QKeyEvent(kind, 0x0422, Qt.KeyboardModifier.NoModifier, "т"))
    assert page.side is not None


def test_ctrl_arrows_move_an_item(page, window, journal, ids):
    fair = ids[FAIR]
    page.grid.setFocus()
    page.grid.choose(fair)
    press(page.grid, Qt.Key.Key_Right, CONTROL)

    assert item(journal, fair).start == date(2027, 5, 14)
    assert page.strip.message.text == f"Перенесено в май: «{FAIR}»"
    assert page.grid.chosen_key == fair and page.grid.hasFocus()
    press(page.grid, Qt.Key.Key_Down, CONTROL)
    assert item(journal, fair).direction.value == "Взаимодействие с родителями"
    press(window, Qt.Key.Key_Z, CONTROL)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert (item(journal, fair).start, item(journal, fair).direction.value) == (
        date(2027, 4, 14),
        "Практико-ориентированный модуль",
    )


def test_nothing_is_moved_out_of_the_school_year(page, journal, ids):
    page.grid.setFocus()
    page.grid.choose(ids[FAIR])
    for _ in range(6):
        press(page.grid, Qt.Key.Key_Right, CONTROL)

    assert item(journal, ids[FAIR]).start == date(2027, 8, 14)
    assert page.strip.message.text == "Дальше — другой учебный год"
    assert columns(page.grid)[-1] == "Август"


def drop(board, key, index):
    data = QMimeData()
    data.setData(MIME, str(key).encode())
    where = QPointF(board.visualRect(index).center())
    event = QDropEvent(
        where,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    board.dropEvent(event)


def test_the_mouse_drags_an_item_to_another_month(page, journal, ids):
    fair = ids[FAIR]
    place = page.grid.cards.place_of(fair)
    assert page.grid.cards.flags(place) & Qt.ItemFlag.ItemIsDragEnabled
    assert page.grid.cards.mimeData([place]).data(MIME).data() == str(fair).encode()

    drop(page.grid, fair, page.grid.cards.cell_of(item(journal, fair).direction, date(2027, 1, 1)))

    assert item(journal, fair).start == date(2027, 1, 14)
    assert page.strip.message.text == f"Перенесено в январь: «{FAIR}»"
    drop(page.grid, fair, page.grid.cards.place_of(fair))
    assert item(journal, fair).start == date(2027, 1, 14)


def test_a_card_follows_the_mouse_from_cell_to_cell(page, window, journal, ids):
    if QApplication.platformName() == "offscreen":
        pytest.skip("without a screen Qt drags nothing")
    fair = ids[FAIR]
    page.grid.choose(fair)
    board, handle = page.grid, window.windowHandle()
    january = board.visualRect(board.cards.cell_of(item(journal, fair).direction, date(2027, 1, 1))).center()
    where = QPointF(board.viewport().mapTo(window, january))
    tinted = []

    def mouse(kind, held):
        where.setX(where.x() + 2)
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        at = QPointF(window.mapToGlobal(where))
        QApplication.sendEvent(handle, QMouseEvent(kind, where, at, button, held, Qt.KeyboardModifier.NoModifier))

    def let_go():
        tinted.append(board.over)
        mouse(QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)

    for wait in (300, 350):
        QTimer.singleShot(wait, lambda: mouse(QEvent.Type.MouseMove, Qt.MouseButton.LeftButton))
    QTimer.singleShot(500, let_go)
    board.startDrag(Qt.DropAction.MoveAction)

    assert item(journal, fair).start == date(2027, 1, 14)
    assert [(row.title, column) for row, column in tinted] == [("Практико-ориентированный модуль", 1)]
    assert board.over is None


def test_the_week_moves_an_item_by_days(page, window, journal, ids):
    fair, practice = ids[FAIR], ids["Практика на пришкольном участке"]
    page.show_view("week")
    page.show_day(date(2027, 4, 14))
    page.week.setFocus()
    page.week.choose(fair)
    press(page.week, Qt.Key.Key_Right, CONTROL)
    assert item(journal, fair).start == date(2027, 4, 15)
    assert page.strip.message.text == f"Перенесено на 15.04: «{FAIR}»"
    drop(page.week, fair, page.week.cards.cell_of("Мероприятия", date(2027, 4, 12)))
    assert item(journal, fair).start == date(2027, 4, 12) and page.week.chosen_key == fair
    press(window, Qt.Key.Key_Z, CONTROL)
    assert item(journal, fair).start == date(2027, 4, 15)

    page.show_day(date(2027, 6, 3))
    drop(page.week, (practice, date(2027, 6, 3)), page.week.cards.cell_of("Идут несколько дней", date(2027, 6, 5)))
    assert (item(journal, practice).start, item(journal, practice).end) == (date(2027, 6, 3), date(2027, 6, 17))
    assert page.week.chosen_key == (practice, date(2027, 6, 5))


def test_a_done_item_stays_on_the_day_of_its_record(page, journal, ids):
    page.show_view("week")
    quest = ids["Квест «Город профессий», весна"]
    place = page.week.cards.place_of(quest)
    assert not page.week.cards.flags(place) & Qt.ItemFlag.ItemIsDragEnabled
    page.week.choose(quest)
    press(page.week, Qt.Key.Key_Right, CONTROL)
    assert item(journal, quest).start == date(2027, 4, 7)


def test_an_item_leads_to_its_record(page, window, ids):
    page.acts.open_item(ids[FAIR])
    page.side.record_button.click()
    assert window.elsewhere("work_log").asked == [{"plan_item": ids[FAIR]}]
    window.open_place("plan")
    assert page.side is not None


def test_a_done_item_names_its_records(page, window, ids, journal):
    quest = ids["Квест «Город профессий», весна"]
    record = next(one for one in page.plan.items if one.entry.id == quest).records[0]
    page.acts.open_item(quest)
    page.side.record_chosen.emit(record.id)
    assert window.elsewhere("work_log").asked == [{"id": record.id}]


# the form


def test_dates_fill_the_words_until_they_are_written_by_hand(page):
    page.new_record()
    fill_in(page, start="18.03.2027", end="25.03.2027")
    text = page.side.form.control("dates_text")
    assert text.text() == "18–25 марта 2027 г."
    fill_in(page, end="26.03.2027")
    assert text.text() == "18–26 марта 2027 г."
    fill_in(page, dates_text="По средам", end="27.03.2027")
    assert text.text() == "По средам"


def test_a_teacher_is_found_by_a_few_letters(page, journal):
    page.new_record()
    person = page.side.form.control("responsible")
    person.setFocus()
    type_text(person, "шев")
    assert person.offered == ("Шевцова Ольга Николаевна",)
    popup = QApplication.activePopupWidget()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert page.side.form.card().responsible == "Шевцова Ольга Николаевна"


def test_days_outside_the_year_are_warned_of_and_written(page, journal):
    page.new_record()
    fill_in(page, title="Поздний урок", start="05.10.2027")
    assert page.side.form.warning.text == "05.10.2027 не в 2026/2027 учебном году: проверьте год."
    page.side.accept_button.click()
    assert "Поздний урок" in titles(journal)
    assert "не в 2026/2027" in page.strip.message.text


def test_every_bad_value_keeps_the_form_and_names_the_field(page, journal):
    def open_it():
        page.panels.close()
        page.new_record()
        return page.side.form

    under = FormUnderTest(
        open_it,
        lambda: page.side.accept_button.click(),
        lambda form: page.side is not None and page.side.form is form,
        lambda: titles(journal),
    )
    any_text = "any text up to its limit"
    go_through(
        under,
        {"title": "Экскурсия", "start": "16.03.2027"},
        [
            Bad("title", "", "Впишите название"),
            Bad("start", "31.02.2027", "нет в календаре"),
            Bad("end", "15.03.2027", "раньше первого"),
            Bad("end", "вчера", "числами"),
            Bad("classes", "12А, 5", "Такого класса"),
            Bad("expected_results", "я" * 4001, "длиннее"),
        ],
        {
            "level": "a closed list", "direction": "a closed list", "role": "a closed list", "early": "a tick",
            "expected_number": "holds numbers only", "dates_text": any_text, "target_group": any_text,
            "responsible": any_text, "form": any_text, "project": any_text,
        },
    )  # fmt: skip


def test_what_is_typed_survives_as_a_draft(page, window):
    page.new_record()
    fill_in(page, title="Недописанное", expected_results="раз\nдва")
    page.escape()
    assert page.strip.message.text.startswith("Не записано, черновик сохранён")
    page.new_record()
    assert page.side.form.card().title == "Недописанное"
    page.side.cancel_button.click()
    page.new_record()
    assert page.side.form.card().title == ""


def test_a_deleted_item_comes_back(page, window, journal, ids):
    page.grid.setFocus()
    page.grid.choose(ids["ДДО (Климов)"])
    press(page.grid, Qt.Key.Key_Delete)

    assert "ДДО (Климов)" not in titles(journal)
    assert page.strip.message.text == "В корзине: «ДДО (Климов)»; 1 запись журнала работы осталась"
    press(window, Qt.Key.Key_Z, CONTROL)
    assert next(one for one in page.plan.items if one.entry.title == "ДДО (Климов)").is_done


def test_an_open_item_follows_the_journal(page, window, journal, ids):
    page.acts.open_item(ids[FAIR])
    plan_items.delete_plan_item(journal, ids[FAIR])
    page.reload(None)
    assert page.side is None


# catalogues and last year's plan


def test_a_click_takes_an_event_into_the_plan(page, window, journal, qtbot):
    page.take_button.click()
    panel = page.side
    panel.choice.set_value("road-map-1027")
    type_text(panel.search, "билет")
    assert [line.source for line in panel.rows] == ["road-map-1027/2.1"]
    panel.rows[0].take.click()

    assert "Обеспечение участия в профориентационном проекте «Билет в будущее» нацпроекта «Образование»" in titles(
        journal
    )
    assert panel is page.side
    qtbot.waitUntil(lambda: panel.rows[0].mark.isVisible())
    press(window, Qt.Key.Key_Z, CONTROL)
    assert len(titles(journal)) == 22
    panel.search.setText("ничего такого")
    assert panel.rows == []


def test_a_replaced_catalogue_that_cannot_be_read_is_named(page, ids, tmp_path, monkeypatch):
    shutil.copytree(resources.path("catalogues"), tmp_path / "catalogues")
    (tmp_path / "catalogues" / "forms_394.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(resources, "ROOT", tmp_path)
    catalogues.catalogues.cache_clear()
    try:
        page.acts.open_catalogues()
        assert page.side is None
        assert "«forms_394.json» не открыть" in page.strip.message.text
        page.acts.open_item(ids[FAIR])
        assert page.side is None and page.strip.message.tone == "err"
    finally:
        catalogues.catalogues.cache_clear()


def test_last_years_plan_is_carried_over(qtbot, tmp_path):
    journal, _ = Journal.create(tmp_path / "два года.profjournal")
    sample.fill(journal, start_year=2025)
    _second_year(journal)
    window = open_plan(qtbot, journal, today=date(2026, 9, 1))
    page = window.plan
    assert "План 2025/2026 года можно перенести" in page.views.empty.findChildren(type(page.bar.left))[-1].text()

    page.acts.open_catalogues()
    page.side.choice.set_value("plan-of-2025")
    panel = page.side
    assert panel.button.text() == "Перенести 4 пункта"
    next(iter(panel.ticks.values())).setChecked(False)
    panel.button.click()

    assert len(page.plan.items) == 3
    assert {one.entry.start.year for one in page.plan.items} == {2026}
    assert page.strip.message.text == "Перенесено из плана прошлого года: 3 пункта"
    press(window, Qt.Key.Key_Z, CONTROL)
    assert page.plan.items == ()
    window.context.jobs.stop()
    journal.close(with_backup=False)


def _second_year(journal):
    from sqlalchemy import select

    from models.tables import SchoolYear

    with journal.write() as session:
        old = session.scalars(select(SchoolYear)).one()
        session.add(
            SchoolYear(start_year=2026, full_name=old.full_name, inn=old.inn, municipality=old.municipality,
                       coordinator=old.coordinator)
        )  # fmt: skip


# empty, narrow, large


def test_an_empty_plan_offers_the_first_steps(qtbot, tmp_path):
    journal, _ = Journal.create(tmp_path / "пустой.profjournal")
    window = open_plan(qtbot, journal)
    assert window.plan.views.empty is not None and not window.plan.add_button.isVisible()
    sample.fill(journal)
    with journal.write() as session:
        from sqlalchemy import delete

        from models.tables import PlanItem

        session.execute(delete(PlanItem))
    window.plan.reload(None)
    assert "2026/2027" in window.plan.views.empty.findChildren(type(window.plan.bar.left))[0].text()
    window.plan.acts.open_catalogues()
    window.plan.side.rows[0].take.click()
    assert window.plan.views.empty is None and window.plan.grid.isVisible()
    window.context.jobs.stop()
    journal.close(with_backup=False)


def test_a_panel_leaves_room_for_three_months(page, ids):
    page.acts.open_item(ids[FAIR])
    assert page.side.form.control("title").hasFocus()
    assert len(columns(page.grid)) == 3 and "Апрель, сейчас" in columns(page.grid)
    assert page.grid.chosen_key == ids[FAIR]
    page.escape()
    assert len(columns(page.grid)) == 6


def test_in_a_narrow_window_the_panel_covers_the_plan(qtbot, journal, ids):
    window = open_plan(qtbot, journal, width=1280)
    window.plan.acts.open_item(ids[FAIR])
    assert not window.plan.grid.isVisible() and window.plan.side.isVisible()
    window.plan.escape()
    assert window.plan.grid.isVisible()
    window.context.jobs.stop()


def test_other_pages_open_an_item_a_form_or_a_campaign(page, window, ids):
    window.open_place("plan", {"id": ids[FAIR]})
    assert page.side.form.card().title == FAIR
    window.open_place("plan", "new")
    assert page.side.form.card().title == ""
    window.open_place("plan", {"campaign": "autumn-2026"})
    assert (page.toolbar.view, page.toolbar.campaign) == ("list", "autumn-2026")
    window.open_place("plan", {"id": 9999})
    assert page.strip.message.text == "Этого пункта уже нет в плане"


# papers


def test_every_paper_is_shown_and_saved(page, window, qtbot, tmp_path):
    page.papers_button.click()
    panel = page.side
    window.context.messages.folder = tmp_path / "бумаги"
    for kind, files in (
        (Kind.GRID, {"plan-grid.docx", "plan-grid.xlsx", "plan-grid.pdf"}),
        (Kind.LIST, {"plan-list.docx", "plan-list.xlsx", "plan-list.pdf"}),
        (Kind.APPENDIX2, {"appendix2.docx", "appendix2.xlsx", "appendix2.pdf"}),
        (Kind.ROAD_MAP, {"road-map.docx", "road-map.xlsx", "road-map.pdf"}),
    ):
        panel.kinds[kind].setChecked(True)
        panel.show_button.click()
        assert page.overlay.upper is not None and len(page.overlay.upper.sheets) >= 1
        page.escape()
        panel.save_button.click()
        qtbot.waitUntil(lambda: not page.job_line.is_busy, timeout=10_000)
        assert files <= {path.name for path in (tmp_path / "бумаги").iterdir()}


def test_ctrl_p_prints_the_view_on_screen(page, window):
    press(window, Qt.Key.Key_P, CONTROL)
    assert page.overlay.upper.title == "План-сетка"
    page.escape()
    page.show_view("list")
    press(window, Qt.Key.Key_P, CONTROL)
    assert page.overlay.upper.title == "Приложение 2"
    page.escape()


def test_the_calendar_is_saved(page, window, tmp_path):
    window.context.messages.file = tmp_path / "план.ics"
    page.acts.open_papers()
    page.side.calendar.click()

    events = Calendar.from_ical((tmp_path / "план.ics").read_bytes()).walk("VEVENT")
    # 21 items with a day, 4 days of each campaign
    assert len(events) == 21 + 8
    assert "Сдать сводный план кампании (Приложение 2)" in {str(event["summary"]) for event in events}
    assert page.strip.message.text == "Сохранено в «план.ics»: 29 событий. Откройте файл в своём календаре"
    window.context.messages.file = tmp_path / "нет" / "папки.ics"
    page.side.calendar.click()
    assert page.strip.message.tone == "err"


def test_the_rows_of_the_list_open(page, ids):
    page.show_view("list")
    page.list.choose(ids[FAIR])
    press(page.list, Qt.Key.Key_Return)
    assert page.side.form.card().title == FAIR
    assert page.list.currentIndex().data(OBJECT_ROLE).entry.id == ids[FAIR]
