"""The panel beside the plan: opening one keeps what is typed into another, closing one keeps a draft."""

from typing import TYPE_CHECKING, Any

from models.errors import UserError
from ui.components.layout import SidePanel
from ui.pages.panels import DraftPanel

if TYPE_CHECKING:
    from ui.pages.plan.page import PlanPage


class PanelPlace:
    """The place of the panel on the page."""

    def __init__(self, page: "PlanPage") -> None:
        self._page = page
        self.item_id: int | None = None
        """The plan item whose form is open."""

    @property
    def shown(self) -> SidePanel | None:
        """The open panel."""
        return self._page.side

    def show(self, panel: Any, item_id: int | None = None) -> bool:
        """Open a panel; False when what is typed into the open one can be kept nowhere else."""
        if not self.flush():
            panel.deleteLater()
            return False
        self._page.strip.clear()
        panel.closed.connect(self.keep_draft)
        if hasattr(panel, "given_up"):
            panel.given_up.connect(self.close)
        self.item_id = item_id
        self._page.set_side(panel)
        self._page.arrange()
        if hasattr(panel, "focus_first"):
            panel.focus_first()
        return True

    def flush(self) -> bool:
        """Keep what is typed; False when it was refused, which is said."""
        if isinstance(self.shown, DraftPanel):
            try:
                self.shown.draft.keep()
            except UserError as error:
                self._page.refuse(error)
                return False
        return True

    def close(self) -> None:
        """Close the panel: what it held is written or given up."""
        if isinstance(self.shown, DraftPanel):
            self.shown.draft.drop()
        self._take_away()

    def keep_draft(self) -> None:
        """Close the panel if one is open; what is typed stays a draft."""
        panel = self.shown
        if panel is None or not self.flush():
            return
        kept = isinstance(panel, DraftPanel) and panel.draft.differs
        self._take_away()
        if kept:
            self._page.say("Не записано, черновик сохранён: он откроется вместе с этой формой", "info")

    def _take_away(self) -> None:
        if self.shown is None:
            return
        self.item_id = None
        self._page.set_side(None)
        self._page.arrange()
        self._page.take_focus()
