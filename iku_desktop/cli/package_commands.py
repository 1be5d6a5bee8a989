"""The commands that make a package and merge packages."""

from iku_desktop.cli.arguments import DONE
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.domain.package_models import PackageGlance, PackOrder
from iku_desktop.domain.packages import Purpose
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import shortened
from iku_desktop.presentation.package_words import (
    counts_text,
    outcome_lines,
    outcome_text,
    quarter_part_text,
)
from iku_desktop.presentation.texts import t
from iku_desktop.services.office_services import OfficeServices


def pack(call: Call, services: OfficeServices) -> int:
    """Make a package: of a section its activities, else of the whole office with its quarter."""
    packed = services.packages.pack(call.given.file, _order(call))
    manifest = packed.manifest
    say(t("cli.packed_without", file=name) for name in packed.lacking)
    if manifest.quarter is not None:
        say([t("packages.tells_quarter", quarter=quarter_part_text(manifest.quarter))])
    say([t("cli.packed_key", fingerprint=manifest.sender.fingerprint)])
    counts = counts_text(manifest.counts)
    answer(t("cli.packed", file=packed.path, number=manifest.sequence, counts=counts))
    return DONE


def _order(call: Call) -> PackOrder:
    given = call.given
    if given.section:
        return PackOrder(given.section, given.documents, purpose=Purpose.SECTION)
    if (given.year is None) != (given.quarter is None):
        raise Refused(Problem("quarter_needed", "quarter"))
    quarter = None if given.year is None else Quarter(given.year, given.quarter)
    return PackOrder(quarter=quarter)


def merge(call: Call, services: OfficeServices) -> int:
    """Merge packages, all or none. Whoever names a file trusts its sender, unless told otherwise."""
    trusted = () if call.given.known_only else None
    outcome = services.packages.merge(call.given.files, trusted)
    say(map(_sender_text, (each for each in outcome.packages if not each.known)))
    say(outcome_lines(outcome))
    answer(t("cli.merged", outcome=outcome_text(outcome)))
    return DONE


def senders(call: Call, services: OfficeServices) -> int:
    """List the PCs whose packages are trusted, one a line with its key first; forget one by its key."""
    known = services.packages.senders()
    if call.given.forget is None:
        for each in known:
            answer(t("cli.known_sender", name=each.name, fingerprint=each.fingerprint))
        say([t("cli.no_senders")] if not known else [])
        return DONE
    wanted = _bare(call.given.forget)
    for each in known:
        if wanted in (_bare(each.fingerprint), each.public_key.casefold()):
            services.packages.forget(each.id)
            answer(t("cli.forgotten", name=each.name, fingerprint=each.fingerprint))
            return DONE
    raise Refused(Problem("sender_unknown", "forget", {"typed": shortened(call.given.forget)}))


def _bare(fingerprint: str) -> str:
    """A fingerprint as it may be typed: with or without its blanks, small or large."""
    return "".join(fingerprint.split()).casefold()


def _sender_text(glance: PackageGlance) -> str:
    sender = glance.manifest.sender
    return t("cli.new_sender", name=sender.name, fingerprint=sender.fingerprint)
