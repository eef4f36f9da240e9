"""What the main file of each kind of package must hold (contract, section 4)."""

from collections.abc import Mapping
from typing import Any

from exporters.package.shape import (
    Check,
    anything,
    counting,
    day,
    list_of,
    matching,
    moment,
    nothing,
    number,
    or_null,
    record,
    text,
)
from models.packages.kinds import PackageKind
from models.vocabulary import CAMPAIGN_GRADES, EventLevel, FindingLevel, PartnerCategory

_PACKAGE_ID = matching(r"[A-Za-z0-9-]{8,64}")
_CAMPAIGN = matching(r"(?:autumn|spring)-\d{4}")


def _one_of(words: type[EventLevel] | type[FindingLevel]) -> Check:
    return matching("|".join(words))


_ENVELOPE: Mapping[str, Check] = {
    "format": counting,
    "campaign": _CAMPAIGN,
    "package_id": _PACKAGE_ID,
    "sequence": counting,
    "replaces": or_null(_PACKAGE_ID),
    "created": moment,
    "part": counting,
    "parts": counting,
}
"""What every kind holds."""

_SCHOOL = record({"name": text, "inn": text, "municipality": text})
_COORDINATOR = record({"name": text, "post": text, "phone": text, "email": text})
_BY_GRADE = record({str(grade): number for grade in CAMPAIGN_GRADES})
_FINDING = record({"level": _one_of(FindingLevel), "code": text, "place": text, "message": text})

_FIGURES: Mapping[str, Check] = {
    "schools_total": number,
    "schools_involved": number,
    "events": number,
    "students_total": number,
    "participants": record({"total": number, "by_grade": _BY_GRADE, "upper_bound": number, "cumulative": number}),
    "students_ovz_total": number,
    "participants_ovz": record({"total": number, "by_grade": _BY_GRADE}),
    "teachers": number,
    "partners": record(
        {
            "total": number,
            "by_category": record({category.value: list_of(text) for category in PartnerCategory}),
        }
    ),
}

_PARAGRAPH = record({"heading": text, "text": text})
_PHOTO = record({"file": matching(r"photos/\d\d-\d\d\.jpg"), "caption": text})
_BEST_EVENT = record(
    {
        "title": text,
        "start": day,
        "end": or_null(day),
        "form": text,
        "description": text,
        "media_links": list_of(text),
        "photos": list_of(_PHOTO, 200),
    }
)
_TEXTS = record({"note": list_of(_PARAGRAPH, 100), "best_events": list_of(_BEST_EVENT, 100)})

_PLAN_ITEM = record(
    {
        "code": text,
        "level": _one_of(EventLevel),
        "title": text,
        "dates": text,
        "start": or_null(day),
        "end": or_null(day),
        "target_group": text,
        "classes": text,
        "expected_number": or_null(number),
        "expected_results": text,
        "responsible": text,
        "role": text,
    }
)

_SENT_BY_SCHOOL: Mapping[str, Check] = {"school": _SCHOOL, "coordinator": _COORDINATOR}
_SENT_BY_OFFICE: Mapping[str, Check] = {"sender": record({"name": text}), "coordinator": _COORDINATOR}

_Keys = Mapping[str, Check]

_MAIN: Mapping[PackageKind, tuple[_Keys, _Keys]] = {
    PackageKind.REPORT: (
        {**_ENVELOPE, **_SENT_BY_SCHOOL, **_FIGURES, "findings": list_of(_FINDING), "texts": _TEXTS},
        dict.fromkeys(("profminimum", "indicators", "signed_despite_errors"), anything),
    ),
    PackageKind.PLAN: ({**_ENVELOPE, **_SENT_BY_SCHOOL, "items": list_of(_PLAN_ITEM)}, {}),
    PackageKind.CONSOLIDATION: (
        {**_ENVELOPE, **_SENT_BY_OFFICE, "total": record(_FIGURES)},
        {
            "texts": _TEXTS,
            "school": nothing,
            **dict.fromkeys(("readiness", "profminimum", "schools", "findings", "signed_despite_errors"), anything),
        },
    ),
    PackageKind.RECEIPT: (
        {
            **_ENVELOPE,
            **_SENT_BY_OFFICE,
            "inn": text,
            "receipt_for": _PACKAGE_ID,
            "decision": matching("accepted|returned|received"),
            "remarks": list_of(record({"message": text})),
        },
        {"school": nothing, **dict.fromkeys(("school_name", "status", "decided", "received", "findings"), anything)},
    ),
}
"""The keys that each kind must and may hold; extend a kind here together with what writes it."""

SCHEMAS: Mapping[PackageKind, Check] = {kind: record(*keys) for kind, keys in _MAIN.items()}
"""One check for each kind."""


def known(kind: PackageKind, data: Mapping[str, Any]) -> dict[str, Any]:
    """What this program reads of a main file: keys that nobody has checked go no further."""
    required, optional = _MAIN[kind]
    return {key: value for key, value in data.items() if key in required or key in optional}
