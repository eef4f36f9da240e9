"""A small guard of the large figure: a municipality's day must not become slow unnoticed."""

import time

from tests.bench import receiving

SCHOOLS = 40
BOUND = 8.0
"""Seconds; 285 schools take under four on an idle machine."""


def test_forty_schools_are_received_and_consolidated_in_seconds(tmp_path):
    receiving.write_packages(tmp_path, SCHOOLS)
    started = time.perf_counter()
    receiving.receive_all(tmp_path, SCHOOLS)
    assert time.perf_counter() - started < BOUND
