"""Printed results of the oblast's campaigns (letter 625), shipped as data."""

import json
from functools import cache

import resources
from models.rules.note_draft import OblastCampaign
from models.rules.periods import parse_campaign_code


@cache
def oblast_campaigns() -> tuple[OblastCampaign, ...]:
    """The campaigns of the letter, the oldest first."""
    data = json.loads(resources.path("catalogues", "oblast_campaigns.json").read_text("utf-8"))
    return tuple(
        OblastCampaign(code, row["participants_percent"], row["participants_ovz_percent"])
        for row in data["campaigns"]
        if (code := parse_campaign_code(row["campaign"]))
    )
