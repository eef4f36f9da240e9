"""What one turnout may say about its class (domain, section 4): said once for the workbook and for the form."""

from dataclasses import dataclass

from models.rules.school_checks import FieldProblem
from models.vocabulary import TurnoutKind


@dataclass(frozen=True, slots=True)
class ClassNumbers:
    """A class's numbers on the list; the number of children with инвалидность may be unknown."""

    name: str
    enrolment: int
    ovz: int
    disability: int | None = None


@dataclass(frozen=True, slots=True)
class TurnoutNumbers:
    """Who came, in numbers: `listed` is the length of the list; for «родители» `number` is of parents."""

    kind: TurnoutKind
    number: int | None = None
    ovz: int | None = None
    disability: int | None = None
    listed: int = 0

    @property
    def came(self) -> int | None:
        """How many pupils came, of a list or a count."""
        return self.listed if self.kind is TurnoutKind.LIST else self.number


def turnout_faults(turnout: TurnoutNumbers, school_class: ClassNumbers | None) -> list[FieldProblem]:
    """Numbers that cannot be true: nobody named or counted, a part above the whole, more than the class has.

    The fields are those of Участники: `number`, `ovz`, `disability`, `names`. Without a class only the turnout itself
    is looked at.
    """
    if turnout.kind not in {TurnoutKind.LIST, TurnoutKind.COUNT}:
        return []
    found = _within_itself(turnout)
    return found if school_class is None else found + _within_class(turnout, school_class)


def _within_itself(turnout: TurnoutNumbers) -> list[FieldProblem]:
    found = []
    if turnout.kind is TurnoutKind.LIST and not turnout.listed:
        message = "Охват «список» без фамилий: перечислите ФИО через «;» или выберите «число»."
        found.append(FieldProblem("names", message))
    if turnout.kind is TurnoutKind.COUNT and turnout.number is None:
        found.append(FieldProblem("number", "Охват «число» без числа: впишите, сколько обучающихся пришло."))
    clash = "{number}, а всего пришло {limit}: исправьте одно из чисел."
    found += _above("ovz", turnout.ovz, turnout.came, f"С ОВЗ {clash}")
    return found + _above("disability", turnout.disability, turnout.came, f"Инвалидов {clash}")


def _within_class(turnout: TurnoutNumbers, school_class: ClassNumbers) -> list[FieldProblem]:
    place, size = f"в {school_class.name} классе", school_class.enrolment
    pupils = f"а {place} {{limit}} обучающихся"
    found = _above("number", turnout.number, size, f"Пришло {{number}}, {pupils}: исправьте число.")
    if turnout.kind is TurnoutKind.LIST:
        found += _above("names", turnout.listed, size, f"В списке {{number}} ФИО, {pupils}: исправьте список.")
    theirs = f"{{number}}, а {place} их {{limit}}: исправьте число."
    found += _above("ovz", turnout.ovz, school_class.ovz, f"С ОВЗ {theirs}")
    return found + _above("disability", turnout.disability, school_class.disability, f"Инвалидов {theirs}")


def _above(field: str, number: int | None, limit: int | None, message: str) -> list[FieldProblem]:
    if number is None or limit is None or number <= limit:
        return []
    return [FieldProblem(field, message.format(number=number, limit=limit))]
