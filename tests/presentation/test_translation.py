"""Texts in English: what is taken from the catalogues, and words that go with a count."""

import subprocess
import sys

import pytest

from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import area, t, written
from iku_desktop.presentation.translation import catalogue, fill, translated


def test_that_a_text_is_given_in_the_language_that_is_spoken() -> None:
    with speaking(Language.ENGLISH):
        assert t("page.home") == "Home"
        assert area("page")["page.home"] == "Home"
    assert t("page.home") == "Beranda"
    assert area("page") is written("page")


def test_that_a_text_whose_indonesian_has_changed_since_is_shown_in_indonesian() -> None:
    texts = {"page.home": "Beranda kita", "page.reports": "Laporan", "page.empty": ""}
    found = translated(Language.ENGLISH, "page", texts)
    assert found == {"page.home": "Beranda kita", "page.reports": "Reports", "page.empty": ""}


def test_that_an_area_without_a_catalogue_stays_as_it_is() -> None:
    assert translated(Language.ENGLISH, "nowhere", {"nowhere.a": "Halo"}) == {"nowhere.a": "Halo"}


def test_that_a_catalogue_is_read_once() -> None:
    assert catalogue(Language.ENGLISH, "page") is catalogue(Language.ENGLISH, "page")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 villages are"), (1, "1 village is"), (2, "2 villages are"), ("1", "1 village is")],
)
def test_that_a_word_goes_with_its_count(count: object, words: str) -> None:
    assert fill("{count} {count:village|villages} {count:is|are}", {"count": count}) == words


def test_that_a_plural_may_be_nothing_but_an_ending() -> None:
    text = "{days} day{days:|s}, {left:one|many}"
    assert fill(text, {"days": 1, "left": 2}) == "1 day, many"
    assert fill("{a} | {b:>3}", {"a": "x", "b": 1}) == "x |   1"


def test_that_an_unknown_key_is_a_bug_in_english_too() -> None:
    with speaking(Language.ENGLISH), pytest.raises(KeyError):
        t("page.nowhere")


def test_that_who_works_in_indonesian_reads_no_catalogue() -> None:
    code = (
        "import sys; from iku_desktop.presentation.texts import t; t('common.status.late', days=3);"
        "sys.exit('gettext' in sys.modules or 'iku_desktop.presentation.translation' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
