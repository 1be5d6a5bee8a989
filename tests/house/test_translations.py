"""Every text has its English, and the English fits: placeholders, letters to press, no Indonesian left."""

import importlib.util
import re
import sys
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "make_translations.py"
HINT = "run packaging/make_translations.py, fill in what it names, run it again"
PLACEHOLDER = re.compile(r"\{.*?\}")
# The same word in both languages, names, and what each language says in its own.
SAME = re.compile(
    r"(agenda|data|final|kabupaten|kec|kecamatan|kelurahan|kota|latihan|nip|plt|plh|status|target|email"
    r"|iku|desktop|indonesia|english|ctrl|del|esc|pdf|hari|raya|natal|\d|\W|_)*",
    re.IGNORECASE,
)
OWN_LANGUAGE = ("frame.language_later.",)
WORD = re.compile(r"[A-Za-z]{3}")
FILE_NAME = re.compile(r"\S*\.(xlsx|ics|pdf)")
INDONESIAN = re.compile(
    r"\b(yang|dan|tidak|dengan|untuk|belum|sudah|atau|dari|pada|sampai|bila|isi|pilih|berkas|triwulan"
    r"|tahun|oleh|ini|itu|lagi|dapat|harus)\b",
    re.IGNORECASE,
)
# English that must name what is typed or read in Indonesian.
NAMES_INDONESIAN = ("problem.not_a_flag", *OWN_LANGUAGE)


def the_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("house_translations", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPTED = the_script()
TEXTS = SCRIPTED.written_texts()
CATALOGUES = SCRIPTED.catalogues()
ENTRIES = [entry for entries in CATALOGUES.values() for entry in entries]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def keys(found: list[str]) -> str:
    return f"{HINT}: {', '.join(found)}"


def test_that_there_is_a_catalogue_for_every_area_and_none_besides() -> None:
    assert sorted(CATALOGUES) == sorted(TEXTS), HINT


@pytest.mark.parametrize("area", sorted(TEXTS))
def test_that_a_catalogue_holds_every_text_in_order_and_none_that_is_gone(area: str) -> None:
    held = [(each.key, each.source) for each in CATALOGUES[area]]
    assert held == list(TEXTS[area].items()), HINT


@pytest.mark.parametrize("area", sorted(TEXTS))
def test_that_no_text_lacks_its_english(area: str) -> None:
    missing = [each.key for each in CATALOGUES[area] if not each.is_done]
    assert not missing, keys(missing)


@pytest.mark.parametrize("area", sorted(TEXTS))
def test_that_what_is_compiled_is_what_is_written(area: str) -> None:
    compiled = (SCRIPTED.FOLDER / f"{area}.mo").read_bytes()
    assert compiled == SCRIPTED.mo_bytes(CATALOGUES[area]), HINT


def test_that_both_languages_have_the_same_placeholders() -> None:
    other = [each.key for each in ENTRIES if placeholders(each.source) != placeholders(each.target)]
    assert not other


def test_that_both_languages_begin_and_end_in_the_same_spaces_and_lines() -> None:
    def shape(text: str) -> tuple[str, str, int]:
        return text[: -len(text.lstrip()) or None], text[len(text.rstrip()) :], text.count("\n")

    assert not [each.key for each in ENTRIES if shape(each.source)[1:] != shape(each.target)[1:]]


def test_that_a_letter_to_press_is_there_in_both_languages_or_in_none() -> None:
    assert not [each.key for each in ENTRIES if each.source.count("&") != each.target.count("&")]


def test_that_english_is_not_indonesian_copied() -> None:
    copied = [
        each.key
        for each in ENTRIES
        if each.source == each.target
        and WORD.search(PLACEHOLDER.sub("", each.source))
        and not each.key.startswith(OWN_LANGUAGE)
        and not FILE_NAME.fullmatch(PLACEHOLDER.sub("", each.source))
        and not SAME.fullmatch(PLACEHOLDER.sub("", each.source))
    ]
    assert not copied


def test_that_no_indonesian_word_is_left_in_the_english() -> None:
    left = [
        each.key
        for each in ENTRIES
        if INDONESIAN.search(PLACEHOLDER.sub("", each.target))
        and not each.key.startswith(NAMES_INDONESIAN)
    ]
    assert not left


def test_that_every_reason_to_keep_texts_indonesian_holds_for_some() -> None:
    areas = {name: module for name, module in SCRIPTED.__dict__.items() if name == "KEPT"}
    every = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "iku_desktop/presentation/texts").rglob("*.py")
    )
    assert not [prefix for prefix in areas["KEPT"] if f'"{prefix}' not in every]
