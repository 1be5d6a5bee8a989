"""Spreads blocks over pages: where they may be cut, what stays together, which head is repeated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

ENDING_WORTH = 5.0
LEAST_REST = 5


class Hold(IntEnum):
    """How much two neighbours want to stand on one page; a chain longer than a page is cut all the same."""

    FREE = 0
    ENDING = 1
    TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A place, measured from the block's top, where it may be cut, and what speaks against it.

    `slack` is how much higher the part below becomes where not all of it could be cut just there.
    """

    at: float
    hold: Hold = Hold.FREE
    slack: float = 0.0


class Block:
    """Something laid out at its width; subclasses draw any part of it between two of its cuts.

    `before` is the space above (dropped at the top of a page), `edge` the room added on either side of
    a cut, `head` what is repeated above it on every page. When a signature looks for company its
    beginning stands for `worth` lines of text, each further part for `line_worth`.
    """

    def __init__(self, height: float, cuts: Iterable[Cut] = (), before: float = 0.0) -> None:
        self.height = height
        self.cuts = tuple(cuts)
        self.before = before
        self.edge = 0.0
        self.holds_next = Hold.FREE
        self.head: Block | None = None
        self.worth = 1.0
        self.line_worth = 1.0

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw what lies between `start` and `end` (from the block's top), with that part's top at `top`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block on a page; `top` is measured down from the body's upper edge."""

    block: Block
    start: float
    end: float
    top: float


@dataclass(slots=True)
class _Atom:
    """What is never cut: a block's part between two neighbouring cuts; `hold` binds it to the next."""

    block: Block
    start: float
    end: float
    hold: Hold
    worth: float
    slack: float

    @property
    def is_first(self) -> bool:
        return self.start == 0

    @property
    def is_last(self) -> bool:
        return self.end == self.block.height


def paginate(blocks: Sequence[Block], room: float) -> list[list[Piece]]:
    """The pages, each `room` high; the last block is an ending that never stands alone on its page."""
    atoms = [atom for block in blocks for atom in _atoms(block)]
    _keep_company(atoms)
    pages, at = [], 0
    while at < len(atoms):
        end = _page_end(atoms, at, room)
        pages.append(list(_pieces(atoms[at:end])))
        at = end
    return pages


def _atoms(block: Block) -> Iterator[_Atom]:
    cuts = (Cut(0.0), *block.cuts, Cut(block.height, block.holds_next))
    for start, end in pairwise(cuts):
        worth = block.worth if start.at == 0 else block.line_worth
        yield _Atom(block, start.at, end.at, end.hold, worth, start.slack)


def _keep_company(atoms: list[_Atom]) -> None:
    """Bind the ending to at least five lines of text or two rows of a table before it."""
    ending, worth = atoms[-1].block if atoms else None, 0.0
    for atom in reversed(atoms):
        if atom.block is ending:
            continue
        if worth >= ENDING_WORTH:
            return
        atom.hold = max(atom.hold, Hold.ENDING)
        worth += atom.worth


def _page_end(atoms: list[_Atom], at: int, room: float) -> int:
    """The index after the page's last atom: as many as fit, without parting what holds together."""
    full = _most(atoms, at, room)
    if full == len(atoms):
        return full
    for parted in (Hold.FREE, Hold.ENDING):
        end = full
        while end > at and atoms[end - 1].hold > parted:
            end -= 1
        if end > at:
            return end
    return _leaving_a_rest(atoms, at, full)


def _most(atoms: list[_Atom], at: int, room: float) -> int:
    used, fitting = _repeated_head(atoms[at]), at
    for index in range(at, len(atoms)):
        atom = atoms[index]
        used += atom.end - atom.start + (atom.block.before if atom.is_first and index > at else 0)
        if used > room:
            break
        if atom.is_last or used + atom.block.edge <= room:
            fitting = index + 1
    return max(fitting, at + 1)


def _repeated_head(atom: _Atom) -> float:
    head = atom.block.head
    return (head.height if head else 0.0) + (0.0 if atom.is_first else atom.block.edge + atom.slack)


def _leaving_a_rest(atoms: list[_Atom], at: int, full: int) -> int:
    """Where a chain longer than a page is cut: some lines of a block go over, not its last one alone."""
    last = atoms[full - 1]
    following = sum(atom.block is last.block for atom in atoms[full : full + LEAST_REST])
    if last.is_last or following >= LEAST_REST:
        return full
    return max(full - (LEAST_REST - following), at + 1)


def _pieces(atoms: Sequence[_Atom]) -> Iterator[Piece]:
    """The page's parts from above down; neighbouring atoms of one block become one part."""
    top, index = 0.0, 0
    head = atoms[0].block.head
    if head:
        yield Piece(head, 0.0, head.height, 0.0)
        top = head.height
    while index < len(atoms):
        first = last = atoms[index]
        if index and first.is_first:
            top += first.block.before
        while index < len(atoms) and atoms[index].block is first.block:
            last = atoms[index]
            index += 1
        yield Piece(first.block, first.start, last.end, top)
        top += last.end - first.start + first.slack
        top += first.block.edge * ((not first.is_first) + (not last.is_last))
