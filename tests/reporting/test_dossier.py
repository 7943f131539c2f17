"""All there is on one claim, speaker or question, in one document."""

from datetime import date

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, contradicts, load, tell
from tracker.models import ResponseRequest
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing

QUOTED = PAPER.replace(
    'text = "Work stopped."', 'text = "Work stopped."\nquote = "We stopped"\nsaid = 2022-04-14'
)


def dossier(run: Run, *words: object) -> str:
    """The dossier as Markdown."""
    outcome = run("report", "dossier", *words, "-f", "md")
    assert outcome.code == 0, outcome.err
    return outcome.out


def headings(text: str) -> list[str]:
    """The headings of a Markdown document, without those below."""
    return [line[3:] for line in text.splitlines() if line.startswith("## ")]


def test_a_dossier_on_a_claim_puts_all_parts_into_one_document(
    location: Location, run: Run
) -> None:
    load(run, QUOTED, contradicts("B", "A"))
    day = date(2022, 4, 15)
    with writing(location, Author("tester", "respond ask")) as session:
        session.add(
            ResponseRequest(
                party_id=2,
                claim_id=1,
                asked_on="2022-04-15",
                asked_on_earliest=day,
                asked_on_latest=day,
            )
        )
    at = asked(run, "log", "C1")["changes"][0]["at"]
    told = f"{at[:10]} {at[11:16]} UTC"
    assert dossier(run, "C1") == (
        "# Dossier on C1: Work stopped.\n\n"
        "## Who said it\n\n"
        "Ann (named), said 14 Apr 2022, in S1.\n\n"
        "## Quotations\n\n"
        "Work stopped.\n\n"
        "| Appearance | Words | Form | Marks | Checked |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| C1.1 | “We stopped” | quote |  | not checked: no text on file |\n\n"
        "## Origins\n\n"
        "### C1: Work stopped.\n\n"
        "1 report, 1 origin: traced to The paper.\n\n"
        "| Appearance | From the speaker to the source | Traced to |\n"
        "| --- | --- | --- |\n"
        "| C1.1 in S1 | Ann → S1 | The paper |\n\n"
        "## Answers\n\n"
        "1 conflict, 0 contested, 0 opposed, 0 changed, 0 context.\n\n"
        "### C1: Work stopped.\n\n"
        "1 answer contradicts this as worded. 1 voice answers, named; the claim is traced to The"
        " paper alone.\n\n"
        "| Class | Answer | What it says | Who and when | Why |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| CONFLICT (contradicts) | C2, assertion | Work went on. | Bob (named). date not stated,"
        " in S1 | Because. |\n\n"
        "## Voices\n\n"
        "None of 2 claims rests on an unnamed voice.\n\n"
        "## Sourcing\n\n"
        "1 claim checked: nothing found.\n\n"
        "## Requests for a response\n\n"
        "| When | Event | What | Who |\n"
        "| --- | --- | --- | --- |\n"
        "| 15 Apr 2022 | D1 asked | to respond to C1: Work stopped. | Bob |\n\n"
        "## History of the record\n\n"
        "| When | Who | Command | What |\n"
        "| --- | --- | --- | --- |\n"
        f"| {told} | tester | import story | C1 recorded; C1.1 recorded |\n\n"
        "---\n\n"
        "S1: newspaper article, “The paper”\n\n"
        "No knowledge and no comment are not denials.\n\n"
        "Origins are counted over the appearances of one claim, and for a side of a question over"
        " the claims of that side. An origin is whom the words are traced to, and no judgment of"
        " them.\n"
    )


def test_the_public_gets_neither_history_nor_what_was_checked(location: Location, run: Run) -> None:
    del location
    load(run, QUOTED, contradicts("B", "A"))
    out = dossier(run, "C1", "--audience", "public")
    assert out.startswith("# Dossier: Work stopped.\n")
    assert headings(out) == [
        "Who said it",
        "Quotations",
        "Origins",
        "Answers",
        "Voices",
        "Sourcing",
    ]
    assert "| Appearance | Words | Form | Marks |\n" in out
    assert "| CONFLICT (contradicts) | #2, assertion | Work went on. |" in out


def test_a_quotation_is_told_with_where_it_stands_in_the_text(location: Location, run: Run) -> None:
    del location
    load(run, QUOTED)
    with open("paper.txt", "w", encoding="utf-8") as file:  # noqa: PTH123 - as a person writes it
        file.write("“We stopped”, she said.")
    tell(run, "source attach S1 paper.txt")
    assert "| quote |  | in the source's text, at 1–11 |" in dossier(run, "C1")


