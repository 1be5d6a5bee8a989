"""Makes the practice office's village documents: on time, late, missing, excepted, as far as today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from iku_desktop.domain.documents import DeadlineException, VillageDocument
from iku_desktop.domain.typed_input import Typed
from iku_desktop.domain.villages import Village
from iku_desktop.services.document_entry import DocumentEntry, is_blank
from iku_desktop.services.snapshot import Snapshot

Table = Mapping[str, Any]


def practice_documents(
    rows: Snapshot, material: Table, villages: Sequence[Village], today: date
) -> Iterator[VillageDocument | DeadlineException]:
    """The documents and exceptions known by today, checked as if they had been typed."""
    entry = DocumentEntry(rows, today)
    causes = {_name_of(table): table for table in material["causes"]}
    for table in material["documents"]:
        for number, (village, dated) in enumerate(
            zip(villages, table["dates"], strict=True), start=1
        ):
            place = entry.place(village.id, table["type"], table["fiscal_year"])
            typed: dict[str, Typed] = {}
            if dated and dated <= today:
                typed |= {"date": dated, "number": table["number"].format(n=number + 3)}
            cause = causes.get((table["type"], table["fiscal_year"], number))
            if cause is not None and place.counted.due < today:
                typed |= {"cause": cause["cause"], "cause_text": cause.get("cause_text", "")}
            document = entry.recorded(place, None, typed)
            if not is_blank(document):
                yield document
    for table in material["exceptions"]:
        if table["decided_on"] <= today:
            village = villages[table["village"] - 1]
            place = entry.place(village.id, table["type"], table["fiscal_year"])
            keys = ("new_due", "decided_on", "letter_number", "reason")
            yield entry.excepted(place, None, {key: table[key] for key in keys})


def _name_of(table: Table) -> tuple[str, int, int]:
    return table["type"], table["fiscal_year"], table["village"]
