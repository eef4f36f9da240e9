"""The head that both appendices of 394-р share: the corner, the title, the organisation, the coordinator."""

from collections.abc import Iterator

from exporters.table_document import Paragraph, Run, Style, line
from models.rules.campaign import SchoolHead
from models.rules.periods import CampaignCode

CORNER = ("к распоряжению Департамента общего образования", "Томской области", "от 12.03.2021 № 394-р")
ORGANISATION_HINT = (
    "(указать муниципальное образование или областную государственную образовательную организацию, в отношении "
    "которой Департамент общего образования Томской области выполняет функции и полномочия учредителя)"
)
COORDINATOR_LABEL = "Координатор профориентационной работы: "
COORDINATOR_HINT = "(ФИО, должность, контактный номер телефона, адрес электронной почты)"

_BLANK = "_" * 80


def organisation(head: SchoolHead) -> str:
    """School and municipality for the first underlined line; a blank to be filled by hand when neither is known."""
    return ", ".join(part for part in (head.name, head.municipality) if part) or _BLANK


def coordinator(head: SchoolHead) -> str:
    """The second underlined line; a blank when nothing is known."""
    return head.coordinator_line or _BLANK


def campaign_words(campaign: CampaignCode) -> str:
    """«Осенняя профориентационная кампания 2026 года», for the foot of a page."""
    return f"{campaign.nominative.capitalize()} профориентационная кампания {campaign.year} года"


def head_paragraphs(number: int, title: str, organisation_text: str, coordinator_text: str) -> Iterator[Paragraph]:
    """Everything above the first table of «Приложение `number`» (394-р, приложения 2 и 3)."""
    for text in (f"Приложение {number}", *CORNER):
        yield Paragraph(line(text), Style.CORNER)
    yield Paragraph(line(title), Style.TITLE)
    yield Paragraph(line(Run(organisation_text, underline=True)), Style.FIELD)
    yield Paragraph(line(ORGANISATION_HINT), Style.HINT)
    yield Paragraph(line(COORDINATOR_LABEL, Run(coordinator_text, underline=True)), Style.FIELD)
    yield Paragraph(line(COORDINATOR_HINT), Style.HINT)
