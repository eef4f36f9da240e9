"""What the page «Сводка» and the office's Главная show: the свод with what its table says beside each status."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.packages.reception import State
from models.rules.consolidation import Consolidation, SchoolRow
from models.rules.package_content import changed_figures
from models.rules.periods import CampaignCalendar
from models.services.campaigns import all_campaigns
from models.services.consolidation import walk
from models.services.key_register import waiting_keys
from models.tables import PackageReceived, PartReceived


@dataclass(frozen=True, slots=True)
class ShownSchool:
    """A row of the table: the school, its participants and pupils on the list, what its last package changed."""

    row: SchoolRow
    participants: int | None = None
    pupils: int | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The свод of a campaign with its calendar; `waiting` are the senders whose keys wait to be confirmed."""

    found: Consolidation
    calendar: CampaignCalendar
    schools: tuple[ShownSchool, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackageLine:
    """One package in the history of a school; `have` of its `parts` arrived."""

    sequence: int
    created: datetime
    received: datetime
    parts: int
    have: int
    state: State
    decision: str | None
    decided: datetime | None


def overview(journal: Journal, campaign: str, *, today: date | None = None) -> Overview:
    """Read every package of the campaign once; errors as of `consolidation.walk`."""
    read: list[ShownSchool] = []

    def note(row: SchoolRow, main: Mapping[str, Any]) -> None:
        figures = main.get("total", main)
        read.append(
            ShownSchool(
                row,
                participants=figures["participants"]["total"] if figures else None,
                pupils=figures["students_total"] if figures else None,
                changes=_changes(journal, campaign, row, main) if row.resubmissions else (),
            )
        )

    found = walk(journal, campaign, note, today=today)
    calendar = next(one.calendar for one in all_campaigns(journal) if one.code == found.campaign)
    return Overview(found, calendar, tuple(read), tuple(key.sender for key in waiting_keys(journal)))


def _changes(journal: Journal, campaign: str, row: SchoolRow, main: Mapping[str, Any]) -> tuple[str, ...]:
    kind = PackageKind.CONSOLIDATION if "total" in main else PackageKind.REPORT
    query = (
        select(PackageReceived.main)
        .where(
            PackageReceived.inn == row.sender,
            PackageReceived.kind == kind.value,
            PackageReceived.campaign == campaign,
            PackageReceived.state != State.WAITING.value,
            PackageReceived.id != row.package,
        )
        .order_by(PackageReceived.created.desc(), PackageReceived.sequence.desc())
    )
    with journal.read() as session:
        before = session.scalars(query).first()
    return () if before is None else changed_figures(json.loads(before), main)


def packages_of(journal: Journal, campaign: str, sender: str) -> tuple[PackageLine, ...]:
    """All packages of a sender in a campaign, the latest first, those that wait for their key too."""
    have = (
        select(PartReceived.package_id, func.count().label("have")).group_by(PartReceived.package_id).subquery("parts")
    )
    query = (
        select(PackageReceived, have.c.have)
        .outerjoin(have, have.c.package_id == PackageReceived.id)
        .where(PackageReceived.inn == sender, PackageReceived.campaign == campaign)
        .order_by(PackageReceived.created.desc(), PackageReceived.id.desc())
    )
    with journal.read() as session:
        return tuple(
            PackageLine(
                sequence=row.sequence,
                created=row.created,
                received=row.received,
                parts=row.parts,
                have=count or 0,
                state=State(row.state),
                decision=row.decision,
                decided=row.decided,
            )
            for row, count in session.execute(query)
            if row.kind != PackageKind.PLAN.value
        )
