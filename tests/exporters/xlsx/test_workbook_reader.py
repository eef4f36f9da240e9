"""The reader on real files: what openpyxl, Excel and people write into cells."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from exporters.xlsx.raw_sheet import UNCOMPUTED
from exporters.xlsx.workbook_reader import read
from models.errors import DamagedError, EnvironmentProblemError
from models.workbook.raw import RawSheet

CASES = Path("/work/shared/cases")


def saved(tmp_path, rows, title="Классы"):
    """The path of a workbook with one sheet of `rows`."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    path = tmp_path / "книга.xlsx"
    workbook.save(path)
    return path


def only_sheet(path) -> RawSheet:
    (sheet,) = read(path).sheets
    return sheet


def rewritten(path, name, change):
    """The same workbook with the bytes of one part changed."""
    with ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name])
    with ZipFile(path, "w", 8) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)
    return path


def test_headings_rows_and_their_numbers(tmp_path):
    sheet = only_sheet(saved(tmp_path, [["Класс", "Обучающихся"], ["5А", 17], [None, None], ["6А", "23"]], "КЛАССЫ "))
    assert sheet.name == "КЛАССЫ "
    assert sheet.headings == ("Класс", "Обучающихся")
    assert [(row.number, dict(row.cells)) for row in sheet.rows] == [
        (2, {"Класс": "5А", "Обучающихся": 17}),
        (4, {"Класс": "6А", "Обучающихся": "23"}),
    ]


def test_kinds_of_cells(tmp_path):
    values = [
        date(2026, 9, 1),
        datetime(2026, 9, 1, 14, 30),
        time(9, 5),
        timedelta(hours=1),
        1.5,
        8.0,
        True,
        "#REF!",
        " а ",
    ]
    sheet = only_sheet(saved(tmp_path, [[f"к{i}" for i in range(len(values))], values]))
    got = list(sheet.rows[0].cells.values())
    assert got == [date(2026, 9, 1), datetime(2026, 9, 1, 14, 30), time(9, 5), time(1), 1.5, 8, True, "#REF!", " а "]
    assert type(got[0]) is date
    assert type(got[5]) is int


def test_number_without_exact_value_is_text(tmp_path):
    sheet = only_sheet(saved(tmp_path, [["к"], [10**15], [1e300], [-(10**20)]]))
    assert all(isinstance(row.cells["к"], str) for row in sheet.rows)


def test_blank_cells_of_spaces_are_left_out(tmp_path):
    assert only_sheet(saved(tmp_path, [["к"], ["  "], ["\n"], ["я"]])).rows[0].number == 4


def test_carriage_return_of_excel(tmp_path):
    assert only_sheet(saved(tmp_path, [["к"], ["раз_x000D_\nдва"]])).rows[0].cells["к"] == "раз\nдва"


def test_value_without_heading_and_repeated_heading_are_shown(tmp_path):
    sheet = only_sheet(saved(tmp_path, [["Класс", None, "класс ", None], ["5А", "заметка", "6А", None]]))
    assert sheet.headings == ("Класс", "столбец B", "класс  (столбец C)")
    assert dict(sheet.rows[0].cells) == {"Класс": "5А", "столбец B": "заметка", "класс  (столбец C)": "6А"}


def test_value_right_of_the_headings(tmp_path):
    rows = [["Класс"], ["5А", *[None] * 30, "далеко"]]
    assert only_sheet(saved(tmp_path, rows)).rows[0].cells["столбец AF"] == "далеко"


def test_no_headings_at_all(tmp_path):
    sheet = only_sheet(saved(tmp_path, [[None], ["5А", 3]]))
    assert sheet.headings == ("столбец A", "столбец B")
    assert sheet.rows[0].number == 2


def test_pairs(tmp_path):
    rows = [
        ["ИНН", 7059565941],
        [],
        ["Координатор", None],
        ["Директор", "Кравцова О. И.", "с 2020 г."],
        [None, "чужое"],
    ]
    sheet = only_sheet(saved(tmp_path, rows, "школа"))
    assert sheet.headings == ()
    assert [(row.number, dict(row.cells)) for row in sheet.rows] == [
        (1, {"ИНН": 7059565941}),
        (3, {"Координатор": None}),
        (4, {"Директор": "Кравцова О. И.", "столбец C": "с 2020 г."}),
        (5, {"столбец B": "чужое"}),
    ]


def test_empty_sheet(tmp_path):
    assert only_sheet(saved(tmp_path, [])) == RawSheet("Классы", (), ())


