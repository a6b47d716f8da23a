from isms_desktop.domain.queries import URGENCY, Chip, Condition, RegisterCounts, RegisterQuery


def test_a_register_starts_with_everything_and_the_most_urgent_first() -> None:
    query = RegisterQuery()
    assert (query.search, query.chip, query.where) == ("", Chip.ALL, ())
    assert (query.sort, query.descending) == (URGENCY, False)


def test_queries_can_be_compared_and_remembered() -> None:
    one = RegisterQuery(where=(Condition("owner", "Mia"),))
    assert one == RegisterQuery(where=(Condition("owner", "Mia"),))
    assert len({one, RegisterQuery()}) == 2


def test_a_chip_without_count_shows_none() -> None:
    counts = RegisterCounts({Chip.OPEN: 3})
    assert counts[Chip.OPEN] == 3
    assert counts[Chip.OVERDUE] == 0
