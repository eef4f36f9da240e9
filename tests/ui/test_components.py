from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tests.ui.keyboard import type_text
from tests.ui.shoot import gallery
from ui import theme
from ui.components.bars import Bar, ProgressLine
from ui.components.buttons import Button, IconButton, Link, row, stack
from ui.components.chips import STATUSES, RemovableChip, StatusChip
from ui.components.chips_edit import ChipsEdit
from ui.components.choices import Segmented, Tabs, ToggleRow
from ui.components.controls import CheckBox, Combo, DateEdit, LineEdit, NumberEdit, RadioButton, SearchEdit, TextArea
from ui.components.empty_state import EmptyState
from ui.components.field import Field, ProblemLine
from ui.components.findings import SIGNS, FindingRow
from ui.components.labels import ElidedLabel, Label, SectionTitle
from ui.components.layout import Expander, FootBar, ScrollBody, SidePanel, clear_layout
from ui.components.message_strip import Message, MessageStrip
from ui.components.page_header import PageHeader
from ui.components.popover import Popover
from ui.components.question import Question
from ui.components.suggest_edit import SuggestEdit
from ui.theme import current
from ui.tokens import Mode


@pytest.fixture
def show(qtbot):
    def shown(widget, width=600, height=400):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown


def texts(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


class TestButtons:
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
    @pytest.mark.parametrize(
        "make",
        [
            lambda do: Button("Записать", "check", "primary", on_click=do),
            lambda do: Link("Открыть отчёт", do),
            lambda do: IconButton("x", "Закрыть", on_click=do),
        ],
    )
    def test_the_keyboard_presses(self, show, key, make):
        pressed = []
        button = show(make(lambda: pressed.append(1)))
        QTest.keyClick(button, key)
        assert pressed == [1]
        assert button.accessibleName()

    def test_heights(self, show):
        assert show(Button("Печать", "printer")).height() == 36
        assert show(Button("Печать", small=True)).height() == 32

    def test_the_focus_is_two_pixels_and_moves_nothing(self, show, qtbot):
        button = Button("Печать", "printer")
        box = show(row(LineEdit(), button))
        plain = button.geometry()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        image = button.grab().toImage()
        accent = QColor(current().tokens.accent)
        middle = image.height() // 2
        assert [image.pixelColor(x, middle) == accent for x in range(3)] == [True, True, False]
        assert button.geometry() == plain
        assert box.isVisible()

    def test_a_form_takes_the_primary_over(self, show):
        button = show(Button("Записать", "plus", "primary"))
        button.set_variant("plain")
        button.set_icon("check")
        assert button.grab().toImage().pixelColor(18, 6) == QColor(current().tokens.bg)

    def test_a_disabled_button_looks_disabled(self, show):
        button = Button("Записать", variant="primary")
        button.setEnabled(False)
        assert show(button).grab().toImage().pixelColor(8, 8) == QColor(current().tokens.panel)

    def test_a_lone_button_keeps_its_width_in_a_row(self, show):
        button = Button("Отмена")
        edit = LineEdit()
        box = show(stack(edit, row(button)))
        assert box.isVisible()
        assert edit.width() == 600
        assert button.width() < 200


class TestChips:
    def test_each_status_has_its_own_sign(self):
        signs = [icon for status, (icon, _kind) in STATUSES.items() if status != "готов"]
        assert len(set(signs)) == len(signs)
        assert STATUSES["верный"] == ("check", "accent")
        assert STATUSES["принят"] == ("check-check", "ok")

    def test_a_chip_says_and_shows_its_status(self, show):
        chip = show(StatusChip("черновик"))
        width = chip.width()
        chip.set_status("не предоставлен")
        assert chip.width() > width
        assert chip.height() == 24
        assert chip.accessibleName() == "не предоставлен"

    def test_a_removable_chip(self, show):
        removed = []
        chip = show(RemovableChip("СПК «Нива»", lambda: removed.append(1)))
        chip.findChild(IconButton).click()
        assert removed == [1]


class TestFields:
    def test_a_problem_outlines_and_explains(self, show):
        field = show(Field("ИНН", LineEdit("7012345678"), hint="Десять цифр"))
        field.set_problem("Последняя цифра ИНН не сходится")
        assert "Последняя цифра ИНН не сходится" in texts(field)
        assert "Десять цифр" not in texts(field)
        assert field.control.accessibleDescription() == field.problem
        image = field.control.grab().toImage()
        assert image.pixelColor(1, image.height() // 2) == QColor(current().tokens.err)
        field.clear_problem()
        field.clear_problem()
        assert texts(field) == ["ИНН", "Десять цифр"]
        assert field.control.accessibleName() == "ИНН"

    def test_a_problem_of_a_group(self, show):
        line = show(ProblemLine())
        line.set_text("В 9 классе с ОВЗ 2 человека, указано 3")
        assert line.isVisible()
        line.set_text("")
        assert not line.isVisible()

    def test_heights_of_the_controls(self, show):
        for control in (LineEdit(), Combo(["а"]), NumberEdit(), DateEdit(), SearchEdit()):
            assert show(control).height() == 36
        assert show(LineEdit(small=True)).height() == 32

    @pytest.mark.parametrize(
        "make", [lambda: Combo(["а", "б"]), lambda: NumberEdit(5), lambda: DateEdit(date(2026, 9, 1))]
    )
    def test_the_wheel_changes_nothing(self, show, make):
        control = show(make())
        read = control.currentText if isinstance(control, Combo) else control.text
        before = read()
        event = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(control, event)
        assert read() == before

    def test_combo_speaks_in_values(self, show):
        combo = show(Combo([(1, "Осень"), (2, "Весна")]))
        combo.set_value(2)
        combo.set_options([(2, "Весна 2027"), (3, "Осень 2027")])
        assert combo.value == 2
        combo.set_value("нет такого")
        assert combo.currentText() == "Весна 2027"
        assert Combo().value is None

    def test_date_speaks_in_days(self, show):
        edit = show(DateEdit(date(2027, 4, 8)))
        assert edit.value == date(2027, 4, 8)
        assert edit.text() == "08.04.2027"

    def test_the_calendar_is_russian_and_made_when_asked_for(self, show, qtbot):
        edit = show(DateEdit(date(2027, 4, 8)))
        assert not edit._calendar_dressed
        QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(edit.width() - 15, 18))
        calendar = edit.calendarWidget()
        qtbot.waitUntil(calendar.isVisible)
        assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
        assert calendar.locale().standaloneMonthName(4) == "апрель"
        QTest.keyClick(calendar, Qt.Key.Key_Escape)

    def test_escape_empties_a_search(self, show):
        edit = show(SearchEdit("Найти в журнале"))
        edit.setText("квест")
        QTest.keyClick(edit, Qt.Key.Key_Escape)
        assert edit.text() == ""

    @pytest.mark.parametrize("scale", [0.9, 1.0, 1.15, 1.3])
    @pytest.mark.parametrize("checked", [True, False])
    def test_a_radio_button_is_round_at_every_size(self, qapp, show, scale, checked):
        theme.apply(qapp, theme.build(Mode.LIGHT, scale))
        button = show(RadioButton("Фамилии полностью", checked), 300, 40)
        image = button.grab().toImage()
        background = QColor(current().tokens.bg)
        side = current().px(18) + 2
        top = (image.height() - side) // 2
        for inset in (0, 1):
            for y in (top + inset, top + side - 1 - inset):
                corner = image.pixelColor(inset, y)
                assert corner.alpha() == 0 or corner == background

    def test_tab_leaves_a_text_area(self, show, qtbot):
        area, after = TextArea("Проверьте 8 класс"), LineEdit()
        box = show(stack(area, after))
        assert box.isVisible()
        area.setFocus()
        qtbot.waitUntil(area.hasFocus)
        QTest.keyClick(area, Qt.Key.Key_Tab)
        assert after.hasFocus()

    def test_a_click_beside_the_words_does_not_tick(self, show):
        box = show(CheckBox("Показать закрытые"), 400, 30)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(30, 15))
        assert box.isChecked()


