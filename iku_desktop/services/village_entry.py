"""Checks what is typed of a village: its code, name and validity."""

from collections.abc import Mapping

from iku_desktop.domain.form_fields import date_field, text_field, validity_problems
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed, shortened
from iku_desktop.domain.villages import Village, read_village_code
from iku_desktop.services.snapshot import Snapshot


class VillageEntry:
    """What may be recorded of villages, given the office's others."""

    def __init__(self, rows: Snapshot) -> None:
        self._villages = {village.id: village for village in rows.villages()}
        self._ids = {village.code: village.id for village in rows.villages()}
        kecamatan = rows.office().code
        self._fields = (
            Field(
                "code", lambda typed, field: read_village_code(typed, field, kecamatan), needed=True
            ),
            text_field("name", 100, needed=True),
            text_field("head", 100),
            text_field("phone", 40),
            date_field("valid_from"),
            date_field("valid_to"),
        )

    def known(self, village_id: str) -> Village:
        """The village of that id; Refused when there is none."""
        village = self._villages.get(village_id)
        if village is None:
            typed = {"typed": shortened(village_id)}
            raise Refused(Problem("unknown_village", "village", typed))
        return village

    def village(self, stored: Village | None, typed: Mapping[str, Typed]) -> Village:
        """The village with the typed fields changed; Refused with all problems of the form."""
        values, problems = read_fields(self._fields, typed, whole=stored is None)
        village = changed(stored or Village("", "", ""), values)
        if self._ids.get(village.code, village.id) != village.id:
            problems.append(Problem("village_code_twice", "code", {"code": village.code}))
        problems += validity_problems(village.valid_from, village.valid_to)
        refuse(problems)
        return village
