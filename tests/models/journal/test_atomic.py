import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CancelledError, EnvironmentProblemError
from models.journal.atomic import safe_file_name, sweep, write_atomically


def test_it_writes_and_replaces(tmp_path):
    target = tmp_path / "Приложение 3.docx"
    write_atomically(target, b"first")
    write_atomically(target, lambda file: file.write(b"second") and None)
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def test_others_may_read_what_was_written(tmp_path):
    mask = os.umask(0o022)
    try:
        write_atomically(tmp_path / "a", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def test_a_writer_may_seek_and_need_not_end_at_the_end(tmp_path):
    def write(file):
        file.write(b"xxxx-rest")
        file.seek(0)
        file.write(b"head")

    write_atomically(tmp_path / "a", write)
    assert (tmp_path / "a").read_bytes() == b"head-rest"


@pytest.mark.parametrize("error", [CancelledError(), ZeroDivisionError()])
def test_a_writer_that_stops_leaves_the_former_file(tmp_path, error):
    def write(file):
        file.write(b"half")
        raise error

    target = tmp_path / "a"
    target.write_bytes(b"former")
    with pytest.raises(type(error)):
        write_atomically(target, write)
    assert target.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk(small_disk):
    target = small_disk / "a"
    target.write_bytes(b"former")
    with pytest.raises(EnvironmentProblemError, match="не хватает места"):
        write_atomically(target, b"x" * 2_000_000)
    assert target.read_bytes() == b"former"
    assert list(small_disk.iterdir()) == [target]


def test_a_disk_that_stops_taking_data(tmp_path):
    code = (
        "import resource, sys; from pathlib import Path; from models.journal.atomic import write_atomically\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_atomically(Path(sys.argv[1]), b'x' * 5000)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a")], capture_output=True, text=True)
    assert "EnvironmentProblemError: На диске не хватает места" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["нет/a", "файл/a"])
def test_a_folder_that_is_not_there(tmp_path, name):
    (tmp_path / "файл").write_bytes(b"")
    with pytest.raises(EnvironmentProblemError, match=r"нет|не папка"):
        write_atomically(tmp_path / name, b"x")


def test_a_name_that_is_a_folder(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(EnvironmentProblemError, match="не файл, а папка"):
        write_atomically(tmp_path / "a", b"x")
    assert [child.name for child in tmp_path.iterdir()] == ["a"]


def test_sweeping_takes_only_old_leftovers_of_ours(tmp_path):
    for name in (".0123456789abcdef.tmp", ".fedcba9876543210.tmp", "записи.tmp"):
        (tmp_path / name).write_bytes(b"x")
    os.utime(tmp_path / ".0123456789abcdef.tmp", (1, 1))
    os.utime(tmp_path / "записи.tmp", (1, 1))
    sweep(tmp_path)
    sweep(tmp_path / "нет")
    assert {file.name for file in tmp_path.iterdir()} == {".fedcba9876543210.tmp", "записи.tmp"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Приложение 3.docx", "Приложение 3.docx"),
        ('Отчёт: "осень" 2026?.pdf', "Отчёт_ _осень_ 2026_.pdf"),
        ("CON.xlsx", "_CON.xlsx"),
        ("com1", "_com1"),
        ("Lpt9.tar.gz", "_Lpt9.tar.gz"),
        ("NUL .txt", "_NUL.txt"),
        ("имя. . ", "имя"),
        ("  ", "файл"),
        (".docx", "файл.docx"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("МАОУ г. Екатеринбург", "МАОУ г. Екатеринбург"),
    ],
)
def test_safe_names(text, name):
    assert safe_file_name(text) == name


@given(st.text())
def test_every_text_becomes_a_name_that_can_be_written(text):
    name = safe_file_name(text)
    assert 0 < len(name) <= 100
    assert len(name.encode()) <= 255
    assert not set(name) & set('\x00\n:?*"<>|\\/')
    assert name == name.rstrip(". ")
    assert safe_file_name(name) == name


@given(st.text(min_size=90, max_size=300))
def test_long_names_keep_their_extension(text):
    assert safe_file_name(text + ".docx").endswith(".docx")
