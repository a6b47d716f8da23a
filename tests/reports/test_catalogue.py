from isms_desktop.reports.catalogue import REPORTS
from isms_desktop.reports.register_list import write_register


def test_the_register_is_found_by_name() -> None:
    assert REPORTS["register"] is write_register
