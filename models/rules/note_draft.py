"""The draft of the analytical note, written from the figures (394-р, Приложение 3, the text under the tables).

The paper asks for results (numbers and quality), effects, problems, bright examples, practices with partners, media
links. Every sentence here states what the journal holds; opinions are the coordinator's to add.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.rules.campaign import CampaignFigures, ClassParticipation
from models.rules.events import Event
from models.rules.findings import Finding
from models.rules.percent import percent
from models.rules.periods import CampaignCalendar, CampaignCode
from models.rules.report_parts import sentences
from models.rules.russian import days_in_words, in_quotes, listed, plural, plural_word
from models.vocabulary import EventFormat

PRACTICAL_FORMS = (
    "экскурсия", "профессиональная проба", "мастер-класс", "день открытых дверей", "практика", "стажировка",
    "встреча с работодателем",
)  # fmt: skip

EXAMPLE_SENTENCES = 2
"""The note quotes the beginning of a best event's description; the whole stands beside its photos."""


@dataclass(frozen=True, slots=True)
class OblastCampaign:
    """Printed results of one campaign over the oblast (letter 625)."""

    campaign: CampaignCode
    participants_percent: str
    participants_ovz_percent: str


@dataclass(frozen=True, slots=True)
class NoteMatter:
    """All that the draft is written from."""

    calendar: CampaignCalendar
    figures: CampaignFigures
    previous: CampaignFigures | None
    oblast: tuple[OblastCampaign, ...]
    classes: tuple[ClassParticipation, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]


HEADINGS = {
    "results": "Основные результаты",
    "quality": "Формы и форматы",
    "dynamics": "Динамика",
    "examples": "Яркие примеры",
    "partners": "Практики взаимодействия с партнёрами",
    "problems": "Выявленные проблемы",
    "media": "Освещение в СМИ",
}


def draft_note(matter: NoteMatter) -> dict[str, tuple[str, str]]:
    """Paragraphs in their order: key → (heading, text). The text is empty where the journal has nothing to say."""
    parts: Mapping[str, Callable[[NoteMatter], str]] = {
        "results": _results,
        "quality": _quality,
        "dynamics": _dynamics,
        "examples": _examples,
        "partners": _partners,
        "problems": _problems,
        "media": _media,
    }
    return {key: (HEADINGS[key], write(matter)) for key, write in parts.items()}


def _results(matter: NoteMatter) -> str:
    figures = matter.figures
    if not figures.events:
        return ""
    held = plural_word(figures.events, "проведено", "проведены", "проведено")
    text = (
        f"В рамках {figures.campaign.adjective} профориентационной кампании "
        f"({days_in_words(matter.calendar.start, matter.calendar.end)}) {held} "
        f"{plural(figures.events, 'мероприятие', 'мероприятия', 'мероприятий')}. "
        f"В них приняли участие {figures.participants_total} из "
        f"{plural(figures.pupils_total, 'обучающегося', 'обучающихся', 'обучающихся')} 5–11 классов "
        f"({percent(figures.participants_total, figures.pupils_total)} %), "
        f"накопительный итог – {plural(figures.cumulative, 'участие', 'участия', 'участий')}. "
    )
    if figures.ovz_total:
        text += (
            f"Обучающихся с ОВЗ участвовало {figures.participants_ovz_total} из {figures.ovz_total} "
            f"({percent(figures.participants_ovz_total, figures.ovz_total)} %). "
        )
    engaged = plural_word(figures.teachers, "привлечён", "привлечены", "привлечено")
    return text + f"К работе {engaged} {plural(figures.teachers, 'педагог', 'педагога', 'педагогов')}."


