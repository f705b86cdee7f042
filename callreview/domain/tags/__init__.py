"""What recorders write into the files themselves: chunks of bytes in, tags out.

Headers from outside are hostile, so it is the worker that reads them: it finds a chunk, and
hands its bytes to the function of its kind. All of them are pure and bounded: each byte is
looked at once, sizes are believed only as far as bytes are there, and what is not understood
says nothing. What tags say about a call is told in `intake.tags`.
"""

from callreview.domain.tags.id3 import id3_length, id3_tags
from callreview.domain.tags.mp4 import TELLING_BOXES, mp4_tags
from callreview.domain.tags.riff import BEXT_BYTES, bext_tags, info_tags, ixml_tags
from callreview.domain.tags.tag import MOST_TAGS, Tag, TagKind, some

__all__ = [
    "BEXT_BYTES", "MOST_TAGS", "TELLING_BOXES", "Tag", "TagKind", "bext_tags", "id3_length",
    "id3_tags", "info_tags", "ixml_tags", "mp4_tags", "some",
]  # fmt: skip
