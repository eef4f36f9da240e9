"""How far each person of a sheet is, in the words of the list of people."""

from models.rules.diagnostics.people import PersonResult
from models.vocabulary import DiagnosticsMark

WRITTEN = "записано"
NOTHING = ""


def state_of(person: PersonResult, half_typed: int = 0, length: int = 0) -> str:
    """«записано», «отказ», «отсутствовал», «начато, 12 из 24»; nothing for one of whom nothing is known."""
    if half_typed:
        return f"начато, {half_typed} из {length}"
    if person.mark is not None:
        return str(person.mark.value)
    return WRITTEN if person.entered else NOTHING


def done_in_words(people: tuple[PersonResult, ...], on_list: int) -> str:
    """«Прошли 18 из 24, отказ 1, отсутствовали 2»."""
    tested = sum(person.tested for person in people)
    words = [f"Прошли {tested} из {on_list}"]
    refused = sum(person.mark is DiagnosticsMark.REFUSED for person in people)
    absent = sum(person.mark is DiagnosticsMark.ABSENT for person in people)
    if refused:
        words.append(f"отказ {refused}")
    if absent:
        words.append(f"отсутствовали {absent}" if absent > 1 else "отсутствовал 1")
    return ", ".join(words)
