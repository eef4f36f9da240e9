"""Pupils with their dated membership of classes and their consents; teachers; codes in place of names."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word


class Pupil(Base):
    """A child. Health flags sit on the membership: they may differ from year to year."""

    __tablename__ = "pupil"

    id: Mapped[Key]
    full_name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    code: Mapped[str | None]
    birth_date: Mapped[date | None]


class Membership(Base):
    """A pupil in a class, from a date to a date; open ends mean the whole school year."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("class_id", "position"),)

    id: Mapped[Key]
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    ovz: Mapped[bool] = mapped_column(default=False)
    disability: Mapped[bool] = mapped_column(default=False)
    start: Mapped[date | None]
    end: Mapped[date | None]


class Consent(Base):
    """A consent of a pupil's parent: `processing` of personal data or `photo`."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("pupil_id", "kind"),)

    id: Mapped[Key]
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Word]
    given: Mapped[date | None]
    signer: Mapped[str | None]
    valid_to: Mapped[date | None]
    withdrawn: Mapped[date | None]


class Teacher(Base):
    """A teacher of the school; equal by the folded name."""

    __tablename__ = "teacher"

    id: Mapped[Key]
    full_name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    post: Mapped[str | None]


class PersonCode(Base):
    """The code that stands for a name in papers without names; once printed it never changes.

    Pupils with a code of their own are not here. Namesakes on the lists have rows of their own.
    """

    __tablename__ = "person_code"

    id: Mapped[Key]
    folded: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)
    pupil_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id", ondelete="SET NULL"), unique=True)
