"""A journal whose logs are as large as any school will ever have: 20 000 work records, 50 000 consultations."""

import random
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.names import fold_name
from models.tables import Base, Consultation, ConsultationName, SchoolClass, SchoolYear, Turnout, WorkRecord
from models.vocabulary import ConsultationKind, Direction, PersonCategory, TurnoutKind

WORK_RECORDS = 20_000
CONSULTATIONS = 50_000
YEAR = 2026
CLASSES = tuple(f"{grade}{letter}" for grade in range(5, 12) for letter in "АБВ")

_START = date(YEAR, 9, 1)
_DAYS = 270
_TEXT = (
    "выбор профиля экзамен колледж техникум ветеринар склонности интересы мотивация рынок труда поступление родители "
    "беседа рекомендации инженер врач педагог агроном олимпиада ёлка семья характер мечта завод ферма экскурсия"
)
_WORDS = _TEXT.split()
_FORMS = ("экскурсия", "классный час", "мастер-класс", "профессиональная проба", "онлайн-урок", "урок")


def make(path: Path, work_records: int = WORK_RECORDS, consultations: int = CONSULTATIONS) -> None:
    """Write the journal to `path`; a smaller one of the same kind by smaller numbers."""
    chance = random.Random(20261130)
    journal, _code = Journal.create(path)
    with journal.write() as session:
        _school(session)
        _send(session, WorkRecord, [_work_record(chance, number) for number in range(1, work_records + 1)])
        turnouts = [one for number in range(1, work_records + 1) for one in _turnouts(chance, number)]
        _send(session, Turnout, turnouts)
        _send(session, Consultation, [_consultation(chance, number) for number in range(1, consultations + 1)])
        _send(session, ConsultationName, [_name(chance, number) for number in range(1, consultations + 1)])
    journal.close(with_backup=False)


def _send(session: Session, table: type[Base], rows: list[dict[str, object]]) -> None:
    session.execute(insert(table), rows)


def _school(session: Session) -> None:
    session.add(
        SchoolYear(
            id=1,
            start_year=YEAR,
            full_name="МБОУ «Большая СОШ»",
            inn="7000000009",
            municipality="Томск",
            coordinator="Ёлкина Анна Петровна",
        )
    )
    session.flush()
    session.add_all(
        SchoolClass(id=place, year_id=1, name=name, grade=int(name[:-1]), enrolment=25, ovz=3)
        for place, name in enumerate(CLASSES, start=1)
    )
    session.flush()


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count)).capitalize()


def _day(chance: random.Random) -> date:
    return _START + timedelta(days=chance.randrange(_DAYS))


def _work_record(chance: random.Random, number: int) -> dict[str, object]:
    return {
        "id": number,
        "year_id": 1,
        "code": f"М-{number}",
        "start": _day(chance),
        "title": _words(chance, 6),
        "form": chance.choice(_FORMS),
        "direction": chance.choice(tuple(Direction)),
        "hours": chance.choice((1, 2, 3)),
        "early": False,
        "in_campaign": True,
        "best": False,
        "result": _words(chance, 8),
    }


def _turnouts(chance: random.Random, number: int) -> list[dict[str, object]]:
    classes = chance.sample(range(1, len(CLASSES) + 1), k=2)
    return [
        {"record_id": number, "class_id": classes[0], "kind": TurnoutKind.WHOLE_CLASS, "number": None, "ovz": None},
        {"record_id": number, "class_id": classes[1], "kind": TurnoutKind.COUNT, "number": 12, "ovz": 1},
    ]


def _consultation(chance: random.Random, number: int) -> dict[str, object]:
    group = number % 5 == 0
    return {
        "id": number,
        "year_id": 1,
        "code": f"К-{number}",
        "day": _day(chance),
        "kind": ConsultationKind.GROUP if group else ConsultationKind.INDIVIDUAL,
        "category": chance.choice(tuple(PersonCategory)),
        "class_id": chance.randint(1, len(CLASSES)),
        "number": 8 if group else None,
        "topic": _words(chance, 6),
        "content": _words(chance, 25),
        "recommendations": _words(chance, 10),
        "transfer_consent": False,
        "coded": False,
    }


def _name(chance: random.Random, number: int) -> dict[str, object]:
    name = f"{chance.choice(('Иванов', 'Ёлкин', 'Петрова'))} Пётр {chance.randrange(900)}"
    return {"consultation_id": number, "position": 0, "name": name, "folded": fold_name(name)}
