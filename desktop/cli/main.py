"""Runs one command and turns whatever happens into an answer and an exit code."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import paths as places
from desktop.cli.answer import print_answer, print_refusal, refusal_of
from desktop.cli.arguments import build_parser
from desktop.cli.commands import COMMANDS
from desktop.cli.request import Request
from models.errors import ExitCode, UsageError, UserError

BUG = 70
"""Exit code of a bug in the program (EX_SOFTWARE)."""

INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Carries out one command line (without the program's name) and returns the exit code of the contract."""
    _speak_utf8()
    as_json = "--json" in argv
    try:
        arguments = build_parser(COMMANDS).parse_args(argv)
        if arguments.command is None:
            raise UsageError("Не названа команда: profjournal --help покажет, какие есть.")
        paths = places.find(getattr(arguments, "data_dir", None))
        _start_log(paths)
        answer = arguments.run(Request(arguments, paths))
    except UserError as refusal:
        code, message, exit_code = refusal_of(refusal)
        print_refusal(code, message, as_json=as_json)
        return exit_code
    except OSError as problem:
        logging.getLogger("profjournal").exception("command stopped by the system")
        code, message, exit_code = refusal_of(_refusal_by_the_system(problem))
        print_refusal(code, message, as_json=as_json)
        return exit_code
    except KeyboardInterrupt:
        print_refusal("cancelled", "Остановлено, ничего не изменилось.", as_json=as_json)
        return INTERRUPTED
    except Exception:
        logging.getLogger("profjournal").exception("command failed")
        message = "Ошибка в самой программе, команда не завершена: подробности в журнале событий программы."
        print_refusal("bug", message, as_json=as_json)
        return BUG
    try:
        print_answer(answer, as_json=as_json)
    except OSError:
        print("Ответ некуда вывести: сама команда выполнена.", file=sys.stderr)
        return ExitCode.ENVIRONMENT
    return int(answer.exit_code)


def _refusal_by_the_system(problem: OSError) -> UserError:
    """What the disk refused where nobody expected it to."""
    from models.journal.problems import of_os_error

    return of_os_error(problem, Path(os.fsdecode(problem.filename or ".")))


def _speak_utf8() -> None:
    """Russian answers arrive whole on consoles that are not set to UTF-8 (Windows, LANG=C)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _start_log(paths: places.Paths) -> None:
    from desktop import logs

    try:
        logs.start(paths.log_file)
    except (OSError, UserError):
        logging.getLogger("profjournal").addHandler(logging.NullHandler())
