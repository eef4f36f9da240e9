"""Packages that arrived, in the tables of the journal: the register read from them, and what a call adds to them."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.packages.kinds import PackageKind
from models.packages.reception import Arrived, KeyOnFile, PackageOnFile, Sendable, State
from models.packages.register import Register
from models.packages.verified import VerifiedPackage
from models.rules.names import join_list, split_list
from models.rules.office_card import sender_key
from models.rules.periods import CampaignCode, parse_campaign_code
from models.services.office import entries_of, office_kind
from models.services.years import year_row
from models.tables import KnownKey, PackageReceived, PartReceived
from models.tables import SchoolYear as YearRow


def load_register(session: Session, today: date) -> Register:
    """All that decides about a file; contents stay where they are. UsageError in the journal of a school."""
    kind = office_kind(session)
    lists = {
        row.start_year: {one.sender: Sendable(one.name, one.is_state_school) for one in entries_of(session, row.id)}
        for row in session.scalars(select(YearRow).order_by(YearRow.start_year.desc()))
    }
    register = Register(kind, year_row(session, None).full_name, lists, today)
    load_keys(session, register.keys)
    _load_packages(session, register)
    return register


def load_keys(session: Session, keys: dict[str, list[KeyOnFile]]) -> None:
    """The register of keys, by sender."""
    for row in session.scalars(select(KnownKey).order_by(KnownKey.id)):
        keys[row.inn].append(
            KeyOnFile(row.fingerprint, row.epoch, row.confirmed, row.closed, row.first_seen.date()),
        )


def _load_packages(session: Session, register: Register) -> None:
    parts: dict[int, dict[int, str]] = {}
    for owner, part, manifest in session.execute(
        select(PartReceived.package_id, PartReceived.part, PartReceived.manifest_sha256)
    ):
        parts.setdefault(owner, {})[part] = manifest
    columns = [column for column in PackageReceived.__table__.columns if column.name != "main"]
    for row in session.execute(select(*columns).order_by(PackageReceived.id)):
        waiting = row.state == State.WAITING
        school = json.loads(_main_text(session, row.id))["school"] if waiting else {"name": "", "municipality": ""}
        arrived = Arrived(
            kind=PackageKind(row.kind),
            sender=row.inn,
            sender_name=school["name"],
            municipality=school["municipality"],
            campaign=campaign_of(row.campaign),
            package_id=row.package_id,
            sequence=row.sequence,
            part=0,
            parts=row.parts,
            fingerprint=row.fingerprint,
            earlier=split_list(row.earlier),
            manifest="",
            digest=row.digest,
        )
        held = PackageOnFile(arrived, State(row.state), parts.get(row.id, {}), row.id)
        register.packages[row.inn].append(held)


def _main_text(session: Session, row: int) -> str:
    return session.scalars(select(PackageReceived.main).where(PackageReceived.id == row)).one()


def main_of(session: Session, row: int) -> dict[str, Any]:
    """The main file of a package in the journal."""
    found: dict[str, Any] = json.loads(_main_text(session, row))
    return found


def campaign_of(text: str) -> CampaignCode:
    """A campaign as the table keeps it."""
    code = parse_campaign_code(text)
    assert code is not None
    return code


def arrived_of(package: VerifiedPackage) -> Arrived:
    """What the register asks about a verified file."""
    school = package.report.get("school") or {}
    return Arrived(
        kind=package.kind,
        sender=sender_key(package.inn, package.school),
        sender_name=package.school,
        municipality=school.get("municipality", ""),
        campaign=package.campaign,
        package_id=package.package_id,
        sequence=package.sequence,
        part=package.part,
        parts=package.parts,
        fingerprint=package.fingerprint,
        earlier=package.earlier_fingerprints,
        manifest=package.manifest_sha256,
        digest=hashlib.sha256(main_text(package.report).encode()).hexdigest(),
    )


def main_text(report: Mapping[str, Any]) -> str:
    """The main file as the table keeps it: without the number of the part, equal for all parts of a package."""
    whole = {key: value for key, value in report.items() if key != "part"}
    if not whole.get("school"):
        whole["school"] = {"name": whole["sender"]["name"], "inn": "", "municipality": ""}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True)


def write_package(session: Session, held: PackageOnFile, package: VerifiedPackage, now: datetime) -> None:
    """The file as a part of its package, which is added where it is new; a part that is there stays."""
    arrived = held.arrived
    if held.row is None:
        row = PackageReceived(
            package_id=arrived.package_id,
            kind=arrived.kind.value,
            campaign=str(arrived.campaign),
            inn=arrived.sender,
            sequence=arrived.sequence,
            replaces=package.replaces,
            parts=arrived.parts,
            created=package.created,
            received=now,
            fingerprint=arrived.fingerprint,
            earlier=join_list(arrived.earlier),
            digest=arrived.digest,
            state=held.state.value,
            main=main_text(package.report),
        )
        session.add(row)
        session.flush()
        held.row = row.id
        session.expunge(row)
    if held.state is State.LATE:
        return  # only counted: how often a school sent its report anew does not depend on the order of the files
    there = select(PartReceived.id).where(PartReceived.package_id == held.row, PartReceived.part == package.part)
    if session.scalars(there).first() is None:
        part = PartReceived(
            package_id=held.row,
            part=package.part,
            manifest_sha256=package.manifest_sha256,
            content=package.raw,
        )
        session.add(part)
        session.flush()
        session.expunge(part)  # or a stick full of photos would stay in memory until the end


def write_register(session: Session, register: Register, now: datetime) -> None:
    """The keys that a call touched, and the packages that wait no longer."""
    for (sender, print_of), key in register.touched_keys.items():
        row = session.scalars(
            select(KnownKey).where(KnownKey.inn == sender, KnownKey.fingerprint == print_of)
        ).one_or_none()
        row = row or KnownKey(inn=sender, fingerprint=print_of, first_seen=now)
        row.epoch, row.confirmed, row.closed = key.epoch, key.confirmed, key.closed
        session.add(row)
        session.flush()
    register.touched_keys.clear()
    write_settled(session, register)


def write_settled(session: Session, register: Register) -> None:
    """What became of packages that waited; before anything else is written, for they may stand in its way."""
    for package, verdict in register.settled:
        if verdict.package is None:
            session.execute(delete(PackageReceived).where(PackageReceived.id == package.row))
        else:
            session.execute(
                update(PackageReceived).where(PackageReceived.id == package.row).values(state=package.state.value)
            )
    register.settled.clear()
