"""Keeps the translations in step with the texts and compiles them: resources/translations/en/*.po to *.mo.

Usage: make_translations.py. Every text without English gets an empty entry in its area's .po, a text whose
Indonesian has changed keeps its old English but is marked `fuzzy`, and entries of texts that are gone are
taken away; then the .mo files are written. It lists what still lacks English, and then ends with 1.
"""

import json
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations" / "en"
TEXTS = "iku_desktop.presentation.texts"
CONTEXT_END = "\x04"
MAGIC = 0x950412DE
HEAD = (
    "Project-Id-Version: IKU Desktop\nLanguage: en\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
)
NOTE = (
    "# English of the texts in presentation/texts/{area}; kept in step by packaging/make_translations.py.\n"
    "# {{count:village|villages}} writes the first word where count is 1, else the second.\n"
)
# Beginnings of keys that are never spoken in another language, each with its reason.
KEPT = {
    "qt.": "Qt's own words are English already",
    "workbook.": "the workbook is one layout for everybody (formats.md)",
    **dict.fromkeys(
        (
            *("esakip.title", "esakip.code", "esakip.unit", "esakip.year_target", "esakip.quarter"),
            *(
                "esakip.target",
                "esakip.actual",
                "esakip.achievement",
                "esakip.state",
                "esakip.closed",
            ),
        ),
        "a table for a system of the government",
    ),
    "letters.": "an official letter to a village, kept as the activity it is recorded as",
    "agenda.message.": "a message to villages",
    "packages.whole_office": "the sender's name, which the receiver keeps",
    "report.d.unknown_cause": "compared with what the office wrote",
    "packages.name_": "names of files that are sent",
    **dict.fromkeys(
        (
            *("drafts.comma", "drafts.and", "drafts.last", "drafts.semicolon", "drafts.more_"),
            *("drafts.target", "drafts.needed.", "drafts.documents.", "drafts.activities."),
        ),
        "a draft of the office's own report",
    ),
    "services.": "what is understood when it is read, and names of files in the folder of reports",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: its key, the Indonesian it was translated from, the English ("" = none yet)."""

    key: str
    source: str
    target: str = ""
    fuzzy: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the English may be shown."""
        return not self.fuzzy and (bool(self.target) or not self.source.strip())


def written_texts() -> dict[str, dict[str, str]]:
    """By area all texts that are to be translated."""
    package = import_module(TEXTS)
    names = [each.name for each in iter_modules(package.__path__)]
    areas = {name: import_module(f"{TEXTS}.{name}").TEXTS for name in names}
    found = {
        name: {k: v for k, v in texts.items() if to_translate(k)} for name, texts in areas.items()
    }
    return {name: texts for name, texts in found.items() if texts}


def to_translate(key: str) -> bool:
    """Whether a text is shown in another language at all."""
    return not key.startswith(tuple(KEPT))


def read_po(text: str) -> list[Entry]:
    """The entries of a catalogue but for its head; strings may run over several lines."""
    entries: list[Entry] = []
    for block in text.split("\n\n"):
        fields, fuzzy, field = {"msgctxt": "", "msgid": "", "msgstr": ""}, False, ""
        for line in block.splitlines():
            if line.startswith("#"):
                fuzzy |= line.startswith("#,") and "fuzzy" in line
                continue
            word, quote, rest = line.partition('"')
            field = word.strip() or field
            if quote:
                fields[field] += json.loads(quote + rest)
        if fields["msgctxt"]:
            entries.append(Entry(fields["msgctxt"], fields["msgid"], fields["msgstr"], fuzzy))
    return entries


def po_text(area: str, entries: Iterable[Entry]) -> str:
    """A catalogue as it is written, the entries in the order of the texts."""
    blocks = [NOTE.format(area=area) + f'msgid ""\nmsgstr {json.dumps(HEAD)}']
    for each in entries:
        mark = "#, fuzzy\n" if each.fuzzy else ""
        fields = (("msgctxt", each.key), ("msgid", each.source), ("msgstr", each.target))
        lines = (f"{name} {json.dumps(words, ensure_ascii=False)}" for name, words in fields)
        blocks.append(mark + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def in_step(texts: Mapping[str, str], entries: Iterable[Entry]) -> list[Entry]:
    """An entry a text, with the English that is known; where the Indonesian is another, it is fuzzy."""
    known = {each.key: each for each in entries}
    return [_entry(key, source, known.get(key)) for key, source in texts.items()]


def _entry(key: str, source: str, known: Entry | None) -> Entry:
    if known is None:
        return Entry(key, source)
    changed = known.source != source and bool(known.target)
    return Entry(key, source, known.target, known.fuzzy or changed)


def mo_bytes(entries: Iterable[Entry]) -> bytes:
    """The compiled catalogue (GNU gettext's format, revision 0): sorted originals, then translations."""
    pairs = {"": HEAD}
    pairs |= {
        f"{each.key}{CONTEXT_END}{each.source}": each.target
        for each in entries
        if each.is_done and each.source
    }
    table = sorted((source.encode(), target.encode()) for source, target in pairs.items())
    texts = [source for source, _ in table] + [target for _, target in table]
    originals, translations = 7 * 4, 7 * 4 + 8 * len(table)
    at = translations + 8 * len(table)
    places = []
    for text in texts:
        places += [len(text), at]
        at += len(text) + 1
    head = (MAGIC, 0, len(table), originals, translations, 0, translations + 8 * len(table))
    return struct.pack(f"<{7 + len(places)}I", *head, *places) + b"".join(t + b"\0" for t in texts)


def catalogues(folder: Path = FOLDER) -> dict[str, list[Entry]]:
    """By area the entries as they stand in the .po files."""
    return {path.stem: read_po(path.read_text("utf-8")) for path in sorted(folder.glob("*.po"))}


def main(folder: Path = FOLDER) -> int:
    """Bring the files in step; 1 where a text still lacks English."""
    folder.mkdir(parents=True, exist_ok=True)
    stored, texts = catalogues(folder), written_texts()
    for path in folder.iterdir():
        if path.stem not in texts:
            path.unlink()
    missing = list(_written(folder, stored, texts))
    for name, key in missing:
        print(f"{folder.name}/{name}.po: {key}")
    print(
        f"{sum(map(len, texts.values())) - len(missing)} texts in English, {len(missing)} without"
    )
    return 1 if missing else 0


def _written(
    folder: Path, stored: Mapping[str, list[Entry]], texts: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    for name, words in texts.items():
        entries = in_step(words, stored.get(name, ()))
        (folder / f"{name}.po").write_text(po_text(name, entries), "utf-8", newline="\n")
        (folder / f"{name}.mo").write_bytes(mo_bytes(entries))
        yield from ((name, each.key) for each in entries if not each.is_done)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
