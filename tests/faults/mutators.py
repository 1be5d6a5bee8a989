"""Changes bytes as a bad stick, a broken program or an ill-willed person does: by byte, zip, XML and JSON."""

import io
import json
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

Mutator = Callable[[bytes, random.Random], bytes]
HOSTILE_NAMES = (
    *(
        "../../luar.txt",
        "..\\..\\luar.txt",
        "/etc/passwd",
        "C:\\Windows\\a.dll",
        "C:/a",
        "//server/a",
    ),
    *(
        "CON",
        "nul.txt",
        "bukti/COM1.pdf",
        "a\x00b",
        "bukti/../iku.sqlite3",
        "iku.sqlite3 ",
        "manifest.json.",
    ),
    *(
        "xl/../xl/workbook.xml",
        "x" * 5_000,
        "\u202exml.lx/1teehs",
        "",
        "/",
        "bukti/",
        "Manifest.json",
    ),
)
HOSTILE_TEXTS = (
    *(
        "",
        "=1+1",
        "-1",
        "1e400",
        "9" * 400,
        "\u202e",
        "true",
        "NaN",
        "A1:XFD1048576",
        "-2147483649",
    ),
    *(
        "../../luar.txt",
        "&lt;b&gt;",
        "99999999999999999999",
        "35.08.20.2001",
        "31/02/2025",
        "\ufffd" * 50,
    ),
)
HOSTILE_VALUES: tuple[object, ...] = (
    *(
        None,
        True,
        -1,
        0,
        10**30,
        1e308,
        "",
        "x" * 100_000,
        [],
        {},
        [[]],
        "../../luar.txt",
        "0" * 64,
    ),
    *(float("nan"), float("inf"), "9999-12-31T23:59:59", "35.08.01", [None] * 50, {"a": {"a": {}}}),
)
BOMB = (
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbbbbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
)
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
FIELDS_OF = {LOCAL: range(4, 30), CENTRAL: range(4, 46), END: range(4, 22)}


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a zip; `name` may be anything."""

    name: str
    data: bytes
    packing: int = zipfile.ZIP_STORED
    mode: int = 0


def parts_in(data: bytes) -> tuple[list[Part], bytes]:
    """The members of a whole zip and its comment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            Part(each.filename, archive.read(each), each.compress_type)
            for each in archive.infolist()
        ]
        return parts, archive.comment


def zip_of(parts: Sequence[Part], comment: bytes = b"") -> bytes:
    """A zip with these members in this order, whatever they are called."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")
        archive.comment = comment
        for each in parts:
            entry = zipfile.ZipInfo("x")
            # Past ZipInfo, which cuts names at a zero byte and turns separators.
            entry.filename = entry.orig_filename = each.name
            entry.compress_type, entry.external_attr = each.packing, each.mode << 16
            archive.writestr(entry, each.data)
    return target.getvalue()


def _span(data: bytes, chance: random.Random, most: int = 64) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randint(1, most))


def flip(data: bytes, chance: random.Random) -> bytes:
    """One bit."""
    at = chance.randrange(max(1, len(data)))
    return (
        data[:at]
        + bytes(each ^ (1 << chance.randrange(8)) for each in data[at : at + 1])
        + data[at + 1 :]
    )


def overwrite(data: bytes, chance: random.Random) -> bytes:
    """Some bytes by noise, zeros or extreme numbers."""
    start, end = _span(data, chance)
    fill = chance.choice(
        [chance.randbytes(end - start), bytes(end - start), b"\xff" * (end - start)]
    )
    return data[:start] + fill + data[end:]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    """Some bytes gone."""
    start, end = _span(data, chance, 2_000)
    return data[:start] + data[end:]


def put_in(data: bytes, chance: random.Random) -> bytes:
    """Some bytes more, of its own or noise."""
    start, end = _span(data, chance, 2_000)
    more = chance.choice([data[start:end], chance.randbytes(chance.randint(1, 300))])
    at = chance.randrange(len(data) + 1)
    return data[:at] + more + data[at:]


def truncate(data: bytes, chance: random.Random) -> bytes:
    """The beginning alone."""
    return data[: chance.randrange(len(data) + 1)]


def behind_and_before(data: bytes, chance: random.Random) -> bytes:
    """Something before it or behind it."""
    more = chance.choice([b"\0" * 600, b"\r\n", data[:3_000], chance.randbytes(50), b"%PDF-1.4\n"])
    return more + data if chance.random() < 0.5 else data + more


def zip_field(data: bytes, chance: random.Random) -> bytes:
    """A field of the zip's own heads or directory made to lie."""
    mark = chance.choice(list(FIELDS_OF))
    places = [found.start() for found in re.finditer(re.escape(mark), data)]
    if not places:
        return flip(data, chance)
    at = chance.choice(places) + chance.choice(FIELDS_OF[mark])
    number = chance.choice([0, 1, 0xFFFF, chance.randrange(0x10000)])
    return data[:at] + struct.pack("<H", number) + data[at + 2 :]


def zip_members(data: bytes, chance: random.Random) -> bytes:
    """A member gone, twice, under another name, swapped, packed, a link, or one too many."""
    parts, comment = parts_in(data)
    at = chance.randrange(len(parts))
    one, other = parts[at], chance.choice(parts)
    packings = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED)
    changed: list[list[Part]] = [
        [*parts[:at], *parts[at + 1 :]],
        [*parts, replace(one, data=flip(one.data, chance))],
        [*parts, one],
        [*parts[:at], replace(one, name=chance.choice(HOSTILE_NAMES)), *parts[at + 1 :]],
        [*parts, Part(chance.choice(HOSTILE_NAMES), b"isi")],
        [*parts[:at], replace(one, data=other.data), *parts[at + 1 :]],
        [*parts[:at], replace(one, packing=chance.choice(packings)), *parts[at + 1 :]],
        [*parts[:at], replace(one, mode=0o120777), *parts[at + 1 :]],
        [
            *parts[:at],
            replace(one, data=bytes(40 << 20), packing=zipfile.ZIP_DEFLATED),
            *parts[at + 1 :],
        ],
        chance.sample(parts, len(parts)),
    ]
    return zip_of(chance.choice(changed), chance.choice([comment, comment, b"", comment + b" "]))


