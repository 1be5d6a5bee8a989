"""The office's villages, their validity and their documents over the years."""

from collections.abc import Mapping, Sequence

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import FigureChange, Saved, VillageRow
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context


class Villages:
    """Desa, desa adat and kelurahan; keys code, name, head, phone, valid_from, valid_to."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self) -> tuple[VillageRow, ...]:
        """All villages by code, each with its documents of the measured years, newest first."""
        raise NotImplementedError

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a village of this kecamatan."""
        raise NotImplementedError

    def change(self, village_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a village."""
        raise NotImplementedError

    def remove(self, ids: Sequence[str]) -> Saved:
        """Remove villages that have no documents and no exceptions, all or none."""
        raise NotImplementedError

    def effect_of(
        self, village_id: str | None, typed: Mapping[str, Typed], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the year that such a change (None: a new village) would move."""
        raise NotImplementedError
