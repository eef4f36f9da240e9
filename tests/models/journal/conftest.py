from collections.abc import Iterator
from pathlib import Path

import pytest

from models.journal.journal import Journal

PASSWORD = "Пароль коордиНатора 7"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal without a password, open."""
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def locked_journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal under `PASSWORD`, open."""
    opened, _ = Journal.create(tmp_path / "школа.profjournal", PASSWORD)
    yield opened
    opened.close(with_backup=False)
