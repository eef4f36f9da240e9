"""Packages at an office: who, whose key, which number; what is kept and what counts."""

import json
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.consolidation.papers import write_consolidation
from exporters.package.making import make_parts
from exporters.package.reader import read_package
from models.errors import UsageError, UserError
from models.packages.problems import Problem
from models.packages.reception import Status
from models.rules.consolidation import SchoolStatus
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.rules.remarks import RemarkOn
from models.services import consolidation, decisions, key_register, office, receipts, receiving
from models.services.refusal import FieldsRefusedError
from models.tables import PackageReceived, PartReceived
from tests.e2e.commands import assert_sentence
from tests.exporters.package.factories import as_json, content, with_main
from tests.models.services.senders import AUTUMN, NOW, Sender, inn, new_office


@pytest.fixture
def journal(tmp_path):
    with new_office(tmp_path / "м.profjournal", range(1, 5)) as opened:
        yield opened


@pytest.fixture
def first(tmp_path):
    return Sender(tmp_path / "флешка", 1)


def take(journal, *files, confirm=True, now=NOW):
    return receiving.receive(journal, files, read_package, confirm_keys=confirm, now=now).files


def told(journal, *files, confirm=True):
    answers = take(journal, *files, confirm=confirm)
    for one in answers:
        if one.message:
            assert_sentence(one.message)
        assert (one.problem is None) == (one.status in {Status.NEW, Status.RESUBMITTED, Status.SAME})
    return [(one.status.value, one.problem.value if one.problem else None) for one in answers]


def school(journal, number=1):
    found = consolidation.consolidate(journal, AUTUMN)
    return next(row for row in found.schools if row.inn == inn(number))


def test_a_package_is_new_then_the_same_then_replaced(journal, first):
    one = first.report()
    assert told(journal, one) == [("new", None)]
    assert told(journal, one, confirm=False) == [("same", None)]
    (answer,) = take(journal, first.report(2, events=40))
    assert (answer.status, answer.changes) == (Status.RESUBMITTED, ("Мероприятий: было 42, стало 40",))
    assert told(journal, one) == [("same", None)]
    row = school(journal)
    assert (row.status, row.resubmissions, row.sequence, row.on_time) == (SchoolStatus.CORRECT, 1, 2, True)


def test_an_unknown_key_waits_until_two_groups_are_typed(journal, first):
    one = first.report()
    assert told(journal, one, confirm=False) == [("quarantined", "unknown-key")]
    assert told(journal, one, confirm=False) == [("quarantined", "unknown-key")]
    assert school(journal).status is SchoolStatus.MISSING and school(journal).waits
    [waiting] = key_register.waiting_keys(journal)
    assert (waiting.school, waiting.packages, waiting.is_change) == ("Школа № 1", 1, False)
    groups = first.key.fingerprint.split()
    typed = {number: groups[number - 1] for number in waiting.groups}
    wrong, right = waiting.groups
    with pytest.raises(FieldsRefusedError) as refused:
        key_register.confirm_key(journal, waiting.sender, waiting.fingerprint, {**typed, wrong: "00000"})
    assert [one.field for one in refused.value.problems] == [f"group-{wrong}"]
    with pytest.raises(UsageError):
        key_register.confirm_key(journal, waiting.sender, waiting.fingerprint, {right: typed[right]})
    with pytest.raises(UsageError):
        key_register.confirm_key(journal, waiting.sender, "0", typed)
    key_register.confirm_key(journal, waiting.sender, waiting.fingerprint, typed)
    assert key_register.waiting_keys(journal) == ()
    assert school(journal).status is SchoolStatus.CORRECT
    assert school(journal).key_words.startswith("ключ подтверждён")
    assert told(journal, one, confirm=False) == [("same", None)]


def test_confirming_with_the_file_takes_what_waited(journal, first):
    one = first.report()
    told(journal, one, confirm=False)
    assert told(journal, one) == [("new", None)]
    with journal.read() as session:
        assert session.query(PackageReceived).count() == session.query(PartReceived).count() == 1


def test_a_changed_key_blocks_until_it_is_confirmed_anew(journal, first):
    told(journal, first.report(3))
    second = first.other()
    assert told(journal, second.report(), confirm=False) == [("quarantined", "changed-key")]
    assert school(journal).sequence == 3 and "изменился" in school(journal).key_words
    assert key_register.waiting_keys(journal)[0].is_change
    assert told(journal, second.report()) == [("resubmitted", None)]
    assert school(journal).sequence == 1
    assert told(journal, first.report(4), confirm=False) == [("refused", "changed-key")]


def test_one_call_confirms_one_key_of_a_school(journal, first):
    """The same ИНН from two schools: the second does not push the first out."""
    second = first.other()
    assert told(journal, first.report(), second.report()) == [("new", None), ("quarantined", "changed-key")]


