"""How a child process is kept from taking more of the machine than it was given."""

import os
import subprocess
import sys
from pathlib import Path

from isms_desktop.exchange.limits import Limits

_NO_CRASH_WINDOWS = 0x0001 | 0x0002


def confine(limits: Limits) -> None:
    """Called in the child: the system itself stops it at its memory and time where it can.

    Windows knows no such limits for a running process, and macOS ignores that of memory: there
    `memory_of` lets the parent watch. Neither a core file nor a system window follows a crash.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here

        ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_WINDOWS)
        return
    import resource  # noqa: PLC0415  # missing on Windows

    seconds = int(limits.seconds) + 1
    wanted = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.memory),
    )
    for kind, most in wanted:
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (ValueError, OSError):  # macOS refuses some; the parent watches there
            continue


def memory_of(pid: int) -> int:
    """The bytes of memory a process holds now; 0 where it has ended or the system will not say."""
    if sys.platform == "win32":
        return _memory_on_windows(pid)
    status = Path(f"/proc/{pid}/statm")
    try:
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0 if Path("/proc/self").exists() else _memory_by_ps(pid)


def _memory_by_ps(pid: int) -> int:
    found = subprocess.run(  # noqa: S603  # a fixed program with a number
        ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return int(found.stdout) * 1024 if found.stdout.strip().isdecimal() else 0


def _memory_on_windows(pid: int) -> int:
    import ctypes  # noqa: PLC0415  # only here
    from ctypes import wintypes  # noqa: PLC0415

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in (
                "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage",
                "QuotaPagedPoolUsage", "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage",
                "PagefileUsage", "PeakPagefileUsage",
            )),
        )  # fmt: skip

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]  # exists on Windows only
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(0x1000 | 0x0010, 0, pid)  # query and read, nothing else
    if not handle:
        return 0
    counters = Counters(cb=ctypes.sizeof(Counters))
    try:
        kernel.K32GetProcessMemoryInfo(wintypes.HANDLE(handle), ctypes.byref(counters), counters.cb)
        return int(counters.PagefileUsage)
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))
