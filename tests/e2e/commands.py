"""The command line as another program drives it: words in, one JSON object and an exit code out."""

import json
import re
from pathlib import Path

import pytest

from desktop.cli import main

_RUSSIAN = re.compile(r"[А-Яа-яЁё]")
_ENGLISH = re.compile(
    r"\b(?:error|invalid|failed|cannot|traceback|none|permission|no such|denied|errno)\b", re.IGNORECASE
)


class Commands:
    """Runs commands with `--json` on one journal."""

    def __init__(self, journal: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.journal, self._capsys, self.said = journal, capsys, ""
        self.common = ["--journal", str(journal), "--data-dir", str(data), "--json"]

    def __call__(self, *words: object) -> tuple[int, dict]:
        self._capsys.readouterr()
        code = main([*map(str, words), *self.common])
        printed = self._capsys.readouterr()
        self.said = printed.err
        lines = printed.out.splitlines()
        assert len(lines) == 1, printed.out
        return code, json.loads(lines[0])

    def refused(self, *words: object) -> tuple[int, str]:
        """The exit code and the sentence of a refusal, which must be told in full and in Russian."""
        code, answer = self(*words)
        assert set(answer) == {"error"}, answer
        assert set(answer["error"]) == {"code", "message"}
        assert answer["error"]["message"] in self.said
        assert_sentence(answer["error"]["message"])
        return code, answer["error"]["message"]


def assert_sentence(message: str) -> None:
    """One Russian sentence for a person."""
    assert _RUSSIAN.search(message) and message.endswith((".", "»")) and "\n" not in message, message
    assert not _ENGLISH.search(message), message
    assert "None" not in message and "Errno" not in message, message


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder but logs and the lock."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix not in {".log", ".lock"}
    }
