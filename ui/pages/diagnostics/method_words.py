"""Methods in the words of the list and of the card."""

from dataclasses import replace
from typing import TYPE_CHECKING

from models.rules.diagnostics.definition_fields import InstrumentRefusedError
from models.rules.diagnostics.instrument import AnswerKind, Instrument
from models.rules.diagnostics.own_instrument import OWN_KINDS, card_of_instrument, instrument_of_card
from models.rules.russian import plural
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.services.diagnostics_instruments import KnownInstrument

_KINDS = {
    AnswerKind.CHOICE: "варианты ответа",
    AnswerKind.PAIR: "3 балла на два утверждения",
    AnswerKind.RATING: "оценка числом",
    AnswerKind.YES_NO: "да или нет",
    AnswerKind.MILLIMETRES: "миллиметры на линии",
    AnswerKind.TRIPLE: "три оценки на вопрос",
    AnswerKind.PASSED: "отметка о прохождении",
}


def kind_words(instrument: Instrument) -> str:
    """«варианты ответа, 24 вопроса»."""
    if instrument.answers is None:
        return "готовые баллы"
    words = _KINDS[instrument.answers.kind]
    if not instrument.answers.items:
        return words
    return f"{words}, {plural(instrument.answers.items, 'вопрос', 'вопроса', 'вопросов')}"


def fits_form(instrument: Instrument) -> bool:
    """Whether the form holds all of a method; one from a file may have norms, parts, other spellings."""
    if instrument.answers is not None and instrument.answers.kind not in OWN_KINDS:
        return False
    if not instrument.scales:
        return True
    try:
        formed = instrument_of_card(card_of_instrument(instrument))
    except InstrumentRefusedError:
        return False
    return replace(formed, key=instrument.key, version=instrument.version, unsure=instrument.unsure) == instrument


def _used(row: "KnownInstrument") -> int | None:
    return row.sessions or None


METHOD_COLUMNS = (
    Column("Методика", lambda row: row.instrument.name, strong=True),
    Column("Чья", lambda row: "своя" if row.own else "программы", width=110),
    Column("Как отвечают", lambda row: kind_words(row.instrument), width=270),
    Column("Шкал", lambda row: len(row.instrument.scales) or None, Kind.COUNT, width=80),
    Column("Редакция", lambda row: row.instrument.version, Kind.COUNT, width=96),
    Column("Диагностик", _used, Kind.COUNT, width=120),
)
