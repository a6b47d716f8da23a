"""A picture made ready for paper, and what is refused."""

import io

import pytest
from PIL import Image, ImageDraw

from isms_desktop.domain.errors import UserError
from isms_desktop.reports import logo
from isms_desktop.reports.logo import prepared


def drawn(mode: str, size: tuple[int, int], ink: object, form: str = "PNG") -> bytes:
    """A box of ink in the middle of an empty picture."""
    picture = Image.new(mode, size, 255 if mode == "L" else "white" if mode == "RGB" else 0)
    width, height = size
    box = (width // 4, height // 4, width - width // 4 - 1, height - height // 4 - 1)
    ImageDraw.Draw(picture).rectangle(box, fill=ink)  # type: ignore[arg-type]  # any ink of a mode
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(
    "data",
    [
        drawn("RGBA", (80, 40), (10, 20, 90, 255)),
        drawn("RGB", (80, 40), (10, 20, 90)),
        drawn("CMYK", (80, 40), (255, 200, 0, 90), "JPEG"),
        drawn("L", (80, 40), 40),
    ],
)
def test_any_picture_is_kept_opaque_and_without_empty_border(data: bytes) -> None:
    kept = opened(prepared(data))
    assert (kept.format, kept.mode) == ("PNG", "RGB")
    assert abs(kept.width - 40) <= 8
    assert abs(kept.height - 20) <= 8
    assert prepared(data) == prepared(data)


def test_half_transparent_ink_lies_on_white() -> None:
    kept = opened(prepared(drawn("RGBA", (80, 40), (0, 0, 0, 128))))
    assert kept.getpixel((5, 5)) == (127, 127, 127)


def test_a_large_picture_keeps_its_shape() -> None:
    kept = opened(prepared(drawn("RGB", (4000, 1000), (0, 0, 0))))
    assert kept.size == (800, 200)


def test_a_photograph_is_turned_upright() -> None:
    picture = Image.new("RGB", (60, 20), "navy")
    exif = picture.getexif()
    exif[0x0112] = 6
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif)
    assert opened(prepared(file.getvalue())).size == (20, 60)


def test_what_is_no_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = drawn("RGB", (80, 40), (10, 20, 90))
    gif = drawn("L", (80, 40), 40, "GIF")
    for bad in (b"", b"%PDF-1.7", good[:60], good[: len(good) // 2], gif, b"<svg/>"):
        refused(bad, "not a PNG or JPEG")
    refused(bytes(logo.MOST_BYTES + 1), "larger than 2 MB")
    monkeypatch.setattr(logo, "_MOST_PIXELS", 100)
    refused(good, "not a PNG or JPEG")


def test_white_on_nothing_is_refused() -> None:
    refused(drawn("RGBA", (80, 40), (255, 255, 255, 255)), "Nothing of this picture")


def refused(data: bytes, words: str) -> None:
    with pytest.raises(UserError) as error:
        prepared(data)
    assert error.value.code == "logo_unusable"
    assert words in str(error.value)
