"""Reads figures back from the JSON that a signed report or a package holds (contract, section 4)."""

from collections.abc import Mapping
from typing import Any

from models.rules.campaign import CampaignFigures
from models.rules.periods import CampaignCode, parse_campaign_code
from models.vocabulary import CAMPAIGN_GRADES, PartnerCategory


def figures_from_json(data: Mapping[str, Any]) -> CampaignFigures:
    """Figures as `CampaignFigures.as_json` wrote them; ValueError when the campaign is none, KeyError for a gap."""
    return CampaignFigures(
        campaign=_campaign(data["campaign"]),
        school_name=data["school"]["name"],
        school_inn=data["school"]["inn"],
        municipality=data["school"]["municipality"],
        schools_total=data["schools_total"],
        schools_involved=data["schools_involved"],
        events=data["events"],
        pupils_total=data["students_total"],
        participants=_by_grade(data["participants"]["by_grade"]),
        upper_bound=data["participants"]["upper_bound"],
        cumulative=data["participants"]["cumulative"],
        ovz_total=data["students_ovz_total"],
        participants_ovz=_by_grade(data["participants_ovz"]["by_grade"]),
        teachers=data["teachers"],
        partners={
            category: tuple(data["partners"]["by_category"].get(category.value, ())) for category in PartnerCategory
        },
    )


def _campaign(text: str) -> CampaignCode:
    code = parse_campaign_code(text)
    if code is None:
        raise ValueError(f"no campaign: {text!r}")
    return code


def _by_grade(numbers: Mapping[str, int]) -> dict[int, int]:
    return {grade: numbers[str(grade)] for grade in CAMPAIGN_GRADES}
