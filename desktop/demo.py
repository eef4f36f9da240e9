"""The sample school «Заречная СОШ»: two years of an invented village school, and every paper that they give."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources

if TYPE_CHECKING:
    from models.journal.journal import Journal
    from models.workbook.raw import CellValue, RawSheet, RawWorkbook

JOURNAL_NAME = "zarechnaya.profjournal"
PHOTOS_OF_BEST = (10, 10, 6)
"""The third event lacks four photos, so that the sample shows a finding."""


def sample_workbooks() -> tuple["RawWorkbook", ...]:
    """The sample school's years as workbooks, the oldest first."""
    from models.workbook.raw import RawWorkbook

    data = json.loads(resources.path("demo", "zarechnaya.json").read_text("utf-8"))
    return tuple(RawWorkbook(tuple(sheet_of(name, rows) for name, rows in year.items())) for year in data["years"])


def sheet_of(name: str, rows: list[Any]) -> "RawSheet":
    """A sheet of a sample: of pairs, or of rows by their headings."""
    from models.workbook.raw import RawRow, RawSheet

    if isinstance(rows[0], list):
        paired = tuple(RawRow(number, {row[0]: row[1]}) for number, row in enumerate(rows, 1))
        return RawSheet(name, (), paired)
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    filled = tuple(
        RawRow(number, {heading: _value(value) for heading, value in row.items()}) for number, row in enumerate(rows, 2)
    )
    return RawSheet(name, headings, filled)


def _value(value: str | int) -> "CellValue":
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def create_sample(path: Path, password: str | None = None) -> str | None:
    """Makes the sample school's journal at `path`; the recovery code when there is a password.

    EnvironmentProblemError when something lies there already.
    """
    from models.journal.journal import Journal
    from models.services.actions import forget_all
    from models.services.workbook_import import import_workbook

    journal, recovery_code = Journal.create(path, password)
    with journal:
        for workbook in sample_workbooks():
            result = import_workbook(journal, workbook)
            if result.has_errors:
                raise AssertionError([problem.as_text() for problem in result.problems])
        _add_photos(journal)
        forget_all(journal)
    return recovery_code


def _add_photos(journal: "Journal") -> None:
    """Drawn pictures stand for the photos of the three best events of the latest autumn."""
    import tempfile

    from models.services import campaign_report, photos

    best = campaign_report.build(journal, "autumn-2026").best_events
    with tempfile.TemporaryDirectory() as folder:
        for event, number in zip(best, PHOTOS_OF_BEST, strict=True):
            files = []
            for index in range(number):
                file = Path(folder) / f"{event.id}-{index + 1:02}.jpg"
                file.write_bytes(_drawn_photo(event.id, index))
                files.append(file)
            photos.add(journal, event.id, files)


def _drawn_photo(event: int, index: int) -> bytes:
    from PIL import Image, ImageDraw

    hue = (event * 47 + index * 11) % 256
    sky = Image.linear_gradient("L").resize((1600, 1200))
    full = Image.new("L", sky.size, 255)
    picture = Image.merge("HSV", (Image.new("L", sky.size, hue), sky.point(lambda value: value // 3), full))
    draw = ImageDraw.Draw(picture)
    for hill in range(4):
        left = (index * 173 + hill * 451) % 1600 - 400
        draw.ellipse((left, 650 + hill * 90, left + 1100, 1700), fill=(hue, 90 + hill * 30, 170 - hill * 30))
    draw.ellipse((1150 - index * 40, 120, 1330 - index * 40, 300), fill=((hue + 30) % 256, 60, 255))
    written = BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=80)
    return written.getvalue()


SIGNED = ("autumn-2026",)
"""Campaigns of the sample whose plan and report leave as packages."""


def sign_packages(journal: "Journal", folder: Path, templates: Path | None = None) -> list[Path]:
    """The sample's packages as they would go to the municipality, and the card of the key that signed them.

    Those that an earlier demo signed are saved again as they are.
    """
    from functools import partial

    from exporters.package.making import make_parts
    from exporters.package.saving import save
    from exporters.papers import note_pages
    from exporters.pdf import key_card
    from models.journal.atomic import write_atomically
    from models.services import sending, signing_keys
    from models.services.sent_packages import files_of, sent_packages

    make = partial(make_parts, templates=templates)
    place = ready_folder(folder / "packages")
    written: list[Path] = []
    for campaign in SIGNED:
        if not sent_packages(journal, campaign):
            sending.sign_plan(journal, campaign, make)
            sending.sign_report(journal, campaign, make, measure_note=note_pages)
        for package in sent_packages(journal, campaign):
            written += save(files_of(journal, package.package_id), place)
    card = place / "key-card.pdf"
    write_atomically(card, key_card.render(signing_keys.key_card(journal)))
    return [*written, card]


def write_papers(journal: "Journal", folder: Path, templates: Path | None = None) -> list[Path]:
    """Every paper that the journal gives.

    A folder for each campaign with events, one for the journals of each year, the years as workbooks, their plans as
    calendars.
    """
    from exporters import documents, logs
    from exporters.diagnostics import papers as diagnostics
    from exporters.papers import note_pages, write_plan, write_report
    from exporters.road_map_content import road_map_document
    from exporters.xlsx import workbook_writer
    from models.rules.log_options import LogOptions
    from models.rules.periods import campaigns_of
    from models.services import campaign_report
    from models.services.plan import campaign_plan
    from models.services.plan_year import road_map_report
    from models.services.workbook_export import export_year
    from models.services.years import school_years

    written: list[Path] = []
    for year in reversed(school_years(journal)):
        for code in campaigns_of(year):
            report = campaign_report.build(journal, str(code), measure_note=note_pages)
            place = folder / str(code)
            written += write_plan(campaign_plan(journal, str(code)), place, templates=templates)
            if report.events:
                written += write_report(report, place, templates=templates)
        options = LogOptions(year.start_year)
        papers = [paper for kind in logs.KINDS for paper in logs.papers(journal, kind, options)]
        papers.append(("road-map", road_map_document(road_map_report(journal, year.start_year))))
        written += documents.write(papers, folder / f"logs-{year.start_year}")
        results = folder / f"diagnostics-{year.start_year}"
        written += documents.write(diagnostics.year_sheets(journal, year.start_year), results)
        written += documents.write(diagnostics.year_notes(journal, year.start_year), results, ("docx", "pdf"))
        written.append(_write_calendar(journal, year.start_year, folder))
        workbook = folder / f"journal-{year.start_year}.xlsx"
        workbook_writer.write(export_year(journal, year.start_year), workbook)
        written.append(workbook)
    return written


def _write_calendar(journal: "Journal", start_year: int, folder: Path) -> Path:
    from exporters.calendar_file import plan_calendar
    from models.journal.atomic import write_atomically
    from models.services.plan_year import year_plan

    path = folder / f"plan-{start_year}.ics"
    write_atomically(path, plan_calendar(year_plan(journal, start_year), datetime.now(UTC)))
    return path


def ready_folder(folder: Path) -> Path:
    """The folder for the sample, made when missing; EnvironmentProblemError when it cannot be."""
    from models.journal.problems import of_os_error

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise of_os_error(problem, folder) from problem
    return folder
