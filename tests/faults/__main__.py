"""The fault campaign: `python -m tests.faults --list|NAME… [--full] [--seed N] [--part I/N] [--json FILE]`.

Each harness harms offices of its own in a temporary folder. Without --full a quick choice of trials is
made; a full run is divided into parts of a few minutes by --part.
"""

import argparse
import sys
from pathlib import Path

from tests.faults.campaign import HARNESSES, SEED, Campaign, Options, as_plain, campaigns_of


def part_of(text: str) -> tuple[int, int]:
    number, _, parts = text.partition("/")
    found = int(number), int(parts)
    if not 1 <= found[0] <= found[1]:
        raise ValueError(text)
    return found


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*HARNESSES, []])
    parser.add_argument("--list", action="store_true", help="name the harnesses")
    parser.add_argument("--full", action="store_true", help="every trial instead of a quick choice")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--part", type=part_of, default=(1, 1), metavar="I/N")
    parser.add_argument(
        "--operation", action="append", default=[], help="only this one, repeatable"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results here")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    given = parsed()
    if given.list or not given.names:
        for name, harness in HARNESSES.items():
            print(f"{name:<8} {harness.about}")
        return 0
    options = Options(given.full, given.seed, given.part, tuple(given.operation))
    results: list[Campaign] = []
    for name in given.names:
        found = HARNESSES[name].run(options) if given.inside else campaigns_of(name, options)
        for campaign in found:
            results.append(campaign)
            if given.inside:
                print(campaign.line(), flush=True)
    if given.json:
        given.json.write_text(as_plain(results), "utf-8")
    for campaign in results:
        for failure in [] if given.inside else campaign.failures:
            print(f"{campaign.fault} {campaign.operation}: {failure.what}\n  {dict(failure.case)}")
    return 0 if all(each.passed for each in results) else 1


if __name__ == "__main__":
    sys.exit(main())
