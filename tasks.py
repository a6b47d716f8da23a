#!/usr/bin/env python3
"""Starts everything there is to start here: python3 tasks.py run, test, check and more.

Needs nothing but Python: it makes its own virtual environment beside itself, installs the pinned
parts and names (as root on Debian: installs) the system's libraries that Qt needs.
"""

import argparse
import ctypes
import functools
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - older ones shall read a sentence, not a trace
    sys.exit(
        "ISMS Desktop needs Python 3.11 or newer, and this is {}.{}. Start it with a newer one, "
        "for example: python3.11 tasks.py {}".format(*sys.version_info[:2], " ".join(sys.argv[1:]))
    )

ROOT = Path(__file__).resolve().parent
OUT = ROOT / "out"
EXAMPLE = ROOT / "resources" / "examples" / "incident-log.xlsx"
# Words of that log nobody can guess; the window asks for them, a script has to say them.
EXAMPLE_ANSWERS = (
    *("--value", "entry_type:Idea=Opportunity for improvement"),
    *("--value", "input:Risk workshop=Risk assessment"),
)

# The library Qt loads, and the Debian package that has it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
QT_STARTS = "import PySide6.QtWidgets as q; q.QApplication([])"

# In a log, our lines stand before those of the programs we start.
say = functools.partial(print, flush=True)


def main() -> int:
    """Do the task that was asked for; its exit status is this one's."""
    parser = argparse.ArgumentParser(
        description="What stands after the task is passed on to it.",
        epilog="\n".join(f"  {name:8} {what}" for name, (_, what) in TASKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--python", help="another Python, with a virtual environment of its own")
    parser.add_argument("task", choices=TASKS, metavar="|".join(TASKS))
    asked, rest = parser.parse_known_args()
    try:
        prepare_system()
        python = prepare_venv(asked.python)
        return TASKS[asked.task][0](python, rest)
    except KeyboardInterrupt:
        return 130


# --- the tasks ------------------------------------------------------------------------------------


def run(python: Path, rest: list[str]) -> int:
    """Open the window; where there is no display, do the main job without one."""
    if rest or has_display():
        return call(python, "-m", "isms_desktop", *rest)
    say(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can\n"
        f"open. Doing the main job without it on {EXAMPLE.relative_to(ROOT)}:"
    )
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="isms-desktop-") as data:
        steps = (
            ("import", EXAMPLE, *EXAMPLE_ANSWERS),
            ("report", "register", OUT / "register.pdf"),
            ("export", OUT / "register.xlsx"),
        )
        for step in steps:
            status = call(python, "-m", "isms_desktop", "--data-dir", data, *step)
            if status:
                return status
    status = screens(python, [])
    say(f"Look into {OUT.relative_to(ROOT)}: register.pdf, register.xlsx and screens/.")
    return status


def test(python: Path, rest: list[str]) -> int:
    """Run the tests; with --long those that take minutes; other words are pytest's own.

    A long run also takes other, and ten times as many, random examples for each property.
    """
    words = [word for word in rest if word != "--long"]
    chosen = ["-m", "not long"]
    if "--long" in rest:
        chosen = ["-m", "long or hypothesis", "--hypothesis-profile", "long"]
    return call(
        python, "-m", "pytest", "-n", "2", *chosen,
        "--cov", "--cov-report=term", *words, **OFFSCREEN,
    )  # fmt: skip


def check(python: Path, rest: list[str]) -> int:
    """Check format, lint, types, then the rules of the house: imports, sizes, names."""
    steps = (
        ("ruff", "format", "--check", *rest),
        ("ruff", "check", *rest),
        ("mypy", *rest),
        ("pytest", "-q", "-p", "no:randomly", "tests/test_house.py"),
    )
    return max(call(python, "-m", *step, **OFFSCREEN) for step in steps)


def screens(python: Path, rest: list[str]) -> int:
    """Make a picture of every page; --full: in every promised size; --guide: those of the guide."""
    return call(python, "-m", "isms_desktop.app.screens", *rest, **OFFSCREEN)


def texts(python: Path, rest: list[str]) -> int:
    """Bring the catalogues of the languages up to date and compile them."""
    return call(python, "-m", "tests.catalogue", *rest)


def bench(python: Path, rest: list[str]) -> int:
    """Measure, and print the table of ratios."""
    return call(python, "benchmarks/run.py", *rest, **OFFSCREEN)


def package(python: Path, rest: list[str]) -> int:
    """Build the wheel into dist/; with --app also the program that needs no Python."""
    status = call(python, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", ".")
    if status or "--app" not in rest:
        return status
    install(python, ".[bundle]")
    spec = "installers/pyinstaller/isms-desktop.spec"
    return call(python, "-m", "PyInstaller", "--noconfirm", spec)


TASKS = {
    "run": (run, "open the program"),
    "test": (test, "run the tests"),
    "check": (check, "check format, lint, types, import rules and sizes"),
    "bench": (bench, "measure speed and size"),
    "screens": (screens, "make pictures of every page"),
    "texts": (texts, "bring the translations up to date"),
    "package": (package, "build the wheel; --app: also the stand-alone program"),
}


def call(python: Path, *words: object, **environment: str) -> int:
    """Run the Python of the virtual environment in the checkout; its exit status."""
    command = [str(python), *map(str, words)]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, **environment})


