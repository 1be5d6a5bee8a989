"""Settings of letters and signatures: what is kept, what is refused beside its field, what comes of it."""

import sys
from datetime import date
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from iku_desktop.domain.letters import Letter
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Refused
from iku_desktop.signing.roots import roots_of
from tests.services.desk import Desk
from tests.signing.keys import CAMAT, a_certificate, a_root, rsa_key

BSRE, OTHER = "Balai Sertifikasi Elektronik Root", "Root CA Indonesia DS G1"


def a_file(folder: Path, name: str, *certificates: x509.Certificate, text: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(text + b"".join(each.public_bytes(Encoding.PEM) for each in certificates))
    return path


def a_letter(desk: Desk, sequence: int, dated: date = date(2025, 11, 3)) -> Letter:
    documents = (dated, desk.village(), ("LPPDES:2024",))
    return Letter(dated.year, sequence, f"140/{sequence}", *documents, dated, "Hal")


def put(desk: Desk, *rows: object) -> None:
    with desk.context.writing() as change:
        change.work.put_all(rows)


def subjects(desk: Desk) -> list[str]:
    return [each.subject for each in desk.services.preferences.signing().roots]


def stored(desk: Desk) -> str:
    with desk.store.read() as reader:
        return reader.preferences().get(PreferenceName.SIGNING_ROOTS, "")


# Letters


def test_that_a_new_office_has_the_usual_settings(desk: Desk) -> None:
    letters = desk.services.preferences.letters()
    assert (letters.pattern, letters.first, letters.nature, letters.last) == ("", "", "", None)
    assert desk.services.preferences.next_number({}) == "1/XII/2025"


def test_that_the_settings_of_letters_are_kept_and_changed_field_by_field(desk: Desk) -> None:
    preferences = desk.services.preferences
    preferences.change_letters(
        {"letter_pattern": " 140/{nomor}/{tahun} ", "letter_first": "25", "letter_nature": "Segera"}
    )
    preferences.change_letters({"letter_nature": ""})
    preferences.change_letters({"letter_copies": "Bupati Lumajang\r\nInspektur"})
    letters = preferences.letters()
    assert (letters.pattern, letters.first, letters.nature) == ("140/{nomor}/{tahun}", "25", "")
    assert letters.copies == "Bupati Lumajang\nInspektur"
    with desk.store.read() as reader:
        assert len(reader.stored_preferences()) == 4


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"letter_pattern": "140/{nomer}/{tahun}"}, {"letter_pattern": "letter_pattern"}),
        ({"letter_pattern": "140/{nomor"}, {"letter_pattern": "letter_pattern"}),
        ({"letter_pattern": "140/{nomor}"}, {"letter_pattern": "letter_pattern_lacks"}),
        ({"letter_pattern": "{nomor};{tahun}"}, {"letter_pattern": "number_separator"}),
        ({"letter_pattern": "x" * 61}, {"letter_pattern": "text_too_long"}),
        ({"letter_first": "0"}, {"letter_first": "out_of_range"}),
        ({"letter_first": "10000"}, {"letter_first": "out_of_range"}),
        ({"letter_first": "1,5"}, {"letter_first": "not_whole"}),
        ({"letter_first": "satu"}, {"letter_first": "not_a_number"}),
        ({"letter_nature": "s" * 41}, {"letter_nature": "text_too_long"}),
        ({"letter_copies": "s" * 501}, {"letter_copies": "text_too_long"}),
        (
            {"letter_pattern": "{", "letter_first": "-1", "letter_nature": "a\x00"},
            {
                "letter_pattern": "letter_pattern",
                "letter_first": "out_of_range",
                "letter_nature": "text_character",
            },
        ),
    ],
)
def test_that_bad_settings_of_letters_are_refused_all_together(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    preferences = desk.services.preferences
    assert desk.refused(lambda: preferences.change_letters(typed)) == problems  # type: ignore[arg-type]
    with pytest.raises(Refused):
        preferences.next_number(typed)  # type: ignore[arg-type]


def test_that_the_next_number_follows_what_is_typed_before_it_is_saved(desk: Desk) -> None:
    typed = {"letter_pattern": "140/{nomor}/427.96/{tahun}", "letter_first": " 30 "}
    assert desk.services.preferences.next_number(typed) == "140/30/427.96/2025"
    assert desk.services.preferences.letters().pattern == ""


def test_that_the_first_number_counts_only_until_there_is_a_letter(desk: Desk) -> None:
    put(desk, a_letter(desk, 7), a_letter(desk, 9), a_letter(desk, 40, date(2024, 3, 3)))
    preferences = desk.services.preferences
    last = preferences.letters().last
    assert last is not None
    assert last.sequence == 9
    assert preferences.next_number({"letter_first": "30"}) == "10/XII/2025"


def test_that_the_example_is_the_number_which_the_next_letter_gets(desk: Desk) -> None:
    typed = {"letter_pattern": "S-{nomor}/{bulan}/{tahun}", "letter_first": "12"}
    example = desk.services.preferences.next_number(typed)  # type: ignore[arg-type]
    desk.services.preferences.change_letters(typed)  # type: ignore[arg-type]
    desk.services.letters.issue(desk.moment(), (desk.village(),))
    assert [each.number for each in desk.services.letters.issued(2025)] == [example]


# The authority of time


@pytest.mark.parametrize(
    "address",
    ["http://tsa.contoh.go.id", "https://tsa.contoh.go.id:8443/tsr?x=1", "http://10.0.0.5/tsa", ""],
)
def test_that_the_address_of_an_authority_is_kept(desk: Desk, address: str) -> None:
    desk.services.preferences.change_signing({"timestamp_url": f"  {address} "})
    assert desk.services.preferences.signing().timestamp_url == address


@pytest.mark.parametrize(
    "address",
    [
        *("tsa.contoh.go.id", "ftp://tsa.contoh.go.id", "http://", "http:///tsa", "file:///etc"),
        *("http://a b", "http://siti:rahasia@tsa.go.id", "http://[::1", "http://tsa:99999/"),
        *("http://tsa:0/", "http://ťsa.go.id", "javascript:alert(1)", "http://tsa/<x>"),
    ],
)
def test_that_what_is_no_address_is_refused(desk: Desk, address: str) -> None:
    typed = {"timestamp_url": address}
    refused = desk.refused(lambda: desk.services.preferences.change_signing(typed))  # type: ignore[arg-type]
    assert refused == {"timestamp_url": "web_address"}


def test_that_an_endless_address_is_refused(desk: Desk) -> None:
    typed = {"timestamp_url": "http://tsa/" + "x" * 300}
    refused = desk.refused(lambda: desk.services.preferences.change_signing(typed))  # type: ignore[arg-type]
    assert refused == {"timestamp_url": "text_too_long"}


# Trusted authorities


def test_that_roots_are_added_from_files_and_stay(desk: Desk, tmp_path: Path) -> None:
    files = [a_file(tmp_path, name, a_root(name)[0]) for name in (BSRE, OTHER)]
    saved = desk.services.preferences.add_roots(files)
    assert saved.warnings == ()
    assert subjects(desk) == [BSRE, OTHER]
    first = desk.services.preferences.signing().roots[0]
    assert saved.id == first.sha256
    assert roots_of(stored(desk)) == desk.services.preferences.signing().roots


def test_that_a_root_is_taken_off_and_the_others_stay(desk: Desk, tmp_path: Path) -> None:
    preferences = desk.services.preferences
    preferences.add_roots([a_file(tmp_path, "dua.pem", a_root(BSRE)[0], a_root(OTHER)[0])])
    first = preferences.signing().roots[0]
    preferences.remove_root(first.sha256)
    assert subjects(desk) == [OTHER]
    assert desk.refused(lambda: preferences.remove_root(first.sha256)) == {"": "unknown_row"}
    preferences.remove_root(preferences.signing().roots[0].sha256)
    assert (subjects(desk), stored(desk)) == ([], "")


def test_that_files_that_bring_nothing_are_told_by_name_and_the_others_stay(
    desk: Desk, tmp_path: Path
) -> None:
    person = a_certificate(CAMAT, rsa_key(CAMAT))
    files = [
        a_file(tmp_path, "orang.cer", person),
        a_file(tmp_path, "induk.pem", a_root(BSRE)[0]),
        a_file(tmp_path, "foto.crt", text=b"bukan"),
        tmp_path / "hilang.der",
    ]
    saved = desk.services.preferences.add_roots(files)
    told = [(each.code, each.values["file"]) for each in saved.warnings]
    assert told == [
        ("root_not_authority", "orang.cer"),
        ("root_not_certificate", "foto.crt"),
        ("file_gone", "hilang.der"),
    ]
    assert subjects(desk) == [BSRE]


def test_that_files_without_a_new_root_are_refused(desk: Desk, tmp_path: Path) -> None:
    preferences = desk.services.preferences
    known = a_file(tmp_path, "induk.pem", a_root(BSRE)[0])
    preferences.add_roots([known])
    again = desk.problems(lambda: preferences.add_roots([known, known]))
    assert [(each.code, each.field) for each in again] == [("root_twice", "roots")]
    empty = a_file(tmp_path, "kosong.cer")
    assert desk.refused(lambda: preferences.add_roots([empty])) == {"roots": "root_not_certificate"}
    assert desk.refused(lambda: preferences.add_roots([tmp_path])) == {"roots": "file_is_folder"}
    assert subjects(desk) == [BSRE]


def test_that_a_whole_bundle_of_a_browser_is_refused(desk: Desk, tmp_path: Path) -> None:
    key = rsa_key("banyak")
    every = [a_certificate(f"Induk {number}", key, is_root=True) for number in range(51)]
    bundle = a_file(tmp_path, "semua.pem", *every)
    refused = desk.refused(lambda: desk.services.preferences.add_roots([bundle]))
    assert refused == {"roots": "too_many_roots"}
    desk.services.preferences.add_roots([a_file(tmp_path, "cukup.pem", *every[:50])])
    assert len(subjects(desk)) == 50


def test_that_a_stored_root_that_broke_is_dropped_at_the_next_change(
    desk: Desk, tmp_path: Path
) -> None:
    put(desk, Preference(PreferenceName.SIGNING_ROOTS, "-----BEGIN CERTIFICATE-----\nrusak"))
    assert subjects(desk) == []
    desk.services.preferences.add_roots([a_file(tmp_path, "induk.pem", a_root(BSRE)[0])])
    assert subjects(desk) == [BSRE]
    assert "rusak" not in stored(desk)


def test_that_an_office_without_roots_needs_no_library_of_signatures(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # None in place of a module makes its import fail.
    monkeypatch.setitem(sys.modules, "iku_desktop.signing.roots", None)
    assert desk.services.preferences.signing().roots == ()
