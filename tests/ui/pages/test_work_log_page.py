"""The work log's page: table, filters, columns, the clipboard, guests, drafts, undo, photos, places."""

from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from models.services import actions
from models.services.work_record import delete_work_record, work_record
from models.tables import Consultation, SchoolYear, WorkRecord
from models.vocabulary import ConsultationKind, PartnerCategory, PersonCategory, TurnoutKind
from tests.ui.forms.refusals import Bad, FormUnderTest, go_through
from tests.ui.pages import sample
from tests.ui.pages.work_log_window import Hands, open_work_log
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.pages.work_log.periods import OWN, periods_of
from ui.settings_protocol import MemorySettings


@pytest.fixture
def window(qtbot, journal):
    return open_work_log(qtbot, journal)


@pytest.fixture
def page(window):
    return window.log


def titles(page):
    return [page.model.row_at(place).title for place in range(page.model.rowCount())]


def fill(page, **values):
    for name, value in values.items():
        control = page.side.form.control(name)
        if hasattr(control, "setText") and not hasattr(control, "isChecked"):
            control.setText(value)
        else:
            control.setPlainText(value)


def accept(page):
    page.side.accept_button.click()


def test_the_latest_stands_first_with_totals_of_what_is_shown(page):
    assert titles(page)[0] == "Квест «Город профессий»"
    assert page.bar.left.text() == "9 записей"
    assert [label.text() for label in page.bar._totals.values()] == ["228", "19"]
    page._narrowing.form.set_value("экскурсия")
    assert titles(page) == ["Экскурсия в пожарную часть", "Экскурсия на сыроварню"]
    assert page.bar.left.text() == "Показано 2 из 9 записей"
    assert [label.text() for label in page.bar._totals.values()] == ["62", "5"]


def test_words_period_class_and_direction_narrow(page, qtbot):
    page.filters.search.setText("сыровар")
    qtbot.waitUntil(lambda: titles(page) == ["Экскурсия на сыроварню"])
    page.filters.reset()
    assert len(titles(page)) == 9
    page._narrowing.period.set_value("2026-10")
    assert len(titles(page)) == 3
    page._narrowing.period.set_value("autumn-2026")
    assert len(titles(page)) == 9
    page._narrowing.period.set_value(OWN)
    assert page._narrowing.own.isVisible()
    page._narrowing.own.first.setText("18.09.2026")
    page._narrowing.own.last.setText("16.09.2026")
    assert titles(page) == ["Профпроба «Повар, кондитер»", "Экскурсия на сыроварню"]
    page.filters.reset()
    assert not page._narrowing.own.isVisible()
    page._narrowing.direction.setCurrentIndex(2)
    assert titles(page) == ["Урок цифры «Искусственный интеллект в отраслях»"]


def test_nothing_found_offers_everything_again(page, qtbot):
    page.filters.search.setText("слон")
    qtbot.waitUntil(lambda: page._empty is not None)
    page.escape()
    assert len(titles(page)) == 9


def test_periods_of_a_year():
    from models.rules.periods import SchoolYear as Year

    keys = {one.key: one for one in periods_of(Year(2026), [])}
    assert (keys["2027-02"].first, keys["2027-02"].last) == (date(2027, 2, 1), date(2027, 2, 28))
    assert (keys["2026-12"].words, keys["2026-12"].last) == ("Декабрь 2026", date(2026, 12, 31))
    assert list(keys)[1] == "2026-09"
    assert list(keys)[-2:] == ["2027-08", OWN]


def test_a_head_sorts(page):
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert titles(page) == sorted(titles(page), key=str.casefold)
    page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert titles(page)[0].startswith("Урок цифры")


