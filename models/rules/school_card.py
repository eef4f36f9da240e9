"""What a school tells about itself once a year: its card and its classes, as they are typed."""

from dataclasses import dataclass

from models.vocabulary import OrganisationType, ProfminimumLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCard:
    """Школа (contract, section 3): the fields carry the names of the workbook's columns; blank text is absent."""

    full_name: str = ""
    short_name: str = ""
    inn: str = ""
    municipality: str = ""
    organisation_type: OrganisationType | None = None
    start_year: int = 0
    coordinator: str = ""
    coordinator_post: str = ""
    phone: str = ""
    email: str = ""
    director: str = ""
    approver: str = ""
    teachers_total: int | None = None
    profminimum_level: ProfminimumLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassEntry:
    """A class as it is typed: the name in any spelling, numbers that may still be missing."""

    name: str = ""
    enrolment: int | None = None
    ovz: int | None = None
    class_teacher: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed but perhaps a prepared name: such a row is no class yet."""
        return not self.name.strip() or (self.enrolment is None and not self.ovz and not self.class_teacher.strip())
