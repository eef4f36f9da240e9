"""The papers of diagnostics as the window and the command line ask for them: read, set, rendered.

- `sheet_paper(journal, session_id, names)`: ведомость with its chart → `LogContent`;
- `card_paper(journal, pupil_id, session_id, names)`: a pupil's result card (one session, or all with None);
- `guest_card_paper(journal, session_id, name, names)`: the card of a name that is no pupil of the lists;
- `change_paper(journal, before_id, after_id, names)`: the change between two dates, by scale and by person;
- `criteria_paper(journal, class_id)`: Таблица 2 of a class;
- `log_paper(journal, options)`: the log of a year.
  All of them go through `exporters.logs`: `pdf(content)`, `key_pdf(content)`, and as files
  `documents.write(logs.papers_of(content, stem), folder, formats)`.
- `note_paper(journal, session_id, before_id)`: the справка → `TableDocument`; `note_pdf(document)`,
  `documents.write([(stem, document)], folder, ("docx", "pdf"))`.
- `year_sheets(journal, year)`, `year_notes(journal, year)`: everything of a year without names, for `documents.write`.
Where names stand under codes, whoever has none yet gets one, which is written into the journal.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exporters.diagnostics import card, change, criteria, log, note, sheet
from exporters.documents import Paper
from exporters.log_content import Codes, LogContent
from exporters.log_paper import log_document
from exporters.table_document import TableDocument
from models.errors import UserError
from models.rules.diagnostics.people import PersonResult
from models.rules.diagnostics.sheet import PupilResult
from models.rules.log_options import LogOptions, Names

if TYPE_CHECKING:
    from models.journal.journal import Journal
    from models.services.diagnostics import SessionRow


def sheet_paper(journal: "Journal", session_id: int, names: Names = Names.FULL) -> LogContent:
    """Ведомость of a session; UserError when it is gone."""
    from models.services import diagnostics_sheet
    from models.services.log_papers.diagnostics import school_head

    found = diagnostics_sheet.sheet(journal, session_id)
    codes = _codes(journal, found.people, names)
    return sheet.sheet_content(found, school_head(journal, found.year), names, codes)


def card_paper(
    journal: "Journal", pupil_id: int, session_id: int | None = None, names: Names = Names.FULL
) -> LogContent:
    """A pupil's card: the result of one session, or all results; UserError when there is none."""
    from models.services.diagnostics_summary import pupil_results

    results = [one for one in pupil_results(journal, pupil_id) if session_id in {None, one.session_id}]
    if not results:
        raise UserError("У обучающегося ещё нет результатов диагностики: впишите их в ведомость.")
    return _card(journal, results, names)


def guest_card_paper(journal: "Journal", session_id: int, name: str, names: Names = Names.FULL) -> LogContent:
    """The card of whoever stands in a sheet under a name; UserError when nobody does."""
    from models.services import diagnostics_sheet

    found = diagnostics_sheet.sheet(journal, session_id)
    person = next((one for one in found.people if one.name == name and one.entered), None)
    if person is None:
        raise UserError(f"{name}: в ведомости нет результата, впишите его.")
    result = PupilResult(found.id, found.day, found.stage, found.class_name, found.instrument, person)
    return _card(journal, [result], names)


def _card(journal: "Journal", results: list[PupilResult], names: Names) -> LogContent:
    from models.services import diagnostics_sheet
    from models.services.log_papers.diagnostics import school_head

    year = diagnostics_sheet.sheet(journal, results[-1].session_id).year
    codes = _codes(journal, [results[-1].person], names)
    return card.card_content(results, school_head(journal, year), year, names, codes)


def change_paper(journal: "Journal", before_id: int, after_id: int, names: Names = Names.NONE) -> LogContent:
    """The change from one session to a later one of the same method; UserError for two methods."""
    from models.services import diagnostics_sheet
    from models.services.diagnostics_summary import comparison
    from models.services.log_papers.diagnostics import school_head

    found = comparison(journal, before_id, after_id)
    before, after = (diagnostics_sheet.sheet(journal, number) for number in (before_id, after_id))
    codes = _codes(journal, (one.person for one in found.people), names)
    return change.change_content(before, after, found, school_head(journal, after.year), names, codes)


def criteria_paper(journal: "Journal", class_id: int) -> LogContent:
    """Таблица 2 of the recommendations for a class."""
    from models.services.diagnostics_summary import class_criteria
    from models.services.log_papers.diagnostics import class_and_year, school_head

    name, year = class_and_year(journal, class_id)
    return criteria.criteria_content(class_criteria(journal, class_id), name, school_head(journal, year), year)


def log_paper(journal: "Journal", options: LogOptions) -> LogContent:
    """The log of the year; UsageError when there is no such year."""
    from models.services.log_papers.diagnostics import read_diagnostics

    year = read_diagnostics(journal, options.year)
    people = (one for row in year.rows for one in row.sheet.people)
    return log.diagnostics_log(year, options, _codes(journal, people, options.names))


def note_paper(journal: "Journal", session_id: int, before_id: int | None = None) -> TableDocument:
    """The справка of a session, with the change from an earlier one where that is named."""
    from models.services import diagnostics_sheet
    from models.services.diagnostics_summary import comparison, session_note
    from models.services.log_papers.diagnostics import school_head

    found = diagnostics_sheet.sheet(journal, session_id)
    moved = comparison(journal, before_id, session_id) if before_id is not None else None
    texts = session_note(journal, session_id, before_id)
    return note.note_document(found, texts, school_head(journal, found.year), moved)


def year_sheets(journal: "Journal", year: int) -> list[Paper]:
    """All ведомости of a year and Таблица 2 of its classes, without names, under the names of their files."""
    rows = _in_order(journal, year)
    found = [(f"sheet-{number}", _set(sheet_paper(journal, row.id, Names.NONE))) for number, row in enumerate(rows, 1)]
    classes = dict.fromkeys((row.class_id, row.class_name) for row in rows)
    return found + [(f"criteria-{name}", _set(criteria_paper(journal, class_id))) for class_id, name in classes]


def year_notes(journal: "Journal", year: int) -> list[Paper]:
    """The справки of a year under the names of their files, numbered as the ведомости are."""
    return [(f"note-{number}", note_paper(journal, row.id)) for number, row in enumerate(_in_order(journal, year), 1)]


def _in_order(journal: "Journal", year: int) -> list["SessionRow"]:
    from models.services import diagnostics

    ids = diagnostics.sessions(journal, year, order=("day", False))
    rows = diagnostics.session_rows(journal, ids)
    return [rows[number] for number in ids]


def _set(content: LogContent) -> TableDocument:
    return log_document(content.paper)


def note_pdf(document: TableDocument) -> bytes:
    """The справка as PDF."""
    from exporters.pdf import table_document

    return table_document.render(document)


def _codes(journal: "Journal", people: Iterable[PersonResult], names: Names) -> Codes:
    from exporters.logs import codes_of

    return codes_of(journal, map(sheet.person_of, people) if names is Names.CODED else ())
