"""The logo for the head of each page, made of a picture somebody has."""

import io
import struct
from typing import Final

from PIL import Image, ImageOps

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _

MOST_BYTES: Final = 2 * 1024 * 1024
"""A larger file is a photograph for the wall, not a logo."""
_MOST_PIXELS: Final = 40_000_000
_FORMATS: Final = ("PNG", "JPEG")
_DOTS: Final = (900, 200)
"""More than paper shows at the size it is printed."""
_VISIBLE: Final = 235
"""The lightest grey that a printer still shows on white."""
_DAMAGE: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error)
"""What Pillow raises of files that are none or broken."""


def prepared(data: bytes) -> bytes:
    """The picture as it is kept: opaque on white, without empty border, as fine as paper needs.

    `UserError` "logo_unusable" for what is neither PNG nor JPEG, too large, damaged, or invisible
    on paper.
    """
    if len(data) > MOST_BYTES:
        raise too_large()
    try:
        picture = _on_white(data)
    except (*_DAMAGE, Image.DecompressionBombError) as error:
        raise UserError(
            _("This is not a PNG or JPEG picture that can be read. Nothing was changed."),
            _("Choose a PNG or JPEG file of at most 2 MB."),
            code="logo_unusable",
            details=str(error),
        ) from error
    seen = picture.convert("L").point([255 if grey < _VISIBLE else 0 for grey in range(256)])
    box = seen.getbbox()
    if box is None:
        raise UserError(
            _("Nothing of this picture would be seen on white paper. Nothing was changed."),
            _("Choose the version of your logo that is made for a white background."),
            code="logo_unusable",
        )
    logo = picture.crop(box)
    logo.thumbnail(_DOTS, Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    logo.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def too_large() -> UserError:
    """Said of a picture that is larger than `MOST_BYTES`."""
    return UserError(
        _("This picture is larger than 2 MB. Nothing was changed."),
        _("Choose a PNG or JPEG file of at most 2 MB."),
        code="logo_unusable",
    )


def _on_white(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError(f"{opened.width} x {opened.height} pixels")
        upright = ImageOps.exif_transpose(opened)
        if upright.mode == "CMYK":
            return upright.convert("RGB")
        shown = upright.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    return paper.convert("RGB")
