"""A quotation is found where it stands, and nowhere else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recording.quoting.article import ARTICLE
from tracker.recording.quoting.matching import SourceWords
from tracker.recording.quoting.words import begins, ends

WORDS = SourceWords(ARTICLE)

EXACT = [
    ("for the foreseeable future", 54, 80),
    ("Ine\u0300s Morel", 172, 183),
    ("“But no coal will be unloaded here without a permit.”", 240, 293),
    ("There is no reason to panic. Nobody has lost work", 296, 345),
    ("They told us nothing", 464, 484),
    ("the port", 682, 690),
    ("Мы не получали никакого приказа", 717, 748),
    ("我们没有停止任何合作", 801, 811),
    ("码头照常工作", 812, 818),
    ("Wir haben nie gestreikt", 823, 846),
]
FOLDED = [
    ("We have not turned a single ship away, and we don't intend to", 108, 169, "quotation marks"),
    ("Inès Morel told a hearing", 172, 198, "accents"),
    ("on Tuesday - the first since the strike", 199, 238, "dashes"),
    ("on Tuesday—the first", 199, 221, "dashes"),
    ("The dockers' union [UDA] was informed in March", 361, 407, "quotation marks"),
    ("nothing -- not a word -- until the cranes stopped", 477, 524, "dashes"),
    ("Jose\u0301 Ortega", 572, 583, "accents"),
    ("a 1 000-tonne mistake", 596, 617, "dashes, spaces"),
    ("The port is non-negotiable", 621, 647, "dashes"),
    ("It’s the heart", 649, 663, "quotation marks"),
    ("no coal will be\n  unloaded here", 245, 274, "spaces"),
    ("We have not turned … and we don’t intend to", 108, 169, "words left out"),
    ("We have not turned a single ship away, […] don't intend to", 108, 169, "words left out"),
    ("union ... was informed", 374, 398, "words left out"),
    ("There is no reason to panic . . . Nobody has", 296, 335, "words left out"),
    ("(...) will be unloaded here", 253, 274, "words left out"),
    ("Работа … продолжается", 770, 789, "words left out"),
    ("[The workers] told us nothing", 469, 484, "[The workers] put in"),
    ("the dockers [of the port] had never agreed", 433, 461, "[of the port] put in"),
    ("coal will be unloaded [there] without a permit", 248, 291, "[there] put in for “here”"),
    ("[b]ut no coal will be unloaded", 241, 269, "[b] in another case"),
]


@pytest.mark.parametrize(("quotation", "start", "end"), EXACT, ids=[one[0] for one in EXACT])
def test_a_quotation_stands_word_for_word_at_its_code_points(
    quotation: str, start: int, end: int
) -> None:
    search = WORDS.search(quotation)
    found = [(one.start, one.end, one.verification, one.notes) for one in search.passages]
    assert found == [(start, end, "exact", ())]
    assert ARTICLE[start:end] == quotation


@pytest.mark.parametrize(
    ("quotation", "start", "end", "note"), FOLDED, ids=[one[0] for one in FOLDED]
)
def test_typography_and_an_editors_marks_are_told(
    quotation: str, start: int, end: int, note: str
) -> None:
    search = WORDS.search(quotation)
    found = [
        (one.start, one.end, one.verification, ", ".join(one.notes)) for one in search.passages
    ]
    assert found == [(start, end, "folded", note)]


ALTERED = {
    "a word changed": [
        "for the foreseen future",
        "for the unforeseeable future",
        "We have not turned any ship away",
        "no coal will be unloaded here with a permit",
        "There is a reason to panic",
        "1 000 tonne mistakes",
        "For the foreseeable future",
    ],
    "a word left out without a mark": [
        "We have turned a single ship away",
        "We have not turned a single ship away, and we do intend to",
        "But coal will be unloaded here without a permit",
        "had agreed",
        "Мы получали никакого приказа",
        "我们停止任何合作",
        "haben gestreikt",
    ],
    "a negation dropped by an ellipsis": [
        "We have … turned a single ship away",
        "We … intend to",
        "But … coal will be unloaded here",
        "no coal will be unloaded here … a permit",
        "There is … reason to panic",
        "reason to panic. … has lost work",
        "They told us … until the cranes stopped",
        "They told us nothing … until the cranes stopped",
        "the dockers … agreed",
        "Мы … получали никакого приказа",
        "我们…停止任何合作",
        "Wir haben … gestreikt",
        "cerramos el puerto … aviso",
    ],
    "a bracket that hides or puts in a negation": [
        "There is [every] reason to panic",
        "We have [indeed] turned a single ship away",
        "I [can] call that talks",
        "[All] has lost work",
        "[Nobody] told us nothing",
        "no coal will [never] be unloaded",
    ],
    "a bracket for more than a few words": [
        "We have not [sent any ships back, nor will we] intend to",
        "no reason to panic[, and] said Morel",
    ],
    "two passages glued": [
        "There is no reason to panic. We have not turned a single ship away",
        "has lost work and was informed in March",
        "A union official [in March] has lost work",
    ],
    "another order": [
        "Nobody has lost work … There is no reason to panic",
        "feeds us all … the heart of this town",
        "停止任何合作……我们没有",
    ],
    "across paragraphs": [
        "for the foreseeable future … We have not turned",
        "There is no reason to panic … the cranes stopped",
        "its director has said. “We have not turned a single ship away",
        "we don’t … to panic",
    ],
    "a cut word or number": [
        "I can",
        "we don",
        "negotiable",
        "000-tonne mistake",
        "or the foreseeable future",
    ],
}
REFUSED = [(how, quotation) for how, some in ALTERED.items() for quotation in some]


@pytest.mark.parametrize(("how", "quotation"), REFUSED)
def test_an_altered_quotation_is_not_found(how: str, quotation: str) -> None:
    assert WORDS.search(quotation).passages == (), how


def test_the_altered_quotations_are_at_least_forty() -> None:
    assert len({quotation for _, quotation in REFUSED}) >= 40


@pytest.mark.parametrize(
    ("quotation", "reason"),
    [
        ("There is … reason to panic", "the ellipsis hides “no”"),
        ("There is [every] reason to panic", "the bracket hides “no”"),
        ("[All] has lost work", "the bracket may hide “nobody”"),
        ("no coal will [never] be unloaded", "the bracket puts in “never”"),
        (
            "no reason to panic … the cranes stopped",
            "the passages stand in different paragraphs or in another order",
        ),
        ("I can", "the passage runs over the end of a paragraph or cuts a word"),
        ("pandemonium", None),
    ],
)
def test_it_is_said_why_a_close_passage_is_none(quotation: str, reason: str | None) -> None:
    assert WORDS.search(quotation).reason == reason


def test_all_places_are_found_in_order() -> None:
    found = SourceWords("No, no. He said: no, no.").search("no").passages
    assert [(one.start, one.end) for one in found] == [(4, 6), (17, 19), (21, 23)]


def test_lines_are_paragraphs_where_no_empty_line_parts_them() -> None:
    line = (
        "The minister spoke of a delay and of its causes, at some length and in detail, as he does."
    )
    text = f"{line} First part.\n{line} Second part.\n{line * 2}"
    assert SourceWords(text).search("First part … Second part").passages == ()
    assert SourceWords("He said yes\nand went … home.").search("yes and went").passages != ()


@given(st.data())
def test_any_stretch_of_whole_words_is_found_where_it_stands(data: st.DataObject) -> None:
    folded = WORDS.folded.text
    firsts = [place for place in range(len(folded)) if begins(folded, place)]
    start = data.draw(st.sampled_from([one for one in firsts if not folded[one].isspace()]))
    places = [one for one in range(start + 1, min(len(folded), start + 300)) if ends(folded, one)]
    lasts = [one for one in places if not folded[one - 1].isspace()]
    end = data.draw(st.sampled_from(lasts or [len(folded)]))
    at, to = WORDS.folded.start(start), WORDS.folded.end(end)
    quotation = ARTICLE[at:to]
    assume(any(char.isalnum() for char in quotation))  # a dash alone is no quotation
    at += len(quotation) - len(quotation.lstrip())
    found = {(one.start, one.end) for one in WORDS.search(quotation).passages}
    assert (at, at + len(quotation.strip())) in found


PIECES = st.sampled_from(
    [*"ab .…“”'’–-\u00a0\n\u00ad", "é", "e\u0301", "ﬁ", "...", "й", "각", "각", "[x]", "not "]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_whatever_is_found_folds_to_what_was_asked(text: str, quotation: str) -> None:
    for one in SourceWords(text).search(quotation).passages:
        assert 0 <= one.start < one.end <= len(text)
