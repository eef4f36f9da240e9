"""What an import changes, written into the journal inside the caller's transaction: card, lists, plan, campaigns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from models.rules.classes import parse_class_name
from models.rules.names import code_key, fold_name, fold_partner, join_list
from models.rules.periods import CampaignCode, campaigns_of
from models.rules.periods import SchoolYear as Year
from models.services.report_rows import remember, report_row
from models.services.workbook_content import YearContent
from models.services.workbook_differences import Difference, with_usual_dates
from models.services.workbook_fields import values_of
from models.services.workbook_stored import StoredPupil
from models.services.workbook_tables import TableWriter, delete_where, table_of, update_rows
from models.tables import (
    Campaign,
    ConfirmedNumber,
    Consent,
    IndicatorEntry,
    Membership,
    Partner,
    PlanItem,
    Pupil,
    SchoolClass,
    SchoolYear,
)
from models.vocabulary import ConsentKind
from models.workbook.rows import (
    CampaignRow,
    ClassRow,
    ConfirmedRow,
    IndicatorRow,
    PartnerRow,
    PlanRow,
    PupilRow,
    SchoolRow,
)


@dataclass(slots=True)
class References:
    """Keys of what the year's rows refer to: the journal's own, and each new one as soon as it is written."""

    year_id: int
    classes: dict[str, int] = field(default_factory=dict)
    partners: dict[str, int] = field(default_factory=dict)
    plan: dict[str, int] = field(default_factory=dict)
    campaigns: dict[CampaignCode, int] = field(default_factory=dict)


def references_of(year_id: int, content: YearContent) -> References:
    """What the journal holds already."""
    return References(
        year_id,
        {one.row.name: one.id for one in content.classes},
        {fold_partner(one.row.name): one.id for one in content.partners},
        {code_key(one.row.code): one.id for one in content.plan},
        {one.row.campaign: one.id for one in content.campaigns},
    )


def write_school(session: Session, year_id: int | None, card: SchoolRow) -> int:
    """The card of the year, a new one where the journal lacks it; the year's key."""
    table = table_of(SchoolYear)
    values = values_of(card)
    if year_id is not None:
        session.execute(update(table).where(table.c.id == year_id).values(values))
        return year_id
    session.execute(insert(table).values(values))
    new: int = session.scalars(select(table.c.id).where(table.c.start_year == card.start_year)).one()
    return new


def write_campaigns(session: Session, year: Year, difference: Difference[CampaignRow], known: References) -> None:
    """Both campaigns of a new year with the default calendar (394-р п. 3 and 4), then those that the file changes."""
    writer = TableWriter(session, Campaign)
    given = {row.campaign: row for row in difference.new}
    for code in campaigns_of(year):
        if code not in known.campaigns:
            row = given.get(code, CampaignRow(campaign=code))
            known.campaigns[code] = writer.add(
                {"year_id": known.year_id, "season": code.season, **values_of(with_usual_dates(row))}
            )
    writer.send()
    update_rows(session, Campaign, [{"id": one.id, **values_of(row)} for one, row in difference.changed])


def reset_campaigns(session: Session, difference: Difference[CampaignRow]) -> None:
    """The default calendar again for campaigns that the file does not name."""
    rows = [(one.id, with_usual_dates(CampaignRow(campaign=one.row.campaign))) for one in difference.absent]
    update_rows(session, Campaign, [{"id": key, **values_of(row)} for key, row in rows])


def write_classes(session: Session, difference: Difference[ClassRow], known: References) -> None:
    """Классы."""
    writer = TableWriter(session, SchoolClass)
    for row in difference.new:
        grade = parse_class_name(row.name).grade
        known.classes[row.name] = writer.add({"year_id": known.year_id, "grade": grade, **values_of(row)})
    writer.send()
    update_rows(session, SchoolClass, [{"id": one.id, **values_of(row)} for one, row in difference.changed])


def write_partners(session: Session, difference: Difference[PartnerRow], known: References) -> None:
    """Партнёры."""
    writer = TableWriter(session, Partner)
    for row in difference.new:
        folded = fold_partner(row.name)
        known.partners[folded] = writer.add({"folded": folded, **values_of(row)})
    writer.send()
    update_rows(session, Partner, [{"id": one.id, **values_of(row)} for one, row in difference.changed])


def write_pupils(session: Session, difference: Difference[PupilRow], known: References) -> None:
    """Ученики: each with a membership of the class and the consents."""
    pupils, members = TableWriter(session, Pupil), TableWriter(session, Membership)
    consents = TableWriter(session, Consent)
    places = _next_places(session, known)
    for row in difference.new:
        class_id = known.classes[row.class_name]
        pupil_id = pupils.add(_person(row))
        members.add({"class_id": class_id, "pupil_id": pupil_id, "position": places[class_id], **_health(row)})
        places[class_id] += 1
        _note_consents(consents, pupil_id, row)
    for writer in (pupils, members, consents):
        writer.send()
    _change_pupils(session, difference)


def _next_places(session: Session, known: References) -> dict[int, int]:
    query = select(Membership.class_id, func.max(Membership.position)).group_by(Membership.class_id)
    places = dict.fromkeys(known.classes.values(), 0)
    places.update((class_id, last + 1) for class_id, last in session.execute(query))
    return places


