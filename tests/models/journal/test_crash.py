import subprocess
import sys

import pytest

from tests.models.journal.crash import ACTIONS


def _run(action, folder, stride):
    done = subprocess.run(
        [sys.executable, "-m", "tests.models.journal.crash", action, str(folder), str(stride)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    tries, before = map(int, done.stdout.split())
    return tries, before


@pytest.mark.parametrize("action", ACTIONS)
def test_a_replacement_that_dies_leaves_one_whole_state(action, tmp_path):
    tries, before = _run(action, tmp_path, stride=23)
    assert tries > before > 1


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_replacement_that_dies_before_any_operation_leaves_one_whole_state(action, tmp_path):
    tries, before = _run(action, tmp_path, stride=1)
    print(f"{action}: {tries} deaths, {before} before the point of no return")
    assert tries - before > 5
