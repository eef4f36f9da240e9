"""The tables of the journal file."""

from sqlalchemy import event

from models.tables.actions import RecordedAction, RecordedRow
from models.tables.base import Base
from models.tables.campaigns import Campaign, CampaignReport, ConfirmedNumber, NoteParagraph, ReportHistory
from models.tables.consultations import Consultation, ConsultationName
from models.tables.diagnostics import DiagnosticsResult, DiagnosticsScore, DiagnosticsSession, Instrument
from models.tables.exchange import (
    ExpectedSchool,
    KnownKey,
    PackagePhoto,
    PackageReceived,
    PackageSent,
    PartReceived,
    Remark,
    SigningKey,
)
from models.tables.indicators import IndicatorEntry
from models.tables.partners import Partner
from models.tables.people import Consent, Membership, PersonCode, Pupil, Teacher
from models.tables.plan import PlanItem
from models.tables.school import SchoolClass, SchoolYear
from models.tables.search import create_index
from models.tables.settings import Draft, Setting
from models.tables.work_log import (
    Photo,
    Turnout,
    TurnoutName,
    WorkRecord,
    WorkRecordPartner,
    WorkRecordTeacher,
)

event.listen(Base.metadata, "after_create", create_index)

for _table in Base.metadata.tables.values():
    if "id" in _table.columns:
        # A deleted record's number is never given out again: the bin and the history know records by it.
        _table.dialect_options["sqlite"]["autoincrement"] = True

__all__ = [
    "Base",
    "Campaign",
    "CampaignReport",
    "ConfirmedNumber",
    "Consent",
    "Consultation",
    "ConsultationName",
    "DiagnosticsResult",
    "DiagnosticsScore",
    "DiagnosticsSession",
    "Draft",
    "ExpectedSchool",
    "IndicatorEntry",
    "Instrument",
    "KnownKey",
    "Membership",
    "NoteParagraph",
    "PackagePhoto",
    "PackageReceived",
    "PackageSent",
    "PartReceived",
    "Partner",
    "PersonCode",
    "Photo",
    "PlanItem",
    "Pupil",
    "RecordedAction",
    "RecordedRow",
    "Remark",
    "ReportHistory",
    "SchoolClass",
    "SchoolYear",
    "Setting",
    "SigningKey",
    "Teacher",
    "Turnout",
    "TurnoutName",
    "WorkRecord",
    "WorkRecordPartner",
    "WorkRecordTeacher",
]
