"""A municipality from the workbook to the receipt, by commands alone: the three sample schools and one that is late."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from models.errors import ExitCode
from tests.e2e.commands import Commands, assert_sentence

CASES = Path(__file__).parents[1] / "data" / "cases"
AUTUMN = ("--campaign", "autumn-2026")
INNS = ("7059565941", "7051638193", "7044219836")
LATE = "7013002343"


def write_book(path, schools, name="Каргасокский район"):
    book = openpyxl.Workbook()
    card = book.active
    card.title = "Муниципалитет"
    for row in (["Наименование", name], ["Координатор", "Орлова И. П."], ["Учебный год", "2026/2027"]):
        card.append(row)
    sheet = book.create_sheet("Школы")
    sheet.append(["ИНН", "Наименование", "Тип организации"])
    for row in schools:
        sheet.append(row)
    book.save(path)
    return path


SCHOOLS = [[inn, f"СОШ № {number}", "муниципальная"] for number, inn in enumerate(INNS, start=1)]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The schools' journals and their packages, made once."""
    from desktop.cli import main

    folder = tmp_path_factory.mktemp("школы")
    for number in (1, 2, 3):
        common = ["--journal", str(folder / f"{number}.profjournal"), "--data-dir", str(folder / "d"), "--json"]
        assert main(["import", str(CASES / f"school-{number}.xlsx"), *common]) == 0
        for kind in ("report", "plan"):
            assert main(["package", *AUTUMN, "--kind", kind, "--out", str(folder / "п"), *common]) == 0
    return folder


@pytest.fixture
def schools(made, tmp_path):
    shutil.copytree(made, tmp_path / "школы", ignore=shutil.ignore_patterns("*.lock"))
    return tmp_path / "школы"


@pytest.fixture
def office(tmp_path, capsys):
    run = Commands(tmp_path / "м.profjournal", tmp_path / "d", capsys)
    book = write_book(tmp_path / "м.xlsx", [*SCHOOLS, [LATE, "Заречная СОШ", None]])
    code, answer = run("import", book)
    assert code == 0 and answer["sheets"]["Школы"]["new"] == 4 and answer["problems"] == []
    return run


def school(schools, number, capsys):
    return Commands(schools / f"{number}.profjournal", schools / "d", capsys)


def packages(schools, kind="report"):
    return sorted((schools / "п").glob(f"{kind}-*.asice"), key=lambda path: INNS.index(path.stem.split("-")[3]))


def statuses(answer):
    for one in answer["received"]:
        assert set(one) >= {"file", "inn", "status", "problem"} and Path(one["file"]).is_absolute()
        if one["message"]:
            assert_sentence(one["message"])
    return [(one["status"], one["problem"]) for one in answer["received"]]


def test_a_municipality_from_end_to_end(office, schools, tmp_path, capsys):
    files = packages(schools)
    code, answer = office("receive", *files)
    assert code == ExitCode.FINDINGS and statuses(answer) == [("quarantined", "unknown-key")] * 3
    assert office("consolidate", *AUTUMN)[1]["missing"] == 4
    code, answer = office("receive", *files, "--confirm-keys")
    assert code == ExitCode.DONE and statuses(answer) == [("new", None)] * 3
    assert [one["inn"] for one in answer["received"]] == list(INNS)
    code, answer = office("receive", *reversed(files))
    assert code == ExitCode.DONE and statuses(answer) == [("same", None)] * 3
    assert office("receive", *packages(schools, "plan"))[0] == ExitCode.DONE

    assert office("accept", *AUTUMN, INNS[0])[0] == ExitCode.DONE
    assert office("return", *AUTUMN, INNS[1], "--remark", "Сверьте 5 класс.", "--figure", "participants:5")[0] == 0
    code, found = office("consolidate", *AUTUMN, "--out", tmp_path / "свод")
    assert code == ExitCode.DONE
    assert [found[key] for key in ("expected", "correct", "incorrect", "missing", "accepted", "percent")] == [
        4, 2, 0, 1, 1, "75,00",
    ]  # fmt: skip
    assert [row["status"] for row in found["schools"]] == ["accepted", "correct", "correct", "missing"]
    _check_total(found["total"])
    names = {Path(file).name for file in found["files"]}
    assert names >= {
        "appendix2.docx", "appendix3.docx", "appendix3.xlsx", "readiness.xlsx", "registration.xlsx",
        "coordinators.docx",
    }  # fmt: skip
    _check_papers(tmp_path / "свод", found)

    code, answer = office("receipt", *AUTUMN, "--out", tmp_path / "квитанции")
    assert code == ExitCode.DONE and len(answer["files"]) == 3
    again = office("receipt", *AUTUMN, "--out", tmp_path / "квитанции")[1]
    assert again["files"] == answer["files"], "a receipt that says the same is not signed again"
    _check_receipts(answer["files"], schools, capsys)


