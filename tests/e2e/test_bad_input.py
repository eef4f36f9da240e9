"""«Bad input» of the issue: each fault ends in its sentence and exit code; files and journal stay as they were."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from models.journal.engine import connect
from tests.e2e import small_book
from tests.e2e.commands import Commands, contents

READING = (
    ("check",),
    ("report", "--campaign", "autumn-2026"),
    ("report", "--campaign", "autumn-2026", "--out", "{out}"),
    ("plan", "--campaign", "spring-2027", "--out", "{out}"),
    ("export", "{out}/k.xlsx"),
    ("backup", "{out}/k.zip"),
)
ALL = (*READING, ("import", "{book}"), ("import", "{book}", "--replace"))
WRITING = READING[2:]


@pytest.fixture
def place(tmp_path):
    """A folder with a sound journal in it, an empty folder for papers, and a workbook that would change the journal."""
    for name in ("j", "out"):
        (tmp_path / name).mkdir()
    small_book.write(tmp_path / "a.xlsx")
    small_book.write(tmp_path / "b.xlsx", ("Журнал работы", 2, "Название", "Другое"))
    return tmp_path


@pytest.fixture
def command(place, capsys):
    run = Commands(place / "j" / "ж.profjournal", place / "data", capsys)
    assert run("import", place / "a.xlsx")[0] == 0
    assert run("import", place / "a.xlsx")[0] == 0  # notes the day of the weekly check
    return run


def words_of(words, place, out=None):
    return [word.format(out=out or place / "out", book=place / "b.xlsx") for word in words]


def damage(kind, journal):
    if kind == "text":
        journal.write_text("Это не журнал")
    elif kind == "empty":
        journal.write_bytes(b"")
    elif kind == "cut":
        journal.write_bytes(journal.read_bytes()[:20000])
    elif kind == "holed":
        content = bytearray(journal.read_bytes())
        content[8192:] = bytes(len(content) - 8192)
        journal.write_bytes(content)
    elif kind == "workbook":
        openpyxl.Workbook().save(journal)
    elif kind == "foreign":
        journal.unlink()
        with sqlite3.connect(journal) as other:
            other.execute("CREATE TABLE pupil (name)")
        other.close()
    elif kind == "newer":
        with connect(journal, None) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()


@pytest.mark.parametrize("kind", ["text", "empty", "cut", "holed", "workbook", "foreign", "newer"])
def test_a_damaged_foreign_or_newer_journal(place, command, kind):
    (backup,) = [place / "k.zip"]
    assert command("backup", backup)[0] == 0
    damage(kind, command.journal)
    before = contents(place / "j")
    for words in ALL:
        code, sentence = command.refused(*words_of(words, place))
        assert code == 4, words
        assert ("новой программой" in sentence) == (kind == "newer")
    assert contents(place / "j") == before
    assert not contents(place / "out")
    assert command("restore", backup)[0] == 0
    assert command("report", "--campaign", "autumn-2026")[1]["events"] == 2


def test_a_wrong_password(place, capsys, monkeypatch):
    run = Commands(place / "j" / "ж.profjournal", place / "data", capsys)
    monkeypatch.setenv("PROFJOURNAL_PASSWORD", "Берёза 2026")
    for _ in range(2):
        assert run("import", place / "a.xlsx")[0] == 0
    before = contents(place / "j")
    (place / "wrong.txt").write_text("Берёза 2025", "utf-8")
    for words in ALL:
        assert run.refused(*words_of(words, place), "--password-file", place / "wrong.txt")[0] == 3
    monkeypatch.delenv("PROFJOURNAL_PASSWORD")
    for words in ALL:
        assert run.refused(*words_of(words, place))[0] == 3
    assert contents(place / "j") == before
    assert not contents(place / "out")
    (place / "right.txt").write_text("\ufeffБерёза 2026\r\n", "utf-8")
    assert run("check", "--password-file", place / "right.txt")[0] == 0
    (place / "j" / "ж.profjournal.key").write_bytes(b"{}")
    assert run.refused("check", "--password-file", place / "right.txt")[0] == 4


def test_locked_by_another_process(place, command):
    program = (
        "import sys; from pathlib import Path; from models.journal.journal import Journal\n"
        f"j = Journal.open(Path({str(command.journal)!r})); print('open', flush=True); sys.stdin.read()"
    )
    before = contents(place / "j")
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline()
        for words in ALL:
            assert command.refused(*words_of(words, place))[0] == 5
        assert command.refused("restore", place / "a.xlsx")[0] in {4, 5}
        other.communicate()
    assert set(contents(place / "j")) >= set(before)
    assert not contents(place / "out")
    assert command("check")[0] == 0


@pytest.fixture
def mount(tmp_path):
    """Mounts a small disk into a folder; unmounts in the end."""
    if os.geteuid() != 0 or sys.platform != "linux" or shutil.which("mount") is None:
        pytest.skip("only root may mount a disk")
    mounted = []

    def run(folder, options):
        folder.mkdir(exist_ok=True)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True).returncode:
            pytest.skip("no disk can be mounted here")
        mounted.append(folder)
        return folder

    yield run
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], capture_output=True, check=False)


@pytest.mark.parametrize("words", [*WRITING, ("template", "{out}/t.xlsx"), ("demo", "{out}")], ids=" ".join)
@pytest.mark.parametrize("room", [0, 4096, 16384])
def test_a_full_disk_for_the_papers(place, command, mount, words, room):
    disk = mount(place / "disk", "size=512k")
    (disk / "fill").write_bytes(bytes(512 * 1024 - room))
    before, journal = {"fill"}, contents(place / "j")
    code, sentence = command.refused(*words_of(words, place, disk))
    assert code == 5
    assert "не хватает места" in sentence
    assert {file.name for file in disk.iterdir() if file.is_file() and not file.stat().st_size} == set()
    assert not list(disk.rglob("*.tmp"))
    whole = {name.rpartition("/")[2] for name in set(contents(disk)) - before}
    assert whole <= {"appendix2.docx", "appendix3.docx"}
    assert contents(place / "j") == journal


def test_a_full_disk_for_the_journal(place, capsys, mount):
    disk = mount(place / "disk", "size=3m")
    run = Commands(disk / "ж.profjournal", place / "data", capsys)
    (disk / "fill").write_bytes(bytes(2900 * 1024))
    assert run.refused("import", place / "a.xlsx")[0] == 5
    assert [file.name for file in disk.iterdir()] == ["fill"]
    (disk / "fill").unlink()
    for _ in range(2):
        assert run("import", place / "a.xlsx")[0] == 0
    free = os.statvfs(disk)
    (disk / "fill").write_bytes(bytes(max(free.f_bavail * free.f_frsize - 8192, 0)))
    code, sentence = run.refused("import", place / "b.xlsx")
    assert (code, "не хватает места" in sentence) == (5, True)
    (disk / "fill").unlink()
    assert run("check")[0] == 0
    assert run("import", place / "a.xlsx")[1]["sheets"]["Журнал работы"]["changed"] == 0


def test_a_read_only_disk(place, command, mount):
    disk = mount(place / "disk", "size=4m")
    shutil.copytree(place / "j", disk / "j")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    for words in WRITING:
        code, sentence = command.refused(*words_of(words, place, disk))
        assert (code, "закрыты для записи" in sentence) == (5, True)
    assert command.refused("template", disk / "t.xlsx")[0] == 5
    assert command.refused("demo", disk / "образец")[0] == 5
    command.common[1] = str(disk / "j" / "ж.profjournal")
    assert command.refused("import", place / "b.xlsx")[0] == 5
    assert contents(disk / "j") == contents(place / "j")


def test_a_stick_that_was_pulled(place, command, mount):
    disk = mount(place / "stick", "size=4m")
    shutil.copytree(place / "j", disk / "j")
    subprocess.run(["umount", "-l", disk], check=True)
    disk.rmdir()
    for words in WRITING[2:]:
        code, sentence = command.refused(*words_of(words, place, disk))
        assert (code, "Папки" in sentence) == (5, True)
    command.common[1] = str(disk / "j" / "ж.profjournal")
    for words in ALL:
        assert command.refused(*words_of(words, place))[0] == 5
    assert not disk.exists()


@pytest.fixture
def stick(tmp_path):
    """A disk in a file, and the folder where it is mounted; `pull` lets the disk answer no more."""
    if os.geteuid() != 0 or not shutil.which("mkfs.ext2"):
        pytest.skip("only root may mount a disk")
    image, folder = tmp_path / "stick.img", tmp_path / "stick"
    image.write_bytes(bytes(6 << 20))
    folder.mkdir()
    subprocess.run(["mkfs.ext2", "-q", "-F", image], check=True, capture_output=True)
    if subprocess.run(["mount", "-o", "loop", image, folder], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield image, folder
    subprocess.run(["umount", "-l", folder], capture_output=True, check=False)


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_stick_pulled_while_papers_are_written(place, command, stick, words):
    image, folder = stick
    pull(image, folder)
    before = contents(place / "j")
    assert command.refused(*words_of(words, place, folder))[0] == 5
    assert contents(place / "j") == before


def pull(image, folder):
    device = subprocess.run(["findmnt", "-no", "SOURCE", folder], check=True, capture_output=True, text=True).stdout
    os.truncate(image, 4096)
    subprocess.run(["losetup", "--set-capacity", device.strip()], check=True)


def test_a_stick_with_the_journal_pulled_at_work(place, capsys, stick):
    image, folder = stick
    run = Commands(folder / "ж.profjournal", place / "data", capsys)
    for _ in range(2):
        assert run("import", place / "a.xlsx")[0] == 0
    subprocess.run(["sync", "-f", folder], check=True)
    before = (folder / "ж.profjournal").read_bytes()
    whole = image.read_bytes()
    pull(image, folder)
    for words in (("import", "{book}"), ("import", "{book}", "--replace")):
        # What the page cache still holds decides whether the disk fails or the file looks broken.
        assert run.refused(*words_of(words, place))[0] in (4, 5)
    subprocess.run(["umount", "-l", folder], check=True)
    image.write_bytes(whole)
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)
    assert (folder / "ж.profjournal").read_bytes() == before
    assert run("check")[0] == 0
    assert run("import", place / "a.xlsx")[1]["sheets"]["Журнал работы"] == {
        "new": 0, "changed": 0, "same": 2, "absent": 0,
    }  # fmt: skip


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_out_that_is_a_file_and_a_file_that_is_a_folder(place, command, words):
    (place / "file").write_text("важное")
    (place / "out" / "k.xlsx").mkdir()
    (place / "out" / "k.zip").mkdir()
    before = contents(place)
    target = place / "file" if "--out" in words else place / "out"
    code, sentence = command.refused(*words_of(words, place, target))
    assert (code, "папк" in sentence) == (5, True)
    assert command.refused(*words_of(words, place, place / "file" / "ниже"))[0] == 5
    assert {name: content for name, content in contents(place).items() if name in before} == before
    assert command.refused("demo", place / "file")[0] == 5


def test_paths_that_are_not_there(place, command):
    for words in (("import", "н.xlsx"), ("restore", "н.zip"), ("check", "--password-file", "н.txt")):
        assert command.refused(*words)[0] == 5
    for words in (
        ("export", place / "н" / "a.xlsx"),
        ("backup", place / "н" / "a.zip"),
        ("template", place / "н" / "a"),
    ):
        code, sentence = command.refused(*words)
        assert (code, "Папки" in sentence) == (5, True)
        assert not (place / "н").exists()
    assert command.refused("export", place / ("д" * 300))[0] == 5
    assert command.refused("report", "--campaign", "autumn-2026", "--out", place / ("д" * 300))[0] == 5
    assert command.refused("import", place / ("д" * 300))[0] == 5
    assert command.refused("export", place / "a.xlsx", "--year", "9" * 30)[0] == 2
    for name in ("н.profjournal", "д" * 300):
        command.common[1] = str(place / name)
        for words in READING:
            assert command.refused(*words_of(words, place))[0] == 5
        assert not (place / "н.profjournal").exists()
    assert command.refused("import", place / "a.xlsx")[0] == 5


@pytest.mark.parametrize("ending", ["", ".key", ".lock"])
@pytest.mark.parametrize("word", ["export", "template", "backup"])
def test_no_command_writes_over_the_journal(place, capsys, word, ending, monkeypatch):
    run = Commands(place / "j" / "ж.profjournal", place / "data", capsys)
    monkeypatch.setenv("PROFJOURNAL_PASSWORD", "Берёза 2026")
    for _ in range(2):
        assert run("import", place / "a.xlsx")[0] == 0
    before = contents(place / "j")
    target = place / "j" / f"ж.profjournal{ending}"
    monkeypatch.chdir(place)
    assert run.refused(word, target)[0] == 2
    assert run.refused(word, f"./j/../j/{target.name}")[0] == 2
    (place / "link.xlsx").symlink_to(target)
    assert run.refused(word, place / "link.xlsx")[0] == 2
    assert contents(place / "j") == before
    (place / "other.profjournal").write_bytes(b"another journal")
    assert run.refused(word, place / "other.profjournal")[0] == 2
    assert run("check")[0] == 0


BY_MEMBERS = {
    "bomb": {"xl/media/big.bin": bytes(80 << 20)},
    "many": {f"xl/x{number}.xml": b"<a/>" for number in range(600)},
    "dots": {"../../evil.txt": b"x"},
    "absolute": {"/etc/evil": b"x"},
    "macro": {"xl/vbaProject.bin": b"x"},
    "external": {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
    "no workbook": {"xl/workbook.xml": None},
    "no types": {"[Content_Types].xml": None},
}
BY_SHEET = {
    "ratio": lambda sheet: sheet.replace(b"</worksheet>", b" " * (40 << 20) + b"</worksheet>"),
    "dtd": lambda sheet: sheet.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///x">]><worksheet', 1),
    "broken xml": lambda sheet: sheet[: len(sheet) // 2],
}
BY_FILE = {
    "cut": lambda content: content[:-200],
    "text": lambda _: "Класс;Обучающихся\n5А;20\n".encode(),
    "empty": lambda _: b"",
    "old xls": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
}
HOSTILE = (*BY_MEMBERS, *BY_SHEET, *BY_FILE)


def hostile(kind, path, sound):
    with zipfile.ZipFile(sound) as source:
        members = {name: source.read(name) for name in source.namelist()} | BY_MEMBERS.get(kind, {})
    sheet = next(name for name in members if name.startswith("xl/worksheets/"))
    members[sheet] = BY_SHEET.get(kind, bytes)(members[sheet])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            if content is not None:
                target.writestr(name, content)
    path.write_bytes(BY_FILE.get(kind, bytes)(path.read_bytes()))


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_workbooks(place, command, kind):
    before = contents(place / "j")
    hostile(kind, place / "h.xlsx", place / "b.xlsx")
    for words in ((), ("--dry-run",), ("--replace",)):
        assert command.refused("import", place / "h.xlsx", *words)[0] == 4
    assert contents(place / "j") == before
    assert command.refused("restore", place / "h.xlsx")[0] == 4
    assert contents(place / "j") == before