class TestChoices:
    def test_segments_by_mouse_and_arrows(self, show, qtbot):
        way = show(Segmented([("all", "Весь класс"), ("list", "Список"), ("number", "Число")], name="Кто был"))
        assert way.value == "all"
        with qtbot.waitSignal(way.chosen) as chosen:
            QTest.keyClick(way.button("all"), Qt.Key.Key_Right)
        assert chosen.args == ["list"]
        QTest.keyClick(way.button("list"), Qt.Key.Key_Up)
        for _ in range(3):
            QTest.keyClick(way.button("number"), Qt.Key.Key_Right)
        with qtbot.assertNotEmitted(way.chosen):
            way.set_value("all")
        with pytest.raises(ValueError, match="not in list"):
            way.set_value("нет такого")

    def test_choosing_moves_nothing(self, show):
        way = show(Segmented([(1, "Весь класс"), (2, "Список")]))
        places = [way.button(value).geometry() for value in (1, 2)]
        way.button(2).click()
        assert [way.button(value).geometry() for value in (1, 2)] == places

    def test_toggles(self, show, qtbot):
        classes = show(ToggleRow([(n, str(n)) for n in range(5, 12)], name="Классы"))
        classes.set_values([7, 8])
        with qtbot.waitSignal(classes.changed) as changed:
            QTest.keyClick(classes.findChildren(QAbstractButton)[4], Qt.Key.Key_Space)
        assert changed.args == [(7, 8, 9)]
        buttons = classes.findChildren(QAbstractButton)
        buttons[0].setFocus()
        qtbot.waitUntil(buttons[0].hasFocus)
        for key, focused in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0)):
            QTest.keyClick(QApplication.focusWidget(), key)
            assert buttons[focused].hasFocus()
        classes.set_options([(8, "8"), (9, "9")])
        assert classes.values == (8, 9)

    def test_tabs(self, show, qtbot):
        tabs = show(Tabs([("paper", "Приложение 3"), ("photos", "Фото, 0 из 30")]))
        tabs.set_words("photos", "Фото, 16 из 30")
        with qtbot.waitSignal(tabs.chosen) as chosen:
            next(b for b in tabs.findChildren(QAbstractButton) if b.text() == "Фото, 16 из 30").click()
        assert chosen.args == ["photos"]
        tabs.set_value("paper")
        assert tabs.value == "paper"


