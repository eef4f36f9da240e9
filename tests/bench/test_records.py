"""The probe of the pages of records stays one that runs."""

import pytest

from tests.bench import large_logs, records


@pytest.mark.parametrize("place", ["consultations", "work_log"])
def test_a_small_log_is_measured(tmp_path, place):
    path = tmp_path / "small.profjournal"
    large_logs.make(path, 20, 200)
    found = records.probe(path, place)
    assert found.keys() == {"first", "open", "filter", "scroll", "megabytes"}
    assert all(figure > 0 for figure in found.values())
