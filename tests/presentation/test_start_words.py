"""How many villages a kecamatan brings, and which codes they have."""

from iku_desktop.presentation.start_words import village_codes, village_counts


def test_that_desa_and_kelurahan_are_counted_apart() -> None:
    assert village_counts(11, 0) == "11 desa"
    assert village_counts(4, 2) == "4 desa, 2 kelurahan"
    assert village_counts(0, 6) == "6 kelurahan"
    assert village_counts(0, 0) == "0 desa"


def test_that_codes_are_said_as_a_range() -> None:
    codes = ("35.08.20.2002", "35.08.20.2011", "35.08.20.2001")
    assert village_codes(codes) == "kode Kemendagri 35.08.20.2001 sampai 2011"
    assert village_codes(codes[:1]) == "kode Kemendagri 35.08.20.2002"
    assert village_codes(()) == ""