def inside_member(data: bytes, chance: random.Random) -> bytes:
    """The content of a member changed by byte, in a zip that is whole."""
    parts, comment = parts_in(data)
    at = chance.randrange(len(parts))
    spoil = chance.choice([flip, overwrite, cut_out, put_in, truncate])
    return zip_of(
        [*parts[:at], replace(parts[at], data=spoil(parts[at].data, chance)), *parts[at + 1 :]],
        comment,
    )


def inside_xml(data: bytes, chance: random.Random) -> bytes:
    """An XML part of a workbook changed where a parser trusts it: values, texts, tags, head, depth."""
    parts, comment = parts_in(data)
    at = chance.choice(
        [place for place, each in enumerate(parts) if each.name.endswith((".xml", ".rels"))]
    )
    text = parts[at].data.decode("utf-8")
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(XML_CHANGES)(text, chance)
    encoded = text.encode(chance.choice(["utf-8"] * 8 + ["utf-16", "cp1252"]), "replace")
    return zip_of([*parts[:at], replace(parts[at], data=encoded), *parts[at + 1 :]], comment)


def _one_of(pattern: str, text: str, chance: random.Random, put: Callable[[str], str]) -> str:
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start()] + put(one[0]) + text[one.end() :]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


XML_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, chance: _one_of(
        r'(?<==)"[^"]*"', text, chance, lambda _: f'"{_escaped(chance.choice(HOSTILE_TEXTS))}"'
    ),
    lambda text, chance: _one_of(
        r"(?<=>)[^<>]+(?=<)", text, chance, lambda _: _escaped(chance.choice(HOSTILE_TEXTS))
    ),
    lambda text, chance: _one_of(r"<[^<>]+>", text, chance, lambda _: ""),
    lambda text, chance: _one_of(
        r"<(c|row|sheet|si|t)\b.*?</\1>", text, chance, lambda one: one * 3
    ),
    lambda text, chance: _one_of(r"<(c|row|sheet|si|t)\b.*?</\1>", text, chance, lambda one: ""),
    lambda text, chance: _one_of(
        r"<c ", text, chance, lambda _: '<c><f>HYPERLINK("a")</f><v>1</v></c><c '
    ),
    lambda text, chance: _one_of(r"\?>", text, chance, lambda one: one + BOMB),
    lambda text, chance: _one_of(r"(?<=>)[^<>]+(?=<)", text, chance, lambda _: "&d;&e;&tidakada;"),
    lambda text, chance: _one_of(r"<[a-z]\w*", text, chance, lambda one: "<g>" * 3_000 + one),
    lambda text, chance: _one_of(
        r"t=\"\w+\"", text, chance, lambda _: chance.choice(['t="b"', 't="e"', ""])
    ),
    lambda text, chance: text.replace(
        "UTF-8", chance.choice(["UTF-16", "cp1252", "EBCDIC", ""]), 1
    ),
    lambda text, chance: _one_of(r"r=\"[A-Z]+\d+\"", text, chance, lambda _: 'r="XFD1048576"'),
)


def inside_json(data: bytes, chance: random.Random) -> bytes:
    """A value of the manifest, or of a line of rows, by another or gone."""
    parts, comment = parts_in(data)
    at = chance.choice([place for place, each in enumerate(parts) if ".json" in each.name])
    lines = (
        parts[at].data.decode().splitlines()
        if parts[at].name.endswith("l")
        else [parts[at].data.decode()]
    )
    line = chance.randrange(len(lines))
    plain = json.loads(lines[line])
    _change_value(plain, chance)
    lines[line] = json.dumps(plain)
    content = "\n".join(lines).encode() + (b"\n" if parts[at].name.endswith("l") else b"")
    return zip_of([*parts[:at], replace(parts[at], data=content), *parts[at + 1 :]], comment)


def _change_value(plain: object, chance: random.Random) -> None:
    """Change one value somewhere in a tree of lists and mappings."""
    if not isinstance(plain, dict | list) or not plain:
        return
    keys: list[object] = list(plain) if isinstance(plain, dict) else list(range(len(plain)))
    key = chance.choice(keys)
    held = cast("dict[object, object]", plain)  # a list answers the same way
    if isinstance(held[key], dict | list) and held[key] and chance.random() < 0.75:
        _change_value(held[key], chance)
    elif chance.random() < 0.2:
        del held[key]
    else:
        held[key] = chance.choice(HOSTILE_VALUES)


BY_BYTE: tuple[Mutator, ...] = (flip, overwrite, cut_out, put_in, truncate, behind_and_before)
OF_A_ZIP: tuple[Mutator, ...] = (zip_field, zip_members, inside_member)
OF_A_WORKBOOK: tuple[Mutator, ...] = (*BY_BYTE, *OF_A_ZIP, *OF_A_ZIP, *(inside_xml,) * 12)
OF_OUR_OWN: tuple[Mutator, ...] = (*BY_BYTE, *OF_A_ZIP * 2, *(inside_json,) * 3)


def mutated(data: bytes, mutators: Sequence[Mutator], chance: random.Random) -> tuple[str, bytes]:
    """Another file made of this one, and what was done to it."""
    while True:
        mutator = chance.choice(mutators)
        found = mutator(data, chance)
        if found != data:
            return mutator.__name__, found
