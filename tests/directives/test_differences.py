from directives.differences import changed_places, changes
from directives.words import mapped, passages
from tests.directives.conftest import ORDER


def test_the_same_words_have_no_difference():
    assert changes(ORDER, ORDER) == []


def test_one_word_changed_is_one_piece_out_and_one_in():
    (change,) = changes(ORDER, mapped(ORDER, lambda text: text.replace("CPB", "CBP")))
    assert change.place == "2.C"
    assert [(piece.kind, piece.text) for piece in change.pieces] == [
        ("same", "Honor "),
        ("removed", "CPB"),
        ("added", "CBP"),
        ("same", " requests;"),
    ]


def test_a_new_subsection_is_all_added_and_a_dropped_one_all_removed():
    longer = list(ORDER)
    section = dict(ORDER[1]["section"])
    section["parts"] = [*section["parts"], {"subsection": {"label": "D", "text": "Take part in raids."}}]
    longer[1] = {"section": section}
    (added,) = changes(ORDER, longer)
    assert added.is_new
    assert added.anchor == "s2-d"
    (gone,) = changes(longer, ORDER)
    assert gone.is_gone


def test_a_moved_letter_is_reported_where_it_was_and_where_it_is():
    section = dict(ORDER[1]["section"])
    section["parts"] = [
        {"words": "[MUNICIPALITY] shall not:"},
        {"subsection": {"label": "B", "text": "Honor CPB requests;"}},
    ]
    assert changed_places(ORDER, [ORDER[0], {"section": section}, *ORDER[2:]]) == ["2.A", "2.C", "2.B"]


def test_pieces_put_together_give_both_texts():
    newer = mapped(ORDER, lambda text: text.replace("shall", "must").replace("fair and", "fair, just and"))
    found = changes(ORDER, newer)
    assert len(found) == 3
    for change in found:
        old = "".join(piece.text for piece in change.pieces if piece.kind != "added")
        new = "".join(piece.text for piece in change.pieces if piece.kind != "removed")
        assert old in [passage.text for passage in passages(ORDER)]
        assert new in [passage.text for passage in passages(newer)]
