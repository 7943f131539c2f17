"""A text is read as people read it: numbers whole, broken words joined, a comma for a stop."""

import pytest

from tracker.recording.quoting.matching import SourceWords

NUMBERS = [
    ("We lost −5 percent.", "5 percent"),
    ("We lost -5 percent.", "5 percent"),
    ("We paid .5 million.", "5 million"),
    ("It took 1/2 of the total.", "2 of the total"),
    ("There came 5–10 people.", "10 people"),
    ("It cost 1’000 francs.", "000 francs"),
]
READ = [
    (
        "close cooper-\nation of all",
        "close cooperation of all",
        "words broken at the ends of lines",
    ),
    ("a half-\nhearted try", "a half-hearted try", "words broken at the ends of lines"),
    ("co\u00ad\noperation", "cooperation", "words broken at the ends of lines"),
    ("中国\n人民", "中国人民", "blanks at signs"),
    ("Est-ce vrai ? Oui", "Est-ce vrai? Oui", "blanks at signs"),
    ("« Oui », dit-il", '"Oui", dit-il', "blanks at signs, quotation marks"),
    ("sagte »Ja« und ging", 'sagte "Ja" und ging', "quotation marks"),
    ("He said ``yes''", 'He said "yes"', "quotation marks"),
    ("He＇s here", "He's here", "quotation marks"),
    ("كتـــاب جديد", "كتاب جديد", "vowel points"),
    ("a\u202ab\u202c c", "ab c", "invisible characters"),
    ("Élan vital", "[é]lan vital", "[é] in another case"),
    ("“We agree,” he said.", "We agree.", "punctuation at the end"),
    ("“We agree,” he said.", "“We agree.”", "punctuation at the end"),
    ("The deal with Iran is off.", "The deal with [them] is off.", "[them] put in for “Iran”"),
    ("We won — 5 million voted.", "5 million voted", ""),
]


@pytest.mark.parametrize(("text", "quotation"), NUMBERS)
def test_a_number_is_not_cut(text: str, quotation: str) -> None:
    assert SourceWords(text).search(quotation).passages == ()


@pytest.mark.parametrize(("text", "quotation", "notes"), READ, ids=ascii)
def test_what_a_reader_sees_is_found_and_the_difference_told(
    text: str, quotation: str, notes: str
) -> None:
    found = [", ".join(one.notes) for one in SourceWords(text).search(quotation).passages]
    assert found == [notes]


def test_a_stop_ends_no_sentence_that_goes_on() -> None:
    assert SourceWords("We agree to nothing, he said.").search("We agree.").passages == ()
