"""The shape of an `.ikubak`: the names its members may bear, and its manifest as JSON.

A copy is a zip without compression: the database, the evidence under its own names in `bukti/`, and
`manifest.json` at the end. The zip's comment holds the manifest's SHA-256.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.backups import FORMAT, BackupReason, Manifest, Member, OfficeFacts
from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.paths import DATABASE_NAME

MANIFEST_NAME = "manifest.json"
EVIDENCE_FOLDER = "bukti/"
EVIDENCE_NAME = re.compile(r"[0-9a-f]{64}\.(pdf|jpg|png)")
HASH = re.compile(r"[0-9a-f]{64}")
COMMENT = re.compile(rb"IKUBAK ([0-9a-f]{64})")
MEGABYTE = 1024 * 1024
MOST_MEMBERS = 500_000
MOST_MANIFEST = 128 * MEGABYTE
MOST_DATABASE = 4096 * MEGABYTE
# Evidence is refused above 50 MB when it is added; what lies beside it is not the program's.
MOST_EVIDENCE = 64 * MEGABYTE


def comment_of(manifest: bytes) -> bytes:
    """The zip's comment of a copy with that manifest."""
    return b"IKUBAK " + hashlib.sha256(manifest).hexdigest().encode("ascii")


def is_member_name(name: str) -> bool:
    """Whether a member of a copy may be called so; nothing else is ever read or unpacked."""
    if name in (DATABASE_NAME, MANIFEST_NAME):
        return True
    folder, slash, file = name.partition("/")
    return folder + slash == EVIDENCE_FOLDER and EVIDENCE_NAME.fullmatch(file) is not None


def most_bytes(name: str) -> int:
    """How large a member of that name may be."""
    return {DATABASE_NAME: MOST_DATABASE, MANIFEST_NAME: MOST_MANIFEST}.get(name, MOST_EVIDENCE)


def manifest_json(manifest: Manifest) -> bytes:
    """A manifest as it is stored: plain names and values, keys in order."""
    facts, audit = manifest.facts, manifest.audit
    plain = {
        "format": manifest.format,
        "program": manifest.program,
        "office": {"code": facts.code, "name": facts.name, "practice": facts.practice},
        "schema": manifest.schema,
        "sequence": manifest.sequence,
        "made_at": manifest.made_at.isoformat(),
        "made_by": manifest.made_by,
        "reason": manifest.reason.value,
        "tables": dict(manifest.tables),
        "counts": {
            "villages": facts.villages,
            "documents": facts.documents,
            "activities": facts.activities,
            "files": facts.files,
        },
        "last_change": facts.last_change.isoformat() if facts.last_change else None,
        "closed": [[each.year, each.number] for each in facts.closed],
        "audit": {"count": audit.count, "hash": audit.hash} if audit else None,
        "members": [[each.name, each.size, each.sha256] for each in manifest.members],
        "missing": list(manifest.missing),
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=0).encode("utf-8")


def read_manifest(data: bytes) -> Manifest:
    """The manifest of a copy; Refused `backup_newer_format` or `backup_damaged`."""
    try:
        plain = json.loads(data)
        if int(plain["format"]) > FORMAT:
            raise Refused(Problem("backup_newer_format", "file"))
        return _manifest(plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise damaged("manifest") from fault


def _manifest(plain: Mapping[str, Any]) -> Manifest:
    audit = plain["audit"]
    members = tuple(_member(*each) for each in plain["members"])
    tables = {str(name): int(count) for name, count in plain["tables"].items()}
    return Manifest(
        facts=_facts(plain),
        schema=int(plain["schema"]),
        sequence=int(plain["sequence"]),
        made_at=datetime.fromisoformat(plain["made_at"]),
        made_by=str(plain["made_by"]),
        reason=BackupReason(plain["reason"]),
        tables=tables,
        audit=AuditHead(int(audit["count"]), str(audit["hash"])) if audit else None,
        members=members,
        missing=tuple(map(str, plain["missing"])),
        program=str(plain["program"]),
        format=int(plain["format"]),
    )


def _facts(plain: Mapping[str, Any]) -> OfficeFacts:
    office, counts, last = plain["office"], plain["counts"], plain["last_change"]
    closed = tuple(Quarter(int(year), int(number)) for year, number in plain["closed"])
    if any(each.number not in QUARTERS for each in closed):
        raise ValueError("a quarter that is none")
    return OfficeFacts(
        code=str(office["code"]),
        name=str(office["name"]),
        practice=bool(office["practice"]),
        villages=int(counts["villages"]),
        documents=int(counts["documents"]),
        activities=int(counts["activities"]),
        files=int(counts["files"]),
        last_change=datetime.fromisoformat(last) if last else None,
        closed=closed,
    )


def _member(name: object, size: object, sha256: object) -> Member:
    if not (isinstance(name, str) and isinstance(size, int) and isinstance(sha256, str)):
        raise TypeError("a member that is none")
    if not is_member_name(name) or name == MANIFEST_NAME or not HASH.fullmatch(sha256):
        raise ValueError("a member that is none")
    return Member(name, size, sha256)


def damaged(part: str) -> Refused:
    """Why a copy can't be used: what of it is cut off, changed or missing."""
    return Refused(Problem("backup_damaged", "file", {"part": part}))
