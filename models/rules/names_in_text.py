"""Whether a text that leaves the school names somebody who may not be named (domain, section 10)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from models.rules.names import fold_name

_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_KEY = 2
_ENDING = 3
"""How many letters the cases of a Russian noun add or take: «Иванова» – «Ивановой»."""

_OTHER_STEMS = {"лев": "льв"}

Named = Mapping[tuple[str, str], frozenset[tuple[str, str]]]


def index_of_names(names: Iterable[str]) -> Named:
    """Surname and first name of each full name by their first letters; single words are no name."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for name in names:
        words = _WORD.findall(fold_name(name))
        if len(words) > 1:
            found[_key(words[0], words[1])].add((words[0], words[1]))
    return {key: frozenset(pairs) for key, pairs in found.items()}


def _key(surname: str, first: str) -> tuple[str, str]:
    return surname[:_KEY], first[:1]


def named_in(text: str, names: Named, allowed: Named) -> str | None:
    """The first place of the text that names one of `names`, as it is written there; None when it names nobody.

    Surname and first name side by side, in either order and any case of the noun; in small letters only as they stand
    in the list. Those of `allowed` (teachers, partners) may stand there, even when a pupil bears the same name.
    """
    seen: set[tuple[str, str]] = set()
    for left, right in pairwise(_WORD.finditer(text)):
        if (left[0], right[0]) in seen or text[left.end() : right.start()].strip():
            continue
        seen.add((left[0], right[0]))
        for surname, first in ((left[0], right[0]), (right[0], left[0])):
            if _knows(names, surname, first) and not _knows(allowed, surname, first):
                return text[left.start() : right.end()]
    return None


def _knows(names: Named, surname: str, first: str) -> bool:
    written = surname[0].isupper() and first[0].isupper()
    surname, first = fold_name(surname), fold_name(first)
    pairs = names.get(_key(surname, first), frozenset())
    if not written:
        return (surname, first) in pairs
    return any(_same(surname, one) and _same(first, other) for one, other in pairs)


def _same(word: str, name: str) -> bool:
    """Whether the word may be a case of the name, each half of a double one for itself."""
    halves = list(zip(word.split("-"), name.split("-"), strict=False))
    return word.count("-") == name.count("-") and all(_same_half(*half) for half in halves)


def _same_half(word: str, name: str) -> bool:
    if word == name:
        return True
    stem = _OTHER_STEMS.get(name, name[: max(_KEY, len(name) - 2)])
    return word.startswith(stem) and abs(len(word) - len(name)) <= _ENDING
