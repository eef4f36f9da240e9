"""Who approves a plan: the school card's one field, taken apart into post and name."""

import re

from models.rules.names import tidy

_INITIALS = r"[А-ЯЁ]\.\s*[А-ЯЁ]\."
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_NAME = re.compile(rf"(?:{_SURNAME}\s+{_INITIALS}|{_INITIALS}\s*{_SURNAME}|{_SURNAME}(?:\s+{_SURNAME}){{2}})$")


def post_and_name(text: str) -> tuple[str, str]:
    """«Директор Кравцова Ольга Ивановна» as post and name; a text without a name is a post."""
    words = tidy(text)
    found = _NAME.search(words)
    if found is None:
        return words, ""
    return words[: found.start()].strip(" ,–—-"), found[0]
