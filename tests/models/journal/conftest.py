import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.journal.journal import Journal
from tests.models.journal.school import add_year

PASSWORD = "Пароль коордиНатора 7"


@pytest.fixture(params=[None, PASSWORD], ids=["plain", "password"])
def password(request: pytest.FixtureRequest) -> str | None:
    """The test runs on a journal without a password and on one with it."""
    return request.param


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal lies, in a folder of its own."""
    folder = tmp_path / "Школа № 3"
    folder.mkdir()
    return folder / "журнал.profjournal"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    """A journal of one school year, without a password, open."""
    opened, _ = Journal.create(path)
    add_year(opened)
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def locked_journal(path: Path) -> Iterator[Journal]:
    """A journal of one school year under `PASSWORD`, open."""
    opened, _ = Journal.create(path, PASSWORD)
    add_year(opened)
    yield opened
    opened.close(with_backup=False)


def _mount(folder: Path, *options: str) -> None:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a disk")
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("no disk can be mounted here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    _mount(folder, "-o", "size=1m")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def write_protect(tmp_path: Path) -> Iterator["WriteProtect"]:
    """Call it with a folder to close it for writing, for root too."""
    protect = WriteProtect()
    yield protect
    protect.undo()


class WriteProtect:
    def __init__(self) -> None:
        self._folder: Path | None = None

    def __call__(self, folder: Path) -> None:
        self._folder = folder
        if os.geteuid() != 0:
            folder.chmod(0o555)
            return
        for options in (["--bind"], ["-o", "remount,bind,ro"]):
            done = subprocess.run(["mount", *options, str(folder), str(folder)], capture_output=True)
            if done.returncode:
                pytest.skip("root writes everywhere, and nothing can be mounted here")

    def undo(self) -> None:
        if self._folder is None:
            return
        if os.geteuid() != 0:
            self._folder.chmod(0o755)
        else:
            subprocess.run(["umount", "--lazy", str(self._folder)], capture_output=True)
