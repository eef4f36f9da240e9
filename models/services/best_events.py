"""The best events of a campaign: which are chosen, how they are described (394-р, Приложение 3)."""

from models.changes import Action, Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names import tidy
from models.tables import WorkRecord


def choose(journal: Journal, record_id: int, *, best: bool) -> Changes:
    """Marks a record as one of the best events, or takes the mark away; its description and photos stay."""
    changes = Changes.of("report", "work_log")
    with journal.read() as session:
        title = session.get_one(WorkRecord, record_id).title
    words = "Выбрано лучшим" if best else "Снят выбор лучшего"
    with journal.write(Action(f"{words}: {title}", changes)) as session:
        session.get_one(WorkRecord, record_id).best = best
    return changes


def describe(journal: Journal, record_id: int, text: str) -> Changes:
    """Keeps the description of an event (5–7 sentences); paragraphs stay as typed."""
    if len(text) > 20_000:
        raise UserError("Описание длиннее 20 000 знаков: сократите его до 5–7 предложений.")
    with journal.write() as session:
        lines = (tidy(line) for line in text.strip().splitlines())
        session.get_one(WorkRecord, record_id).description = "\n".join(lines) or None
    return Changes.of("report", "work_log")
