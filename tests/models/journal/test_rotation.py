from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models.journal.backup_file import BackupInfo, Reason
from models.journal.rotation import outdated

NOW = datetime(2026, 11, 21, 18, 0)


def _backup(created, reason=Reason.CLOSE):
    return BackupInfo(Path(f"{created}-{reason}"), created, reason, 1, {}, (), False, False, 0)


def test_two_years_of_daily_work_leave_seven_days_four_weeks_twelve_months():
    made = [_backup(NOW - timedelta(days=days)) for days in range(730)]
    gone = {backup.created for backup in outdated(made, NOW)}
    kept = sorted({backup.created for backup in made} - gone, reverse=True)
    assert kept[:7] == [NOW - timedelta(days=days) for days in range(7)]
    assert len(kept) <= 7 + 4 + 12
    assert {(moment.year, moment.month) for moment in kept} == {
        (2025, 12), *((2026, month) for month in range(1, 12)),
    }  # fmt: skip


def test_the_last_of_a_day_stands_for_it():
    morning, evening = _backup(NOW.replace(hour=9)), _backup(NOW)
    assert outdated([morning, evening], NOW) == [morning]


def test_a_way_back_from_an_import_stays_for_a_week():
    before_import = _backup(NOW.replace(hour=9), Reason.IMPORT)
    later = [_backup(NOW + timedelta(days=days)) for days in range(9)]
    assert outdated([before_import, *later[:1]], NOW) == []
    assert before_import in outdated([before_import, *later], later[-1].created)


def test_twenty_ways_back_are_enough():
    made = [_backup(NOW - timedelta(minutes=minutes), Reason.IMPORT) for minutes in range(50)]
    assert outdated(made, NOW) == made[20:]


@given(st.lists(st.tuples(st.datetimes(datetime(2024, 1, 1), NOW), st.sampled_from(Reason)), unique=True), st.randoms())
def test_the_newest_stays_and_order_does_not_matter(moments, random):
    made = [_backup(created, reason) for created, reason in moments]
    gone = outdated(made, NOW)
    assert len(made) - len(gone) <= 7 + 4 + 12 + 20
    if made:
        newest = max(backup.created for backup in made)
        assert any(backup.created == newest for backup in made if backup not in gone)
    random.shuffle(made)
    assert {backup.created for backup in outdated(made, NOW)} == {backup.created for backup in gone}
    assert outdated([backup for backup in made if backup not in gone], NOW) == []


def test_a_clock_set_back_does_no_harm():
    assert outdated([_backup(NOW + timedelta(days=400))], NOW) == []
