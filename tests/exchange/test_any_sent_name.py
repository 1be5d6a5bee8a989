"""Whatever a file is called, its name is read or the reason is given, and no zip however built is a bug."""

import io
import tempfile
import warnings
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.opensid import find_list
from iku_desktop.exchange.sent_files import SentFile, opened
from iku_desktop.exchange.sent_names import NameReader
from tests.builders import TYPES, a_village
from tests.sendings import a_list, zipped

NAMES = ("Jenggrong", "Meninjo", "Tegalbangsri", "Wates Kulon", "Alun-Alun")
VILLAGES = tuple(
    a_village(f"35.08.20.{2001 + number}", name=name) for number, name in enumerate(NAMES)
)
READER = NameReader(VILLAGES, TYPES)
SEPARATORS = st.sampled_from(["/", " ", "_", "-", ". ", " - "])
NOISE = st.sampled_from(["", "Perdes", "scan 01", "final", "Desa", "(ttd)", "No 5"])
FAST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@FAST
@given(st.text(max_size=300), st.text(max_size=60))
def test_that_any_name_is_read_or_its_reasons_are_given(path: str, root: str) -> None:
    found = READER.of_path(path, root)
    missing = [found.village is None, found.kind is None, found.fiscal_year is None]
    fields = {each.field for each in found.problems}
    expected = ("village", "document_type", "fiscal_year")
    assert fields == {name for name, lacks in zip(expected, missing, strict=True) if lacks}


@FAST
@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=30), st.text(max_size=60))
def test_that_any_row_of_a_list_is_read_or_its_reasons_are_given(
    title: str, year: str, code: str, name: str
) -> None:
    found = READER.of_listed(title, year, code, name)
    assert (found.village is None) == any(each.field == "village" for each in found.problems)
    assert (found.kind is None) == any(each.field == "document_type" for each in found.problems)


@FAST
@given(
    village=st.sampled_from(VILLAGES),
    kind=st.sampled_from(TYPES),
    year=st.integers(2015, 2035),
    between=SEPARATORS,
    noise=NOISE,
    by_code=st.booleans(),
    upper=st.booleans(),
)
def test_that_village_kind_and_year_are_found_however_they_are_joined(
    village: object, kind: object, year: int, between: str, noise: str, by_code: bool, upper: bool
) -> None:
    name = village.code if by_code else village.name  # type: ignore[attr-defined]
    path = between.join((name, str(year), f"{noise} {kind.name}".strip())) + ".pdf"  # type: ignore[attr-defined]
    found = READER.of_path(path.upper() if upper else path, "kiriman")
    assert (found.village, found.kind, found.fiscal_year) == (village, kind, year)
    assert found.problems == ()


@FAST
@given(st.dictionaries(st.text(min_size=1, max_size=40), st.binary(max_size=50), max_size=6))
def test_that_any_zip_is_listed_without_a_bug(files: dict[str, bytes]) -> None:
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w") as archive:
        # Names that differ only behind a NUL become the same; that is what is tried here.
        warnings.simplefilter("ignore")
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name.encode("utf-8", "replace").decode()), content)
    assert_listed(data.getvalue())


@FAST
@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=40))
def test_that_a_spoiled_zip_is_listed_or_refused(place: int, spoil: bytes) -> None:
    reports = [("APBDes", 2025, "lap.pdf", "35.08.20.2001")]
    whole = zipped({"laporan.xlsx": a_list(reports), "lap.pdf": b"%PDF-1.7"})
    at = place % len(whole)
    assert_listed(whole[:at] + spoil + whole[at + len(spoil) :])


def assert_listed(data: bytes) -> None:
    """The zip's files are read or named with a reason, and the list is found or not."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "kiriman.zip"
        source.write_bytes(data)
        codes = []
        try:
            with opened(source) as sent:
                assert all(map(is_read_or_named, sent.files))
                find_list(sent)
        except Refused as refused:
            codes = [each.code for each in refused.problems]
        assert all(code.startswith("sent_") for code in codes)


def is_read_or_named(file: SentFile) -> bool:
    try:
        return isinstance(file.read(), bytes)
    except Refused as refused:
        return all(each.field == "file" for each in refused.problems)
