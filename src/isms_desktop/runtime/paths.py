"""Where the program keeps its files on this computer."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from isms_desktop.domain.errors import UserError

APP = "ISMS Desktop"
OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's folders; nothing is made on disk before `prepare`.

    `opened_dir` takes what is made only to be looked at: previews of reports, and the read-only
    copies of evidence that the user opens. It is wiped at exit and at the next start.
    """

    data_dir: Path
    log_dir: Path
    settings_file: Path
    opened_dir: Path

    @classmethod
    def of_platform(cls) -> "Paths":
        """The folders this system has for a user's data, settings and logs."""
        known = platformdirs.PlatformDirs(APP, appauthor=False)
        return cls(
            data_dir=known.user_data_path,
            log_dir=known.user_log_path,
            settings_file=known.user_config_path / "settings.toml",
            opened_dir=known.user_cache_path / "opened",
        )

    @classmethod
    def below(cls, folder: Path) -> "Paths":
        """Everything in one folder, as `--data-dir` asks for."""
        top = folder.expanduser().absolute()
        return cls(top, top / "logs", top / "settings.toml", top / "opened")

    def example(self) -> "Paths":
        """The same user's folders for the example organisation, apart from real data."""
        return replace(self, data_dir=self.data_dir / "example")

    @property
    def database(self) -> Path:
        """The register's file."""
        return self.data_dir / "isms.db"

    @property
    def backups(self) -> Path:
        """The folder of the backups the program makes by itself."""
        return self.data_dir / "backups"

    def wipe_opened(self) -> None:
        """Take away the copies that were made to be looked at."""
        shutil.rmtree(self.opened_dir, ignore_errors=True)

    def prepare(self) -> None:
        """Make the data folder, readable by the user alone; `UserError` where that cannot be."""
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
        except OSError as error:
            raise UserError(
                f"The folder for your data cannot be made: {self.data_dir}. Nothing was changed.",
                "Check that you may write in this place, or choose another folder.",
                code="no_data_folder",
                details=str(error),
            ) from error
