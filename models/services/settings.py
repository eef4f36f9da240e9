"""Settings that belong to one journal and travel with it, kept as JSON by key."""

import json

from models.changes import Changes
from models.journal.journal import Journal
from models.tables import Setting


def read_setting(journal: Journal, key: str, default: object = None) -> object:
    """The value kept under `key`, or `default`."""
    with journal.read() as session:
        row = session.get(Setting, key)
        return default if row is None else json.loads(row.value)


def write_setting(journal: Journal, key: str, value: object) -> Changes:
    """Keep what JSON can hold under `key`; None forgets it."""
    with journal.write() as session:
        row = session.get(Setting, key)
        if value is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(Setting(key=key, value=json.dumps(value, ensure_ascii=False)))
        else:
            row.value = json.dumps(value, ensure_ascii=False)
    return Changes.of("settings")