def test_columns_are_chosen_and_kept(qtbot, journal):
    settings = MemorySettings()
    page = open_work_log(qtbot, journal, settings=settings).log
    menu = page._columns_menu()
    words = {action.text(): action for action in menu.actions()}
    assert {"Направление", "Педагоги", "Партнёры", "Родителей", "Уровень", "Проект", "Лучшее", "Документ"} <= set(words)
    words["Педагоги"].trigger()
    words["Часы"].trigger()
    shown = [c.title for i, c in enumerate(page.model.columns) if not page.table.isColumnHidden(i)]
    assert "Педагоги" in shown
    assert "Часы" not in shown
    page.open_record(1)
    beside = [c.title for i, c in enumerate(page.model.columns) if not page.table.isColumnHidden(i)]
    assert "Педагоги" not in beside
    again = open_work_log(qtbot, journal, settings=settings).log
    assert not again.table.isColumnHidden([c.title for c in again.model.columns].index("Педагоги"))


def test_rows_go_to_excel(page, qtbot):
    page.copy_button.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0] == "№\tДата\tМероприятие\tКлассы\tУчастий\tЧасы"
    assert lines[1] == "9\t06.10.2026\tКвест «Город профессий»\t5, 6\t30\t2"
    assert len(lines) == 10
    page.table.selectRow(2)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\n")[1].startswith("7\t02.10.2026\tМастер-класс")


def test_a_formula_is_no_formula_in_excel(page, journal):
    with journal.write() as session:
        session.get(WorkRecord, 9).title = "=1+1\tи строка"
    page.reload()
    page.copying.copy()
    assert "\t'=1+1 и строка\t" in QApplication.clipboard().text()


def test_many_rows_are_copied_as_a_job(page, journal, qtbot):
    with journal.write() as session:
        year_id = session.scalars(select(SchoolYear.id)).one()
        for number in range(600):
            session.add(WorkRecord(year_id=year_id, code=f"Н{number}", title=f"Урок {number}", start=sample.TODAY))
    page.reload()
    page.copying.copy()
    qtbot.waitUntil(lambda: not page.job_line.is_busy, timeout=5000)
    assert len(QApplication.clipboard().text().split("\n")) == 610


def test_rows_of_other_journals_lead_there(window, page, journal):
    with journal.write() as session:
        year_id = session.scalars(select(SchoolYear.id)).one()
        session.add(
            Consultation(
                year_id=year_id,
                day=sample.TODAY,
                kind=ConsultationKind.GROUP,
                category=PersonCategory.PARENT,
                number=8,
                topic="Экзамены",
            )
        )
    totals = [label.text() for label in page.bar._totals.values()]
    page.guests.click()
    assert titles(page)[0] == "Групповая консультация"
    assert [label.text() for label in page.bar._totals.values()] == totals
    assert page.bar.left.text() == "9 записей"
    page.table.choose(page.shown.keys[0])
    page._remove_current()
    page.table.opened.emit(page.table.current_row)
    assert window.place == "consultations"
    assert window.page.asked == [{"id": 1}]


def test_a_record_is_changed_in_its_form(page, journal):
    page.open_at({"id": 2})
    form = page.side.form
    assert form.control("title").text() == "Экскурсия на сыроварню"
    fill(page, title="Экскурсия на ферму", hours="2,5")
    accept(page)
    card = work_record(journal, 2)
    assert (card.title, str(card.hours)) == ("Экскурсия на ферму", "2.5")
    assert page.strip.message.text.startswith("Записано: «Экскурсия на ферму», 16.09")
    page.undo()
    assert work_record(journal, 2).title == "Экскурсия на сыроварню"
    assert "Экскурсия на сыроварню" in titles(page)


def test_a_day_outside_the_year_shows_its_own(page, journal):
    with journal.write() as session:
        record = session.scalars(select(WorkRecord)).first()
        record.start, record.end = date(2019, 6, 5), None
        number = record.id
    page.reload()
    rows = {key: page.model.row_at(place) for place, key in enumerate(page.shown.keys)}
    dates = next(column for column in page.model.columns if column.key == "start")
    assert {key: dates.second(row) for key, row in rows.items() if dates.second(row)} == {number: "2019"}


