"""Whatever stands in the cells, an import tells its problems or loads; it never breaks and never loads half."""

from datetime import date, datetime, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.journal.journal import Journal
from models.services.workbook_export import export_year
from models.services.workbook_import import import_workbook
from models.workbook.raw import RawRow, RawSheet, RawWorkbook
from tests.models.workbook.books import SHEETS, book

_odd = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.text(max_size=20),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.sampled_from(
        ["5А", "9Б", "5–9", "М1", "П1", "да", "нет", "весь класс", "родители", "#REF!", "31.02.2027", "1;2;;1"]
    ),
    st.sampled_from([date(2026, 9, 1), datetime(2027, 8, 31, 23, 59), time(0, 0), 0, 1, 2, -0.0, 1e308]),
)


@st.composite
def spoilt_workbooks(draw):
    """The sound workbook with some cells of some sheets replaced, some headings and rows lost."""
    sheets = list(book().sheets)
    for index in draw(st.sets(st.integers(0, len(SHEETS)), min_size=1, max_size=3)):
        sheets[index] = draw(_spoilt(sheets[index]))
    kept = draw(st.sets(st.integers(0, len(sheets) - 1), min_size=len(sheets) - 2))
    return RawWorkbook(tuple(sheet for index, sheet in enumerate(sheets) if index in kept))


@st.composite
def _spoilt(draw, sheet: RawSheet) -> RawSheet:
    lost = draw(st.sets(st.sampled_from(sheet.headings), max_size=2)) if sheet.headings else set()
    rows = []
    for row in sheet.rows:
        cells = {name: value for name, value in row.cells.items() if name not in lost}
        for name in draw(st.sets(st.sampled_from(sorted(cells)), max_size=2)) if cells else ():
            cells[name] = draw(_odd)
        rows.append(RawRow(row.number, cells))
    return RawSheet(sheet.name, tuple(name for name in sheet.headings if name not in lost), tuple(rows))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(raw=spoilt_workbooks(), replace=st.booleans(), filled=st.booleans())
def test_any_workbook_is_loaded_or_refused_whole(tmp_path_factory, raw, replace, filled):
    journal, _ = Journal.create(tmp_path_factory.mktemp("journal") / "school.profjournal")
    with journal:
        before = None
        if filled:
            import_workbook(journal, book())
            before = export_year(journal, 2026)
        result = import_workbook(journal, raw, replace=replace)
        assert all(one.message.endswith(".") for one in result.problems)
        if result.has_errors:
            assert not filled or export_year(journal, 2026) == before
            return
        again = import_workbook(journal, raw, replace=replace)
        assert {(one.new, one.changed) for one in again.sheets.values()} == {(0, 0)}
        assert not replace or {one.absent for one in again.sheets.values()} == {0}
