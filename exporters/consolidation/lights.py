"""The traffic light as papers show it: a colour behind the percentage, and its word beside it."""

from collections.abc import Mapping

from exporters.table_document import Align, Cell, cell
from models.rules.consolidation import Light

FILLS: Mapping[Light, str] = {Light.GREEN: "C6E7C8", Light.YELLOW: "FFEDA6", Light.RED: "F6C4C0"}
WORDS: Mapping[Light, str] = {Light.GREEN: "зелёная зона", Light.YELLOW: "жёлтая зона", Light.RED: "красная зона"}
RULE = "Зелёная зона: 80 % и больше, жёлтая: больше 50 %, красная: 50 % и меньше."


def light_cells(percent: str, light: Light | None, *, bold: bool = False) -> tuple[Cell, Cell]:
    """The percentage and the zone; a percentage of nothing has no zone."""
    fill = FILLS[light] if light else ""
    words = WORDS[light] if light else "—"
    return (
        Cell(cell(percent).lines, align=Align.CENTER, bold=bold, fill=fill),
        Cell(cell(words).lines, align=Align.CENTER, bold=bold, fill=fill),
    )
