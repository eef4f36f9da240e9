"""Finding one's way through the people of a sheet, in the order of the class's list."""

from collections.abc import Sequence

from models.rules.diagnostics.people import PersonResult


def index_of(people: Sequence[PersonResult], person: PersonResult | None) -> int:
    """The place of a person, −1 of nobody."""
    return next((at for at, one in enumerate(people) if person and one.identity == person.identity), -1)


def as_now(people: Sequence[PersonResult], person: PersonResult) -> PersonResult:
    """The person with what is written now."""
    at = index_of(people, person)
    return people[at] if at >= 0 else person


def next_open(people: Sequence[PersonResult], at: int) -> PersonResult | None:
    """The next person after a place of whom nothing is known yet."""
    return next((person for person in people[at + 1 :] if not person.entered), None)
