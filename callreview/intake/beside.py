"""What lies beside recordings while a folder is walked: a sidecar for one, a log for many.

A log is of the recordings in its own folder and in all below it; one that a person named and
that lies elsewhere is of all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from callreview.domain.call import CallFacts
from callreview.domain.facts import filled
from callreview.domain.reading import Reading
from callreview.intake.identity import small_content
from callreview.intake.logs import MOST_BYTES as LARGEST_LOG
from callreview.intake.logs import rows_of
from callreview.intake.logs.join import Log, joined
from callreview.intake.logs.row import LogRow
from callreview.intake.profiles.ids import UUIDS
from callreview.intake.sidecars import MOST_BYTES as LARGEST_SIDECAR
from callreview.intake.sidecars import facts_of_sidecar, names_beside
from callreview.intake.stem import stem_of
from callreview.intake.walk import Folder

MOST_LOGS = 20
_AS_USUAL = Reading()


class Beside:
    """The sidecars and logs of one walk; `enter` each folder before asking for its files."""

    def __init__(self, root: Path, reading: Reading = _AS_USUAL) -> None:
        self._reading = reading
        self._folder = Path()
        self._names = frozenset[str]()
        elsewhere = [Path(path) for path in logs_elsewhere(root, reading)]
        above_all = {Path(root.anchor): _Logs(elsewhere, reading)} if elsewhere else {}
        self._logs: dict[Path, _Logs] = above_all

    def enter(self, folder: Folder) -> None:
        """Take note of what lies in a folder; a log is read when a recording asks for it."""
        self._folder, self._names = folder.path, frozenset(folder.files)
        above = {path: log for path, log in self._logs.items() if path in folder.path.parents}
        paths = [folder.path / name for name in folder.files if is_log(name)][:MOST_LOGS]
        self._logs = {**above, folder.path: _Logs(paths, self._reading)} if paths else above

    def completed(self, name: str, facts: CallFacts) -> CallFacts:
        """Return what a recording's name says with what its sidecar, then a log, adds to it."""
        for told in self._by_sidecars(name):
            if facts.profile == UUIDS.name and told.profile:
                facts = replace(facts, profile=told.profile)
            facts = filled(facts, told)
        for log in reversed(self._logs.values()):  # the nearest first
            facts = joined(facts, log.read.row_for(name, facts))
        return facts

    def _by_sidecars(self, name: str) -> list[CallFacts]:
        without = name.rpartition(".")[0]
        stems = dict.fromkeys((without, name, stem_of(name)))
        found = [one for stem in stems for one in names_beside(stem) if one in self._names]
        told = []
        for one in found:
            content = small_content(self._folder / one, LARGEST_SIDECAR)
            facts = facts_of_sidecar(one.rpartition(".")[2], content) if content else None
            told.extend([facts] if facts else [])
        return told


class _Logs:
    """The logs of one folder, read once, when they are first asked."""

    def __init__(self, paths: Sequence[Path], reading: Reading) -> None:
        self._paths = paths
        self._reading = reading

    @cached_property
    def read(self) -> Log:
        """Return their rows as one log."""
        return Log(tuple(row for path in self._paths for row in self._rows(path)))

    def _rows(self, path: Path) -> Iterator[LogRow]:
        content = small_content(path, LARGEST_LOG)
        if not content:
            return
        said = {one.path: one for one in self._reading.logs}
        ours = self._reading.extensions
        for row in rows_of(content, ours, said=said.get(str(path)), others=self._reading.logs):
            yield replace(row, log=path.name)


def is_log(name: str) -> bool:
    """Return whether a file of that name may be a log."""
    return name.casefold().endswith((".csv", ".tsv"))


def logs_elsewhere(root: Path, reading: Reading) -> list[str]:
    """Return the logs a person named that no walk of `root` meets as such."""
    return [
        one.path
        for one in reading.logs
        if not (is_log(one.path) and Path(one.path).is_relative_to(root))
    ]
