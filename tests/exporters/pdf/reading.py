"""Reading a PDF back: its words, and where they stand."""

from io import BytesIO

import pypdfium2


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(content))
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def squeezed(content: bytes) -> str:
    """All text without spaces and line breaks."""
    return "".join("".join(pages(content)).split())


def outermost(content: bytes) -> list[tuple[float, float, float, float, float, float]]:
    """Per page: width, height, and left, bottom, right, top of all its characters."""
    found = []
    for page in pypdfium2.PdfDocument(BytesIO(content)):
        text = page.get_textpage()
        boxes = [text.get_charbox(number) for number in range(text.count_chars())]
        boxes = [box for box in boxes if box[0] < box[2]]
        edges = [pick(box[side] for box in boxes) for side, pick in enumerate((min, min, max, max))]
        found.append((*page.get_size(), *edges))
    return found
