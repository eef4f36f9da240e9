"""The words of the link from a finding to its cause."""

from models.rules.findings import Finding


def link_words(finding: Finding) -> str:
    """The words of the link to the cause, empty when there is nowhere to go."""
    if finding.cause is None:
        return ""
    if finding.cause.area == "record" and finding.cause.id is None:
        return "Записать мероприятие"
    return finding.action
