"""A real browser, as a reader's: what it says of a page, and what it prints."""

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = "TRACKER_REQUIRE_BROWSER"


@dataclass
class Opened:
    """A page in the browser, what its console said, and what it tried to load."""

    page: Page
    said: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Chromium; a test that needs it is skipped where there is none, or fails if it has to be."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        told = f"needs Chromium on the PATH, as one of {', '.join(NAMES)}"
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"{told}; {REQUIRED}=1 makes that an error")
        pytest.skip(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, html: str, folder: Path, width: int, scheme: str) -> Iterator[Opened]:
    """A page from a file, in a window so wide, in a color scheme."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    seen = Opened(page)
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.loaded.append(request.url))
    page.goto(path.as_uri())
    seen.loaded.remove(path.as_uri())
    try:
        yield seen
    finally:
        page.close()


def printed(page: Page) -> list[str]:
    """The text of each sheet the browser prints."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True))).pages
    return [sheet.extract_text() for sheet in sheets]
