"""An ordinary event typed with real keys: counted, by the keyboard alone, and taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from models.rules.names import fold_name
from models.services.work_record import work_record
from models.tables import Membership, Pupil, SchoolClass, WorkRecord
from models.vocabulary import Direction, TurnoutKind
from tests.ui.pages.work_log_window import Hands, open_work_log

Key = Qt.Key
MOST = 40


@pytest.fixture
def class_of_25(journal):
    with journal.write() as session:
        year_id = session.scalars(select(SchoolClass.year_id)).first()
        row = SchoolClass(year_id=year_id, name="8Б", grade=8, enrolment=25, ovz=1)
        session.add(row)
        session.flush()
        for place in range(25):
            name = f"{'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЯ'[place]}ндреев Пётр"
            pupil = Pupil(full_name=name, folded=fold_name(name))
            session.add(pupil)
            session.flush()
            session.add(Membership(class_id=row.id, pupil_id=pupil.id, position=place))
        return row.id


@pytest.fixture
def hands(qtbot, journal, class_of_25):
    window = open_work_log(qtbot, journal)
    return Hands(window)


def latest(journal):
    with journal.read() as session:
        number = session.scalars(select(WorkRecord.id).order_by(WorkRecord.id.desc())).first()
    return work_record(journal, number)


def turn_class(hands, digits, *, on):
    """With the focus on the toggles: to the class by its digit, and turn it."""
    hands.type(digits)
    hands.press(Key.Key_Space)


def to_toggles(hands):
    hands.tab_to(lambda one: one.accessibleName().endswith(" класс") and hasattr(one, "isCheckable"))


def without_last_preset(hands):
    """Turn the classes of the last record off, as one must when another class came."""
    turn_class(hands, "5", on=False)
    turn_class(hands, "6", on=False)


def test_an_event_typed_out_for_a_whole_class_of_25(hands, journal, class_of_25):
    """Title typed to the end, hours as they are, the class as a whole."""
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.type("Экскурсия на завод")
    to_toggles(hands)
    without_last_preset(hands)
    hands.type("88")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    card = latest(journal)
    assert (card.title, card.start, card.hours) == ("Экскурсия на завод", date(2026, 10, 7), 1)
    assert [(one.class_id, one.kind) for one in card.turnouts] == [(class_of_25, TurnoutKind.WHOLE_CLASS)]
    assert hands.count <= MOST, hands.count


def test_an_event_with_a_title_taken_and_a_list_with_three_absent(hands, journal, class_of_25):
    """The title by a few letters; the list with three of the class unticked."""
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.type("сыр")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    to_toggles(hands)
    without_last_preset(hands)
    hands.type("88")
    hands.press(Key.Key_Space)
    hands.tab_to(lambda one: one.text() == "Весь класс" if hasattr(one, "text") else False)
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Tab)
    for letters in ("в", "ж", "я"):
        hands.type(letters)
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    card = latest(journal)
    assert card.title == "Экскурсия на сыроварню"
    (turnout,) = card.turnouts
    assert (turnout.class_id, turnout.kind, len(turnout.names)) == (class_of_25, TurnoutKind.LIST, 22)
    assert not {one.name[0] for one in turnout.names} & {"В", "Ж", "Я"}
    assert hands.count <= MOST, hands.count


def test_an_event_from_the_plan(hands, journal, qtbot):
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    panel = hands.window.log.side
    qtbot.mouseClick(panel.head_buttons[0], Qt.MouseButton.LeftButton)
    hands.count += 1
    hands.type("ярм")
    hands.press(Key.Key_Return)
    assert panel.form.control("title").text() == "Ярмарка учебных мест"
    hands.press(Key.Key_Return)
    card = latest(journal)
    assert (card.title, card.plan_item, card.start) == (
        "Ярмарка учебных мест",
        "Ярмарка учебных мест",
        date(2026, 10, 2),
    )
    assert hands.count <= 10, hands.count


def test_like_last_time_needs_five_keys(hands, journal, qtbot):
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(hands.window.log.side.head_buttons[1], Qt.MouseButton.LeftButton)
    hands.count += 1
    hands.press(Key.Key_Return)
    card = latest(journal)
    assert (card.title, card.start) == ("Квест «Город профессий»", date(2026, 10, 7))
    assert [one.kind for one in card.turnouts] == [TurnoutKind.LIST, TurnoutKind.LIST]
    assert hands.count <= 5


def test_the_whole_way_by_the_keyboard_alone(hands, journal):
    """New record, every part by Tab, written, found in the table, opened by Enter, deleted by Delete, undone."""
    page = hands.window.log
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.type("Квест «Кем быть»")
    seen = []
    for _ in range(60):
        hands.press(Key.Key_Tab)
        seen.append(hands.where.accessibleName())
        if seen[-1] == "Отмена":
            break
    wanted = ["Направление Профминимума", "5 класс", "Партнёры", "Педагоги, результат, фото, ссылки", "Записать"]
    places = [seen.index(name) for name in wanted]
    assert places == sorted(places)
    hands.press(Key.Key_Tab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert hands.where.accessibleName() == "Записать"
    hands.press(Key.Key_Return)
    assert page.side is None
    assert hands.where is page.table
    row = page.table.current_row
    assert row.title == "Квест «Кем быть»"
    hands.press(Key.Key_Return)
    assert page.side.accessibleName().startswith("Запись №")
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Delete)
    assert work_record(journal, row.id) is None
    hands.press(Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert work_record(journal, row.id).title == "Квест «Кем быть»"


def test_arrows_and_space_in_the_list_and_a_name_that_is_new(hands, journal, class_of_25):
    page = hands.window.log
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.type("Квест")
    hands.press(Key.Key_Escape)  # the offers
    to_toggles(hands)
    without_last_preset(hands)
    hands.type("88")
    hands.press(Key.Key_Space)
    row = page.side.form.classes.rows[class_of_25]
    row.kind.button(TurnoutKind.LIST).click()
    row.pupils.line.setFocus()
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    assert row.pupils.count.text() == "23 из 25"
    row.pupils.line.setFocus()
    hands.type("Гость Иван")
    hands.press(Key.Key_Return)
    assert row.warning.text == "Нет в списке 8Б класса: Гость Иван. Проверьте написание."
    assert len(row.card.names) == 24
    hands.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(latest(journal).turnouts[0].names) == 24


def test_the_direction_follows_the_form_until_it_is_chosen(hands, journal):
    page = hands.window.log
    hands.press(Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    form = page.side.form
    form.control("form").setText("мастер-класс")
    assert form.head.values["direction"] == Direction.PRACTICE
    form.control("form").setText("акция")
    assert form.head.values["direction"] is None
    form.control("direction").setCurrentIndex(2)
    form.control("direction").activated.emit(2)
    form.control("form").setText("мастер-класс")
    assert form.control("direction").currentIndex() == 2
