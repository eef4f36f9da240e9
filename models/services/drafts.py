"""What was typed into a form and not accepted yet: kept in the journal, so that a crash loses nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.journal.journal import Journal
from models.tables import Draft as DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a form (what JSON can hold) and when it was kept."""

    content: Mapping[str, Any]
    saved: datetime


def save_draft(journal: Journal, form: str, content: Mapping[str, Any]) -> datetime:
    """Keep what stands in the form named `form`, in place of its earlier draft; the moment of keeping."""
    now = datetime.now().replace(microsecond=0)
    with journal.write() as session:
        row = session.get(DraftRow, form)
        text = json.dumps(content, ensure_ascii=False)
        if row is None:
            session.add(DraftRow(form=form, content=text, saved=now))
        else:
            row.content, row.saved = text, now
    return now


def load_draft(journal: Journal, form: str) -> Draft | None:
    """The draft of the form, None when there is none."""
    with journal.read() as session:
        row = session.get(DraftRow, form)
        return None if row is None else Draft(json.loads(row.content), row.saved)


def drop_draft(journal: Journal, form: str) -> None:
    """Forget the draft: the form was accepted or given up."""
    with journal.write() as session:
        row = session.get(DraftRow, form)
        if row is not None:
            session.delete(row)
