"""Edits of the why tree: never a loop, never a lost answer, numbers that stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.root_cause import (
    Nodes,
    add_answer,
    asked_about,
    branch,
    branch_of,
    chain_to,
    edit,
    mark_root,
    may_move,
    move,
    next_number,
    node_of,
    open_branches,
    outline,
    remove,
    require_tree,
    shift,
)
from tests.strategies import cause_trees


def tree() -> Nodes:
    """1 (2 (4), 3) and a second first answer, 5."""
    nodes = add_answer((), None, "The rule sent mail outside", uid="n1")
    nodes = add_answer(nodes, 1, "The mailbox was taken over", uid="n2")
    nodes = add_answer(nodes, 1, "Rules are not watched", uid="n3")
    nodes = add_answer(nodes, 2, "The password was guessed", uid="n4")
    return add_answer(nodes, None, "Nobody noticed", uid="n5")


def numbers(nodes: Nodes) -> list[int]:
    return [node.number for _depth, node in outline(nodes)]


def test_answers_are_read_with_what_is_below_them() -> None:
    assert [(d, n.number) for d, n in outline(tree())] == [(0, 1), (1, 2), (2, 4), (1, 3), (0, 5)]


def test_an_answer_needs_a_parent_that_is_there() -> None:
    with pytest.raises(KeyError):
        add_answer(tree(), 9, "Lost")


def test_a_branch_answers_the_same_question_right_after() -> None:
    nodes = branch(tree(), 2, "It was handed over")

    assert numbers(nodes) == [1, 2, 4, 6, 3, 5]
    assert node_of(nodes, 6).parent == 1


def test_texts_are_edited_one_by_one() -> None:
    nodes = edit(tree(), 3, evidence="Log of October", stop_reason="Outside our reach")
    changed = node_of(nodes, 3)

    assert (changed.answer, changed.evidence, changed.stop_reason) == (
        "Rules are not watched",
        "Log of October",
        "Outside our reach",
    )
    assert edit(nodes, 3, answer="")[2].answer == ""


def test_a_root_cause_is_marked_with_its_category_and_unmarked_without() -> None:
    nodes = mark_root(tree(), 4, category="Technology")
    assert (node_of(nodes, 4).is_root, node_of(nodes, 4).category) == (True, "Technology")

    nodes = mark_root(nodes, 4, is_root=False, category="Technology")
    assert (node_of(nodes, 4).is_root, node_of(nodes, 4).category) == (False, "")


def test_an_answer_moves_with_all_below_it() -> None:
    nodes = move(tree(), 2, 5)

    assert numbers(nodes) == [1, 3, 5, 2, 4]
    assert node_of(nodes, 4).parent == 2


def test_an_answer_moves_before_another_one() -> None:
    assert numbers(move(tree(), 5, 1, before=3)) == [1, 2, 4, 5, 3]
    assert numbers(move(tree(), 3, 1, before=3)) == numbers(tree())


@pytest.mark.parametrize("parent", [1, 2, 4, 99])
def test_an_answer_cannot_stand_below_itself_or_nowhere(parent: int) -> None:
    nodes = tree()
    assert not may_move(nodes, 1, parent)

    with pytest.raises(UserError) as refused:
        move(nodes, 1, parent)
    assert refused.value.code == "loop"


def test_an_answer_is_shifted_among_those_beside_it_and_stops_at_the_ends() -> None:
    assert numbers(shift(tree(), 3, -1)) == [1, 3, 2, 4, 5]
    assert numbers(shift(tree(), 2, 1)) == [1, 3, 2, 4, 5]
    assert numbers(shift(tree(), 3, 1)) == numbers(tree())
    assert numbers(shift(tree(), 2, -5)) == numbers(tree())


def test_removing_takes_the_branch_or_only_the_answer() -> None:
    assert numbers(remove(tree(), 2)) == [1, 3, 5]

    only = remove(tree(), 2, with_branch=False)
    assert sorted(numbers(only)) == [1, 3, 4, 5]
    assert node_of(only, 4).parent == 1


def test_a_branch_is_open_until_it_has_a_root_cause_or_a_reason_to_stop() -> None:
    nodes = tree()
    assert [node.number for node in open_branches(nodes)] == [4, 3, 5]

    nodes = edit(mark_root(nodes, 4), 3, stop_reason="The provider decides that")
    assert [node.number for node in open_branches(nodes)] == [5]


def test_what_follows_a_root_cause_is_not_open() -> None:
    assert [node.number for node in open_branches(mark_root(tree(), 2))] == [3, 5]


def test_the_next_question_asks_about_the_answer_or_first_about_what_happened() -> None:
    nodes = tree()

    assert asked_about(nodes, None, "Mailbox forwarded.\nFound by Jonas") == "Mailbox forwarded"
    assert asked_about(nodes, 2, "anything") == "The mailbox was taken over"
    long = asked_about(nodes, None, "word " * 100)
    assert len(long) < 170
    assert long.endswith("word …")


def test_the_way_to_an_answer_starts_with_the_first_why() -> None:
    assert [node.number for node in chain_to(tree(), 4)] == [1, 2, 4]


@pytest.mark.parametrize(
    "nodes",
    [
        (CauseNode(uid="a", number=1), CauseNode(uid="b", number=1)),
        (CauseNode(uid="a", number=1, parent=7),),
        (CauseNode(uid="a", number=1, parent=2), CauseNode(uid="b", number=2, parent=1)),
        (CauseNode(uid="a", number=1, parent=1),),
    ],
    ids=["a number twice", "no such parent", "a loop", "its own parent"],
)
def test_what_is_no_tree_is_a_bug(nodes: Nodes) -> None:
    with pytest.raises(ValueError, match="answer"):
        require_tree(nodes)


def test_a_loop_in_stored_nodes_ends() -> None:
    looped = (
        CauseNode(uid="a", number=1, parent=2),
        CauseNode(uid="b", number=2, parent=1),
        CauseNode(uid="c", number=3),
    )

    assert len(chain_to(looped, 1)) == 2
    assert branch_of(looped, 1) == {1, 2}
    assert numbers(looped) == [3]


@st.composite
def edits(draw: st.DrawFn) -> Nodes:
    """A tree after some random edits; each is checked to lose nothing it should keep."""
    nodes = draw(cause_trees())
    for _ in range(draw(st.integers(0, 8))):
        before = nodes
        if not nodes:
            nodes = add_answer(nodes, None)
            continue
        number = draw(st.sampled_from([node.number for node in nodes]))
        target = draw(st.sampled_from([None, *(node.number for node in nodes)]))
        kind = draw(st.sampled_from(["add", "branch", "move", "shift", "lift"]))
        if kind == "add":
            nodes = add_answer(nodes, target)
        elif kind == "branch":
            nodes = branch(nodes, number)
        elif kind == "shift":
            nodes = shift(nodes, number, draw(st.integers(-3, 3)))
        elif kind == "lift":
            nodes = remove(nodes, number, with_branch=False)
        elif may_move(nodes, number, target):
            nodes = move(nodes, number, target)
        lost = {node.number for node in before} - {node.number for node in nodes}
        assert len(lost) == (1 if kind == "lift" else 0)
    return nodes


@given(edits())
def test_whatever_is_done_it_stays_a_tree_of_which_everything_is_read(nodes: Nodes) -> None:
    require_tree(nodes)
    assert sorted(numbers(nodes)) == sorted(node.number for node in nodes)
    assert next_number(nodes) not in numbers(nodes)


@given(edits().filter(bool), st.data())
def test_moving_changes_nothing_but_the_place(nodes: Nodes, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from([node.number for node in nodes]))
    home = node_of(nodes, number).parent
    aims = [None, *(n.number for n in nodes if may_move(nodes, number, n.number))]
    moved = move(nodes, number, data.draw(st.sampled_from(aims)))

    assert {n.number: replace(n, parent=None) for n in moved} == {
        n.number: replace(n, parent=None) for n in nodes
    }
    assert branch_of(moved, number) == branch_of(nodes, number)
    back = move(moved, number, home)
    assert {n.number: n.parent for n in back} == {n.number: n.parent for n in nodes}


@given(edits().filter(bool), st.data())
def test_removing_takes_exactly_the_branch(nodes: Nodes, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from([node.number for node in nodes]))
    left = remove(nodes, number)

    require_tree(left)
    assert set(numbers(left)) == set(numbers(nodes)) - branch_of(nodes, number)
