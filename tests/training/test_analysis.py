"""Item analysis, against tables worked out by hand."""

import pytest

from training.analysis import Flag, Tally, flag, tally, together

# Four people, the same three questions (versions 1, 2, 3). Rights, and for question 1 the share of the rest:
#   A: 1 1 1 → 1.0     B: 1 1 0 → 0.5     C: 0 1 0 → 0.5     D: 0 0 0 → 0.0
PAPERS = [
    ([1, 2, 3], [True, True, True]),
    ([1, 2, 3], [True, True, False]),
    ([1, 2, 3], [False, True, False]),
    ([1, 2, 3], [False, False, False]),
]


def test_the_sums_of_a_question_leave_the_question_itself_out_of_the_rest():
    assert tally(PAPERS)[1] == Tally(answers=4, right=2, rest=2.0, rest_squared=1.5, rest_of_right=1.5)


def test_the_discrimination_is_the_point_biserial_correlation():
    # n=4, Σx=2, Σy=2, Σy²=1.5, Σxy=1.5: (4·1.5 − 2·2) / √((4·2 − 4)(4·1.5 − 4)) = 2 / √8
    assert tally(PAPERS)[1].discrimination == pytest.approx(0.7071, abs=1e-4)
    # Question 3: x = 1 0 0 0, y = 1 1 .5 0: (4·1 − 2.5) / √((4 − 1)(4·2.25 − 6.25)) = 1.5 / √8.25
    assert tally(PAPERS)[3].discrimination == pytest.approx(0.5222, abs=1e-4)


def test_a_question_that_those_who_know_the_rest_get_wrong_is_below_zero():
    papers = [([1, 2], [False, True])] * 6 + [([1, 2], [True, False])] * 6
    assert tally(papers)[1].discrimination == pytest.approx(-1.0)


@pytest.mark.parametrize("rights", [[True, True], [False, False]])
def test_where_nothing_differs_nothing_is_told_apart(rights):
    assert tally([([1, 2], rights)] * 12)[1].discrimination is None


def test_a_paper_of_one_question_has_no_rest():
    assert tally([([1], [True])])[1] == Tally(1, 1, 0.0, 0.0, 0.0)


def test_what_nobody_answered_has_no_share():
    assert (Tally().share, Tally().discrimination) == (None, None)


def test_the_questions_of_a_clause_are_counted_together():
    sums = tally(PAPERS)
    assert together(sums, [1, 3]) == Tally(
        8, 3, sums[1].rest + sums[3].rest, sums[1].rest_squared + sums[3].rest_squared, 2.5
    )
    assert together(sums, [99]) == Tally()


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (Tally(9, 9), Flag.TOO_FEW),
        (Tally(10, 10), Flag.EASY),
        (Tally(10, 3), Flag.HARD),
        (Tally(10, 4), Flag.FINE),
        (Tally(100, 96), Flag.FINE),
        (Tally(100, 97), Flag.EASY),
        # n=10, Σx=5, Σy=5, Σy²=5: the numerator is 10·Σxy − 25, the denominator 25.
        (Tally(10, 5, 5.0, 5.0, 2.4), Flag.READ_AGAIN),
        (Tally(10, 5, 5.0, 5.0, 2.5), Flag.LOW),
        (Tally(10, 5, 5.0, 5.0, 2.874), Flag.LOW),
        (Tally(10, 5, 5.0, 5.0, 2.876), Flag.FINE),
    ],
)
def test_each_flag_begins_where_it_says(counted, expected):
    assert flag(counted, few=10) == expected


def test_papers_are_read_once_and_one_at_a_time():
    seen = []

    def stream():
        for paper in PAPERS:
            seen.append(paper)
            yield paper

    tally(stream())
    assert len(seen) == 4
