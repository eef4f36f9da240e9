"""Receipts as a school takes them: the office's decision on a package, with remarks at the figures.

A municipality takes the region's receipts for its own свод in the same way.

A receipt names the package that it answers by an id that only the school and the office know, so the office's key is
taken with its first receipt; another key than that must be confirmed (safety, section 3).
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.packages.problems import PackageProblemError, Problem
from models.packages.received_files import FileReceived, ReadPackage
from models.packages.reception import KeyOnFile, PackageOnFile, State, Status
from models.packages.verified import VerifiedPackage
from models.rules.remarks import RemarkOn
from models.rules.russian import in_quotes
from models.services.received_store import arrived_of, load_keys, write_package
from models.services.report_rows import remember, report_row
from models.services.years import campaign_named, year_row
from models.tables import KnownKey, PackageReceived, PackageSent, PartReceived
from models.vocabulary import ReportStatus

_STATUS = {"accepted": ReportStatus.ACCEPTED, "returned": ReportStatus.RETURNED}
_WORDS = {"accepted": "принят", "returned": "на доработку", "received": "получен"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the last receipt of a campaign says of the report, or of the plan; `sequence` is that of the package."""

    office: str
    decision: str
    decided: datetime
    sequence: int
    remarks: tuple[RemarkOn, ...]

    @property
    def words(self) -> str:
        """«принят», «на доработку», «получен»."""
        return _WORDS.get(self.decision, self.decision)


def decision_on(journal: Journal, campaign: str, kind: PackageKind = PackageKind.REPORT) -> Decision | None:
    """The office's decision on what was handed in last; None without a receipt for it.

    UsageError for an unknown campaign.
    """
    with journal.read() as session:
        campaign_named(session, campaign)
        rows = session.scalars(
            select(PackageReceived.main)
            .where(PackageReceived.kind == PackageKind.RECEIPT.value, PackageReceived.campaign == campaign)
            .order_by(PackageReceived.sequence.desc())
        )
        for text in rows:
            main = json.loads(text)
            answered = _answered(session, main["receipt_for"])
            if answered is not None and answered.kind == kind.value:
                newest = _newest(session, answered)
                return _decision(main, answered) if newest == answered.sequence else None
    return None


def _decision(main: Mapping[str, Any], answered: "_Answered") -> Decision:
    return Decision(
        office=main["sender"]["name"],
        decision=main["decision"],
        decided=datetime.fromisoformat(main["created"]).replace(tzinfo=None),
        sequence=answered.sequence,
        remarks=remarks_in(main),
    )


