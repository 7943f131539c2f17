"""Templates of HTML pages, in which every text from the database is escaped."""

from typing import TYPE_CHECKING

from tracker.rendering.safe import safe

if TYPE_CHECKING:
    from jinja2 import Template


def template(name: str) -> "Template":
    """A template; what it shows is made safe and escaped, unless it is markup of its own."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import escape

    environment = Environment(
        loader=PackageLoader("tracker.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: escape(safe(value)) if type(value) is str else value,
    )
    return environment.get_template(name)
