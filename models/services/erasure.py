"""Erasing a pupil's personal data for good (domain, section 10): past the bin, and once more after a restore."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.journal.journal import Journal
from models.journal.purging import REMEMBERED, empty_write_ahead_log
from models.rules.names import fold_name
from models.services import erasure_rows as rows
from models.services.search_words import records_with
from models.services.years import year_row
from models.tables import (
    Consent,
    Consultation,
    Draft,
    Membership,
    PersonCode,
    Photo,
    Pupil,
    Setting,
    Turnout,
    TurnoutName,
    WorkRecord,
)

CHANGED = Changes.of("people", "classes", "report", "work_log", "consultations", "diagnostics", "plan", "note")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, for the act: who, by whom, how many places, what is left to be looked at by hand.

    `namesakes`: another person bears the name, so that texts were left alone. `surname_in` counts the records whose
    texts still hold the surname, `events_with_photos` the events with photos at which the pupil was.
    """

    name: str
    pseudonym: str
    at: datetime
    school: str
    coordinator: str
    post: str
    counts: tuple[tuple[str, int], ...]
    namesakes: bool
    surname_in: int
    events_with_photos: int
    last_backup: datetime | None


def erase_pupil(journal: Journal, pupil_id: int) -> tuple[Changes, Erasure]:
    """Erase a pupil's card, consents, places in lists, history and bin; records keep a code in place of the name.

    It cannot be undone. Numbers of the reports stay: the same code stands in all records.
    """
    with journal.write() as session:
        pupil = session.get_one(Pupil, pupil_id)
        name, folded = pupil.full_name, pupil.folded
        whom = rows.person(session, pupil, _pseudonym(session, pupil))
        year = year_row(session, None)
        photos = _events_with_photos(session, pupil_id)
        _remember(session, whom)
        counts = _erase(session, whom)
        surname_in = _surname_left(session, name)
        told = (year.full_name, year.coordinator, year.coordinator_post or "координатор")
    empty_write_ahead_log(journal)
    erasure = Erasure(
        name=name,
        pseudonym=whom.pseudonym,
        at=datetime.now().replace(microsecond=0),
        school=told[0],
        coordinator=told[1],
        post=told[2],
        counts=counts,
        namesakes=folded not in {fold_name(one) for one in whom.alone},
        surname_in=surname_in,
        events_with_photos=photos,
        last_backup=_last_backup(journal),
    )
    return CHANGED, erasure


def erase_again(journal: Journal) -> int:
    """After a restore: erase those again whom the backup has brought back; how many were."""
    with journal.read() as session:
        if not _brought_back(session):
            return 0
    with journal.write() as session:
        found = _brought_back(session)
        for whom in found:
            _erase(session, whom)
    empty_write_ahead_log(journal)
    return len(found)


def _brought_back(session: Session) -> list[rows.Person]:
    """Pupils who are there though they were erased: the number alone would not do, it may be another journal's."""
    found = []
    for entry in _remembered(session):
        pupil = session.get(Pupil, entry["pupil"])
        if pupil is not None and _hash(entry["salt"], pupil.folded) in entry["names"]:
            found.append(rows.person(session, pupil, entry["pseudonym"]))
    return found


def _erase(session: Session, whom: rows.Person) -> tuple[tuple[str, int], ...]:
    def number_of(table: Any) -> int:
        return session.scalar(select(func.count()).where(table.pupil_id == whom.pupil_id)) or 0

    members, consents = number_of(Membership), number_of(Consent)
    named = rows.rename_in_lists(session, whom)
    session.execute(delete(Draft).where(Draft.form == f"people/PupilCard/{whom.pupil_id}"))
    rows.forget_codes(session, whom)
    session.delete(session.get_one(Pupil, whom.pupil_id))
    session.flush()
    texts = rows.replace_in_texts(session, whom)
    history = rows.clean_history(session, whom)
    rows.merge_index(session)
    return (
        ("карточка обучающегося: фамилия, имя, отчество, дата рождения, код, ОВЗ и инвалидность", 1),
        ("места в списках классов", members),
        ("согласия", consents),
        *((f"имя в списках: {words}", count) for words, count in named.items()),
        ("имя в текстах записей", texts),
        ("строки истории и корзины", history),
    )


def _pseudonym(session: Session, pupil: Pupil) -> str:
    """The code under which the pupil stands in papers already, else a number that tells nothing."""
    own = select(PersonCode.code).where(PersonCode.pupil_id == pupil.id)
    by_name = select(PersonCode.code).where(PersonCode.pupil_id.is_(None), PersonCode.folded == pupil.folded)
    given = session.scalar(own)
    if given is None and rows.is_alone(session, pupil.id, pupil.full_name):
        given = session.scalar(by_name)
    return pupil.code or given or f"данные удалены, {len(_remembered(session)) + 1}"


def _events_with_photos(session: Session, pupil_id: int) -> int:
    query = (
        select(func.count(WorkRecord.id.distinct()))
        .join(Photo, Photo.record_id == WorkRecord.id)
        .join(Turnout, Turnout.record_id == WorkRecord.id)
        .join(TurnoutName, TurnoutName.turnout_id == Turnout.id)
        .where(TurnoutName.pupil_id == pupil_id)
    )
    return session.scalar(query) or 0


def _surname_left(session: Session, name: str) -> int:
    """Records of work log and consultations that hold the surname: namesakes, or the pupil called otherwise."""
    surname = name.split()[0]
    found = 0
    for kind, table in (("work_record", WorkRecord), ("consultation", Consultation)):
        holding = records_with(kind, surname)  # type: ignore[arg-type]  # the words of both kinds
        if holding is not None:
            found += session.scalar(select(func.count()).select_from(table).where(table.id.in_(holding))) or 0
    return found


def _last_backup(journal: Journal) -> datetime | None:
    from models.services.last_backup import last_backup

    found = last_backup(journal)
    return found.created if found else None


def _remembered(session: Session) -> list[dict[str, Any]]:
    row = session.get(Setting, REMEMBERED)
    entries: list[dict[str, Any]] = json.loads(row.value) if row is not None else []
    return entries


def _remember(session: Session, whom: rows.Person) -> None:
    salt = secrets.token_hex(16)
    entry = {
        "pupil": whom.pupil_id,
        "salt": salt,
        "names": sorted(_hash(salt, fold_name(name)) for name in whom.names),
        "pseudonym": whom.pseudonym,
        "day": date.today().isoformat(),
    }
    value = json.dumps([*_remembered(session), entry], ensure_ascii=False)
    row = session.get(Setting, REMEMBERED)
    if row is None:
        session.add(Setting(key=REMEMBERED, value=value))
    else:
        row.value = value


def _hash(salt: str, folded: str) -> str:
    return hashlib.sha256(f"{salt}/{folded}".encode()).hexdigest()
