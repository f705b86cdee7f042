"""What a person typed into the form of a scorecard's PDF.

Processes: a PDF comes from outside and may be made to be read forever. So a child reads it, which
gets the file on its stdin, gives the texts of its fields as JSON, has a gigabyte of memory where
the system can say so, and is ended after 20 seconds.
"""

import io
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from callreview.domain.errors import Unreadable

LARGEST_BYTES = 20_000_000
_SECONDS = 20
_MEMORY_BYTES = 1 << 30


def fields_of(path: Path) -> dict[str, str]:
    """Return the texts of a PDF's fields by their names; none where it has no form.

    Raises Unreadable "file_unreadable", "file_too_large" or "reply_malformed".
    """
    try:
        pdf = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Unreadable("file_unreadable", path=str(path), problem=problem) from None
    if pdf is None:
        raise Unreadable("file_too_large", path=str(path), most=LARGEST_BYTES // 1_000_000)
    command = [sys.executable, "-P", "-m", "callreview.intake.answer_form"]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "--form-reader"]
    places = os.pathsep.join(str(Path(place).resolve()) for place in sys.path if place)
    try:
        read = subprocess.run(
            command,
            input=pdf,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, "PYTHONPATH": places},
        )
    except subprocess.SubprocessError:
        raise Unreadable("reply_malformed", name=path.name) from None
    fields: dict[str, str] = json.loads(read.stdout)
    return fields


def main() -> None:
    """Be the child."""
    with suppress(ImportError, ValueError, OSError):  # not every system has such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    from pypdf import PdfReader

    fields = PdfReader(io.BytesIO(sys.stdin.buffer.read())).get_fields() or {}
    texts = {name: field.get("/V") for name, field in fields.items()}
    told = {name: str(text) for name, text in texts.items() if isinstance(text, str)}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main()
