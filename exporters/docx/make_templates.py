"""Makes the shipped templates of `resources/templates`: run `python -m exporters.docx.make_templates` after a change.

The templates are ordinary docx files with docxtpl's marks in them; an office may put its own copies of them into its
folder of templates. They are made here, out of the same headings and widths that xlsx and pdf use, so that nobody has
to keep four copies of a form equal by hand.
"""

from pathlib import Path

import resources
from exporters import appendix2_content, appendix3_content, note_content
from exporters.docx.table_document import render
from exporters.official_head import head_paragraphs
from exporters.table_document import (
    LANDSCAPE,
    PORTRAIT,
    Align,
    Cell,
    Paragraph,
    Row,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
)


def main() -> None:
    """Write every template into the resources."""
    for name, template in templates().items():
        path: Path = resources.path("templates", f"{name}.docx")
        path.write_bytes(render(template))


def templates() -> dict[str, TableDocument]:
    """The papers with marks where the school's texts go."""
    return {"appendix2": _appendix2(), "appendix3": _appendix3(), "note": _note()}


def _appendix2() -> TableDocument:
    head = tuple(cell(text, align=Align.CENTER) for text in appendix2_content.HEAD)
    row = (
        cell("{% vm %}{{ group.label }}"),
        *(cell(f"{{{{ row.{name} }}}}") for name in ("title", "dates", "target_group")),
        cell("{{ row.expected_number }}", align=Align.CENTER),
        *(cell(f"{{{{ row.{name} }}}}") for name in ("expected_results", "responsible")),
    )
    rows = _repeated(_repeated((row,), "row", "group.rows"), "group", "groups")
    return _appendix(2, appendix2_content.TITLE, (Table(appendix2_content.WIDTHS, (head,), (RowGroup(rows),)),))


def _appendix3() -> TableDocument:
    participation = (
        cell("{{ row.name }}"),
        cell("{{ row.schools }}", align=Align.CENTER),
        cell("{{ row.events }}", align=Align.CENTER),
        _lines("row.pupils"),
        cell("{{ row.teachers }}", align=Align.CENTER),
        _lines("row.pupils_with_ovz"),
        cell("{{ row.partners }}"),
    )
    partners = (
        cell("{{ row.name }}"),
        cell("{{ row.total }}", align=Align.CENTER),
        *(cell(f"{{{{ row.{name} }}}}") for name in ("education", "industry", "business", "community")),
    )
    blocks = (
        Paragraph(line(appendix3_content.PARTICIPATION_CAPTION.format(season="{{ season }}")), Style.CAPTION),
        appendix3_content.participation_table(_repeated((participation,), "row", "participation")),
        Paragraph(line(appendix3_content.PARTNERS_CAPTION), Style.CAPTION),
        appendix3_content.partners_table(_repeated((partners,), "row", "partners")),
    )
    return _appendix(3, appendix3_content.TITLE, blocks)


def _appendix(number: int, title: str, blocks: tuple[Paragraph | Table, ...]) -> TableDocument:
    head = head_paragraphs(number, title, "{{ organisation }}", "{{ coordinator }}")
    return TableDocument("", LANDSCAPE, (*head, *blocks), footer="{{ footer }}")


def _note() -> TableDocument:
    marks = (
        (Style.NOTE_TITLE, "{{ title }}"),
        (Style.NOTE_SUBTITLE, "{{ organisation }}"),
        (Style.TEXT, "{%p for part in paragraphs %}"),
        (Style.TEXT, "{%p if part.heading %}"),
        (Style.HEADING, "{{ part.heading }}"),
        (Style.TEXT, "{%p endif %}"),
        (Style.TEXT, "{%p for line in part.lines %}"),
        (Style.TEXT, "{{ line }}"),
        (Style.TEXT, "{%p endfor %}"),
        (Style.TEXT, "{%p endfor %}"),
        (Style.SIGNATURE, "{%p for line in signatures %}"),
        (Style.SIGNATURE, "{{ line }}"),
        (Style.SIGNATURE, "{%p endfor %}"),
        (Style.TEXT, "{%p if best_events %}"),
        (Style.ATTACHMENT_TITLE, note_content.ATTACHMENT_TITLE),
        (Style.TEXT, "{%p for event in best_events %}"),
        (Style.HEADING, "{{ event.heading }}"),
        (Style.TEXT, "{%p for line in event.lines %}"),
        (Style.TEXT, "{{ line }}"),
        (Style.TEXT, "{%p endfor %}"),
        (Style.ASIDE, "{%p for line in event.asides %}"),
        (Style.ASIDE, "{{ line }}"),
        (Style.ASIDE, "{%p endfor %}"),
        (Style.TEXT, "{%p endfor %}"),
        (Style.TEXT, "{%p endif %}"),
    )
    blocks = tuple(Paragraph(line(mark), style) for style, mark in marks)
    return TableDocument("", PORTRAIT, blocks, footer="{{ footer }}")


def _lines(name: str) -> Cell:
    """A cell with a paragraph for each line of a list."""
    marks = (f"{{%p for line in {name} %}}", "{{ line }}", "{%p endfor %}")
    return Cell(tuple(line(mark) for mark in marks))


def _repeated(rows: tuple[Row, ...], item: str, items: str) -> tuple[Row, ...]:
    """The rows between the marks that repeat them for each item."""
    columns = sum(each.columns for each in rows[0])
    begin = cell(f"{{%tr for {item} in {items} %}}", columns=columns)
    end = cell("{%tr endfor %}", columns=columns)
    return ((begin,), *rows, (end,))


if __name__ == "__main__":
    main()
