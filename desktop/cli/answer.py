"""What a command answers: one JSON object, or Russian lines for a person."""

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.errors import ExitCode, UserError


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is what `--json` prints; `lines` is the same told to a person; `exit_code` ends the program."""

    data: Mapping[str, Any]
    lines: tuple[str, ...] = ()
    exit_code: int = ExitCode.DONE
    notices: tuple[str, ...] = field(default=())
    """Told on standard error in both cases: recovery codes, warnings."""


def files_answer(files: list[Path], said: str) -> Answer:
    """The answer of a command that wrote files."""
    written = [str(file.absolute()) for file in files]
    return Answer({"files": written}, (said, *written))


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """The answer on standard output, its notices on standard error; OSError when the output takes nothing."""
    for notice in answer.notices:
        print(notice, file=sys.stderr)
    _say([json.dumps(answer.data, ensure_ascii=False)] if as_json else answer.lines)


def _say(lines: Iterable[str]) -> None:
    try:
        for line in lines:
            print(line, flush=True)
    except BrokenPipeError:
        _drop_the_rest()  # the reader has seen enough (`| head`)
    except OSError:
        _drop_the_rest()
        raise


def _drop_the_rest() -> None:
    """A second complaint when Python closes the stream helps nobody."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_refusal(code: str, message: str, *, as_json: bool) -> None:
    """A failure: its sentence on standard error, and as JSON on standard output when asked."""
    print(message, file=sys.stderr)
    if as_json:
        with contextlib.suppress(OSError):
            _say([json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False)])


def refusal_of(error: UserError) -> tuple[str, str, int]:
    """Code, sentence and exit code of a refusal."""
    return error.code, error.message, int(error.exit_code)
