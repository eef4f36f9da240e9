"""«Карточка ключа»: what the municipality compares the key of a school's first package with (safety, section 3)."""

from exporters.table_document import PORTRAIT, Align, Paragraph, RowGroup, Style, Table, TableDocument, cell, line
from models.services.signing_keys import KeyCard

TITLE = "Карточка ключа подписи"
_GROUP_MM = 27.5
_BLANK = "_" * 18


def key_card_document(card: KeyCard) -> TableDocument:
    """The card: whose key it is, its fingerprint in numbered groups, what to do with it, who answers for it."""
    groups = card.fingerprint.split()
    numbers = tuple(cell(str(number), align=Align.CENTER) for number in range(1, len(groups) + 1))
    digits = tuple(cell(group, align=Align.CENTER, bold=True) for group in groups)
    inn = f"ИНН {card.inn}" if card.inn else ""
    return TableDocument(
        title=f"{TITLE}. {card.owner}",
        page=PORTRAIT,
        blocks=(
            Paragraph(line(TITLE), Style.NOTE_TITLE),
            Paragraph(line(card.owner), Style.NOTE_SUBTITLE),
            Paragraph(line(", ".join(part for part in (card.municipality, inn) if part)), Style.LOG_HEAD),
            Paragraph(line("Отпечаток ключа:"), Style.CAPTION),
            Table(
                (_GROUP_MM,) * len(groups),
                (numbers,),
                (RowGroup((digits,)),),
                head_size=10,
                body_size=18,
                name="Отпечаток",
            ),
            Paragraph(
                line(
                    f"Этим ключом школа подписывает планы и отчёты с {card.created:%d.%m.%Y}. Передайте карточку "
                    "муниципальному координатору лично или продиктуйте цифры по телефону, но не вкладывайте её в одно "
                    "письмо с пакетом."
                ),
                Style.LOG_END,
            ),
            Paragraph(
                line(
                    "Муниципальному координатору: когда придёт первый пакет школы, программа попросит набрать две "
                    "группы цифр с этой карточки."
                ),
                Style.LOG_END,
            ),
            Paragraph(line(f"Директор {_BLANK} / {_BLANK} /     М.П."), Style.SIGNATURE),
        ),
        footer=TITLE,
    )


def qr_text(card: KeyCard) -> str:
    """What the QR holds: ASCII, to be read by any telephone."""
    return f"PROFJOURNAL-KEY {card.inn or '-'} {card.fingerprint}"
