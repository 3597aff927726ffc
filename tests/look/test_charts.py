from config.charts import HEIGHT, WIDTH, line, segments


def part(state, count):
    return {"state": state, "word": state, "count": count}


def test_the_parts_fill_the_bar_from_end_to_end():
    drawn = segments([part("done", 41), part("late", 5), part("due", 9), part("overdue", 5)])
    assert [round(s.width, 1) for s in drawn] == [68.3, 8.3, 15.0, 8.3]
    assert drawn[0].start == 0
    assert round(drawn[-1].start + drawn[-1].width, 1) == 100


def test_a_part_of_nobody_keeps_its_word_and_takes_no_room():
    drawn = segments([part("done", 3), part("late", 0)])
    assert (drawn[1].word, drawn[1].count, drawn[1].width) == ("late", 0, 0)


def test_a_bar_of_nobody_is_empty():
    assert [s.width for s in segments([part("done", 0)])] == [0]


def test_the_line_runs_from_the_first_day_to_the_last_and_from_none_to_all():
    drawn = line([0, 30, 60], top=60)
    assert drawn.points == f"0.0,{HEIGHT:.1f} {WIDTH / 2:.1f},{HEIGHT / 2:.1f} {WIDTH:.1f},0.0"


def test_the_due_day_stands_where_its_value_stands():
    assert line([0, 1, 2, 3, 4], due_at=3).due == WIDTH * 3 / 4


def test_a_line_of_nothing_and_a_line_of_zeros_can_be_drawn():
    assert line([]).points == ""
    assert line([0]).points == f"0.0,{HEIGHT:.1f}"
