"""All that the papers of a свод say, gathered in one pass over the packages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.journal.journal import Journal
from models.rules.campaign import CampaignFigures, SchoolHead
from models.rules.consolidation import (
    Consolidation,
    Readiness,
    Registration,
    SchoolRow,
    readiness_in,
    registration_in,
)
from models.rules.events import PlanEntry
from models.rules.figures_json import figures_from_json
from models.rules.names import fold_name
from models.rules.office_card import ExpectedEntry
from models.rules.periods import CampaignCalendar
from models.rules.report import CampaignPlan
from models.rules.report_parts import sentences
from models.services.campaigns import all_campaigns
from models.services.consolidation import consolidate, plans, walk
from models.services.years import campaign_named, head_of, year_row
from models.vocabulary import EventLevel

EXAMPLE_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A best event of a school, with the beginning of its description, for the analytical note."""

    school: str
    title: str
    start: date
    end: date | None
    text: str
    media_links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolPaper:
    """A school on the list and what its package gives to the papers; a missing one gives nothing.

    `readiness` is that of a municipality on the region's list, None for a school.
    """

    row: SchoolRow
    figures: CampaignFigures | None = None
    registration: Registration | None = None
    readiness: Readiness | None = None
    coordinator: SchoolHead | None = None
    examples: tuple[Example, ...] = ()
    problems: str = ""


@dataclass(frozen=True, slots=True)
class ConsolidatedReport:
    """The свод with its texts. `history` are the свод of earlier campaigns and this one, the earliest first."""

    head: SchoolHead
    calendar: CampaignCalendar
    found: Consolidation
    figures: CampaignFigures
    schools: tuple[SchoolPaper, ...]
    plan: CampaignPlan
    history: tuple[Consolidation, ...]


def gather(journal: Journal, campaign: str, *, today: date | None = None) -> ConsolidatedReport:
    """Read every package of the campaign once; UsageError for an unknown campaign or the journal of a school."""
    papers: list[SchoolPaper] = []
    found = walk(journal, campaign, lambda row, main: papers.append(_paper(row, main)), today=today)
    with journal.read() as session:
        on_file = campaign_named(session, campaign)
        head = replace(head_of(year_row(session, on_file.code.school_year.start_year)), municipality="")
    return ConsolidatedReport(
        head=head,
        calendar=on_file.calendar,
        found=found,
        figures=figures_from_json(found.total),
        schools=tuple(papers),
        plan=CampaignPlan(on_file.code, head, _united(plans(journal, campaign))),
        history=history(journal, found),
    )


def history(journal: Journal, found: Consolidation) -> tuple[Consolidation, ...]:
    """The свод of every campaign up to this one in which anything was handed in, this one last."""
    this = next(one for one in all_campaigns(journal) if one.code == found.campaign)
    before = [one.code for one in all_campaigns(journal) if one.calendar.start < this.calendar.start]
    earlier = (consolidate(journal, str(code), today=found.counted_on) for code in reversed(before))
    return (*(one for one in earlier if any(row.package for row in one.schools)), found)


def _paper(row: SchoolRow, main: Mapping[str, Any]) -> SchoolPaper:
    if not main:
        return SchoolPaper(row)
    coordinator = main["coordinator"]
    texts = main.get("texts") or {}
    return SchoolPaper(
        row=row,
        figures=figures_from_json({**main.get("total", main), "campaign": main["campaign"], "school": main["school"]}),
        registration=registration_in(row.name, main.get("profminimum")),
        readiness=readiness_in(row.name, main.get("readiness")),
        coordinator=SchoolHead(
            name=row.name,
            short_name=row.name,
            inn=row.inn,
            municipality="",
            coordinator=coordinator["name"],
            coordinator_post=coordinator["post"],
            phone=coordinator["phone"],
            email=coordinator["email"],
        ),
        examples=tuple(_example(row.name, event) for event in texts.get("best_events", ())[:1]),
        problems=next((one["text"] for one in texts.get("note", ()) if "проблем" in one["heading"].lower()), ""),
    )


def _example(school: str, event: Mapping[str, Any]) -> Example:
    return Example(
        school=school,
        title=event["title"],
        start=date.fromisoformat(event["start"]),
        end=date.fromisoformat(event["end"]) if event["end"] else None,
        text=" ".join(sentences(event["description"])[:EXAMPLE_SENTENCES]),
        media_links=tuple(event["media_links"]),
    )


def _united(handed_in: Iterable[tuple[ExpectedEntry, Mapping[str, Any]]]) -> tuple[PlanEntry, ...]:
    """The items of all plans: regional and municipal ones that several schools name stand once, numbers added up."""
    items: dict[tuple[EventLevel, str], PlanEntry] = {}
    for number, (school, plan) in enumerate(handed_in):
        for place, told in enumerate(plan["items"]):
            item = _item(school.name, told)
            shared = item.level is not EventLevel.SCHOOL
            key = (item.level, fold_name(item.title) if shared else f"{number} {place}")
            items[key] = _added(items[key], item) if key in items else item
    return tuple(items.values())


def _item(school: str, told: Mapping[str, Any]) -> PlanEntry:
    who = ", ".join(part for part in (told["responsible"], told["role"]) if part.strip())
    return PlanEntry(
        id=0,
        code=told["code"],
        level=EventLevel(told["level"]),
        title=told["title"],
        dates_text=told["dates"],
        start=date.fromisoformat(told["start"]) if told["start"] else None,
        end=date.fromisoformat(told["end"]) if told["end"] else None,
        target_group=told["target_group"],
        classes=told["classes"],
        expected_number=told["expected_number"],
        expected_results=told["expected_results"],
        responsible=f"{school}: {who}" if who else school,
    )


def _added(one: PlanEntry, other: PlanEntry) -> PlanEntry:
    numbers = [number for number in (one.expected_number, other.expected_number) if number is not None]
    starts = [day for day in (one.start, other.start) if day is not None]
    ends = [day for day in (one.end or one.start, other.end or other.start) if day is not None]
    return replace(
        one,
        dates_text=_joined(one.dates_text, other.dates_text),
        start=min(starts, default=None),
        end=max(ends, default=None),
        target_group=_joined(one.target_group, other.target_group),
        classes=_joined(one.classes, other.classes),
        expected_number=sum(numbers) if numbers else None,
        expected_results=_joined(one.expected_results, other.expected_results),
        responsible=f"{one.responsible}\n{other.responsible}",
    )


def _joined(one: str, other: str) -> str:
    return one if not other.strip() or other.strip() in one else "; ".join(part for part in (one, other) if part)
