"""Erasing a pupil for good: nothing in the file says the name any more, figures stay, a restore does not undo it."""

import json
from datetime import date, datetime

import pytest
from sqlalchemy import select, text

from models.changes import Action, Changes
from models.journal.backup import automatic_backup, list_backups
from models.journal.backup_file import Reason
from models.journal.journal import Journal
from models.journal.restore import restore
from models.rules.people_checks import PupilCard
from models.services import actions, campaign_report, classes, pupils
from models.services.drafts import save_draft
from models.services.erasure import erase_again, erase_pupil
from models.services.erasure_rows import without_name
from models.services.person_codes import give_codes
from models.services.search import search
from models.tables import (
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    PersonCode,
    Photo,
    Pupil,
    SchoolYear,
    Turnout,
    TurnoutName,
    WorkRecord,
)
from models.vocabulary import ConsultationKind, PersonCategory

NAME = "Заозёрская Василиса Тихоновна"


@pytest.fixture
def pupil(sample):
    """A pupil who stands everywhere: lists, consultations, texts, history, bin, drafts, codes."""
    with sample.write() as session:
        pupil_id = session.scalar(select(TurnoutName.pupil_id).where(TurnoutName.pupil_id.is_not(None)))
    year = pupils.place_of_pupil(sample, pupil_id)[1]
    card = next(one for one in pupils.pupils(sample, year) if one.id == pupil_id)
    pupils.save_pupil(sample, PupilCard(**{**_values(card), "full_name": NAME, "code": ""}))
    with sample.write(Action("Консультация", Changes.of("consultations"))) as session:
        row = Consultation(
            year_id=session.scalar(select(SchoolYear.id)),
            day=date(2026, 10, 2),
            kind=ConsultationKind.INDIVIDUAL,
            category=PersonCategory.PUPIL,
            topic="Выбор",
            content=f"{NAME} хочет в колледж. Потом {NAME}, и её мать.",
        )
        session.add(row)
        session.flush()
        session.add(
            ConsultationName(
                consultation_id=row.id, position=0, name=NAME, folded=NAME.lower().replace("ё", "е"), pupil_id=pupil_id
            )
        )
        give_codes(session, [(NAME, pupil_id)])
    pupils.save_pupil(sample, PupilCard(class_id=card.class_id, full_name="Лишняя Анна"))
    extra = next(one for one in pupils.pupils(sample, year) if one.full_name == "Лишняя Анна")
    pupils.remove_pupil(sample, extra.id, extra.class_id)
    save_draft(sample, "work_log/new-2026", {"title": f"Встреча: {NAME}"})
    save_draft(sample, f"people/PupilCard/{pupil_id}", {"full_name": "Заозёрская"})
    return pupil_id


def _values(card):
    return {name: getattr(card, name) for name in PupilCard.__dataclass_fields__}


def everything(journal):
    """All that the tables hold, as one text."""
    with journal.read() as session:
        tables = session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")
        ).all()
        return json.dumps(
            {table: [list(row) for row in session.execute(text(f'SELECT * FROM "{table}"'))] for table in tables},
            ensure_ascii=False,
            default=str,
        )


def figures(journal):
    return [campaign_report.build(journal, f"{season}").figures for season in ("autumn-2026", "spring-2026")]


def test_nothing_says_the_name_any_more(sample, pupil):
    before = figures(sample)
    assert everything(sample).count("Заозёрская") > 6
    changes, erasure = erase_pupil(sample, pupil)
    assert changes.touches("people") and changes.touches("consultations")
    left = everything(sample)
    assert "Заозёрская" not in left
    assert "заозерская" not in left
    assert search(sample, "заозерская") == ()
    assert figures(sample) == before
    assert erasure.name == NAME
    assert dict(erasure.counts)["имя в списках: журнал работы"] >= 1
    assert dict(erasure.counts)["имя в списках: консультации"] == 1
    assert (erasure.namesakes, erasure.surname_in) == (False, 0)
    with sample.read() as session:
        assert session.get(Pupil, pupil) is None
        content = session.scalars(select(Consultation.content).where(Consultation.topic == "Выбор")).one()
    assert content == f"{erasure.pseudonym} хочет в колледж. Потом {erasure.pseudonym}, и её мать."


def test_the_file_itself_holds_it_no_more(sample, pupil):
    erase_pupil(sample, pupil)
    path = sample.path
    sample.close(with_backup=False)
    for file in (path, path.with_name(path.name + "-wal")):
        if file.exists():
            content = file.read_bytes()
            assert not [word for word in ("Заозёрск", "заозерск") if word.encode() in content]


