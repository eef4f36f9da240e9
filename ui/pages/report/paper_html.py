"""A paper as HTML for the screen, from the same description that docx, xlsx and PDF are made of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from exporters.appendix2_content import WIDTHS as PLAN_WIDTHS
from exporters.appendix3_content import (
    PARTICIPATION_HEAD,
    PARTICIPATION_WIDTHS,
    PARTNER_COLUMNS,
    PARTNERS_HEAD,
    PARTNERS_WIDTHS,
)
from exporters.table_document import Align, Cell, Line, Paragraph, RowGroup, Run, Style, Table, TableDocument
from models.vocabulary import PartnerCategory

NUMBER = "number:"
"""The scheme of the anchors around numbers: `number:participants:5`."""
SIGNS = "sign:"

_SHORT_HEAD: Mapping[str, str] = {
    **dict(
        zip(
            PARTICIPATION_HEAD,
            (
                "Школа",
                "Всего /\nучаств.",
                "Меро-\nприятий",
                "Обучающихся,\nвсего / участвовали",
                "Педа-\nгогов",
                "С ОВЗ,\nвсего / участвовали",
                "Партнёры",
            ),
            strict=True,
        )
    ),
    **dict(zip(PARTNERS_HEAD, ("Школа", "Всего", "По категориям"), strict=True)),
    PARTNER_COLUMNS[PartnerCategory.EDUCATION]: "Профессиональные образовательные организации",
    PARTNER_COLUMNS[PartnerCategory.INDUSTRY]: "Производственные компании",
    PARTNER_COLUMNS[PartnerCategory.BUSINESS]: "Предприниматели, бизнес",
    PARTNER_COLUMNS[PartnerCategory.COMMUNITY]: "Родители, НКО, выпускники",
}
_SHORT_WIDTHS: Mapping[tuple[float, ...], tuple[float, ...]] = {
    PARTICIPATION_WIDTHS: (11, 10, 11, 22, 9, 20, 17),
    PARTNERS_WIDTHS: (12, 8, 23, 19, 19, 19),
    PLAN_WIDTHS: (11, 20, 13, 12.5, 12, 15.5, 16),
}
_LEFT_OUT = (Style.CORNER, Style.HINT)


_VOWEL, _CONSONANT = "аеёиоуыэюя", "бвгджзклмнпрстфхцчшщ"
_SYLLABLE = re.compile(
    rf"(?<=[{_VOWEL}])(?=[{_CONSONANT}][рл]?[{_VOWEL}])|(?<=[{_VOWEL}][{_CONSONANT}])(?=[бвгджзкмнпстфхцчшщ][{_VOWEL}])"
)
_LONG_WORD = re.compile(r"[А-яЁё]{8,}")


@dataclass(frozen=True, slots=True)
class PaperLook:
    """Sizes in pixels and colours; `signs` maps a number's key to the sign before it (an image's name)."""

    family: str
    text_px: int
    small_px: int
    text: str
    muted: str
    edge: str
    head_fill: str
    signs: Mapping[str, str]


def paper_html(document: TableDocument, look: PaperLook, *, full: bool) -> str:
    """The paper with its numbers as anchors; without `full` long headings are short and the form's hints left out."""
    blocks = "".join(
        _table(block, look, full=full) if isinstance(block, Table) else _paragraph(block, look, full=full)
        for block in document.blocks
        if isinstance(block, Table | Paragraph)  # this paper has no charts
    )
    style = f"font-family:'{look.family}'; font-size:{look.text_px}px; color:{look.text}"
    return f'<html><body style="{style}">{blocks}</body></html>'


