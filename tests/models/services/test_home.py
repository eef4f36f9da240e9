"""Главная: what is due, how far the report is, what the journal holds."""

from datetime import date, datetime

import pytest

from models.journal.backup import automatic_backup
from models.journal.backup_file import Reason
from models.journal.journal import Journal
from models.rules.findings import error, warning
from models.services import best_events, confirmation
from models.services.campaigns import all_campaigns, campaign_at_hand
from models.services.home import gaps, home
from models.services.home_state import DeadlineKind
from models.services.record_card import record_card
from models.vocabulary import TurnoutKind
from tests.ui.pages import sample


@pytest.fixture
def journal(tmp_path):
    opened, _ = Journal.create(tmp_path / "школа.profjournal")
    yield opened
    opened.close(with_backup=False)


def test_a_journal_without_a_school_has_nothing(journal):
    state = home(journal, sample.TODAY)
    assert state.year is None
    assert state.campaign is None
    assert state.deadlines == ()
    assert not state.is_running(sample.TODAY)


def test_the_running_campaign_with_its_deadlines(journal):
    sample.fill(journal)
    state = home(journal, sample.TODAY)
    assert str(state.campaign.code) == "autumn-2026"
    assert state.is_running(sample.TODAY)
    assert [(line.kind, line.done, line.days_left(sample.TODAY)) for line in state.deadlines] == [
        (DeadlineKind.LAST_DAY, False, 8),
        (DeadlineKind.REPORT, False, 12),
        (DeadlineKind.PLAN, True, -20),
    ]
    assert state.deadlines[0].count == 1  # «Ярмарка учебных мест» has no record
    assert state.deadlines[2].count == 4
    assert (state.classes, state.pupils, state.events) == (7, 112, 9)


def test_readiness_and_the_three_gaps(journal):
    sample.fill(journal)
    report = home(journal, sample.TODAY).report
    assert report.parts == 16
    assert report.percent == 100 * report.done // 16
    assert report.errors == 1
    assert len(report.gaps) == 3
    assert report.gaps[0].finding.is_error


def test_alike_gaps_are_one_and_errors_come_first():
    found = [warning("range", "", "а"), warning("best-events", "", "б"), warning("range", "", "в"), error("x", "", "г")]
    assert [(gap.finding.message, gap.more) for gap in gaps(found)] == [("г", 0), ("б", 0), ("а", 1)]


def test_the_campaign_at_hand_is_the_running_one_or_the_next_one_due(journal):
    sample.fill(journal)
    campaigns = all_campaigns(journal)
    assert [str(one.code) for one in campaigns] == ["spring-2027", "autumn-2026"]
    for day, expected in (
        (date(2026, 9, 1), "autumn-2026"),
        (date(2026, 10, 21), "autumn-2026"),  # late, while the municipality still takes it
        (date(2026, 10, 23), "spring-2027"),
        (date(2027, 8, 1), "spring-2027"),
    ):
        assert str(campaign_at_hand(campaigns, day).code) == expected


def test_an_unfinished_report_of_the_campaign_before_stays_in_sight(journal):
    sample.fill(journal)
    today = date(2026, 11, 21)
    first = home(journal, today).deadlines[0]
    assert (str(first.campaign), first.kind, first.days_left(today)) == ("autumn-2026", DeadlineKind.REPORT, -33)
    confirmation.set_ready(journal, "autumn-2026", ready=True)
    assert all(str(line.campaign) == "spring-2027" for line in home(journal, today).deadlines)


def test_the_last_backup_is_told(journal):
    sample.fill(journal)
    assert home(journal, sample.TODAY).backup is None
    automatic_backup(journal, Reason.REQUEST)
    backup = home(journal, sample.TODAY).backup
    assert backup.records == 9
    assert (datetime.now() - backup.created).total_seconds() < 60


def test_a_record_card_tells_who_came(journal):
    ids = sample.fill(journal)
    card = record_card(journal, ids["Экскурсия в пожарную часть"])
    assert [(line.class_name, line.kind, line.number, line.ovz) for line in card.turnouts] == [
        ("5", TurnoutKind.COUNT, 15, 1),
        ("6", TurnoutKind.COUNT, 12, 1),
    ]
    quest = record_card(journal, ids["Квест «Город профессий»"])
    assert quest.turnouts[0].number == len(quest.turnouts[0].names) == 12
    assert quest.partners[0][0] == "ИП Карпова Е. В."
    best_events.choose(journal, card.id, best=True)
    assert record_card(journal, card.id).best
    assert record_card(journal, 10_000) is None
