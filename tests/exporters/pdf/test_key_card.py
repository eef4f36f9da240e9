from datetime import datetime

from exporters.key_card_content import qr_text
from exporters.pdf.key_card import render
from models.services.signing_keys import KeyCard
from tests.exporters.pdf.reading import pages

CARD = KeyCard("Школа № 5", "7017012342", "Томск", "65800 32656 16199 79204 64725 25991", datetime(2026, 9, 12))


def test_the_card_stands_on_one_sheet_with_every_group():
    [text] = pages(render(CARD))
    assert all(group in text for group in CARD.fingerprint.split())
    assert "Школа № 5" in text and "ИНН 7017012342" in text and "12.09.2026" in text


def test_the_qr_says_the_same():
    """Read back from the picture of the page, module by module."""
    import pypdfium2
    import segno

    page = pypdfium2.PdfDocument(render(CARD))[0].render(scale=4, grayscale=True).to_pil()
    rows = [bytes(row) for row in segno.make(qr_text(CARD), error="m", micro=False).matrix]
    dark = page.point(lambda value: 255 if value < 128 else 0)
    ink = [dark.crop((0, y, page.width, y + 1)).getbbox() is not None for y in range(page.height * 9 // 10)]
    lowest = max(y for y, has in enumerate(ink) if has)
    highest = next(y for y in range(lowest, 0, -1) if not ink[y])
    below = dark.crop((0, highest, page.width, lowest + 1))
    left, top, right, bottom = below.getbbox()
    side = (right - left) / len(rows)
    assert abs((bottom - top) - (right - left)) <= 2
    seen = [
        bytes(
            below.getpixel((int(left + (x + 0.5) * side), int(top + (y + 0.5) * side))) // 255 for x in range(len(rows))
        )
        for y in range(len(rows))
    ]
    assert seen == rows


def test_a_municipality_has_no_inn():
    card = KeyCard("Управление образования", "", "", CARD.fingerprint, CARD.created)
    assert "ИНН" not in pages(render(card))[0]
    assert qr_text(card).startswith("PROFJOURNAL-KEY - ")
