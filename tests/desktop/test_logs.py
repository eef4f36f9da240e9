"""The log and the last net: everything needed to mend a fault, nothing that a user typed."""

import io
import logging
import subprocess
import sys
import threading

import pytest

from desktop import logs
from desktop.crash import CrashGuard

PUPIL = "Иванов Пётр"


@pytest.fixture
def log_file(tmp_path):
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    file = tmp_path / "logs" / "profjournal.log"
    logs.start(file)
    yield file
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def fail(pupil):
    try:
        raise KeyError(pupil)
    except KeyError as error:
        raise ValueError(f"нет ученика {pupil}") from error


def test_our_messages_are_logged(log_file):
    logging.getLogger("models.journal.check").warning("quick_check: %s", 3)

    assert "WARNING models.journal.check: quick_check: 3" in log_file.read_text(encoding="utf-8")


def test_an_exception_leaves_its_kind_and_places_but_not_its_text(log_file):
    try:
        fail(PUPIL)
    except ValueError:
        logging.getLogger("desktop.app").exception("unexpected error")

    text = log_file.read_text(encoding="utf-8")
    assert "builtins.KeyError" in text and "builtins.ValueError" in text
    assert "test_logs.py" in text and "in fail" in text
    assert PUPIL not in text


def test_the_text_that_another_handler_has_made_does_not_leak(log_file):
    other = logging.StreamHandler(io.StringIO())
    logging.getLogger().handlers.insert(0, other)
    try:
        fail(PUPIL)
    except ValueError:
        logging.getLogger("desktop.app").exception("unexpected error")
    finally:
        logging.getLogger().removeHandler(other)

    assert PUPIL not in log_file.read_text(encoding="utf-8")


def test_messages_of_libraries_are_withheld(log_file):
    logging.getLogger("sqlalchemy.engine").warning("INSERT INTO pupils VALUES ('%s')", PUPIL)

    text = log_file.read_text(encoding="utf-8")
    assert "WARNING sqlalchemy.engine: (message withheld)" in text
    assert PUPIL not in text


def test_the_log_rotates(log_file):
    for _ in range(3000):
        logging.getLogger("ui.jobs").info("x" * 1000)

    sizes = [file.stat().st_size for file in log_file.parent.iterdir()]
    assert len(sizes) == 4
    assert sum(sizes) < 2_200_000


def test_a_folder_that_refuses_stops_nothing(tmp_path):
    (tmp_path / "file").touch()
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    logs.start(tmp_path / "file" / "logs" / "profjournal.log")
    (added,) = set(root.handlers) - set(before)
    root.removeHandler(added)
    root.setLevel(level)

    assert isinstance(added, logging.NullHandler)


@pytest.fixture
def guard(tmp_path, log_file):
    guard = CrashGuard(tmp_path / "logs" / "fault.log")
    guard.install()
    yield guard
    guard.remove()


def crash():
    try:
        fail(PUPIL)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_what_nobody_caught_is_logged_and_shown(guard, log_file):
    shown = []
    guard.show_with(shown.append)

    crash()

    assert "CRITICAL desktop.crash: unexpected error" in log_file.read_text(encoding="utf-8")
    (report,) = shown
    assert "builtins.ValueError" in report and PUPIL not in report


def test_a_failure_while_one_is_shown_opens_no_second_dialog(guard):
    shown = []

    def show(report):
        shown.append(report)
        crash()

    guard.show_with(show)
    crash()
    crash()

    assert len(shown) == 2


def test_a_thread_that_fails_is_reported(guard):
    shown = []
    guard.show_with(shown.append)

    thread = threading.Thread(target=fail, args=[PUPIL])
    thread.start()
    thread.join()

    assert len(shown) == 1


def test_an_interruption_from_the_keyboard_is_no_crash(guard, capsys):
    shown = []
    guard.show_with(shown.append)

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert shown == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_next_start_learns_of_a_death_in_native_code(tmp_path):
    fault_file = tmp_path / "fault.log"
    program = (
        "import sys, pathlib, faulthandler; from desktop.crash import CrashGuard\n"
        "print(CrashGuard(pathlib.Path(sys.argv[1])).install())\n"
        "if sys.argv[2] == 'die': faulthandler._sigsegv()\n"
    )

    def run(how):
        return subprocess.run(
            [sys.executable, "-c", program, str(fault_file), how], capture_output=True, text=True, timeout=60
        )

    assert run("die").returncode < 0
    told = run("live").stdout
    assert "Segmentation fault" in told
    assert run("live").stdout.strip() == "None"