def test_what_a_claim_answers_is_told_beside_what_answers_it(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    out = dossier(run, "C2")
    assert "## Answers\n\nNo claim on file answers it.\n" in out
    assert "| C1 | disputes | Work stopped. | Because. |" in out


def test_a_dossier_on_a_speaker_tells_claims_shifts_and_what_stands_against_them(
    location: Location, run: Run
) -> None:
    del location
    held = '[[speaker.ann.affiliation]]\ndescribed = "the works"\nrole = "head"\n'
    paper = PAPER.replace('name = "Ann"\n', f'name = "Ann"\naliases = ["Anna"]\n{held}')
    later = claim("C", "ann", "Work never stopped.", "said = 2022-05-02")
    load(run, paper, later, contradicts("B", "A"), answers("C", "supersedes", "A"))
    out = dossier(run, "Ann")
    assert headings(out) == [
        *("Who", "Claims", "What they answer", "What stands against them", "Shifts"),
        "Voices",
    ]
    assert out.startswith(
        "# Dossier on P1: Ann\n\n"
        "## Who\n\n"
        "Ann: person, named.\n\n"
        "Also: Anna.\n\n"
        "| As what | Claims |\n"
        "| --- | --- |\n"
        "| head, the works | C1, C3 |\n\n"
        "## Claims\n\n"
        "| Claim | Said | What is claimed | Who |\n"
        "| --- | --- | --- | --- |\n"
        "| C1, assertion | date not stated | Work stopped. | Ann, head, the works (named) |\n"
        "| C3, assertion | 2 May 2022 | Work never stopped. | Ann, head, the works (named) |\n\n"
        "## What they answer\n\n"
        "| Claim | What it does | To what | Why |\n"
        "| --- | --- | --- | --- |\n"
        "| C3 | supersedes | C1: Work stopped. | Because. |\n\n"
        "## What stands against them\n\n"
        "1 conflict, 0 contested, 0 opposed, 1 changed, 0 context.\n\n"
        "### C1: Work stopped.\n\n"
    )
    assert "### changed: C1 and C3\n" in out
    assert "Anna" not in dossier(run, "Ann", "--audience", "public")


def test_for_the_public_a_speaker_is_not_tied_to_what_it_said_unnamed(
    location: Location, run: Run
) -> None:
    del location
    hidden = (
        'published.identification = "described"\npublished.descriptor = "an official"\n'
        'published.ground_rule = "deep_background"'
    )
    load(run, PAPER, claim("C", "clerk", "It rained.", 'published.descriptor = "an official"'),
         claim("D", "clerk", "It poured.", hidden))  # fmt: skip
    out = dossier(run, "P3", "--audience", "public")
    assert "It rained." in out
    assert "It poured." not in out
    assert "clerk" not in out
    tell(run, "speaker reveal P3 Cleo --source S1")
    assert "It poured." in dossier(run, "P3")


def test_a_dossier_on_a_question_tells_who_stands_where_and_the_origins_of_each_side(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    tell(run, 'question add "Has work stopped?"\nposition C1 Q1 yes\nposition C2 Q1 no')
    out = dossier(run, "Q1")
    assert headings(out) == ["Who stands where", "Conflicts among them", "Origins", "Voices"]
    assert "### yes: 1 claim, 1 voice\n" in out
    assert "### partly: nobody\n" in out
    assert "0 conflicts, 0 contested, 1 opposed, 0 changed, 0 context." in out
    assert "1 claim (C1): 1 report, 1 origin: traced to The paper." in out


def test_a_speaker_without_claims_has_a_dossier_that_says_so(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    out = dossier(run, "P3")
    assert "## Claims\n\nNone on file.\n" in out
    assert "## What stands against them\n\nNothing on file.\n" in out


def test_what_the_public_may_not_hear_of_has_no_dossier_for_it(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER, claim("C", "clerk", "It rained.", 'published.ground_rule = "off_record"'))
    for subject in ("C3", "P3"):
        outcome = run("report", "dossier", subject, "--audience", "public", "-o", "made.md")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.endswith(
            f"tracker: nothing of '{subject}' may be told to the public; leave --audience public"
            " out for the internal report\n"
        )


def test_what_is_neither_claim_speaker_nor_question_is_refused(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER)
    for given in ("S1", "P1.1", "R1"):
        outcome = run("report", "dossier", given)
        told = "is no reference to a claim, speaker or question; write it like C6, P1 or Q1"
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == f"tracker: '{given}' {told}\n"


def test_a_claim_in_error_has_a_dossier_that_says_so(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    tell(run, "claim retract C1 --because error --why Slip")
    assert "RECORDED IN ERROR.\n" in dossier(run, "C1")
    assert "Work stopped." not in dossier(run, "C2")
