"""The school as its card stands in each school year, and the year's classes."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key
from models.vocabulary import JournalKind, OrganisationType, ProfminimumLevel


class SchoolYear(Base):
    """One school year with the school's card of that year: names and people change from year to year.

    In the journal of an office (`kind`) the card is the municipality's or the region's: it has no ИНН.
    """

    __tablename__ = "school_year"

    id: Mapped[Key]
    start_year: Mapped[int] = mapped_column(unique=True)
    full_name: Mapped[str]
    short_name: Mapped[str | None]
    inn: Mapped[str]
    municipality: Mapped[str]
    organisation_type: Mapped[OrganisationType | None]
    coordinator: Mapped[str]
    coordinator_post: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    director: Mapped[str | None]
    approver: Mapped[str | None]
    teachers_total: Mapped[int | None]
    profminimum_level: Mapped[ProfminimumLevel | None]
    kind: Mapped[JournalKind] = mapped_column(default=JournalKind.SCHOOL)


class SchoolClass(Base):
    """A class of one school year, with its numbers on the list."""

    __tablename__ = "school_class"
    __table_args__ = (
        UniqueConstraint("year_id", "name"),
        CheckConstraint("grade BETWEEN 1 AND 11", name="grade"),
        CheckConstraint("enrolment >= 0 AND ovz BETWEEN 0 AND enrolment", name="numbers"),
    )

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    grade: Mapped[int]
    enrolment: Mapped[int]
    ovz: Mapped[int] = mapped_column(default=0)
    disability: Mapped[int | None]
    class_teacher: Mapped[str | None]
    profminimum_level: Mapped[ProfminimumLevel | None]
    registration_plan: Mapped[int | None]
    registration_fact: Mapped[int | None]