def test_a_key_that_the_old_one_vouches_for_passes_with_a_notice(journal, first):
    told(journal, first.report())
    renewed = first.renewed()
    (answer,) = take(journal, renewed.report(2), confirm=False)
    assert answer.status is Status.RESUBMITTED and "подтвердил прежний" in answer.notices[0]


def test_the_old_key_may_come_after_the_new_one(journal, first):
    renewed = first.renewed()
    told(journal, renewed.report(2))
    assert told(journal, first.report(), confirm=False) == [("refused", "older")]
    assert school(journal).resubmissions == 1


def test_a_lost_key_is_closed(journal, first):
    told(journal, first.report())
    key_register.close_key(journal, first.inn, date(2026, 10, 18))
    assert told(journal, first.report(2), confirm=False) == [("refused", "changed-key")]
    assert school(journal).status is SchoolStatus.CORRECT and "закрыт" in school(journal).key_words
    with pytest.raises(UsageError):
        key_register.close_key(journal, inn(2), date(2026, 10, 18))
    assert told(journal, first.report(2)) == [("resubmitted", None)]


def test_a_foreign_key_is_rejected_with_what_waits_for_it(journal, first):
    told(journal, first.report())
    told(journal, first.other().report(), confirm=False)
    [waiting] = key_register.waiting_keys(journal)
    key_register.reject_key(journal, waiting.sender, waiting.fingerprint)
    assert key_register.waiting_keys(journal) == () and not school(journal).waits
    with pytest.raises(UsageError):
        key_register.reject_key(journal, waiting.sender, waiting.fingerprint)
    with pytest.raises(UsageError):
        key_register.reject_key(journal, first.inn, first.key.fingerprint)


def test_who_is_not_on_the_list_is_refused(journal, tmp_path):
    assert told(journal, Sender(tmp_path / "ч", 77).report()) == [("refused", "unknown-school")]
    assert told(journal, Sender(tmp_path / "ч", 77).report(campaign="autumn-2031")) == [("refused", "unknown-school")]


@pytest.mark.parametrize(
    "changes",
    [
        {"campaign": "autumn-2031"},
        {"school": {"name": "Школа № 1", "inn": inn(1), "municipality": "Город Стрежевой"}},
    ],
)
def test_a_package_for_somebody_else_is_refused(journal, first, changes):
    assert told(journal, first.report(**changes)) == [("refused", "wrong-recipient")]
    assert school(journal).status is SchoolStatus.MISSING


def test_what_waits_and_turns_out_to_be_for_somebody_else_is_dropped(journal, first):
    strange = first.report(campaign="autumn-2031")
    assert told(journal, strange, confirm=False) == [("quarantined", "unknown-key")]
    assert told(journal, first.report()) == [("new", None)]
    with journal.read() as session:
        assert session.query(PackageReceived).count() == 1


def test_an_older_package_comes_late(journal, first):
    told(journal, first.report(2))
    assert told(journal, first.report(1)) == [("refused", "older")]
    assert told(journal, first.report(1)) == [("refused", "older")]
    assert (school(journal).sequence, school(journal).resubmissions) == (2, 1)


def test_a_number_is_used_once(journal, first):
    told(journal, first.report(1))
    assert told(journal, first.report(1, package_id="another-package")) == [("refused", "replayed")]
    assert told(journal, first.report(1, events=7)) == [("refused", "replayed")]


def test_a_newer_format_is_told_after_who_and_whose_key(journal, first, tmp_path):
    def newer(number, name):
        path = tmp_path / f"{name}.asice"
        data = content(format=9, school={"name": "Ш", "inn": inn(number), "municipality": "С"})
        path.write_bytes(with_main(as_json(data)))
        return path

    assert told(journal, newer(77, "а")) == [("refused", "unknown-school")]
    assert told(journal, newer(2, "б"), confirm=False) == [("refused", "unknown-key")]
    assert told(journal, newer(2, "б")) == [("refused", "newer-format")]
    told(journal, first.report())
    assert told(journal, newer(1, "в"), confirm=False) == [("refused", "changed-key")]


