"""A municipality of twelve schools, and packages that journals of schools have really signed."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from exporters.package.making import make_parts
from exporters.package.reader import read_package
from exporters.package.saving import save
from models.journal.journal import Journal
from models.rules.inn import check_digit
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.rules.remarks import RemarkOn
from models.services import decisions, office, receiving, school, sending, sent_packages
from models.tables import SchoolClass, SchoolYear
from tests.ui.pages import sample

TODAY = sample.TODAY
AUTUMN = sample.AUTUMN
OFFICE = OfficeCard(
    full_name="Сосновский район",
    coordinator="Орлова Вера Павловна",
    coordinator_post="методист управления образования",
    phone="8 (382) 200-00-00",
    email="orlova@example.ru",
    start_year=2026,
)
NAMES = (
    "Сосновская СОШ № 1", "Сосновская СОШ № 2", "Берёзовская СОШ", "Заречная СОШ", "Ключевская ООШ", "Луговская СОШ",
    "Малиновская ООШ", "Новоильинская СОШ", "Осиновая ООШ", "Петровская СОШ", "Подгорная СОШ",
    "Муниципальное бюджетное общеобразовательное учреждение «Рыбаловская основная общеобразовательная школа»",
)  # fmt: skip


def inn(number: int) -> str:
    """A good ИНН."""
    nine = f"70140{number:04d}"
    return f"{nine}{check_digit(nine)}"


SCHOOLS = tuple(ExpectedEntry(inn(number), name) for number, name in enumerate(NAMES, start=1))


def fill_office(journal: Journal) -> None:
    """The card and the list."""
    office.save_office(journal, OFFICE)
    office.add_expected(journal, SCHOOLS)


def make_packages(folder: Path, name: str, entry: ExpectedEntry, *days: int, wrong: bool = False) -> list[Path]:
    """A school's journal with the sample's records, signed at each of the days of October; one file for each."""
    with Journal.create(folder / f"{name}.profjournal")[0] as journal:
        sample.fill(journal)
        card = school.school_card(journal)
        school.save_card(
            journal, replace(card, full_name=entry.name, short_name="", inn=entry.inn, municipality="Сосновский район")
        )
        files = []
        for number, day in enumerate(days):
            if number:
                _count_other(journal)
            _spoil(journal) if wrong else _mend(journal)
            package = sending.sign_report(
                journal, AUTUMN, make_parts, anyway=True, now=datetime(2026, 10, day, 12, number)
            )
            out = folder / f"{name}-{number + 1}"
            files += save(sent_packages.files_of(journal, package.package_id), out)
        return files


def _count_other(journal: Journal) -> None:
    with journal.write() as session:
        row = session.query(SchoolClass).filter(SchoolClass.grade == 8).first()
        row.enrolment -= 3


def _spoil(journal: Journal) -> None:
    """A head that cannot be addressed: an error of the report."""
    with journal.write() as session:
        session.query(SchoolYear).one().coordinator = ""


def _mend(journal: Journal) -> None:
    """The sample's own error: a class with fewer pupils with ОВЗ than took part."""
    with journal.write() as session:
        session.query(SchoolClass).filter(SchoolClass.grade == 7).one().ovz = 4


def packages(folder: Path) -> list[Path]:
    """Right, sent anew, wrong, late reports; the last two schools' keys are unknown to the office of `receive_all`."""
    made = []
    for place, days, wrong in (
        (0, (5,), False),
        (1, (5, 12), False),
        (3, (14,), True),
        (7, (21,), False),
        (9, (6, 13), True),
        (11, (15,), False),
        (4, (16,), False),
    ):
        made += make_packages(folder, f"school-{place}", SCHOOLS[place], *days, wrong=wrong)
    return made


def receive_all(journal: Journal, files: list[Path]) -> None:
    """Into the office's journal, the keys taken for confirmed; one report accepted, one given back."""
    receiving.receive(journal, files, read_package, confirm_keys=True, now=datetime(2026, 10, 22, 9, 0))
    decisions.accept(journal, AUTUMN, [SCHOOLS[0].inn])
    remark = RemarkOn("participants:8", "Проверьте 8 класс: в первой подаче было 19, сейчас 16.")
    decisions.return_with_remarks(journal, AUTUMN, {SCHOOLS[3].inn: [remark]})
