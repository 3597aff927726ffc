"""Two texts beside each other."""

from languages.kinds import Passage
from languages.sidebyside import side_by_side

TITLE, END = Passage("Title"), Passage("Signed")


def test_paragraphs_meet_at_their_places_and_a_gap_stays_a_gap():
    source = [TITLE, Passage("one", "1"), Passage("two", "1"), Passage("B", "1.B"), END]
    text = [Passage("Título"), Passage("uno", "1"), Passage("C", "1.C"), Passage("Firmado")]
    found = [(left and left.text, right and right.text) for left, right in side_by_side(source, text)]
    assert found == [
        ("Title", "Título"),
        ("one", "uno"),
        ("two", None),
        ("B", None),
        ("Signed", "Firmado"),
        (None, "C"),
    ]
