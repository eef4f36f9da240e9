"""A workbook loaded again: the same stays the same; what replaces leaves nothing of the old and all of the new."""

import json

import openpyxl
import pytest

from desktop.cli import main


@pytest.fixture
def command(tmp_path, capsys):
    def run(*words):
        capsys.readouterr()
        common = ["--journal", tmp_path / "ж.profjournal", "--data-dir", tmp_path / "data", "--json"]
        code = main([*map(str, (*words, *common))])
        return code, json.loads(capsys.readouterr().out)

    return run


def workbook(path, turnouts):
    book = openpyxl.Workbook()
    sheets = {
        "Школа": [
            ("Полное наименование", "Школа № 1"),
            ("ИНН", "7017012342"),
            ("Муниципальное образование", "Томск"),
            ("Учебный год", "2026/2027"),
            ("Координатор", "Петрова А. И."),
        ],
        "Классы": [("Класс", "Обучающихся", "С ОВЗ"), ("5А", 20, 1), ("6А", 20, 1)],
        "Журнал работы": [
            ("Код", "Дата", "Название"),
            ("М1", "20.09.2026", "Экскурсия"),
            ("М2", "21.09.2026", "Проба"),
        ],
        "Участники": [("Код записи", "Класс", "Охват", "Число"), *turnouts],
    }
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_another_spelling_of_a_records_code_is_no_change(command, tmp_path):
    command("import", workbook(tmp_path / "a.xlsx", [("м1", "5А", "число", 7)]))
    code, again = command("import", tmp_path / "a.xlsx")
    assert code == 0
    assert again["sheets"]["Участники"] == {"new": 0, "changed": 0, "same": 1, "absent": 0}


def test_replace_keeps_the_turnouts_that_take_the_place_of_old_ones(command, tmp_path):
    """The keys of removed rows become free and go to the new ones, which must not be removed in their stead."""
    command("import", workbook(tmp_path / "a.xlsx", [("М1", "5А", "число", 7), ("М2", "5А", "число", 8)]))
    other = workbook(tmp_path / "b.xlsx", [("М1", "6А", "число", 9), ("М2", "6А", "число", 3)])
    assert command("import", other, "--replace")[0] == 0
    assert command("import", other)[1]["sheets"]["Участники"] == {"new": 0, "changed": 0, "same": 2, "absent": 0}
    report = command("report", "--campaign", "autumn-2026")[1]
    assert (report["participants"]["by_grade"]["5"], report["participants"]["by_grade"]["6"]) == (0, 9)
