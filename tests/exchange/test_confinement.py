import os
import subprocess
import sys

import pytest

from isms_desktop.exchange.confinement import memory_of
from isms_desktop.exchange.limits import Limits

MB = 1024 * 1024


def test_our_own_memory_is_known() -> None:
    assert memory_of(os.getpid()) > 5 * MB


def test_a_process_that_has_ended_holds_none() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert memory_of(ended.pid) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its memory")
def test_a_confined_process_cannot_take_more_memory() -> None:
    script = (
        "import sys\n"
        "from isms_desktop.exchange.confinement import confine\n"
        "from isms_desktop.exchange.limits import Limits\n"
        "confine(Limits.from_json(sys.argv[1]))\n"
        "try:\n    bytearray(400_000_000)\nexcept MemoryError:\n    print('stopped')"
    )
    limits = Limits(memory=200 * MB).to_json()
    done = subprocess.run(
        [sys.executable, "-c", script, limits], capture_output=True, text=True, check=True
    )
    assert done.stdout == "stopped\n"


def test_limits_travel_as_one_argument() -> None:
    limits = Limits(rows=7, seconds=0.5)
    assert Limits.from_json(limits.to_json()) == limits
