"""Pictures of «Диагностика» for the eye: `python -m tests.ui.pages.diagnostics.shoot out.png --do "…"`.

Needs a screen (`xvfb-run -s "-screen 0 1366x768x24"`). `--do` takes Python that is run with `window`, `page`, `ids`.
"""

import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.journal.journal import Journal
from models.vocabulary import DiagnosticsStage
from tests.ui.pages import sample
from tests.ui.pages.diagnostics.window import DDO, INCLINATIONS, DiagnosticsWindow, add_session, fill_sheets
from tests.ui.shooting import dressed_application, look_parser, show

PATTERNS = ("абв", "ааб", "вба", "ббв", "аав", "вва", "бва")


def some_sheets(count, length, letters):
    """Made-up sheets, with a refusal and two absent."""
    sheets = []
    for number in range(count):
        pattern = [letter for letter in PATTERNS[number % len(PATTERNS)] if letter in letters]
        sheets.append("".join(pattern[(at * (number + 2)) % len(pattern)] for at in range(length)))
    sheets[3], sheets[5], sheets[6] = "отказ", "отсутствовал", "отсутствовал"
    return sheets


def lengthen(journal):
    """Names as long as they come."""
    from models.rules.names import fold_name
    from models.tables import Pupil

    with journal.write() as session:
        for pupil in session.query(Pupil):
            surname = pupil.full_name.split()[0]
            pupil.full_name = f"{surname}-Преображенская Александра-Валентина Константиновна {pupil.id}"
            pupil.folded = fold_name(pupil.full_name)


def fill(journal):
    """Several sessions, the first of them with sheets of all but six."""
    ids = [
        add_session(journal, "8", INCLINATIONS, date(2026, 9, 15), DiagnosticsStage.YEAR_START),
        add_session(journal, "9", DDO, date(2026, 9, 17), DiagnosticsStage.YEAR_START),
        add_session(journal, "9", "Голланд, 42 пары", date(2026, 9, 22)),
        add_session(journal, "8", INCLINATIONS, date(2027, 4, 14), DiagnosticsStage.YEAR_END),
        add_session(journal, "10", "«Билет в будущее»", date(2026, 9, 25)),
        add_session(journal, "11", "Дембо — Рубинштейн (Прихожан)", date(2026, 9, 28), DiagnosticsStage.YEAR_START),
        add_session(journal, "9", "Карта интересов (Голомшток)", date(2026, 10, 1)),
        add_session(journal, "10", "ОПГ (Кабардова)", date(2026, 10, 2), DiagnosticsStage.YEAR_START),
    ]
    fill_sheets(journal, ids[0], some_sheets(14, 24, "абв"))
    fill_sheets(journal, ids[1], some_sheets(18, 20, "аб"))
    fill_sheets(journal, ids[3], some_sheets(17, 24, "абв")[::-1])
    return ids


def main(arguments=None):
    parser = look_parser()
    parser.add_argument("out")
    parser.add_argument("--journal", default="filled", choices=["filled", "small", "empty"])
    parser.add_argument("--long", action="store_true", help="long names of people and classes")
    parser.add_argument("--do", default="")
    options = parser.parse_args(arguments)
    _app = dressed_application(options)
    with tempfile.TemporaryDirectory() as folder:
        journal, _code = Journal.create(Path(folder) / "школа.profjournal")
        if options.journal != "empty":
            sample.fill(journal)
        if options.long:
            lengthen(journal)
        ids = fill(journal) if options.journal == "filled" else []
        window = DiagnosticsWindow(journal)
        window.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
        window.set_saved("Сохранено в 14:32")
        show(window, options)
        if options.do:
            names = {"window": window, "page": window.diagnostics, "ids": ids, "journal": journal}
            exec(options.do, {**names, "QTest": QTest, "Qt": Qt})
            QTest.qWait(300)
        window.grab().save(options.out)
        window.context.jobs.stop()
        journal.close(with_backup=False)


if __name__ == "__main__":
    main()
