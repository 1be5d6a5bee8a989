"""The command that takes in what villages send."""

import json
from collections.abc import Iterable
from dataclasses import replace

from iku_desktop.cli.arguments import DONE, REFUSED
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.domain.received import AcceptedFile, ReceivedFile, ReceivedState
from iku_desktop.presentation.received_words import received_json, why
from iku_desktop.presentation.texts import t
from iku_desktop.services.office_services import OfficeServices


def receive(call: Call, services: OfficeServices) -> int:
    """Propose documents for the files of a folder or zip; without --check they become evidence.

    A check that could read the source is done; taking in is refused where a file can't be placed, the
    others are taken.
    """
    given = call.given
    files = services.receiving.look(given.source).files
    if not given.check:
        files = _accepted(call, services, files)
    counts = {state: sum(each.state is state for each in files) for state in ReceivedState}
    if given.json:
        answer(json.dumps(received_json(files), ensure_ascii=False, indent=1))
    else:
        names = {each.code: each.name for each in services.settings.document_types()}
        villages = {row.village.id: row.village.name for row in services.villages.rows()}
        for each in files:
            _tell(each, villages, names)
        key = "cli.would_receive" if given.check else "cli.received"
        answer(
            t(
                key,
                attached=counts[ReceivedState.NEW],
                known=counts[ReceivedState.KNOWN],
                refused=counts[ReceivedState.UNPLACED],
            )
        )
    return DONE if given.check or not counts[ReceivedState.UNPLACED] else REFUSED


def _accepted(
    call: Call, services: OfficeServices, files: Iterable[ReceivedFile]
) -> tuple[ReceivedFile, ...]:
    """Take in all that can be placed; the files with what was refused of each after all."""
    found = tuple(files)
    accepted = [
        AcceptedFile(each.file, each.sha256, each.village_id, each.document_type, each.fiscal_year)
        for each in found
        if each.state is ReceivedState.NEW
    ]
    refused = services.receiving.accept(call.given.source, accepted).refused if accepted else {}
    return tuple(
        replace(each, problems=(*each.problems, *refused.get(each.file, ()))) for each in found
    )


def _tell(file: ReceivedFile, villages: dict[str, str], kinds: dict[str, str]) -> None:
    if file.state is ReceivedState.UNPLACED:
        say([t("cli.not_received", file=file.file, reason=why(file))])
        return
    key = "cli.received_known" if file.state is ReceivedState.KNOWN else "cli.received_file"
    place = {"village": villages[file.village_id], "document": kinds[file.document_type]}
    answer(t(key, year=file.fiscal_year, file=file.file, **place))
