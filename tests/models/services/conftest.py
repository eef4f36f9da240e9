import shutil
from pathlib import Path

import pytest

from desktop import demo
from models.journal.journal import Journal


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample school's journal, made once for all tests of the session."""
    path = tmp_path_factory.mktemp("sample") / demo.JOURNAL_NAME
    demo.create_sample(path)
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path):
    """An open journal of the sample school, the test's own."""
    for beside in sample_file.parent.glob(f"{sample_file.name}*"):
        if beside.is_dir():
            shutil.copytree(beside, tmp_path / beside.name)
        elif beside.suffix != ".lock":
            shutil.copy(beside, tmp_path)
    with Journal.open(tmp_path / sample_file.name) as journal:
        yield journal
