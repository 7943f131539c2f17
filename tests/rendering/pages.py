"""An HTML page taken apart by Python's own parser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "link", "base", "input", "wbr"}


@dataclass
class Element:
    """An element with its attributes and the text below it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass
class Page:
    """All elements in the order of their start tags; `faults` are tags that do not match."""

    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    declarations: list[str] = field(default_factory=list)

    def of(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    @property
    def skeleton(self) -> list[tuple[str, dict[str, str | None]]]:
        """Every element without its text."""
        return [(element.tag, element.attributes) for element in self.elements]


def parsed(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.faults += [f"<{element.tag}> is never closed" for element in reader.open]
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        if len(element.attributes) != len(attrs):
            self.page.faults.append(f"<{tag}> has an attribute twice")
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.page.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.page.declarations.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.page.declarations.append(decl)

    def handle_pi(self, data: str) -> None:
        self.page.declarations.append(data)

    def unknown_decl(self, data: str) -> None:
        self.page.declarations.append(data)
