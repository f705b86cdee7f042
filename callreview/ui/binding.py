"""Qt's binding as we use it: without its look into every module.

PySide6 puts itself in the place of `__import__` and reads the source of each module that is
imported, looking for its own name, so that modules may switch on a `__feature__`. We use none,
and all that reading slows the start. This may go when PySide6 no longer does it.
"""

import builtins

import PySide6.QtCore


def import_plainly() -> None:
    """Have no module's source read any more; call it before the window is imported."""
    assert PySide6.QtCore
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
