"""The manifest of a package as JSON, and back; a shape of another format is refused before it is read."""

import json
from collections.abc import Mapping

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.package_models import (
    Counts,
    Manifest,
    Member,
    QuarterPart,
    Sender,
)
from iku_desktop.domain.packages import PACKAGE_FORMAT, Purpose
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange import json_shapes as shape
from iku_desktop.exchange.json_shapes import BadShape
from iku_desktop.exchange.package_layout import MOST_ENTRIES


def manifest_json(manifest: Manifest) -> bytes:
    """The manifest's bytes, as they are signed."""
    sender, audit, counts, part = (
        manifest.sender,
        manifest.audit,
        manifest.counts,
        manifest.quarter,
    )
    found = {
        "format": manifest.format,
        "schema": manifest.schema,
        "program": manifest.program,
        "purpose": manifest.purpose.value,
        "sender": {
            "office": sender.office,
            "office_name": sender.office_name,
            "section": sender.section,
            "name": sender.name,
            "public_key": sender.public_key,
            "practice": sender.practice,
        },
        "sequence": manifest.sequence,
        "since": manifest.since,
        "made_at": manifest.made_at.isoformat(),
        "made_by": manifest.made_by,
        "audit": {"count": audit.count, "hash": audit.hash},
        "counts": {
            "activities": counts.activities,
            "documents": counts.documents,
            "removed": counts.removed,
            "files": counts.files,
        },
        "quarter": None
        if part is None
        else {
            "year": part.quarter.year,
            "quarter": part.quarter.number,
            "closed": part.closed,
            "revision": part.revision,
        },
        "members": [
            {"name": each.name, "size": each.size, "sha256": each.sha256}
            for each in manifest.members
        ],
        "lacking": list(manifest.lacking),
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def read_manifest(data: bytes, schema: int, file: str) -> Manifest:
    """The manifest of these bytes; `schema` is that of this program.

    Refused: `package_newer` and `package_older` where format or schema are another program's,
    `package_not_one` for any other JSON.
    """
    try:
        found = shape.parsed(data.decode())
        _check_version(found, schema, file)
        return _manifest(found)
    except (BadShape, UnicodeDecodeError, KeyError) as fault:
        raise Refused(Problem("package_not_one", "file", {"file": file})) from fault


def _check_version(found: Mapping[str, object], schema: int, file: str) -> None:
    ours = {"format": PACKAGE_FORMAT, "schema": schema}
    for name, mine in ours.items():
        theirs = shape.whole(found[name], name)
        if theirs != mine:
            program = shape.line(found.get("program", "?"), "program", 40)
            values = {"file": file, "program": program, "theirs": theirs, "ours": mine}
            code = "package_newer" if theirs > mine else "package_older"
            raise Refused(Problem(code, "file", values))


def _manifest(found: Mapping[str, object]) -> Manifest:
    audit, counts = shape.mapping(found["audit"], "audit"), shape.mapping(found["counts"], "counts")
    names = ("activities", "documents", "removed", "files")
    return Manifest(
        format=shape.whole(found["format"], "format"),
        schema=shape.whole(found["schema"], "schema"),
        program=shape.line(found["program"], "program", 40),
        purpose=_purpose(found["purpose"]),
        sender=_sender(shape.mapping(found["sender"], "sender")),
        sequence=shape.whole(found["sequence"], "sequence", 1),
        since=shape.whole(found["since"], "since"),
        made_at=shape.time(found["made_at"], "made_at"),
        made_by=shape.line(found["made_by"], "made_by"),
        audit=AuditHead(shape.whole(audit["count"], "audit"), _hash_or_nothing(audit["hash"])),
        counts=Counts(*(shape.whole(counts[name], name) for name in names)),
        members=tuple(
            _member(shape.mapping(each, "members"))
            for each in shape.items(found["members"], "members", MOST_ENTRIES)
        ),
        lacking=tuple(
            shape.digits(each, "lacking")
            for each in shape.items(found["lacking"], "lacking", MOST_ENTRIES)
        ),
        quarter=_quarter(found["quarter"]),
    )


def _purpose(value: object) -> Purpose:
    try:
        return Purpose(shape.line(value, "purpose"))
    except ValueError as fault:
        raise BadShape("purpose") from fault


def _sender(found: Mapping[str, object]) -> Sender:
    return Sender(
        office=shape.line(found["office"], "office", 20),
        office_name=shape.line(found["office_name"], "office_name"),
        section=shape.line(found["section"], "section"),
        name=shape.line(found["name"], "name"),
        public_key=shape.digits(found["public_key"], "public_key"),
        practice=shape.flag(found["practice"], "practice"),
    )


def _member(found: Mapping[str, object]) -> Member:
    return Member(
        shape.line(found["name"], "name"),
        shape.whole(found["size"], "size"),
        shape.digits(found["sha256"], "sha256"),
    )


def _quarter(value: object) -> QuarterPart | None:
    if value is None:
        return None
    found = shape.mapping(value, "quarter")
    year = shape.whole(found["year"], "year", 1, 9999)
    return QuarterPart(
        Quarter(year, shape.whole(found["quarter"], "quarter", 1, 4)),
        shape.flag(found["closed"], "closed"),
        shape.whole(found["revision"], "revision"),
    )


def _hash_or_nothing(value: object) -> str:
    return "" if value == "" else shape.digits(value, "audit")
