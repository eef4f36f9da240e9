"""Signing the packages of a campaign: report, plan, and whatever else a journal hands in.

`sign_report` and `sign_plan` are a school's. `sign_content` signs content of any kind (the свод of a municipality, a
receipt): it gives the envelope (package id, sequence number, what is replaced), the key, the files by `make` (from
`exporters.package.making`), and keeps all of it. `sent_packages` lists what was signed and gives it again.

The numbers of a report are frozen with its signature: from then on the report shows what was handed in.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import UserError
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.packages.kinds import FORMAT, PackageKind
from models.packages.matter import Deliver, HeadSignature, MakeParts, PackageMatter, SignedPart
from models.rules import report_findings
from models.rules.findings import Finding, errors_first
from models.rules.package_content import changed_figures, plan_content, report_content, report_photos
from models.rules.profminimum_json import profminimum_json
from models.rules.report import CampaignPlan, CampaignReport
from models.services import campaign_report, indicators, signing_keys
from models.services.campaign_report import MeasureNote
from models.services.package_files import take_out
from models.services.package_names import refuse_names
from models.services.plan import campaign_plan
from models.services.profminimum import profminimum
from models.services.report_rows import remember, report_row
from models.services.sent_packages import SentPackage, package_of
from models.services.years import CampaignOnFile, campaign_named
from models.signing.key_pair import KeyPair, new_key_pair
from models.tables import PackagePhoto, PackageSent
from models.vocabulary import ReportStatus


class FindingsStandError(UserError):
    """The report has findings of level error and the user did not insist."""

    code = "findings"

    def __init__(self, errors: Sequence[Finding]) -> None:
        first = errors[0]
        others = f" (всего ошибок {len(errors)})" if len(errors) > 1 else ""
        super().__init__(
            f"Подписать нельзя, есть ошибка{others}. {first.place}: {first.message.rstrip('.')}; "
            "исправьте или подтвердите, что отправляете с ошибкой."
        )
        self.errors = tuple(errors)


def sign_report(
    journal: Journal,
    campaign: str,
    make: MakeParts,
    *,
    anyway: bool = False,
    measure_note: MeasureNote | None = None,
    head_signature: HeadSignature | None = None,
    deliver: Deliver | None = None,
    now: datetime | None = None,
) -> SentPackage:
    """Count the report anew, sign it with its parts, freeze its numbers; a former package of it is replaced.

    `FindingsStandError` while a finding of level error stands, unless `anyway`; `NamesInPackageError` when a text
    names a pupil or parent; UsageError for an unknown campaign; `DamagedError` for a photo that is lost.
    """
    report = campaign_report.build(journal, campaign, current=True, measure_note=measure_note)
    errors = _refuse_errors(report.findings, anyway=anyway)
    year = report.campaign.school_year.start_year
    hours = profminimum(journal, year)
    content = report_content(
        report,
        profminimum_json(hours.year, hours.classes, hours.registration_total),
        indicators.as_json(indicators.indicators(journal, year)),
    ) | {"signed_despite_errors": bool(errors)}
    matter = PackageMatter(
        kind=PackageKind.REPORT,
        content=content,
        created=_moment(now),
        file_stem=_file_stem(PackageKind.REPORT, report.campaign, report.head.inn),
        paper=report,
        photos=report_photos(report),
        photo=PhotoStore(journal).get,
        head_signature=head_signature,
    )
    return sign_content(journal, campaign, matter, make, owner=report.head.short_name, report=report, deliver=deliver)


def sign_plan(
    journal: Journal,
    campaign: str,
    make: MakeParts,
    *,
    anyway: bool = False,
    deliver: Deliver | None = None,
    now: datetime | None = None,
) -> SentPackage:
    """Sign Приложение 2 of the campaign; errors as of `sign_report`."""
    plan = campaign_plan(journal, campaign)
    _refuse_errors(plan_findings(plan, (now or datetime.now()).date()), anyway=anyway)
    matter = PackageMatter(
        kind=PackageKind.PLAN,
        content=plan_content(plan),
        created=_moment(now),
        file_stem=_file_stem(PackageKind.PLAN, plan.campaign, plan.head.inn),
        paper=plan,
    )
    return sign_content(journal, campaign, matter, make, owner=plan.head.short_name, deliver=deliver)


def plan_findings(plan: CampaignPlan, today: date) -> tuple[Finding, ...]:
    """What is wrong with a plan that is handed in, errors first: records are no matter of it."""
    checked = [*report_findings.check_head(plan.head), *report_findings.check_plan(plan.items, frozenset(), today)]
    return errors_first([finding for finding in checked if finding.code != "plan-without-record"])


def sign_content(
    journal: Journal,
    campaign: str,
    matter: PackageMatter,
    make: MakeParts,
    *,
    owner: str,
    recipient: str | None = None,
    report: CampaignReport | None = None,
    deliver: Deliver | None = None,
) -> SentPackage:
    """Sign any matter of a campaign in the name of `owner` and keep the files; `report` is frozen with it.

    `recipient` is the ИНН of the school that a receipt is for; what `deliver` raises undoes the signing.
    `NamesInPackageError` as of `sign_report`; UserError when another signing came between.
    """
    refuse_names(journal, matter.content)
    with journal.read() as session:
        place = _Place(campaign_named(session, campaign), matter.kind, recipient)
        former = _former_of(session, place)
        kept_key = signing_keys.open_key(session)
    key = kept_key or new_key_pair(owner)
    enveloped = _enveloped(matter, former)
    parts = make(enveloped, key)
    changes = changed_figures(former.main, matter.content) if former else ()
    with journal.write() as session:
        _refuse_if_overtaken(former, _former_of(session, place), kept_key, signing_keys.open_key(session))
        if kept_key is None:
            signing_keys.keep(session, key, matter.created)
        rows = _rows(place, enveloped, parts, key)
        _keep(session, rows, parts, matter)
        if report is not None:
            _freeze(session, report, rows[0], changes)
        if deliver is not None:
            session.flush()
            deliver(parts)
    return replace(package_of(rows, place.campaign.code), changes=changes)


@dataclass(frozen=True, slots=True)
class _Place:
    """Among which packages a new one is numbered."""

    campaign: CampaignOnFile
    kind: PackageKind
    recipient: str | None


@dataclass(frozen=True, slots=True)
class _Former:
    """The package that a new one replaces."""

    package_id: str
    sequence: int
    main: Mapping[str, Any]


def _former_of(session: Session, place: _Place) -> _Former | None:
    row = session.execute(
        select(PackageSent.package_id, PackageSent.sequence, PackageSent.main)
        .where(
            PackageSent.campaign_id == place.campaign.id,
            PackageSent.kind == place.kind.value,
            PackageSent.recipient.is_not_distinct_from(place.recipient),
        )
        .order_by(PackageSent.sequence.desc())
        .limit(1)
    ).first()
    return None if row is None else _Former(row.package_id, row.sequence, json.loads(row.main))


def _enveloped(matter: PackageMatter, former: _Former | None) -> PackageMatter:
    sequence = former.sequence + 1 if former else 1
    envelope = {
        "format": FORMAT,
        "package_id": str(uuid4()),
        "sequence": sequence,
        "replaces": former.package_id if former else None,
        "created": matter.created.isoformat(),
    }
    return replace(matter, content={**matter.content, **envelope}, file_stem=f"{matter.file_stem}-{sequence}")


def _refuse_if_overtaken(
    former: _Former | None, former_now: _Former | None, key: KeyPair | None, key_now: KeyPair | None
) -> None:
    """Making the files takes a while, and the window may have signed meanwhile what a command signs."""
    if former != former_now or key != key_now:
        raise UserError("Пока пакет составлялся, подписан другой: проверьте список пакетов и повторите.")


def _rows(place: _Place, matter: PackageMatter, parts: Sequence[SignedPart], key: KeyPair) -> list[PackageSent]:
    main = json.dumps(matter.content, ensure_ascii=False)
    return [
        PackageSent(
            campaign_id=place.campaign.id,
            package_id=matter.content["package_id"],
            kind=place.kind.value,
            sequence=matter.content["sequence"],
            replaces=matter.content["replaces"],
            part=part.part,
            parts=part.parts,
            created=matter.created,
            manifest_sha256=part.manifest_sha256,
            content=b"",
            file_name=part.file_name,
            fingerprint=key.fingerprint,
            recipient=place.recipient,
            size=len(part.content),
            main=main,
        )
        for part in parts
    ]


def _keep(session: Session, rows: Sequence[PackageSent], parts: Sequence[SignedPart], matter: PackageMatter) -> None:
    """The files without their photos, and where these stand."""
    session.add_all(rows)
    for row, part in zip(rows, parts, strict=True):
        photos = ((photo.sha256, matter.photo(photo.sha256)) for photo in part.photos) if matter.photo else ()
        row.content, placed = take_out(part.content, photos)
        session.flush()
        session.add_all(PackagePhoto(file_id=row.id, at=one.at, sha256=one.sha256) for one in placed)


def _freeze(session: Session, report: CampaignReport, package: PackageSent, changes: Sequence[str]) -> None:
    row = report_row(session, str(report.campaign))
    row.status, row.signed = ReportStatus.SIGNED, package.created
    row.frozen = json.dumps(report.figures.as_json(), ensure_ascii=False)
    told = f"Пакет № {package.sequence}"
    if package.replaces is not None:
        told += f" вместо № {package.sequence - 1}. " + ("; ".join(changes) or "Числа и тексты прежние")
    if any(finding.is_error for finding in report.findings):
        told += ". Подписан с ошибками"
    remember(session, row, "подписан", told)


def _refuse_errors(findings: Sequence[Finding], *, anyway: bool) -> list[Finding]:
    errors = [finding for finding in findings if finding.is_error]
    if errors and not anyway:
        raise FindingsStandError(errors)
    return errors


def _moment(now: datetime | None) -> datetime:
    return (now or datetime.now()).replace(microsecond=0)


def _file_stem(kind: PackageKind, campaign: object, inn: str) -> str:
    """ASCII letters, digits and dashes: a name that every mail program leaves as it is."""
    return "-".join(part for part in (kind.value, str(campaign), re.sub("[^0-9]", "", inn)) if part)
