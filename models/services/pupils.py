"""The pupils of a class: who is on its list, with flags and consents."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.journal.journal import Journal
from models.rules.names import fold_name, tidy
from models.rules.people_checks import PupilCard, check_pupil
from models.services.refusal import refuse_faults
from models.tables import Consent, Membership, Pupil, SchoolClass

PROCESSING, PHOTO = "processing", "photo"
_CHANGED = Changes.of("people", "classes", "report")


def pupils(journal: Journal, class_id: int) -> tuple[PupilCard, ...]:
    """The class's list in alphabetical order, as of today."""
    with journal.read() as session:
        rows = session.execute(
            select(Pupil, Membership)
            .join(Membership, Membership.pupil_id == Pupil.id)
            .where(Membership.class_id == class_id, Membership.end.is_(None))
            .order_by(Pupil.folded, Membership.position)
        ).all()
        consents = {
            (consent.pupil_id, consent.kind): consent.given
            for consent in session.scalars(
                select(Consent)
                .join(Membership, Membership.pupil_id == Consent.pupil_id)
                .where(Membership.class_id == class_id, Consent.withdrawn.is_(None))
            )
        }
        return tuple(
            PupilCard(
                id=pupil.id,
                class_id=class_id,
                full_name=pupil.full_name,
                code=pupil.code or "",
                ovz=member.ovz,
                disability=member.disability,
                birth_date=pupil.birth_date,
                processing_consent=consents.get((pupil.id, PROCESSING)),
                photo_consent=(pupil.id, PHOTO) in consents,
            )
            for pupil, member in rows
        )


def save_pupil(journal: Journal, card: PupilCard) -> Changes:
    """Adds a pupil to a class (id None) or changes one; FieldsRefusedError for faults."""
    return add_pupils(journal, [card])


def add_pupils(journal: Journal, cards: Iterable[PupilCard]) -> Changes:
    """Adds or changes several pupils, all or none; FieldsRefusedError for the first faulty one."""
    listed = list(cards)
    for card in listed:
        refuse_faults(check_pupil(card, date.today()))
    with journal.write() as session:
        for card in listed:
            _write(session, card)
    return _CHANGED


def _write(session: Session, card: PupilCard) -> None:
    if card.id is None:
        pupil = Pupil(full_name="", folded="")
        session.add(pupil)
    else:
        pupil = session.get_one(Pupil, card.id)
    pupil.full_name, pupil.folded = tidy(card.full_name), fold_name(card.full_name)
    pupil.code, pupil.birth_date = tidy(card.code) or None, card.birth_date
    session.flush()
    member = session.scalars(
        select(Membership).where(
            Membership.class_id == card.class_id, Membership.pupil_id == pupil.id, Membership.end.is_(None)
        )
    ).first()
    if member is None:
        member = _join(session, pupil.id, card.class_id, None)
    member.ovz, member.disability = card.ovz, card.disability
    _keep_consent(session, pupil.id, PROCESSING, card.processing_consent is not None, card.processing_consent)
    _keep_consent(session, pupil.id, PHOTO, card.photo_consent, None)


def _join(session: Session, pupil_id: int, class_id: int, start: date | None) -> Membership:
    last = session.scalar(select(func.max(Membership.position)).where(Membership.class_id == class_id))
    member = Membership(
        pupil_id=pupil_id, class_id=class_id, position=0 if last is None else last + 1, ovz=False, disability=False
    )
    member.start = start
    session.add(member)
    return member


def _keep_consent(session: Session, pupil_id: int, kind: str, given: bool, day: date | None) -> None:
    consent = session.scalars(select(Consent).where(Consent.pupil_id == pupil_id, Consent.kind == kind)).first()
    if given and consent is None:
        session.add(Consent(pupil_id=pupil_id, kind=kind, given=day))
    elif given and consent is not None:
        consent.withdrawn = None
        consent.given = day or consent.given
    elif consent is not None and consent.withdrawn is None:
        consent.withdrawn = date.today()


def move_pupil(journal: Journal, pupil_id: int, to_class_id: int, day: date) -> Changes:
    """Moves a pupil to another class of the same year from `day` on; the former membership ends the day before."""
    with journal.write() as session:
        year_id = session.get_one(SchoolClass, to_class_id).year_id
        member = session.scalars(
            select(Membership)
            .join(SchoolClass, Membership.class_id == SchoolClass.id)
            .where(Membership.pupil_id == pupil_id, SchoolClass.year_id == year_id, Membership.end.is_(None))
        ).one()
        member.end = day
        joined = _join(session, pupil_id, to_class_id, day)
        joined.ovz, joined.disability = member.ovz, member.disability
    return _CHANGED


def remove_pupil(journal: Journal, pupil_id: int, class_id: int) -> Changes:
    """Takes a pupil off a class's list; a pupil who is in no class any more is deleted with the consents."""
    with journal.write() as session:
        session.execute(delete(Membership).where(Membership.pupil_id == pupil_id, Membership.class_id == class_id))
        if session.scalars(select(Membership.id).where(Membership.pupil_id == pupil_id)).first() is None:
            session.delete(session.get_one(Pupil, pupil_id))
    return _CHANGED
