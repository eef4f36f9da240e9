from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from models.errors import UserError
from tests.ui.keyboard import type_text
from ui.components.controls import Combo, DateEdit, NumberEdit
from ui.tables.column import Column, Kind
from ui.tables.columns_model import OBJECT_ROLE, SORT_ROLE
from ui.tables.order import fold
from ui.tables.rows_model import RowsTableModel
from ui.tables.search_proxy import SearchProxy
from ui.tables.table_view import TableView


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    day: date | None = None
    count: int | None = 0
    status: str = "черновик"
    mark: str | None = None
    kind: str = "игра"


ROWS = [
    Row(1, "Ёлкин", date(2026, 10, 5), 30, "принят"),
    Row(2, "Егоров", date(2026, 9, 5), 4, "неверный", "err"),
    Row(3, "Жуков", None, None, "верный"),
    Row(4, "абрамов", date(2025, 9, 5), 12),
]


def count(text):
    if int(text) > 99:
        raise UserError("Больше 99 не бывает: проверьте число.")
    return int(text)


COLUMNS = [
    Column("Имя", lambda r: r.name, second=lambda r: f"номер {r.id}", strong=True, parse=str.strip, key="name"),
    Column("Дата", lambda r: r.day, Kind.DATE, 90, parse=lambda v: v, key="day"),
    Column("Участий", lambda r: r.count, Kind.COUNT, 90, parse=count, key="count"),
    Column("Вид", lambda r: r.kind, Kind.CHOICE, 120, parse=lambda v: v, key="kind",
           options=lambda: [("игра", "Игра"), ("урок", "Урок")]),
    Column("Статус", lambda r: r.status, Kind.CHIP, 150),
    Column("", lambda r: r.mark, Kind.MARK, 40, spoken=lambda r: "ошибка" if r.mark else ""),
]  # fmt: skip


def keep(row, column, value):
    return replace(row, **{column.key: value})


@pytest.fixture
def model(qapp):
    made = RowsTableModel(COLUMNS, key=lambda r: r.id, command=keep)
    made.set_rows(ROWS)
    return made


@pytest.fixture
def view(model, qtbot):
    made = TableView(model, name="Проба")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


class TestModel:
    @pytest.mark.parametrize("sorted_by", [-1, 0])
    def test_insert_edit_and_remove_pass_the_model_tester(self, model, qtmodeltester, sorted_by):
        qtmodeltester.check(model)
        proxy = SearchProxy(model)
        proxy.sort(sorted_by)
        proxy.search("номер")
        for rows in (
            [*ROWS, Row(5, "Новый")],
            [Row(0, "Первый"), *ROWS],
            [ROWS[0], Row(9, "Средний"), *ROWS[1:]],
            [replace(ROWS[0], name="Иной"), *ROWS[1:]],
            [ROWS[0], ROWS[3]],
            ROWS[::-1],
            [],
            ROWS,
            ROWS[1:],
        ):
            model.set_rows(rows)
            assert set(model.rows) == set(rows)
            assert sorted_by == 0 or list(model.rows) == rows
            assert proxy.shown() == list(model.rows)
        assert model.setData(model.index(0, 2), "7")
        qtmodeltester.check(model)
        qtmodeltester.check(proxy)

    def test_only_what_changed_is_replaced(self, model, qtbot):
        with (
            qtbot.assertNotEmitted(model.rowsRemoved),
            qtbot.assertNotEmitted(model.modelReset),
            qtbot.waitSignal(model.rowsInserted) as inserted,
        ):
            model.set_rows([ROWS[0], Row(9, "Средний"), *ROWS[1:]])
        assert inserted.args[1:] == [1, 1]

    def test_roles(self, model):
        index = model.index(0, 1)
        assert index.data() == "05.10.2026"
        assert index.data(SORT_ROLE) == date(2026, 10, 5)
        assert index.data(OBJECT_ROLE) is ROWS[0]
        assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Имя: Ёлкин, номер 1"
        assert model.index(2, 2).data() == "—"
        assert (
            model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            & Qt.AlignmentFlag.AlignRight
        )
        assert model.data(QModelIndex()) is None

    def test_a_refused_edit_changes_nothing_and_says_why(self, model, qtbot):
        with qtbot.waitSignal(model.refused) as refused, qtbot.assertNotEmitted(model.dataChanged):
            assert not model.setData(model.index(0, 2), "100")
        assert refused.args == ["Больше 99 не бывает: проверьте число."]
        assert model.rows[0] is ROWS[0]

    def test_the_row_is_replaced_after_the_command(self, model, qtbot):
        with qtbot.waitSignal(model.dataChanged):
            assert model.setData(model.index(1, 2), "5")
        assert model.rows[1].count == 5

    def test_a_command_may_reload_the_table_meanwhile(self, qapp):
        def reloading(row, column, value):
            made.set_rows(ROWS[1:])
            return replace(row, count=value)

        made = RowsTableModel(COLUMNS, key=lambda r: r.id, command=reloading)
        made.set_rows(ROWS)
        assert made.setData(made.index(0, 2), "1")
        assert list(made.rows) == ROWS[1:]

    def test_cells_that_cannot_be_edited(self, model):
        assert not model.index(0, 4).flags() & Qt.ItemFlag.ItemIsEditable
        assert not model.setData(model.index(0, 4), "принят")
        silent = RowsTableModel(COLUMNS)
        silent.set_rows(ROWS)
        assert not silent.setData(silent.index(0, 0), "x")
        assert not silent.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable


