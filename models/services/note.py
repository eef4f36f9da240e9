"""The analytical note: drafted from the figures, edited by hand, never losing what was written."""

from dataclasses import replace

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.changes import Action, Changes
from models.journal.journal import Journal
from models.rules.note_draft import HEADINGS, NoteMatter, draft_note
from models.rules.report import Note, NoteParagraph
from models.services.report_rows import report_row
from models.services.years import campaign_named
from models.tables import CampaignReport
from models.tables import NoteParagraph as ParagraphRow

OWN = "own-"
"""Keys of paragraphs that the coordinator added herself begin with this."""

TITLE = "Аналитическая справка"


def note_of(session: Session, report_id: int | None, matter: NoteMatter) -> Note:
    """The note as it prints today: hand-written paragraphs as they are, the others drafted anew from the figures."""
    rows = (
        session.scalars(
            select(ParagraphRow).where(ParagraphRow.report_id == report_id).order_by(ParagraphRow.position)
        ).all()
        if report_id
        else []
    )
    edited = {row.key: row for row in rows}
    paragraphs = [
        _edited(NoteParagraph(key, heading, text, text), edited.get(key))
        for key, (heading, text) in draft_note(matter).items()
    ]
    paragraphs += [
        NoteParagraph(row.key, row.drafted or "", row.text, "", by_hand=True) for row in rows if row.key.startswith(OWN)
    ]
    title = f"{TITLE} об итогах {matter.figures.campaign.adjective} профориентационной кампании {_year(matter)} г."
    return Note(title, tuple(paragraphs))


def _year(matter: NoteMatter) -> int:
    return matter.figures.campaign.year


def _edited(draft: NoteParagraph, row: ParagraphRow | None) -> NoteParagraph:
    if row is None:
        return draft
    return replace(draft, text=row.text, by_hand=True, outdated=row.drafted != draft.drafted)


def edit_paragraph(journal: Journal, campaign: str, key: str, text: str, drafted: str) -> Changes:
    """Keeps the hand-written text of a paragraph, and the draft that it replaces.

    For a paragraph of one's own (key `own-…`) `drafted` is its heading. UsageError for an unknown campaign.
    """
    with journal.write() as session:
        report = report_row(session, campaign)
        row = session.scalars(
            select(ParagraphRow).where(ParagraphRow.report_id == report.id, ParagraphRow.key == key)
        ).one_or_none()
        if row is None:
            last = session.scalar(select(func.max(ParagraphRow.position)).where(ParagraphRow.report_id == report.id))
            row = ParagraphRow(report_id=report.id, key=key, position=0 if last is None else last + 1)
            session.add(row)
        row.text, row.drafted = text, drafted
    return Changes.of("note", "report")


def _own_heading(session: Session, campaign: str, key: str) -> str:
    kept = (
        select(ParagraphRow.drafted)
        .join(CampaignReport, ParagraphRow.report_id == CampaignReport.id)
        .where(CampaignReport.campaign_id == campaign_named(session, campaign).id, ParagraphRow.key == key)
    )
    return session.scalar(kept) or "без заголовка"


def restore_draft(journal: Journal, campaign: str, key: str) -> Changes:
    """Drops the hand-written text of a paragraph: it is drafted from the figures again, or gone if it was one's own."""
    changes = Changes.of("note", "report")
    with journal.read() as session:
        heading = HEADINGS.get(key) or _own_heading(session, campaign, key)
    with journal.write(Action(heading, changes, removes=True)) as session:
        report = report_row(session, campaign)
        session.execute(delete(ParagraphRow).where(ParagraphRow.report_id == report.id, ParagraphRow.key == key))
    return Changes.of("note", "report")
