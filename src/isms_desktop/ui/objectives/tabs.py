"""What `ObjectivesPage.visited` takes to show the one list or the other."""

from typing import Final

OBJECTIVES_TAB: Final = "objectives"
INDICATORS_TAB: Final = "indicators"
