"""Schools as an office meets them: real signed packages of invented schools, and the office's journal."""

from datetime import datetime
from pathlib import Path
from typing import Any

from exporters.package.writer import write
from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.rules.inn import check_digit
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.services import office
from models.signing.key_pair import KeyPair, new_key_pair
from models.signing.succession import successor
from models.vocabulary import JournalKind
from tests.exporters.package.factories import content, plan_json

AT = datetime(2026, 10, 17, 12, 30)
NOW = datetime(2026, 10, 18, 9, 0)
AUTUMN = "autumn-2026"
DISTRICT = "Сосновский муниципальный район"


def inn(number: int) -> str:
    """The ИНН of the school with this number."""
    nine = f"70{number:07}"
    return f"{nine}{check_digit(nine)}"


class Sender:
    """A school with its key; `report` writes the package of a number into the folder."""

    def __init__(self, folder: Path, number: int, key: KeyPair | None = None, papers: int = 7) -> None:
        self.folder, self.number, self.inn = folder, number, inn(number)
        self.name = f"Школа № {number}"
        self.key = key or new_key_pair(self.name)
        self.municipality = "Сосновский район"
        self.papers = bytes(papers)

    def renewed(self) -> "Sender":
        """The same school with a key that the old one vouches for."""
        return Sender(self.folder, self.number, successor(self.key, self.name, AT))

    def other(self) -> "Sender":
        """The same school with a key of its own."""
        return Sender(self.folder, self.number)

    def report(self, sequence: int = 1, part: int = 1, parts: int = 1, **changes: Any) -> Path:
        """The report package; equal arguments give the same content."""
        data = content(**{**self._envelope("report", sequence, part, parts), **changes})
        return self._write(PackageKind.REPORT, data, f"{sequence}-{part}")

    def plan(self, sequence: int = 1, **changes: Any) -> Path:
        """The plan package."""
        data = plan_json(**{**self._envelope("plan", sequence, 1, 1), **changes})
        return self._write(PackageKind.PLAN, data, f"{sequence}")

    def _envelope(self, kind: str, sequence: int, part: int, parts: int) -> dict[str, Any]:
        mark = self.key.fingerprint[:5]
        return {
            "school": {"name": self.name, "inn": self.inn, "municipality": self.municipality},
            "package_id": f"{kind}-{self.number}-{mark}-{sequence}",
            "sequence": sequence,
            "replaces": f"{kind}-{self.number}-{mark}-{sequence - 1}" if sequence > 1 else None,
            "part": part,
            "parts": parts,
        }

    def _write(self, kind: PackageKind, data: dict[str, Any], name: str) -> Path:
        self.folder.mkdir(exist_ok=True)
        files = [(f"note-{data['part']}.docx", self.papers)]
        made = write(kind, data, files, self.key, AT)
        path = (
            self.folder
            / f"{kind.value}-{self.number}-{self.key.fingerprint[:5]}-{name}-{made.manifest_sha256[:6]}.asice"
        )
        path.write_bytes(made.content)
        return path


def new_office(path: Path, numbers: range, kind: JournalKind = JournalKind.MUNICIPALITY) -> Journal:
    """An office's journal of 2026/2027 that expects the schools with these numbers."""
    journal, _ = Journal.create(path)
    card = OfficeCard(full_name=DISTRICT, coordinator="Орлова Ирина Петровна", start_year=2026, kind=kind)
    office.save_office(journal, card)
    if numbers:
        office.add_expected(journal, [ExpectedEntry(inn(one), f"Школа № {one}") for one in numbers])
    return journal
