"""The logo of a business: a PNG or SVG that was checked, kept as the text of an SVG.

A PNG is put into an SVG of its size, so that one text holds either. An SVG may reach for nothing
outside itself. Whether typst can draw it is tried before it is kept.
"""

import base64
import re
import zlib

import typst

from callreview.domain.errors import CallReviewError
from callreview.resources import resource

MOST_BYTES = 500_000
_MOST_PIXELS = 4_096
_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNK_FRAME = 12
_SIZE = slice(16, 24)  # width and height in the IHDR chunk, which comes first
_SVG = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_REACHES_OUT = re.compile(
    r"<!(?!--)|<\?(?!xml\s)|<script|<foreignObject|@import"
    r"|href\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpeg);)|url\(\s*[\"']?\s*(?!#)",
    re.IGNORECASE,
)
_PICTURE = (
    "#set page(width: 6cm, height: 2cm, margin: 0pt, fill: none)\n"
    '#image(bytes(sys.inputs.at("logo")), format: "svg", width: 100%, height: 100%, fit: "contain")'
)


def logo_of(content: bytes) -> str:
    """Return a picture as the text of an SVG.

    Raises CallReviewError "logo_too_large", "logo_unknown", "logo_reaches_out" or "logo_damaged".
    """
    if len(content) > MOST_BYTES:
        raise CallReviewError("logo_too_large", most=MOST_BYTES // 1000)
    svg = _around_png(content) if content.startswith(_PNG) else _checked_svg(content)
    logo_picture(svg)
    return svg


def logo_picture(svg: str) -> bytes:
    """Return a logo as PNG, as it will be drawn; CallReviewError "logo_damaged" if it cannot."""
    root = resource("templates")  # nothing of the person's lies there
    compiler = typst.Compiler(root=root, ignore_system_fonts=True)
    try:
        drawn = compiler.compile(_PICTURE.encode(), format="png", ppi=144, sys_inputs={"logo": svg})
    except typst.TypstError:
        raise CallReviewError("logo_damaged") from None
    assert isinstance(drawn, bytes)
    return drawn


def _around_png(content: bytes) -> str:
    size = content[_SIZE]
    width, height = int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS and _is_whole(content)):
        raise CallReviewError("logo_damaged")
    picture = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{picture}"/></svg>'
    )


def _is_whole(png: bytes) -> bool:
    """Return whether every chunk is there with its checksum, up to the last, IEND.

    Each is its length, its kind, its content and the CRC-32 of these two (PNG, 5.3).
    """
    at = len(_PNG)
    while at + _CHUNK_FRAME <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        body, end = png[at + 4 : at + 8 + length], at + _CHUNK_FRAME + length
        if zlib.crc32(body).to_bytes(4, "big") != png[end - 4 : end]:
            return False
        if body.startswith(b"IEND"):
            return True
        at = end
    return False


def _checked_svg(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CallReviewError("logo_unknown") from None
    if not _SVG.search(text):
        raise CallReviewError("logo_unknown")
    if _REACHES_OUT.search(text):
        raise CallReviewError("logo_reaches_out")
    return text