class TestRows:
    def test_a_finding(self, show, qtbot):
        for wide in (True, False):
            finding = show(FindingRow("err", "7 класс: с ОВЗ указано 4", "Мастер-класс", "Исправить запись", wide=wide))
            assert finding.accessibleName() == "Ошибка: 7 класс: с ОВЗ указано 4, Мастер-класс"
            with qtbot.waitSignal(finding.activated):
                finding.link.click()
            plain = finding.grab().toImage().pixelColor(300, 2)
            finding.set_current(True)
            assert finding.grab().toImage().pixelColor(300, 2) == QColor(current().tokens.accent_tint)
            finding.set_current(False)
            assert finding.grab().toImage().pixelColor(300, 2) == plain
        assert len({icon for icon, _token in SIGNS.values()}) == len(SIGNS)

    def test_a_bar(self, show):
        bar = show(Bar(33, 40, name="6 класс"), 200)
        assert bar.share == pytest.approx(0.825)
        assert bar.accessibleName() == "6 класс 33 из 40"
        image = bar.grab().toImage()
        assert image.pixelColor(100, 5) == QColor(current().tokens.bar)
        assert image.pixelColor(190, 5) == QColor(current().tokens.track)
        bar.set_value(0, 0)
        assert bar.share == 0
        bar.set_value(50, 40)
        assert bar.share == 1

    def test_progress_can_be_stopped(self, show):
        stopped = []
        line = show(ProgressLine(lambda: stopped.append(1)))
        line.set_progress(7, 12, "осталось около минуты")
        assert texts(line) == ["7 из 12", "осталось около минуты"]
        line.findChild(Link).click()
        assert stopped == [1]

    def test_a_foot(self, show):
        foot = show(FootBar("Показано 13 из 64 записей"))
        foot.set_total("Участий", "490")
        foot.set_total("Участий", "491")
        foot.add_right(Link("По классам"))
        foot.set_text("Показано 12")
        QApplication.processEvents()
        assert texts(foot) == ["Показано 12", "Участий", "491"]

    def test_a_header(self, show):
        header = show(PageHeader("Отчёт кампании"), 900, 80)
        header.set_chip(None)
        header.set_sentence("Сдать до 20 апреля")
        header.set_chip("черновик")
        header.set_chip("принят")
        header.set_title("Отчёт")
        header.add_action(Button("Печать"))
        assert texts(header) == ["Отчёт", "Сдать до 20 апреля"]
        assert header.chip.accessibleName() == "принят"
        header.set_chip(None)
        assert not header.chip.isVisible()

    def test_an_elided_label_tells_the_whole_text(self, show):
        label = show(ElidedLabel("Мастер-класс «Агродрон» " * 9), 150, 30)
        assert label.toolTip() == label.text()
        label.setText("Агродрон")
        assert label.toolTip() == ""
        assert label.grab().toImage().pixelColor(0, 0).isValid()