@pytest.mark.parametrize("dimension", [b"A1:A1", b"A1:XFD1048576", b"C3:D4", None])
def test_wrong_dimension_is_not_believed(tmp_path, dimension):
    path = saved(tmp_path, [["Класс", "Обучающихся"], ["5А", 17], ["6А", 23]])
    new = b"" if dimension is None else b'<dimension ref="%s"/>' % dimension
    rewritten(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'<dimension ref="A1:B3"/>', new))
    assert [dict(row.cells) for row in only_sheet(path).rows] == [
        {"Класс": "5А", "Обучающихся": 17},
        {"Класс": "6А", "Обучающихся": 23},
    ]


def test_formulas_give_their_results_or_say_that_there_is_none(tmp_path):
    path = saved(tmp_path, [["а", "б", "в", "г"], ["=1+1", '=IF(1,"","")', "=2+2", "=1/0"], ["хвост"]])

    def compute(data):
        data = data.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
        data = data.replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>')
        return data.replace(b'<c r="D2"><f>1/0</f><v></v>', b'<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v>')

    sheet = only_sheet(rewritten(path, "xl/worksheets/sheet1.xml", compute))
    assert dict(sheet.rows[0].cells) == {"а": 2, "в": UNCOMPUTED, "г": "#DIV/0!"}


def test_styled_empty_cells_are_nothing(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Классы"
    workbook.active.append(["Класс"])
    workbook.active.append(["5А"])
    workbook.active.cell(row=300_000, column=300).fill = PatternFill("solid", "FFFF00")
    workbook.save(tmp_path / "к.xlsx")
    sheet = only_sheet(tmp_path / "к.xlsx")
    assert sheet.headings == ("Класс",)
    assert len(sheet.rows) == 1


def test_hidden_sheet_is_read_and_hyperlinks_are_allowed(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Журнал работы"
    workbook.active.append(["Ссылки СМИ"])
    workbook.active.append(["сайт"])
    workbook.active["A2"].hyperlink = "https://example.org/news"
    workbook.create_sheet("Классы").sheet_state = "hidden"
    workbook.save(tmp_path / "к.xlsx")
    assert [sheet.name for sheet in read(tmp_path / "к.xlsx").sheets] == ["Журнал работы", "Классы"]


def test_two_sheets_of_one_name_are_refused(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Классы"
    workbook.create_sheet("классы ")
    workbook.save(tmp_path / "к.xlsx")
    with pytest.raises(DamagedError, match="два листа"):
        read(tmp_path / "к.xlsx")


@pytest.mark.parametrize("place", [(200_001, 1), (2, 101)])
def test_value_beyond_the_limits_is_refused_not_dropped(tmp_path, place):
    workbook = openpyxl.Workbook()
    workbook.active.cell(*place, "далеко")
    workbook.save(tmp_path / "к.xlsx")
    with pytest.raises(DamagedError, match="уберите лишнее"):
        read(tmp_path / "к.xlsx")


def test_what_is_no_workbook_is_told_apart(tmp_path):
    ole = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)
    files = {
        "пусто.xlsx": (b"", "пуст"),
        "старая.xls": (ole, "старого вида"),
        "закрыта.xlsx": (ole + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        "таблица.csv": ("Класс;Обучающихся\n5А;17\n".encode("cp1251"), "не книга Excel"),
    }
    for name, (data, words) in files.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DamagedError, match=words) as caught:
            read(tmp_path / name)
        assert name in caught.value.message
        assert "сохраните как .xlsx" in caught.value.message


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}, r"\.ods"),
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\0"}, r"\.xlsb"),
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}, "не книга Excel"),
        ({"photo.jpg": b"\xff"}, "не книга Excel"),
    ],
)
def test_other_containers_are_told_apart(tmp_path, parts, words):
    path = tmp_path / "книга.xlsx"
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(DamagedError, match=words):
        read(path)


def test_what_cannot_be_opened_is_the_environment(tmp_path):
    for path in (tmp_path / "нет.xlsx", tmp_path, tmp_path / "нет" / "к.xlsx", Path("/dev/null"), Path("а\0б")):
        with pytest.raises(EnvironmentProblemError):
            read(path)


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not here")
def test_shared_cases():
    counts = {
        1: {"Школа": 12, "Классы": 11, "Ученики": 195, "Журнал работы": 45, "Участники": 68, "Диагностика": 320},
        3: {"Школа": 12, "Классы": 11, "Ученики": 0, "Журнал работы": 30, "Участники": 47, "Диагностика": 0},
    }
    for number, expected in counts.items():
        sheets = {sheet.name: sheet for sheet in read(CASES / f"school-{number}.xlsx").sheets}
        assert {name: len(sheets[name].rows) for name in expected} == expected
        assert all(
            row.cells.keys() <= set(sheet.headings) for sheet in sheets.values() for row in sheet.rows if sheet.headings
        )
