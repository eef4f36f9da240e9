"""A school year and records in it, straight into the tables: these tests are about the file, not about services."""

from datetime import date, datetime

from sqlalchemy import text

from models.journal.journal import Journal
from models.tables import Photo, SchoolYear, WorkRecord

CODES = text("SELECT code FROM work_record ORDER BY id")


def add_year(journal: Journal) -> None:
    with journal.write() as session:
        session.add(
            SchoolYear(
                id=1,
                start_year=2026,
                full_name="МАОУ «Средняя школа № 3»",
                inn="6671234569",
                municipality="г. Екатеринбург",
                coordinator="Ёлкина Анна Петровна",
            )
        )


def add_record(journal: Journal, code: str, photos: tuple[str, ...] = ()) -> None:
    with journal.write() as session:
        record = WorkRecord(year_id=1, code=code, start=date(2026, 9, 15), title="Экскурсия на завод «Уралмаш»")
        session.add(record)
        session.flush()
        for position, name in enumerate(photos):
            session.add(
                Photo(
                    record_id=record.id,
                    position=position,
                    sha256=name,
                    width=1600,
                    height=1200,
                    size=1,
                    added=datetime(2026, 9, 15, 12, 0),
                )
            )


def codes(journal: Journal) -> list[str]:
    with journal.read() as session:
        return list(session.scalars(CODES))
