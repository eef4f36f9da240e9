"""A municipality's own свод as a signed package for the region (contract, section 2: `package` in its journal)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.journal.journal import Journal
from models.packages.kinds import PackageKind
from models.packages.matter import Deliver, MakeParts, PackageMatter
from models.rules.consolidation import registration_total
from models.rules.findings import Finding
from models.rules.package_content import coordinator
from models.services.consolidation_papers import ConsolidatedReport, SchoolPaper, gather
from models.services.sending import FindingsStandError, sign_content
from models.services.sent_packages import SentPackage

Papers = Callable[[ConsolidatedReport], tuple[tuple[str, bytes], ...]]
"""Makes the papers that go with it, by ASCII name; only `exporters.consolidation` can, so the caller passes it in."""


def sign_consolidation(
    journal: Journal,
    campaign: str,
    make: MakeParts,
    papers: Papers,
    *,
    anyway: bool = False,
    now: datetime | None = None,
    deliver: Deliver | None = None,
) -> SentPackage:
    """Count the свод anew and sign it with its papers; a former one of the campaign is replaced.

    `FindingsStandError` while a school's report has an error and is not accepted, unless `anyway`; UsageError for an
    unknown campaign or a school's journal.
    """
    report = gather(journal, campaign)
    errors = standing_errors(report)
    if errors and not anyway:
        raise FindingsStandError(errors)
    matter = PackageMatter(
        kind=PackageKind.CONSOLIDATION,
        content={**_content(report), "signed_despite_errors": bool(errors)},
        created=(now or datetime.now()).replace(microsecond=0),
        file_stem=f"consolidation-{report.found.campaign}",
        extra=papers(report),
    )
    return sign_content(journal, campaign, matter, make, owner=report.head.short_name, deliver=deliver)


def standing_errors(report: ConsolidatedReport) -> list[Finding]:
    """The errors of reports that nobody accepted in spite of them, each with its school."""
    return [
        replace(finding, place=f"{row.name}, {finding.place}")
        for row in report.found.schools
        if row.decided is None or row.returned
        for finding in row.findings
        if finding.is_error
    ]


def _content(report: ConsolidatedReport) -> dict[str, Any]:
    found, ready = report.found, report.found.readiness
    registered = registration_total(one.registration for one in report.schools if one.registration)
    return {
        "campaign": str(found.campaign),
        "sender": {"name": found.office},
        "coordinator": coordinator(report.head),
        "total": dict(found.total),
        "readiness": {"correct": ready.correct, "incorrect": ready.incorrect, "missing": ready.missing},
        "schools": [
            {"inn": row.inn, "name": row.name, "status": row.status.value, "on_time": row.on_time}
            for row in found.schools
        ],
        "findings": [finding.as_json() for finding in found.findings],
        "profminimum": {
            "registration": {
                "plan": registered.plan,
                "fact": registered.fact,
                "percent": registered.percent,
                "remainder": registered.remainder,
                "over": registered.over,
            }
        },
        "texts": {"note": [], "best_events": [_example(one) for one in report.schools if one.examples]},
    }


def _example(school: SchoolPaper) -> dict[str, Any]:
    example = school.examples[0]
    return {
        "title": example.title,
        "start": example.start.isoformat(),
        "end": example.end.isoformat() if example.end else None,
        "form": "",
        "description": f"{example.school}. {example.text}",
        "media_links": list(example.media_links),
        "photos": [],
    }
