"""What the form of a consultation offers: classes, people by a few letters, words that were used before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.consultation_checks import ListOfClass, Person
from models.services.years import year_row
from models.tables import Consultation, ConsultationName, Instrument, Membership, Pupil, SchoolClass, Teacher
from models.vocabulary import PersonCategory

INITIATORS = (
    "сам обучающийся", "родители", "классный руководитель", "педагог", "педагог-психолог", "социальный педагог",
    "администрация", "координатор",
)  # fmt: skip
_LATEST = 400
"""Records that are looked through for words used before."""


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who is offered: `label` tells namesakes apart, `class_id` is a pupil's class."""

    label: str
    person: Person
    class_id: int | None = None


@dataclass(frozen=True, slots=True)
class UsedWords:
    """What was written before, the most used first."""

    topics: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()


def class_lists(journal: Journal, year: int) -> dict[int, ListOfClass]:
    """The classes of a year with the names on their lists, in the order of grades."""
    with journal.read() as session:
        return lists_of(session, SchoolClass.year_id == year_row(session, year).id)


def lists_of(session: Session, wanted: ColumnElement[bool]) -> dict[int, ListOfClass]:
    """The classes that meet the condition."""
    names: dict[int, set[str]] = {}
    members = (
        select(Membership.class_id, Pupil.folded)
        .join(Pupil, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(wanted)
    )
    for class_id, folded in session.execute(members):
        names.setdefault(class_id, set()).add(folded)
    rows = select(SchoolClass).where(wanted).order_by(SchoolClass.grade, SchoolClass.name)
    return {
        row.id: ListOfClass(row.name, row.enrolment, row.ovz, frozenset(names.get(row.id, ())))
        for row in session.scalars(rows)
    }


def people_to_choose(
    journal: Journal, year: int, category: PersonCategory, class_id: int | None
) -> tuple[PersonChoice, ...]:
    """Pupils of the class, then of the other classes; teachers; parents who came before, of the class first."""
    with journal.read() as session:
        year_id = year_row(session, year).id
        if category is PersonCategory.PUPIL:
            return _pupils(session, year_id, class_id)
        if category is PersonCategory.TEACHER:
            names = session.scalars(select(Teacher.full_name).order_by(Teacher.folded))
            return tuple(PersonChoice(name, Person(name)) for name in names)
        return _parents(session, year_id, class_id)


def _pupils(session: Session, year_id: int, class_id: int | None) -> tuple[PersonChoice, ...]:
    rows = session.execute(
        select(Pupil.id, Pupil.full_name, Pupil.birth_date, SchoolClass.name, SchoolClass.id)
        .join(Membership, Membership.pupil_id == Pupil.id)
        .join(SchoolClass, Membership.class_id == SchoolClass.id)
        .where(SchoolClass.year_id == year_id, Membership.end.is_(None))
        .order_by(SchoolClass.id != (class_id or 0), SchoolClass.grade, SchoolClass.name, Pupil.folded)
    ).all()
    alike = Counter((row.full_name, row[4]) for row in rows)
    choices = []
    for pupil_id, name, born, class_name, of_class in rows:
        label = name if of_class == class_id else f"{name}, {class_name}"
        if alike[name, of_class] > 1:
            label += f" ({_told_apart(born, pupil_id)})"
        choices.append(PersonChoice(label, Person(name, pupil_id), of_class))
    return tuple(choices)


def _told_apart(born: date | None, pupil_id: int) -> str:
    return f"р. {born:%d.%m.%Y}" if born else f"№ {pupil_id}"


def _parents(session: Session, year_id: int, class_id: int | None) -> tuple[PersonChoice, ...]:
    rows = session.execute(
        select(ConsultationName.name, ConsultationName.folded)
        .join(Consultation, ConsultationName.consultation_id == Consultation.id)
        .where(
            Consultation.year_id == year_id,
            Consultation.category == PersonCategory.PARENT,
            Consultation.coded.is_(False),
        )
        .order_by(Consultation.class_id.is_distinct_from(class_id), Consultation.id.desc())
        .limit(_LATEST)
    )
    names: dict[str, str] = {}
    for name, folded in rows:
        names.setdefault(folded, name)
    return tuple(PersonChoice(name, Person(name)) for name in names.values())


def used_words(journal: Journal) -> UsedWords:
    """Topics, methods and initiators of the latest records; the journal's instruments are methods too."""
    with journal.read() as session:
        latest = session.execute(
            select(Consultation.topic, Consultation.methods, Consultation.initiator)
            .order_by(Consultation.id.desc())
            .limit(_LATEST)
        ).all()
        instruments = session.scalars(select(Instrument.name).order_by(Instrument.name)).all()
    return UsedWords(
        topics=_most_used(row.topic for row in latest),
        methods=_most_used(row.methods for row in latest) + tuple(instruments),
        initiators=tuple(dict.fromkeys((*_most_used(row.initiator for row in latest), *INITIATORS))),
    )


def _most_used(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(word for word, _times in Counter(word for word in words if word).most_common())