class TestMessages:
    def test_undo(self, show):
        undone = []
        host = show(stack(strip := MessageStrip()))
        strip.show_message(Message("Записано", "ok", "Отменить", lambda: undone.append(1)))
        assert strip.isVisible()
        assert strip._timer.isActive()
        strip.findChild(Link).click()
        assert undone == [1]
        assert not strip.isVisible()
        assert host.isVisible()

    def test_a_refusal_stays(self, show):
        strip = show(MessageStrip())
        strip.show_message(Message("Записано"))
        strip.show_message(Message("Нет места", "err"))
        assert not strip._timer.isActive()
        assert not strip.findChild(Link).isVisible()
        strip.findChild(IconButton).click()
        assert strip.message is None

    def test_a_question_below_the_window_comes_into_view(self, show, qtbot):
        body = ScrollBody()
        spacer = Label("")
        spacer.setFixedHeight(2000)
        body.column.addWidget(spacer)
        show(body).resize(500, 300)
        question = Question("Начать год?", "Классы станут старше.", safe="Нет", risky="Начать")
        body.column.addWidget(question)
        seen = body.viewport()
        qtbot.waitUntil(lambda: seen.rect().contains(question.mapTo(seen, question.rect().bottomRight())))

    def test_a_question(self, show, qtbot):
        question = show(Question("Подписать с ошибкой?", "В отчёте 1 ошибка.", safe="Показать", risky="Подписать"))
        qtbot.waitUntil(question.safe.hasFocus)
        for signal, act in (
            (question.safe_chosen, question.safe.click),
            (question.risky_chosen, question.risky.click),
            (question.cancelled, question.cancel.click),
            (question.cancelled, lambda: QTest.keyClick(question, Qt.Key.Key_Escape)),
        ):
            with qtbot.waitSignal(signal):
                act()
        QTest.keyClick(question, Qt.Key.Key_A)

    def test_an_empty_state(self, show):
        first = Button("Записать первую консультацию", "plus")
        state = show(
            EmptyState("messages-square", "Здесь будет журнал", "Каждая запись получит номер.", first,
                       Button("Загрузить из Excel"), "Причину программа не спрашивает."), 900, 600)  # fmt: skip
        assert first.property("variant") == "primary"
        assert texts(state) == [
            "Здесь будет журнал",
            "Каждая запись получит номер.",
            "Причину программа не спрашивает.",
        ]
        assert texts(show(EmptyState("users", "Пусто", "Ничего."))) == ["Пусто", "Ничего."]


class TestPanels:
    def test_a_side_panel_closes_by_cross_and_escape(self, show, qtbot):
        panel = show(SidePanel("Новая запись"))
        panel.add_action(Button("Из плана", small=True))
        note = panel.set_footer(Button("Записать", variant="primary"), note="Черновик сохранён в 14:31")
        note.setText("Черновик сохранён в 14:32")
        assert panel.width() == 472
        with qtbot.waitSignal(panel.closed):
            panel.findChild(IconButton).click()
        with qtbot.waitSignal(panel.closed):
            QTest.keyClick(panel, Qt.Key.Key_Escape)
        panel.set_covering(True)
        assert panel.maximumWidth() > 472
        theme.apply(QApplication.instance(), theme.build(Mode.DARK))
        assert panel.maximumWidth() > 472
        panel.set_covering(False)
        assert panel.width() == 472

    def test_a_panel_that_cannot_be_closed(self, show, qtbot):
        panel = show(SidePanel("", width=316, closable=False))
        with qtbot.assertNotEmitted(panel.closed):
            QTest.keyClick(panel, Qt.Key.Key_Escape)

    def test_an_expander(self, show):
        expander = show(Expander("Педагоги, результат"))
        expander.column.addWidget(edit := LineEdit())
        QTest.keyClick(expander._button, Qt.Key.Key_Return)
        assert edit.isVisible()
        expander.set_open(False)
        assert not edit.isVisible()

    def test_a_layout_may_be_filled_anew(self, show):
        box = show(QWidget())
        layout = QVBoxLayout(box)
        layout.addWidget(row(Label("а")))
        inner = QVBoxLayout()
        inner.addWidget(Label("б"))
        layout.addLayout(inner)
        layout.addStretch(1)
        clear_layout(layout)
        assert layout.count() == 0
        assert texts(box) == []

    def test_a_section_title(self, show):
        title = show(SectionTitle("Ближайшие сроки"))
        title.add_right(Link("Все"))
        title.set_text("Сроки")
        assert texts(title) == ["Сроки"]


