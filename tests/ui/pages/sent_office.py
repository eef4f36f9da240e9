"""A municipality's office at the other end: it takes what the window saved and answers with a receipt."""

from datetime import datetime
from pathlib import Path

from exporters.package.making import make_parts
from exporters.package.reader import read_package
from models.journal.journal import Journal
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.rules.remarks import RemarkOn
from models.services import decisions, office, receipts, receiving, sent_packages

AUTUMN = "autumn-2026"
NOW = datetime(2026, 10, 18, 11, 0)


class Office:
    """One journal of kind municipality."""

    def __init__(self, folder: Path, inn: str) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.inn = inn
        self.journal, _code = Journal.create(folder / "управление.profjournal")
        card = OfficeCard(full_name="Сосновский район", coordinator="Ким Ольга Петровна", start_year=2026)
        office.save_office(self.journal, card)
        office.add_expected(self.journal, [ExpectedEntry(name="Заречная СОШ", inn=inn)])

    def take(self, *files: Path) -> None:
        """Receive packages whose keys are confirmed."""
        received = receiving.receive(self.journal, files, read_package, confirm_keys=True, now=NOW)
        assert all(one.is_taken for one in received.files), received

    def accept(self) -> Path:
        """Accept the report; the receipt's file."""
        decisions.accept(self.journal, AUTUMN, [self.inn])
        return self._receipt()

    def give_back(self, *remarks: tuple[str, str]) -> Path:
        """Return the report with remarks (figure, text); the receipt's file."""
        said = [RemarkOn(figure, text) for figure, text in remarks]
        decisions.return_with_remarks(self.journal, AUTUMN, {self.inn: said})
        return self._receipt()

    def _receipt(self) -> Path:
        [made] = receipts.sign_receipts(self.journal, AUTUMN, make_parts, now=NOW)
        [part] = sent_packages.files_of(self.journal, made.package_id)
        path = self.folder / part.file_name
        path.write_bytes(part.content)
        return path
