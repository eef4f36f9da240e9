"""What an office tells about itself, and the list of those that it expects reports from, as they are typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rules.inn import problem_of_inn
from models.rules.names import fold_name, tidy
from models.rules.russian import in_quotes
from models.rules.school_checks import FieldProblem
from models.vocabulary import JournalKind, OrganisationType


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """Муниципалитет (contract, section 3); the region's card has the same fields."""

    full_name: str = ""
    coordinator: str = ""
    coordinator_post: str = ""
    phone: str = ""
    email: str = ""
    start_year: int = 0
    kind: JournalKind = JournalKind.MUNICIPALITY


@dataclass(frozen=True, slots=True)
class ExpectedEntry:
    """A line of the list. A municipality on the region's list has no ИНН: it is known by its name."""

    inn: str
    name: str
    organisation_type: OrganisationType | None = None

    @property
    def sender(self) -> str:
        """What its packages are known by."""
        return sender_key(self.inn, self.name)

    @property
    def is_state_school(self) -> bool:
        """ОГОО: reports straight to the region and stands apart in its свод."""
        return self.organisation_type is OrganisationType.STATE


def sender_key(inn: str, name: str) -> str:
    """ИНН of a school, the folded name of an office: under it keys and packages are kept."""
    return tidy(inn) or fold_name(name)


def sender_named(text: str) -> str:
    """The sender whom a user names by ИНН, or an office by its name."""
    return tidy(text) if tidy(text).isdigit() else fold_name(text)


def check_office(card: OfficeCard) -> list[FieldProblem]:
    """The faults of an office's card."""
    found = []
    if not tidy(card.full_name):
        found.append(FieldProblem("full_name", "Впишите наименование муниципалитета: оно стоит в шапке свода."))
    if not tidy(card.coordinator):
        found.append(FieldProblem("coordinator", "Впишите фамилию, имя и отчество координатора."))
    if card.email.strip() and "@" not in card.email:
        found.append(FieldProblem("email", "В адресе почты нет знака @: проверьте адрес."))
    return found


def check_expected(entries: Sequence[ExpectedEntry], *, inn_required: bool) -> list[FieldProblem]:
    """The faults of a list, row by row; one sender stands in it once."""
    found: list[FieldProblem] = []
    seen: dict[str, int] = {}
    for row, entry in enumerate(entries):
        if not tidy(entry.name):
            found.append(FieldProblem("name", "Впишите наименование школы.", row))
        if tidy(entry.inn) and (problem := problem_of_inn(tidy(entry.inn))):
            found.append(FieldProblem("inn", problem, row))
        elif inn_required and not tidy(entry.inn):
            found.append(FieldProblem("inn", "Впишите ИНН школы: по нему узнаётся её пакет.", row))
        elif entry.sender in seen:
            found.append(FieldProblem("inn", f"{in_quotes(tidy(entry.name))} уже есть в списке.", row))
        seen.setdefault(entry.sender, row)
    return found


_COMMON_WORDS = (
    "муницип",
    "район",
    "город",
    "округ",
    "образован",
    "управлен",
    "департам",
    "админист",
    "област",
    "закр",
)
_STEM = 5


def same_municipality(one: str, other: str) -> bool:
    """Whether two names can mean one municipality: «Томский район», «Томский муниципальный район», «г. Томск».

    Endings and words that every municipality bears do not matter; a name of nothing else fits any.
    """
    first, second = set(_stems(one)), set(_stems(other))
    return not first or not second or bool(first & second)


def _stems(name: str) -> Iterable[str]:
    words = "".join(letter if letter.isalpha() else " " for letter in fold_name(name)).split()
    return (word[:_STEM] for word in words if len(word) >= _STEM and not word.startswith(_COMMON_WORDS))
