"""Measure the program and print the table: `python3 tasks.py bench [--sizes 1000,10000]`."""

import argparse
import json
import os
import platform
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import casework_bench
import export_bench
import history_bench
import import_bench
import objectives_bench
import register_bench
import report_bench
import stall_bench
import start_bench
from measure import MEGABYTE, Cost, Result, exponents

HERE: Final = Path(__file__).resolve().parent
TOPICS: Final[dict[str, Callable[[int, Path], Iterator[Result]]]] = {
    "import": import_bench.run,
    "register": register_bench.run,
    "casework": casework_bench.run,
    "objectives": objectives_bench.run,
    "export": export_bench.run,
    "report": report_bench.run,
    "start": start_bench.run,
    "stalls": stall_bench.run,
    "history": history_bench.run,
}
MOST_GROWTH: Final = 1.1
"""No exponent may pass this."""
COLUMNS: Final = "{:<44} {:>8} {:>9} {:>8} {:>9} {:>8} {:>9} {:>8} {:>8}  {}"


def main() -> int:
    """Run what was asked for; 1 where something failed to run, not where a figure is missed."""
    asked = _arguments()
    # An installed program is compiled once, and so is one that was started before.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    asked.folder.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    failures: list[str] = []
    print(
        COLUMNS.format(
            "work", "entries", "ours", "MB", "floor", "x floor", "peer", "x peer", "x work", ""
        )
    )
    for topic in asked.only:
        for size in asked.sizes:
            try:
                for result in TOPICS[topic](size, asked.folder):
                    results.append(result)
                    print(line(result), flush=True)
            except Exception:  # noqa: BLE001  # one topic that fails leaves the others to measure
                failures.append(f"{topic} at {size}")
                traceback.print_exc()
    _print_growth(results)
    print(f"Written: {_write(results, failures)}")
    for failure in failures:
        print(f"Failed: {failure}")
    return 1 if failures else 0


def line(result: Result) -> str:
    """The result as a line of the table."""
    mark = {True: "reached: ", False: "MISSED: ", None: ""}[result.is_reached]
    return COLUMNS.format(
        result.work,
        result.size,
        "" if result.is_memory else _time(result.ours.seconds),
        f"{result.ours.memory / MEGABYTE:.0f}" if result.ours.memory else "",
        _shown(result, result.floor),
        f"{result.to_floor:.2f}" if result.to_floor else "",
        _shown(result, result.peer),
        f"{result.to_peer:.2f}" if result.to_peer else "",
        f"{result.processor_to_peer:.2f}" if result.processor_to_peer else "",
        f"{mark}{result.reach}",
    ).rstrip()


def _shown(result: Result, cost: Cost | None) -> str:
    if cost is None:
        return ""
    return f"{cost.memory / MEGABYTE:.0f} MB" if result.is_memory else _time(cost.seconds)


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _print_growth(results: Sequence[Result]) -> None:
    grown = exponents(results)
    if grown:
        print("\nGrowth between the smallest and the greatest size (1 is proportional)")
    for work, exponent in grown.items():
        print(f"{work:<44} {exponent:.2f}{'' if exponent <= MOST_GROWTH else '  MISSED: 1.1'}")


def _write(results: Sequence[Result], failures: Sequence[str]) -> Path:
    moment = datetime.now(UTC)
    document = {
        "at": moment.isoformat(timespec="seconds"),
        "commit": _commit(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "results": [
            {
                **asdict(result),
                "to_floor": result.to_floor,
                "to_peer": result.to_peer,
                "processor_to_peer": result.processor_to_peer,
            }
            for result in results
        ],
        "exponents": exponents(results),
        "failures": list(failures),
    }
    target = HERE / "results" / f"{moment:%Y-%m-%d-%H%M%S}.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(document, indent=1), encoding="utf-8")
    return target


def _commit() -> str:
    command = ["git", "-C", str(HERE), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py bench", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[1_000, 10_000, 100_000],
        help="numbers of entries, with commas (1000,10000)",
    )
    parser.add_argument(
        "--only",
        type=lambda text: text.split(","),
        default=list(TOPICS),
        help=f"topics, with commas: {','.join(TOPICS)}",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=HERE.parent / "out" / "bench",
        help="where logs and registers are made, and kept for the next run",
    )
    asked = parser.parse_args()
    unknown = set(asked.only) - set(TOPICS)
    if unknown:
        parser.error(f"unknown topics: {', '.join(sorted(unknown))}")
    asked.folder = asked.folder.resolve()
    return asked


if __name__ == "__main__":
    sys.exit(main())
