"""Makes the signed `update.json` that goes onto the stick beside an installer, and the keys for it.

Usage: sign_update.py --make-key PRIVATE_KEY
       sign_update.py IKU-Desktop-VERSION-setup.exe --key PRIVATE_KEY [--minimum-schema N] [--notes TEXT]
"""

import argparse
import hashlib
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from iku_desktop.domain.updates import (
    DESCRIPTION_NAME,
    MOST_BYTES,
    PRODUCT,
    Update,
    installer_name,
)
from iku_desktop.exchange.update_description import described, read, written
from iku_desktop.paths import RESOURCES
from iku_desktop.services.updates import known_schema, release_keys
from iku_desktop.signing.package_keys import make_key, public_key_of
from iku_desktop.signing.release_keys import is_release, sign_update

NAME = re.compile(rf"{PRODUCT}-(?P<version>[0-9.]+)-setup\.exe")


def new_key(place: Path) -> str:
    """Write a new private key, which nobody else may read, and give its public half; never over another."""
    public, private = make_key()
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(private.hex() + "\n")
    return public


def description(installer: Path, key: bytes, minimum_schema: int, notes: str) -> bytes:
    """The signed description of an installer; ValueError where its name or size can't be right."""
    found = NAME.fullmatch(installer.name)
    if found is None:
        raise ValueError(f"{installer.name}: the name must be {installer_name('VERSION')}")
    data = installer.read_bytes()
    if not 0 < len(data) <= MOST_BYTES:
        raise ValueError(f"{installer.name}: {len(data)} bytes")
    update = Update(
        product=PRODUCT,
        version=found["version"],
        file=installer.name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        schema=known_schema(),
        minimum_schema=minimum_schema,
        made_on=datetime.now(UTC).date().isoformat(),
        notes=notes,
    )
    made = written(update, sign_update(key, described(update)))
    read(made)  # what no program could read is not written
    return made


def main(arguments: Sequence[str]) -> int:
    """Make a key or sign an installer; the exit code."""
    parser = argparse.ArgumentParser(prog="sign_update.py")
    parser.add_argument("installer", type=Path, nargs="?")
    parser.add_argument("--make-key", type=Path, metavar="PRIVATE_KEY")
    parser.add_argument("--key", type=Path, metavar="PRIVATE_KEY")
    parser.add_argument("--minimum-schema", type=int, default=1)
    parser.add_argument("--notes", default="")
    given = parser.parse_args(arguments)
    if given.make_key:
        print(f"public key for {RESOURCES.name}/update/release-keys.txt: {new_key(given.make_key)}")
        return 0
    if given.installer is None or given.key is None:
        parser.error("an installer and --key, or --make-key")
    key = bytes.fromhex(given.key.read_text("ascii").strip())
    if public_key_of(key) not in release_keys():
        print(
            "this key is not in resources/update/release-keys.txt: no program would take the update"
        )
        return 1
    made = description(given.installer, key, given.minimum_schema, given.notes)
    update, signature = read(made)
    assert is_release(release_keys(), described(update), signature)
    given.installer.with_name(DESCRIPTION_NAME).write_bytes(made)
    print(f"{DESCRIPTION_NAME}: {update.file}, {update.size} bytes, {update.sha256}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
