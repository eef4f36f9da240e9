import pytest
from PIL import Image

from models.services.photos import PhotoRefusedError, take_in


def test_one_bad_file_among_several_is_named_and_none_is_added(sample, tmp_path):
    good, bad = tmp_path / "класс.png", tmp_path / "список.jpg"
    Image.new("RGB", (40, 30)).save(good)
    bad.write_text("не фото")
    with pytest.raises(PhotoRefusedError, match=r"«список.jpg» не фотография.*; ни одна из 2 фотографий не добавлена"):
        take_in(sample, [good, bad])
    with pytest.raises(PhotoRefusedError, match=r"WEBP[.]$"):
        take_in(sample, [bad])
    assert len(take_in(sample, [good])) == 1