class TestPopover:
    @pytest.fixture
    def page(self, show):
        page = show(QWidget(), 900, 500)
        page.number = Link("15")
        page.number.setParent(page)
        page.number.move(100, 100)
        page.number.show()
        page.popover = Popover(page, "5 класс, участников")
        page.popover.add_figure("15", "от 15 до 17 возможных")
        page.popover.add_pair("Поимённо в списках", "12")
        page.number.setFocus()
        return page

    def test_it_opens_right_of_the_number_and_returns_the_focus(self, page, qtbot):
        page.popover.open_at(page.number.geometry())
        assert page.popover.x() > page.number.geometry().right()
        qtbot.waitUntil(page.popover.close_button.hasFocus)
        with qtbot.waitSignal(page.popover.closed):
            QTest.keyClick(page.popover, Qt.Key.Key_Escape)
        qtbot.waitUntil(page.number.hasFocus)
        page.popover.dismiss()

    def test_it_opens_left_where_the_right_is_narrow_and_stays_inside(self, page):
        page.popover.open_at(QRect(850, 480, 20, 20), page.number)
        assert page.popover.geometry().right() < 850
        assert page.rect().contains(page.popover.geometry())
        page.popover.dismiss()

    def test_a_click_elsewhere_closes(self, page):
        page.popover.open_at(page.number.geometry())
        QTest.mouseClick(page.popover, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
        assert page.popover.isVisible()
        QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
        assert not page.popover.isVisible()

    def test_the_number_may_be_gone_meanwhile(self, page, qtbot):
        page.popover.open_at(page.number.geometry(), page.number)
        page.number.deleteLater()
        qtbot.wait(10)
        page.popover.dismiss()
        assert not page.popover.isVisible()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_every_control_of_the_gallery_has_a_name_and_is_reached_by_tab(qapp, show, mode):
    theme.apply(qapp, theme.build(mode, 1.15))
    page = show(gallery(), 1366, 900)
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
        for widget in page.findChildren(kind)
        if widget.isVisible() and widget.isEnabled() and not isinstance(widget.parent(), QAbstractSpinBox)
        and type(widget).__module__.startswith("ui.")
    ]  # fmt: skip
    assert len(controls) > 25
    assert [widget for widget in controls if not widget.accessibleName()] == []
    assert [widget for widget in controls if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


class TestSuggestEdit:
    @pytest.fixture
    def line(self, qtbot):
        line = SuggestEdit(["Колледж или 10 класс", "Колледж искусств"])
        qtbot.addWidget(line)
        line.show()
        line.activateWindow()
        qtbot.waitUntil(line.isActiveWindow)
        line.setFocus()
        type_text(line, "Колледж")
        assert len(line.offered) == 2
        return line

    def press(self, key):
        QTest.keyClick(QApplication.activePopupWidget(), key)

    def test_enter_leaves_what_is_typed_as_it_is(self, line):
        self.press(Qt.Key.Key_Return)
        assert line.text() == "Колледж"
        assert line.offered == ()

    def test_enter_takes_what_the_arrows_chose(self, line, qtbot):
        with qtbot.waitSignal(line.taken) as taken:
            self.press(Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Return)
        assert taken.args == ["Колледж искусств"]
        assert line.text() == "Колледж искусств"


def test_chips_take_what_the_arrows_chose_and_not_the_letters(qtbot):
    chips = ChipsEdit("несколько букв", ["Кузьмина Лариса", "Кузнецов Пётр"])
    qtbot.addWidget(chips)
    chips.show()
    chips.activateWindow()
    qtbot.waitUntil(chips.isActiveWindow)
    chips.line.setFocus()
    type_text(chips.line, "куз")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.activePopupWidget(), key)
    assert chips.names == ("Кузнецов Пётр",)
