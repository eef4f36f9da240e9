"""Reading papers back as their reader sees them."""

from io import BytesIO

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def open_paper(content: bytes):
    return Document(BytesIO(content))


def table_texts(table: Table) -> list[list[str]]:
    """Rows of a table, a merged cell as often as it covers columns."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def words(text: str) -> str:
    return " ".join(text.split())


def whole_text(content: bytes) -> str:
    """Everything on the paper in its order, cells of a row parted by « | », merged ones once."""
    paper = open_paper(content)
    parts = []
    for block in paper.iter_inner_content():
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts.extend(_row_text(row) for row in block.rows)
    parts.append(f"[{paper.sections[0].footer.paragraphs[0].text}]")
    return "\n".join(parts)


def _row_text(row) -> str:
    seen, texts = [], []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            texts.append(cell.text.replace("\n", " / "))
    return " | ".join(texts)