class TestSorting:
    def test_russian_order(self, model):
        proxy = SearchProxy(model)
        proxy.sort(0)
        assert [row.name for row in proxy.shown()] == ["абрамов", "Егоров", "Ёлкин", "Жуков"]

    @pytest.mark.parametrize(("column", "ids"), [(1, [4, 2, 1, 3]), (2, [2, 4, 1, 3])])
    def test_dates_and_numbers_by_value_and_nothing_last(self, model, column, ids):
        proxy = SearchProxy(model)
        proxy.sort(column)
        assert [row.id for row in proxy.shown()] == ids

    def test_nothing_is_last_in_both_directions_and_the_given_order_comes_back(self, model):
        proxy = SearchProxy(model)
        proxy.sort(1, Qt.SortOrder.DescendingOrder)
        assert [row.id for row in proxy.shown()] == [1, 2, 4, 3]
        proxy.sort(-1)
        assert [row.id for row in proxy.shown()] == [1, 2, 3, 4]

    def test_new_rows_take_their_place_in_the_order(self, model, qtbot):
        model.sort(0)
        with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.rowsInserted) as inserted:
            model.set_rows([*ROWS, Row(5, "Ежова")])
        assert [row.name for row in model.rows] == ["абрамов", "Егоров", "Ежова", "Ёлкин", "Жуков"]
        assert inserted.args[1:] == [2, 2]

    def test_an_edited_row_stays_until_the_next_sorting(self, model):
        model.sort(2)
        assert model.setData(model.index(0, 2), "99")
        assert [row.id for row in model.rows] == [2, 4, 1, 3]
        model.sort(2)
        assert [row.id for row in model.rows] == [4, 1, 2, 3]

    def test_search_finds_every_word_in_any_cell_without_yo(self, model):
        proxy = SearchProxy(model)
        proxy.search("елкин ПРИНЯТ")
        assert [row.id for row in proxy.shown()] == [1]
        proxy.search("")
        proxy.keep(lambda row: row.mark is not None)
        assert [row.id for row in proxy.shown()] == [2]
        proxy.keep(None)
        assert proxy.rowCount() == 4
        assert fold("ЁЖ") == "еж"


class TestView:
    def test_choosing_and_opening_speak_in_rows(self, view, qtbot):
        with qtbot.waitSignal(view.chosen) as chosen:
            assert view.choose(2)
        assert chosen.args == [ROWS[1]]
        assert view.current_row is ROWS[1]
        assert not view.choose(77)
        view.setCurrentIndex(view.model().index(1, 4))
        with qtbot.waitSignal(view.opened) as opened:
            QTest.keyClick(view, Qt.Key.Key_Return)
        assert opened.args == [ROWS[1]]

    def test_the_choice_survives_sorting(self, view):
        view.choose(3)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        assert view.current_row.id == 3
        assert view.currentIndex().row() == 3

    def test_the_choice_survives_new_rows(self, view):
        view.choose(3)
        view.rows.set_rows([Row(0, "Первый"), *ROWS])
        assert view.current_row.id == 3

    def test_the_head_sorts(self, view):
        view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
        assert [row.id for row in view.proxy.shown()] == [1, 4, 2, 3]

    @pytest.mark.parametrize(
        ("column", "editor_type", "keys", "field", "value"),
        [
            (0, QLineEdit, "Петров", "name", "Петров"),
            (2, NumberEdit, "15", "count", 15),
        ],
    )
    def test_typing_edits_in_place(self, view, column, editor_type, keys, field, value):
        index = view.model().index(0, column)
        view.setCurrentIndex(index)
        view.edit(index)
        editor = view.viewport().findChild(editor_type)
        type_text(editor, keys)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert getattr(view.rows.rows[0], field) == value

    def test_editors_of_days_and_choices(self, view):
        for column, kind, put in (
            (1, DateEdit, lambda e: e.set_value(date(2026, 1, 2))),
            (3, Combo, lambda e: e.set_value("урок")),
        ):
            index = view.model().index(0, column)
            view.edit(index)
            editor = view.viewport().findChild(kind)
            put(editor)
            view.commitData(editor)
            view.closeEditor(editor, view.itemDelegate().EndEditHint.NoHint)
        assert view.rows.rows[0].day == date(2026, 1, 2)
        assert view.rows.rows[0].kind == "урок"

    def test_a_cut_off_text_has_a_tooltip(self, view, qtbot):
        long = Row(8, "Экскурсия " * 30)
        view.rows.set_rows([long])
        index = view.model().index(0, 0)
        place = view.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        qtbot.waitUntil(lambda: "Экскурсия" in QToolTip.text())
        short = view.visualRect(view.model().index(0, 2)).center()
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, short, QPoint(0, 0)))
        qtbot.waitUntil(lambda: not QToolTip.text() or not QToolTip.isVisible())

    def test_a_small_window_scrolls_instead_of_squeezing(self, view, qtbot):
        fixed = sum(column.width or 0 for column in COLUMNS)
        assert view.columnWidth(0) == view.viewport().width() - fixed
        view.resize(500, 300)
        qtbot.waitUntil(lambda: view.columnWidth(0) == 180)
        assert view.horizontalScrollBar().maximum() > 0

    def test_counts_and_widths_follow_the_theme(self, view):
        assert view.rowHeight(0) == 52
        assert view.columnWidth(2) == 90
        assert view.accessibleName() == "Проба"
