"""The instruments that a journal knows: the shipped ones, the school's own in all versions that a session used.

For the window: `instruments`, `instrument_card`, `save_instrument`, `load_instrument`, `delete_instrument`,
`definition_of`. All faults of a definition are `FieldsRefusedError` (form) or `InstrumentRefusedError` (file).
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.journal.problems import of_os_error
from models.rules.diagnostics.definition import LARGEST_FILE, read_definition, write_definition
from models.rules.diagnostics.definition_fields import InstrumentRefusedError, refuse
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.own_instrument import InstrumentCard, card_of_instrument, instrument_of_card
from models.rules.diagnostics.shipped import find_instrument, shipped_instruments
from models.rules.names import fold_name
from models.rules.russian import in_quotes, plural
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError
from models.tables import DiagnosticsSession
from models.tables import Instrument as InstrumentRow

CHANGED = Changes.of("diagnostics")
_EARLIER = "earlier"
"""Beside the fields of a definition: those of earlier versions, as long as sessions use them."""


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """An instrument of the list. `id` is the journal's, None for a shipped one that was not used yet."""

    id: int | None
    instrument: Instrument
    own: bool
    sessions: int


def instruments(journal: Journal) -> tuple[KnownInstrument, ...]:
    """The school's own by name, then the shipped ones in the order of their names."""
    with journal.read() as session:
        rows = session.scalars(select(InstrumentRow).order_by(InstrumentRow.folded)).all()
        held = select(DiagnosticsSession.instrument_id, func.count()).group_by(DiagnosticsSession.instrument_id)
        used = {number: int(count) for number, count in session.execute(held)}
        known = [KnownInstrument(row.id, current(row), is_own(row), used.get(row.id, 0)) for row in rows]
    there = {one.instrument.key or find_key(one.instrument.name) for one in known}
    unused = [
        KnownInstrument(None, one, own=False, sessions=0) for one in shipped_instruments() if one.key not in there
    ]
    theirs = sorted((*(one for one in known if not one.own), *unused), key=lambda one: fold_name(one.instrument.name))
    return (*(one for one in known if one.own), *theirs)


def find_key(name: str) -> str:
    """The key of the shipped method that a name means, empty for a school's own."""
    shipped = find_instrument(name)
    return shipped.key if shipped else ""


def is_own(row: InstrumentRow) -> bool:
    """Whether the school defined the method, or brought its name with a workbook."""
    return row.definition is not None or find_instrument(row.name) is None


def current(row: InstrumentRow) -> Instrument:
    """The latest version of a method."""
    return in_version(row, None)


def in_version(row: InstrumentRow, version: int | None) -> Instrument:
    """The method as it was in a version (None: an imported session, which takes the latest)."""
    shipped = find_instrument(row.name)
    if row.definition is None:
        return shipped or _open(row)
    kept = json.loads(row.definition)
    if version is not None:
        for one in (kept, *kept.get(_EARLIER, ())):
            if one["version"] == version:
                return read_definition(json.dumps(one))
        if shipped is not None and version <= shipped.version:
            return shipped
    return read_definition(row.definition)


def _open(row: InstrumentRow) -> Instrument:
    return Instrument(
        key="", version=row.version, name=row.name, aliases=(), scales=(), sum=None, unsure=False, answers=None
    )


def instrument_row(session: Session, name: str) -> InstrumentRow:
    """The row of a method under the name that it goes by; added when the journal has none yet."""
    shipped = find_instrument(name)
    spelled = shipped.name if shipped else " ".join(name.split())
    row = session.scalars(select(InstrumentRow).where(InstrumentRow.folded == fold_name(spelled))).one_or_none()
    if row is None and shipped is not None:
        row = next(
            (one for one in session.scalars(select(InstrumentRow)) if find_instrument(one.name) is shipped), None
        )
    if row is None:
        row = InstrumentRow(name=spelled, folded=fold_name(spelled), version=shipped.version if shipped else 1)
        session.add(row)
        session.flush()
    return row


def instrument_card(journal: Journal, instrument_id: int) -> InstrumentCard | None:
    """The form of an instrument of the journal; None when it is gone."""
    with journal.read() as session:
        row = session.get(InstrumentRow, instrument_id)
        return None if row is None else card_of_instrument(current(row), row.id)


def save_instrument(journal: Journal, card: InstrumentCard) -> tuple[Changes, int]:
    """Adds an instrument of the school (id None) or changes one; its id.

    FieldsRefusedError for faults (`row` counts the scales from 0) and for a name that is taken. Sessions that were held
    with the former version keep it.
    """
    try:
        instrument = instrument_of_card(card)
    except InstrumentRefusedError as refused:
        raise FieldsRefusedError(refused.problems) from refused
    with journal.write(Action(f"Методика {in_quotes(instrument.name)}", CHANGED)) as session:
        return CHANGED, _store(session, instrument, card.id)


