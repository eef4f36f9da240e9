"""The program tries itself: `profjournal --smoke-test`, mostly for the frozen one, where a library may be missing."""

import faulthandler
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from desktop import demo
from models.errors import WrongPasswordError

SECONDS = 100
"""Longer than this is a hang: the stacks are printed and the process ends."""

_PASSWORD = "проба пера"
_CAMPAIGN = "autumn-2026"


def run(open_window: Callable[[Path], None]) -> int:
    """Try every part on a sample in a temporary folder; 0 when all work, 1 after the first that does not.

    `open_window` opens the window with the journal of the given path, waits until it is drawn, and closes it.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no screen is needed
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    try:
        with tempfile.TemporaryDirectory(prefix="profjournal-smoke-") as name:
            return _try_all(Path(name), open_window)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _try_all(folder: Path, open_window: Callable[[Path], None]) -> int:
    plain, locked, old = (folder / f"{name}.profjournal" for name in ("plain", "locked", "old"))
    parts: tuple[tuple[str, Callable[[], None]], ...] = (
        ("journal without a password", lambda: _fill_plain(plain)),
        ("papers: docx, xlsx, pdf", lambda: _write_papers(plain, folder / "papers")),
        ("packages: signed and read", lambda: _sign_and_read(plain, folder / "papers")),
        ("municipality: packages and receipts", lambda: _consolidate(plain, folder)),
        ("journal with a password", lambda: _open_with_password(locked)),
        ("import of a workbook", lambda: _import(locked, folder / "papers" / "journal-2026.xlsx")),
        ("migration", lambda: _migrate(old)),
        ("window", lambda: open_window(plain)),
    )
    for name, work in parts:
        try:
            work()
        except Exception as error:
            print(f"smoke test: {name}: FAILED", file=sys.stderr)
            traceback.print_exception(error)
            return 1
        print(f"smoke test: {name}: ok", flush=True)
    return 0


def _fill_plain(path: Path) -> None:
    from models.journal.journal import Journal

    demo.create_sample(path)
    with Journal.open(path) as journal:
        journal.check_on_start()


def _write_papers(path: Path, folder: Path) -> None:
    from models.journal.journal import Journal

    with Journal.open(path) as journal:
        written = demo.write_papers(journal, folder)
    missing = {".docx", ".xlsx", ".pdf"} - {file.suffix for file in written if file.stat().st_size > 0}
    if missing:
        raise AssertionError(f"not written: {missing}")


def _sign_and_read(path: Path, folder: Path) -> None:
    """Signing, reading back, the card with its QR, and the hash of ГОСТ."""
    from exporters.package import gost
    from exporters.package.reader import read_package
    from models.journal.journal import Journal

    with Journal.open(path) as journal:
        written = demo.sign_packages(journal, folder)
    kinds = {read_package(file).kind.value for file in written if file.suffix == ".asice"}
    if kinds != {"plan", "report"} or len(gost.digest("streebog256", b"")) != 32:
        raise AssertionError(f"read back: {kinds}")


def _consolidate(path: Path, folder: Path) -> None:
    from desktop import demo_municipality
    from models.journal.journal import Journal
    from models.services.consolidation import consolidate

    with Journal.open(path) as journal:
        demo_municipality.play(folder, journal)
    with Journal.open(folder / demo_municipality.FOLDER / demo_municipality.JOURNAL_NAME, read_only=True) as office:
        percent = consolidate(office, _CAMPAIGN).readiness.percent
    if percent != "80,00":
        raise AssertionError(f"readiness {percent}")


def _open_with_password(path: Path) -> None:
    from models.journal.journal import Journal

    journal, _ = Journal.create(path, _PASSWORD)
    journal.close()
    try:
        Journal.open(path, "другой")
    except WrongPasswordError:
        return
    raise AssertionError("a wrong password opens the journal")


def _import(path: Path, workbook: Path) -> None:
    from exporters.xlsx import workbook_reader
    from models.journal.journal import Journal
    from models.services import campaign_report
    from models.services.workbook_import import import_workbook

    with Journal.open(path, _PASSWORD) as journal:
        result = import_workbook(journal, workbook_reader.read(workbook))
        if result.has_errors:
            raise AssertionError(f"{len(result.problems)} problems")
        if campaign_report.build(journal, _CAMPAIGN).figures.events == 0:
            raise AssertionError("nothing was imported")


def _migrate(path: Path) -> None:
    """Every released step on an empty file: Alembic and the steps are on board."""
    from models.journal.engine import APPLICATION_ID, connect_for_work, make_engine
    from models.journal.journal import Journal
    from models.migrations import runner

    connection = connect_for_work(path, None)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID:d}")
    connection.close()
    engine = make_engine(path, None)
    runner.upgrade(engine, 0, runner.released_steps())
    engine.dispose()
    with Journal.open(path) as journal:
        journal.check_on_start()
