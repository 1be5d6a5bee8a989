"""The command that signs a PDF; it needs no office and asks for nothing but the passphrase, on a terminal."""

import os
import sys
from getpass import getpass

from iku_desktop.cli.arguments import DONE
from iku_desktop.cli.call import Call, answer
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t

PASSPHRASE = "IKU_P12_PASSPHRASE"  # noqa: S105 - the variable's name


def sign(call: Call) -> int:
    """Sign a PDF with a .p12; says by whom and that the time is the PC's own."""
    from iku_desktop.services.signing import KeyFile, sign_file
    from iku_desktop.storage.files import write_whole

    given = call.given
    key = KeyFile(given.p12, _passphrase(), call.offices.clock.now())
    signed = sign_file(given.file, key)
    write_whole(given.out, signed.data)
    valid_to = show_short(signed.key.valid_to.date())
    answer(t("cli.signed", name=signed.key.name, issuer=signed.key.issuer, valid_to=valid_to))
    return DONE


def _passphrase() -> str:
    """From the environment, else asked for on a terminal; Refused where nobody can be asked."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused(Problem("passphrase_needed", "passphrase", {"variable": PASSPHRASE}))
    return getpass(t("cli.ask_passphrase"))
