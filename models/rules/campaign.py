"""Figures of the campaign report, Приложение 3: counted here and nowhere else (394-р п. 5.4; domain, section 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.rules.events import ClassOnList, Event, Turnout
from models.rules.participation import count_teachers, counts_for_campaign, partners_by_category
from models.rules.periods import CampaignCalendar, CampaignCode
from models.rules.unique import UniqueRange, attendances, cumulative, unique_ovz, unique_pupils
from models.vocabulary import CAMPAIGN_GRADES, ConfirmedSubject, PartnerCategory

FORMAT = 1
"""Version of the figures as JSON (contract, section 4)."""


@dataclass(frozen=True, slots=True)
class SchoolHead:
    """The school as papers address it."""

    name: str
    short_name: str
    inn: str
    municipality: str
    coordinator: str
    coordinator_post: str = ""
    phone: str = ""
    email: str = ""
    director: str = ""
    approver: str = ""

    @property
    def coordinator_line(self) -> str:
        """«ФИО, должность, контактный номер телефона, адрес электронной почты», what is known of it."""
        parts = (self.coordinator, self.coordinator_post, self.phone, self.email)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A unique number that the coordinator set for one class, and why."""

    class_id: int
    subject: ConfirmedSubject
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """One record behind a class's number: the event, the turnout, the участия that it adds."""

    event: Event
    turnout: Turnout
    attendances: int


@dataclass(frozen=True, slots=True)
class ClassParticipation:
    """The passport of one class's numbers in a campaign."""

    school_class: ClassOnList
    pupils: UniqueRange
    ovz: UniqueRange
    cumulative: int
    contributions: tuple[Contribution, ...]
    confirmed_pupils: Confirmed | None = None
    confirmed_ovz: Confirmed | None = None

    @property
    def took_part(self) -> bool:
        """Whether pupils of the class came to anything; a parents' meeting is no participation of theirs."""
        return any(record.turnout.is_of_pupils for record in self.contributions)

    @property
    def reported_pupils(self) -> int:
        """The number that goes into the report: confirmed, else the lowest («не менее»)."""
        return self.confirmed_pupils.number if self.confirmed_pupils else self.pupils.lowest

    @property
    def reported_ovz(self) -> int:
        """The same for pupils with ОВЗ."""
        return self.confirmed_ovz.number if self.confirmed_ovz else self.ovz.lowest


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """The numbers of Приложение 3. Unique numbers add up over classes and schools, never over events or months."""

    campaign: CampaignCode
    school_name: str
    school_inn: str
    municipality: str
    schools_total: int
    schools_involved: int
    events: int
    pupils_total: int
    participants: Mapping[int, int]
    upper_bound: int
    cumulative: int
    ovz_total: int
    participants_ovz: Mapping[int, int]
    teachers: int
    partners: Mapping[PartnerCategory, tuple[str, ...]]

    @property
    def participants_total(self) -> int:
        """Participants over all grades."""
        return sum(self.participants.values())

    @property
    def participants_ovz_total(self) -> int:
        """Participants with ОВЗ over all grades."""
        return sum(self.participants_ovz.values())

    @property
    def partners_total(self) -> int:
        """Number of partners: always the sum of the categories."""
        return sum(len(names) for names in self.partners.values())

    @property
    def partner_names(self) -> tuple[str, ...]:
        """All partners by name."""
        return tuple(sorted(name for names in self.partners.values() for name in names))

    def as_json(self) -> dict[str, Any]:
        """The figures as `report --json` and a package print them (contract, section 4), findings aside."""
        return {
            "format": FORMAT,
            "campaign": str(self.campaign),
            "school": {"name": self.school_name, "inn": self.school_inn, "municipality": self.municipality},
            "schools_total": self.schools_total,
            "schools_involved": self.schools_involved,
            "events": self.events,
            "students_total": self.pupils_total,
            "participants": {
                "total": self.participants_total,
                "by_grade": {str(grade): number for grade, number in self.participants.items()},
                "upper_bound": self.upper_bound,
                "cumulative": self.cumulative,
            },
            "students_ovz_total": self.ovz_total,
            "participants_ovz": {
                "total": self.participants_ovz_total,
                "by_grade": {str(grade): number for grade, number in self.participants_ovz.items()},
            },
            "teachers": self.teachers,
            "partners": {
                "total": self.partners_total,
                "by_category": {category.value: list(names) for category, names in self.partners.items()},
            },
        }


def counted_events(
    events: Iterable[Event], calendar: CampaignCalendar, classes: Mapping[int, ClassOnList]
) -> tuple[Event, ...]:
    """The events of the report in the order of their days."""
    counted = (event for event in events if counts_for_campaign(event, calendar, classes))
    return tuple(sorted(counted, key=lambda event: (event.start, event.last_day, event.id)))


def class_participations(
    events: Iterable[Event], classes: Iterable[ClassOnList], confirmed: Iterable[Confirmed] = ()
) -> tuple[ClassParticipation, ...]:
    """The passport of each class of grades 5–11 over the counted events, in the order of `classes`."""
    listed = {school_class.id: school_class for school_class in classes if school_class.grade in CAMPAIGN_GRADES}
    behind: dict[int, list[Contribution]] = {class_id: [] for class_id in listed}
    for event in events:
        for turnout in event.turnouts:
            if turnout.class_id in listed:
                share = attendances(listed[turnout.class_id], turnout)
                behind[turnout.class_id].append(Contribution(event, turnout, share))
    set_by_hand = {(number.class_id, number.subject): number for number in confirmed}
    return tuple(
        _participation(
            school_class,
            behind[class_id],
            set_by_hand.get((class_id, ConfirmedSubject.PUPILS)),
            set_by_hand.get((class_id, ConfirmedSubject.OVZ)),
        )
        for class_id, school_class in listed.items()
    )


def _participation(
    school_class: ClassOnList, behind: list[Contribution], pupils: Confirmed | None, ovz: Confirmed | None
) -> ClassParticipation:
    turnouts = [contribution.turnout for contribution in behind]
    return ClassParticipation(
        school_class=school_class,
        pupils=unique_pupils(school_class, turnouts),
        ovz=unique_ovz(school_class, turnouts),
        cumulative=cumulative(school_class, turnouts),
        contributions=tuple(behind),
        confirmed_pupils=pupils,
        confirmed_ovz=ovz,
    )


def campaign_figures(
    campaign: CampaignCode,
    head: SchoolHead,
    events: tuple[Event, ...],
    participations: tuple[ClassParticipation, ...],
) -> CampaignFigures:
    """The report's numbers from the counted events and the classes' passports."""
    by_grade = dict.fromkeys(CAMPAIGN_GRADES, 0)
    ovz_by_grade = dict.fromkeys(CAMPAIGN_GRADES, 0)
    for participation in participations:
        by_grade[participation.school_class.grade] += participation.reported_pupils
        ovz_by_grade[participation.school_class.grade] += participation.reported_ovz
    return CampaignFigures(
        campaign=campaign,
        school_name=head.name,
        school_inn=head.inn,
        municipality=head.municipality,
        schools_total=1,
        schools_involved=1 if events else 0,
        events=len(events),
        pupils_total=sum(participation.school_class.enrolment for participation in participations),
        participants=by_grade,
        upper_bound=sum(participation.pupils.highest for participation in participations),
        cumulative=sum(participation.cumulative for participation in participations),
        ovz_total=sum(participation.school_class.ovz for participation in participations),
        participants_ovz=ovz_by_grade,
        teachers=count_teachers(events),
        partners=partners_by_category(partner for event in events for partner in event.partners),
    )
