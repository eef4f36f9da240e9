"""A municipality's work on the day of the deadline: 285 schools received, verified, checked, consolidated."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure

SCHOOLS = 285


def measure(folder: Path, schools: int = SCHOOLS) -> Iterator[Figure]:
    """Time and memory of a process of its own, then the time of ten times as many schools against it."""
    small, large = _work(folder, schools), _work(folder, 10 * schools)
    yield Figure(f"receive and consolidate {schools} schools", small["seconds"], "s", goal=10)
    yield Figure("the same, memory at its peak", small["megabytes"], "MB", goal=300)
    yield Figure(
        f"receive and consolidate {10 * schools} schools", large["seconds"], "s", goal=11, bare=small["seconds"]
    )


def _work(folder: Path, schools: int) -> dict[str, float]:
    place = folder / f"schools-{schools}"
    place.mkdir()
    write_packages(place, schools)
    command = [sys.executable, "-m", "tests.bench.receiving", str(place), str(schools)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def write_packages(place: Path, schools: int) -> None:
    """A package of each school, with papers of the size that a school's have."""
    from tests.models.services.senders import Sender

    for number in range(1, schools + 1):
        Sender(place / "packages", number, papers=85_000).report()


def receive_all(place: Path, schools: int) -> None:
    """The list, every package with its key confirmed, the свод."""
    from exporters.package.reader import read_package
    from models.services import consolidation, receiving
    from tests.models.services.senders import AUTUMN, new_office

    with new_office(place / "office.profjournal", range(1, schools + 1)) as journal:
        files = receiving.package_files([place / "packages"])
        received = receiving.receive(journal, files, read_package, confirm_keys=True)
        found = consolidation.consolidate(journal, AUTUMN)
    assert len(received.files) == schools and found.readiness.correct == schools


def main() -> None:
    """Do the work in this process, and tell what it took."""
    import resource
    import time

    started = time.perf_counter()
    receive_all(Path(sys.argv[1]), int(sys.argv[2]))
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    main()