def _quality(matter: NoteMatter) -> str:
    forms = Counter(event.form.casefold() for event in matter.events if event.form)
    if not forms:
        return ""
    text = f"Формы работы: {', '.join(f'{form} – {number}' for form, number in forms.most_common())}. "
    practical = sum(number for form, number in forms.items() if form in PRACTICAL_FORMS)
    if practical:
        text += (
            f"Практико-ориентированных мероприятий (экскурсии, профессиональные пробы, мастер-классы, встречи с "
            f"работодателями и др.) {practical} из {len(matter.events)}. "
        )
    remote = sum(event.event_format in (EventFormat.REMOTE, EventFormat.MIXED) for event in matter.events)
    if remote:
        text += f"В дистанционном и смешанном формате прошло {remote}. "
    early = sum(event.early for event in matter.events)
    if early:
        text += f"На раннюю профориентацию направлено {plural(early, 'мероприятие', 'мероприятия', 'мероприятий')}."
    return text.strip()


def _dynamics(matter: NoteMatter) -> str:
    figures, before = matter.figures, matter.previous
    said = []
    if before and before.events and figures.events:
        said.append(
            f"По сравнению с прошлой кампанией ({before.campaign.title.lower()} г.) "
            f"охват {_moved(figures, before)}: {percent(figures.participants_total, figures.pupils_total)} % "
            f"против {percent(before.participants_total, before.pupils_total)} %, "
            f"мероприятий {figures.events} (было {before.events}), "
            f"партнёров {figures.partners_total} (было {before.partners_total})."
        )
    if matter.oblast and figures.events:
        oblast = listed(
            [f"{one.campaign.title.lower()} г. – {one.participants_percent} %" for one in matter.oblast],
        )
        said.append(
            f"Охват по Томской области составлял: {oblast}; "
            f"по школе – {percent(figures.participants_total, figures.pupils_total)} %."
        )
    return " ".join(said)


def _moved(now: CampaignFigures, before: CampaignFigures) -> str:
    share = now.participants_total * before.pupils_total
    share_before = before.participants_total * now.pupils_total
    if share > share_before:
        return "вырос"
    return "снизился" if share < share_before else "не изменился"


def _examples(matter: NoteMatter) -> str:
    return "\n".join(
        f"{_named(event)}. {' '.join(sentences(event.description)[:EXAMPLE_SENTENCES])}".strip()
        for event in matter.events
        if event.best
    )


def _named(event: Event) -> str:
    return f"{in_quotes(event.title)} ({days_in_words(event.start, event.end)})"


def _partners(matter: NoteMatter) -> str:
    figures = matter.figures
    if not figures.partners_total:
        return ""
    involved = plural_word(figures.partners_total, "Привлечена", "Привлечены", "Привлечено")
    number = plural(figures.partners_total, "организация-партнёр", "организации-партнёра", "организаций-партнёров")
    categories = "; ".join(
        f"«{category}» – {len(names)} ({', '.join(names)})" for category, names in figures.partners.items() if names
    )
    together = [event for event in matter.events if event.partners]
    took_place = plural_word(len(together), "прошло", "прошли", "прошло")
    return (
        f"{involved} {number}: {categories}. С участием партнёров {took_place} "
        f"{plural(len(together), 'мероприятие', 'мероприятия', 'мероприятий')} из {len(matter.events)}."
    )


def _problems(matter: NoteMatter) -> str:
    figures = matter.figures
    said = []
    idle = [one.school_class.name for one in matter.classes if not one.took_part and one.school_class.enrolment]
    if idle and figures.events:
        said.append(f"Не участвовали в мероприятиях кампании: {listed(idle)}.")
    unheld = sum(finding.code == "plan-without-record" for finding in matter.findings)
    if unheld:
        number = plural(
            unheld,
            "запланированное мероприятие",
            "запланированных мероприятия",
            "запланированных мероприятий",
        )
        said.append(f"Не {plural_word(unheld, 'проведено', 'проведены', 'проведено')} {number}.")
    empty = [f"«{category}»" for category, names in figures.partners.items() if not names]
    if empty and figures.events:
        said.append(f"Не привлечены партнёры категорий: {'; '.join(empty)}.")
    return " ".join(said)


def _media(matter: NoteMatter) -> str:
    return "\n".join(f"{_named(event)}: {', '.join(event.media_links)}" for event in matter.events if event.media_links)
