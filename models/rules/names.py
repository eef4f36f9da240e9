"""When two spellings are one name (domain, section 4)."""

import re
import unicodedata
from collections.abc import Iterable

_QUOTES = re.compile("[«»„“”‟‘’‚‛\"'`<>]")
_DASHES = re.compile("[‐‑‒–—―−]")
_SPACES = re.compile(r"\s+")
_LOOK_ALIKES = str.maketrans("abcekmhoptxy", "авсекмнортху")


def tidy(text: str) -> str:
    """The text with composed letters, single spaces and no edges, as it is kept and printed."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def split_list(text: str | None) -> tuple[str, ...]:
    """The parts of a list that is kept as one text, blank ones left out (contract, section 3: separated by `;`)."""
    return tuple(part.strip() for part in (text or "").split(";") if part.strip())


def join_list(parts: Iterable[str]) -> str:
    """Such a list as one text."""
    return "; ".join(parts)


def surname_with_initials(name: str) -> str:
    """«Петрова Нина Сергеевна» as «Петрова Н. С.»: a narrow column takes a list of such names."""
    surname, *others = name.split()[:3] or [""]
    return "\u00a0".join([surname, *(f"{other[0]}." for other in others)])


def fold_name(text: str) -> str:
    """Key of a person's name: case, spaces, kinds of dash and ё/е do not matter."""
    return _DASHES.sub("-", tidy(text)).casefold().replace("ё", "е")


def fold_partner(text: str) -> str:
    """Key of a partner's name: case, quotes, spaces, kinds of dash and ё/е do not matter.

    «ООО "Север"», «ООО Север» and «ооо «север»» are one partner.
    """
    return fold_name(_QUOTES.sub("", text)).replace(" ", "")


def code_key(code: str) -> str:
    """Key of a code or short name that was typed by hand: case, spaces and Latin look-alikes («M14») do not matter."""
    return fold_name(code).replace(" ", "").translate(_LOOK_ALIKES)
