"""The command line of the contract, section 2: answers, refusals, exit codes."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop.cli import main
from desktop.cli.commands import COMMANDS
from models.journal.journal import Journal
from models.tables import Pupil

CASES = Path(__file__).parents[1] / "data" / "cases"
BOOK = CASES / "school-1.xlsx"


@pytest.fixture
def journal_file(tmp_path):
    return tmp_path / "журнал.profjournal"


@pytest.fixture
def run(tmp_path, journal_file, capsys):
    """Runs a command with `--json`; gives the exit code, the answer and what was said on standard error."""

    def run(*words, common=("--journal", journal_file)):
        capsys.readouterr()
        code = main([*map(str, (*words, *common, "--data-dir", tmp_path / "data", "--json"))])
        printed = capsys.readouterr()
        return code, json.loads(printed.out), printed.err

    return run


@pytest.fixture
def filled(run):
    assert run("import", BOOK)[0] == 0
    return run


def refused(answer, code):
    return set(answer) == {"error"} and answer["error"]["code"] == code and answer["error"]["message"]


def test_help_lists_the_commands_that_work(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert all(command.word in text for command in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ["report"],
        ["report", "--campaign"],
        ["nonsense"],
        ["import"],
        ["export", "a.xlsx", "--year", "soon"],
        ["check", "--nonsense"],
    ],
)
def test_wrong_usage_is_told_in_russian(run, words):
    code, answer, said = run(*words)
    assert code == 2
    assert refused(answer, "usage")
    assert said.startswith("Команда записана неверно")


def test_template(run, tmp_path):
    target = tmp_path / "образец.xlsx"
    code, answer, _ = run("template", target)
    assert (code, answer) == (0, {"files": [str(target)]})
    book = openpyxl.load_workbook(target)
    assert {"Школа", "Классы", "Журнал работы", "Участники"} <= set(book.sheetnames)
    assert run("template", tmp_path / "муниципалитет.xlsx", "--municipality")[0] == 0
    assert {"Муниципалитет", "Школы"} <= set(openpyxl.load_workbook(tmp_path / "муниципалитет.xlsx").sheetnames)


def test_a_dry_run_creates_nothing(run, journal_file):
    code, answer, _ = run("import", BOOK, "--dry-run")
    assert code == 0
    assert answer["sheets"]["Классы"] == {"new": 11, "changed": 0, "same": 0, "absent": 0}
    assert not journal_file.exists()


def spoilt(tmp_path):
    book = openpyxl.load_workbook(BOOK)
    book["Классы"]["C3"] = 999
    target = tmp_path / "spoilt.xlsx"
    book.save(target)
    return target


def test_an_error_in_the_workbook_writes_nothing(run, journal_file, tmp_path):
    code, answer, _ = run("import", spoilt(tmp_path))
    assert code == 1
    (problem,) = [one for one in answer["problems"] if one["level"] == "error"]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("Классы", 3, "С ОВЗ")
    assert not journal_file.exists()


def test_an_error_leaves_the_journal_as_it_was(filled, tmp_path):
    before = filled("report", "--campaign", "autumn-2026")[1]
    assert filled("import", spoilt(tmp_path))[0] == 1
    assert filled("report", "--campaign", "autumn-2026")[1] == before


def test_replace_removes_what_the_file_lacks(filled, tmp_path):
    book = openpyxl.load_workbook(BOOK)
    book["Консультации"].delete_rows(2, 3)
    book.save(target := tmp_path / "short.xlsx")
    assert filled("import", target)[1]["sheets"]["Консультации"]["absent"] == 3
    assert filled("import", target, "--replace")[0] == 0
    again = filled("import", target)[1]["sheets"]["Консультации"]
    assert (again["absent"], again["same"]) == (0, 19)


def test_report_and_its_papers(filled, tmp_path):
    out = tmp_path / "бумаги"
    code, answer, _ = filled("report", "--campaign", "autumn-2026", "--out", out)
    assert code == 0
    assert sorted(Path(file).name for file in answer["files"]) == [
        "appendix3.docx",
        "appendix3.pdf",
        "appendix3.xlsx",
        "note.docx",
    ]
    tables = docx.Document(out / "appendix3.docx").tables
    last = [cell.text for cell in tables[0].rows[-1].cells]
    assert last[1] == "1/1"
    assert last[2] == str(answer["events"])
    assert f"Общее количество обучающихся 5-11 классов – {answer['students_total']} чел." in last[3]
    assert "5 класс - 23 чел.;" in last[3]
    assert {finding["level"] for finding in answer["findings"]} <= {"error", "warning"}
    assert filled("report", "--campaign", "autumn-2026", "--current")[0] == 0


def test_plan_and_its_papers(filled, tmp_path):
    code, answer, _ = filled("plan", "--campaign", "spring-2027", "--out", tmp_path / "план")
    assert code == 0
    assert {Path(file).suffix for file in answer["files"]} == {".docx", ".xlsx", ".pdf"}
    (table,) = docx.Document(tmp_path / "план" / "appendix2.docx").tables
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)
    assert answer["items"]
    assert all(item["title"] in text for item in answer["items"])


@pytest.mark.parametrize("campaign", ["winter-2026", "autumn-2030"])
def test_an_unknown_campaign(filled, campaign):
    code, answer, _ = filled("report", "--campaign", campaign)
    assert (code, bool(refused(answer, "usage"))) == (2, True)


def test_an_unknown_year(filled, tmp_path):
    assert filled("export", tmp_path / "x.xlsx", "--year", "1999")[0] == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_content_without_consent_is_told_where_it_leaves(filled, tmp_path):
    code, answer, said = filled("export", tmp_path / "x.xlsx")
    assert (code, set(answer)) == (0, {"files"})
    assert "нет согласия на передачу: их содержание другим не отдавайте." in said
    asked = ("logs", "--kind", "consultations", "--out", tmp_path / "бумаги", "--names")
    assert "нет согласия на передачу" in filled(*asked, "coded")[2]
    assert not filled(*asked, "none")[2]


def test_check_backup_restore(filled, tmp_path, journal_file):
    code, answer, _ = filled("check")
    assert (code, answer["ok"]) == (0, True)
    before = filled("report", "--campaign", "autumn-2026")[1]
    copy = tmp_path / "копия.zip"
    assert filled("backup", copy)[:2] == (0, {"files": [str(copy)]})
    book = openpyxl.load_workbook(BOOK)
    book["Журнал работы"]["D2"] = "Другое название"
    book["Журнал работы"]["L2"] = "нет"
    book.save(changed := tmp_path / "changed.xlsx")
    filled("import", changed)
    assert filled("report", "--campaign", "autumn-2026")[1] != before
    code, answer, _ = filled("restore", copy)
    assert code == 0
    assert filled("report", "--campaign", "autumn-2026")[1] == before


def test_passwords(run, tmp_path, journal_file, monkeypatch):
    secret = tmp_path / "пароль.txt"
    secret.write_text("Заречная 2026\n", "utf-8")
    code, _, said = run("import", BOOK, "--password-file", secret)
    assert code == 0
    assert "Код восстановления" in said
    assert journal_file.read_bytes()[:15] != b"SQLite format 3"
    code, answer, _ = run("check")
    assert (code, bool(refused(answer, "wrong-password"))) == (3, True)
    monkeypatch.setenv("PROFJOURNAL_PASSWORD", "Заречная 2025")
    assert run("check")[0] == 3
    monkeypatch.setenv("PROFJOURNAL_PASSWORD", "Заречная 2026")
    assert run("check")[0] == 0
    assert run("check", "--password-file", tmp_path / "нет.txt")[0] == 5


def test_what_is_not_there_or_not_allowed(run, tmp_path, journal_file):
    assert run("check")[0] == 5
    assert run("import", tmp_path / "нет.xlsx")[0] == 5
    assert run("import", tmp_path)[0] == 5
    assert not journal_file.exists()


def test_damaged_and_foreign_files(filled, tmp_path, journal_file):
    (tmp_path / "чужой.xlsx").write_bytes(b"not a workbook")
    assert filled("import", tmp_path / "чужой.xlsx")[0] == 4
    with zipfile.ZipFile(tmp_path / "другой.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert filled("restore", tmp_path / "другой.zip")[0] == 4
    content = bytearray(journal_file.read_bytes())
    content[5000:9000] = bytes(4000)
    journal_file.write_bytes(content)
    code, answer, _ = filled("check")
    assert (code, "error" in answer) == (4, True)


def test_a_journal_open_elsewhere(filled, journal_file):
    program = (
        f"import sys; from pathlib import Path; from models.journal.journal import Journal\n"
        f"j = Journal.open(Path({str(journal_file)!r})); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    ) as other:
        assert other.stdout.readline()
        code, answer, _ = filled("check")
        assert (code, bool(answer["error"]["message"])) == (5, True)
        other.communicate()


def test_the_module_answers_for_itself(tmp_path):
    """`python -m desktop` is the program; no display is needed."""
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "template", str(tmp_path / "a.xlsx"), "--json", "--data-dir", str(tmp_path)],
        capture_output=True,
        env=environment | {"LANG": "C", "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout.decode("utf-8"))) == (0, {"files": [str(tmp_path / "a.xlsx")]})


def test_common_options_may_stand_before_the_command(filled, journal_file, tmp_path, capsys):
    capsys.readouterr()
    assert main(["--journal", str(journal_file), "--data-dir", str(tmp_path / "data"), "check"]) == 0
    assert capsys.readouterr().out.startswith("Журнал в порядке.")


def test_a_person_reads_lines(filled, journal_file, tmp_path, capsys):
    capsys.readouterr()
    common = ["--journal", str(journal_file), "--data-dir", str(tmp_path / "data")]
    assert main(["report", "--campaign", "autumn-2026", *common]) == 0
    text = capsys.readouterr().out
    assert "Участников: 37 из 151 (24,50 %)" in text
    assert main(["import", str(BOOK), *common]) == 0
    assert "Классы: новых 0, изменено 0, без изменений 11, нет в книге 0" in capsys.readouterr().out


def test_demo(run, tmp_path):
    out = tmp_path / "demo"
    code, answer, _ = run("demo", out, common=())
    assert code == 0
    names = {str(Path(file).relative_to(out)) for file in answer["files"]}
    assert {"zarechnaya.profjournal", "autumn-2026/appendix3.docx", "spring-2027/appendix2.pdf"} <= names
    assert {"municipality/sosnovsky.profjournal", "municipality/consolidation/appendix3.docx"} <= names
    assert all(Path(file).stat().st_size > 1000 for file in answer["files"])
    with Journal.open(out / "zarechnaya.profjournal") as journal:
        from models.services.campaign_report import build

        report = build(journal, "autumn-2026")
    assert not [finding for finding in report.findings if finding.is_error]
    assert [len(event.photos) for event in report.best_events] == [10, 10, 6]
    found = run(
        "consolidate", "--campaign", "autumn-2026", common=("--journal", out / "municipality/sosnovsky.profjournal")
    )
    assert (found[1]["percent"], found[1]["missing"], found[1]["schools"][2]["resubmissions"]) == ("80,00", 1, 1)
    assert run("demo", out, common=())[0] == 0, "a second demo writes the papers again"


def test_a_restore_does_not_bring_back_whom_the_user_had_erased(filled, tmp_path, journal_file):
    from models.services.erasure import erase_pupil

    copy = tmp_path / "копия.zip"
    assert filled("backup", copy)[0] == 0
    with Journal.open(journal_file) as journal:
        with journal.read() as session:
            number, name = session.query(Pupil.id, Pupil.full_name).first()
        erase_pupil(journal, number)
    assert filled("restore", copy)[0] == 0
    with Journal.open(journal_file) as journal, journal.read() as session:
        assert session.query(Pupil).filter(Pupil.full_name == name).count() == 0
