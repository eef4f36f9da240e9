"""The campaign report as screen, papers and package show it: figures, passports, parts, findings."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rules.campaign import CampaignFigures, ClassParticipation, SchoolHead
from models.rules.events import Event, PlanEntry
from models.rules.findings import Finding
from models.rules.periods import CampaignCalendar, CampaignCode
from models.vocabulary import ReportStatus


@dataclass(frozen=True, slots=True)
class NoteParagraph:
    """A paragraph of the analytical note.

    `text` is what the paper prints. `drafted` is today's draft from the figures (empty for a paragraph of one's own).
    `by_hand` tells whether the text was edited; `outdated` that the draft under an edited text has changed since.
    """

    key: str
    heading: str
    text: str
    drafted: str
    by_hand: bool = False
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Аналитическая справка, 1–2 pages A4 (394-р, Приложение 3)."""

    title: str
    paragraphs: tuple[NoteParagraph, ...]

    @property
    def text(self) -> str:
        """All paragraphs that hold anything, with their headings."""
        return "\n\n".join(f"{part.heading}\n{part.text}" for part in self.paragraphs if part.text.strip())


@dataclass(frozen=True, slots=True)
class ReadinessPart:
    """One part of the report for «Готовность»: named as the user knows it."""

    title: str
    done: bool


@dataclass(frozen=True, slots=True)
class CampaignReport:
    """Everything about one campaign's report; each number leads to the events and classes behind it."""

    campaign: CampaignCode
    calendar: CampaignCalendar
    head: SchoolHead
    status: ReportStatus
    signed: datetime | None
    figures: CampaignFigures
    classes: tuple[ClassParticipation, ...]
    events: tuple[Event, ...]
    note: Note
    findings: tuple[Finding, ...]
    readiness: tuple[ReadinessPart, ...]
    counted_on: date

    @property
    def best_events(self) -> tuple[Event, ...]:
        """The chosen best events (394-р: three of them)."""
        return tuple(event for event in self.events if event.best)

    @property
    def readiness_percent(self) -> int:
        """Share of parts that are done, in whole percent."""
        if not self.readiness:
            return 0
        return 100 * sum(part.done for part in self.readiness) // len(self.readiness)


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """Приложение 2 of one campaign: its items in the order of the paper's row groups, then by date.

    `class_names` are the classes of the year, by which those of an item are told in short.
    """

    campaign: CampaignCode
    head: SchoolHead
    items: tuple[PlanEntry, ...]
    class_names: tuple[str, ...] = ()
