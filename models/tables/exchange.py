"""Packages sent and received, keys of schools, the schools that a municipality expects."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Key, Word
from models.vocabulary import OrganisationType


class PackageSent(Base):
    """One file of a signed package as it left, so that it can be sent again.

    `main` is what its main file says (JSON), to be compared with the package that replaces it. `recipient` is the ИНН
    of the school that a receipt is for: sequence numbers run for each kind, campaign and recipient. `content` lacks the
    photos, which `PackagePhoto` places; `size` is that of the whole file. `left_at` and `left_how` tell when it was
    handed in, and how («на флешке»).
    """

    __tablename__ = "package_sent"
    __table_args__ = (UniqueConstraint("package_id", "part"),)

    id: Mapped[Key]
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"), index=True)
    package_id: Mapped[Word]
    kind: Mapped[Word]
    sequence: Mapped[int]
    replaces: Mapped[Word | None]
    part: Mapped[int]
    parts: Mapped[int]
    created: Mapped[datetime]
    manifest_sha256: Mapped[Word]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    file_name: Mapped[Word]
    fingerprint: Mapped[Word]
    recipient: Mapped[Word | None]
    size: Mapped[int]
    main: Mapped[str]
    left_at: Mapped[datetime | None]
    left_how: Mapped[Word | None]


class PackagePhoto(Base):
    """A photo of the journal's store in a sent file: where its first byte stands in the whole file."""

    __tablename__ = "package_photo"

    id: Mapped[Key]
    file_id: Mapped[int] = mapped_column(ForeignKey("package_sent.id", ondelete="CASCADE"), index=True)
    at: Mapped[int]
    sha256: Mapped[Word]


class PackageReceived(Base):
    """A package that arrived: who handed in what, and what was decided about it.

    `inn` is the sender (`models.rules.office_card.sender_key`), of a receipt the school that it is for. `main` is the
    main file without its part number (JSON), `digest` its SHA-256; `earlier` are the fingerprints of keys that vouch
    for its key, `;` between them. A package `waiting` for its key or a `late` one, which came after the package that
    replaces it, is kept but not counted.
    """

    __tablename__ = "package_received"
    __table_args__ = (UniqueConstraint("inn", "package_id", "fingerprint"),)

    id: Mapped[Key]
    package_id: Mapped[Word]
    kind: Mapped[Word]
    campaign: Mapped[Word] = mapped_column(index=True)
    inn: Mapped[Word]
    sequence: Mapped[int]
    replaces: Mapped[Word | None]
    parts: Mapped[int]
    created: Mapped[datetime]
    received: Mapped[datetime]
    fingerprint: Mapped[Word]
    earlier: Mapped[str]
    digest: Mapped[Word]
    state: Mapped[Word]
    decision: Mapped[Word | None]
    decided: Mapped[datetime | None]
    main: Mapped[str]


class PartReceived(Base):
    """One file of a package that arrived, byte for byte."""

    __tablename__ = "part_received"
    __table_args__ = (UniqueConstraint("manifest_sha256"),)

    id: Mapped[Key]
    package_id: Mapped[int] = mapped_column(ForeignKey("package_received.id", ondelete="CASCADE"), index=True)
    part: Mapped[int]
    manifest_sha256: Mapped[Word]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Remark(Base):
    """Замечание to a package: pinned to a figure by its key (`exporters.appendix3_content`), or to all of it ('')."""

    __tablename__ = "remark"

    id: Mapped[Key]
    package_id: Mapped[int] = mapped_column(ForeignKey("package_received.id", ondelete="CASCADE"), index=True)
    figure: Mapped[Word]
    text: Mapped[str]


class SigningKey(Base):
    """The journal's own signing key (DER), kept inside the journal file.

    `proofs` are the signatures of earlier keys that vouch for it, the latest first (JSON list of base64).
    """

    __tablename__ = "signing_key"

    id: Mapped[Key]
    created: Mapped[datetime]
    closed: Mapped[date | None]
    private_key: Mapped[bytes] = mapped_column(LargeBinary)
    certificate: Mapped[bytes] = mapped_column(LargeBinary)
    proofs: Mapped[str]


class KnownKey(Base):
    """Register of keys: a sender's public key and whether its fingerprint was confirmed.

    `epoch` grows with each key that nobody vouched for: its sender numbers packages from 1 again.
    """

    __tablename__ = "known_key"
    __table_args__ = (UniqueConstraint("inn", "fingerprint"),)

    id: Mapped[Key]
    inn: Mapped[Word] = mapped_column(index=True)
    fingerprint: Mapped[Word]
    epoch: Mapped[int]
    first_seen: Mapped[datetime]
    confirmed: Mapped[date | None]
    closed: Mapped[date | None]


class ExpectedSchool(Base):
    """A sender on an office's list of one year: a school by its ИНН, for the region a municipality by its name too."""

    __tablename__ = "expected_school"
    __table_args__ = (UniqueConstraint("year_id", "inn"),)

    id: Mapped[Key]
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id", ondelete="CASCADE"), index=True)
    inn: Mapped[Word]
    name: Mapped[str]
    organisation_type: Mapped[OrganisationType | None]
