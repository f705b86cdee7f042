"""The logo of a business, taken from a file."""

from pathlib import Path

from callreview.domain.errors import CallReviewError


def read_logo(path: Path) -> str:
    """Return the picture in a file as the text of an SVG.

    Raises CallReviewError "logo_not_read", or what `exports.logo.logo_of` does.
    """
    from callreview.exports.logo import MOST_BYTES, logo_of

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise CallReviewError("logo_not_read", path=str(path), problem=problem) from None
    return logo_of(content)


def picture_of(logo: str) -> bytes:
    """Return a logo as PNG, as it will be drawn; raises CallReviewError "logo_damaged"."""
    from callreview.exports.logo import logo_picture

    return logo_picture(logo)