# --- the virtual environment ----------------------------------------------------------------------


def prepare_venv(other: str | None) -> Path:
    """Make or renew the virtual environment of this or another Python; the Python inside it."""
    python = other or sys.executable
    version = version_of(python)
    venv = ROOT / f".venv-{version}" if other else venv_for(version)
    inside = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = venv / "installed.txt"
    wanted = fingerprint(version)
    if inside.exists() and stamp.exists() and stamp.read_text() == wanted:
        return inside
    if not os.access(ROOT, os.W_OK):
        sys.exit(f"The virtual environment belongs in {ROOT}, and you may not write there.")
    if not inside.exists():
        make_venv(python, venv)
    say(f"Installing the parts of the program into {venv.name} (once, a few minutes) ...")
    install(inside, ".[dev]")
    prove_qt_starts(inside)
    # Then the first start is as quick as the next, also where Python may not write beside itself.
    call(inside, "-m", "compileall", "-q", "src")
    stamp.write_text(wanted)
    return inside


def version_of(python: str) -> str:
    """Ask a Python which it is, such as "3.11"; it must start and be new enough."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{python} does not start: {error}")
    version = answer.stdout.strip()
    if tuple(map(int, version.split("."))) < (3, 11):
        sys.exit(f"ISMS Desktop needs Python 3.11 or newer, and {python} is {version}.")
    return version


def venv_for(version: str) -> Path:
    """`.venv`, or `.venv-3.13` where `.venv` is another Python's."""
    first = ROOT / ".venv"
    settings = first / "pyvenv.cfg"
    if not settings.exists() or f"version = {version}." in settings.read_text():
        return first
    return ROOT / f".venv-{version}"


def fingerprint(version: str) -> str:
    """What the installed parts follow from; a checkout that was moved is one of it."""
    declared = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return f"{version} {ROOT} {hashlib.sha256(b''.join(declared)).hexdigest()}"


def make_venv(python: str, venv: Path) -> None:
    """Make the folder, or make it anew where its Python is gone."""
    say(f"Making {venv.name} ...")
    if subprocess.call([python, "-m", "venv", "--clear", str(venv)]):
        sys.exit("The virtual environment could not be made; the reason stands above.")


def install(python: Path, what: str) -> None:
    """Install the checkout, editable, with the versions that were tested together."""
    pip = ("-m", "pip", "install", "-qq", "--disable-pip-version-check")
    if call(python, *pip, "-c", "constraints.txt", "-e", what):
        sys.exit("The parts could not be installed; the reason stands above. Then start it again.")


# --- what comes from the system ------------------------------------------------------------------


def has_display() -> bool:
    """Tell whether a window can be opened; only Linux goes without."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def prepare_system() -> None:
    """Find what Qt and the virtual environment would miss, and install or name it."""
    missing = missing_parts()
    if not missing:
        return
    say(f"Needed, and not on this machine: {', '.join(missing)}.")
    need_packages(list(missing.values()))
    still = missing_parts()
    if still:
        sys.exit(f"Still not there after installing: {', '.join(still)}")


def missing_parts() -> dict[str, str]:
    """What is missing, and the Debian package that has it; only Linux lets it be missing."""
    if sys.platform != "linux":
        return {}
    known = {**LIBRARIES, **(WINDOW_LIBRARIES if has_display() else {})}
    missing = {name: package for name, package in known.items() if not can_load(name)}
    # Debian keeps the module that fills a virtual environment in a package of its own.
    if not (ROOT / ".venv").exists() and importlib.util.find_spec("ensurepip") is None:
        missing["Python's ensurepip"] = "python3-venv"
    return missing


def can_load(library: str) -> bool:
    """Tell whether the system has the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_packages(packages: list[str]) -> None:
    """Install Debian packages as root; otherwise say what to do and stop."""
    if shutil.which("apt-get") is None:
        sys.exit("Install what your system calls these Debian packages: " + " ".join(packages))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        sys.exit(
            f"Install them with this command, then start again:\n\n  sudo {shlex.join(command)}\n"
        )
    say(f"Installing {' '.join(packages)} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call(["apt-get", "update", "-qq"], env=quiet)
    if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL):
        sys.exit("apt-get could not install them; the reason stands above.")


def prove_qt_starts(python: Path) -> None:
    """Start Qt once; a library missing from the table above is named by Qt itself."""
    if call(python, "-c", QT_STARTS, **OFFSCREEN):
        sys.exit("Qt does not start on this machine; what it lacks stands above.")


if __name__ == "__main__":
    sys.exit(main())
