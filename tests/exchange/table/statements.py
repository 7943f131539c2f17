"""Tables of the shapes that are about, made anew and always the same."""

import csv
from pathlib import Path
from random import Random

LABELS = ("true", "mostly-true", "half-true", "barely-true", "false", "pants-fire")
TEXTS = (
    'Says the "old bridge" failed inspection number {}.',
    "The mayor’s plan costs {} million – “too much”, say critics.",
    "Taxes rose\tby {} percent.",
    '"We built {} schools," the ad says.',
    "Nobody has asked for the {}th survey; it’s 100% free.",
)
JOBS = ("Governor", "", "State senator", "")
PARTIES = ("republican", "democrat", "none")

OPTIONS = (
    *("--no-header", "--map", "key=1", "--map", "text=3", "--map", "topic=4", "--separator"),
    *("topic=,", "--map", "speaker=5", "--map", "role=6", "--map", "place=7", "--map"),
    *("affiliation=8", "--map", "venue=14"),
)
"""How the statements are imported."""


def statements(
    path: Path, *, rows: int = 2_000, broken: int = 20, quoted: bool = True
) -> list[int]:
    """Write political statements, 14 columns without a header; the lines of those broken.

    Broken are a cell too few, one too many, no text, nobody who speaks, a key that stands above.
    """
    random = Random(7)  # noqa: S311 - the same every time, and no secret
    bad = set(random.sample(range(1, rows), broken))
    lines: list[int] = []
    with path.open("w", encoding="utf-8", newline="") as file:
        for number in range(rows):
            row = _row(random, number)
            if not quoted:
                row = [cell.replace("\t", " ") for cell in row]
            if number in bad:
                row = _broken(row, len(lines))
                lines.append(number + 1)
            if quoted:
                csv.writer(file, delimiter="\t", lineterminator="\n").writerow(row)
            else:
                file.write("\t".join(row) + "\n")
    return lines


def _row(random: Random, number: int) -> list[str]:
    person = random.randrange(150)
    counts = [str(random.randrange(60)) for _ in range(5)]
    return [
        f"{number}.json",
        random.choice(LABELS),
        random.choice(TEXTS).format(number),
        random.choice(("taxes,schools", "", "bridges")),
        f"Person {chr(65 + person // 26)}{chr(97 + person % 26)}son",
        JOBS[person % 4],
        ("Texas", "", "Ohio")[person % 3],
        PARTIES[person % 3],
        *counts,
        random.choice(("a speech in Austin", "", "an interview, “live”")),
    ]


def _broken(row: list[str], place: int) -> list[str]:
    match place % 5:
        case 0:
            return row[:-1]
        case 1:
            return [*row, "more"]
        case 2:
            return [*row[:2], "", *row[3:]]
        case 3:
            return [*row[:4], "", row[5] or "Governor", row[6], "", *row[8:]]
        case _:
            return ["0.json", *row[1:]]


CODED = """\
id,document,date,person,organization,concept,agreement
1,Morning News 12,03/04/2020,Ann Lee,Green Party,The carbon tax should rise,true
2,Morning News 12,03/04/2020,,Chamber of Commerce,The carbon tax should rise,false
3,Evening Post 3,03/05/2020,"Ruiz, Carlos",Chamber of Commerce,The carbon tax should rise,false
4,Evening Post 3,03/05/2020,Ann Lee,Green Party,Coal plants should close,true
"""

CODING = """\
schema = "tracker/table-mapping/1"
id = "debate"

[columns]
key = "id"
source = "document"
said = "date"
speaker = "person"
affiliation = "organization"
question = "concept"
position = "agreement"

[constants]
source_type = "article-newspaper"

[values.position]
true = "yes"
false = "no"

[dates]
said = "%m/%d/%Y"
"""
"""Coded statements, and how they are mapped."""
