"""Партнёры of the school by the categories of Приложение 3, table 2."""

from functools import partial
from typing import TYPE_CHECKING

from models.errors import UserError
from models.rules.people_checks import PartnerCard
from models.rules.russian import in_quotes
from ui.components.buttons import Button
from ui.components.empty_state import EmptyState
from ui.forms.partner_form import PartnerForm
from ui.pages.panels import CardPanel
from ui.pages.people.host import PeopleHost
from ui.pages.people.tab import PeopleTab
from ui.pages.people.unite_box import UniteBox
from ui.tables.column import Column, Kind

if TYPE_CHECKING:
    from models.changes import Changes


class PartnersTab(PeopleTab):
    """Adds, changes, deletes partners, and makes two spellings one."""

    title = "Партнёры"
    record_kind = "partner"
    add_words = "Добавить партнёра"
    nouns = ("партнёр", "партнёра", "партнёров")
    rare = frozenset({1, 2})

    def __init__(self, host: PeopleHost) -> None:
        columns = (
            Column("Наименование", lambda card: card.name, strong=True, second=lambda card: card.category),
            Column("Контакты", lambda card: card.contacts, width=230),
            Column("Соглашение", lambda card: card.agreement, width=190),
            Column("Мероприятий", lambda card: card.events or None, Kind.COUNT, 132),
        )
        super().__init__(host, columns)

    def read(self) -> tuple[PartnerCard, ...]:
        from models.services.partners import partners

        return partners(self.host.context.journal)

    def new_card(self) -> PartnerCard:
        return PartnerCard()

    def make_form(self, card: PartnerCard) -> PartnerForm:
        return PartnerForm()

    def heading(self, card: PartnerCard) -> str:
        return "Партнёр" if card.id else "Новый партнёр"

    def name_of(self, card: PartnerCard) -> str:
        return in_quotes(card.name)

    def write(self, card: PartnerCard) -> "Changes":
        from models.services.partners import save_partner

        return save_partner(self.host.context.journal, card)

    def delete(self, card: PartnerCard) -> "Changes":
        from models.services.partners import delete_partner

        assert card.id is not None
        return delete_partner(self.host.context.journal, card.id)

    def extend_panel(self, panel: CardPanel, form: PartnerForm, card: PartnerCard) -> None:
        others = [one for one in self.cards if one.id != card.id]
        if others:
            box = UniteBox(card, others)
            box.wanted.connect(partial(self._unite, card))
            panel.add_below(box)

    def _unite(self, card: PartnerCard, kept_id: int) -> None:
        from models.services.partners import unite_partners

        assert card.id is not None
        kept = next(one for one in self.cards if one.id == kept_id)
        try:
            changes = unite_partners(self.host.context.journal, kept_id, card.id)
        except UserError as error:
            self.host.refuse(error)
            return
        self.host.close_panel()
        words = f"Объединено: {in_quotes(card.name)} теперь {in_quotes(kept.name)}"
        self.host.wrote(changes, words)
        self.table.choose(kept_id)
        self.take_focus()

    def fill_foot(self) -> None:
        self.foot.set_total("Участвовали в мероприятиях", str(sum(card.events > 0 for card in self.cards)))

    def empty_state(self) -> EmptyState:
        return EmptyState(
            "handshake",
            "Здесь будут партнёры школы",
            "Отчёт называет их по четырём категориям: колледжи и вузы, предприятия, предприниматели, родители и НКО.",
            Button("Добавить первого партнёра", "plus", on_click=self.add),
            self.host.load_button(),
        )