def _check_total(total):
    reports = [json.loads((CASES / f"school-{number}.json").read_text("utf-8")) for number in (1, 2, 3)]
    figures = [one["report"]["autumn-2026"] for one in reports]
    assert total["schools_total"] == 4 and total["schools_involved"] == 3
    for key in ("events", "students_total", "students_ovz_total", "teachers"):
        assert total[key] == sum(one[key] for one in figures)
    for key in ("participants", "participants_ovz"):
        assert total[key]["total"] == sum(one[key]["total"] for one in figures)
        for grade in range(5, 12):
            by_grade = [one[key]["by_grade"][str(grade)] for one in figures]
            assert total[key]["by_grade"][str(grade)] == sum(by_grade)
    assert total["partners"]["total"] == sum(len(names) for names in total["partners"]["by_category"].values())


def _check_papers(folder, found):
    first, second = Document(folder / "appendix3.docx").tables[:2]
    last = [cell.text for cell in first.rows[-1].cells]
    assert last[:3] == ["Каргасокский район", "4/3", str(found["total"]["events"])]
    assert (
        f"принявших участие в профориентационных мероприятиях – {found['total']['participants']['total']} чел."
        in (last[3])
    )
    assert [row.cells[0].text for row in first.rows[1:]] == ["СОШ № 1", "СОШ № 2", "СОШ № 3", "Каргасокский район"]
    assert [row.cells[1].text for row in first.rows[1:-1]] == ["1/1"] * 3
    assert second.rows[-1].cells[1].text == str(found["total"]["partners"]["total"])
    readiness = openpyxl.load_workbook(folder / "readiness.xlsx")
    cells = [[cell.value for cell in row] for row in readiness["Готовность"].iter_rows()]
    assert ["Каргасокский район", 4, 3, 0, 1, "75,00", "жёлтая зона"] in [row[:7] for row in cells]
    assert any(sheet._charts for sheet in readiness.worksheets), "a native chart"
    filled = [
        cell.fill.fgColor.rgb[-6:]
        for row in readiness["Готовность"].iter_rows()
        for cell in row
        if cell.value == "75,00"
    ]
    assert filled == ["FFEDA6"]
    [table] = Document(folder / "coordinators.docx").tables
    assert [row.cells[2].text for row in table.rows[1:]] == ["Смирнова Анна Павловна"] * 3 + [""]


def _check_receipts(files, schools, capsys):
    first, second, third = files
    for number, file, status in ((1, first, "принят"), (2, second, "на доработку")):
        run = school(schools, number, capsys)
        code, answer = run("receive", file)
        assert code == ExitCode.DONE and statuses(answer) == [("new", None)]
        assert statuses(run("receive", file)[1]) == [("same", None)]
        assert _status_of(run.journal) == status
    assert _remarks_of(schools / "2.profjournal") == [("participants:5", "Сверьте 5 класс.")]
    run = school(schools, 3, capsys)
    assert statuses(run("receive", first)[1]) == [("refused", "wrong-recipient")]
    assert run("package", *AUTUMN, "--out", schools / "п2")[0] == ExitCode.DONE
    code, answer = run("receive", third)
    assert code == ExitCode.FINDINGS and statuses(answer) == [("refused", "older")]
    assert "заменил пакет № 2" in answer["received"][0]["message"]
    assert statuses(run("receive", packages(schools)[0])[1]) == [("refused", "wrong-recipient")]


def _status_of(path):
    from models.journal.journal import Journal
    from models.services import campaign_report

    with Journal.open(path, read_only=True) as journal:
        return campaign_report.build(journal, "autumn-2026").status.value


def _remarks_of(path):
    from models.journal.journal import Journal
    from models.services.school_receipts import decision_on

    with Journal.open(path, read_only=True) as journal:
        decision = decision_on(journal, "autumn-2026")
        assert decision.words == "на доработку" and decision.sequence == 1
        return [(one.figure, one.text) for one in decision.remarks]


def test_another_office_signs_no_receipt_for_our_package(office, schools, tmp_path, capsys):
    """The key of the office is taken with its first receipt; another one must be confirmed."""
    files = packages(schools)[:1]
    office("receive", *files, "--confirm-keys")
    first = office("receipt", *AUTUMN, "--out", tmp_path / "к")[1]["files"]
    other = Commands(tmp_path / "м2.profjournal", tmp_path / "d", capsys)
    other("import", write_book(tmp_path / "м2.xlsx", SCHOOLS))
    other("receive", *files, "--confirm-keys")
    other("accept", *AUTUMN, INNS[0])
    second = other("receipt", *AUTUMN, "--out", tmp_path / "к2")[1]["files"]
    run = school(schools, 1, capsys)
    assert statuses(run("receive", *first)[1]) == [("new", None)]
    assert statuses(run("receive", *second)[1]) == [("refused", "changed-key")]
    assert statuses(run("receive", *second, "--confirm-keys")[1]) == [("new", None)]


