"""Справка of a diagnostics (domain, section 7): purpose, date, method, group, table and chart, conclusions, advice.

No names stand in it, and no percentages for a group of fewer than five.
"""

from collections.abc import Iterator

from exporters.diagnostics.change import scale_row
from exporters.diagnostics.figures import distribution
from exporters.log_paper import section_table
from exporters.note_content import signatures
from exporters.official_head import organisation
from exporters.table_document import (
    PORTRAIT,
    Align,
    Block,
    Paragraph,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
    printable,
)
from models.rules.campaign import SchoolHead
from models.rules.diagnostics.change import Change
from models.rules.diagnostics.sheet import SessionNote, SessionSheet
from models.rules.russian import plural

_CHANGE_WIDTHS = (48.0, 19.0, 19.0, 22.0, 19.0, 19.0, 19.0)


def note_document(
    sheet: SessionSheet, note: SessionNote, head: SchoolHead, change: Change | None = None
) -> TableDocument:
    """The whole paper; `change` is that from an earlier session, when one was chosen."""
    return TableDocument(note.note.title, PORTRAIT, tuple(_blocks(sheet, note, head, change)), footer=note.note.title)


def _blocks(sheet: SessionSheet, note: SessionNote, head: SchoolHead, change: Change | None) -> Iterator[Block]:
    texts = note.note
    yield Paragraph(line(texts.title), Style.NOTE_TITLE)
    yield Paragraph(line(organisation(head)), Style.NOTE_SUBTITLE)
    yield from _part("Цель", texts.purpose)
    yield from _part("Дата и методика", texts.method)
    yield from _part("Группа", texts.group)
    figures = distribution(sheet.instrument, sheet.figures)
    if figures is not None:
        yield Paragraph(line("Результаты"), Style.HEADING)
        yield section_table(figures, PORTRAIT)
        yield from (Paragraph(line(remark), Style.LOG_REMARK) for remark in figures.notes)
        if figures.chart is not None:
            yield figures.chart
    if change is not None and change.both:
        yield Paragraph(line("Динамика"), Style.HEADING)
        yield change_table(change)
        both = plural(change.both, "человек", "человека", "человек")
        yield Paragraph(line(f"В обоих обследованиях участвовали {both}: числа относятся к ним."), Style.LOG_REMARK)
    yield from _part("Выводы", texts.conclusions)
    yield from _part("Рекомендации", texts.recommendations)
    yield from (Paragraph(line(text), Style.SIGNATURE) for text in signatures(head))


def _part(heading: str, text: str) -> Iterator[Paragraph]:
    """A percent sign stays with its number."""
    whole = printable(text).replace(" %", "\N{NO-BREAK SPACE}%")
    lines = [each.strip() for each in whole.split("\n") if each.strip()]
    if lines:
        yield Paragraph(line(heading), Style.HEADING)
    for each in lines:
        yield Paragraph(line(each), Style.TEXT)


def change_table(change: Change) -> Table:
    """Per scale: the mean before and after, and how many rose, fell or stayed on their level."""
    titles = ("Шкала", "Было", "Стало", "Изменение", "Выше уровнем", "Ниже уровнем", "Без изменений")
    head = (tuple(cell(title, align=Align.CENTER) for title in titles),)
    rows = tuple(scale_row(scale) for scale in change.scales if scale.people)
    return Table(_CHANGE_WIDTHS, head, (RowGroup(rows),), name="Динамика")
