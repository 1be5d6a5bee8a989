"""The practice office's material as files: complete, well-formed and open about being made up."""

import string
from collections import Counter
from datetime import date

import pytest

from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.storage.catalog import office_content
from iku_desktop.storage.practice_material import PRACTICE, practice_material

MATERIAL = practice_material()
CONTENT = office_content(MATERIAL.office["kecamatan"])
WORDS = {"desa", "bulan", "tahun", "tahun_lalu", "tahun_depan"}


@pytest.mark.parametrize("name", ["office", "documents", "activities"])
def test_that_each_file_says_that_its_content_is_made_up(name: str) -> None:
    assert (PRACTICE / f"{name}.toml").read_text("utf-8").startswith("# Made-up")


def test_that_every_document_speaks_of_every_village_on_a_working_day() -> None:
    for table in MATERIAL.documents["documents"]:
        dates = [day for day in table["dates"] if day]
        assert len(table["dates"]) == len(CONTENT.villages)
        assert all(isinstance(day, date) and day.weekday() < 5 for day in dates)
    tables = [(each["type"], each["fiscal_year"]) for each in MATERIAL.documents["documents"]]
    assert len(set(tables)) == len(tables) == 9


def test_that_causes_are_given_once_and_only_for_what_was_late_or_never_came() -> None:
    rules = {rule.document_type: rule for rule in CONTENT.rules}
    dates = {
        (table["type"], table["fiscal_year"]): table["dates"]
        for table in MATERIAL.documents["documents"]
    }
    places = []
    for cause in MATERIAL.documents["causes"]:
        kind, year, village = cause["type"], cause["fiscal_year"], cause["village"]
        dated = dates[kind, year][village - 1]
        assert not dated or dated > rules[kind].due(year)
        assert cause["cause"] in CONTENT.causes
        places.append((kind, year, village))
    assert max(Counter(places).values()) == 1


def test_that_activities_have_known_sections_evidence_and_placeholders() -> None:
    material = MATERIAL.activities
    kinds = [*material["monthly"], *material["rotating"], *material["yearly"]]
    sections = {section.code for section in CONTENT.sections}
    for kind in kinds:
        assert kind["section"] in sections
        assert {EvidenceKind(name).value for name in kind["evidence"]} <= set(material["numbers"])
        fields = {part[1] for part in string.Formatter().parse(kind["description"]) if part[1]}
        assert fields <= WORDS
        assert kind["output"]
    assert {kind["section"] for kind in kinds} == sections
    assert len({kind["description"] for kind in kinds}) == len(kinds)


def test_that_an_activity_that_comes_every_month_names_its_month() -> None:
    assert all("{bulan}" in kind["description"] for kind in MATERIAL.activities["monthly"])


def test_that_narratives_stand_for_four_quarters_of_each_strategic_indicator() -> None:
    narratives = MATERIAL.office["narratives"]
    assert set(narratives) == {"IKU-1", "IKU-2"}
    for kinds in narratives.values():
        assert {len(texts) for texts in kinds.values()} == {4}
        assert set(kinds) == {"faktor_pendorong", "faktor_penghambat", "tindak_lanjut"}
