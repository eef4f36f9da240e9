"""Partner organisations of the school."""

from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key
from models.vocabulary import PartnerCategory


class Partner(Base):
    """A partner; equal by the folded name (case, quotes, spaces and ё do not matter)."""

    __tablename__ = "partner"

    id: Mapped[Key]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    category: Mapped[PartnerCategory]
    contacts: Mapped[str | None]
    agreement: Mapped[str | None]
