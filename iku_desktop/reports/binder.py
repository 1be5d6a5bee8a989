"""The evidence binder: cover, index, and every page of every file with its number, as one PDF."""

from collections.abc import Iterator

from iku_desktop.domain.binder_models import EvidenceBinder
from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.reports.binder_front import Bound
from iku_desktop.reports.binder_pages import draw, matrix_of
from iku_desktop.reports.binder_spool import Placed, Spool
from iku_desktop.reports.evidence_leaves import Leaf, Unbound, leaves_of
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import Making

Spooled = tuple[tuple[Leaf, ...], range]


def render(model: EvidenceBinder, paper: Paper, making: Making) -> bytes:
    """The binder as a PDF; a file that can't be bound has a page that names it and says why."""
    count = model.file_count

    def told(percent: int) -> None:
        # To open all files is half of the work, to write them down the other half.
        if count:
            making.progress(count + count * percent // 100, 2 * count)

    with Spool() as spool:
        spooled: dict[str, Spooled] = {}
        bound = list(_bound(model, making, spool, spooled))
        making.unbound.extend(each.file for each in bound if each.reason)
        drawn = draw(model, paper, bound)
        told(0)
        page, places = drawn.first_page, []
        for each in bound:
            leaves, numbers = spooled.get(each.file.stored_name, ((), range(0)))
            if not each.reason:
                for at, (leaf, number) in enumerate(zip(leaves, numbers, strict=True)):
                    places.append(Placed(page + at, number, matrix_of(leaf, paper)))
            page += each.page_count
        return spool.onto(drawn.data, places, told)


def _bound(
    model: EvidenceBinder, making: Making, spool: Spool, spooled: dict[str, Spooled]
) -> Iterator[Bound]:
    """Every file, opened and spooled; a content that proves several things is opened once."""
    for number, (section, item, file) in enumerate(model.bound(), start=1):
        making.progress(number - 1, 2 * model.file_count)
        leaves: tuple[Leaf, ...] = ()
        reason = ""
        try:
            if file.stored_name not in spooled:
                found = leaves_of(making.content(file), file.type)
                spooled[file.stored_name] = (found.leaves, spool.add(found))
            leaves = spooled[file.stored_name][0]
        except Unavailable as fault:
            reason = unavailable_text(fault)
        except Unbound as fault:
            reason = problem_text(Problem(fault.code, values={"file": file.name}))
        yield Bound(number, section, item, file, leaves, reason)
