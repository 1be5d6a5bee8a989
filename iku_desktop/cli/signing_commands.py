"""The commands that sign and verify a PDF; neither needs an office."""

import json
import os
import sys
from getpass import getpass

from iku_desktop.cli.arguments import DONE, REFUSED
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.proof import Result, SigningSettings, Verdict
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import unavailable_text

PASSPHRASE = "IKU_P12_PASSPHRASE"  # noqa: S105 - the variable's name
STANDS = (Result.GENUINE, Result.REVISED)


def sign(call: Call) -> int:
    """Sign a PDF with a .p12; says by whom and whose time it bears."""
    from iku_desktop.services.signing import KeyFile, sign_file
    from iku_desktop.storage.files import write_whole

    given = call.given
    key = KeyFile(given.p12, _passphrase(), call.offices.clock.now())
    signed = sign_file(given.file, key, settings=_settings(call))
    write_whole(given.out, signed.data)
    valid_to = show_short(signed.key.valid_to.date())
    answer(t("cli.signed", name=signed.key.name, issuer=signed.key.issuer, valid_to=valid_to))
    answer(t("cli.signed_stamped" if signed.timestamped else "cli.signed_time"))
    return DONE


def _settings(call: Call) -> SigningSettings:
    """What the office set for signing; where there is none, or none that can be read, nothing is set."""
    from iku_desktop.services.preferences import Preferences

    try:
        with call.offices.glance(call.paths) as office:
            return SigningSettings() if office is None else Preferences(office).signing()
    except Unavailable:
        return SigningSettings()


def verify(call: Call) -> int:
    """Say what a PDF is, by its signatures and the register of the office, where there is one."""
    from iku_desktop.presentation.verdict_words import verdict_json, verdict_lines

    verdict = _verdict(call)
    if call.given.json:
        answer(json.dumps(verdict_json(verdict), ensure_ascii=False, indent=1))
    else:
        for line in verdict_lines(verdict):
            answer(line)
    return DONE if verdict.result in STANDS else REFUSED


def _verdict(call: Call) -> Verdict:
    from iku_desktop.services.proof import Proof, verify_alone

    path = call.given.file
    try:
        with call.offices.glance(call.paths) as office:
            return verify_alone(path) if office is None else Proof(office).verify(path)
    except Unavailable as fault:
        say([t("proof.register_unread", reason=unavailable_text(fault))])
        return verify_alone(path)


def _passphrase() -> str:
    """From the environment, else asked for on a terminal; Refused where nobody can be asked."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused(Problem("passphrase_needed", "passphrase", {"variable": PASSPHRASE}))
    return getpass(t("cli.ask_passphrase"))
