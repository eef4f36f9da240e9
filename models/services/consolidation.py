"""Свод of a campaign at an office, counted anew from the packages that arrived each time it is asked for."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.packages.reception import PackageOnFile, State
from models.packages.register import Register
from models.rules.consolidation import Consolidation, SchoolRow, SchoolStatus, Summing
from models.rules.findings import Finding, warning
from models.rules.office_card import ExpectedEntry
from models.rules.package_content import changed_figures
from models.rules.received_report import check_received
from models.rules.remarks import RemarkOn
from models.rules.russian import plural
from models.services.decisions import ACCEPTED, RETURNED
from models.services.key_register import key_state
from models.services.office import entries_of
from models.services.received_store import load_register, main_of
from models.services.years import CampaignOnFile, campaign_named, year_row
from models.tables import PackageReceived, Remark
from models.vocabulary import JournalKind

Visit = Callable[[SchoolRow, Mapping[str, Any]], None]
"""Told of each school on the list and the main file of its package ({} when there is none)."""


def consolidate(journal: Journal, campaign: str, *, today: date | None = None) -> Consolidation:
    """The свод of the schools' reports; UsageError for an unknown campaign or the journal of a school."""
    return walk(journal, campaign, lambda _row, _main: None, today=today)


def walk(journal: Journal, campaign: str, visit: Visit, *, today: date | None = None) -> Consolidation:
    """The same, telling `visit` of each school as it passes: no more than one main file is in memory at a time."""
    day = today or date.today()
    with journal.read() as session:
        register = load_register(session, day)
        on_file = campaign_named(session, campaign)
        office = year_row(session, on_file.code.school_year.start_year).full_name
        summing = Summing(on_file.code, office)
        rows = []
        for row, main in _rows(session, register, on_file):
            figures = main.get("total", main)
            summing.expect(figures["schools_total"] if "total" in main else 1)
            if main:
                summing.add(figures)
            visit(row, main)
            rows.append(row)
    return Consolidation(on_file.code, office, day, tuple(rows), summing.total(), summing.findings)


def school_details(journal: Journal, campaign: str, sender: str) -> tuple[SchoolRow, Mapping[str, Any]] | None:
    """One school with the main file of its package ({} when missing); None when it is not on the list."""
    with journal.read() as session:
        register = load_register(session, date.today())
        on_file = campaign_named(session, campaign)
        for entry in entries_of(session, on_file.year_id):
            if entry.sender == sender:
                return _Reading(session, register, on_file).row(entry, with_changes=True)
    return None


def plans(journal: Journal, campaign: str) -> Iterator[tuple[ExpectedEntry, Mapping[str, Any]]]:
    """The schools on the list that handed in a plan (Приложение 2), each with it."""
    with journal.read() as session:
        register = load_register(session, date.today())
        on_file = campaign_named(session, campaign)
        for entry in entries_of(session, on_file.year_id):
            held = register.current(entry.sender, PackageKind.PLAN, str(on_file.code))
            if held is not None and held.row is not None:
                yield entry, main_of(session, held.row)


def _rows(
    session: Session, register: Register, on_file: CampaignOnFile
) -> Iterator[tuple[SchoolRow, Mapping[str, Any]]]:
    reading = _Reading(session, register, on_file)
    for entry in entries_of(session, on_file.year_id):
        yield reading.row(entry)


@dataclass(slots=True)
class _Reading:
    """The packages of one campaign, read school by school."""

    session: Session
    register: Register
    on_file: CampaignOnFile

    def row(self, entry: ExpectedEntry, *, with_changes: bool = False) -> tuple[SchoolRow, Mapping[str, Any]]:
        """The school's line and the main file of its package."""
        keys = key_state(self.register, entry.sender)
        bare = SchoolRow(
            sender=entry.sender,
            inn=entry.inn,
            name=entry.name,
            status=SchoolStatus.MISSING,
            is_state_school=entry.is_state_school,
            key_words=keys.words,
            waits=any(one.state is State.WAITING for one in self.register.packages.get(entry.sender, ())),
        )
        kind = self._kind(entry)
        held = self.register.current(entry.sender, kind, str(self.on_file.code))
        if held is None:
            return bare, {}
        row = self.session.get_one(PackageReceived, held.row)
        self.session.expunge(row)
        main = json.loads(row.main)
        findings = _findings(kind, main, held)
        all_sent = self._sent(entry.sender, kind)
        filled = replace(
            bare,
            status=_status(row.decision, findings),
            on_time=min(min(created, received) for created, received in all_sent).date() <= self._due(entry),
            resubmissions=len(all_sent) - 1,
            sequence=row.sequence,
            parts_missing=row.parts - len(held.have),
            signed=row.created,
            received=row.received,
            decided=row.decided,
            returned=row.decision == RETURNED,
            findings=findings,
            remarks=self._remarks(row.id),
            changes=self._changes(entry.sender, kind, row, main) if with_changes else (),
            package=row.id,
        )
        return filled, main

    def _kind(self, entry: ExpectedEntry) -> PackageKind:
        """A municipality hands its own свод in to the region; schools hand in reports."""
        is_office = self.register.kind is JournalKind.REGION and not entry.inn
        return PackageKind.CONSOLIDATION if is_office else PackageKind.REPORT

    def _due(self, entry: ExpectedEntry) -> date:
        calendar = self.on_file.calendar
        at_region = self.register.kind is JournalKind.REGION or entry.is_state_school
        return calendar.municipality_due if at_region else calendar.school_due

    def _sent(self, sender: str, kind: PackageKind) -> list[tuple[datetime, datetime]]:
        rows = self.session.execute(
            select(PackageReceived.created, PackageReceived.received).where(
                PackageReceived.inn == sender,
                PackageReceived.kind == kind.value,
                PackageReceived.campaign == str(self.on_file.code),
                PackageReceived.state != State.WAITING.value,
            )
        )
        return [(created, received) for created, received in rows]

    def _remarks(self, package: int) -> tuple[RemarkOn, ...]:
        query = select(Remark).where(Remark.package_id == package).order_by(Remark.id)
        return tuple(RemarkOn(one.figure, one.text) for one in self.session.scalars(query))

    def _changes(
        self, sender: str, kind: PackageKind, row: PackageReceived, main: Mapping[str, Any]
    ) -> tuple[str, ...]:
        """Against the package before it, which may lie in the journal as a late one."""
        before = self.session.scalars(
            select(PackageReceived.main)
            .where(
                PackageReceived.inn == sender,
                PackageReceived.kind == kind.value,
                PackageReceived.campaign == row.campaign,
                PackageReceived.state != State.WAITING.value,
                PackageReceived.id != row.id,
            )
            .order_by((PackageReceived.package_id == row.replaces).desc(), PackageReceived.created.desc())
        ).first()
        return () if before is None else changed_figures(json.loads(before), main)


def _findings(kind: PackageKind, main: Mapping[str, Any], held: PackageOnFile) -> tuple[Finding, ...]:
    found = check_received(main) if kind is PackageKind.REPORT else ()
    missing = held.arrived.parts - len(held.have)
    if missing:
        words = plural(missing, "часть", "части", "частей")
        found += (
            warning("parts-missing", "Пакет", f"Пакет пришёл не весь, не хватает: {words} из {held.arrived.parts}."),
        )
    return found


def _status(decision: str | None, findings: tuple[Finding, ...]) -> SchoolStatus:
    if decision == ACCEPTED:
        return SchoolStatus.ACCEPTED
    wrong = any(finding.is_error for finding in findings)
    return SchoolStatus.INCORRECT if wrong else SchoolStatus.CORRECT