def remarks_in(main: Mapping[str, Any]) -> tuple[RemarkOn, ...]:
    """The remarks of a receipt; a figure that is no text pins a remark to the report as a whole."""
    return tuple(
        RemarkOn(one["figure"] if isinstance(one.get("figure"), str) else "", one["message"]) for one in main["remarks"]
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    """The package of ours that a receipt is for."""

    campaign_id: int
    kind: str
    sequence: int


def _answered(session: Session, package_id: str) -> _Answered | None:
    row = session.execute(
        select(PackageSent.campaign_id, PackageSent.kind, PackageSent.sequence)
        .where(PackageSent.package_id == package_id)
        .limit(1)
    ).first()
    return None if row is None else _Answered(*row)


def _newest(session: Session, answered: _Answered) -> int:
    return max(
        session.scalars(
            select(PackageSent.sequence).where(
                PackageSent.campaign_id == answered.campaign_id, PackageSent.kind == answered.kind
            )
        )
    )


def look(session: Session, path: Path, read: ReadPackage, now: datetime) -> FileReceived:
    """What `take` would answer; nothing is written."""
    return _judged(session, path, read, now, confirm=False, write=False)


def take(session: Session, path: Path, read: ReadPackage, now: datetime, *, confirm: bool) -> FileReceived:
    """Take one receipt: its decision becomes the report's status, with a line in the report's history."""
    return _judged(session, path, read, now, confirm=confirm, write=True)


def _judged(
    session: Session, path: Path, read: ReadPackage, now: datetime, *, confirm: bool, write: bool
) -> FileReceived:
    try:
        package = read(path)
    except PackageProblemError as error:
        return FileReceived(path, Status.REFUSED, error.problem, error.message)
    return judged(session, path, package, now, confirm=confirm, write=write)


def is_for_us(session: Session, package: VerifiedPackage) -> bool:
    """Whether the package is a receipt for one that this journal signed."""
    return package.kind is PackageKind.RECEIPT and _answered(session, package.report["receipt_for"]) is not None


def judged(
    session: Session, path: Path, package: VerifiedPackage, now: datetime, *, confirm: bool, write: bool
) -> FileReceived:
    """What becomes of a file that was read already; with `write` it is taken."""
    status, problem, message = _verdict(session, package, confirm=confirm)
    if write and problem is None and status is not Status.SAME:
        _write(session, package, now)
    return FileReceived(
        file=path,
        status=status,
        problem=problem,
        message=message,
        notices=tuple(filter(None, (package.clock_notice(now),))),
        inn=str(package.report.get("inn", package.inn)),
        school=package.school,
        kind=package.kind,
        campaign=package.campaign,
        sequence=package.sequence,
        part=package.part,
        parts=package.parts,
    )


_Answer = tuple[Status, Problem | None, str]


def _verdict(session: Session, package: VerifiedPackage, *, confirm: bool) -> _Answer:
    if package.kind is not PackageKind.RECEIPT:
        message = "Это пакет для муниципалитета, а журнал ведёт школа: здесь открывают только квитанции."
        return Status.REFUSED, Problem.WRONG_RECIPIENT, message
    known = select(PartReceived.id).where(PartReceived.manifest_sha256 == package.manifest_sha256)
    if session.scalars(known).first() is not None:
        return Status.SAME, None, ""
    answered = _answered(session, package.report["receipt_for"])
    if answered is not None and _changed_key(session, package) and not confirm:
        message = (
            f"Ключ {in_quotes(package.school)} изменился: позвоните муниципальному координатору, до подтверждения "
            "квитанция не учитывается."
        )
        return Status.REFUSED, Problem.CHANGED_KEY, message
    return _numbered(session, package, answered)


def _numbered(session: Session, package: VerifiedPackage, answered: _Answered | None) -> _Answer:
    # A receipt for another school uses up no number of ours, so this comes first.
    own = year_row(session, None).inn
    if answered is None or package.report["inn"] != own:
        message = "Квитанция выдана не этой школе или не на её пакет: верните её муниципалитету."
        return Status.REFUSED, Problem.WRONG_RECIPIENT, message
    last = session.scalars(
        select(PackageReceived.sequence)
        .where(
            PackageReceived.kind == PackageKind.RECEIPT.value,
            PackageReceived.campaign == str(package.campaign),
            PackageReceived.fingerprint == package.fingerprint,
        )
        .order_by(PackageReceived.sequence.desc())
    ).first()
    if last == package.sequence:
        message = f"Квитанция № {last} уже получена другой: попросите муниципалитет прислать её заново."
        return Status.REFUSED, Problem.REPLAYED, message
    if last is not None and last > package.sequence:
        message = f"Квитанция № {package.sequence} старее уже полученной № {last}: действует последняя."
        return Status.REFUSED, Problem.OLDER, message
    newest = _newest(session, answered)
    if answered.sequence < newest:
        message = (
            f"Квитанция выдана на пакет № {answered.sequence}, а его уже заменил пакет № {newest}: дождитесь "
            "квитанции на новый."
        )
        return Status.REFUSED, Problem.OLDER, message
    return (Status.NEW if last is None else Status.RESUBMITTED), None, ""


def _keys_of(session: Session, sender: str) -> list[KeyOnFile]:
    keys: dict[str, list[KeyOnFile]] = defaultdict(list)
    load_keys(session, keys)
    return keys[sender]


def _changed_key(session: Session, package: VerifiedPackage) -> bool:
    trusted = {one.fingerprint for one in _keys_of(session, arrived_of(package).sender) if one.is_trusted}
    return bool(trusted) and not trusted & {package.fingerprint, *package.earlier_fingerprints}


def _write(session: Session, package: VerifiedPackage, now: datetime) -> None:
    arrived = arrived_of(package)
    _trust(session, arrived.sender, package.fingerprint, now)
    write_package(session, PackageOnFile(arrived, State.TAKEN), package, now)
    answered = _answered(session, package.report["receipt_for"])
    if answered is None or answered.kind != PackageKind.REPORT.value:
        return
    report = report_row(session, str(package.campaign))
    decision = package.report["decision"]
    report.status = _STATUS.get(decision, report.status)
    lines = [f"{one.place}: {one.text}" if one.figure else one.text for one in remarks_in(package.report)]
    told = f"Пакет № {answered.sequence}, {package.school}" + (f". {' '.join(lines)}" if lines else "")
    remember(session, report, _WORDS[decision], told)


def _trust(session: Session, sender: str, fingerprint: str, now: datetime) -> None:
    """The office's key: the first one, one that the former vouches for, or one that was confirmed now."""
    for row in session.scalars(select(KnownKey).where(KnownKey.inn == sender)):
        if row.fingerprint == fingerprint:
            row.confirmed, row.closed = row.confirmed or now.date(), None
            return
        row.closed = now.date()
    session.add(
        KnownKey(inn=sender, fingerprint=fingerprint, epoch=1, first_seen=now, confirmed=now.date(), closed=None)
    )
    session.flush()
