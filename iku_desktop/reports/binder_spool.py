"""Gathers leaves until the binder is drawn, the bulk of them on disk, and puts them onto its pages."""

import io
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pikepdf

from iku_desktop.reports.evidence_leaves import FORM, Leaves, Matrix, written

# More than this is not held in memory beside the finished binder.
MOST_IN_MEMORY = 48_000_000
PREFIX = "iku-berkas-bukti-"


@dataclass(frozen=True, slots=True)
class Placed:
    """A leaf, by its number in the spool, on a page of the binder (from 0); `matrix` puts it there."""

    page: int
    leaf: int
    matrix: Matrix


class Spool:
    """Used in a `with`: however it ends, nothing is left on disk."""

    def __init__(self, most: int = MOST_IN_MEMORY) -> None:
        self._most = most
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._full: list[pikepdf.Pdf] = []
        self._batch = pikepdf.new()
        # A batch in memory is only read from its sources when the binder is written.
        self._sources: list[pikepdf.Pdf] = []
        self._still_read: list[pikepdf.Pdf] = []
        self._weight = 0
        self._leaves: list[tuple[int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for each in (*self._sources, *self._still_read, self._batch, *self._full):
            each.close()
        if self._folder is not None:
            self._folder.cleanup()

    def add(self, found: Leaves) -> range:
        """Keep the leaves of a file; gives their numbers."""
        if self._weight and self._weight + len(found.data) > self._most:
            self._begin_batch()
        source = pikepdf.open(io.BytesIO(found.data))
        self._sources.append(source)
        first, on = len(self._batch.pages), len(self._leaves)
        self._batch.pages.extend(source.pages)
        self._weight += len(found.data)
        self._leaves += [(len(self._full), first + at) for at in range(len(found.leaves))]
        return range(on, len(self._leaves))

    def _begin_batch(self) -> None:
        """Put the batch that is full on disk, and begin another."""
        try:
            on_disk = self._written_to_disk()
        except OSError:
            # A disk that is full is no reason to have no binder; the batch stays in memory.
            self._full.append(self._batch)
            self._still_read += self._sources
        else:
            for each in (*self._sources, self._batch):
                each.close()
            self._full.append(on_disk)
        self._batch, self._sources, self._weight = pikepdf.new(), [], 0

    def _written_to_disk(self) -> pikepdf.Pdf:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        path = Path(self._folder.name) / f"{len(self._full)}.pdf"
        _save(self._batch, path, static_id=True)
        return pikepdf.open(path)

    def onto(self, drawn: bytes, places: Iterable[Placed], told: Callable[[int], object]) -> bytes:
        """The drawn binder, its leaves beneath what was drawn on their pages.

        The same leaves and drawing give the same bytes. `told` is given the percent that are written,
        and may raise to stop.
        """
        batches = (*self._full, self._batch)
        with pikepdf.open(io.BytesIO(drawn)) as binder:
            for placed in places:
                batch, at = self._leaves[placed.leaf]
                form = binder.copy_foreign(batches[batch].pages[at].obj.Resources.XObject[FORM])
                page = binder.pages[placed.page]
                page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(FORM))
                drawing = f"q {written(placed.matrix)} cm {FORM} Do Q\n"
                page.contents_add(drawing.encode(), prepend=True)
                told(0)
            bound = io.BytesIO()
            _save(binder, bound, deterministic_id=True, progress=told)
            return bound.getvalue()


def _save(pdf: pikepdf.Pdf, target: Any, **how: Any) -> None:
    # Contents are copied as they are; only what has no filter yet is compressed.
    pdf.save(
        target,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        **how,
    )
