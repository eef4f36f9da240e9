"""The journal's own signing key: made with the first package, kept inside the journal, never leaving it."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.errors import UsageError
from models.journal.journal import Journal
from models.rules.fingerprint import fingerprint
from models.services.years import head_of, year_row
from models.signing.key_pair import KeyPair, new_key_pair, public_key_info
from models.signing.succession import successor
from models.tables import SigningKey


@dataclass(frozen=True, slots=True)
class KeyCard:
    """«Карточка ключа»: whose key it is, its fingerprint in groups, and since when it signs."""

    owner: str
    inn: str
    municipality: str
    fingerprint: str
    created: datetime


def open_key(session: Session) -> KeyPair | None:
    """The key that signs today; None before the first package."""
    row = _row(session)
    return None if row is None else _pair(row)


def keep(session: Session, key: KeyPair, at: datetime) -> None:
    """Put a new key into the journal; the one before it signs nothing any more."""
    former = _row(session)
    if former is not None:
        former.closed = at.date()
    session.add(
        SigningKey(
            created=at.replace(microsecond=0),
            private_key=key.private_key,
            certificate=key.certificate,
            proofs=json.dumps([base64.b64encode(proof).decode() for proof in key.proofs]),
        )
    )


def key_card(journal: Journal) -> KeyCard:
    """What the card says; the key is made when there is none yet. UsageError for a journal without a school."""
    with journal.read() as session:
        head = head_of(year_row(session, None))
        row = _row(session)
        if row is not None:
            print_of = fingerprint(public_key_info(row.certificate))
            return KeyCard(head.name, head.inn, head.municipality, print_of, row.created)
    with journal.write() as session:
        if _row(session) is None:
            keep(session, new_key_pair(head.short_name), datetime.now())
    return key_card(journal)


def renew(journal: Journal, today: date | None = None) -> Changes:
    """A new key that the old one vouches for: whoever knows the old one takes the new one with a notice.

    UsageError before the first package: there is nothing to renew.
    """
    now = datetime.combine(today, datetime.now().time()) if today else datetime.now()
    with journal.write() as session:
        old = open_key(session)
        if old is None:
            raise UsageError("Ключа подписи ещё нет: он появится с первым пакетом.")
        keep(session, successor(old, head_of(year_row(session, None)).short_name, now), now)
    return Changes.of("packages")


def replace_lost(journal: Journal) -> Changes:
    """A new key with nobody behind it, when the old one may have come into other hands: it must be confirmed anew."""
    with journal.write() as session:
        keep(session, new_key_pair(head_of(year_row(session, None)).short_name), datetime.now())
    return Changes.of("packages")


def _row(session: Session) -> SigningKey | None:
    newest = select(SigningKey).where(SigningKey.closed.is_(None)).order_by(SigningKey.id.desc())
    return session.scalars(newest).first()


def _pair(row: SigningKey) -> KeyPair:
    proofs = tuple(base64.b64decode(proof) for proof in json.loads(row.proofs))
    return KeyPair(row.private_key, row.certificate, proofs)
