"""Settings of papers: how letters are numbered, which authorities signatures are trusted by."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from iku_desktop.domain.accounts import IDLE_MINUTES, LEAST_IDLE, MOST_IDLE
from iku_desktop.domain.form_fields import read_between, text_field
from iku_desktop.domain.forms import Field, read_form
from iku_desktop.domain.letters import (
    COPIES_LENGTH,
    FIRST_NUMBER,
    LAST_FIRST_NUMBER,
    NATURE_LENGTH,
    LetterSettings,
    letter_number,
    next_sequence,
    read_pattern,
)
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import RootCertificate, SigningSettings
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed, read_web_address
from iku_desktop.services.context import Context, saved
from iku_desktop.services.snapshot import Change, Snapshot

PATTERN, FIRST = PreferenceName.LETTER_PATTERN, PreferenceName.LETTER_FIRST
NATURE, COPIES = PreferenceName.LETTER_NATURE, PreferenceName.LETTER_COPIES
URL = PreferenceName.TIMESTAMP_URL
ROOTS = PreferenceName.SIGNING_ROOTS
IDLE = PreferenceName.IDLE_LOCK
MOST_ROOTS = 50


def _first(typed: Typed, field: str) -> str:
    number = read_between(typed, field, FIRST_NUMBER, LAST_FIRST_NUMBER)
    return "" if number is None else str(number)


LETTERS = (
    Field(PATTERN.value, read_pattern),
    Field(FIRST.value, _first),
    text_field(NATURE.value, NATURE_LENGTH),
    text_field(COPIES.value, COPIES_LENGTH, lines=True),
)


def _minutes(typed: Typed, field: str) -> str:
    number = read_between(typed, field, LEAST_IDLE, MOST_IDLE)
    return "" if number is None else str(number)


LOCKING = (Field(IDLE.value, _minutes),)
SIGNING = (Field(URL.value, read_web_address),)


class Preferences:
    """Settings that are a name and a text; the keys of the forms are the values of PreferenceName."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def letters(self) -> LetterSettings:
        """How letters are numbered, and the last one of this year."""
        with self._context.reading() as rows:
            texts = rows.preferences()
            pattern, first, nature = (texts.get(each, "") for each in (PATTERN, FIRST, NATURE))
            written = rows.letters(self._context.today.year)
            last = max(written, key=lambda each: each.sequence, default=None)
            return LetterSettings(pattern, first, nature, last, texts.get(COPIES, ""))

    def change_letters(self, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields: letter_pattern, letter_first, letter_nature, letter_copies."""
        return self._change(LETTERS, typed)

    def next_number(self, typed: Mapping[str, Typed]) -> str:
        """The number that a letter issued today would bear with these fields.

        Refused where they can't be read.
        """
        read = read_form(LETTERS, typed)
        today = self._context.today
        first = int(str(read.get(FIRST.value) or FIRST_NUMBER))
        with self._context.reading() as rows:
            sequence = next_sequence(rows.letters(today.year), today.year, first)
        return letter_number(str(read.get(PATTERN.value, "")), sequence, today)

    def signing(self) -> SigningSettings:
        """The authority of time, and the certificates that are trusted."""
        with self._context.reading() as rows:
            return SigningSettings(rows.preferences().get(URL, ""), _roots(rows))

    def change_signing(self, typed: Mapping[str, Typed]) -> Saved:
        """Change the authority of time: timestamp_url."""
        return self._change(SIGNING, typed)

    def idle_minutes(self) -> int:
        """After how many minutes without a key or a movement the screen of an office with accounts locks."""
        with self._context.reading() as rows:
            return int(rows.preferences().get(IDLE, "") or IDLE_MINUTES)

    def change_locking(self, typed: Mapping[str, Typed]) -> Saved:
        """Change after how many minutes the screen locks: idle_lock, "" for the usual ones."""
        return self._change(LOCKING, typed)

    def add_roots(self, paths: Sequence[Path]) -> Saved:
        """Trust the certificates of some files; what is wrong with others is a warning of the answer.

        Refused, with nothing written, where none of the files brings a new one.
        """
        found, problems = _read(paths)
        with self._context.writing() as change:
            known = _roots(change.rows)
            hashes = {each.sha256 for each in known}
            fresh = [each for each in found if each.sha256 not in hashes]
            problems += [_twice(each) for each in found if each.sha256 in hashes]
            if not fresh:
                raise Refused(problems)
            count = len(known) + len(fresh)
            if count > MOST_ROOTS:
                values = {"count": count, "most": MOST_ROOTS}
                raise Refused(Problem("too_many_roots", "roots", values))
            _put_roots(change, (*known, *fresh))
            return saved(change, fresh[0].sha256, *problems)

    def remove_root(self, sha256: str) -> Saved:
        """Trust a certificate no more; Refused where it is not in the list."""
        with self._context.writing() as change:
            known = _roots(change.rows)
            left = [each for each in known if each.sha256 != sha256]
            if len(left) == len(known):
                raise Refused(Problem("unknown_row"))
            _put_roots(change, left)
            return saved(change)

    def _change(self, fields: Sequence[Field], typed: Mapping[str, Typed]) -> Saved:
        read = read_form(fields, typed)
        with self._context.writing() as change:
            _put(change, {PreferenceName(name): str(value) for name, value in read.items()})
            return saved(change)


def _put(change: Change, texts: Mapping[PreferenceName, str]) -> None:
    stored = {each.name: each.id for each in change.work.stored_preferences()}
    change.work.put_all(
        Preference(name, text, stored.get(name, "")) for name, text in texts.items()
    )


def _roots(rows: Snapshot) -> tuple[RootCertificate, ...]:
    text = rows.preferences().get(ROOTS, "")
    if not text:
        return ()
    from iku_desktop.signing.roots import roots_of

    return roots_of(text)


def _put_roots(change: Change, roots: Iterable[RootCertificate]) -> None:
    from iku_desktop.signing.roots import text_of

    _put(change, {ROOTS: text_of(roots)})


def _read(paths: Sequence[Path]) -> tuple[list[RootCertificate], list[Problem]]:
    """The certificates of all files, each once, and why some can't be read; `file` names them."""
    from iku_desktop.exchange.evidence_content import read_evidence
    from iku_desktop.signing.roots import read_roots

    found: dict[str, RootCertificate] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            found |= {each.sha256: each for each in read_roots(read_evidence(path))}
        except Refused as refused:
            problems += [
                Problem(each.code, "roots", {**each.values, "file": path.name})
                for each in refused.problems
            ]
    return list(found.values()), problems


def _twice(root: RootCertificate) -> Problem:
    return Problem("root_twice", "roots", {"name": root.subject})
