"""What was found as rows of one list: a heading for each kind, its records, and a row that leads to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from models.rules.found_words import query_words
from ui.pages.search.kinds import KIND_PLACES, KindPlace

if TYPE_CHECKING:
    from models.services.search import Hit, Hits

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """«Журнал работы, 12»."""

    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """A record; `second` is the line under its title."""

    title: str
    second: str
    kind: KindPlace
    number: int


@dataclass(frozen=True, slots=True)
class More:
    """«Показать все 152»."""

    words: str
    kind: KindPlace


Row = Heading | Found | More


def rows_of(groups: "Sequence[Hits]") -> list[Row]:
    """The rows of the list, kind by kind."""
    rows: list[Row] = []
    for group in groups:
        kind = KIND_PLACES[group.kind]
        rows.append(Heading(f"{kind.title}, {group.total}"))
        rows += [Found(hit.title, _second(hit), kind, hit.id) for hit in group.hits]
        if group.total > len(group.hits):
            rows.append(More(f"Показать все {group.total}", kind))
    return rows


def _second(hit: "Hit") -> str:
    return ". ".join(part for part in (hit.detail, hit.found) if part)


class ResultsModel(QAbstractListModel):
    """The rows; headings cannot be chosen. `words` are those that the rows shall show as found."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.words: tuple[str, ...] = ()

    def show_found(self, groups: "Sequence[Hits]", typed: str) -> None:
        """Show what was found for the words typed."""
        self.beginResetModel()
        self.rows, self.words = rows_of(groups), query_words(typed)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row, with_kind=role == Qt.ItemDataRole.AccessibleTextRole)
        return None


def _spoken(row: Row, *, with_kind: bool) -> str:
    if isinstance(row, Heading):
        return row.words
    if isinstance(row, More):
        return f"{row.kind.title}: {row.words}" if with_kind else row.words
    words = f"{row.title}\n{row.second}" if row.second else row.title
    return f"{row.kind.title}: {words}" if with_kind else words
