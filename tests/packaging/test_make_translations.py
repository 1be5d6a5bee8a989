"""The script that keeps the catalogues in step with the texts and compiles them."""

import gettext
import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "make_translations.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_translations", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_translations"] = module
    spec.loader.exec_module(module)
    return module


def test_that_a_catalogue_is_read_as_it_was_written(script: ModuleType) -> None:
    entries = [
        script.Entry("a.one", 'Satu "dua"\n\ttiga\\', "One"),
        script.Entry("a.two", "Dua ≥ 2"),
        script.Entry("a.three", "Tiga", "Three", fuzzy=True),
    ]
    assert script.read_po(script.po_text("a", entries)) == entries


def test_that_strings_over_several_lines_are_read_as_one(script: ModuleType) -> None:
    text = 'msgctxt "a.one"\nmsgid ""\n"Sa"\n"tu"\nmsgstr "O"\n"ne"\n'
    assert script.read_po(text) == [script.Entry("a.one", "Satu", "One")]


def test_that_entries_follow_the_texts(script: ModuleType) -> None:
    known = [
        script.Entry("a.gone", "Hilang", "Gone"),
        script.Entry("a.same", "Sama", "Same"),
        script.Entry("a.changed", "Lama", "Old"),
        script.Entry("a.empty", "Lama"),
    ]
    texts = {"a.new": "Baru", "a.changed": "Lain", "a.same": "Sama", "a.empty": "Lain"}
    assert script.in_step(texts, known) == [
        script.Entry("a.new", "Baru"),
        script.Entry("a.changed", "Lain", "Old", fuzzy=True),
        script.Entry("a.same", "Sama", "Same"),
        script.Entry("a.empty", "Lain"),
    ]


def test_that_pythons_own_gettext_reads_what_is_compiled(script: ModuleType) -> None:
    entries = [
        script.Entry("a.z", "Hari", "Day"),
        script.Entry("a.b", "Hari", "Daytime – ≥"),
        script.Entry("a.none", "Belum"),
        script.Entry("a.fuzzy", "Lama", "Old", fuzzy=True),
    ]
    found = gettext.GNUTranslations(io.BytesIO(script.mo_bytes(entries)))
    assert [found.pgettext(each.key, each.source) for each in entries] == [
        *("Day", "Daytime – ≥", "Belum", "Lama"),
    ]
    assert found.info()["language"] == "en"


def test_that_the_script_adds_what_is_missing_and_takes_away_what_is_gone(
    script: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "en"
    monkeypatch.setattr(script, "written_texts", lambda: {"a": {"a.x": "Satu", "a.y": "Dua"}})
    assert script.main(folder) == 1
    assert capsys.readouterr().out == "en/a.po: a.x\nen/a.po: a.y\n0 texts in English, 2 without\n"
    done = [script.Entry("a.x", "Satu", "One"), script.Entry("a.y", "Dua", "Two")]
    (folder / "a.po").write_text(script.po_text("a", done), "utf-8")
    (folder / "old.po").write_text("", "utf-8")
    assert script.main(folder) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["a.mo", "a.po"]
    assert (folder / "a.mo").read_bytes() == script.mo_bytes(done)


def test_that_words_for_machines_are_not_translated(script: ModuleType) -> None:
    assert not script.to_translate("services.evidence_aliases.sk_camat")
    assert script.to_translate("page.home")
    assert not {"qt", "workbook"} & set(script.written_texts())
