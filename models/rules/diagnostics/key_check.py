"""The option validator: every option sits in exactly one scale unless the method overlaps by design (domain, 8)."""

from collections.abc import Iterator

from models.rules.diagnostics.instrument import AnswerFormat, AnswerKind, Instrument, KeyEntry, Scale
from models.rules.diagnostics.key_text import options_of, shown_option
from models.rules.russian import in_quotes, listed
from models.rules.school_checks import FieldProblem

_MOST_SHOWN = 5


def check_keys(instrument: Instrument) -> list[FieldProblem]:
    """Faults of the keys, each naming its option and scale; `row` counts the scales from 0."""
    answers = instrument.answers
    if answers is None or not any(scale.key for scale in instrument.scales):
        return _without_keys(instrument)
    return [
        *_empty(instrument),
        *_twice(instrument, answers),
        *_practice(instrument, answers),
        *([] if instrument.partial else _nowhere(instrument, answers)),
    ]


def _without_keys(instrument: Instrument) -> list[FieldProblem]:
    """A sheet without a single key could never be scored."""
    if instrument.answers is None or instrument.answers.kind is AnswerKind.PASSED:
        return []
    return [FieldProblem("key", "Впишите ключ хотя бы одной шкалы: без ключа ответы не превратить в баллы.", 0)]


def _empty(instrument: Instrument) -> Iterator[FieldProblem]:
    for row, scale in enumerate(instrument.scales):
        if not scale.key:
            yield FieldProblem("key", f"У шкалы {in_quotes(scale.name)} нет ключа: впишите её варианты.", row)


def _twice(instrument: Instrument, answers: AnswerFormat) -> Iterator[FieldProblem]:
    seen: dict[tuple[int, int | None, str], Scale] = {}
    for row, scale in enumerate(instrument.scales):
        own: set[tuple[int, int | None, str]] = set()
        for entry in scale.key:
            place = _place(entry, scale, answers)
            if place in own:
                message = f"{shown_option(entry, answers)} стоит в шкале {in_quotes(scale.name)} дважды."
                yield FieldProblem("key", message, row)
            elif place in seen and not instrument.overlap:
                scales = f"{in_quotes(seen[place].name)} и {in_quotes(scale.name)}"
                message = f"{shown_option(entry, answers)} стоит в двух шкалах: {scales}. Оставьте его в одной."
                yield FieldProblem("key", message, row)
            own.add(place)
        seen.update(dict.fromkeys(own, scale))


def _place(entry: KeyEntry, scale: Scale, answers: AnswerFormat) -> tuple[int, int | None, str]:
    """«Да» and «нет» of one question are the same place: only one of the two can speak for a scale."""
    return entry.item, None if answers.kind is AnswerKind.YES_NO else entry.option, scale.part


def _practice(instrument: Instrument, answers: AnswerFormat) -> Iterator[FieldProblem]:
    for row, scale in enumerate(instrument.scales):
        for item in sorted({entry.item for entry in scale.key} & answers.practice):
            message = f"Вопрос {item} тренировочный, а стоит в ключе шкалы {in_quotes(scale.name)}: уберите его."
            yield FieldProblem("key", message, row)


def _nowhere(instrument: Instrument, answers: AnswerFormat) -> Iterator[FieldProblem]:
    parts = {scale.part for scale in instrument.scales}
    known = {_place(entry, scale, answers) for scale in instrument.scales for entry in scale.key}
    options: list[int | None] = [None]
    if answers.kind is not AnswerKind.YES_NO and options_of(answers):
        options = list(range(len(options_of(answers))))
    missing = [
        KeyEntry(item, option)
        for item in range(1, answers.items + 1)
        if item not in answers.practice
        for option in options
        if any((item, option, part) not in known for part in parts)
    ]
    if missing:
        first = [shown_option(entry, answers).split(" ", 1)[1] for entry in missing[:_MOST_SHOWN]]
        more = f" и ещё {len(missing) - len(first)}" if len(missing) > len(first) else ""
        shown = (", ".join(first) + more) if more else listed(first)
        what = "Варианты" if options_of(answers) and answers.kind is not AnswerKind.YES_NO else "Вопросы"
        yield FieldProblem("key", f"{what} {shown} не стоят ни в одной шкале: допишите их в ключ.", 0)
