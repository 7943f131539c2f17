"""Emphasis adds nothing but itself, and only where the layout says so."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tracker.rendering.emphasis import emphasized

TABLE = """\
ref  claim
---  -----
C1   C2 CONTESTED (disputes)

The claim │ The answers
──────────┼────────────
C6        │   C13 CONFLICT (contradicts)
          │     C14 CONTESTED is what he said
C15 CONTESTED"""


def test_headings_and_strong_classes_are_bold_and_rules_dim() -> None:
    assert (
        emphasized(TABLE)
        == """\
\x1b[1mref  claim\x1b[0m
\x1b[2m---  -----\x1b[0m
C1   C2 CONTESTED (disputes)

\x1b[1mThe claim │ The answers\x1b[0m
\x1b[2m──────────┼────────────\x1b[0m
C6        │   C13 \x1b[1mCONFLICT\x1b[0m (contradicts)
          │     C14 CONTESTED is what he said
C15 CONTESTED"""
    )


@given(st.text(alphabet=st.sampled_from("C1 CONFLICT-─━┼│\n")))
def test_without_its_codes_the_text_is_as_it_was(text: str) -> None:
    assert re.sub(r"\x1b\[[012]m", "", emphasized(text)) == text
