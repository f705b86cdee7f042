"""Texts of one's own: kept once, changed, moved, removed; all of it undone."""

from pathlib import Path

import pytest

from callreview.app.edits.snippets import AddSnippet, ChangeSnippet, MoveSnippet, RemoveSnippet
from callreview.domain.errors import Refused
from tests import builders


def test_texts_are_kept_in_an_order_of_ones_own_and_all_is_undone(quick_path: Path) -> None:
    path = quick_path / "library.db"
    with builders.opened(path) as session:

        def kept() -> list[str]:
            return [each.words for each in session.snapshot.snippets]

        one = session.do(AddSnippet(" Ask  one\nquestion ")).wait()
        two = session.do(AddSnippet("Smile")).wait()
        assert session.do(AddSnippet("Smile")).wait() == two
        assert kept() == ["Ask one question", "Smile"]
        session.do(MoveSnippet(two.id, 0)).wait()
        session.do(ChangeSnippet(one.id, "Ask two")).wait()
        assert kept() == ["Smile", "Ask two"]
        session.do(RemoveSnippet(two.id)).wait()
        assert kept() == ["Ask two"]
        for _step in range(3):
            session.undo().wait()
        assert kept() == ["Ask one question", "Smile"]
        for edit, code in (
            (AddSnippet(" \n"), "snippet_empty"),
            (ChangeSnippet(one.id, ""), "snippet_empty"),
            (RemoveSnippet("gone"), "snippet_unknown"),
        ):
            with pytest.raises(Refused) as refused:
                session.do(edit).wait()  # type: ignore[misc]
            assert refused.value.code == code
    with builders.opened(path) as session:
        assert [each.words for each in session.snapshot.snippets] == ["Ask one question", "Smile"]