def _person(row: PupilRow) -> dict[str, Any]:
    return {
        "full_name": row.full_name,
        "folded": fold_name(row.full_name),
        "code": row.code,
        "birth_date": row.birth_date,
    }


def _health(row: PupilRow) -> dict[str, Any]:
    return {"ovz": row.ovz, "disability": row.disability}


def _note_consents(writer: TableWriter, pupil_id: int, row: PupilRow) -> None:
    for kind, (is_given, day) in _consents(row).items():
        if is_given:
            writer.add({"pupil_id": pupil_id, "kind": kind, "given": day})


def _change_pupils(session: Session, difference: Difference[PupilRow]) -> None:
    changed = [(one, row) for one, row in difference.changed if isinstance(one, StoredPupil)]
    update_rows(session, Pupil, [{"id": one.pupil_id, **_person(row)} for one, row in changed])
    update_rows(session, Membership, [{"id": one.id, **_health(row)} for one, row in changed])
    _change_consents(session, changed)


def _change_consents(session: Session, changed: Sequence[tuple[StoredPupil, PupilRow]]) -> None:
    """Given anew or withdrawn today; what is known of the former consent is kept."""
    wanted = {
        (one.pupil_id, kind): consent
        for one, row in changed
        for kind, consent in _consents(row).items()
        if consent != _consents(one.row)[kind]
    }
    held = {
        (pupil_id, kind): (key, given)
        for key, pupil_id, kind, given in session.execute(
            select(Consent.id, Consent.pupil_id, Consent.kind, Consent.given)
        )
    }
    writer = TableWriter(session, Consent)
    updates = []
    for (pupil_id, kind), (is_given, day) in wanted.items():
        if (pupil_id, kind) in held:
            key, given = held[pupil_id, kind]
            withdrawn = None if is_given else date.today()
            updates.append({"id": key, "given": day or given, "withdrawn": withdrawn})
        else:
            writer.add({"pupil_id": pupil_id, "kind": kind, "given": day})
    update_rows(session, Consent, updates)
    writer.send()


def _consents(row: PupilRow) -> dict[str, tuple[bool, date | None]]:
    """Whether each consent is given, and the day where the workbook knows it."""
    return {
        ConsentKind.PROCESSING: (row.processing_consent is not None, row.processing_consent),
        ConsentKind.PHOTO: (row.photo_consent, None),
    }


def write_plan(session: Session, difference: Difference[PlanRow], known: References) -> None:
    """План."""
    writer = TableWriter(session, PlanItem)
    for row in difference.new:
        known.plan[code_key(row.code)] = writer.add({"year_id": known.year_id, **_plan_values(row)})
    writer.send()
    update_rows(session, PlanItem, [{"id": one.id, **_plan_values(row)} for one, row in difference.changed])


def _plan_values(row: PlanRow) -> Mapping[str, Any]:
    return {"classes": join_list(row.classes) or None, **values_of(row)}


def write_confirmed(session: Session, difference: Difference[ConfirmedRow], known: References) -> None:
    """Подтверждённые числа; the report's history keeps each with its reason (domain, section 4)."""
    writer = TableWriter(session, ConfirmedNumber)
    for row in difference.new:
        places = {"campaign_id": known.campaigns[row.campaign], "class_id": known.classes[row.class_name]}
        writer.add({**places, **values_of(row)})
        _remember(session, row, f"стало {row.number}. {row.reason}")
    writer.send()
    update_rows(session, ConfirmedNumber, [{"id": one.id, **values_of(row)} for one, row in difference.changed])
    for one, row in difference.changed:
        _remember(session, row, f"было {one.row.number}, стало {row.number}. {row.reason}")


def remove_confirmed(session: Session, difference: Difference[ConfirmedRow]) -> None:
    """Confirmed numbers that the file lacks."""
    delete_where(session, ConfirmedNumber, "id", (one.id for one in difference.absent))
    for one in difference.absent:
        report = report_row(session, str(one.row.campaign))
        remember(session, report, "подтверждение снято", f"{one.row.class_name}, {one.row.subject}")


def _remember(session: Session, row: ConfirmedRow, text: str) -> None:
    report = report_row(session, str(row.campaign))
    remember(session, report, "число подтверждено", f"{row.class_name}, {row.subject}: {text}")


def write_indicators(session: Session, difference: Difference[IndicatorRow], known: References) -> None:
    """Показатели."""
    writer = TableWriter(session, IndicatorEntry)
    for row in difference.new:
        writer.add({"year_id": known.year_id, **values_of(row)})
    writer.send()
    update_rows(session, IndicatorEntry, [{"id": one.id, **values_of(row)} for one, row in difference.changed])


def remove_pupils(session: Session, difference: Difference[PupilRow]) -> None:
    """Memberships that the file lacks, and pupils who are in no class of any year then."""
    gone = [one for one in difference.absent if isinstance(one, StoredPupil)]
    delete_where(session, Membership, "id", (one.id for one in gone))
    left = set(session.scalars(select(Membership.pupil_id)))
    delete_where(session, Pupil, "id", ({one.pupil_id for one in gone} - left))
