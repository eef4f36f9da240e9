"""The recovery code: what opens the journal when the password is forgotten.

24 symbols in six groups, 115 random bits and a check symbol. The alphabet leaves out what is mistaken for
something else; Cyrillic letters of the same shape are taken as their Latin twins, so that the code may be typed
in either layout.
"""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DATA_SYMBOLS = 23
_GROUP = 4
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: its powers of x run through all 31 units of GF(32)
_TWINS = str.maketrans("АВЕЗКМНОРСТУХІЈЅOILU", "ABE3KMH0PCTYX1JS011V")
_SEPARATORS = " \t\r\n\u00a0-\u2010\u2011\u2012\u2013\u2014\u2212_./"


def new_code() -> str:
    """A fresh code, 24 symbols without separators."""
    data = "".join(secrets.choice(_ALPHABET) for _ in range(_DATA_SYMBOLS))
    return data + _check_symbol(data)


def shown(code: str) -> str:
    """The code as it is printed: six groups of four."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str | None:
    """The 24 symbols that were meant by `typed`, or None when a symbol is wrong, missing or too many."""
    code = typed.translate({ord(separator): None for separator in _SEPARATORS}).upper().translate(_TWINS)
    if len(code) != _DATA_SYMBOLS + 1 or any(symbol not in _ALPHABET for symbol in code):
        return None
    data, check = code[:-1], code[-1]
    return code if _check_symbol(data) == check else None


def _check_symbol(data: str) -> str:
    """A sum over GF(32) with a different weight at each place: any wrong symbol and any swap of two changes it."""
    total = 0
    for symbol in data:
        total = _times_x(total ^ _ALPHABET.index(symbol))
    return _ALPHABET[total]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0b100000 else doubled
