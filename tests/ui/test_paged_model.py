from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from ui.tables.column import Column, Kind
from ui.tables.columns_model import OBJECT_ROLE
from ui.tables.paged_model import PAGE, PagedTableModel
from ui.tables.table_view import TableView


@dataclass(frozen=True)
class Row:
    id: int
    title: str


COLUMNS = (
    Column("№", lambda row: row.id, Kind.COUNT, 60, key="number"),
    Column("Название", lambda row: row.title, second=lambda row: "вторая строка"),
)


class Store:
    def __init__(self):
        self.asked = []
        self.gone = set()

    def fetch(self, keys):
        self.asked.append(tuple(keys))
        return {key: Row(key, f"Запись {key}") for key in keys if key not in self.gone}


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def model(store):
    return PagedTableModel(COLUMNS, store.fetch)


def test_the_model_is_sound(model, qtmodeltester):
    model.set_keys(range(1, 200))
    qtmodeltester.check(model)
    model.set_keys([5, 3])
    qtmodeltester.check(model)
    model.set_keys([])
    qtmodeltester.check(model)


def test_only_what_is_on_screen_is_read(model, store, qtbot):
    view = TableView(model, name="Записи")
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    model.set_keys(range(1, 50_001))
    qtbot.waitExposed(view)
    view.viewport().repaint()
    assert len(store.asked) <= 2
    view.scrollToBottom()
    view.viewport().repaint()
    assert sum(map(len, store.asked)) <= 5 * PAGE


def test_the_chosen_record_stays_where_it_was(model, store, qtbot):
    view = TableView(model, name="Записи")
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    model.set_keys(range(1, 2001))
    assert view.choose(1500)
    scrolled = view.verticalScrollBar().value()
    model.set_keys([*range(1, 1400), *range(1401, 2001)])
    assert view.current_row == Row(1500, "Запись 1500")
    assert view.verticalScrollBar().value() == scrolled
    model.set_keys([1, 2])
    assert view.current_row is None
    assert not view.choose(1500)


def test_a_record_that_is_gone_shows_nothing(model, store):
    model.set_keys([1, 2])
    store.gone = {2}
    index = model.index(1, 1)
    assert (index.data(), index.data(OBJECT_ROLE)) == ("", None)


def test_a_click_on_the_head_asks_the_service(model, qtbot):
    asked = []
    model.sort_wanted.connect(lambda key, descending: asked.append((key, descending)))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(1)
    model.sort(-1)
    assert asked == [("number", True), ("", False)]


def test_a_row_is_put_without_asking_for_it(store, model, qtmodeltester):
    model.set_keys(range(1, 200))
    model.row_at(0)
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.column())))
    model.put(2, Row(2, "Другая"))
    assert model.row_at(1).title == "Другая"
    assert changed == [(1, 1)]
    model.put(150, Row(150, "Не на экране"))
    model.put(999, Row(999, "Нет такой"))
    assert len(store.asked) == 1
    assert model.row_at(149).title == "Запись 150"
    qtmodeltester.check(model)
