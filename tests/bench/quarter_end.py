"""What the end of a quarter costs: closing, an entry beside closed quarters, a signature."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.periods import Quarter
from iku_desktop.services.office_services import OfficeServices
from tests.bench.lines import line, timed
from tests.signing.keys import PASSPHRASE, a_p12


def quarter_end(services: OfficeServices, folder: Path, runs: int) -> None:
    """With the 500 activities that the reports were measured with."""
    before = timed(_entry(services), runs * 4)
    closings(services, runs)
    after = timed(_entry(services), runs * 4)
    line("a cell entry, no quarter closed", before, "ms", "–")
    line("a cell entry, seven quarters closed", after, "ms", "–")
    ratios = [one / other for one, other in zip(after, before, strict=True)]
    line("  as a multiple of the one before", ratios, "×", "–")
    signature(services, folder, runs)


def closings(services: OfficeServices, runs: int) -> None:
    """All quarters that can close; the third of 2025 is opened and closed again."""
    third = Quarter(2025, 3)
    for quarter in (Quarter(2025, 1), Quarter(2025, 2)):
        services.closings.close(quarter)
    spent: list[float] = []
    for _ in range(runs):
        spent += timed(lambda: services.closings.close(third), 1)
        services.closings.reopen(third, "bench")
    line("closing a quarter, 500 activities", spent, "ms", "≤ 500")
    for quarter in (third, Quarter(2025, 4), *(Quarter(2026, number) for number in (1, 2, 3))):
        services.closings.close(quarter)


def _entry(services: OfficeServices) -> Callable[[], object]:
    village = services.villages.rows()[0].village.id
    numbers = iter(range(10_000))

    def enter() -> object:
        typed = {"number": f"{next(numbers)}/2026"}
        return services.documents.record(village, "APBDES", 2027, typed)

    return enter


def signature(services: OfficeServices, folder: Path, runs: int) -> None:
    """The signature of a finished report beside the bare operations on as many bytes."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    from iku_desktop.services.signing import KeyFile, sign_file
    from iku_desktop.signing.keys import open_key

    document = services.reports.make("quarterly", services.frame.moment(2025, 3))
    path, key_path = folder / "bench.pdf", folder / "bench.p12"
    path.write_bytes(document.data)
    key_path.write_bytes(a_p12())
    now = datetime.now()  # noqa: DTZ005 - the PC's own time

    def bare() -> object:
        key = open_key(key_path.read_bytes(), PASSPHRASE, now).private_key
        assert isinstance(key, rsa.RSAPrivateKey)
        digest = hashlib.sha256(path.read_bytes()).digest()
        return key.sign(digest, padding.PKCS1v15(), hashes.SHA256())

    def whole() -> object:
        return sign_file(path, KeyFile(key_path, PASSPHRASE, now))

    bare(), whole()
    bares, wholes = [], []
    for _ in range(runs * 2):
        bares += timed(bare, 1)
        wholes += timed(whole, 1)
    line("signing: opening the key, hash and RSA alone", bares, "ms", "–")
    line("signing a report, all of it", wholes, "ms", "–")
    ratios = [one / other for one, other in zip(wholes, bares, strict=True)]
    line("  as a multiple of the bare operations", ratios, "×", "≤ 3")
