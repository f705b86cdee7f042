"""The one family of errors meant for people.

Code below the edge raises a *code* with *fields*; `callreview.words` turns both into a
sentence in the person's language. Everything that is not a `CallReviewError` is a bug.
"""


class CallReviewError(Exception):
    """Something a person can understand and act on.

    `code` names the sentence in `callreview.words`; `fields` fill its gaps and are plain
    values (text, numbers, paths as text), never markup.
    """

    def __init__(self, code: str, /, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


class Refused(CallReviewError):
    """An edit that cannot be done now; nothing was written."""


class Unreadable(CallReviewError):
    """A file from outside that cannot be used: a recording, a rubric, an answers file."""


class LibraryTrouble(CallReviewError):
    """The library cannot be opened or written: locked, newer, damaged, disk full."""