def load_instrument(journal: Journal, path: Path) -> tuple[Changes, int]:
    """Adds an instrument from a definition file; its id. A method of that name gets a new version.

    `InstrumentRefusedError` for a definition that is not sound, `EnvironmentProblemError` for an unreadable file.
    """
    instrument = read_definition(_content(path))
    with journal.write(Action(f"Методика {in_quotes(instrument.name)}", CHANGED)) as session:
        return CHANGED, _store(session, replace(instrument, key=""), None, replacing=True)


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(4 * LARGEST_FILE + 1)
    except OSError as error:
        raise of_os_error(error, path) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("file", f"Файл «{path.name}» не прочитан: это не описание методики.") from None


def _store(session: Session, instrument: Instrument, row_id: int | None, *, replacing: bool = False) -> int:
    folded = fold_name(instrument.name)
    namesake = session.scalars(select(InstrumentRow).where(InstrumentRow.folded == folded)).one_or_none()
    row = session.get_one(InstrumentRow, row_id) if row_id is not None else None
    if row is None and namesake is not None and (replacing or namesake.definition is None):
        row = namesake  # a workbook brought the name only, or the file is a newer edition
    if namesake is not None and namesake is not row:
        raise FieldsRefusedError(
            [FieldProblem("name", f"Методика {in_quotes(instrument.name)} уже есть: назовите эту иначе.")]
        )
    _refuse_taken(instrument, row)
    if row is None:
        row = InstrumentRow(name=instrument.name, folded=folded, version=_first_version(instrument))
        session.add(row)
    else:
        row.version, row.name, row.folded = _next_version(session, row), instrument.name, folded
    definition = json.loads(write_definition(replace(instrument, version=row.version)))
    if earlier := _earlier(session, row, row.version):
        definition[_EARLIER] = earlier
    row.definition = json.dumps(definition, ensure_ascii=False)
    session.flush()
    return row.id


def _refuse_taken(instrument: Instrument, row: InstrumentRow | None) -> None:
    """The keys of the shipped methods are facts; only those without scales are the school's to fill in."""
    shipped = find_instrument(instrument.name)
    if shipped is not None and shipped.scales and not (row is not None and row.definition is not None):
        message = (
            f"Название {in_quotes(instrument.name)} занято методикой программы: допишите к нему, чья это редакция."
        )
        raise FieldsRefusedError([FieldProblem("name", message)])


def _first_version(instrument: Instrument) -> int:
    shipped = find_instrument(instrument.name)
    return shipped.version + 1 if shipped else 1


def _next_version(session: Session, row: InstrumentRow) -> int:
    """A new number only where a session was held with the present one, or the shipped or open one."""
    if row.definition is None:
        return max(row.version, _first_version(current(row))) + (find_instrument(row.name) is None)
    held = select(DiagnosticsSession.id).where(
        DiagnosticsSession.instrument_id == row.id, DiagnosticsSession.instrument_version == row.version
    )
    return row.version + (session.scalars(held).first() is not None)


def _earlier(session: Session, row: InstrumentRow, version: int) -> list[object]:
    """The definitions of versions that sessions still use."""
    if row.definition is None or row.id is None:
        return []
    kept = json.loads(row.definition)
    used = set(
        session.scalars(
            select(DiagnosticsSession.instrument_version).where(DiagnosticsSession.instrument_id == row.id).distinct()
        )
    )
    present = {name: value for name, value in kept.items() if name != _EARLIER}
    return [one for one in (present, *kept.get(_EARLIER, ())) if one["version"] in used and one["version"] != version]


def definition_of(journal: Journal, instrument_id: int) -> str:
    """The definition as JSON, to be handed to another school."""
    with journal.read() as session:
        return write_definition(current(session.get_one(InstrumentRow, instrument_id)))


def delete_instrument(journal: Journal, instrument_id: int) -> Changes:
    """Puts an instrument of the school into the bin; UserError while a diagnostics uses it."""
    with journal.read() as session:
        name = session.get_one(InstrumentRow, instrument_id).name
    with journal.write(Action(f"Методика {in_quotes(name)}", CHANGED, removes=True)) as session:
        used = session.scalar(
            select(func.count())
            .select_from(DiagnosticsSession)
            .where(DiagnosticsSession.instrument_id == instrument_id)
        )
        if used:
            times = plural(used, "диагностике", "диагностиках", "диагностиках")
            raise UserError(f"Методику {in_quotes(name)} удалить нельзя: она стоит в {times}.")
        session.delete(session.get_one(InstrumentRow, instrument_id))
    return CHANGED
