"""`logs`: the journals on the command line (contract, section 2)."""

import pytest

from desktop import demo
from tests.e2e.commands import Commands
from tests.exporters.pdf.reading import squeezed


@pytest.fixture
def command(tmp_path, capsys):
    path = tmp_path / "школа.profjournal"
    demo.create_sample(path)
    return Commands(path, tmp_path / "data", capsys)


def names_of(answer, folder):
    assert all((folder / name).is_file() for name in (file.rsplit("/", 1)[-1] for file in answer["files"]))
    return [file.rsplit("/", 1)[-1] for file in answer["files"]]


def test_all_journals_without_names_unless_asked(command, tmp_path):
    code, answer = command("logs", "--out", tmp_path / "бумаги")

    assert code == 0
    names = names_of(answer, tmp_path / "бумаги")
    assert {"plan-grid.docx", "plan-list.pdf"} <= set(names)
    for kind in ("consultations", "work", "diagnostics"):
        assert {f"{kind}.docx", f"{kind}.xlsx", f"{kind}.pdf"} <= set(names)
        assert "Соколова" not in squeezed((tmp_path / "бумаги" / f"{kind}.pdf").read_bytes())
    assert not command.said


def test_names_are_told_and_coded_ones_have_a_key(command, tmp_path):
    code, full = command("logs", "--kind", "consultations", "--names", "full", "--out", tmp_path)

    assert code == 0
    assert len(full["files"]) == 3
    assert "СоколоваДианаЮрьевна" in squeezed((tmp_path / "consultations.pdf").read_bytes())
    assert "персональные данные" in command.said
    code, coded = command("logs", "--kind", "consultations", "--names", "coded", "--out", tmp_path)
    assert (code, len(coded["files"])) == (0, 6)
    assert "Соколова" not in squeezed((tmp_path / "consultations.pdf").read_bytes())
    assert "СоколоваДианаЮрьевна" in squeezed((tmp_path / "consultations-key.pdf").read_bytes())
    before = (tmp_path / "consultations-key.pdf").read_bytes()
    command("logs", "--kind", "consultations", "--names", "coded", "--out", tmp_path)
    assert (tmp_path / "consultations-key.pdf").read_bytes() == before


def test_year_is_chosen_and_a_strange_one_refused(command, tmp_path):
    code, _ = command("logs", "--kind", "work", "--year", 2025, "--out", tmp_path)

    assert code == 0
    assert "2025/2026учебныйгод" in squeezed((tmp_path / "work.pdf").read_bytes())
    assert command.refused("logs", "--year", 2040, "--out", tmp_path)[0] == 2
    assert command.refused("logs", "--kind", "classes", "--out", tmp_path)[0] == 2
    assert command.refused("logs", "--year", "этот", "--out", tmp_path)[0] == 2
    assert command.refused("logs")[0] == 2
