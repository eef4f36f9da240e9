"""How commands behave as programs: one JSON object, Russian on standard error, any folder, any language, no display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import main
from tests.e2e import small_book
from tests.e2e.commands import assert_sentence, contents

PROGRAM = Path(sys.executable).with_name("profjournal")


def run(*words, cwd, entrance=None, out=subprocess.PIPE, **environment):
    """The installed program in a bare environment: no display, no home, no language."""
    start = entrance or ([str(PROGRAM)] if PROGRAM.exists() else [sys.executable, "-m", "desktop"])
    return subprocess.run(
        [*start, *map(str, words)],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )


def answer_of(done):
    (line,) = done.stdout.decode("utf-8").splitlines()
    return json.loads(line)


@pytest.fixture
def book(tmp_path):
    return small_book.write(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["с пробелом и ё", 'it\'s "q" «ёлочки»', "a;b&c $HOME %20 #", "-dash", "日本 🙂"])
def test_any_name_of_a_folder_and_relative_paths(tmp_path, book, name):
    folder = tmp_path / name
    folder.mkdir()
    common = ("--json", "--data-dir", "./данные", "--journal", "./ж.profjournal")
    assert run(*common, "import", "../a.xlsx", cwd=folder).returncode == 0
    done = run("report", "--campaign", "autumn-2026", "--out", "бумаги и ё", *common, cwd=folder, LANG="C")
    assert done.returncode == 0
    assert not done.stderr
    files = [Path(file) for file in answer_of(done)["files"]]
    assert [file.name for file in files] == ["appendix3.docx", "appendix3.xlsx", "appendix3.pdf", "note.docx"]
    assert all(file.is_absolute() and file.is_file() and file.parent == folder / "бумаги и ё" for file in files)
    for words in (("export", "k.xlsx"), ("backup", "k.zip"), ("template", "t.xlsx"), ("plan", "--campaign",
                  "autumn-2026", "--out", "p")):  # fmt: skip
        done = run(*words, *common, cwd=folder, LC_ALL="POSIX")
        assert (done.returncode, done.stderr) == (0, b"")
        assert all(Path(file).is_absolute() and Path(file).is_file() for file in answer_of(done)["files"])
    assert run("restore", "k.zip", *common, cwd=folder).returncode == 0
    assert run("import", "k.xlsx", *common, cwd=folder).returncode == 0
    assert {file.name for file in folder.iterdir()} >= {"ж.profjournal", "данные", "k.zip"}


def test_another_folder_gives_the_same(tmp_path, book):
    common = ("--json", "--data-dir", tmp_path / "d", "--journal", tmp_path / "ж.profjournal")
    assert run("import", book, *common, cwd=tmp_path).returncode == 0
    before = contents(tmp_path)
    entrances = ([str(PROGRAM)], [sys.executable, "-m", "desktop"])
    for cwd in ("/", "/proc", tmp_path):
        for entrance in entrances:
            done = run("report", "--campaign", "autumn-2026", *common, cwd=cwd, entrance=entrance)
            assert (done.returncode, answer_of(done)["events"]) == (0, 2)
    assert contents(tmp_path) == before


def test_the_password_of_the_environment_and_notices_apart(tmp_path, book):
    common = ("--json", "--data-dir", "d", "--journal", "ж.profjournal")
    done = run("import", book, *common, cwd=tmp_path, PROFJOURNAL_PASSWORD="пароль ёж")
    assert (done.returncode, set(answer_of(done))) == (0, {"sheets", "problems"})
    assert "Код восстановления" in done.stderr.decode("utf-8")
    assert b"SQLite" not in (tmp_path / "ж.profjournal").read_bytes()[:20]
    done = run("check", *common, cwd=tmp_path)
    assert (done.returncode, answer_of(done)["error"]["code"]) == (3, "wrong-password")
    (tmp_path / "p.txt").write_text("пароль ёж\n", "utf-8")
    assert run("check", *common, cwd=tmp_path, PROFJOURNAL_PASSWORD="пароль ёж").returncode == 0
    done = run("check", "--password-file", "p.txt", *common, cwd=tmp_path, PROFJOURNAL_PASSWORD="другой")
    assert done.returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("--nonsense", "check"),
        ("check", "more"),
        ("report",),
        ("report", "--campaign"),
        ("report", "--campaign", "winter-2026"),
        ("report", "--campaign", "autumn-2050"),
        ("report", "--campaign", ""),
        ("plan", "--campaign", "autumn"),
        ("plan", "--out", "x"),
        ("import",),
        ("import", "a.xlsx", "b.xlsx"),
        ("export",),
        ("export", "x.xlsx", "--year"),
        ("export", "x.xlsx", "--year", "2025/2026"),
        ("export", "x.xlsx", "--year", "1999"),
        ("template",),
        ("backup",),
        ("restore",),
        ("demo",),
        ("demo", "--out", "x"),
        ("check", "--journal"),
        ("check", "--data-dir"),
        ("check", "--password-file"),
    ],
    ids=" ".join,
)
def test_wrong_usage(tmp_path, book, capsys, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    common = ["--json", "--data-dir", "d", "--journal", "ж.profjournal"]
    assert main(["import", "a.xlsx", *common]) == 0
    before = contents(tmp_path)
    open_end = bool(words) and words[-1].startswith("--")  # would take the next word for its value
    for line in ([*common, *words], *([] if open_end else [[*words, *common]])):
        capsys.readouterr()
        code = main(line)
        printed = capsys.readouterr()
        (told,) = printed.out.splitlines()
        answer = json.loads(told)
        assert (code, set(answer), answer["error"]["code"]) == (2, {"error"}, "usage")
        assert_sentence(answer["error"]["message"])
        assert answer["error"]["message"] in printed.err
    assert contents(tmp_path) == before


def test_common_options_before_and_after(tmp_path, book, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = ["--journal", "ж.profjournal", "--data-dir", "d", "--json"]
    assert main(["import", "a.xlsx", *words]) == 0
    for cut in (0, 2, 4, 5):
        for command in (["check"], ["report", "--campaign", "autumn-2026"], ["export", "k.xlsx"]):
            capsys.readouterr()
            assert main([*words[:cut], *command, *words[cut:]]) == 0
            assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert main(["--journal", "нет.profjournal", "check", "--journal=ж.profjournal", "--data-dir=d"]) == 0


def test_an_output_that_takes_nothing(tmp_path, book):
    common = ("--data-dir", "d", "--journal", "ж.profjournal")
    run("import", book, *common, cwd=tmp_path)
    for words in (("check",), ("check", "--json"), ("check", "--nonsense", "--json")):
        with Path("/dev/full").open("wb") as full:
            done = run(*words, *common, cwd=tmp_path, out=full)
        assert "Traceback" not in done.stderr.decode()
        assert done.returncode in {2, 5}
        shell = f"{sys.executable} -m desktop {' '.join((*words, *common))} >&-"
        done = run("-c", shell, cwd=tmp_path, entrance=["/bin/sh"])
        assert (done.returncode, "Traceback" in done.stderr.decode()) == (2 if "--nonsense" in words else 0, False)


def test_two_journals_share_only_settings(tmp_path, book, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    other = small_book.write(tmp_path / "b.xlsx", ("Школа", 2, "ИНН", small_book.OTHER_INN))
    first = ["--journal", "one/ж.profjournal", "--data-dir", "d", "--json"]
    second = ["--journal", "two/ж.profjournal", "--data-dir", "d", "--json"]
    assert main(["import", str(book), *first]) == 0
    before = contents(tmp_path / "one")
    assert main(["import", str(other), *second]) == 0
    assert main(["backup", "two.zip", *second]) == 0
    capsys.readouterr()
    for common, inn in ((first, small_book.INN), (second, small_book.OTHER_INN)):
        assert main(["report", "--campaign", "autumn-2026", *common]) == 0
        assert json.loads(capsys.readouterr().out)["school"]["inn"] == inn
    assert main(["import", str(other), *first]) == 1
    assert {name: content for name, content in contents(tmp_path / "one").items() if "close" in name} == {
        name: content for name, content in before.items() if "close" in name
    }
    assert not [file for file in (tmp_path / "d").rglob("*") if file.is_file() and file.suffix not in {".log", ".json"}]


def test_demo_is_whole_and_repeats(tmp_path):
    done = run("demo", "образец", "--json", "--data-dir", "d", cwd=tmp_path)
    assert done.returncode == 0
    files = [Path(file) for file in answer_of(done)["files"]]
    assert all(file.is_file() and file.stat().st_size for file in files)
    done = run("report", "--campaign", "autumn-2026", "--journal", files[0], "--data-dir", "d", "--json", cwd=tmp_path)
    assert answer_of(done)["events"] > 0
    assert run("demo", "образец", "--json", "--data-dir", "d", cwd=tmp_path).returncode == 0
