"""Package files as the journal keeps them: the photos in them lie once, in the journal's photo store.

A package is mostly photos, and a school may sign several: kept whole, they would swell the journal and every backup.
Photos stand in a package byte for byte as in the store, so they are cut out and put back at the same places.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedPhoto:
    """A photo of a package file: where its first byte stands in the whole file, and its name in the store."""

    at: int
    sha256: str


def take_out(content: bytes, photos: Iterable[tuple[str, bytes]]) -> tuple[bytes, list[PlacedPhoto]]:
    """The file without those photos (name and bytes, in the file's order) that it holds, and their places."""
    kept: list[bytes] = []
    placed: list[PlacedPhoto] = []
    end = 0
    for sha256, photo in photos:
        at = content.find(photo, end)
        if at >= 0:
            kept.append(content[end:at])
            placed.append(PlacedPhoto(at, sha256))
            end = at + len(photo)
    return b"".join([*kept, content[end:]]), placed


def put_back(rest: bytes, placed: Sequence[PlacedPhoto], photo: Callable[[str], bytes]) -> bytes:
    """The whole file again; `photo` gives the bytes of a photo by its name."""
    whole = bytearray()
    used = 0
    for one in sorted(placed, key=lambda each: each.at):
        between = one.at - len(whole)
        whole += rest[used : used + between]
        used += between
        whole += photo(one.sha256)
    return bytes(whole + rest[used:])
