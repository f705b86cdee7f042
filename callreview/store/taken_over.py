"""Where reviews come from that were finished on another computer."""

from callreview.domain.signed_file import Origin
from callreview.store.page import Page


def note(page: Page, review_id: str, origin: Origin, file_sha256: str) -> None:
    """Keep which library a review was finished in, and by which file it came."""
    page.insert(
        "taken_over",
        {
            "review_id": review_id,
            "library_id": origin.library_id,
            "library_audit_sequence": origin.audit_sequence,
            "library_audit_hash": origin.audit_hash,
            "written_at": origin.written_at,
            "file_sha256": file_sha256,
            "taken_at": page.at,
        },
    )
