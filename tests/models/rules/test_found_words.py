import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.found_words import EXCERPT, MOST_LETTERS, MOST_WORDS, excerpt, marks, missing, query_words


def test_what_is_typed_becomes_folded_words():
    assert query_words("  Ёлка, ВЕТЕРИНАР_врач! 10А") == ("елка", "ветеринар", "врач", "10а")
    assert query_words("?! _ ") == ()
    assert query_words("а " * 50) == ("а",) * MOST_WORDS
    assert query_words("щ" * 99) == ("щ" * MOST_LETTERS,)


def test_beginnings_of_words_are_marked():
    text = "Ёлочная выставка «Ель и ёлки», выс."
    assert marks(text, ("ел", "елк")) == ((0, 2), (18, 2), (24, 3))
    assert marks(text, ("ставка",)) == ()
    assert marks("İİ", ("i",)) == ((0, 1),)


def test_what_a_text_lacks():
    assert missing("Встреча с ветеринаром", ("ветеринар", "елка")) == ("елка",)


@pytest.mark.parametrize(
    ("texts", "words", "shown"),
    [
        (("Беседа", "о выборе"), ("выб",), "о выборе"),
        (("Беседа",), ("выб",), ""),
        ((), ("выб",), ""),
        (("строка\n с  пробелами",), ("проб",), "строка с пробелами"),
    ],
)
def test_a_short_text_is_shown_whole(texts, words, shown):
    assert excerpt(texts, words) == shown


def test_a_long_text_is_cut_between_words():
    text = "Начало разговора о будущем и о том, какая профессия нравится: ветеринар. " + "Потом другое. " * 12
    shown = excerpt([text], ("ветеринар",))
    assert shown.startswith("… какая профессия нравится: ветеринар. Потом")
    assert shown.endswith(" …")
    assert len(shown) <= EXCERPT + 4


def test_words_longer_than_the_room_are_cut():
    assert excerpt(["щ" * 500], ("щ",)) == "щ" * EXCERPT + " …"
    assert excerpt(["а" * 60 + "-" + "б" * 500], ("б",)) == "… " + "б" * EXCERPT + " …"


@given(st.text(max_size=300), st.lists(st.text(alphabet="абё к", max_size=4), max_size=3))
def test_marks_lie_in_the_text_and_begin_with_the_words(text, typed):
    words = query_words(" ".join(typed))
    for place, letters in marks(text, words):
        assert 0 < letters <= len(text) - place
    assert excerpt([text], words) == "" or marks(" ".join(text.split()), words)
