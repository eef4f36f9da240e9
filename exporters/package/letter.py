"""A letter with a package in it, as a draft that mail programs open ready to be sent (safety, section 5)."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from models.packages.kinds import PackageKind
from models.packages.matter import SignedPart
from models.rules.periods import CampaignCode

_WHAT = {
    PackageKind.REPORT: "Сводный отчёт",
    PackageKind.PLAN: "Сводный план",
    PackageKind.CONSOLIDATION: "Свод муниципалитета",
    PackageKind.RECEIPT: "Квитанция",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, about what, from whom."""

    kind: PackageKind
    campaign: CampaignCode
    sender: str
    address: str = ""

    def subject(self, part: SignedPart) -> str:
        """«Сводный отчёт, осень 2026: Заречная СОШ (часть 1 из 2)»."""
        of_parts = f" (часть {part.part} из {part.parts})" if part.parts > 1 else ""
        subject = f"{_WHAT[self.kind]}, {self.campaign.title.lower()}: {self.sender}{of_parts}"
        return " ".join(subject.split())


def draft(part: SignedPart, letter: Letter) -> bytes:
    """The letter as an `.eml` file."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = " ".join(letter.address.split())
    message["Subject"] = letter.subject(part)
    message.set_content(
        "Здравствуйте!\n\n"
        f"{letter.subject(part)}.\n"
        f"Пакет «{part.file_name}» вложен; откройте его в Профжурнале.\n\n{' '.join(letter.sender.split())}\n"
    )
    message.add_attachment(part.content, maintype="application", subtype="vnd.etsi.asic-e+zip", filename=part.file_name)
    return message.as_bytes()
