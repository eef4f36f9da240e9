"""Random schools through the command line, against a judge that shares no line with the program."""

import json
import random
import re
from pathlib import Path

import docx
import pytest

from desktop.cli import main
from tests.e2e.random_school import School, figures, random_school, write_workbook


class Journal:
    """One journal driven by commands with `--json`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder.mkdir(exist_ok=True)
        self.file = folder / "журнал.profjournal"
        self._capsys = capsys
        self._common = ["--journal", str(self.file), "--data-dir", str(folder / "data"), "--json"]

    def __call__(self, *words: str | Path) -> tuple[int, dict]:
        self._capsys.readouterr()
        code = main([*map(str, words), *self._common])
        return code, json.loads(self._capsys.readouterr().out)

    def load(self, *words: str | Path) -> dict:
        code, answer = self("import", *words)
        assert code == 0, [one for one in answer.get("problems", [answer]) if one.get("level") != "warning"]
        return answer

    def check(self, school: School) -> None:
        for campaign in school.campaigns:
            code, report = self("report", "--campaign", campaign)
            wanted = figures(school, campaign)
            by_category = report["partners"]["by_category"]
            assert all(names == sorted(names) for names in by_category.values())
            report["partners"]["by_category"] = {category: set(names) for category, names in by_category.items()}
            assert {key: report[key] for key in wanted} == wanted
            assert (report["format"], report["school"]["inn"]) == (1, school.inn)
            errors = [finding for finding in report["findings"] if finding["level"] == "error"]
            assert (code, errors) == (0, [])


def other_than_same(answer: dict) -> dict[str, dict[str, int]]:
    kinds = ("new", "changed", "absent")
    return {name: sheet for name, sheet in answer["sheets"].items() if any(sheet[kind] for kind in kinds)}


def numbers(text: str) -> list[int]:
    """All numbers of a cell but those of «5-11 классов» and «5 класс»."""
    text = re.sub(r"5[-–]11|\b\d+(?= класс)", "", text)
    return [int(found) for found in re.findall(r"\d+", text)]


def check_paper(journal: Journal, school: School, folder: Path) -> None:
    """The last rows of both tables of Приложение 3 carry the figures."""
    for campaign in school.campaigns:
        assert journal("report", "--campaign", campaign, "--out", folder)[0] == 0
        wanted = figures(school, campaign)
        first, second, *_ = docx.Document(folder / "appendix3.docx").tables
        assert (len(first.columns), len(second.columns)) == (7, 6)
        row = [cell.text for cell in first.rows[-1].cells]
        assert row[1:3] == [f"1/{wanted['schools_involved']}", str(wanted["events"])]
        everyone, part = wanted["students_total"], wanted["participants"]
        assert numbers(row[3]) == [everyone, part["total"], *part["by_grade"].values()]
        assert int(row[4]) == wanted["teachers"]
        everyone, part = wanted["students_ovz_total"], wanted["participants_ovz"]
        assert numbers(row[5]) == [everyone, part["total"], *part["by_grade"].values()]
        row = [cell.text for cell in second.rows[-1].cells]
        by_category = wanted["partners"]["by_category"]
        assert int(row[1]) == wanted["partners"]["total"]
        for text, names in zip(row[2:], by_category.values(), strict=True):
            assert int(re.match(r"\d+", text)[0]) == len(names)
            assert all(name in text for name in names)
        assert all(name in first.rows[-1].cells[6].text for names in by_category.values() for name in names)


def try_school(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rng = random.Random(seed)
    school = random_school(rng)
    careless, shuffled, back = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    write_workbook(school, careless, rng)
    write_workbook(school, shuffled, rng)
    first = Journal(tmp_path / "one", capsys)
    first.load(careless, "--dry-run")
    assert not first.file.exists()
    first.load(careless)
    first.check(school)
    assert not other_than_same(first.load(careless))
    first.check(school)
    assert first("export", back) == (0, {"files": [str(back)]})
    assert not other_than_same(first.load(back))
    second = Journal(tmp_path / "two", capsys)
    second.load(back)
    second.check(school)
    third = Journal(tmp_path / "three", capsys)
    third.load(shuffled)
    third.check(school)
    check_paper(third, school, tmp_path / "бумаги")
    replace_school(first, school, rng, tmp_path)


def replace_school(journal: Journal, school: School, rng: random.Random, tmp_path: Path) -> None:
    """Another state of the same school: loaded with `--replace` it is the whole truth; a year later both stand."""
    other = random_school(rng, inn=school.inn)
    write_workbook(other, tmp_path / "other.xlsx", rng)
    told = journal.load(tmp_path / "other.xlsx", "--dry-run", "--replace")
    journal.check(school)
    assert journal.load(tmp_path / "other.xlsx", "--replace")["sheets"] == told["sheets"]
    journal.check(other)
    assert not other_than_same(journal.load(tmp_path / "other.xlsx"))
    later = random_school(rng, inn=school.inn, year=school.year + 1)
    write_workbook(later, tmp_path / "later.xlsx", rng)
    journal.load(tmp_path / "later.xlsx")
    journal.check(later)
    journal.check(other)


@pytest.mark.parametrize("seed", range(12))
def test_random_schools(seed, tmp_path, capsys):
    try_school(seed, tmp_path, capsys)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_many_random_schools(seed, tmp_path, capsys):
    try_school(seed, tmp_path, capsys)
