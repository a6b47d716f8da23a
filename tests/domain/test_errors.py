from isms_desktop.domain.errors import CellProblem, UserError


def test_a_user_error_reads_as_message_and_hint() -> None:
    error = UserError("The file is empty.", "Choose another file.", code="empty", details="0 bytes")
    assert str(error) == "The file is empty. Choose another file."
    assert (error.message, error.hint) == ("The file is empty.", "Choose another file.")
    assert (error.code, error.details) == ("empty", "0 bytes")


def test_a_message_may_stand_alone() -> None:
    assert str(UserError("The file is empty.")) == "The file is empty."


def test_a_problem_keeps_the_value() -> None:
    problem = CellProblem("Log", 7, "Due", "soon", "This is no date.")
    assert (problem.row, problem.value) == (7, "soon")
