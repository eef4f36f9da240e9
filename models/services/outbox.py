"""What a campaign hands in, and how far that is: the page «Отправка» reads it in one call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.rules.findings import Finding
from models.rules.package_content import changed_figures, report_content
from models.rules.report import CampaignPlan, CampaignReport
from models.services import campaign_report
from models.services.campaign_report import MeasureNote
from models.services.plan import campaign_plan
from models.services.school_receipts import Decision, decision_on
from models.services.sending import plan_findings
from models.services.sent_packages import SentPackage, sent_contents, sent_packages, with_changes

_OWN = (PackageKind.REPORT, PackageKind.PLAN)


@dataclass(frozen=True, slots=True)
class Outbox:
    """Report and plan of a campaign as they would be signed today, and the packages that were, the latest first.

    `since_signed` tells what the journal says today otherwise than the report that was signed last; `decisions` what
    the office answered.
    """

    report: CampaignReport
    plan: CampaignPlan
    plan_findings: tuple[Finding, ...]
    packages: tuple[SentPackage, ...]
    since_signed: tuple[str, ...]
    decisions: Mapping[PackageKind, Decision]

    def latest(self, kind: PackageKind) -> SentPackage | None:
        """The last package of a kind: the one that counts."""
        return next((one for one in self.packages if one.kind is kind), None)

    def decision(self, kind: PackageKind) -> Decision | None:
        """What the office answered to the last package of a kind."""
        return self.decisions.get(kind)

    def findings(self, kind: PackageKind) -> tuple[Finding, ...]:
        """What the checks say of the report or of the plan."""
        return self.report.findings if kind is PackageKind.REPORT else self.plan_findings


def outbox(
    journal: Journal, campaign: str, today: date | None = None, measure_note: MeasureNote | None = None
) -> Outbox:
    """Everything about sending of a campaign; UsageError when the journal has no such campaign."""
    today = today or date.today()
    report = campaign_report.build(journal, campaign, current=True, today=today, measure_note=measure_note)
    plan = campaign_plan(journal, campaign)
    own = [one for one in sent_packages(journal, campaign) if one.kind in _OWN]
    packages = with_changes(journal, own)
    signed = next((one for one in packages if one.kind is PackageKind.REPORT), None)
    since: tuple[str, ...] = ()
    if signed is not None:
        said = sent_contents(journal, [signed.package_id])[signed.package_id]
        since = changed_figures(said, report_content(report, None, None))
    answers = {kind: decision_on(journal, campaign, kind) for kind in _OWN}
    decisions = {kind: answer for kind, answer in answers.items() if answer is not None}
    return Outbox(report, plan, plan_findings(plan, today), packages, since, decisions)
