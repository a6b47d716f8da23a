"""The task runner, as far as it decides something by itself."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tasks

ROOT = Path(tasks.__file__).parent


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout without a virtual environment."""
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text("x")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    return tmp_path


def venv_of(checkout: Path, version: str) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")


def test_the_first_python_has_dot_venv(checkout: Path) -> None:
    assert tasks.venv_for("3.11") == checkout / ".venv"
    venv_of(checkout, "3.11.7")
    assert tasks.venv_for("3.11") == checkout / ".venv"


def test_another_python_leaves_it_alone(checkout: Path) -> None:
    venv_of(checkout, "3.11.7")
    assert tasks.venv_for("3.1") == checkout / ".venv-3.1"
    assert tasks.venv_for("3.13") == checkout / ".venv-3.13"


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_declared_means_installing_again(checkout: Path, name: str) -> None:
    before = tasks.fingerprint("3.11")
    assert tasks.fingerprint("3.11") == before != tasks.fingerprint("3.12")
    (checkout / name).write_text("y")
    assert tasks.fingerprint("3.11") != before


def test_a_python_that_is_missing_or_too_old_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tasks.version_of(sys.executable) == "{}.{}".format(*sys.version_info[:2])
    with pytest.raises(SystemExit, match="does not start"):
        tasks.version_of(str(tmp_path / "python"))
    old = subprocess.CompletedProcess([], 0, stdout="3.9\n")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: old)
    with pytest.raises(SystemExit, match=r"3\.11 or newer, and old-python is 3\.9"):
        tasks.version_of("old-python")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets libraries be missing")
def test_an_ordinary_user_reads_the_command_that_installs_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tasks, "LIBRARIES", {"libnone.so.1": "libnone1", "libc.so.6": "libc6"})
    monkeypatch.setattr(tasks, "WINDOW_LIBRARIES", {})
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y \S+ libnone1\n"):
        tasks.prepare_system()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets libraries be missing")
def test_a_system_that_is_not_debian_has_the_libraries_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "LIBRARIES", {"libnone.so.1": "libnone1"})
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(SystemExit, match="libnone1"):
        tasks.prepare_system()
    assert "libnone.so.1" in capsys.readouterr().out


def test_an_old_python_understands_enough_to_say_that_it_is_too_old() -> None:
    ast.parse((ROOT / "tasks.py").read_text(), feature_version=(3, 6))


def test_each_task_is_explained() -> None:
    shown = subprocess.run(
        [sys.executable, "tasks.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert all(what in shown for _, what in tasks.TASKS.values())


def test_every_dependency_has_one_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    declared = [*project["dependencies"], *(line for extra in extras for line in extra)]
    names = {re.split(r"[ <>=~;]", line)[0].lower().replace("_", "-") for line in declared}
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line.split("==") for line in lines if not line.startswith("#")]
    assert all(len(pin) == 2 for pin in pins)
    assert names - {pin[0] for pin in pins} == set()
