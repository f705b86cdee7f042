"""Logos: what is taken, what is not, and why."""

import struct
import zlib

import pytest

from callreview.domain.errors import CallReviewError
from callreview.domain.letterhead import Letterhead
from callreview.exports.logo import MOST_BYTES, logo_of, logo_picture
from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.typesetting import Look
from tests.exports import cards


def png(width: int = 3, height: int = 2, *, claims: int = 0) -> bytes:
    """Return a small red picture, which may claim to be wider than it is."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + end

    head = struct.pack(">IIBBBBB", claims or width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def svg(inside: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="9" height="9">{inside}</svg>'
    ).encode()


CIRCLE = '<circle cx="4" cy="4" r="4" fill="red"/>'


@pytest.mark.parametrize(
    "content",
    [
        png(),
        svg(CIRCLE),
        b'<?xml version="1.0"?>\n<!-- by hand -->' + svg(f'<g id="a">{CIRCLE}</g>'),
        svg(f'<defs><g id="a">{CIRCLE}</g></defs><use xlink:href="#a"/>'),
    ],
)
def test_a_picture_is_taken_and_printed(content: bytes) -> None:
    logo = logo_of(content)
    assert logo_picture(logo).startswith(b"\x89PNG")
    look = Look(letterhead=Letterhead("Berg & Co", logo))
    with_logo = scorecard_pdf(cards.card(), look)
    assert b"/Alt" in with_logo or len(with_logo) != len(scorecard_pdf(cards.card()))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\0" * (MOST_BYTES + 1), "logo_too_large"),
        (b"GIF89a", "logo_unknown"),
        (b"\xff\xfe", "logo_unknown"),
        (b"<html><svg/></html>", "logo_unknown"),
        (png(claims=5_000), "logo_damaged"),
        (png()[:30], "logo_damaged"),
        (svg("<circle"), "logo_damaged"),
        (svg("<script>1</script>"), "logo_reaches_out"),
        (svg('<image href="/etc/passwd"/>'), "logo_reaches_out"),
        (svg('<image xlink:href = "http://x/y.png"/>'), "logo_reaches_out"),
        (svg('<rect fill="url(http://x/y)"/>'), "logo_reaches_out"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(""), "logo_unknown"),
        (svg("") + b"<!DOCTYPE x>", "logo_reaches_out"),
    ],
)
def test_what_is_no_plain_picture_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(CallReviewError) as refused:
        logo_of(content)
    assert refused.value.code == code
