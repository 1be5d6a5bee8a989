"""What villages sent in words and as JSON."""

import json

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.received import ReceivedFile
from iku_desktop.presentation.received_words import received_json, why

NO_KIND = Problem("sent_no_kind", "document_type")
NO_YEAR = Problem("sent_no_year", "fiscal_year")


def test_that_all_reasons_stand_in_one_line_each_once() -> None:
    assert why(ReceivedFile("a.pdf", problems=(NO_KIND, NO_YEAR, NO_KIND))) == (
        "Jenis dokumen tidak dikenal dari nama berkas atau foldernya. Pilih jenisnya. "
        "Tahun anggaran tidak dikenal dari nama berkas atau foldernya. Isi tahunnya."
    )
    assert why(ReceivedFile("a.pdf")) == ""


def test_that_the_json_has_the_five_keys_and_null_for_what_is_unknown() -> None:
    files = (
        ReceivedFile("b/a.pdf", "35.08.20.2001", "id", "APBDES", 2025),
        ReceivedFile("c.pdf", problems=(NO_KIND,)),
    )
    text = json.dumps(received_json(files), ensure_ascii=False)
    first, second = json.loads(text)
    assert list(first) == ["village", "kind", "fiscal_year", "file", "problem"]
    assert list(first.values()) == ["35.08.20.2001", "APBDES", 2025, "b/a.pdf", None]
    assert list(second.values())[:4] == [None, None, None, "c.pdf"]
    assert second["problem"].startswith("Jenis dokumen")
