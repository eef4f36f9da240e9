"""The packages that a journal signed: each is kept as it left, and can be saved and sent again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.errors import UsageError
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.packages.kinds import PackageKind
from models.packages.matter import SignedPart
from models.rules.package_content import changed_figures
from models.rules.periods import CampaignCode
from models.services.package_files import PlacedPhoto, put_back
from models.services.report_rows import remember
from models.services.years import campaign_named
from models.tables import Campaign, CampaignReport, PackagePhoto, PackageSent, SchoolYear
from models.vocabulary import ReportStatus, Season


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file of a package: its name and size."""

    file_name: str
    size: int


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package that was signed.

    `changes` tells in Russian what it says otherwise than the one that it replaces, `despite_errors` that findings of
    level error stood when a report was signed: only `with_changes` knows both.
    """

    package_id: str
    kind: PackageKind
    campaign: CampaignCode
    recipient: str | None
    sequence: int
    replaces: str | None
    created: datetime
    fingerprint: str
    files: tuple[SentFile, ...]
    changes: tuple[str, ...] = ()
    left_at: datetime | None = None
    left_how: str = ""
    despite_errors: bool = False

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)


def sent_packages(journal: Journal, campaign: str | None = None) -> tuple[SentPackage, ...]:
    """All packages, or those of one campaign, the latest first; UsageError for an unknown campaign."""
    with journal.read() as session:
        query = (
            select(
                *(column for column in PackageSent.__table__.columns if column.name not in {"content", "main"}),
                Campaign.season,
                SchoolYear.start_year,
            )
            .join(Campaign, PackageSent.campaign_id == Campaign.id)
            .join(SchoolYear, Campaign.year_id == SchoolYear.id)
            .order_by(PackageSent.id.desc())  # a clock may have been wrong
        )
        if campaign is not None:
            query = query.where(PackageSent.campaign_id == campaign_named(session, campaign).id)
        return tuple(
            _listed([*rows][::-1]) for _, rows in groupby(session.execute(query), key=lambda row: row.package_id)
        )


def _listed(rows: Sequence[Any]) -> SentPackage:
    first = rows[0]
    year = first.start_year + (first.season is Season.SPRING)
    return _package(first, CampaignCode(first.season, year), [SentFile(row.file_name, row.size) for row in rows])


def package_of(rows: Sequence[PackageSent], campaign: CampaignCode) -> SentPackage:
    """The package that these files make."""
    return _package(rows[0], campaign, [SentFile(row.file_name, row.size) for row in rows])


def _package(first: Any, campaign: CampaignCode, files: Sequence[SentFile]) -> SentPackage:
    return SentPackage(
        package_id=first.package_id,
        kind=PackageKind(first.kind),
        campaign=campaign,
        recipient=first.recipient,
        sequence=first.sequence,
        replaces=first.replaces,
        created=first.created,
        fingerprint=first.fingerprint,
        files=tuple(files),
        left_at=first.left_at,
        left_how=first.left_how or "",
    )


def sent_contents(journal: Journal, package_ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """What the main files of packages say, by package id."""
    with journal.read() as session:
        rows = session.execute(
            select(PackageSent.package_id, PackageSent.main).where(
                PackageSent.package_id.in_(package_ids), PackageSent.part == 1
            )
        )
        return {package_id: json.loads(main) for package_id, main in rows}


def with_changes(journal: Journal, packages: Sequence[SentPackage]) -> tuple[SentPackage, ...]:
    """The same packages, each telling what it says otherwise than the one that it replaces, and of its errors."""
    said = sent_contents(journal, [package.package_id for package in packages])

    def told(package: SentPackage) -> SentPackage:
        main, former = said[package.package_id], said.get(package.replaces or "")
        changes = changed_figures(former, main) if former is not None else ()
        return replace(package, changes=changes, despite_errors=bool(main.get("signed_despite_errors")))

    return tuple(told(package) for package in packages)


def files_of(journal: Journal, package_id: str) -> tuple[SignedPart, ...]:
    """The files of a package byte for byte as they were signed.

    UsageError when the journal has no such package, `DamagedError` when a photo of it is lost.
    """
    store = PhotoStore(journal)
    with journal.read() as session:
        rows = rows_of(session, package_id)
        wholes = [put_back(row.content, _placed(session, row.id), store.get) for row in rows]
    return tuple(
        SignedPart(row.part, row.parts, row.file_name, row.manifest_sha256, whole)
        for row, whole in zip(rows, wholes, strict=True)
    )


def _placed(session: Session, file_id: int) -> list[PlacedPhoto]:
    rows = session.scalars(select(PackagePhoto).where(PackagePhoto.file_id == file_id))
    return [PlacedPhoto(row.at, row.sha256) for row in rows]


def mark_sent(journal: Journal, package_id: str, how: str, now: datetime | None = None) -> Changes:
    """Note in the report's history that the package left («на флешке», «почтой»); it is «отправлен» then.

    UsageError for an unknown package.
    """
    with journal.write() as session:
        rows = rows_of(session, package_id)
        row = rows[0]
        for each in rows:
            each.left_at, each.left_how = (now or datetime.now()).replace(microsecond=0), how
        if row.kind == PackageKind.REPORT:
            report = session.scalars(select(CampaignReport).where(CampaignReport.campaign_id == row.campaign_id)).one()
            if report.status is ReportStatus.SIGNED:
                report.status = ReportStatus.SENT
            remember(session, report, "отправлен", f"Пакет № {row.sequence}: {how}")
    return Changes.of("packages", "report")


def take_back_sent(journal: Journal, package_id: str) -> Changes:
    """The package was marked by mistake: it did not leave, and its report is «подписан» again.

    UsageError for an unknown package.
    """
    with journal.write() as session:
        rows = rows_of(session, package_id)
        row = rows[0]
        for each in rows:
            each.left_at, each.left_how = None, None
        if row.kind == PackageKind.REPORT:
            report = session.scalars(select(CampaignReport).where(CampaignReport.campaign_id == row.campaign_id)).one()
            if report.status is ReportStatus.SENT:
                report.status = ReportStatus.SIGNED
            remember(session, report, "отметка об отправке снята", f"Пакет № {row.sequence}")
    return Changes.of("packages", "report")


def rows_of(session: Session, package_id: str) -> Sequence[PackageSent]:
    """The files of a package in the order of their parts; UsageError when there are none."""
    rows = session.scalars(
        select(PackageSent).where(PackageSent.package_id == package_id).order_by(PackageSent.part)
    ).all()
    if not rows:
        raise UsageError("Такого пакета в журнале нет: выберите пакет из списка отправленных.")
    return rows
