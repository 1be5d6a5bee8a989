"""What a file for support tells: codes and numbers, never what is shown to the clerk with names."""

from fractions import Fraction

from iku_desktop.domain.checkups import Checkup
from iku_desktop.domain.computer import Finding, Part, State
from iku_desktop.domain.evidence_files import EvidenceCheck
from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.presentation.support_words import (
    about_text,
    checkup_codes,
    computer_codes,
    part_text,
)


def test_that_a_finding_is_told_by_code_and_numbers_alone() -> None:
    found = (
        Finding(Part.PRINTER, State.FINE, "fine", {"count": 2, "name": "Epson Bu Siti"}),
        Finding(Part.SPACE, State.ODD, "low", {"free": Fraction(15, 10)}),
        Finding(Part.SECOND_PLACE, State.FINE, "fine", {"folder": "E:/Siti"}),
        Finding(Part.WRITING, State.BAD, "fault", fault=Unavailable("read_only", folder="C:/x")),
    )
    assert computer_codes(found).splitlines() == [
        "printer fine fine count=2",
        "space odd low free=1.5",
        "second_place fine fine",
        "writing bad read_only",
    ]


def test_that_a_check_is_told_by_counts_and_codes() -> None:
    problems = tuple(Problem("audit_broken", "", {"typed": "Jenggrong"}) for _ in range(2))
    spoiled = (("IKU_Ranuyoso_000001.ikubak", Problem("backup_damaged")),)
    found = Checkup(problems, EvidenceCheck(3), 4, (Unavailable("closing_damaged"),), 0, spoiled)
    assert checkup_codes(found).splitlines() == [
        "sound 0",
        "evidence ok=3 missing=0 altered=0 unclaimed=0",
        "closings ok=4 spoiled=1",
        "problem audit_broken count=2",
    ]


def test_that_every_part_is_explained() -> None:
    names = ("versi.json", "setelan.json", "log/iku.log", "log/pengguna-iku.log", "mogok/galat.txt")
    lines = about_text(names).splitlines()
    assert len(lines) == 2 + len(names)
    assert lines[-1] == "mogok/galat.txt: program berhenti tiba-tiba"
    assert part_text("baca-dulu.txt") == "penjelasan isi berkas ini"
