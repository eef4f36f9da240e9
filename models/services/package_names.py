"""No name of a pupil or parent leaves in a package (domain, section 10)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import UserError
from models.journal.journal import Journal
from models.rules.names_in_text import index_of_names, named_in
from models.rules.package_content import texts_of
from models.tables import (
    Consent,
    Consultation,
    ConsultationName,
    DiagnosticsResult,
    Partner,
    PersonCode,
    Pupil,
    SchoolYear,
    Teacher,
    TurnoutName,
)
from models.vocabulary import PersonCategory


class NamesInPackageError(UserError):
    """A text that would leave names a pupil or parent. `place` and `name` tell where and whom."""

    code = "names-in-package"

    def __init__(self, place: str, name: str) -> None:
        super().__init__(
            f"В тексте пакета ({place}) назван человек: «{name}». Имена обучающихся и родителей из школы не "
            "уходят: уберите имя и подпишите снова."
        )
        self.place = place
        self.name = name


def refuse_names(journal: Journal, content: Mapping[str, Any]) -> None:
    """`NamesInPackageError` when a text of the package names somebody from the journal who is no teacher or partner."""
    with journal.read() as session:
        hidden, open_names = index_of_names(_hidden(session)), index_of_names(_open(session))
    for place, text in texts_of(content):
        if found := named_in(text, hidden, open_names):
            raise NamesInPackageError(place or "сведения", found)


_OF_TEACHERS = select(Consultation.id).where(Consultation.category == PersonCategory.TEACHER)


def _hidden(session: Session) -> list[str]:
    queries = (
        select(Pupil.full_name),
        select(TurnoutName.name).distinct(),
        select(ConsultationName.name).where(ConsultationName.consultation_id.not_in(_OF_TEACHERS)).distinct(),
        select(DiagnosticsResult.name).distinct(),
        select(PersonCode.name),
        select(Consent.signer).where(Consent.signer.is_not(None)).distinct(),
    )
    return [str(name) for query in queries for name in session.scalars(query)]


def _open(session: Session) -> list[str]:
    """Whoever may be named; of an ИП or an alumnus among the partners the name is the partner's."""
    people = select(SchoolYear.coordinator, SchoolYear.director, SchoolYear.approver)
    named = [name for row in session.execute(people) for name in row if name]
    partners = session.scalars(select(Partner.name)).all()
    alone = [name.partition(" ")[2] for name in partners]
    counselled = select(ConsultationName.name).where(ConsultationName.consultation_id.in_(_OF_TEACHERS))
    return [*session.scalars(select(Teacher.full_name)), *session.scalars(counselled), *named, *partners, *alone]
