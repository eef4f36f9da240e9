"""The log of consultations as a table: which records, in what order, under what numbers, with what totals."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, Text, case, cast, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.journal.journal import Journal
from models.rules.consultation_counts import NOBODY, PersonsCounselled
from models.rules.consultation_words import category_and_class
from models.rules.log_numbering import PrintedLog
from models.rules.log_options import LogKind
from models.rules.names import code_key
from models.rules.russian import plural
from models.services.log_papers.printed import printed_log
from models.services.person_codes import NO_CODE, Named, known_codes
from models.services.search_words import records_with
from models.services.years import year_row
from models.tables import Consultation, ConsultationName, PersonCode, Pupil, SchoolClass
from models.vocabulary import ConsultationKind, PersonCategory

_BY_DATE = (Consultation.day, Consultation.time, Consultation.id)
SHOWN_NAMES = 2
_SHOWN_LETTERS = 300
"""Of the texts in a cell, whose tooltip shows the whole of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What narrows a section of the year's log; None and «» narrow nothing."""

    kind: ConsultationKind = ConsultationKind.INDIVIDUAL
    words: str = ""
    class_id: int | None = None
    category: PersonCategory | None = None
    since: date | None = None
    until: date | None = None
    consent: bool | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the log as it is asked for.

    `numbers` are the № of all records of the section, by key, as the paper has them: by day and time, then by entry;
    what is on paper already keeps its number. `sizes` are the records of both sections in the year.
    """

    keys: tuple[int, ...]
    numbers: Mapping[int, int]
    sizes: Mapping[ConsultationKind, int]


@dataclass(frozen=True, slots=True)
class ListedConsultation:
    """One row of the table. `who` holds codes in place of names when the record is `coded`."""

    id: int
    number: int
    kind: ConsultationKind
    day: date
    time: str
    who: str
    named: bool
    whose: str
    coded: bool
    people: int
    ovz: int | None
    topic: str
    initiator: str
    outcome: str
    next_meeting: date | None
    transfer_consent: bool


def section(journal: Journal, year: int, wanted: Wanted, order: tuple[str, bool] = ("", False)) -> Section:
    """The records of the year's section that are asked for; UsageError for no such year.

    `order`: `number`, `day` or `next`, and whether descending; without a word the latest come first.
    """
    with journal.read() as session:
        year_id = year_row(session, year).id
        met = [Consultation.year_id == year_id, Consultation.kind == wanted.kind]
        in_order = _ids(session, select(Consultation.id).where(*met).order_by(*_BY_DATE))
        numbers = _numbers(in_order, printed_log(session, LogKind.CONSULTATIONS, year), wanted.kind)
        keys = in_order
        if narrowing := _narrowing(session, wanted):
            found = set(_ids(session, select(Consultation.id).where(*met, *narrowing)))
            keys = [key for key in in_order if key in found]
            met += narrowing
        return Section(
            _arranged(session, keys, met, order, numbers),
            numbers,
            _sizes(session, year_id),
        )


def persons_counselled_in(journal: Journal, year: int, kind: ConsultationKind, asked: Section) -> PersonsCounselled:
    """Different persons counselled in the records of a section that were asked for (domain, section 7).

    «Консультаций проведено» is their number: two figures, never one for the other.
    """
    with journal.read() as session:
        met = [Consultation.year_id == year_row(session, year).id, Consultation.kind == kind]
        if len(asked.keys) < asked.sizes[kind]:
            met.append(Consultation.id.in_(_listed_ids(asked.keys)))
        return persons_of(session, met)


def _numbers(in_order: Sequence[int], printed: PrintedLog, kind: ConsultationKind) -> dict[int, int]:
    """As `models.rules.log_numbering.numbered` numbers the paper."""
    kept = printed.numbers.get(kind, {})
    if not kept:
        return dict(zip(in_order, range(1, len(in_order) + 1), strict=True))
    following = count(printed.last_number(kind) + 1)
    return {key: kept.get(f"c{key}") or next(following) for key in in_order}


def _arranged(
    session: Session,
    keys: list[int],
    met: list[ColumnElement[bool]],
    order: tuple[str, bool],
    numbers: Mapping[int, int],
) -> tuple[int, ...]:
    """By number or by next meeting, as asked; else the latest first."""
    word, descending = order
    if word == "next":
        column = Consultation.next_meeting
        by_meeting = column.desc() if descending else column.asc()
        query = select(Consultation.id).where(*met)
        return tuple(_ids(session, query.order_by(column.is_(None), by_meeting, Consultation.id)))
    if word == "number":
        return tuple(sorted(keys, key=numbers.__getitem__, reverse=descending))
    return tuple(keys if word and not descending else reversed(keys))


def _ids(session: Session, query: Select[int]) -> list[int]:
    """The numbers that a query gives, in its order: as one text, for tens of thousands of rows cost ten times it."""
    text = session.scalar(select(func.json_group_array(query.subquery().c.id)))
    ids: list[int] = json.loads(text or "[]")
    return ids


def _listed_ids(keys: Sequence[int]) -> Select[Any]:
    """Numbers as a subquery, given as one text: there may be more of them than a query has variables."""
    return select(func.json_each(json.dumps(keys)).table_valued("value").c.value)


def _sizes(session: Session, year_id: int) -> dict[ConsultationKind, int]:
    counted = select(Consultation.kind, func.count()).where(Consultation.year_id == year_id).group_by(Consultation.kind)
    found = dict(session.execute(counted).all())
    return {kind: found.get(kind, 0) for kind in ConsultationKind}


def _narrowing(session: Session, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.class_id is not None:
        conditions.append(Consultation.class_id == wanted.class_id)
    if wanted.category is not None:
        conditions.append(Consultation.category == wanted.category)
    if wanted.since is not None:
        conditions.append(Consultation.day >= wanted.since)
    if wanted.until is not None:
        conditions.append(Consultation.day <= wanted.until)
    if wanted.consent is not None:
        conditions.append(Consultation.transfer_consent.is_(wanted.consent))
    with_words = records_with("consultation", wanted.words)
    if with_words is not None:
        found: ColumnElement[bool] = Consultation.id.in_(with_words)
        if coded := _with_code(session, wanted.words):
            found = or_(found, Consultation.id.in_(coded))
        conditions.append(found)
    return conditions


def _with_code(session: Session, words: str) -> set[int]:
    """Records of persons whose code is typed: no index of words holds it."""
    wanted = code_key(words)
    rows = session.execute(select(PersonCode.code, PersonCode.folded, PersonCode.pupil_id))
    given = [(folded, pupil) for code, folded, pupil in rows if code_key(code) == wanted]
    own = session.execute(select(Pupil.code, Pupil.id).where(Pupil.code.is_not(None)))
    pupils = {pupil for code, pupil in own if code and code_key(code) == wanted} | {pupil for _, pupil in given}
    if not given and not pupils:
        return set()
    names = ConsultationName
    by_code = or_(names.folded.in_(folded for folded, _ in given), names.pupil_id.in_(pupils - {None}))
    return set(session.scalars(select(names.consultation_id).where(by_code)))


def persons_of(session: Session, conditions: Sequence[ColumnElement[bool]]) -> PersonsCounselled:
    """`persons_counselled` of the records that meet the conditions, summed by the database.

    It says what `models.rules.consultation_counts` says, over tens of thousands of records in a moment.
    """
    attended = session.execute(_attended(conditions)).all()
    persons = {(category, class_id): number for category, class_id, number in session.execute(_distinct(conditions))}
    sizes = dict(session.execute(select(SchoolClass.id, SchoolClass.enrolment)).all())
    return sum(
        (
            _of_group(persons.get((category, class_id), 0), most, unnamed, sizes.get(class_id))
            for category, class_id, most, unnamed in attended
        ),
        start=NOBODY,
    )


_NAMES = ConsultationName
_WHOLE = -1
"""As a limit it limits nothing, and keeps SQLite from melting a subquery, whose order is meant, into its query."""


def _by_entry(conditions: Sequence[ColumnElement[bool]]) -> Subquery:
    """The records in the order in which their names are stored: each page of names is then read once."""
    of_class = case((Consultation.category == PersonCategory.PUPIL, Consultation.class_id)).label("of_class")
    query = select(Consultation.id, Consultation.category, of_class, Consultation.number).where(*conditions)
    return query.order_by(Consultation.id).limit(_WHOLE).subquery()


def _attended(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """By group: the most who came at once, and how many came without being named."""
    record = _by_entry(conditions).c
    named = select(func.count()).where(_NAMES.consultation_id == record.id).scalar_subquery().label("named")
    each = select(record.category, record.of_class, record.number, named).limit(_WHOLE).subquery().c
    there = func.max(func.coalesce(each.number, 0), each.named, 1)
    groups = (each.category, each.of_class)
    return select(*groups, func.max(there), func.sum(there - each.named)).group_by(*groups)


def _distinct(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """By group: how many different persons are named."""
    records = _by_entry(conditions)
    person = func.coalesce(cast(_NAMES.pupil_id, Text), " " + _NAMES.folded).label("person")
    each = (
        select(records.c.category, records.c.of_class, person)
        .select_from(records.outerjoin(_NAMES, _NAMES.consultation_id == records.c.id))
        .distinct()
        .subquery()
        .c
    )
    groups = (each.category, each.of_class)
    return select(*groups, func.count(each.person)).group_by(*groups)


def _of_group(named: int, most: int, unnamed: int, size: int | None) -> PersonsCounselled:
    lowest = max(named, most)
    highest = named + unnamed if size is None else min(named + unnamed, size)
    return PersonsCounselled(lowest, max(lowest, highest))


def listed_consultations(
    journal: Journal, keys: Sequence[int], numbers: Mapping[int, int]
) -> dict[int, ListedConsultation]:
    """The rows of these records that are still there; `numbers` are those of their `Section`."""
    with journal.read() as session:
        names = _names(session, keys)
        coded = [one for (_, is_coded), people in names.items() if is_coded for one in people]
        codes = known_codes(session, coded) if coded else {}
        return {row.id: _listed(row, names, codes, numbers.get(row.id, 0)) for row in session.execute(_rows(keys))}


_Names = Mapping[tuple[int, bool], list[Named]]


def _names(session: Session, keys: Sequence[int]) -> _Names:
    """By record, and whether it is kept by code."""
    query = (
        select(ConsultationName.consultation_id, Consultation.coded, ConsultationName.name, ConsultationName.pupil_id)
        .join(Consultation, ConsultationName.consultation_id == Consultation.id)
        .where(ConsultationName.consultation_id.in_(keys))
        .order_by(ConsultationName.consultation_id, ConsultationName.position)
    )
    found: dict[tuple[int, bool], list[Named]] = {}
    for key, coded, name, pupil_id in session.execute(query):
        found.setdefault((key, coded), []).append((name, pupil_id))
    return found


def _rows(keys: Sequence[int]) -> Any:
    def begin(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
        return func.substr(func.coalesce(column, ""), 1, _SHOWN_LETTERS).label(column.key)

    plain = (
        Consultation.id, Consultation.kind, Consultation.day, Consultation.time, Consultation.category,
        Consultation.coded, Consultation.number, Consultation.ovz, Consultation.initiator, Consultation.next_meeting,
        Consultation.transfer_consent,
    )  # fmt: skip
    texts = (begin(text) for text in (Consultation.topic, Consultation.recommendations, Consultation.result))
    return (
        select(*plain, *texts, SchoolClass.name.label("class_name"))
        .outerjoin(SchoolClass, Consultation.class_id == SchoolClass.id)
        .where(Consultation.id.in_(keys))
    )


def _listed(row: Any, names: _Names, codes: Mapping[Named, str], number: int) -> ListedConsultation:
    people = names.get((row.id, row.coded), [])
    shown = [codes.get(one, NO_CODE) for one in people] if row.coded else [name for name, _pupil in people]
    outcomes = (row.recommendations, row.result)
    return ListedConsultation(
        id=row.id,
        number=number,
        kind=row.kind,
        day=row.day,
        time=row.time or "",
        who=in_short(shown, row.number),
        named=bool(people),
        whose=category_and_class(row.category, row.class_name or "", many=row.kind is ConsultationKind.GROUP),
        coded=row.coded,
        people=max(row.number or 0, len(people), 1),
        ovz=row.ovz,
        topic=_one_line(row.topic),
        initiator=row.initiator or "",
        outcome=_one_line(next(filter(None, outcomes[::-1] if row.kind is ConsultationKind.GROUP else outcomes), "")),
        next_meeting=row.next_meeting,
        transfer_consent=row.transfer_consent,
    )


def in_short(names: Sequence[str], count: int | None = None) -> str:
    """«Белова Анна», «Белова Анна, Ильин Пётр и ещё 3»; «12 человек» when nobody is named; empty for one unnamed."""
    beyond = max(count or 0, len(names)) - min(len(names), SHOWN_NAMES)
    if not names:
        return plural(beyond, "человек", "человека", "человек") if beyond > 1 else ""
    words = ", ".join(names[:SHOWN_NAMES])
    return f"{words} и ещё {beyond}" if beyond else words


def _one_line(text: str) -> str:
    return " ".join(text.split())