def test_opening_and_writing_changes_nothing(page, journal):
    for number in range(1, 10):
        before = work_record(journal, number)
        page.open_record(number)
        accept(page)
        assert page.side is None or number == 7, number  # № 7 has ОВЗ above the class's
        after = work_record(journal, number)
        assert replace(after, turnouts=()) == replace(before, turnouts=())
        for one, other in zip(after.turnouts, before.turnouts, strict=True):
            of_parents = other.kind is TurnoutKind.PARENTS  # whose ОВЗ are nobody's
            assert one == (replace(other, ovz=None) if of_parents else other)


def test_deletion_is_undone_and_stands_in_the_bin(page, journal):
    page.open_record(3)
    page.side.remove_wanted.emit()
    assert work_record(journal, 3) is None
    assert actions.bin_entries(journal)[0].title == "«Профпроба „Повар, кондитер“», 17.09"
    page.undo()
    assert work_record(journal, 3) is not None
    assert len(titles(page)) == 9


def test_a_record_that_is_gone_is_told(page, journal):
    delete_work_record(journal, 3)
    page.open_at({"id": 3})
    assert "уже нет" in page.strip.message.text


def test_drafts_survive_and_are_offered(qtbot, journal):
    page = open_work_log(qtbot, journal).log
    page.open_at("new")
    form = page.side.form
    fill(page, title="Черновик встречи")
    next(iter(form.classes.rows.values())).kind.button(TurnoutKind.COUNT).click()
    next(iter(form.classes.rows.values())).number.set_count(11)
    form.control("partners").chips.line.setText("Новый колледж")
    form.control("partners").chips.finish()
    page.escape()
    assert page.side is None
    page = open_work_log(qtbot, journal).log
    page.new_record()
    card = page.side.form.card()
    assert card.title == "Черновик встречи"
    assert (card.turnouts[0].kind, card.turnouts[0].number) == (TurnoutKind.COUNT, 11)
    assert [one.name for one in card.partners] == ["Новый колледж"]


def test_a_new_partner_needs_a_category(page, journal):
    page.open_record(1)
    form = page.side.form
    partners = form.control("partners")
    partners.chips.line.setText("Новый колледж")
    partners.chips.finish()
    accept(page)
    assert "Выберите категорию партнёра «Новый колледж»" in form.field("partners").problem
    combo = partners._new["Новый колледж"].control
    assert combo.hasFocus()
    combo.set_value(PartnerCategory.EDUCATION)
    accept(page)
    assert page.side is None
    assert work_record(journal, 1).partners[0].category is PartnerCategory.EDUCATION


def test_a_chip_is_taken_away_by_backspace_and_by_its_cross(page, qtbot):
    page.open_record(2)
    chips = page.side.form.control("partners").chips
    chips.line.setFocus()
    qtbot.keyClick(chips.line, Qt.Key.Key_Backspace)
    assert chips.names == ()
    chips.line.setText("СПК «Нива»")
    qtbot.keyClick(chips.line, Qt.Key.Key_Return)
    assert chips.names == ("СПК «Нива»",)
    assert page.side.form.control("partners")._new == {}
    chips._chips[0].layout().itemAt(1).widget().click()
    assert chips.names == ()


def test_from_the_plan_of_another_page(page, journal, ids):
    page.open_at({"plan_item": 4})
    form = page.side.form
    assert form.control("title").text() == "Ярмарка учебных мест"
    assert form.plan.isVisible()
    accept(page)
    with journal.read() as session:
        number = session.scalars(select(WorkRecord.id).where(WorkRecord.plan_item_id == 4)).one()
    page.open_record(number)
    page.side.form.plan._remove()
    accept(page)
    assert work_record(journal, number).plan_item_id is None
    page.open_at({"plan_item": 400})
    assert "уже нет в плане" in page.strip.message.text


def test_a_title_of_the_plan_brings_the_item_along(page):
    page.new_record()
    form = page.side.form
    form._title.setText("Ярмарка учебных мест")
    form._title.taken.emit("Ярмарка учебных мест")
    assert form.plan.item_id == 4
    assert form.card().level == "муниципальный"
    form._title.taken.emit("Экскурсия на сыроварню")
    assert form.plan.item_id == 4


