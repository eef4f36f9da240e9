"""Reading the fields of a definition that anybody may have written: every type and size is checked, nothing trusted."""

from collections.abc import Mapping
from decimal import Decimal

from models.errors import UserError
from models.rules.names import tidy
from models.rules.school_checks import FieldProblem

Data = Mapping[str, object]

LONGEST_NAME = 200
_WORDS = {
    "name": "название",
    "aliases": "другие названия",
    "version": "версия",
    "sum": "сумма баллов",
    "places": "число ведущих мест",
    "scales": "шкалы",
    "key": "ключ",
    "part": "часть вопроса",
    "parts": "части вопроса",
    "lowest": "наименьшее значение",
    "highest": "наибольшее значение",
    "levels": "уровни",
    "from": "балл, с которого идёт уровень",
    "norms": "нормы",
    "group": "группа людей",
    "mean": "среднее",
    "deviation": "отклонение",
    "kind": "вид ответов",
    "items": "число вопросов",
    "options": "варианты ответа",
    "variants": "другое число вопросов",
    "practice": "тренировочные вопросы",
    "reversed": "обратные вопросы",
    "points": "баллов на пару",
    "divisor": "делитель",
}
"""What the sentences call the fields: a form shows them under the field that it names."""

LARGEST = 100_000


class InstrumentRefusedError(UserError):
    """A definition that is no sound instrument; `problems` name fields of the form, `row` counts the scales from 0."""

    code = "instrument-refused"

    def __init__(self, problems: list[FieldProblem]) -> None:
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def refuse(field: str, message: str, row: int | None = None) -> InstrumentRefusedError:
    """The error for one fault."""
    return InstrumentRefusedError([FieldProblem(field, message, row)])


def _word(field: str) -> str:
    return _WORDS.get(field, field)


def table(value: object, field: str, where: str, row: int | None = None) -> Data:
    """A JSON object."""
    if not isinstance(value, dict):
        raise refuse(field, f"{where}: здесь должно быть описание в фигурных скобках.", row)
    return value


def rows(data: Data, field: str, where: str, most: int) -> list[object]:
    """A list of at most `most` parts; absent is empty."""
    value = data.get(field, [])
    if not isinstance(value, list):
        raise refuse(field, f"{where}, {_word(field)}: нужен список.")
    if len(value) > most:
        raise refuse(field, f"{where}, {_word(field)}: в списке {len(value)} строк, а бывает не больше {most}.")
    return value


def text(data: Data, field: str, where: str, row: int | None = None, *, longest: int = LONGEST_NAME) -> str:
    """A text of one line; absent is empty."""
    value = data.get(field, "")
    if not isinstance(value, str):
        raise refuse(field, f"{where}, {_word(field)}: нужен текст.", row)
    if len(value) > longest:
        raise refuse(field, f"{where}, {_word(field)}: больше {longest} знаков, сократите.", row)
    return tidy("".join(sign if sign.isprintable() else " " for sign in value))


def texts(data: Data, field: str, where: str, most: int) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(text({field: one}, field, where) for one in rows(data, field, where, most))


def flag(data: Data, field: str, where: str) -> bool:
    """True or false; absent is false."""
    value = data.get(field, False)
    if not isinstance(value, bool):
        raise refuse(field, f"{where}: поле {field} бывает только true или false.")
    return value


def whole(data: Data, field: str, where: str, bounds: tuple[int, int], default: int | None = None) -> int:
    """A whole number within bounds; absent is `default`, and a fault where that is None."""
    value = data.get(field, default)
    least, most = bounds
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise refuse(field, f"{where}, {_word(field)}: нужно целое число от {least} до {most}.")
    return value


def wholes(data: Data, field: str, where: str, bounds: tuple[int, int]) -> tuple[int, ...]:
    """A list of whole numbers within bounds."""
    return tuple(whole({field: one}, field, where, bounds) for one in rows(data, field, where, bounds[1]))


def number(data: Data, field: str, where: str, row: int | None = None) -> Decimal | None:
    """A number with at most two decimals; absent and null are None."""
    value = data.get(field)
    if value is None:
        return None
    fault = refuse(
        field, f"{where}, {_word(field)}: нужно число до {LARGEST}, после запятой не больше двух знаков.", row
    )
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise fault
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite() or not -LARGEST <= exact <= LARGEST or exact != round(exact, 2):
        raise fault
    return exact
