"""In how many reports a claim stands, to whom they are traced, and who quotes each other."""

from typing import Any

from conftest import Run
from reporting.stories import PAPER, answers, asked, claim, load, tell
from tracker.reporting.circles import circles
from tracker.store.location import Location

PRESS = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "a"

[speaker.ann]
name = "Ann"

[speaker.astra]
type = "publication"
name = "Astra"

[speaker.borea]
type = "publication"
name = "Borea"

[speaker.corvus]
type = "publication"
name = "Corvus"

[speaker.tass]
type = "publication"
name = "TASS"

[source.a]
type = "article-newspaper"
outlet = "astra"

[source.b]
type = "article-newspaper"
outlet = "borea"

[source.c]
type = "article-newspaper"
outlet = "corvus"
"""
"""Ann speaks; three papers and an agency, S1 to S3 being of the papers."""


def told(text: str, *carried: tuple[str, str | None], key: str = "A", rest: str = "") -> str:
    """A claim that sources carry, each from somebody if that is given."""
    lines = [
        f'source = "{source}"' + (f'\nvia = ["{via}"]' if via else "") for source, via in carried
    ]
    first, *further = lines
    also = "".join(f"\n[[claim.{key}.appearance]]\n{one}" for one in further)
    return claim(key, "ann", text, f"{first}\n{rest}{also}")


def origins(run: Run, *options: object) -> dict[str, Any]:
    """The origins report."""
    return asked(run, "report", "origins", *options)


def sentences(run: Run, *options: object) -> list[str]:
    """The paragraphs of the report as Markdown, without headings, tables and sources."""
    outcome = run("report", "origins", *options, "-f", "md")
    assert outcome.code == 0, outcome.err
    body = outcome.out.partition("\n---\n")[0].split("\n\n")[2:]
    return [one for one in body if not one.startswith(("#", "|"))]


def test_three_papers_that_carry_one_agency_are_three_reports_of_one_origin(
    location: Location, run: Run
) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "tass"), ("b", "tass"), ("c", "tass")))
    assert sentences(run) == ["3 reports, 1 origin: traced to TASS."]
    (one,) = origins(run)["claims"]
    assert one["traced"] == {
        "appearances": 3,
        "reports": 3,
        "count": 1,
        "not_stated": 0,
        "origins": [
            {
                "name": "TASS",
                "inferred": False,
                "appearances": ["C1.1", "C1.2", "C1.3"],
                "has_it_from": [],
            }
        ],
        "circles": [],
        "circular": False,
    }


def test_a_first_hop_nobody_named_is_counted_as_an_origin_not_stated(
    location: Location, run: Run
) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "tass?"), ("b", "?"), ("c", None)))
    assert sentences(run) == [
        "3 reports, 2 origins: traced to TASS (inferred) and Corvus; origin not stated: 1."
    ]


def test_an_origin_is_inferred_only_if_no_report_states_it(location: Location, run: Run) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "tass?"), ("b", "tass")))
    assert sentences(run) == ["2 reports, 1 origin: traced to TASS."]
    assert "| C1.1 in S1 | Ann → TASS (inferred) → Astra | TASS |" in (
        run("report", "origins", "-f", "md").out
    )


def test_an_origin_that_has_it_from_another_says_so(location: Location, run: Run) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "borea"), ("b", "tass")))
    assert sentences(run) == [
        "2 reports, 2 origins: traced to Borea and TASS.",
        "Borea has it from TASS in turn.",
    ]


def test_three_papers_that_quote_each_other_have_no_origin_outside(
    location: Location, run: Run
) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "borea"), ("b", "corvus"), ("c", "astra")))
    assert run("report", "origins", columns=90).out == (
        "Origins report: 1 claim\n\n"
        "1 claim in 3 reports; 1 circle of reports that quote each other.\n\n"
        "C1: It stopped.\n" + "─" * 90 + "\n\n"
        "3 reports, traced to Borea, Corvus and Astra: these reports quote each other; no origin\n"
        "outside them is on file.\n\n"
        "Quoting each other: Astra → Borea → Corvus → Astra.\n\n"
        "Appearance  From the speaker to the source  Traced to\n"
        "----------  ------------------------------  ---------\n"
        "C1.1 in S1  Ann → Borea → Astra             Borea\n"
        "C1.2 in S2  Ann → Corvus → Borea            Corvus\n"
        "C1.3 in S3  Ann → Astra → Corvus            Astra\n\n"
        "Reports that quote each other\n" + "─" * 90 + "\n\n"
        "Astra → Borea → Corvus → Astra, with one claim.\n\n"
        "Circle                          Who     Has it from  Claims  Where\n"
        "------------------------------  ------  -----------  ------  -----\n"
        "Astra → Borea → Corvus → Astra  Astra   Borea        C1      C1.1\n"
        "Astra → Borea → Corvus → Astra  Borea   Corvus       C1      C1.2\n"
        "Astra → Borea → Corvus → Astra  Corvus  Astra        C1      C1.3\n\n" + "━" * 90 + "\n\n"
        "S1: newspaper article, Astra\n\n"
        "S2: newspaper article, Borea\n\n"
        "S3: newspaper article, Corvus\n\n"
        "Origins are counted over the appearances of one claim, and for a side of a question over\n"
        "the claims of that side. An origin is whom the words are traced to, and no judgment of\n"
        "them.\n"
    )


def test_two_papers_that_quote_each_other_beside_one_who_heard_it_have_an_origin(
    location: Location, run: Run
) -> None:
    del location
    carried = [("a", "borea"), ("b", "astra"), ("c", None)]
    load(run, PRESS, told("It stopped.", *carried))
    assert sentences(run)[:4] == [
        "3 reports, 3 origins: traced to Borea, Astra and Corvus.",
        "Borea has it from Astra in turn.",
        "Astra has it from Borea in turn.",
        "Quoting each other: Astra → Borea → Astra.",
    ]
    assert origins(run)["claims"][0]["traced"]["circular"] is False


def test_a_circle_one_of_whose_papers_heard_it_itself_has_an_origin(
    location: Location, run: Run
) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "borea"), ("b", "astra"), ("a", None)))
    (one,) = origins(run)["claims"]
    assert (one["traced"]["circular"], one["traced"]["circles"]) == (False, [["Astra", "Borea"]])


def test_a_circle_with_a_hop_nobody_named_may_have_an_origin_outside(
    location: Location, run: Run
) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "borea"), ("b", "astra"), ("c", "?")))
    assert origins(run)["claims"][0]["traced"]["circular"] is False


def test_papers_that_quote_each_other_on_different_claims_are_told_apart(
    location: Location, run: Run
) -> None:
    del location
    one, other = told("It stopped.", ("a", "borea")), told("It rained.", ("b", "astra"), key="B")
    load(run, PRESS, one, other)
    report = origins(run)
    assert [one["traced"]["circular"] for one in report["claims"]] == [False, False]
    assert [(one["outlets"], one["one_claim"]) for one in report["circles"]] == [
        (["Astra", "Borea"], False)
    ]
    assert sentences(run)[-1] == "Astra → Borea → Astra, each with another claim."


def test_an_agencys_own_copy_is_no_circle(location: Location, run: Run) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", "astra"), ("b", "astra")))
    assert sentences(run) == ["2 reports, 1 origin: traced to Astra."]


def test_papers_judged_one_are_one_in_the_circle(location: Location, run: Run) -> None:
    del location
    again = '\n[speaker.northern]\ntype = "publication"\nname = "The Borea"\n'
    load(run, PRESS, again, told("It stopped.", ("a", "northern"), ("b", "astra")))
    assert origins(run)["circles"] == []
    tell(run, "speaker merge P3 P6 --why Same --yes")
    assert [one["outlets"] for one in origins(run)["circles"]] == [["Astra", "Borea"]]


def test_without_options_a_claim_that_one_source_heard_itself_is_left_out(
    location: Location, run: Run
) -> None:
    del location
    load(run, PRESS, told("It stopped.", ("a", None)))
    assert sentences(run) == []
    assert "No claim asked for stands in more than one report, or was relayed." in (
        run("report", "origins").out
    )
    assert sentences(run, "--claim", "C1") == ["1 report, 1 origin: traced to Astra."]


def test_a_side_is_counted_over_its_claims_and_a_repetition_adds_no_origin(
    location: Location, run: Run
) -> None:
    del location
    stopped = told("It stopped.", ("a", "tass"), ("b", "tass"))
    again = told("It has stopped.", ("c", None), key="B", rest=answers("B", "repeats", "A"))
    load(run, PRESS, stopped, again, told("It went on.", ("c", None), key="C"))
    tell(run, 'question add "Has it stopped?"\nposition C1 Q1 yes\nposition C2 Q1 yes\n'
              "position C3 Q1 no")  # fmt: skip
    assert sentences(run, "--question", "Q1") == [
        "2 claims (C1, C2): 3 reports, 1 origin: traced to TASS.",
        "C2 repeats what was said before, and adds no origin.",
        "1 claim (C3): 1 report, 1 origin: traced to Corvus.",
        "2 reports, 1 origin: traced to TASS.",
        "1 report, 1 origin: traced to Corvus.",
        "It repeats C1 and adds no origin to it.",
        "1 report, 1 origin: traced to Corvus.",
    ]


def test_a_repetition_alone_on_its_side_is_traced_to_what_it_repeats(
    location: Location, run: Run
) -> None:
    del location
    again = told("It has stopped.", ("c", None), key="B", rest=answers("B", "repeats", "A"))
    load(run, PRESS, told("It stopped.", ("a", "tass")), again)
    tell(run, 'question add "Has it stopped?"\nposition C2 Q1 yes')
    (side,) = origins(run, "--question", "Q1")["question"]["sides"]
    assert [one["name"] for one in side["traced"]["origins"]] == ["TASS"]
    tell(run, "relation reject R1 --why No")
    (side,) = origins(run, "--question", "Q1")["question"]["sides"]
    assert [one["name"] for one in side["traced"]["origins"]] == ["Corvus"]


def test_two_claims_of_one_source_on_a_side_are_two_appearances_in_one_report(
    location: Location, run: Run
) -> None:
    del location
    load(
        run, PRESS, told("It stopped.", ("a", "tass")), told("It is over.", ("a", "tass"), key="B")
    )
    tell(run, 'question add "Has it stopped?"\nposition C1 Q1 yes\nposition C2 Q1 yes')
    assert sentences(run, "--question", "Q1")[0] == (
        "2 claims (C1, C2): 2 appearances in 1 report, 1 origin: traced to TASS."
    )


def test_the_public_is_told_of_what_was_on_the_record_alone(location: Location, run: Run) -> None:
    del location
    mole = '\n[speaker.mole]\ndescriptor = "our mole"\n'
    hidden = 'published.ground_rule = "off_record"'
    load(run, PRESS, mole, told("It stopped.", ("a", "mole"), ("b", "mole")),
         told("It is over.", ("a", "tass"), key="B", rest=hidden))  # fmt: skip
    outcome = run("report", "origins", "--audience", "public", "-f", "md")
    assert outcome.err == "left out for the public: 1 claim off the record\n"
    assert "2 reports, 1 origin: traced to person not named." in outcome.out
    assert "mole" not in outcome.out


def test_every_link_of_a_circle_is_in_one_that_is_told() -> None:
    quoting = {"A": ["B", "D"], "B": ["C", "A"], "C": ["A"], "D": ["E"], "E": []}
    assert circles(quoting) == [["A", "B"], ["A", "B", "C"]]


def test_many_outlets_that_quote_on_and_on_are_searched_at_once() -> None:
    quoting = {number: [number + 1] for number in range(3000)}
    assert circles(quoting) == []
    quoting[3000] = [2998]
    assert circles(quoting) == [[2998, 2999, 3000]]


def test_the_public_is_told_of_a_source_without_a_name_by_its_type(
    location: Location, run: Run
) -> None:
    del location
    load(run, PAPER.replace('title = "The paper"', "published = 2022-04-16"))
    outcome = run("report", "origins", "--claim", "C1", "--audience", "public", "-f", "md")
    assert "1 report, 1 origin: traced to a newspaper article." in outcome.out
