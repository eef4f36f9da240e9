import json
import unicodedata

import pytest

from models.errors import DamagedError, UsageError, WrongPasswordError
from models.journal import keys
from tests.models.journal.conftest import PASSWORD


@pytest.fixture(scope="module")
def made():
    return keys.new_key_file(PASSWORD)


def test_both_ways_lead_to_the_same_key(made):
    key_file, data_key, code = made
    assert len(data_key) == 32
    read = keys.parse_key_file(key_file.to_bytes(), "k")
    assert read.unlock(PASSWORD) == data_key
    assert read.unlock_with_code(code.lower()) == data_key


def test_the_password_is_the_same_however_its_letters_are_composed(made):
    key_file, data_key, _ = made
    changed = key_file.with_password(data_key, unicodedata.normalize("NFD", "Ёжик Й"))
    assert changed.unlock(unicodedata.normalize("NFC", "Ёжик Й")) == data_key


def test_wrong_ones_are_told_apart(made):
    key_file, data_key, code = made
    with pytest.raises(WrongPasswordError, match="Пароль"):
        key_file.unlock(PASSWORD + " ")
    with pytest.raises(WrongPasswordError, match="опечатка"):
        key_file.unlock_with_code(code[:-1])
    renewed, new_code = key_file.with_new_code(data_key)
    with pytest.raises(WrongPasswordError, match="не от этого журнала"):
        renewed.unlock_with_code(code)
    assert renewed.unlock_with_code(new_code) == data_key
    with pytest.raises(UsageError):
        key_file.with_password(data_key, "")


def _changed(content, opener, **fields):
    value = json.loads(content)
    value[opener] |= fields
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    "fields",
    [{"n": 1 << 30}, {"n": 2}, {"n": 65537}, {"n": True}, {"n": 65536.0}, {"n": "65536"}, {"r": 1024}, {"p": 9},
     {"kdf": "md5"}, {"salt": ""}, {"salt": "я"}, {"sealed": "AA=="}, {"nonce": None}],
)  # fmt: skip
def test_bounds_hold_when_reading(made, fields):
    with pytest.raises(DamagedError):
        keys.parse_key_file(_changed(made[0].to_bytes(), "password", **fields), "k")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 9000, b" " * 20_000, b"1e999"])
def test_what_is_no_key_file(content):
    with pytest.raises(DamagedError):
        keys.parse_key_file(content, "k")


def test_a_newer_key_file(made):
    value = json.loads(made[0].to_bytes()) | {"version": 2}
    with pytest.raises(DamagedError, match="новой программой"):
        keys.parse_key_file(json.dumps(value).encode(), "k")


def test_wrappings_are_not_interchangeable(made):
    value = json.loads(made[0].to_bytes())
    value["password"], value["recovery"] = value["recovery"], value["password"]
    with pytest.raises(WrongPasswordError):
        keys.parse_key_file(json.dumps(value).encode(), "k").unlock(PASSWORD)


def test_every_changed_bit_of_the_sealed_key_is_noticed(made):
    content = made[0].to_bytes()
    sealed = json.loads(content)["password"]["sealed"]
    turned = ("B" if sealed[0] == "A" else "A") + sealed[1:]
    with pytest.raises(WrongPasswordError):
        keys.parse_key_file(_changed(content, "password", sealed=turned), "k").unlock(PASSWORD)
