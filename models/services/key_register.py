"""The register of keys as the user works with it: keys that wait, their confirmation from the card, lost ones."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import delete, select

from models.changes import Changes
from models.errors import UsageError
from models.journal.journal import Journal
from models.packages.reception import State
from models.packages.register import Register
from models.rules.fingerprint import GROUPS, group_matches
from models.rules.school_checks import FieldProblem
from models.services.received_store import load_register, write_register
from models.services.refusal import refuse_faults
from models.tables import KnownKey, PackageReceived

TYPED_GROUPS = 2
_CHANGED = Changes.of("received")


@dataclass(frozen=True, slots=True)
class WaitingKey:
    """A key that packages wait for. `groups` are picked anew each time, so that nobody can make a key that fits them.

    `is_change` tells that another key of the sender was confirmed before: somebody must call the school.
    """

    sender: str
    school: str
    groups: tuple[int, int]
    is_change: bool
    packages: int
    first_seen: date
    fingerprint: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyState:
    """What a sender's card says of his key: «ключ подтверждён 12.09»."""

    confirmed: date | None
    closed: date | None
    waits: bool

    @property
    def words(self) -> str:
        """In the words of the user."""
        if self.waits:
            return "ключ изменился, новый не подтверждён" if self.confirmed else "ключ не подтверждён"
        if self.closed is not None:
            return f"ключ закрыт {self.closed:%d.%m.%Y}"
        return f"ключ подтверждён {self.confirmed:%d.%m.%Y}" if self.confirmed else "ключа ещё нет"


def waiting_keys(journal: Journal) -> tuple[WaitingKey, ...]:
    """The keys to be confirmed, in the order in which they came; UsageError in a school's journal."""
    with journal.read() as session:
        register = load_register(session, date.today())
    return tuple(
        WaitingKey(
            sender=sender,
            school=_name(register, sender),
            groups=_pick(),
            is_change=any(one.confirmed is not None for one in keys),
            packages=_waiting(register, sender, key.fingerprint),
            first_seen=key.first_seen or register.today,
            fingerprint=key.fingerprint,
        )
        for sender, keys in register.keys.items()
        for key in keys
        if key.confirmed is None and key.closed is None
    )


def _pick() -> tuple[int, int]:
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), TYPED_GROUPS))
    return first, second


def _name(register: Register, sender: str) -> str:
    return next((listed[sender].name for listed in register.lists.values() if sender in listed), sender)


def _waiting(register: Register, sender: str, fingerprint: str) -> int:
    held = register.packages[sender]
    return sum(one.state is State.WAITING and one.arrived.fingerprint == fingerprint for one in held)


def confirm_key(journal: Journal, sender: str, fingerprint: str, typed: Mapping[int, str]) -> Changes:
    """Confirm the key of a sender by two groups typed from his key card; what waited for it is taken.

    FieldsRefusedError when a group does not fit (field `group-2`); UsageError when there is no such key.
    """
    with journal.write() as session:
        now = datetime.now().replace(microsecond=0)
        register = load_register(session, now.date())
        if all(one.fingerprint != fingerprint for one in register.keys.get(sender, ())):
            raise UsageError("Такого ключа в журнале нет: откройте список ключей заново.")
        if len(typed) < TYPED_GROUPS:
            raise UsageError("Для подтверждения ключа нужны две группы цифр с карточки ключа.")
        wrong = [number for number, text in typed.items() if not group_matches(fingerprint, number, text)]
        refuse_faults(
            [
                FieldProblem(
                    f"group-{number}",
                    f"Группа {number} не совпала с ключом пакета: сверьте цифры с карточкой или позвоните в школу.",
                )
                for number in wrong
            ]
        )
        earlier = {
            before
            for one in register.packages[sender]
            if one.arrived.fingerprint == fingerprint
            for before in one.arrived.earlier
        }
        register.confirm(sender, fingerprint, tuple(sorted(earlier)))
        write_register(session, register, now)
    return _CHANGED


def reject_key(journal: Journal, sender: str, fingerprint: str) -> Changes:
    """The key is not the sender's: what waits for it goes, and so does the key; should it come again, it waits again.

    UsageError when no such key waits.
    """
    with journal.write() as session:
        row = session.scalars(
            select(KnownKey).where(
                KnownKey.inn == sender, KnownKey.fingerprint == fingerprint, KnownKey.confirmed.is_(None)
            )
        ).one_or_none()
        if row is None:
            raise UsageError("Такой ключ подтверждения не ждёт: откройте список ключей заново.")
        session.delete(row)
        session.execute(
            delete(PackageReceived).where(
                PackageReceived.inn == sender,
                PackageReceived.fingerprint == fingerprint,
                PackageReceived.state == State.WAITING.value,
            )
        )
    return _CHANGED


def close_key(journal: Journal, sender: str, day: date) -> Changes:
    """The sender lost his key: from `day` on nothing that it signs is taken. UsageError without a confirmed key."""
    with journal.write() as session:
        rows = session.scalars(
            select(KnownKey).where(KnownKey.inn == sender, KnownKey.confirmed.is_not(None), KnownKey.closed.is_(None))
        ).all()
        if not rows:
            raise UsageError("Подтверждённого ключа у этой организации нет: закрывать нечего.")
        for row in rows:
            row.closed = day
    return _CHANGED


def key_state(register: Register, sender: str) -> KeyState:
    """What is known of a sender's keys."""
    keys = register.keys.get(sender, [])
    trusted = [one for one in keys if one.is_trusted]
    closed = [one.closed for one in keys if one.closed is not None]
    return KeyState(
        confirmed=max((one.confirmed for one in trusted if one.confirmed), default=None),
        closed=max(closed, default=None) if not trusted else None,
        waits=any(one.confirmed is None and one.closed is None for one in keys),
    )