def test_bad_input_ends_in_one_sentence_and_its_code(office, schools, tmp_path):
    noise = tmp_path / "шум.asice"
    noise.write_bytes(b"\x00" * 500)
    spoilt = tmp_path / "порча.asice"
    raw = bytearray(packages(schools)[0].read_bytes())
    raw[-200] ^= 4
    spoilt.write_bytes(raw)
    code, answer = office("receive", noise, spoilt, *packages(schools)[1:2], "--confirm-keys")
    assert code == ExitCode.FINDINGS
    assert statuses(answer) == [("refused", "not-a-package"), ("refused", "tampered"), ("new", None)]
    assert office.refused("receive", tmp_path / "нет.asice")[0] == ExitCode.ENVIRONMENT
    assert office.refused("accept", *AUTUMN, INNS[0])[0] == ExitCode.FINDINGS
    assert office.refused("accept", *AUTUMN, "7000000000")[0] == ExitCode.USAGE
    assert office.refused("return", *AUTUMN, INNS[1], "--remark", " ")[0] == ExitCode.FINDINGS
    assert office.refused("return", *AUTUMN, INNS[1], "--remark", "а", "--figure", "б")[0] == ExitCode.FINDINGS
    assert office.refused("consolidate", "--campaign", "autumn-2031")[0] == ExitCode.USAGE
    assert office.refused("receipt", "--campaign", "spring-2027", "--out", tmp_path)[0] == ExitCode.FINDINGS
    assert office("consolidate", *AUTUMN)[1]["missing"] == 3


def test_lists_and_municipalities_of_others(tmp_path, schools, capsys):
    other = Commands(tmp_path / "о.profjournal", tmp_path / "d", capsys)
    other("import", write_book(tmp_path / "о.xlsx", SCHOOLS[:1], "Город Стрежевой"))
    code, answer = other("receive", *packages(schools)[:2], "--confirm-keys")
    assert code == ExitCode.FINDINGS
    assert statuses(answer) == [("refused", "wrong-recipient"), ("refused", "unknown-school")]


def test_workbooks_of_the_other_kind_are_refused(office, schools, tmp_path, capsys):
    assert office.refused("import", CASES / "school-1.xlsx")[0] == ExitCode.FINDINGS
    for words in (("report", *AUTUMN), ("plan", *AUTUMN), ("profminimum",), ("indicators",), ("logs", "--out", "л")):
        assert office.refused(*words)[0] == ExitCode.USAGE
    run = school(schools, 1, capsys)
    assert run.refused("import", tmp_path / "м.xlsx")[0] == ExitCode.FINDINGS
    assert run.refused("consolidate", *AUTUMN)[0] == ExitCode.USAGE


def test_the_municipal_workbook_is_imported_again(office, tmp_path):
    code, answer = office("import", tmp_path / "м.xlsx")
    assert code == 0 and {sheet["new"] + sheet["changed"] for sheet in answer["sheets"].values()} == {0}
    exported = tmp_path / "выгрузка.xlsx"
    assert office("export", exported)[0] == 0
    code, back = office("import", exported)
    assert code == 0 and back["problems"] == [] and back["sheets"]["Школы"]["same"] == 4
    assert {sheet["new"] + sheet["changed"] for sheet in back["sheets"].values()} == {0}
    shorter = write_book(tmp_path / "к.xlsx", [[INNS[0], "Школа первая", None], *SCHOOLS[1:]])
    code, answer = office("import", shorter, "--dry-run")
    assert answer["sheets"]["Школы"] == {"new": 0, "changed": 1, "same": 2, "absent": 1}
    office("import", shorter)
    assert office("consolidate", *AUTUMN)[1]["expected"] == 4
    office("import", shorter, "--replace")
    found = office("consolidate", *AUTUMN)[1]
    assert found["expected"] == 3 and found["schools"][0]["name"] == "Школа первая"
    wrong = write_book(tmp_path / "ош.xlsx", [["7059565942", "Школа", None]])
    code, answer = office("import", wrong)
    assert code == ExitCode.FINDINGS and answer["problems"][0]["column"] == "ИНН"


def test_a_municipality_signs_its_own_consolidation(office, schools, tmp_path):
    office("receive", *packages(schools), "--confirm-keys")
    code, answer = office("package", *AUTUMN, "--out", tmp_path / "регион")
    assert code == ExitCode.DONE and answer["sequence"] == 1
    verified = office("verify", *answer["files"])[1]
    assert (verified["kind"], verified["school"]) == ("consolidation", "Каргасокский район")
    assert {"appendix2.docx", "appendix3.docx", "note.docx"} <= verified["files"].keys()
    office("accept", *AUTUMN, *INNS)
    assert office("package", *AUTUMN, "--out", tmp_path / "регион")[1]["sequence"] == 2
