"""The sample schools of the contract: their workbooks give exactly the figures that the commands must print."""

import json
from pathlib import Path

import pytest

from desktop.cli import main

CASES = Path(__file__).parents[1] / "data" / "cases"
SCHOOLS = ("school-1", "school-2", "school-3")


class CommandLine:
    """Runs commands with `--json` on one journal, as another program would."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._common = ["--journal", str(folder / "журнал.profjournal"), "--data-dir", str(folder / "data"), "--json"]

    def __call__(self, *words: str | Path) -> tuple[int, dict]:
        self._capsys.readouterr()
        code = main([*map(str, words), *self._common])
        return code, json.loads(self._capsys.readouterr().out)


@pytest.fixture
def command(tmp_path, capsys):
    return CommandLine(tmp_path, capsys)


def expected(school: str, part: str = "report") -> dict:
    return json.loads((CASES / f"{school}.json").read_text("utf-8"))[part]


def counts(answer: dict, kind: str) -> dict[str, int]:
    return {name: sheet[kind] for name, sheet in answer["sheets"].items() if sheet[kind]}


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_workbook_gives_its_figures(school, command):
    code, answer = command("import", CASES / f"{school}.xlsx")
    assert code == 0
    assert not [problem for problem in answer["problems"] if problem["level"] == "error"]
    for campaign, figures in expected(school).items():
        code, report = command("report", "--campaign", campaign)
        assert code == 0
        assert {key: report[key] for key in figures} == figures
        assert report["school"]["inn"].isdigit()


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_second_import_and_the_way_back_change_nothing(school, command, tmp_path, capsys):
    command("import", CASES / f"{school}.xlsx")
    for _ in range(2):
        code, again = command("import", CASES / f"{school}.xlsx")
        assert code == 0
        assert not counts(again, "new")
        assert not counts(again, "changed")
    exported = tmp_path / "книга.xlsx"
    assert command("export", exported) == (0, {"files": [str(exported)]})
    code, back = command("import", exported)
    assert (code, counts(back, "new"), counts(back, "changed"), counts(back, "absent")) == (0, {}, {}, {})
    (tmp_path / "second").mkdir()
    other = CommandLine(tmp_path / "second", capsys)
    assert other("import", exported)[0] == 0
    for campaign, figures in expected(school).items():
        report = other("report", "--campaign", campaign)[1]
        assert {key: report[key] for key in figures} == figures


@pytest.mark.parametrize("school", SCHOOLS)
def test_profminimum_of_a_workbook(school, command, tmp_path):
    command("import", CASES / f"{school}.xlsx")
    wanted = expected(school, "profminimum")
    code, answer = command("profminimum")
    assert (code, answer["year"], answer["classes"]) == (0, wanted["year"], wanted["classes"])
    assert {key: answer["registration"][key] for key in wanted["registration"]} == wanted["registration"]
    code, written = command("profminimum", "--year", wanted["year"], "--out", tmp_path / "бумаги")
    assert code == 0
    assert [Path(file).name for file in written.pop("files")] == [
        f"profminimum.{kind}" for kind in ("docx", "xlsx", "pdf")
    ]
    assert written == answer
    assert command("profminimum", "--year", 1999)[0] == 2


@pytest.mark.parametrize("school", SCHOOLS)
def test_indicators_of_a_workbook(school, command, tmp_path):
    command("import", CASES / f"{school}.xlsx")
    wanted = expected(school, "indicators")["1027-р"]
    code, answer = command("indicators")
    assert code == 0
    assert {key: {"a": one["a"], "b": one["b"]} for key, one in answer["1027-р"].items()} == wanted
    assert (len(answer["приложение-4"]), len(answer["таблица-3"])) == (18, 14)
    code, written = command("indicators", "--out", tmp_path / "бумаги")
    assert (code, len(written.pop("files")), written) == (0, 3, answer)
