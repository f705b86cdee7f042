"""What recorders write into the files themselves: chunks of bytes in, tags and facts out.

Headers from outside are hostile, so it is the worker that reads them: it finds a chunk, and
hands its bytes to the function of its kind. All of them are pure and bounded: each byte is
looked at once, sizes are believed only as far as bytes are there, and what is not understood
says nothing.
"""

from callreview.domain.tags.id3 import id3_tags
from callreview.domain.tags.mp4 import mp4_tags
from callreview.domain.tags.riff import bext_tags, info_tags, ixml_tags
from callreview.domain.tags.tag import Tag, facts_of_tags

__all__ = [
    "Tag", "bext_tags", "facts_of_tags", "id3_tags", "info_tags", "ixml_tags", "mp4_tags",
]  # fmt: skip
