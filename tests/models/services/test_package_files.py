from hypothesis import given
from hypothesis import strategies as st

from models.services.package_files import put_back, take_out

PIECES = st.lists(st.binary(min_size=1, max_size=12), max_size=6)


@given(PIECES, PIECES, st.randoms())
def test_what_was_taken_out_comes_back_byte_for_byte(others, photos, dice):
    mixed = [*others, *photos]
    dice.shuffle(mixed)
    content = b"".join(mixed)
    named = [(str(number), photo) for number, photo in enumerate(photos)]
    rest, placed = take_out(content, named)
    assert put_back(rest, placed, dict(named).__getitem__) == content
    assert len(rest) == len(content) - sum(len(dict(named)[one.sha256]) for one in placed)


def test_the_same_photo_twice():
    rest, placed = take_out(b"aXbXc", [("x", b"X"), ("x", b"X"), ("y", b"Y")])
    assert rest == b"abc" and [one.at for one in placed] == [1, 3]
    assert put_back(rest, placed[::-1], lambda _: b"X") == b"aXbXc"
