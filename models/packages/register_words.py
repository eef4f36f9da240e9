"""Why a package of a school is not taken, each time in one Russian sentence that says what to do."""

from datetime import date

from models.packages.kinds import PackageKind
from models.packages.reception import Arrived
from models.rules.periods import CampaignCode
from models.rules.russian import in_quotes


def unknown_school(file: Arrived) -> str:
    """Not on the list."""
    if file.kind is PackageKind.RECEIPT:
        return "Это квитанция для школы, а журнал ведёт муниципалитет: откройте её в журнале школы."
    inn = f" (ИНН {file.sender})" if file.sender.isdigit() else ""
    return f"{in_quotes(file.sender_name)}{inn} нет в списке: добавьте в список школ или верните пакет отправителю."


def unknown_inn(inn: str) -> str:
    """The same of a package that cannot be read further."""
    return f"Организации с ИНН {inn} нет в списке: добавьте её в список школ или верните пакет отправителю."


def unknown_key(name: str) -> str:
    """Met first."""
    return f"Ключ {in_quotes(name)} ещё не подтверждён: сверьте его с карточкой ключа, до этого пакет не учитывается."


def changed_key(name: str) -> str:
    """Another key than the confirmed one."""
    return (
        f"Ключ {in_quotes(name)} изменился: позвоните в школу и сверьте новую карточку ключа, до этого пакет не "
        "учитывается."
    )


def closed_key(name: str, since: date) -> str:
    """A key that was closed."""
    return (
        f"Пакет {in_quotes(name)} подписан ключом, который закрыт с {since:%d.%m.%Y}: попросите школу подписать "
        "отчёт заново."
    )


def vouched(name: str) -> str:
    """A new key signed by the old one."""
    return f"У {in_quotes(name)} новый ключ, его подтвердил прежний."


def changed_and_confirmed(name: str) -> str:
    """A changed key that was confirmed together with the package."""
    return f"У {in_quotes(name)} новый ключ, прежний закрыт."


def replayed(name: str, sequence: int) -> str:
    """The number or the name of the package is taken by another one."""
    return (
        f"Под № {sequence} от {in_quotes(name)} уже получен другой пакет: попросите школу подписать отчёт заново и "
        "прислать новый."
    )


def older(name: str, sequence: int, newest: int) -> str:
    """A later one was there first."""
    return f"Пакет № {sequence} от {in_quotes(name)} старее уже полученного № {newest}: в своде остаётся последний."


def other_campaign(name: str, campaign: CampaignCode) -> str:
    """A campaign of a year that the journal does not hold."""
    return (
        f"Пакет {in_quotes(name)} сдан за кампанию «{campaign.title}», а этого учебного года в журнале нет: загрузите "
        "список школ этого года."
    )


def other_kind(name: str) -> str:
    """A свод handed in to a municipality, and the like."""
    return f"Пакет {in_quotes(name)} составлен не для этого журнала: верните его отправителю."


def other_municipality(name: str, municipality: str) -> str:
    """The school's card names another municipality."""
    return (
        f"В пакете {in_quotes(name)} указано другое муниципальное образование, {in_quotes(municipality)}: верните его "
        "школе."
    )
