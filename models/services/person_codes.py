"""Codes in place of names: what papers and screens show of a person whose record is kept by code (domain, section 7).

A pupil's own code goes before all; anybody else gets the next free «К-017» when first asked for, and keeps it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.rules.names import code_key, fold_name, tidy
from models.tables import PersonCode, Pupil

Named = tuple[str, int | None]
"""A person as records name them: the name, and the pupil of the lists when it is one."""

NO_CODE = "без кода"
_NUMBERED = re.compile(r"К-(\d+)")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the key list, which prints apart from what it opens."""

    code: str
    name: str


def known_codes(session: Session, people: Iterable[Named]) -> dict[Named, str]:
    """The codes that these people have; who has none is left out."""
    return _Codes(session, set(people)).known


def give_codes(session: Session, people: Iterable[Named]) -> dict[Named, str]:
    """The codes of these people; who had none gets one, in the order given, inside the caller's transaction."""
    wanted = list(dict.fromkeys(people))
    codes = _Codes(session, set(wanted))
    for one in wanted:
        codes.give(one)
    session.flush()
    return codes.known


def code_of(journal: Journal, name: str, pupil_id: int | None = None) -> str:
    """The code of one person, given now when there was none."""
    with journal.read() as session:
        known = known_codes(session, [(name, pupil_id)])
    if known:
        return known[name, pupil_id]
    with journal.write() as session:
        return give_codes(session, [(name, pupil_id)])[name, pupil_id]


def key_lines(known: Mapping[Named, str]) -> tuple[KeyLine, ...]:
    """The key list of these people, by code."""
    lines = {KeyLine(code, tidy(name)) for (name, _pupil), code in known.items()}
    return tuple(sorted(lines, key=lambda line: (_number(line.code), line.code, line.name)))


def _number(code: str) -> int:
    found = _NUMBERED.fullmatch(code)
    return int(found[1]) if found else 0


class _Codes:
    """The codes of some people, and the next free one.

    A pupil is known by the number on the lists; a name without one is the same person as the only one so called.
    """

    def __init__(self, session: Session, people: set[Named]) -> None:
        self._session = session
        folded = sorted({fold_name(name) for name, _pupil in people})
        pupils = sorted({pupil for _name, pupil in people if pupil is not None})
        self._own = self._own_codes(pupils)
        self._by_name: dict[str, list[PersonCode]] = defaultdict(list)
        self._by_pupil: dict[int, PersonCode] = {}
        for part in _parts(folded):
            for row in session.scalars(select(PersonCode).where(PersonCode.folded.in_(part)).order_by(PersonCode.id)):
                self._note(row)
        for some in _parts(pupils):
            for row in session.scalars(select(PersonCode).where(PersonCode.pupil_id.in_(some))):
                self._by_pupil[row.pupil_id or 0] = row  # under another name, when the pupil was renamed
        self._namesakes = self._count_pupils(folded)
        self._next: int | None = None
        self._taken: set[str] = set()
        self.known = {one: code for one in people if (code := self._find(one)) is not None}

    def _note(self, row: PersonCode) -> None:
        self._by_name[row.folded].append(row)
        if row.pupil_id is not None:
            self._by_pupil[row.pupil_id] = row

    def _own_codes(self, pupils: list[int]) -> dict[int, str]:
        rows = (
            row
            for some in _parts(pupils)
            for row in self._session.execute(select(Pupil.id, Pupil.code).where(Pupil.id.in_(some)))
        )
        return {pupil_id: tidy(code) for pupil_id, code in rows if code and tidy(code)}

    def _count_pupils(self, folded: list[str]) -> dict[str, int]:
        return {
            name: number
            for part in _parts(folded)
            for name, number in self._session.execute(
                select(Pupil.folded, func.count()).where(Pupil.folded.in_(part)).group_by(Pupil.folded)
            )
        }

    def _find(self, one: Named) -> str | None:
        name, pupil_id = one
        if pupil_id in self._own:
            return self._own[pupil_id]
        row = self._row(fold_name(name), pupil_id)
        return row.code if row is not None else None

    def _row(self, folded: str, pupil_id: int | None) -> PersonCode | None:
        alike = self._by_name.get(folded, [])
        if pupil_id is not None:
            own = self._by_pupil.get(pupil_id)
            if own is not None or self._namesakes.get(folded, 0) > 1:
                return own
        unlinked = next((row for row in alike if row.pupil_id is None), None)
        if unlinked is not None or pupil_id is not None:
            return unlinked
        return alike[0] if len(alike) == 1 else None

    def give(self, one: Named) -> None:
        name, pupil_id = one
        code = self._find(one)
        if code is None:
            code = self._free()
            row = PersonCode(folded=fold_name(name), name=tidy(name), code=code, pupil_id=pupil_id)
            self._session.add(row)
            self._note(row)
        elif pupil_id is not None and pupil_id not in self._own:
            found = self._row(fold_name(name), pupil_id)
            if found is not None and found.pupil_id is None:
                found.pupil_id = pupil_id  # the name was written before its pupil was on a list
                self._by_pupil[pupil_id] = found
        self.known[one] = code

    def _free(self) -> str:
        if self._next is None:
            codes = self._session.scalars(select(PersonCode.code)).all()
            own = self._session.scalars(select(Pupil.code).where(Pupil.code.is_not(None)))
            self._taken = {code_key(code) for code in (*codes, *own) if code}
            self._next = max(map(_number, codes), default=0) + 1
        while code_key(code := f"К-{self._next:03}") in self._taken:
            self._next += 1
        self._next += 1
        return code


def _parts(values: list[str] | list[int]) -> Iterable[list[str] | list[int]]:
    """Few enough for the variables of one query."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
