"""A session as the window and the papers show it: the sheet of a class, one person's result, the справка."""

from dataclasses import dataclass
from datetime import date

from models.rules.diagnostics.class_figures import ClassFigures
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.note_draft import DiagnosticsNote
from models.rules.diagnostics.people import PersonResult
from models.vocabulary import DiagnosticsStage


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """All that the ведомость of a session shows.

    `people` holds the class's list of that day in its order (those without a result have `entered=False`), then the
    names that are not on it. `warnings` are whole sentences. `year` is the school year of the class.
    """

    id: int
    day: date
    stage: DiagnosticsStage | None
    class_id: int
    class_name: str
    class_teacher: str
    instrument: Instrument
    instrument_id: int
    year: int
    people: tuple[PersonResult, ...]
    figures: ClassFigures
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PupilResult:
    """One person's result in one session, for the result card."""

    session_id: int
    day: date
    stage: DiagnosticsStage | None
    class_name: str
    instrument: Instrument
    person: PersonResult


@dataclass(frozen=True, slots=True)
class SessionNote:
    """The справка as it prints: the texts, those drafted from the figures, and which are written by hand.

    `warnings` tell of surnames of the class in texts written by hand.
    """

    note: DiagnosticsNote
    drafted: DiagnosticsNote
    by_hand: frozenset[str]
    warnings: tuple[str, ...] = ()
