"""The pupils of the classes: who is on their lists, with flags and consents."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Select, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import fold_name, tidy
from models.rules.people_checks import PupilCard, check_pupil
from models.rules.periods import SchoolYear
from models.rules.russian import listed, plural
from models.rules.school_checks import FieldProblem
from models.services.refusal import FieldsRefusedError, refuse_faults, still_there
from models.services.years import year_row
from models.tables import (
    Consent,
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    DiagnosticsSession,
    Membership,
    Pupil,
    SchoolClass,
    Turnout,
    TurnoutName,
)
from models.tables import SchoolYear as YearRow
from models.vocabulary import ConsentKind

_CHANGED = Changes.of("people", "classes", "report")
NAMED = (
    ("журнал работы", TurnoutName, Turnout, TurnoutName.turnout_id),
    ("консультации", ConsultationName, Consultation, ConsultationName.consultation_id),
    ("диагностика", DiagnosticsResult, DiagnosticsSession, DiagnosticsResult.session_id),
)
"""Where records name people: words, names, their records, the key between both."""


def pupils(journal: Journal, year: int | None = None) -> tuple[PupilCard, ...]:
    """All who are on the lists of the year's classes today, by class and name; UsageError for no such year."""
    with journal.read() as session:
        in_year = SchoolClass.year_id == year_row(session, year).id
        return _cards(session, in_year)


def pupils_of_class(journal: Journal, class_id: int) -> tuple[PupilCard, ...]:
    """The class's list in alphabetical order, as of today."""
    with journal.read() as session:
        return _cards(session, SchoolClass.id == class_id)


def _cards(session: Session, wanted: object) -> tuple[PupilCard, ...]:
    given = _consents(session, wanted)
    rows = session.execute(
        _on_lists(wanted)
        .with_only_columns(
            Pupil.id, Membership.class_id, Pupil.full_name, Pupil.code, Membership.ovz, Membership.disability,
            Pupil.birth_date,
        )
        .order_by(SchoolClass.grade, SchoolClass.name, Pupil.folded, Membership.position)
    )  # fmt: skip
    return tuple(
        PupilCard(
            id=pupil_id,
            class_id=class_id,
            full_name=name,
            code=code or "",
            ovz=ovz,
            disability=disability,
            birth_date=born,
            processing_consent=given.get((pupil_id, ConsentKind.PROCESSING)),
            photo_consent=(pupil_id, ConsentKind.PHOTO) in given,
        )
        for pupil_id, class_id, name, code, ovz, disability, born in rows
    )