def picture(folder, name, size=(80, 60)):
    path = folder / name
    Image.new("RGB", size, "green").save(path)
    return path


def drop(form, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    form.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_photos_are_dropped_in_and_written_with_the_record(page, journal, tmp_path, qtbot):
    page.open_record(2)
    form = page.side.form
    drop(form, picture(tmp_path, "а.jpg"), picture(tmp_path, "б.png", (20, 20)))
    qtbot.waitUntil(lambda: len(form.more.photos.photos) == 2, timeout=5000)
    qtbot.waitUntil(lambda: not page.job_line.is_busy)
    assert work_record(journal, 2).photos == ()
    form.more.photos._tiles[1].cross.click()
    accept(page)
    assert len(work_record(journal, 2).photos) == 1
    page.undo()
    assert work_record(journal, 2).photos == ()


def test_what_is_no_photo_is_refused_in_one_sentence(page, tmp_path, qtbot):
    page.open_record(2)
    form = page.side.form
    path = tmp_path / "отчёт.jpg"
    path.write_text("это не фотография")
    drop(form, picture(tmp_path, "а.jpg"), path)
    qtbot.waitUntil(lambda: bool(form.field("photos").problem), timeout=5000)
    assert form.field("photos").problem == (
        "«отчёт.jpg» не фотография: подходят файлы JPEG, PNG и WEBP; ни одна из 2 фотографий не добавлена."
    )
    assert form.more.photos.photos == ()
    large = tmp_path / "большая.png"
    Image.new("1", (20_000, 15_000)).save(large)
    qtbot.waitUntil(lambda: not page.job_line.is_busy)
    page.context.messages.files = [large]
    form.more.photos.add_button.click()
    qtbot.waitUntil(lambda: "большая.png" in form.field("photos").problem, timeout=10_000)


def test_days_outside_the_year_are_warned_of_and_written(page, journal):
    page.open_record(2)
    fill(page, start="16.09.2028")
    assert page.side.form.warning.text == "16.09.2028 не в 2026/2027 учебном году: проверьте год."
    accept(page)
    assert work_record(journal, 2).start == date(2028, 9, 16)


def test_every_field_refuses_by_name(page, journal):
    def open_it():
        page.close_panel()
        page.open_record(2)
        page.side.form.more.set_open(True)
        return page.side.form

    go_through(
        FormUnderTest(
            open_it,
            lambda: page.side.accept_button.click(),
            lambda form: page.side is not None and page.side.form is form,
            lambda: work_record(journal, 2),
            names=lambda form: [name for name in form.names if name not in ("partners", "teachers", "photos")],
        ),
        {"title": "Экскурсия", "start": "16.09.2026", "hours": "1"},
        [
            Bad("start", "", "Впишите дату"),
            Bad("start", "31.02.2026", "нет в календаре"),
            Bad("start", "16.09.1026", "Год 1026"),
            Bad("title", " ", "Впишите название"),
            Bad("form", "ы" * 501, "длиннее 500"),
            Bad("hours", "-1", "меньше нуля"),
            Bad("hours", "13", "Больше 12 часов"),
            Bad("hours", "час", "числом"),
            Bad("end", "15.09.2026", "раньше начала"),
            Bad("end", "завтра", "числами"),
            Bad("place", "ы" * 501, "длиннее 500"),
            Bad("project", "ы" * 501, "длиннее 500"),
            Bad("document", "ы" * 501, "длиннее 500"),
            Bad("media_links", "ы" * 501, "Ссылка длиннее"),
        ],
        {
            "direction": "a closed list",
            "level": "a closed list",
            "event_format": "a closed list",
            "teachers_total": "0–9999",
            "parents": "0–9999",
            "result": "the field ends at 20 000",
            "note": "the field ends at 20 000",
            "description": "the field ends at 20 000",
            "early": "a tick",
            "in_campaign": "a tick",
            "best": "a tick",
        },
    )


@pytest.mark.parametrize(
    ("kind", "fill_in", "part", "words"),
    [
        (TurnoutKind.COUNT, lambda row: row.number.set_count(99), "number", "Пришло 99, а в 6 классе 21 обучающихся"),
        (TurnoutKind.COUNT, lambda row: row.number.set_count(None), "number", "без числа"),
        (TurnoutKind.COUNT, lambda row: row.ovz.set_count(9), "ovz", "С ОВЗ 9"),
        (TurnoutKind.LIST, lambda row: row.pupils._set_all(ticked=False), "names", "Отметьте, кто пришёл"),
    ],
)
def test_each_class_says_what_is_wrong_with_it(page, journal, kind, fill_in, part, words):
    before = work_record(journal, 2)
    page.open_record(2)
    row = next(iter(page.side.form.classes.rows.values()))
    row.number.set_count(5)
    row.kind.button(kind).click()
    fill_in(row)
    accept(page)
    assert words in row.problem.text
    focused = {"number": row.number, "ovz": row.ovz}.get(part) or row.pupils.line
    assert focused.hasFocus()
    assert work_record(journal, 2) == before


def test_a_pupil_of_another_class_is_refused(page):
    page.open_record(2)
    form = page.side.form
    row = next(iter(form.classes.rows.values()))
    row.kind.button(TurnoutKind.LIST).click()
    row.pupils._set_all(ticked=False)
    row.pupils.line.setText("Алексеев Пётр 9-й")
    row.pupils._turn_first()
    accept(page)
    assert row.problem.text == "Алексеев Пётр 9-й учится в 9 классе: отметьте его там."


def test_the_form_takes_the_primary_button_over_and_gives_it_back(page):
    assert page.add_button.isVisible()
    page.new_record()
    assert not page.add_button.isVisible()
    assert not page.copy_button.isVisible()
    page.escape()
    assert page.add_button.isVisible()


def test_a_narrow_window_shows_the_form_over_the_table(qtbot, journal):
    window = open_work_log(qtbot, journal, width=1280)
    window.log.new_record()
    assert not window.log.table.isVisible()
    assert window.log.side.isVisible()


def test_the_first_step_of_an_empty_log(qtbot, empty_journal):
    sample.fill(empty_journal)
    with empty_journal.write() as session:
        for row in session.scalars(select(WorkRecord)):
            session.delete(row)
    page = open_work_log(qtbot, empty_journal, load_workbook=lambda: None).log
    assert isinstance(page._empty, EmptyState)
    page.new_record()
    assert page.side.form.control("hours").text() == "1"
    page.side.head_buttons[1].click()
    assert "ещё нет записей" in page.strip.message.text


def test_a_journal_without_a_school_leads_to_its_card(qtbot, empty_journal):
    window = open_work_log(qtbot, empty_journal)
    asked = []
    window.log.navigate.connect(lambda *place: asked.append(place))
    window.log._empty.findChild(Button).click()
    assert asked == [("settings", "school")]


def test_the_sheets_are_shown_and_closed(page, qtbot):
    page.print_button.click()
    qtbot.waitUntil(lambda: page.overlay.upper is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not page.job_line.is_busy)
    assert page.overlay.upper is not None
    page.escape()
    assert page.overlay.upper is None


def test_classes_1_to_4_stand_behind_their_link(qtbot, journal):
    from models.tables import SchoolClass

    with journal.write() as session:
        year_id = session.scalars(select(SchoolYear.id)).one()
        session.add_all(SchoolClass(year_id=year_id, name=f"{n}А", grade=n, enrolment=20) for n in range(1, 5))
    page = open_work_log(qtbot, journal).log
    page.new_record()
    toggles = page.side.form.classes.toggles
    assert [one.text() for one in toggles._visible()] == ["5", "6", "7", "8", "9", "10", "11"]
    toggles.link.click()
    assert {"1А", "4А"} <= {one.text() for one in toggles._visible()}
    hands = Hands(page.window())
    assert hands.where.text() == "1А"
    hands.press(Qt.Key.Key_Space)
    qtbot.wait(20)
    hands.press(Qt.Key.Key_Up)
    assert hands.where.text() in {"5", "6", "7"}
    assert any(card.class_id == toggles.chosen[-1] for card in page.side.form.classes.cards)


def test_a_record_of_another_year_opens_in_its_year(qtbot, journal):
    sample_ids = work_record(journal, 2)
    with journal.write() as session:
        year = SchoolYear(
            start_year=2027,
            full_name="МБОУ «Заречная СОШ»",
            inn="7017000001",
            municipality="Сосновский район",
            coordinator="Петрова Нина Сергеевна",
        )
        session.add(year)
    page = open_work_log(qtbot, journal).log
    assert page.year == 2027
    page.open_at({"id": 2})
    assert page.year == 2026
    assert page.side.form.card() == sample_ids


def test_a_text_that_is_cut_says_so(page, journal):
    page.open_record(2)
    form = page.side.form
    data = QMimeData()
    data.setText("Слово. " * 200_000)
    form.control("note").insertFromMimeData(data)
    assert form.field("note").problem == "Вставлено только начало: поле вмещает 20000 знаков."
    accept(page)
    assert len(work_record(journal, 2).note) <= 20_000


def test_the_draft_stands_in_the_table_until_it_is_written(page):
    page.new_record()
    row = page.model.row_at(0)
    assert (row.title, row.second, row.number) == ("Новое мероприятие", "черновик, ещё не записано", None)
    assert page.table.current_row.id == 0
    assert page.bar.left.text() == "9 записей"
    form = page.side.form
    fill(page, title="Встреча с врачом")
    next(iter(form.classes.rows.values())).kind.button(TurnoutKind.PARENTS).click()
    row = page.model.row_at(0)
    assert (row.title, row.classes, row.attendances) == ("Встреча с врачом", "5, 6", 21)
    page.filters.search.setText("слон")
    page.refresh()
    assert titles(page) == ["Встреча с врачом"]
    page.filters.reset()
    page.table.opened.emit(page.model.row_at(0))
    assert form.control("title").hasFocus()
    next(iter(form.classes.rows.values())).number.set_count(4)
    accept(page)
    assert page.model.row_at(0).number == 10
    page.new_record()
    page.escape()
    assert page.model.row_at(0).number == 10
    page.new_record()
    page.open_record(3)
    assert page.model.row_at(0).number == 10


def test_the_first_draft_takes_the_place_of_the_empty_state(qtbot, journal):
    with journal.write() as session:
        for row in session.scalars(select(WorkRecord)):
            session.delete(row)
    page = open_work_log(qtbot, journal).log
    page.new_record()
    assert page.table.isVisible()
    page.escape()
    assert page._empty is not None


def test_a_fourth_best_event_is_told_of(page, journal):
    with journal.write() as session:
        session.get(WorkRecord, 1).best = True
    page.open_record(2)
    form = page.side.form
    assert form.more.best_warning.text == ""
    form.more.set_open(True)
    form.control("best").click()
    assert "уже выбраны три лучших" in form.more.best_warning.text
    assert form.more.best_warning.isVisible()


def test_a_draft_forgets_a_class_that_is_gone(page):
    page.open_record(2)
    form = page.side.form
    content = form.classes.content
    form.classes.set_content([{**content[0], "class": 999}, content[1]])
    assert [card.class_id for card in form.classes.cards] == [content[1]["class"]]


def test_photos_added_elsewhere_stay_when_a_draft_is_written(window, page, journal, tmp_path):
    from models.services import photos

    page.open_record(2)
    fill(page, note="Добавить позже")
    page.flush()
    window.publish(photos.add(journal, 2, [picture(tmp_path, "а.jpg")]))
    assert page.side.form.control("note").toPlainText() == "Добавить позже"
    assert len(page.side.form.more.photos.photos) == 1
    page.side._start_anew()
    assert page.side.form.control("note").toPlainText() == ""
    fill(page, note="Записано")
    accept(page)
    card = work_record(journal, 2)
    assert (card.note, len(card.photos)) == ("Записано", 1)
