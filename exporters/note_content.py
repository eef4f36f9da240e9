"""What note.docx and its PDF say: the analytical note of 1–2 pages and, behind it, the best events (394-р, п. 5.4).

The note ends with the signatures; the best events stand on a sheet of their own and do not count as its pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exporters.official_head import campaign_words, organisation
from exporters.table_document import PORTRAIT, Paragraph, Style, TableDocument, line, printable
from models.rules.campaign import SchoolHead
from models.rules.events import Event
from models.rules.report import CampaignReport, Note
from models.rules.report_parts import photo_caption
from models.rules.russian import days_in_words

ATTACHMENT_TITLE = "Лучшие мероприятия"
_BLANK = "_" * 16
_BEFORE_LINK = re.compile(r"(?<=[:,;]) +(?=https?://)")
"""A link takes a line of its own: it cannot be broken, and the justified words before it would be torn apart."""


@dataclass(frozen=True, slots=True)
class NotePart:
    """A paragraph of the note: its heading (may be empty) and the lines under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BestEvent:
    """One of the best events: heading, the lines of the description, then caption of the photos and media links."""

    heading: str
    lines: tuple[str, ...]
    asides: tuple[str, ...]


def note_document(report: CampaignReport) -> TableDocument:
    """The whole paper, the best events behind the note."""
    return _document(report, (*_note_paragraphs(report), *_attachment(report)))


def note_alone(report: CampaignReport) -> TableDocument:
    """The note up to the signatures: what has to fill 1–2 pages."""
    return _document(report, tuple(_note_paragraphs(report)))


def _document(report: CampaignReport, blocks: tuple[Paragraph, ...]) -> TableDocument:
    return TableDocument(paper_title(report), PORTRAIT, blocks, footer=campaign_words(report.campaign))


def paper_title(report: CampaignReport) -> str:
    """The name of the paper in the file's properties."""
    return f"Аналитическая справка. {campaign_words(report.campaign)}"


def _note_paragraphs(report: CampaignReport) -> Iterator[Paragraph]:
    yield Paragraph(line(report.note.title), Style.NOTE_TITLE)
    yield Paragraph(line(organisation(report.head)), Style.NOTE_SUBTITLE)
    for part in note_parts(report.note):
        if part.heading:
            yield Paragraph(line(part.heading), Style.HEADING)
        for text in part.lines:
            yield Paragraph(line(text), Style.TEXT)
    for text in signatures(report.head):
        yield Paragraph(line(text), Style.SIGNATURE)


def _attachment(report: CampaignReport) -> Iterator[Paragraph]:
    events = best_events(report)
    if events:
        yield Paragraph(line(ATTACHMENT_TITLE), Style.ATTACHMENT_TITLE)
    for event in events:
        yield Paragraph(line(event.heading), Style.HEADING)
        for text in event.lines:
            yield Paragraph(line(text), Style.TEXT)
        for text in event.asides:
            yield Paragraph(line(text), Style.ASIDE)


def note_parts(note: Note) -> tuple[NotePart, ...]:
    """The paragraphs that hold anything."""
    return tuple(
        NotePart(part.heading.strip(), _lines(_BEFORE_LINK.sub("\n", part.text)))
        for part in note.paragraphs
        if part.text.strip()
    )


def signatures(head: SchoolHead) -> tuple[str, ...]:
    """Lines to be signed: the coordinator and, where he is known, the director."""
    coordinator = f"Координатор профориентационной работы {_BLANK} {with_initials(head.coordinator)}".rstrip()
    if not head.director.strip():
        return (coordinator,)
    return (coordinator, f"Директор {_BLANK} {with_initials(head.director)}")


def with_initials(name: str) -> str:
    """«Н. С. Петрова» of «Петрова Нина Сергеевна»; a name of any other shape stays as it is."""
    words = name.split()
    if len(words) != 3 or any("." in word for word in words):
        return name.strip()
    surname, first, middle = words
    return f"{first[0]}. {middle[0]}. {surname}"


def best_events(report: CampaignReport) -> tuple[BestEvent, ...]:
    """The chosen events in the order of their days."""
    return tuple(
        BestEvent(f"{number}. {event.title}", _lines(event.description), tuple(_asides(event)))
        for number, event in enumerate(report.best_events, start=1)
    )


def _asides(event: Event) -> Iterator[str]:
    days = days_in_words(event.start, event.end)
    form = f", {event.form}" if event.form else ""
    yield f"Дата проведения: {days}{form}."
    if event.photos:
        yield f"Фотографий: {len(event.photos)}, подпись к ним: {photo_caption(event.start, event.end, event.title)}."
    if event.media_links:
        yield f"Материалы в СМИ: {', '.join(event.media_links)}"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in printable(text).split("\n") if each.strip())
