"""Run by test_crash: let an action die before each of its file operations in turn, and look at what is left.

    python -m tests.models.journal.crash ACTION FOLDER STRIDE

Each try is a forked process that ends itself, unannounced, at the n-th file operation; SQLite's own writes count not.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from models.errors import WrongPasswordError
from models.journal.backup import backup_to
from models.journal.journal import Journal
from models.journal.keys import key_path
from models.journal.photos import PhotoStore
from models.journal.restore import restore
from tests.models.journal.school import add_record, add_year, codes

OLD, NEW = "прежний", "новый"
PHOTOS = [b"first" * 100, b"second" * 100, b"third" * 100]
OPERATIONS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree"}
DIED = 9


def make(path: Path, password: str | None, code: str) -> None:
    journal, _ = Journal.create(path, password)
    add_year(journal)
    add_record(journal, code, tuple(PhotoStore(journal).put(photo) for photo in PHOTOS))
    journal.close(with_backup=False)


def set_password(path: Path) -> None:
    Journal.open(path).change_password(None, NEW)


def take_password_away(path: Path) -> None:
    Journal.open(path, OLD).change_password(OLD, None)


def bring_back(path: Path) -> None:
    restore(path, path.parent.parent / "backup.zip", NEW)


ACTIONS: dict[str, tuple[str | None, Callable[[Path], None], str | None]] = {
    "set": (None, set_password, NEW),
    "take-away": (OLD, take_password_away, None),
    "restore": (OLD, bring_back, NEW),
}


def dies(act: Callable[[Path], None], path: Path, operation: int) -> bool:
    """Whether `act` has so many file operations that it died before this one."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED
    left = operation

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in OPERATIONS and str(path.parent) in str(arguments[0]):
            left -= 1
            if left < 0:
                os._exit(DIED)

    sys.addaudithook(count)
    try:
        act(path)
        os._exit(0)
    finally:
        os._exit(1)


def look(path: Path, before: str | None, after: str | None) -> str:
    """Which whole state is there: "before" or "after"."""
    state = "after"
    try:
        journal = Journal.open(path, after)
    except WrongPasswordError:
        journal, state = Journal.open(path, before), "before"
    if not journal.has_password:
        state = "before" if before is None else "after"
    journal.check_on_start()
    entered = codes(journal)
    assert entered == (["after"] if (state, path.stem) == ("after", "restore") else ["before"]), entered
    with journal.read() as session:
        names = list(session.connection().exec_driver_sql("SELECT sha256 FROM photo ORDER BY position").scalars())
    assert [PhotoStore(journal).get(name) for name in names] == PHOTOS
    assert journal.has_password or not key_path(path).exists()
    journal.close(with_backup=False)
    assert not path.with_name(path.name + ".next").exists()
    return state


def main(action: str, folder: Path, stride: int) -> None:
    before, act, after = ACTIONS[action]
    template = folder / "template"
    template.mkdir()
    make(template / f"{action}.profjournal", before, "before")
    if action == "restore":
        make(folder / "other.profjournal", NEW, "after")
        with Journal.open(folder / "other.profjournal", NEW) as other:
            backup_to(other, folder / "backup.zip")
    states, operation, died = [], 0, True
    while died:
        try_folder = folder / "try"
        shutil.copytree(template, try_folder)
        path = try_folder / f"{action}.profjournal"
        died = dies(act, path, operation)
        states.append(look(path, before, after))
        shutil.rmtree(try_folder)
        operation += stride
    assert states == sorted(states, reverse=True), "once done, it stays done"
    assert states[-1] == "after"
    print(len(states), states.count("before"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
