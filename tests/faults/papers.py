"""Signed papers changed by byte, by increments, by shadow content, by what is appended: none is genuine then.

A paper is judged by its signatures alone, as whoever has only the file does, and by the office's register.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from iku_desktop.domain.proof import Result
from iku_desktop.domain.verdict import judge
from iku_desktop.signing.inspection import inspect
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.mutators import BY_BYTE, mutated
from tests.faults.office import Stand, make_base, workplace
from tests.signing.keys import PASSPHRASE
from tests.signing.papers import a_report, signed_once, signed_twice, with_an_addition, written_anew
from tests.signing.test_additions import (
    Edit,
    a_cover,
    a_note,
    a_script,
    another_font,
    fewer_pages,
    other_words,
    words_in_place,
)

QUICK = 75
# Of the register that is asked too: every so many changes.
ASKED = 10
EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (other_words, words_in_place, a_note, a_cover, a_script, fewer_pages)
}
APPENDED = (
    b"\n",
    b"\0",
    b" ",
    b"%%EOF",
    b"\n%%EOF\n",
    b"x" * 999,
    b"\r\n%\xe2\xe3\n",
    b"trailer<<>>startxref\n0\n%%EOF",
)
Change = Callable[[bytes, Random], bytes]


def grown(data: bytes, edit: Edit) -> bytes:
    """A paper with an increment that changes what is seen."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    edit(writer, writer.root["/Pages"]["/Kids"][0])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _shadow(data: bytes, chance: Random) -> bytes:
    """Content that lay in the paper before it was signed is shown by what comes behind the signature."""
    hidden = signed_once(grown(a_report(), chance.choice([words_in_place, another_font])))
    return grown(hidden, chance.choice(list(EDITS.values())))


def _increment(data: bytes, chance: Random) -> bytes:
    edits = [*EDITS.values()]
    made: list[Callable[[], bytes]] = [
        *(lambda edit=edit: grown(data, edit) for edit in edits),
        lambda: with_an_addition(data),
        lambda: written_anew(data),
    ]
    return chance.choice(made)()


def _append(data: bytes, chance: Random) -> bytes:
    more = chance.choice([*APPENDED, data, chance.randbytes(chance.randint(1, 500))])
    return data + more


def _spoil(data: bytes, chance: Random) -> bytes:
    return mutated(data, BY_BYTE, chance)[1]


CHANGES: Mapping[str, Change] = {
    "increment": _increment,
    "shadow": _shadow,
    "appended": _append,
    "spoiled": _spoil,
}


@dataclass(frozen=True, slots=True)
class Papers:
    """Signed papers by name, and the office that issued the one that is called `office`."""

    data: Mapping[str, bytes]
    stand: Stand
    place: Path

    def judged(self, data: bytes, *, by_office: bool) -> list[Result]:
        """What a file is by its signatures alone, and by the register where that is asked."""
        alone = judge(inspect(data), "", None).result
        if not by_office:
            return [alone]
        self.place.write_bytes(data)
        return [alone, self.stand.services.proof.verify(self.place).result]


def papers_of(stand: Stand) -> Papers:
    """Papers with one signature and with two, and a report of the office."""
    services = stand.open()
    document = services.reports.make("quarterly", stand.moment())
    signed = services.signing.sign(
        document, stand.moment(), (stand.outside / "camat.p12", PASSPHRASE)
    )
    data = {
        "once": signed_once(a_report()),
        "twice": signed_twice(a_report()),
        "office": signed.path.read_bytes(),
    }
    return Papers(data, stand, stand.outside / "diperiksa.pdf")


def run(options: Options) -> Iterator[Campaign]:
    """Bytes, other changes, and the papers as they are."""
    with workplace() as home:
        papers = papers_of(make_base(home / "kantor"))
        try:
            if options.wants("unaltered"):
                yield _unaltered(papers, options)
            if options.wants("byte"):
                yield _by_byte(papers, options)
            for name in filter(options.wants, CHANGES):
                yield _changed(name, papers, options)
        finally:
            papers.stand.close()


def _unaltered(papers: Papers, options: Options) -> Campaign:
    campaign = Campaign("signed paper", "unaltered", options.seed)
    with Stopwatch(campaign):
        for name, data in papers.data.items():
            found = papers.judged(data, by_office=name == "office")
            campaign.tried(
                {"paper": name}, [f"{each}" for each in found if each is not Result.GENUINE]
            )
    return campaign


def _by_byte(papers: Papers, options: Options) -> Campaign:
    """In full every byte of every paper, with one bit of it turned."""
    campaign = Campaign("signed paper", "byte", options.seed)
    places = [(name, at) for name, data in papers.data.items() for at in range(len(data))]
    if not options.full:
        places = options.random("byte").sample(places, QUICK)
    with Stopwatch(campaign):
        campaign.control_found = bool(_not_seen(papers, papers.data["once"], by_office=False))
        for name, at in options.mine(places):
            data = papers.data[name]
            bit = options.random(name, at).randrange(8)
            changed = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            by_office = name == "office" and at % ASKED == 0
            campaign.tried(
                {"paper": name, "at": at, "bit": bit},
                _not_seen(papers, changed, by_office=by_office),
            )
    return campaign


def _changed(name: str, papers: Papers, options: Options) -> Campaign:
    campaign = Campaign("signed paper", name, options.seed)
    with Stopwatch(campaign):
        for number in options.mine(range(QUICK * (10 if options.full else 1))):
            chance = options.random(name, number)
            paper = chance.choice(list(papers.data))
            changed = CHANGES[name](papers.data[paper], chance)
            # The register knows the paper before it was signed: cut back to that it is genuine again.
            by_office = name in ("increment", "appended") and number % ASKED == 0
            campaign.tried(
                {"paper": paper, "number": number}, _not_seen(papers, changed, by_office=by_office)
            )
    return campaign


def _not_seen(papers: Papers, data: bytes, *, by_office: bool) -> list[str]:
    return [
        f"held for {each}"
        for each in papers.judged(data, by_office=by_office)
        if each is Result.GENUINE
    ]
