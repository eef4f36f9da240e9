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
    photos, which `PackagePhoto` places; `size` is that of the whole file.
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


class PackagePhoto(Base):
    """A photo of the journal's store in a sent file: where its first byte stands in the whole file."""

    __tablename__ = "package_photo"

    id: Mapped[Key]
    file_id: Mapped[int] = mapped_column(ForeignKey("package_sent.id", ondelete="CASCADE"), index=True)
    at: Mapped[int]
    sha256: Mapped[Word]


class PackageReceived(Base):
    """A package that arrived, with what was decided about it."""

    __tablename__ = "package_received"
    __table_args__ = (UniqueConstraint("manifest_sha256"),)

    id: Mapped[Key]
    manifest_sha256: Mapped[Word]
    package_id: Mapped[Word]
    kind: Mapped[Word]
    campaign: Mapped[Word]
    inn: Mapped[Word] = mapped_column(index=True)
    sequence: Mapped[int]
    part: Mapped[int]
    parts: Mapped[int]
    received: Mapped[datetime]
    status: Mapped[Word]
    problem: Mapped[Word | None]
    remark: Mapped[str | None]
    content: Mapped[bytes] = mapped_column(LargeBinary)


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
    """Register of keys: a sender's public key and whether its fingerprint was confirmed."""

    __tablename__ = "known_key"
    __table_args__ = (UniqueConstraint("inn", "fingerprint"),)

    id: Mapped[Key]
    inn: Mapped[Word] = mapped_column(index=True)
    fingerprint: Mapped[Word]
    first_seen: Mapped[datetime]
    confirmed: Mapped[date | None]
    closed: Mapped[date | None]


class ExpectedSchool(Base):
    """A school on the municipality's list."""

    __tablename__ = "expected_school"

    id: Mapped[Key]
    inn: Mapped[Word] = mapped_column(unique=True)
    name: Mapped[str]
    organisation_type: Mapped[OrganisationType | None]
