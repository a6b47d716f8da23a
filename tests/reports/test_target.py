from isms_desktop.reports.target import ReportOutcome


def test_all_is_well_needs_no_note() -> None:
    assert ReportOutcome(3).notes() == ()


def test_what_does_not_look_as_typed_is_told() -> None:
    one = ReportOutcome(3, undrawn_characters=1, unshaped_characters=1).notes()
    many = ReportOutcome(3, undrawn_characters=12, unshaped_characters=4).notes()
    assert one[0].startswith("1 character could not be drawn")
    assert one[1].startswith("1 character belongs")
    assert many[0].startswith("12 characters could not be drawn")
    assert many[1].startswith("4 characters belong")
