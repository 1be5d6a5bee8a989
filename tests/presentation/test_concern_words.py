"""Every open problem has its words, with nothing left unfilled."""

import pytest

from iku_desktop.domain.read_models import Concern, ConcernLine
from iku_desktop.presentation.concern_words import concern_spoken, concern_state, concern_title
from iku_desktop.services.concerns import PRINTED_FIELDS, SIGNATORY_FIELDS

VALUES = {
    "village": "Sumberpetung",
    "document": "LPPDesa 2024",
    "days": 245,
    "count": 4,
    "indicator": "Indeks Pelayanan Publik",
    "year": 2025,
    "quarter": "IV",
    "other_type": "APBDesa 2025",
    "fields": ("place", "signing_official"),
}


def a_line(concern: Concern, **values: object) -> ConcernLine:
    return ConcernLine(concern, VALUES | values)


@pytest.mark.parametrize("concern", list(Concern))
def test_that_every_problem_is_said_in_full(concern: Concern) -> None:
    said = concern_spoken(a_line(concern))
    assert "{" not in said
    assert all(said.split(", "))


def test_that_a_missing_document_is_named_with_its_village_and_days() -> None:
    line = a_line(Concern.DOCUMENT_MISSING)
    assert concern_title(line) == "LPPDesa 2024, Sumberpetung"
    assert concern_state(line) == "lewat 245 hari"


def test_that_a_deadline_just_passed_counts_no_days() -> None:
    assert concern_state(a_line(Concern.DOCUMENT_MISSING, days=0)) == "lewat tenggat"


def test_that_a_late_document_without_cause_says_how_late_it_was() -> None:
    line = a_line(Concern.CAUSE_MISSING, days=4)
    assert concern_title(line) == "LPPDesa 2024, Sumberpetung: isi penyebab"
    assert concern_state(line) == "terlambat 4 hari"


def test_that_activities_without_evidence_are_said_not_to_count() -> None:
    assert concern_state(a_line(Concern.EVIDENCE_MISSING)) == "tidak dihitung"


@pytest.mark.parametrize("field", PRINTED_FIELDS + SIGNATORY_FIELDS)
def test_that_every_blank_field_has_a_name(field: str) -> None:
    said = concern_title(a_line(Concern.PROFILE_MISSING, fields=(field,)))
    assert said.startswith("Profil kantor: ")
    assert field == "kabupaten" or field not in said.split()