def _paragraph(paragraph: Paragraph, look: PaperLook, *, full: bool) -> str:
    if not full and paragraph.style in _LEFT_OUT:
        return ""
    setting = paragraph.style.value
    title = paragraph.style is Style.TITLE
    size = look.text_px + 2 if title else look.small_px if paragraph.style in _LEFT_OUT else look.text_px
    above = 10 if paragraph.style is Style.CAPTION else 0
    style = (
        f"margin-top:{above}px; margin-bottom:3px; text-align:{'right' if setting.left_mm else setting.align.value}; "
        f"font-size:{size}px; font-weight:{600 if setting.bold else 400}"
    )
    if paragraph.style is Style.HINT:
        style += f"; color:{look.muted}"
    return f'<p style="{style}">{_line(paragraph.content, look)}</p>'


def _table(table: Table, look: PaperLook, *, full: bool) -> str:
    widths = table.widths_mm if full else _SHORT_WIDTHS.get(table.widths_mm, table.widths_mm)
    shares = [100 * width / sum(widths) for width in widths]
    head = "".join(
        f'<tr bgcolor="{look.head_fill}">{"".join(_head_cell(cell, look, full=full) for cell in row)}</tr>'
        for row in table.head
    )
    body = "".join(row for group in table.groups for row in _rows(group, shares, look))
    columns = "".join(f'<td width="{share:.1f}%"></td>' for share in shares)
    style = f"border-collapse:collapse; border-style:solid; border-color:{look.edge}"
    return (
        f'<table border="1" width="100%" cellspacing="0" cellpadding="6" style="{style}">'
        f"<thead>{head}</thead>{body if body else columns}</table>"
    )


def _rows(group: RowGroup, shares: list[float], look: PaperLook) -> Iterator[str]:
    for number, row in enumerate(group.rows):
        cells: list[str] = []
        first = 0
        if group.label is not None:
            first = 1
            if number == 0:
                cells.append(_cell(group.label, look, shares[0], rows=len(group.rows)))
        for place, cell in enumerate(row, first):
            cells.append(_cell(cell, look, shares[place] if cell.columns == 1 and place < len(shares) else 0))
        yield f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, look: PaperLook, share: float, rows: int = 0) -> str:
    width = f' width="{share:.1f}%"' if share else ""
    span = f' rowspan="{rows or cell.rows}" colspan="{cell.columns}"'
    inner = "<br/>".join(_line(line, look, narrow=True) for line in cell.lines)
    weight = "font-weight:600" if cell.bold else ""
    return f'<td valign="top"{width}{span} align="left" style="{weight}">{inner}</td>'


def _head_cell(cell: Cell, look: PaperLook, *, full: bool) -> str:
    text = cell.text if full else _SHORT_HEAD.get(cell.text, cell.text)
    align = "center" if full and cell.align is Align.CENTER else "left"
    inner = escape(_breakable(text)).replace("\n", "<br/>")
    return (
        f'<td rowspan="{cell.rows}" colspan="{cell.columns}" align="{align}" valign="top" '
        f'style="font-size:{look.small_px}px; font-weight:600">{inner}</td>'
    )


def _line(line: Line, look: PaperLook, *, narrow: bool = False) -> str:
    return "".join(_run(run, look, narrow=narrow) for run in line.runs)


def _breakable(text: str) -> str:
    """Long words with soft hyphens: columns on screen are narrower than on paper."""
    return _LONG_WORD.sub(_with_hyphens, text)


def _with_hyphens(word: re.Match[str]) -> str:
    text = word[0]
    places = [found.start() for found in _SYLLABLE.finditer(text) if 2 <= found.start() <= len(text) - 2]
    return "\N{SOFT HYPHEN}".join(text[start:end] for start, end in pairwise([0, *places, len(text)]))


def _run(run: Run, look: PaperLook, *, narrow: bool) -> str:
    text = escape(_breakable(run.text) if narrow else run.text)
    if run.number_key:
        name = look.signs.get(run.number_key)
        sign = f'<img src="{SIGNS}{name}" style="vertical-align:middle"/>&nbsp;' if name else ""
        return f'{sign}<a href="{NUMBER}{run.number_key}"><b>{text}</b></a>'
    return f"<u>{text}</u>" if run.underline else text
