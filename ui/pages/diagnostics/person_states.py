"""How far each person of a sheet is, in the words of the list of people."""

from models.rules.diagnostics.people import PersonResult

WRITTEN = "записано"


def state_of(person: PersonResult, half_typed: int = 0, length: int = 0) -> str:
    """«записано», «отказ», «отсутствовал», of a sheet that was begun «12 из 24»; nothing when nothing is known."""
    if half_typed:
        return f"{half_typed} из {length}"
    if person.mark is not None:
        return str(person.mark.value)
    return WRITTEN if person.entered else ""
