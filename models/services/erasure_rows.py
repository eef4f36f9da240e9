"""Takes one person's name out of every row of the journal, history, bin and drafts included."""

import json
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Enum, String, delete, exists, func, or_, select, text, update
from sqlalchemy.orm import Session

from models.rules.names import fold_name
from models.services.pupils import NAMED
from models.tables import Base, PersonCode, Pupil, RecordedAction, RecordedRow, Teacher

_PATRONYMIC = r"(?!\w)(?!\s+\w+(?:ич|вна|чна|шна|оглы|кызы)\b)"
"""Behind a name without a patronymic must stand none: that is another person."""
_OTHERS_HANDLE = frozenset({"recorded_row", "setting"})


@dataclass(frozen=True, slots=True)
class Person:
    """Whose name goes: the pupil's number, every name that the journal knew, what stands there from now on.

    `alone` are those names that no other pupil and no teacher bears: only they are looked for without the number.
    """

    pupil_id: int
    names: frozenset[str]
    alone: frozenset[str]
    pseudonym: str

    @property
    def folded(self) -> str:
        """The key of the pseudonym."""
        return fold_name(self.pseudonym)


def person(session: Session, pupil: Pupil, pseudonym: str) -> Person:
    """The pupil with the names that the history remembers."""
    names = {pupil.full_name}
    rows = session.execute(
        select(RecordedRow.before, RecordedRow.after).where(
            RecordedRow.table_name == "pupil", RecordedRow.record_id == pupil.id
        )
    )
    for row in rows:
        names |= {json.loads(content)["full_name"] for content in row if content}
    return Person(
        pupil.id, frozenset(names), frozenset(name for name in names if is_alone(session, pupil.id, name)), pseudonym
    )


def is_alone(session: Session, pupil_id: int, name: str) -> bool:
    """Whether no other pupil and no teacher bears the name."""
    folded = fold_name(name)
    namesakes = or_(
        exists().where(Pupil.folded == folded, Pupil.id != pupil_id), exists().where(Teacher.folded == folded)
    )
    return not session.scalar(select(namesakes))


def rename_in_lists(session: Session, whom: Person) -> dict[str, int]:
    """Put the pseudonym into the lists of work log, consultations and diagnostics; how many places of each."""
    counts: dict[str, int] = {}
    folded = {fold_name(name) for name in whom.alone}
    for words, names, _records, record_id in NAMED:
        mine = or_(names.pupil_id == whom.pupil_id, names.pupil_id.is_(None) & names.folded.in_(folded))
        rows = list(session.execute(select(names.id, record_id).where(mine)))
        for number, of in rows:
            taken = session.scalar(
                select(exists().where(record_id == of, names.folded == whom.folded, names.id != number))
            )
            key = whom.folded if not taken else f"{whom.folded} {number}"
            session.execute(
                update(names).where(names.id == number).values(name=whom.pseudonym, folded=key, pupil_id=None)
            )
        counts[words] = len(rows)
    return counts


def replace_in_texts(session: Session, whom: Person) -> int:
    """Put the pseudonym into every text that holds one of the names; how many fields were changed."""
    changed = 0
    for table in Base.metadata.sorted_tables:
        if table.name in _OTHERS_HANDLE:
            continue
        for column in table.columns:
            if isinstance(column.type, String) and not isinstance(column.type, Enum) and column.name != "folded":
                changed += sum(_replace(session, table, column, whom, name) for name in whom.alone)
    return changed


def _replace(session: Session, table: Any, column: Any, whom: Person, name: str) -> int:
    keys = list(table.primary_key.columns)
    found = session.execute(select(column, *keys).where(func.instr(column, name) > 0)).all()
    changed = 0
    for value, *key in found:
        new = without_name(value, name, whom.pseudonym)
        if new != value:
            where = [one == number for one, number in zip(keys, key, strict=True)]
            session.execute(update(table).where(*where).values({column.name: new}))
            changed += 1
    return changed


def without_name(value: str, name: str, pseudonym: str) -> str:
    """The text with the pseudonym in the place of the name, save where it is the beginning of a longer name."""
    return re.sub(rf"(?<!\w){re.escape(name)}{_PATRONYMIC}", pseudonym, value)


def clean_history(session: Session, whom: Person) -> int:
    """Forget the pupil's own rows in history and bin, and the name in those of other records; how many rows."""
    own = (RecordedRow.record_kind == "pupil") & (RecordedRow.record_id == whom.pupil_id)
    touched = set(session.scalars(select(RecordedRow.action_id).where(own)))
    count = session.scalar(select(func.count()).where(own)) or 0
    session.execute(delete(RecordedRow).where(own))
    for row in session.scalars(select(RecordedRow).where(_speaks_of(whom))):
        cleaned = tuple(_cleaned(content, whom) for content in (row.before, row.after))
        if cleaned != (row.before, row.after):
            row.before, row.after = cleaned
            touched.add(row.action_id)
            count += 1
    session.flush()
    for action in session.scalars(select(RecordedAction).where(RecordedAction.id.in_(touched))):
        for name in whom.names:
            action.title = without_name(action.title, name, whom.pseudonym)
    empty = ~exists().where(RecordedRow.action_id == RecordedAction.id)
    session.execute(delete(RecordedAction).where(RecordedAction.id.in_(touched), empty))
    return count


def _speaks_of(whom: Person) -> Any:
    number = f'"pupil_id":{whom.pupil_id}'
    parts = [*whom.alone, number]
    return or_(*(func.instr(column, part) > 0 for part in parts for column in (RecordedRow.before, RecordedRow.after)))


def _cleaned(content: str | None, whom: Person) -> str | None:
    if content is None:
        return None
    row: dict[str, Any] = json.loads(content)
    known = dict(row)
    folded = {fold_name(name) for name in whom.alone}
    if row.get("pupil_id") == whom.pupil_id or (row.get("pupil_id") is None and row.get("folded") in folded):
        row |= {"name": whom.pseudonym, "folded": whom.folded, "pupil_id": None}
    for key, value in row.items():
        if isinstance(value, str):
            for name in whom.alone:
                row[key] = value = without_name(value, name, whom.pseudonym)  # name by name
    return content if row == known else json.dumps(row, ensure_ascii=False)


def forget_codes(session: Session, whom: Person) -> None:
    """Take the names out of the list of keys: a code stays taken, nothing says whose it was."""
    folded = {fold_name(name) for name in whom.alone}
    mine = or_(PersonCode.pupil_id == whom.pupil_id, PersonCode.pupil_id.is_(None) & PersonCode.folded.in_(folded))
    key = whom.folded
    for row in session.scalars(select(PersonCode).where(mine).order_by(PersonCode.id)):
        row.name, row.folded, row.pupil_id = whom.pseudonym, key, None
        key = f"{whom.folded} {row.id}"
    session.flush()


def merge_index(session: Session) -> None:
    """The index of words keeps what was deleted until its parts are merged."""
    session.execute(text("INSERT INTO search(search) VALUES('optimize')"))
