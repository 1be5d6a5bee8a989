"""Activities of facilitation and coordination with their evidence."""

from collections.abc import Mapping, Sequence

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import ActivityList, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context


class Activities:
    """What the office's sections did.

    Keys of a form: date, first_day, description, section (id, code, name or alias), place, evidence
    (tuple[Evidence, ...] or text `Rapat koordinasi; SK Camat`), evidence_numbers (text with `;`),
    output, follow_up_date, note.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, moment: Moment, whole_year: bool = False) -> ActivityList:
        """The activities of the moment's quarter, or of its whole year, by day."""
        raise NotImplementedError

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        """Record a new activity."""
        raise NotImplementedError

    def change(self, activity_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of one activity."""
        raise NotImplementedError

    def remove(self, ids: Sequence[str]) -> Saved:
        """Remove activities with their evidence, all or none."""
        raise NotImplementedError