def _on_lists(wanted: object) -> Select[Pupil]:
    return (
        select(Pupil)
        .join(Membership, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(wanted, Membership.end.is_(None))  # type: ignore[arg-type]
    )


def _consents(session: Session, wanted: object) -> dict[tuple[int, str], date | None]:
    rows = session.execute(
        _on_lists(wanted)
        .join(Consent, Consent.pupil_id == Pupil.id)
        .where(Consent.withdrawn.is_(None))
        .with_only_columns(Consent.pupil_id, Consent.kind, Consent.given)
    )
    return {(pupil_id, kind): day for pupil_id, kind, day in rows}


def place_of_pupil(journal: Journal, pupil_id: int) -> tuple[int, int] | None:
    """The latest class on whose list the pupil is and the year it belongs to; None when there is none."""
    with journal.read() as session:
        row = session.execute(
            select(Membership.class_id, YearRow.start_year)
            .join(SchoolClass, Membership.class_id == SchoolClass.id)
            .join(YearRow, SchoolClass.year_id == YearRow.id)
            .where(Membership.pupil_id == pupil_id, Membership.end.is_(None))
            .order_by(YearRow.start_year.desc())
        ).first()
        return None if row is None else (row.class_id, row.start_year)


def save_pupil(journal: Journal, card: PupilCard) -> Changes:
    """Adds a pupil to a class (id None) or changes one; FieldsRefusedError for faults.

    A new name is carried into the lists of events.
    """
    return add_pupils(journal, [card])


def add_pupils(journal: Journal, cards: Iterable[PupilCard]) -> Changes:
    """Adds or changes several pupils, all or none; FieldsRefusedError for the first faulty one."""
    typed = list(cards)
    for card in typed:
        refuse_faults(check_pupil(card, date.today()))
    with journal.write(Action(_title(typed), _CHANGED)) as session:
        for card in typed:
            _write(session, card)
    return _CHANGED


def _title(cards: list[PupilCard]) -> str:
    if len(cards) != 1:
        return f"Список класса: {plural(len(cards), 'человек', 'человека', 'человек')}"
    name = tidy(cards[0].full_name)
    return f"Карточка обучающегося: {name}" if cards[0].id else f"Новый обучающийся: {name}"


def _write(session: Session, card: PupilCard) -> None:
    name, folded = tidy(card.full_name), fold_name(card.full_name)
    pupil = still_there(session.get(Pupil, card.id)) if card.id else None
    if pupil is None:
        pupil = Pupil(full_name=name, folded=folded)
        session.add(pupil)
    elif pupil.full_name != name:
        _rename(session, pupil, name, folded)
    pupil.full_name, pupil.folded = name, folded
    pupil.code, pupil.birth_date = tidy(card.code) or None, card.birth_date
    session.flush()
    member = _member(session, pupil.id, card.class_id) or _join(session, pupil.id, card.class_id, None)
    member.ovz, member.disability = card.ovz, card.disability
    _keep_consent(
        session, pupil.id, ConsentKind.PROCESSING, card.processing_consent, given=card.processing_consent is not None
    )
    _keep_consent(session, pupil.id, ConsentKind.PHOTO, None, given=card.photo_consent)


def _rename(session: Session, pupil: Pupil, name: str, folded: str) -> None:
    """The lists follow, save where a namesake stands in the same list, or where the pupil stands by code."""
    for _words, names, _records, record_id in NAMED:
        namesakes = select(record_id).where(names.folded == folded, names.pupil_id.is_distinct_from(pupil.id))
        session.execute(
            update(names)
            .where(names.pupil_id == pupil.id, names.folded == pupil.folded, record_id.not_in(namesakes))
            .values(name=name, folded=folded)
        )


def _member(session: Session, pupil_id: int, class_id: int) -> Membership | None:
    return session.scalars(
        select(Membership).where(
            Membership.class_id == class_id, Membership.pupil_id == pupil_id, Membership.end.is_(None)
        )
    ).first()


def _join(session: Session, pupil_id: int, class_id: int, start: date | None) -> Membership:
    last = session.scalar(select(func.max(Membership.position)).where(Membership.class_id == class_id))
    member = Membership(
        pupil_id=pupil_id,
        class_id=class_id,
        position=0 if last is None else last + 1,
        ovz=False,
        disability=False,
        start=start,
    )
    session.add(member)
    return member


def _keep_consent(session: Session, pupil_id: int, kind: str, day: date | None, *, given: bool) -> None:
    consent = session.scalars(select(Consent).where(Consent.pupil_id == pupil_id, Consent.kind == kind)).first()
    if given and consent is None:
        session.add(Consent(pupil_id=pupil_id, kind=kind, given=day))
    elif given and consent is not None:
        consent.withdrawn = None
        consent.given = day or consent.given
    elif consent is not None and consent.withdrawn is None:
        consent.withdrawn = date.today()


def move_pupil(journal: Journal, pupil_id: int, from_class_id: int, to_class_id: int, day: date) -> Changes:
    """Moves a pupil to another class of the same year from `day` on; the former membership ends the day before.

    FieldsRefusedError for the same class and for a day outside the year or before the pupil came.
    """
    with journal.read() as session:
        pupil, target = session.get_one(Pupil, pupil_id), session.get_one(SchoolClass, to_class_id)
    with journal.write(Action(f"Перевод в {target.name} класс: {pupil.full_name}", _CHANGED)) as session:
        school_class = session.get_one(SchoolClass, from_class_id)
        year = SchoolYear(session.get_one(YearRow, school_class.year_id).start_year)
        member = _member(session, pupil_id, from_class_id)
        if member is None:
            raise UserError(f"Обучающегося уже нет в списке {school_class.name}: обновите страницу.")
        _refuse_move(member, to_class_id, day, year)
        member.end = day - timedelta(days=1)
        joined = _join(session, pupil_id, to_class_id, day)
        joined.ovz, joined.disability = member.ovz, member.disability
    return _CHANGED


def _refuse_move(member: Membership, to_class_id: int, day: date, year: SchoolYear) -> None:
    if to_class_id == member.class_id:
        raise FieldsRefusedError([FieldProblem("to_class", "Выберите другой класс: в этом обучающийся уже учится.")])
    if not year.holds(day):
        raise FieldsRefusedError([FieldProblem("day", f"День вне {year} учебного года: проверьте дату.")])
    if member.start is not None and day <= member.start:
        raise FieldsRefusedError(
            [FieldProblem("day", f"В этот класс обучающийся пришёл {member.start:%d.%m.%Y}: дата нужна позже.")]
        )


def remove_pupil(journal: Journal, pupil_id: int, class_id: int) -> Changes:
    """Takes a pupil off a class's list; a pupil who is in no class any more is deleted with the consents.

    UserError when the class's records name the pupil: their numbers would no longer be those of the list.
    """
    with journal.read() as session:
        name = session.get_one(Pupil, pupil_id).full_name
        title = f"{name}, {session.get_one(SchoolClass, class_id).name} класс"
    with journal.write(Action(title, _CHANGED, removes=True)) as session:
        _remove(session, session.get_one(Pupil, pupil_id), class_id)
    return _CHANGED


def _remove(session: Session, pupil: Pupil, class_id: int) -> None:
    if where := _where_named(session, pupil, class_id):
        raise UserError(
            f"{pupil.full_name} убрать из списка нельзя: имя стоит в записях ({listed(where)}). "
            "Сначала уберите его оттуда."
        )
    session.execute(delete(Membership).where(Membership.pupil_id == pupil.id, Membership.class_id == class_id))
    if session.scalars(select(Membership.id).where(Membership.pupil_id == pupil.id)).first() is None:
        session.delete(pupil)


def _where_named(session: Session, pupil: Pupil, class_id: int) -> list[str]:
    """The journals whose records of the class name the pupil."""
    return [
        words
        for words, names, records, record_id in NAMED
        if session.scalar(
            select(
                exists()
                .where(record_id == records.id, records.class_id == class_id)
                .where(or_(names.pupil_id == pupil.id, names.folded == pupil.folded))
            )
        )
    ]