def test_the_code_stays_taken_and_stands_in_the_records(sample, pupil):
    with sample.read() as session:
        code = session.scalar(select(PersonCode.code))
    _changes, erasure = erase_pupil(sample, pupil)
    assert erasure.pseudonym == code
    with sample.write() as session:
        assert session.scalars(select(TurnoutName).where(TurnoutName.name == code)).first() is not None
        assert give_codes(session, [("Новый Пётр", None)])["Новый Пётр", None] != code


def test_the_bin_forgets_the_erased_and_keeps_the_others(sample, pupil):
    erase_pupil(sample, pupil)
    assert [entry.title.split(",")[0] for entry in actions.bin_entries(sample)] == ["Лишняя Анна"]
    assert all("Заозёрская" not in line for line in _titles(sample))
    while actions.undo(sample) is not None:
        assert "Заозёрская" not in everything(sample)
    while actions.redo(sample) is not None:
        assert "Заозёрская" not in everything(sample)


def _titles(journal):
    with journal.read() as session:
        return session.scalars(text("SELECT title FROM recorded_action")).all()


def test_a_namesake_is_left_alone(sample, pupil):
    school_class = classes.classes(sample, 2026)[0]
    pupils.save_pupil(sample, PupilCard(class_id=school_class.id, full_name=NAME))
    _changes, erasure = erase_pupil(sample, pupil)
    assert erasure.namesakes
    assert NAME in {one.full_name for one in pupils.pupils_of_class(sample, school_class.id)}
    with sample.read() as session:
        assert session.scalars(select(TurnoutName).where(TurnoutName.pupil_id == pupil)).first() is None
        content = session.scalars(select(Consultation.content).where(Consultation.topic == "Выбор")).one()
        codes = session.scalars(select(PersonCode.name)).all()
    assert NAME in content, "whose name it is, is not known"
    assert erasure.pseudonym in codes and NAME not in codes, "the code was this pupil's, by the number"


def test_results_of_diagnostics_stay_without_the_name(sample):
    with sample.read() as session:
        row = session.scalars(select(DiagnosticsResult).where(DiagnosticsResult.pupil_id.is_not(None))).first()
    if row is None:
        pytest.skip("the sample has no diagnostics with pupils")
    _changes, erasure = erase_pupil(sample, row.pupil_id)
    with sample.read() as session:
        now = session.get_one(DiagnosticsResult, row.id)
        assert (now.name, now.pupil_id, now.mark) == (erasure.pseudonym, None, row.mark)


def test_a_restore_brings_nobody_back_for_good(sample, pupil):
    automatic_backup(sample, Reason.MANUAL if hasattr(Reason, "MANUAL") else Reason.CLOSE)
    _changes, erasure = erase_pupil(sample, pupil)
    assert erasure.last_backup is not None
    path = sample.path
    sample.close(with_backup=False)
    restore(path, list_backups(path)[0].path)
    with Journal.open(path) as again:
        assert NAME in everything(again)
        assert erase_again(again) == 1
        assert "Заозёрская" not in everything(again)
        assert erase_again(again) == 0


def test_another_pupil_of_that_number_is_not_erased(sample, pupil):
    erase_pupil(sample, pupil)
    with sample.write() as session:
        session.add(Pupil(id=pupil, full_name="Другая Анна", folded="другая анна"))
    assert erase_again(sample) == 0


def test_longer_names_are_other_people():
    assert without_name("Иванов Иван, Иванов Иван Петрович", "Иванов Иван", "К-1") == "К-1, Иванов Иван Петрович"
    assert without_name("Иванова Ивана", "Иванов Иван", "К-1") == "Иванова Ивана"


def test_events_with_photos_are_counted(sample):
    with sample.read() as session:
        number, record = session.execute(
            select(TurnoutName.pupil_id, WorkRecord.id)
            .join(Turnout, TurnoutName.turnout_id == Turnout.id)
            .join(WorkRecord, Turnout.record_id == WorkRecord.id)
            .where(TurnoutName.pupil_id.is_not(None))
        ).first()
    with sample.write() as session:
        session.add(
            Photo(record_id=record, position=99, sha256="0" * 64, width=1, height=1, size=1, added=datetime.now())
        )
    _changes, erasure = erase_pupil(sample, number)
    assert erasure.events_with_photos >= 1
