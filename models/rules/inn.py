"""ИНН of an organisation: ten digits, the last one a check digit."""

_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def check_digit(first_nine: str) -> int:
    """The tenth digit that belongs to the first nine."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_nine, strict=True)) % 11 % 10


def problem_of_inn(text: str) -> str | None:
    """Why the text is no ИНН of an organisation, in one Russian sentence; None when it is one."""
    if not (text.isascii() and text.isdigit()):
        return f"ИНН состоит только из цифр, а записано «{text}»."
    if len(text) != 10:
        return f"В ИНН организации 10 цифр, а записано {len(text)}."
    if check_digit(text[:9]) != int(text[9]):
        return f"Последняя цифра ИНН {text} не сходится: проверьте номер."
    return None
