"""Consultations of the sample school, written as the form writes them."""

from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from models.journal.journal import Journal
from models.rules.consultation_checks import ConsultationCard, Person
from models.services.consultation_choices import class_lists, people_to_choose
from models.services.consultations import save_consultation
from models.vocabulary import ConsultationKind, PersonCategory
from tests.ui.pages import sample

YEAR = 2026
PUPIL, PARENT, TEACHER = PersonCategory
INDIVIDUAL, GROUP = ConsultationKind

_INDIVIDUAL = (
    ("Выбор профиля в 10 классе", "Сравнить учебные планы двух профилей, прийти с родителями", "сам обучающийся"),
    ("Колледж или 10 класс", "Посетить день открытых дверей агротехнического колледжа", "родители"),
    ("Не знает, кем хочет быть", "Пройти ДДО и карту интересов, составить список дел по душе", "классный руководитель"),
    ("Подготовка к поступлению на ветеринара", "Узнать о целевом обучении в районной станции", "сам обучающийся"),
)


@cache
def _file(log: bool) -> bytes:
    """The sample school's journal, made once; with `log` its consultations too."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "школа.profjournal"
        journal, _ = Journal.create(path)
        sample.fill(journal)
        if log:
            fill_log(journal)
        journal.close(with_backup=False)
        return path.read_bytes()


@contextmanager
def opened(folder, *, log=False):
    """An open journal of the sample school in the folder, the test's own."""
    path = folder / "школа.profjournal"
    path.write_bytes(_file(log))
    journal = Journal.open(path)
    try:
        yield journal
    finally:
        journal.close(with_backup=False)


def ids_of_classes(journal):
    """The classes of the sample by name."""
    return {one.name: key for key, one in class_lists(journal, YEAR).items()}


def pupil(journal, class_name, place=0):
    """A pupil of a class as the form would offer it."""
    class_id = ids_of_classes(journal)[class_name]
    return people_to_choose(journal, YEAR, PUPIL, class_id)[place].person


def add(journal, **values):
    """Write a consultation; its key."""
    card = ConsultationCard(**{"day": date(2026, 9, 15), "topic": "Выбор профиля в 10 классе", **values})
    return save_consultation(journal, YEAR, card)[1]


def fill_log(journal, *, long_names=False):
    """Some weeks of consultations in both sections."""
    classes = ids_of_classes(journal)
    more = " и обсудить это с родителями, классным руководителем и педагогом-психологом школы" if long_names else ""
    for number in range(14):
        topic, advice, initiator = _INDIVIDUAL[number % 4]
        class_name = str(8 + number % 4)
        day = date(2026, 9, 8) + timedelta(days=2 * number)
        parent = number % 5 == 3
        someone = pupil(journal, class_name, number % 9)
        add(
            journal,
            day=day,
            time=f"{13 + number % 3}:{20 * (number % 3):02}",
            category=PARENT if parent else PUPIL,
            class_id=classes[class_name],
            persons=(Person(f"{someone.name.split()[0]}а Мария Викторовна"),) if parent else (someone,),
            topic=topic + more,
            recommendations=advice + more,
            content="Обсудили склонности, успеваемость и планы семьи.",
            methods="беседа, ДДО",
            initiator=initiator,
            minutes=30,
            next_meeting=day + timedelta(days=14) if number % 3 == 1 else None,
            transfer_consent=number % 4 == 0,
            coded=number % 6 == 5,
        )
    for number in range(3):
        add(
            journal,
            kind=GROUP,
            day=date(2026, 9, 18) + timedelta(days=6 * number),
            time="14:00",
            category=PARENT if number == 1 else PUPIL,
            class_id=classes[str(9 - number)],
            number=12 + number,
            ovz=None if number == 1 else 1,
            topic="Как выбрать экзамены" + more,
            result="Составили план подготовки, записались на профпробу" + more,
            initiator="классный руководитель",
        )
