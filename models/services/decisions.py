"""What an office decides about the packages that it took: accepted, or returned with remarks at the figures."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.changes import Changes
from models.errors import UsageError, UserError
from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.rules.names import tidy
from models.rules.office_card import sender_named
from models.rules.remarks import RemarkOn, check_remarks
from models.rules.russian import in_quotes
from models.services.received_store import load_register
from models.services.refusal import refuse_faults
from models.services.years import CampaignOnFile, campaign_named
from models.tables import ExpectedSchool, PackageReceived, Remark

ACCEPTED, RETURNED, RECEIVED = "accepted", "returned", "received"
"""The decisions of a receipt (`exporters.package.schemas`); a package without any is only received."""

_CHANGED = Changes.of("received")


def accept(journal: Journal, campaign: str, senders: Sequence[str], kind: PackageKind = PackageKind.REPORT) -> Changes:
    """Accept what the schools handed in last; former remarks are settled with it.

    UsageError for an unknown campaign or a school that is not on the list, UserError for one that has handed in
    nothing: then none is accepted.
    """
    with journal.write() as session:
        for row in _current(session, campaign, senders, kind):
            _decide(session, row, ACCEPTED, ())
    return _CHANGED


def return_with_remarks(
    journal: Journal,
    campaign: str,
    remarks: Mapping[str, Sequence[RemarkOn]],
    kind: PackageKind = PackageKind.REPORT,
) -> Changes:
    """Return packages for mending, each with its remarks, in place of those before.

    FieldsRefusedError for a remark without words or at an unknown figure; others as of `accept`.
    """
    for each in remarks.values():
        refuse_faults(check_remarks(each))
    with journal.write() as session:
        rows = _current(session, campaign, tuple(remarks), kind)
        for row, each in zip(rows, remarks.values(), strict=True):
            _decide(session, row, RETURNED, each)
    return _CHANGED


def take_back(
    journal: Journal, campaign: str, senders: Sequence[str], kind: PackageKind = PackageKind.REPORT
) -> Changes:
    """Forget a decision that was made by mistake; errors as of `accept`."""
    with journal.write() as session:
        for row in _current(session, campaign, senders, kind):
            _decide(session, row, None, ())
    return _CHANGED


def _decide(session: Session, row: PackageReceived, decision: str | None, remarks: Sequence[RemarkOn]) -> None:
    row.decision = decision
    row.decided = datetime.now().replace(microsecond=0) if decision else None
    session.execute(delete(Remark).where(Remark.package_id == row.id))
    session.add_all(Remark(package_id=row.id, figure=one.figure, text=tidy(one.text)) for one in remarks)


def _current(session: Session, campaign: str, senders: Sequence[str], kind: PackageKind) -> list[PackageReceived]:
    on_file = campaign_named(session, campaign)
    register = load_register(session, datetime.now().date())
    found = []
    for sender in dict.fromkeys(sender_named(each) for each in senders):
        of_kind = PackageKind.CONSOLIDATION if kind is PackageKind.REPORT and not sender.isdigit() else kind
        package = register.current(sender, of_kind, str(on_file.code))
        if package is None:
            raise _missing(session, on_file, sender)
        found.append(session.get_one(PackageReceived, package.row))
    return found


def _missing(session: Session, on_file: CampaignOnFile, sender: str) -> UserError:
    name = session.scalars(
        select(ExpectedSchool.name).where(ExpectedSchool.year_id == on_file.year_id, ExpectedSchool.inn == sender)
    ).first()
    if name is None:
        return UsageError(f"Организации «{sender}» нет в списке школ: проверьте ИНН.")
    return UserError(f"{in_quotes(name)} за кампанию «{on_file.code.title}» ничего не сдала: решать пока не о чем.")
