"""Village documents: the matrix, recording dates and causes, and the Camat's exceptions."""

from collections.abc import Mapping
from datetime import date

from iku_desktop.domain.documents import StatusOnDate
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import DocumentMatrix, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context


class Documents:
    """What the office records of its villages' documents."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def matrix(self, moment: Moment) -> DocumentMatrix:
        """The village x document matrix of the moment's year."""
        raise NotImplementedError

    def causes(self) -> Mapping[str, str]:
        """The causes of lateness to choose from: code to words."""
        raise NotImplementedError

    def record(
        self, village_id: str, document_type: str, fiscal_year: int, typed: Mapping[str, Typed]
    ) -> Saved:
        """Change the given fields (date, number, cause, cause_text, note); all empty removes the row."""
        raise NotImplementedError

    def meaning(
        self, village_id: str, document_type: str, fiscal_year: int, day: date
    ) -> StatusOnDate:
        """What a date would mean if it were recorded; Refused with the reason when it can't be."""
        raise NotImplementedError

    def grant_exception(
        self, village_id: str, document_type: str, fiscal_year: int, typed: Mapping[str, Typed]
    ) -> Saved:
        """Record the Camat's exception: new_due, decided_on, reason, letter_number."""
        raise NotImplementedError

    def withdraw_exception(self, village_id: str, document_type: str, fiscal_year: int) -> Saved:
        """Take a recorded exception back."""
        raise NotImplementedError
