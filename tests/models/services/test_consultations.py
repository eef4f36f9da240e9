"""The log of consultations on a real journal: numbering, filters, both totals, codes, meetings, undo, the workbook."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from models.journal.journal import Journal
from models.rules.consultation_checks import ConsultationCard, Person
from models.rules.consultation_counts import PersonsCounselled, persons_counselled
from models.rules.log_numbering import PrintedLog, numbered
from models.rules.log_options import LogKind
from models.services import actions
from models.services.consultation_choices import class_lists, people_to_choose, used_words
from models.services.consultation_consent import warning_of_passing_on
from models.services.consultation_list import (
    Wanted,
    listed_consultations,
    persons_counselled_in,
    section,
)
from models.services.consultation_meetings import meetings_due
from models.services.consultations import (
    consultation,
    delete_consultation,
    place_of,
    save_consultation,
)
from models.services.log_papers.consultations import read_consultations
from models.services.log_papers.printed import remember_printed
from models.services.person_codes import code_of
from models.services.refusal import FieldsRefusedError
from models.services.workbook_export import export_year
from models.services.workbook_import import import_workbook
from models.tables import Consultation, ConsultationName, Membership, Pupil, Turnout
from tests.ui.pages.consultations_sample import (
    GROUP,
    INDIVIDUAL,
    PARENT,
    PUPIL,
    TEACHER,
    YEAR,
    add,
    fill_log,
    ids_of_classes,
    opened,
    pupil,
)


@pytest.fixture
def journal(tmp_path):
    with opened(tmp_path) as journal:
        yield journal


def shown(journal, wanted=None, order=("", False)):
    """The rows of the table, from the top."""
    asked = section(journal, YEAR, wanted or Wanted(), order)
    rows = listed_consultations(journal, asked.keys, asked.numbers)
    return [rows[key] for key in asked.keys]


def numbers(journal, **wanted):
    return {row.number for row in shown(journal, Wanted(**wanted))}


class TestNumbering:
    def test_by_day_and_time_then_entry_anew_in_each_section(self, journal):
        late = add(journal, day=date(2026, 9, 20))
        early = add(journal, day=date(2026, 9, 10), time="15:00")
        earliest = add(journal, day=date(2026, 9, 10), time="9:00")
        same = add(journal, day=date(2026, 9, 20))
        group = add(journal, kind=GROUP, number=5, day=date(2026, 9, 1))
        assert [(row.number, row.id) for row in shown(journal)] == [(4, same), (3, late), (2, early), (1, earliest)]
        assert [(row.number, row.id) for row in shown(journal, Wanted(kind=GROUP))] == [(1, group)]

    def test_a_filter_changes_no_number(self, journal):
        fill_log(journal)
        classes = ids_of_classes(journal)
        assert numbers(journal, class_id=classes["9"]) == {2, 6, 10, 14}

    def test_what_is_on_paper_keeps_its_number(self, journal):
        keys = [add(journal, day=date(2026, 9, day)) for day in (10, 20, 30)]
        year = read_consultations(journal, YEAR)
        rows = numbered(year.of_kind(INDIVIDUAL), {})
        printed = PrintedLog(1, {INDIVIDUAL: {each.row.key: each.number for each in rows}}, date(2026, 10, 1))
        remember_printed(journal, LogKind.CONSULTATIONS, YEAR, printed)
        between = add(journal, day=date(2026, 9, 15))
        found = {row.id: row.number for row in shown(journal)}
        assert found == {keys[0]: 1, keys[1]: 2, keys[2]: 3, between: 4}
        on_paper = numbered(year.of_kind(INDIVIDUAL), read_consultations(journal, YEAR).printed.numbers[INDIVIDUAL])
        assert {each.row.key: each.number for each in on_paper}.items() <= {
            f"c{k}": n for k, n in found.items()
        }.items()
        by_number = shown(journal, order=("number", False))
        assert [row.number for row in by_number] == [1, 2, 3, 4]

    def test_the_orders_of_the_heads(self, journal):
        fill_log(journal)
        by_day = [row.day for row in shown(journal, order=("day", False))]
        assert by_day == sorted(by_day)
        assert [row.number for row in shown(journal, order=("number", True))] == list(range(14, 0, -1))
        meetings = [row.next_meeting for row in shown(journal, order=("next", False))]
        there = [day for day in meetings if day]
        assert there == sorted(there)
        assert meetings[len(there) :] == [None] * (14 - len(there))
        latest = [row.next_meeting for row in shown(journal, order=("next", True))][: len(there)]
        assert latest == there[::-1]


class TestFilters:
    @pytest.fixture(autouse=True)
    def log(self, journal):
        fill_log(journal)

    def test_words_of_the_record_and_of_its_people(self, journal):
        assert {row.topic for row in shown(journal, Wanted(words="профил выбор"))} == {"Выбор профиля в 10 классе"}
        assert {row.whose for row in shown(journal, Wanted(words="мария викторовна"))} <= {
            f"{grade} класс, родитель" for grade in range(8, 12)
        }

    def test_a_code_finds_its_records(self, journal):
        coded = [row for row in shown(journal) if row.coded]
        found = shown(journal, Wanted(words=coded[0].who.replace("К", "K").lower()))
        assert coded[0] in found
        assert all(row.who == coded[0].who for row in found if row.coded)
        with journal.write() as session:
            session.execute(update(Pupil).where(Pupil.full_name == "Белова Анна 10-й").values(code="ПС-4"))
        assert {row.who for row in shown(journal, Wanted(words="пс-4"))} == {"Белова Анна 10-й"}

    def test_category_period_and_consent(self, journal):
        assert {row.whose.split(", ")[-1] for row in shown(journal, Wanted(category=PARENT))} == {"родитель"}
        october = Wanted(since=date(2026, 10, 1), until=date(2026, 10, 31))
        assert {row.day.month for row in shown(journal, october)} == {10}
        assert {row.transfer_consent for row in shown(journal, Wanted(consent=True))} == {True}
        assert {row.transfer_consent for row in shown(journal, Wanted(consent=False))} == {False}
        both = section(journal, YEAR, Wanted(consent=True))
        assert both.sizes == {INDIVIDUAL: 14, GROUP: 3}

    def test_nothing_found(self, journal):
        assert shown(journal, Wanted(words="нет такого", kind=GROUP)) == []


def both_ways(journal, wanted):
    asked = section(journal, YEAR, wanted)
    rows = read_consultations(journal, YEAR).of_kind(wanted.kind)
    keys = {f"c{key}" for key in asked.keys}
    by_rule = persons_counselled(row.counselled for row in rows if row.key in keys)
    return persons_counselled_in(journal, YEAR, wanted.kind, asked), by_rule


class TestTotals:
    def test_held_and_persons_are_two_numbers(self, journal):
        someone = pupil(journal, "9")
        for day in (1, 8, 15):
            add(journal, day=date(2026, 10, day), class_id=ids_of_classes(journal)["9"], persons=(someone,))
        add(journal, persons=(Person("Ильина Мария"),), category=PARENT)
        asked = section(journal, YEAR, Wanted())
        assert len(asked.keys) == 4
        assert persons_counselled_in(journal, YEAR, INDIVIDUAL, asked) == PersonsCounselled(2, 2)

    def test_an_unnamed_group_leaves_a_range_within_the_class(self, journal):
        classes = ids_of_classes(journal)
        add(journal, kind=GROUP, class_id=classes["10"], number=8)
        add(journal, kind=GROUP, class_id=classes["10"], number=7)
        asked = section(journal, YEAR, Wanted(kind=GROUP))
        assert persons_counselled_in(journal, YEAR, GROUP, asked) == PersonsCounselled(8, 10)

    def test_the_database_says_what_the_rule_says(self, journal):
        fill_log(journal)
        for wanted in (
            Wanted(),
            Wanted(kind=GROUP),
            Wanted(words="колледж"),
            Wanted(category=PARENT),
            Wanted(words="ъ"),
        ):
            ours, by_rule = both_ways(journal, wanted)
            assert ours == by_rule

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_of_any_log(self, journal, data):
        classes = [None, *ids_of_classes(journal).values()][:4]
        names = st.sampled_from(["Ильин Пётр", "Белова Анна", "ильин петр", "Котова Вера"])
        one = st.tuples(
            st.sampled_from(list(type(PUPIL))), st.sampled_from(classes), st.none() | st.integers(0, 40),
            st.lists(names, max_size=3, unique_by=lambda name: name.lower()),
        )  # fmt: skip
        with journal.write() as session:
            session.execute(delete(Consultation))
            for category, class_id, number, people in data.draw(st.lists(one, max_size=6)):
                row = Consultation(
                    year_id=1, day=date(2026, 9, 9), kind=GROUP, category=category, class_id=class_id,
                    number=number, topic="т",
                )  # fmt: skip
                session.add(row)
                session.flush()
                for place, name in enumerate({name.lower().replace("ё", "е"): name for name in people}.values()):
                    folded = name.lower().replace("ё", "е")
                    session.add(ConsultationName(consultation_id=row.id, position=place, name=name, folded=folded))
        ours, by_rule = both_ways(journal, Wanted(kind=GROUP))
        assert ours == by_rule


class TestARecord:
    def test_everything_is_written_and_read_again(self, journal):
        classes = ids_of_classes(journal)
        card = ConsultationCard(
            day=date(2026, 10, 1), time="9.05", category=PUPIL, class_id=classes["8"],
            persons=(pupil(journal, "8", 2), Person("Гостев Лев")), initiator="родители", topic="Колледж",
            content="Первое.\r\n\r\nВторое. ", methods="беседа", recommendations="Подумать", result="Решено",
            minutes=40, next_meeting=date(2026, 10, 8), transfer_consent=True,
        )  # fmt: skip
        _changes, key = save_consultation(journal, YEAR, card)
        written = consultation(journal, key)
        assert written == replace(card, id=key, code=f"К{key}", time="09:05", content="Первое.\n\nВторое.")
        again = save_consultation(journal, YEAR, replace(written, topic="Техникум", kind=INDIVIDUAL))[1]
        assert again == key
        assert consultation(journal, key) == replace(written, topic="Техникум")
        assert place_of(journal, key) == (YEAR, INDIVIDUAL)
        assert place_of(journal, 999) is None
        assert consultation(journal, 999) is None

    def test_a_name_finds_its_pupil_of_the_class_or_the_only_one_of_the_school(self, journal):
        someone = pupil(journal, "9", 3)
        classes = ids_of_classes(journal)
        typed = (Person(someone.name.upper().replace("Ё", "Е")),)
        for class_id in (classes["9"], None):
            key = add(journal, persons=typed, class_id=class_id)
            assert consultation(journal, key).persons[0].pupil_id == someone.pupil_id
        elsewhere = add(journal, persons=typed, class_id=classes["8"])
        assert consultation(journal, elsewhere).persons[0].pupil_id is None
        parent = add(journal, persons=(someone,), category=PARENT)
        assert consultation(journal, parent).persons == (Person(someone.name),)
        gone = add(journal, persons=(Person("Кто-то", 9999),))
        assert consultation(journal, gone).persons == (Person("Кто-то"),)

    def test_a_refused_one_writes_nothing(self, journal):
        with pytest.raises(FieldsRefusedError) as refusal:
            add(journal, kind=GROUP, class_id=ids_of_classes(journal)["10"], number=11, topic="")
        assert [problem.field for problem in refusal.value.problems] == ["number", "topic"]
        with pytest.raises(FieldsRefusedError) as refusal:
            add(journal, class_id=12345)
        assert refusal.value.problems[0].field == "class_id"
        assert section(journal, YEAR, Wanted()).keys == ()

    def test_undo_takes_each_action_back_without_telling_a_name(self, journal):
        someone = pupil(journal, "9", 3)
        key = add(journal, persons=(someone,), class_id=ids_of_classes(journal)["9"], day=date(2026, 10, 1))
        card = consultation(journal, key)
        delete_consultation(journal, card)
        assert consultation(journal, key) is None
        (entry,) = actions.bin_entries(journal)
        assert entry.title == "Консультация 01.10.2026: 9 класс, обучающийся"
        assert actions.undo(journal).title == entry.title
        assert consultation(journal, key) == card
        actions.undo(journal)
        assert consultation(journal, key) is None
        actions.redo(journal)
        assert consultation(journal, key) == card

    def test_the_bin_gives_back(self, journal):
        key = add(journal, kind=GROUP, number=3, category=TEACHER)
        card = consultation(journal, key)
        delete_consultation(journal, card)
        (entry,) = actions.bin_entries(journal)
        actions.restore(journal, entry.action_id)
        assert consultation(journal, key) == card


class TestCodes:
    def test_a_coded_record_shows_no_name(self, journal):
        someone, classes = pupil(journal, "9", 3), ids_of_classes(journal)
        key = add(journal, persons=(someone, Person("Гостев Лев")), class_id=classes["9"], coded=True)
        (row,) = shown(journal)
        assert row.who == "К-001, К-002"
        assert someone.name not in repr(row)
        assert code_of(journal, someone.name, someone.pupil_id) == "К-001"
        save_consultation(journal, YEAR, replace(consultation(journal, key), coded=False))
        assert shown(journal)[0].who == f"{someone.name}, Гостев Лев"

    def test_who_has_no_code_yet_is_not_named_either(self, journal):
        key = add(journal, persons=(Person("Гостев Лев"),))
        with journal.write() as session:
            session.get(Consultation, key).coded = True
        assert shown(journal)[0].who == "без кода"

    def test_long_lists_are_told_in_short(self, journal):
        add(journal, kind=GROUP, persons=tuple(Person(name) for name in "АБВ"), number=7)
        add(journal, kind=GROUP, number=7)
        add(journal, kind=INDIVIDUAL)
        unnamed, named = shown(journal, Wanted(kind=GROUP))
        assert (named.who, named.people, named.named) == ("А, Б и ещё 5", 7, True)
        assert (unnamed.who, unnamed.people, unnamed.named) == ("7 человек", 7, False)
        assert shown(journal)[0].who == ""


class TestChoices:
    def test_pupils_of_the_class_come_first(self, journal):
        classes = ids_of_classes(journal)
        choices = people_to_choose(journal, YEAR, PUPIL, classes["9"])
        assert len(choices) == 112
        assert choices[0].label == choices[0].person.name
        assert choices[18].label.endswith(", 5")
        assert [one.person.name for one in choices[:18]] == sorted(one.person.name for one in choices[:18])

    def test_namesakes_of_a_class_are_told_apart(self, journal):
        class_id = ids_of_classes(journal)["10"]
        with journal.write() as session:
            for place, born in ((50, None), (51, date(2010, 5, 1))):
                twin = Pupil(full_name="Яшин Лев", folded="яшин лев", birth_date=born)
                session.add(twin)
                session.flush()
                session.add(Membership(class_id=class_id, pupil_id=twin.id, position=place))
        labels = [one.label for one in people_to_choose(journal, YEAR, PUPIL, class_id) if "Яшин Лев" in one.label]
        assert len(set(labels)) == 2
        assert "Яшин Лев (р. 01.05.2010)" in labels
        twins = people_to_choose(journal, YEAR, PUPIL, class_id)[-1]
        key = add(journal, class_id=class_id, persons=(Person("Яшин Лев"),))
        assert consultation(journal, key).persons[0].pupil_id is None  # which of both is not known
        assert twins

    def test_teachers_and_parents(self, journal):
        assert people_to_choose(journal, YEAR, TEACHER, None)[0].person == Person("Громова Татьяна Викторовна")
        assert people_to_choose(journal, YEAR, PARENT, None) == ()
        classes = ids_of_classes(journal)
        add(journal, category=PARENT, class_id=classes["8"], persons=(Person("Мать из 8"),))
        add(journal, category=PARENT, class_id=classes["9"], persons=(Person("Отец из 9"), Person("мать Из 8")))
        add(journal, category=PARENT, class_id=classes["9"], persons=(Person("Тайная Мать"),), coded=True)
        names = [one.label for one in people_to_choose(journal, YEAR, PARENT, classes["8"])]
        assert names == ["Мать из 8", "Отец из 9"]

    def test_words_used_before(self, journal):
        add(journal, topic="Редкое", methods="ДДО")
        for _ in range(2):
            add(journal, topic="Частое", initiator="бабушка")
        used = used_words(journal)
        assert used.topics == ("Частое", "Редкое")
        assert used.methods[0] == "ДДО"
        assert used.initiators[:2] == ("бабушка", "сам обучающийся")

    def test_lists_of_the_classes(self, journal):
        lists = class_lists(journal, YEAR)
        assert [one.name for one in lists.values()] == ["5", "6", "7", "8", "9", "10", "11"]
        assert "алексеев петр 10-й" in lists[ids_of_classes(journal)["10"]].names


class TestNextMeetings:
    TODAY = date(2026, 10, 7)

    def due(self, journal):
        with journal.read() as session:
            return meetings_due(session, self.TODAY)

    def agree(self, journal, days, name, **values):
        meeting = self.TODAY + timedelta(days=days)
        return add(journal, day=date(2026, 9, 20), next_meeting=meeting, persons=(Person(name),), **values)

    def test_the_coming_ones_then_those_let_slip_without_a_name(self, journal):
        classes = ids_of_classes(journal)
        slipped = self.agree(journal, -2, "А", class_id=classes["9"])
        today = self.agree(journal, 0, "Б", category=PARENT)
        week = self.agree(journal, 7, "В")
        for days in (8, -8):
            self.agree(journal, days, "Г")
        found = self.due(journal)
        assert [(one.id, one.days_left(self.TODAY)) for one in found.nearest] == [(today, 0), (week, 7), (slipped, -2)]
        assert [(one.category, one.class_name) for one in found.nearest] == [(PARENT, ""), (PUPIL, ""), (PUPIL, "9")]
        assert found.more == 0
        self.agree(journal, 1, "Д")
        assert self.due(journal).more == 1

    def test_a_later_consultation_of_the_person_answers(self, journal):
        someone, classes = pupil(journal, "9"), ids_of_classes(journal)
        add(
            journal, day=date(2026, 9, 20), next_meeting=self.TODAY, persons=(someone,), class_id=classes["9"]
        )  # fmt: skip
        self.agree(journal, 3, "Мать", category=PARENT)
        assert len(self.due(journal).nearest) == 2
        add(journal, day=date(2026, 10, 6), persons=(someone,), class_id=classes["9"])
        add(journal, day=date(2026, 9, 20), persons=(Person("Мать"),), category=PARENT)  # the same day is no answer
        assert len(self.due(journal).nearest) == 1
        add(journal, day=date(2026, 10, 6), persons=(Person("мать"),), category=PARENT)
        assert self.due(journal).nearest == ()


class TestConsent:
    def test_content_without_consent_is_told_before_it_leaves(self, journal):
        assert warning_of_passing_on(journal) == ""
        add(journal)  # nothing is told in it
        add(journal, content="Личное", transfer_consent=True)
        assert warning_of_passing_on(journal) == ""
        add(journal, result="Личное")
        assert warning_of_passing_on(journal, YEAR).startswith("В 1 консультации нет согласия на передачу")
        add(journal, kind=GROUP, number=3, recommendations="Личное")
        assert warning_of_passing_on(journal).startswith("В 2 консультациях нет согласия")


class TestTheWorkbook:
    @pytest.fixture(autouse=True)
    def without_the_error_of_the_sample(self, journal):
        with journal.write() as session:
            session.execute(update(Turnout).where(Turnout.ovz == 4).values(ovz=3))

    def counts(self, journal, book):
        result = import_workbook(journal, book)
        assert not result.has_errors, result.problems
        found = result.sheets["Консультации"]
        return found.new, found.changed, found.same, found.absent

    def test_what_the_window_wrote_returns_the_same(self, journal, tmp_path):
        fill_log(journal)
        add(journal, kind=GROUP, number=4, content="Строка\n\nдругая\t ", time="905")
        exported = export_year(journal)
        assert self.counts(journal, exported) == (0, 0, 18, 0)
        other, _ = Journal.create(tmp_path / "другая.profjournal")
        with other:
            assert self.counts(other, exported) == (18, 0, 0, 0)
            assert export_year(other) == exported

    def test_an_edited_record_is_found_again_by_its_code(self, journal):
        key = add(journal, topic="Старое")
        exported = export_year(journal)
        save_consultation(journal, YEAR, replace(consultation(journal, key), topic="Новое", coded=True))
        assert self.counts(journal, exported) == (0, 1, 0, 0)
        assert consultation(journal, key).topic == "Старое"
        assert consultation(journal, key).coded

    def test_a_record_that_came_without_a_code_keeps_none(self, journal):
        key = add(journal)
        with journal.write() as session:
            session.get(Consultation, key).code = None
        exported = export_year(journal)
        save_consultation(journal, YEAR, replace(consultation(journal, key), coded=True))
        assert consultation(journal, key).code == ""
        assert self.counts(journal, exported) == (0, 0, 1, 0)

    def test_a_code_of_an_import_is_never_given_twice(self, journal):
        first = add(journal)
        with journal.write() as session:
            session.get(Consultation, first).code = f"k {first + 1}"
        second = add(journal)
        assert consultation(journal, second).code == f"К{second}-1"
