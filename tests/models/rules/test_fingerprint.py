import hashlib

from hypothesis import given
from hypothesis import strategies as st

from models.rules.fingerprint import GROUPS, fingerprint, group_matches


@given(st.binary(max_size=200))
def test_six_groups_of_five_digits(key):
    groups = fingerprint(key).split(" ")
    assert len(groups) == GROUPS and all(len(group) == 5 and group.isdigit() for group in groups)
    assert groups[0] == f"{int.from_bytes(hashlib.sha256(key).digest()[:5]) % 100_000:05}"


def test_another_key_has_another_one():
    assert len({fingerprint(bytes([number])) for number in range(256)}) == 256


def test_a_group_is_typed_with_or_without_spaces():
    shown = "65800 32656 16199 79204 64725 25991"
    assert group_matches(shown, 2, " 32 656")
    assert not group_matches(shown, 2, "65800") and not group_matches(shown, 1, "")
