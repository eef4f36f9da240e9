"""«Карточка ключа» as PDF, with the fingerprint also as a QR."""

from exporters.key_card_content import key_card_document, qr_text
from exporters.pdf import table_document
from exporters.pdf.sheet import MM, Fill, Sheets
from models.services.signing_keys import KeyCard

_SIDE_MM = 42.0
_ABOVE_MM = 10.0
_INK = "000000"


def render(card: KeyCard) -> bytes:
    """The card on one sheet of A4."""
    document = key_card_document(card)
    sheets = table_document.lay_out(document)
    _put_qr(sheets, qr_text(card))
    return table_document.print_sheets(document, sheets)


def _put_qr(sheets: Sheets, text: str) -> None:
    """Centred under the text, a rectangle for each run of dark squares."""
    import segno

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    module = _SIDE_MM * MM / len(rows)
    left = sheets.left + (sheets.width - _SIDE_MM * MM) / 2
    top = sheets.y + _ABOVE_MM * MM
    for down, row in enumerate(rows):
        start = 0
        while (start := row.find(b"\x01", start)) >= 0:
            end = row.find(b"\x00", start)
            end = len(row) if end < 0 else end
            sheets.draw(Fill(left + start * module, top + down * module, (end - start) * module, module, _INK))
            start = end
