"""The sample municipality «Сосновский район»: five schools hand in, one is late, one is returned and mends its report.

Everything is played with real journals, packages and receipts, as the people of the district would do it.
"""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from desktop.demo import ready_folder, sheet_of

if TYPE_CHECKING:
    from models.journal.journal import Journal
    from models.packages.matter import SignedPart
    from models.workbook.raw import RawWorkbook

FOLDER = "municipality"
JOURNAL_NAME = "sosnovsky.profjournal"
CAMPAIGN = "autumn-2026"


def play(folder: Path, sample: "Journal") -> list[Path]:
    """Everything of the municipality into `folder`/municipality; `sample` is the school that has signed already.

    Journals that an earlier demo made stay; papers are written again.
    """
    place = ready_folder(folder / FOLDER)
    path = place / JOURNAL_NAME
    data = json.loads(resources.path("demo", "sosnovsky.json").read_text("utf-8"))
    schools = [_journal(place / f"{one['file']}.profjournal", _workbook(one["workbook"])) for one in data["schools"]]
    is_new = not path.exists()
    office = _journal(path, _workbook(data["municipality"]))
    try:
        if is_new:
            _hand_in(place, office, [sample, *schools])
            _decide(place, office, schools, data)
        _give_receipts(place, office, [sample, *schools])
        return [*sorted(place.glob("*.profjournal")), *_papers(place, office)]
    finally:
        for journal in (office, *schools):
            journal.close()


def _workbook(sheets: dict[str, list[Any]]) -> "RawWorkbook":
    from models.workbook.raw import RawWorkbook

    return RawWorkbook(tuple(sheet_of(name, rows) for name, rows in sheets.items()))


def _journal(path: Path, workbook: "RawWorkbook") -> "Journal":
    from models.journal.journal import Journal
    from models.services.workbook_import import import_workbook

    if path.exists():
        return Journal.open(path)
    journal, _ = Journal.create(path)
    result = import_workbook(journal, workbook)
    if result.has_errors:
        raise AssertionError([problem.as_text() for problem in result.problems])
    return journal


def _hand_in(place: Path, office: "Journal", schools: list["Journal"]) -> None:
    """Every school signs its plan and report; the office receives them and compares the keys with the cards."""
    files = [file for school in schools for kind in ("plan", "report") for file in _signed(school, kind, place)]
    _receive(office, files)


def _signed(school: "Journal", kind: str, place: Path) -> list[Path]:
    """The package as it is, where the school has signed it before."""
    from exporters.package.making import make_parts
    from models.services import sending
    from models.services.sent_packages import files_of, sent_packages

    held = [one for one in sent_packages(school, CAMPAIGN) if one.kind == kind]
    if held:
        return _saved(files_of(school, held[0].package_id), place / "packages")
    sign = sending.sign_plan if kind == "plan" else sending.sign_report
    signed = sign(school, CAMPAIGN, make_parts, anyway=True)
    return _saved(files_of(school, signed.package_id), place / "packages")


def _saved(parts: "tuple[SignedPart, ...]", folder: Path) -> list[Path]:
    from exporters.package.saving import save

    return save(parts, ready_folder(folder))


def _receive(journal: "Journal", files: list[Path]) -> None:
    from exporters.package.reader import read_package
    from models.services.receiving import receive

    receive(journal, files, read_package, confirm_keys=True)


def _decide(place: Path, office: "Journal", schools: list["Journal"], data: dict[str, Any]) -> None:
    """The office returns the wrong report; the school reads the receipt, mends its journal and sends a new one."""
    from models.rules.remarks import RemarkOn
    from models.services.decisions import accept, return_with_remarks
    from models.services.workbook_import import import_workbook

    wrong = data["returned"]
    remark = RemarkOn(wrong["figure"], wrong["remark"])
    return_with_remarks(office, CAMPAIGN, {wrong["inn"]: [remark]})
    _give_receipts(place, office, schools)
    school = schools[wrong["school"]]
    import_workbook(school, _workbook(wrong["mended"]), replace=True)
    _receive(office, _sign_again(school, place))
    accept(office, CAMPAIGN, data["accepted"])


def _sign_again(school: "Journal", place: Path) -> list[Path]:
    from exporters.package.making import make_parts
    from models.services import sending
    from models.services.sent_packages import files_of

    signed = sending.sign_report(school, CAMPAIGN, make_parts, anyway=True)
    return _saved(files_of(school, signed.package_id), place / "packages")


def _give_receipts(place: Path, office: "Journal", schools: list["Journal"]) -> None:
    from exporters.package.making import make_parts
    from models.services.receipts import sign_receipts
    from models.services.sent_packages import files_of

    for signed in sign_receipts(office, CAMPAIGN, make_parts):
        files = _saved(files_of(office, signed.package_id), place / "receipts")
        for school in schools:
            if _inn(school) == signed.recipient:
                _receive(school, files)


def _inn(school: "Journal") -> str:
    from models.services.school import school_card

    return school_card(school).inn


def _papers(place: Path, office: "Journal") -> list[Path]:
    """The papers of the свод, and the package for the region, which is signed once."""
    from exporters.consolidation.papers import files_of_package, write_consolidation
    from exporters.package.making import make_parts
    from models.services.sending_consolidation import sign_consolidation
    from models.services.sent_packages import files_of, sent_packages

    written = write_consolidation(office, CAMPAIGN, place / "consolidation")
    sign = partial(sign_consolidation, office, CAMPAIGN, make_parts, files_of_package, anyway=True)
    held = next((one for one in sent_packages(office, CAMPAIGN) if one.kind == "consolidation"), None) or sign()
    written += _saved(files_of(office, held.package_id), place / "region")
    return [*sorted((place / "packages").iterdir()), *sorted((place / "receipts").iterdir()), *written]
