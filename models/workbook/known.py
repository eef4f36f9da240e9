"""What a workbook's rows may refer to: what stands in the file itself, and what the journal holds for that year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.rules.classes import ClassName, parse_class_name
from models.rules.names import code_key, fold_name, fold_partner
from models.rules.periods import SchoolYear
from models.workbook.reading import Sheet
from models.workbook.rows import ClassRow, PartnerRow, PlanRow, PupilRow, RecordRow


@dataclass(frozen=True, slots=True)
class JournalFacts:
    """What the journal holds for the workbook's year; empty for a new journal or year."""

    inn: str = ""
    classes: tuple[ClassRow, ...] = ()
    pupils: tuple[PupilRow, ...] = ()
    partners: tuple[str, ...] = ()
    plan_codes: tuple[str, ...] = ()
    record_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Keys of all that may be referred to."""

    year: SchoolYear | None
    classes: Mapping[str, ClassRow | None] = field(default_factory=dict)
    """By name; None for a class whose own row has a fault."""
    pupils: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Folded names and codes by class."""
    partners: frozenset[str] = frozenset()
    plan_codes: frozenset[str] = frozenset()
    record_codes: frozenset[str] = frozenset()

    def is_pupil(self, name: str, class_name: str | None) -> bool:
        """Whether a name (or a pupil's code) stands in the class's list, without a class in any."""
        key = fold_name(name)
        if class_name is not None:
            return key in self.pupils.get(class_name, frozenset())
        return any(key in names for names in self.pupils.values())

    def unknown_classes(self, texts: Iterable[str]) -> list[str]:
        """Those texts of a plan item's Классы that name no class, grade or range of grades of the school."""
        grades = {parse_class_name(name).grade for name in self.classes}
        return [text for text in texts if not names_classes(text, self.classes, grades)]


def know(
    year: SchoolYear | None,
    facts: JournalFacts,
    classes: Sheet[ClassRow],
    pupils: Sheet[PupilRow],
    partners: Sheet[PartnerRow],
    plan: Sheet[PlanRow],
    records: Sheet[RecordRow],
) -> Known:
    """What the file declares together with what the journal holds."""
    by_name: dict[str, ClassRow | None] = {row.name: row for row in facts.classes}
    by_name.update(dict.fromkeys(classes.declared("name")))
    by_name.update((row.name, row) for row in classes.rows)
    names: dict[str, set[str]] = {}
    for pupil in (*facts.pupils, *pupils.rows):
        keys = names.setdefault(pupil.class_name, set())
        keys.add(fold_name(pupil.full_name))
        if pupil.code:
            keys.add(fold_name(pupil.code))
    return Known(
        year,
        by_name,
        {class_name: frozenset(keys) for class_name, keys in names.items()},
        frozenset(map(fold_partner, (*facts.partners, *partners.declared("name")))),
        frozenset(map(code_key, (*facts.plan_codes, *plan.declared("code")))),
        frozenset(map(code_key, (*facts.record_codes, *records.declared("code")))),
    )


def names_classes(text: str, classes: Iterable[str], grades: Iterable[int]) -> bool:
    """Whether «5А», «7», «5–9» or «5А, 5Б» names classes that there are: a range needs both its ends in the school."""
    if "," in text:
        return all(names_classes(part, classes, grades) for part in text.split(",") if part.strip())
    ends = _range(text)
    if ends is not None:
        return ends[0] <= ends[1] and ends[0] in grades and ends[1] in grades
    try:
        name = parse_class_name(_without_tail(text))
    except ValueError:
        return False
    return str(name) in classes or (name == ClassName(name.grade) and name.grade in grades)


def _without_tail(text: str) -> str:
    folded = fold_name(text)
    for tail in ("классы", "классов", "классам", "кл."):
        if folded.endswith(tail):
            return text[: -len(tail)].strip()
    return text


def _range(text: str) -> tuple[int, int] | None:
    first, dash, last = fold_name(_without_tail(text)).replace(" ", "").partition("-")
    return (int(first), int(last)) if dash and _is_grade(first) and _is_grade(last) else None


def _is_grade(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 2
