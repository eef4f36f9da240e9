from datetime import date

import pytest

from models.rules.diagnostics.session import SessionCard
from models.services import classes, diagnostics


@pytest.fixture
def ninth(sample):
    """The class 9 of the sample school."""
    return next(card for card in classes.classes(sample) if card.name == "9")


@pytest.fixture
def ddo(sample, ninth):
    """A fresh session of ДДО with class 9: its id."""
    _changes, number = diagnostics.save_session(sample, SessionCard(ninth.id, "ддо", date(2026, 11, 2)))
    return number
