"""Lists pasted from Excel into «Люди и классы»: what was understood is shown before anything is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.rules.people_checks import PupilCard
from models.services import classes, pupils, teachers
from models.services.drafts import load_draft
from models.tables import Membership
from tests.ui.pages.people_window import open_people, press_key
from ui.components.controls import Combo
from ui.components.findings import FindingRow

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = "№\tФИО\tОВЗ\tДата рождения\n1\tЁлкина Вера Ивановна\tнет\t05.09.2014\n2\tЖукова\tАнна\tда\n3\tПанов Олег"


@pytest.fixture
def window(qtbot, journal):
    return open_people(qtbot, journal)


@pytest.fixture
def page(window):
    return window.people


def class_named(journal, name):
    return next(card for card in classes.classes(journal) if card.name == name)


def findings(page):
    return [row.accessibleName() for row in page.side.form.findChildren(FindingRow) if row.isVisible()]


def test_a_class_is_pasted_with_the_keyboard(page, window, journal):
    fifth = class_named(journal, "5")
    page.open_tab("pupils")
    page.pupils.choose_class(fifth.id)
    page.pupils.take_focus()
    QApplication.clipboard().setText(LIST)
    press_key(window, Qt.Key.Key_V, CTRL)
    form = page.side.form
    assert form.preview.lines == (
        ("Ёлкина Вера Ивановна", "05.09.2014"),
        ("Жукова Анна", "ОВЗ"),
        ("Панов Олег", ""),
    )
    assert page.side.accept_button.text() == "Добавить 3 человека"
    page.side.accept_button.click()
    assert page.side is None
    assert page.strip.message.text == "Добавлено в 5 класс: 3 человека"
    added = {card.full_name: card.ovz for card in pupils.pupils_of_class(journal, fifth.id)}
    assert (added["Жукова Анна"], added["Панов Олег"]) == (True, False)
    assert window.written[0].touches("people")


def test_faults_are_named_by_line_and_nothing_is_added(page, window, journal):
    page.open_tab("pupils")
    page.pupils.choose_class(class_named(journal, "5").id)
    known = "Яшин Олег"
    pupils.save_pupil(journal, PupilCard(class_id=class_named(journal, "5").id, full_name=known))
    page.reload()
    before = pupils.pupils(journal)
    page.pupils.paste(f"Панов Олег\nЖукова Анна\t30.02.2014\n{known}")
    assert findings(page) == [
        "Ошибка: «30.02.2014»: такого дня нет в календаре., Строка 2",
        f"Сведение: 1 человек уже в списке, второй раз не добавится: {known}",
    ]
    page.side.accept_button.click()
    assert page.side.form.field.problem.startswith("Исправьте строки с ошибками")
    assert window.focusWidget() is page.side.form.area
    assert pupils.pupils(journal) == before
    page.side.form.area.setPlainText("Панов Олег")
    page.side.accept_button.click()
    assert len(pupils.pupils(journal)) == len(before) + 1


def test_the_preview_follows_the_chosen_class(page, journal):
    page.open_tab("pupils")
    pupils.save_pupil(journal, PupilCard(class_id=class_named(journal, "5").id, full_name="Яшин Олег"))
    page.reload()
    page.pupils.paste("Яшин Олег")
    choice = page.side.findChildren(Combo)[0]
    choice.set_value(class_named(journal, "5").id)
    assert page.side.form.preview.result == ()
    choice.set_value(class_named(journal, "6").id)
    assert [card.class_id for card in page.side.form.preview.result] == [class_named(journal, "6").id]
    page.side.accept_button.click()
    assert page.pupils.class_id == class_named(journal, "6").id


def test_an_empty_paste_says_what_to_do(page, press):
    press(page, "Вставить из Excel")
    page.side.accept_button.click()
    assert page.side.form.field.problem == "Вставьте строки, скопированные из Excel."
    page.side.form.set_text("Класс\tОбучающихся")
    page.side.accept_button.click()
    assert page.side.form.field.problem == "Здесь нечего добавлять."


def test_pasted_text_is_kept_as_a_draft(page, window, journal):
    page.classes.paste("7Б\t20")
    press_key(window, Qt.Key.Key_Escape)
    assert load_draft(journal, "people/paste-classes/2026").content == {"text": "7Б\t20"}
    page.classes.paste()
    assert page.side.form.preview.lines == (("7Б", "новый, 20 чел."),)


def test_classes_are_added_and_changed_after_a_preview(page, journal):
    page.classes.paste(
        "Класс\tОбучающихся\tС ОВЗ\tКлассный руководитель\n5\t18\t3\n6\t21\t1\n7-б\t25\t\tНовикова О. П."
    )
    assert page.side.form.preview.lines == (("5", "17 → 18 чел., ОВЗ 2 → 3"), ("7Б", "новый, 25 чел."))
    assert findings(page) == ["Сведение: Без изменений: 1 класс"]
    assert page.side.accept_button.text() == "Добавить 1 класс, изменить 1"
    page.side.accept_button.click()
    fifth, new = class_named(journal, "5"), class_named(journal, "7Б")
    assert (fifth.enrolment, fifth.ovz, fifth.listed) == (18, 3, 17)
    assert (new.enrolment, new.ovz, new.class_teacher) == (25, 0, "Новикова О. П.")


def test_faulty_rows_of_classes_are_named(page, journal):
    before = classes.classes(journal)
    page.classes.paste("5\tдвадцать\nкружок\t5\n6\t21\t30\n7Б\t20\n7б\t21")
    assert findings(page) == [
        "Ошибка: «двадцать» — не число: впишите его цифрами., Класс 5",
        "Ошибка: «кружок» не похоже на класс: нужны номер от 1 до 11 и буква, например 5А., Класс кружок",
        "Ошибка: С ОВЗ больше, чем всего в классе: 30 из 21., Класс 6",
        "Ошибка: Класс 7Б вставлен дважды: оставьте одну строку., Класс 7Б",
    ]
    page.side.accept_button.click()
    assert classes.classes(journal) == before


def test_teachers_are_pasted_with_their_posts(page, journal):
    page.open_tab("teachers")
    page.teachers.paste("Яшина Вера Олеговна\tпедагог-психолог\nИльин Сергей Петрович")
    assert page.side.accept_button.text() == "Добавить 1 педагога"
    page.side.accept_button.click()
    assert ("Яшина Вера Олеговна", "педагог-психолог") in {(o.full_name, o.post) for o in teachers.teachers(journal)}


def test_one_word_on_the_clipboard_opens_nothing(page, window):
    QApplication.clipboard().setText("слово")
    page.classes.take_focus()
    press_key(window, Qt.Key.Key_V, CTRL)
    assert page.side is None


def test_a_search_field_takes_the_clipboard_itself(page, window):
    QApplication.clipboard().setText("а\tб")
    page.find()
    press_key(window, Qt.Key.Key_V, CTRL)
    assert page.side is None
    assert page._filters.search.text() == "а\tб"


def test_a_paste_is_taken_back_whole(page, journal, press):
    for tab, text, read in (
        (page.classes, "5\t18\t3\n7Б\t20", lambda: classes.classes(journal)),
        (page.pupils, "Яшин Олег\nЯшина Вера", lambda: pupils.pupils(journal)),
        (page.teachers, "Яшина Вера\nЮдина Анна", lambda: teachers.teachers(journal)),
    ):
        before = read()
        page.open_tab(next(key for key, one in page.tabs.items() if one is tab))
        tab.paste(text)
        page.side.accept_button.click()
        assert read() != before
        press(page, "Отменить")
        assert read() == before


def test_what_cannot_be_taken_back_is_told(page, journal, press):
    page.classes.paste("7Б\t20")
    page.side.accept_button.click()
    new = class_named(journal, "7Б")
    with journal.write() as session:  # an import
        session.add(Membership(class_id=new.id, pupil_id=page.pupils.cards[0].id, position=0))
    press(page, "Отменить")
    assert page.strip.message.text.startswith("Вернуть нельзя: «Новый класс 7Б»")
    assert class_named(journal, "7Б").listed == 1


def test_ctrl_enter_accepts_pasted_lines(page, window, journal):
    fifth = class_named(journal, "5")
    page.open_tab("pupils")
    page.pupils.choose_class(fifth.id)
    page.pupils.paste("Панов Олег")
    press_key(window, Qt.Key.Key_Return, CTRL)
    assert page.side is None
    assert "Панов Олег" in [card.full_name for card in pupils.pupils_of_class(journal, fifth.id)]


def test_the_line_of_the_draft_gives_way_to_the_words_of_the_button(page, journal):
    page.open_tab("pupils")
    page.pupils.choose_class(class_named(journal, "5").id)
    page.pupils.paste("\n".join(f"Панов{letter} Олег" for letter in "абвгдежзиклмнопрс"))
    page.side.note.setText("Черновик сохранён в 18:35")
    button = page.side.accept_button
    assert button.text() == "Добавить 17 человек"
    QApplication.processEvents()
    assert button.width() >= button.sizeHint().width()
    assert page.side.cancel_button.width() >= page.side.cancel_button.sizeHint().width()
    assert page.side.note.geometry().right() <= page.side.note.parentWidget().width()
