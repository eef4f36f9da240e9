"""Common ground of all tables: constraint names, column types, enums stored by their word."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import Dialect, Enum, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

from models.vocabulary import (
    ConfirmedSubject,
    ConsultationKind,
    DiagnosticsMark,
    DiagnosticsStage,
    Direction,
    EventFormat,
    EventLevel,
    JournalKind,
    OrganisationType,
    PartnerCategory,
    PersonCategory,
    ProfminimumLevel,
    ReportStatus,
    Season,
    TurnoutKind,
)


class Hours(TypeDecorator[Decimal]):
    """Hours kept as whole hundredths, so that sums are exact."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Decimal hours to hundredths."""
        return None if value is None else int(value * 100)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Hundredths to decimal hours."""
        return None if value is None else Decimal(value) / 100


def _by_word(words: type[StrEnum]) -> Enum:
    return Enum(
        words,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=False,
        length=60,
    )


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        Decimal: Hours(),
        **{
            words: _by_word(words)
            for words in (
                ConfirmedSubject,
                ConsultationKind,
                DiagnosticsMark,
                DiagnosticsStage,
                Direction,
                EventFormat,
                EventLevel,
                JournalKind,
                OrganisationType,
                PartnerCategory,
                PersonCategory,
                ProfminimumLevel,
                ReportStatus,
                Season,
                TurnoutKind,
            )
        },
    }


Key = Annotated[int, mapped_column(primary_key=True)]
Word = Annotated[str, mapped_column(String(200))]