def test_files_that_are_no_packages_do_not_stop_the_others(journal, first, tmp_path):
    bad = tmp_path / "bad.asice"
    bad.write_bytes(b"PK nothing")
    spoilt = tmp_path / "spoilt.asice"
    raw = bytearray(first.report().read_bytes())
    raw[len(raw) // 2] ^= 1
    spoilt.write_bytes(raw)
    answers = told(journal, bad, spoilt, first.report())
    assert answers == [("refused", "not-a-package"), ("refused", "tampered"), ("new", None)]


def test_parts_are_gathered(journal, first):
    one, two = first.report(1, 1, 2), first.report(1, 2, 2)
    (answer,) = take(journal, two)
    assert answer.status is Status.NEW and answer.notices == ("Не хватает ещё 1 части из 2.",)
    assert [found.code for found in school(journal).findings if found.place == "Пакет"] == ["parts-missing"]
    assert told(journal, one) == [("new", None)]
    assert school(journal).parts_missing == 0
    with journal.read() as session:
        assert session.query(PartReceived).count() == 2
    told(journal, first.report(2))
    assert told(journal, first.report(1, 1, 2)) == [("same", None)]


def test_a_part_of_a_replaced_package_is_older(journal, first):
    told(journal, first.report(1, 1, 2), first.report(2))
    assert told(journal, first.report(1, 2, 2)) == [("refused", "older")]
    waiting = Sender(first.folder, 2)
    assert (
        told(journal, waiting.report(1, 1, 2), waiting.report(1, 2, 2), confirm=False)
        == [("quarantined", "unknown-key")] * 2
    )
    assert told(journal, waiting.report(1, 2, 2, events=1), confirm=False) == [("refused", "unknown-key")]


def test_the_clock_of_the_sender_is_told_and_refuses_nothing(journal, first):
    (answer,) = take(journal, first.report(created="2027-02-01T10:00:00"))
    assert answer.status is Status.NEW and "неверная дата" in answer.notices[0]


def test_keys_that_nobody_checked_are_read_by_nobody(journal, first):
    told(journal, first.report(items=5, total="нет", readiness={}))
    assert told(journal, first.report(2, items=[{}], total=[])) == [("resubmitted", None)]
    assert told(journal, first.plan(), first.plan(2, participants=5, texts=[])) == [
        ("new", None),
        ("resubmitted", None),
    ]
    assert consolidation.school_details(journal, AUTUMN, first.inn)[0].status is SchoolStatus.CORRECT


def test_a_preview_tells_the_same_and_writes_nothing(journal, first):
    files = [first.report(1), first.report(2), first.report(1)]
    before = journal.revision
    preview = receiving.preview(journal, files, read_package, now=NOW)
    assert journal.revision == before
    assert [one.status for one in preview.files] == [Status.QUARANTINED] * 3
    told(journal, first.report(1))
    preview = receiving.preview(journal, files, read_package, now=NOW)
    assert [one.status for one in preview.files] == [Status.SAME, Status.RESUBMITTED, Status.SAME]
    assert preview.number(Status.SAME) == 2


def test_a_wrong_report_is_incorrect_and_says_why(journal, first):
    wrong = content()["participants"] | {"total": 437}
    (answer,) = take(journal, first.report(participants=wrong))
    assert answer.findings[0].code == "grades-do-not-sum"
    row = school(journal)
    assert row.status is SchoolStatus.INCORRECT and row.findings == answer.findings


def test_late_is_by_the_first_package(journal, first):
    take(journal, first.report(created="2026-10-20T08:00:00"), now=datetime(2026, 10, 20, 9))
    assert not school(journal).on_time
    second = Sender(first.folder, 2)
    take(journal, second.report(), second.report(2, created="2026-10-25T08:00:00"), now=datetime(2026, 10, 25, 9))
    assert school(journal, 2).on_time and school(journal, 2).resubmissions == 1


def test_decisions_stand_until_the_next_package(journal, first):
    take(journal, first.report())
    decisions.accept(journal, AUTUMN, [first.inn])
    assert school(journal).status is SchoolStatus.ACCEPTED
    decisions.return_with_remarks(journal, AUTUMN, {first.inn: [RemarkOn("participants:5", "Проверьте 5 класс.")]})
    row = school(journal)
    assert row.returned and row.status is SchoolStatus.CORRECT
    assert row.remarks[0].place == "Обучающиеся, принявшие участие, 5 класс"
    take(journal, first.report(2))
    assert not school(journal).returned and school(journal).remarks == ()
    decisions.accept(journal, AUTUMN, [first.inn])
    decisions.take_back(journal, AUTUMN, [first.inn])
    assert school(journal).status is SchoolStatus.CORRECT


def test_a_decision_needs_a_report_and_words(journal, first):
    with pytest.raises(UserError, match="ничего не сдала"):
        decisions.accept(journal, AUTUMN, [first.inn])
    with pytest.raises(UsageError, match="нет в списке"):
        decisions.accept(journal, AUTUMN, ["7000000000"])
    take(journal, first.report())
    with pytest.raises(FieldsRefusedError):
        decisions.return_with_remarks(journal, AUTUMN, {first.inn: []})


def test_details_tell_the_difference_to_the_last_package(journal, first):
    take(journal, first.report(), first.report(2, teachers=40))
    row, main = consolidation.school_details(journal, AUTUMN, first.inn)
    assert row.changes == ("Педагогов: было 33, стало 40",) and main["teachers"] == 40
    assert consolidation.school_details(journal, AUTUMN, inn(3))[1] == {}
    assert consolidation.school_details(journal, AUTUMN, "1") is None


def test_the_list_is_typed_pasted_and_carried_into_the_next_year(journal):
    with pytest.raises(FieldsRefusedError):
        office.add_expected(journal, [ExpectedEntry(inn(9), "Школа № 9"), ExpectedEntry("123", "")])
    office.add_expected(journal, [ExpectedEntry(inn(1), "СОШ № 1"), ExpectedEntry(inn(9), "Школа № 9")])
    assert [one.name for one in office.expected_schools(journal)] == [
        "СОШ № 1", "Школа № 2", "Школа № 3", "Школа № 4", "Школа № 9",
    ]  # fmt: skip
    office.remove_expected(journal, [inn(2)])
    card = office.office_card(journal)
    office.save_office(journal, OfficeCard(full_name=card.full_name, coordinator="Новый", start_year=2027))
    assert len(office.expected_schools(journal, 2027)) == 4
    assert office.office_card(journal, 2026).coordinator == "Орлова Ирина Петровна"


def test_folders_are_searched_for_packages(first, tmp_path):
    one = first.report()
    assert receiving.package_files([first.folder, one]) == (one,)
    (tmp_path / "пусто").mkdir()
    with pytest.raises(UserError, match="нет пакетов"):
        receiving.package_files([tmp_path / "пусто"])


def test_the_journal_of_a_school_has_no_consolidation(sample):
    with pytest.raises(UsageError, match="журнал школы"):
        consolidation.consolidate(sample, AUTUMN)


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Packages of three schools with resubmissions, two parts, a renewed key."""
    folder = tmp_path_factory.mktemp("пакеты")
    one, two, three = (Sender(folder, number) for number in (1, 2, 3))
    return [
        one.report(1), one.report(2, events=40), one.report(3, teachers=50),
        two.report(1, 1, 2), two.report(1, 2, 2), two.report(2),
        three.report(1), three.renewed().report(2, events=1),
    ]  # fmt: skip


@given(order=st.permutations(range(8)), again=st.lists(st.integers(0, 7), max_size=4), cut=st.integers(1, 8))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_order_and_twice_the_same_consolidation(sent, tmp_path_factory, order, again, cut):
    files = [sent[place] for place in (*order, *again)]
    with new_office(tmp_path_factory.mktemp("м") / "м.profjournal", range(1, 5)) as opened:
        take(opened, *files[:cut])
        take(opened, *files[cut:])
        found = json.dumps(consolidation.consolidate(opened, AUTUMN).as_json(), ensure_ascii=False)
    if not hasattr(test_in_any_order_and_twice_the_same_consolidation, "first"):
        test_in_any_order_and_twice_the_same_consolidation.first = found
    assert found == test_in_any_order_and_twice_the_same_consolidation.first


def test_the_codes_are_those_of_the_contract_in_its_order():
    assert [one.value for one in Problem] == [
        "not-a-package", "too-large", "tampered", "unknown-school", "unknown-key", "changed-key", "replayed", "older",
        "newer-format", "wrong-recipient",
    ]  # fmt: skip


_NUMBER = st.integers(0, 100_000_000)


@given(
    numbers=st.fixed_dictionaries(
        dict.fromkeys(("events", "students_total", "students_ovz_total", "teachers"), _NUMBER)
    ),
    by_grade=st.lists(_NUMBER, min_size=7, max_size=7),
    names=st.lists(st.text(max_size=30), max_size=4),
    created=st.sampled_from(["0001-01-01T00:00:00", "9999-12-31T23:59:59", "2026-10-17T12:30:00+07:00"]),
    registration=st.dictionaries(st.sampled_from(["plan", "fact", "remainder", "over"]), st.none() | _NUMBER),
)
@settings(max_examples=15, deadline=None)
def test_whatever_the_numbers_and_names_every_paper_can_be_made(
    tmp_path_factory, numbers, by_grade, names, created, registration
):
    folder = tmp_path_factory.mktemp("м")
    whole = content()
    grades = dict(zip(map(str, range(5, 12)), by_grade, strict=True))
    changes = {
        **numbers,
        "created": created,
        "participants": {**whole["participants"], "by_grade": grades},
        "partners": {**whole["partners"], "by_category": dict.fromkeys(whole["partners"]["by_category"], names)},
        "profminimum": {"registration": registration},
        "coordinator": dict.fromkeys(whole["coordinator"], "\x00".join(names)),
    }
    with new_office(folder / "м.profjournal", range(1, 2)) as opened:
        answers = take(opened, Sender(folder, 1).report(**changes))
        assert answers[0].status is Status.NEW
        assert len(write_consolidation(opened, AUTUMN, folder / "свод")) == 8
        assert len(receipts.sign_receipts(opened, AUTUMN, make_parts)) == 1
