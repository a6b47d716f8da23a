"""What undo and redo offer after steps that did something or took something back."""

from isms_desktop.domain.undoing import Step, mark_of, standing, taken_back


def did(number: int) -> Step:
    return Step(number, f"Step {number}")


def back(number: int, of: int) -> Step:
    return Step(number, f"Back {number}", takes_back=of)


def names(steps: tuple[Step, ...]) -> list[str]:
    return [step.name for step in steps]


def test_undo_offers_what_was_done_last_and_redo_what_was_undone_last() -> None:
    stands = standing([did(1), did(5), did(6), back(7, 6), back(9, 5)])
    assert names(stands.done) == ["Step 1"]
    assert names(stands.undone) == ["Step 6", "Step 5"]
    assert [step.number for step in stands.undone] == [7, 9]


def test_redo_puts_a_step_in_force_again_under_a_new_number() -> None:
    stands = standing([did(1), did(2), back(3, 2), back(4, 3), back(5, 4)])
    assert names(stands.done) == ["Step 1"]
    again = standing([did(1), did(2), back(3, 2), back(4, 3)])
    assert names(again.done) == ["Step 1", "Step 2"]
    assert again.done[-1] == Step(4, "Step 2", origin=2)
    assert again.of_origin(2) == again.done[-1]
    assert again.of_origin(3) is None


def test_after_something_new_there_is_nothing_to_redo() -> None:
    assert standing([did(1), back(2, 1), did(3)]).undone == ()


def test_a_step_in_the_middle_can_be_taken_back() -> None:
    stands = standing([did(1), did(2), did(3), back(4, 2)])
    assert names(stands.done) == ["Step 1", "Step 3"]
    assert names(stands.undone) == ["Step 2"]
    assert names(stands.after(stands.done[0])) == ["Step 3"]


def test_what_takes_back_a_step_too_old_to_be_seen_is_left_out() -> None:
    assert names(standing([did(8), back(9, 2)]).done) == ["Step 8"]


def test_the_ground_is_not_offered() -> None:
    stands = standing([did(1), did(2), did(3), back(4, 3), back(5, 2)]).above(2)
    assert (stands.done, names(stands.undone)) == ((), ["Step 3"])


def test_a_mark_tells_the_step_and_no_typed_reason_is_one() -> None:
    assert taken_back(mark_of(37)) == 37
    assert taken_back("takes back 37") == 0
    assert taken_back("37") == 0
    assert taken_back("") == 0
