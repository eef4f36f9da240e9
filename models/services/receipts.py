"""Receipts of an office: one signed file for each school, with the decision and the remarks at their figures."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from models.errors import UserError
from models.journal.journal import Journal
from models.journal.progress import Progress, silent
from models.packages.kinds import PackageKind
from models.packages.matter import MakeParts, PackageMatter
from models.rules.campaign import SchoolHead
from models.rules.consolidation import SchoolRow, SchoolStatus
from models.rules.package_content import coordinator
from models.services.consolidation import walk
from models.services.decisions import ACCEPTED, RECEIVED, RETURNED
from models.services.sending import sign_content
from models.services.sent_packages import SentPackage, sent_contents, sent_packages
from models.services.years import campaign_named, head_of, year_row

_ENVELOPE = {"format", "package_id", "sequence", "replaces", "created"}


def sign_receipts(
    journal: Journal,
    campaign: str,
    make: MakeParts,
    *,
    now: datetime | None = None,
    progress: Progress = silent,
) -> tuple[SentPackage, ...]:
    """A receipt for each school whose report was received, in the order of the list.

    A school that has a receipt saying the same gets that one again. UserError when no report was received;
    UsageError for an unknown campaign or a school's journal.
    """
    wanted: list[tuple[SchoolRow, dict[str, Any]]] = []
    with journal.read() as session:
        head = head_of(year_row(session, campaign_named(session, campaign).code.school_year.start_year))

    def note(row: SchoolRow, main: Mapping[str, Any]) -> None:
        if row.package is not None:
            wanted.append((row, _content(campaign, head, row, main)))

    walk(journal, campaign, note)
    if not wanted:
        raise UserError("Отчётов этой кампании ещё нет: квитанции выдают на полученные отчёты.")
    held = {one.recipient: one for one in reversed(sent_packages(journal, campaign)) if one.recipient}
    said = sent_contents(journal, [one.package_id for one in held.values()])
    return tuple(_signed(journal, campaign, make, head, wanted, held, said, now, progress))


def _signed(
    journal: Journal,
    campaign: str,
    make: MakeParts,
    head: SchoolHead,
    wanted: list[tuple[SchoolRow, dict[str, Any]]],
    held: Mapping[str, SentPackage],
    said: Mapping[str, Mapping[str, Any]],
    now: datetime | None,
    progress: Progress,
) -> Iterator[SentPackage]:
    for number, (row, content) in enumerate(wanted):
        progress(number, len(wanted))
        former = held.get(row.sender)
        if former is not None and _bare(said[former.package_id]) == content:
            yield former
            continue
        matter = PackageMatter(
            kind=PackageKind.RECEIPT,
            content=content,
            created=(now or datetime.now()).replace(microsecond=0),
            file_stem=f"receipt-{campaign}-{re.sub('[^0-9]', '', row.inn) or number + 1}",
        )
        yield sign_content(journal, campaign, matter, make, owner=head.short_name, recipient=row.sender)


def _bare(main: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in main.items() if key not in _ENVELOPE}


def _content(campaign: str, head: SchoolHead, row: SchoolRow, main: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "campaign": campaign,
        "sender": {"name": head.name},
        "coordinator": coordinator(head),
        "inn": row.inn,
        "school_name": row.name,
        "receipt_for": main["package_id"],
        "decision": _decision(row),
        "status": row.status.value,
        "decided": row.decided.isoformat() if row.decided else None,
        "received": row.received.isoformat() if row.received else None,
        "remarks": [{"figure": one.figure, "place": one.place, "message": one.text} for one in row.remarks],
        "findings": [finding.as_json() for finding in row.findings],
    }


def _decision(row: SchoolRow) -> str:
    if row.status is SchoolStatus.ACCEPTED:
        return ACCEPTED
    return RETURNED if row.returned else RECEIVED
