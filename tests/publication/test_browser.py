"""The pages in a real browser, where one is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--hide-scrollbars", "--virtual-time-budget=3000"),
)
NAMES = (
    *("index.html", "claims.html", "incidents.html", "timeline.html", "figures.html"),
    *("commitments.html", "findings.html", "reports.html", "about.html"),
    *("obligations/mill-handover.html", "reports/gazette-1.html"),
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no chromium is installed"),
]


def dump(page: str, profile: Path) -> str:
    assert BROWSER is not None
    done = subprocess.run(  # noqa: S603  the browser that was found, on our own page
        [BROWSER, *OPTIONS, f"--user-data-dir={profile}", "--dump-dom", page],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_no_page_scrolls_sideways_on_a_phone(site, tmp_path, name):
    """A frame of 390 pixels; the page inside tells how wide its content is."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    page = copy / name
    probe = (
        "<script>parent.postMessage(document.documentElement.scrollWidth,'*')</script>"
    )
    page.write_text(
        page.read_text("utf-8").replace("</body>", f"{probe}</body>"), "utf-8"
    )
    frame = tmp_path / "frame.html"
    frame.write_text(
        "<script>addEventListener('message',e=>document.body.dataset.wide=e.data)"
        f"</script><body><iframe src='site/{name}' width=390 height=900 "
        "style='border:0'></iframe>",
        "utf-8",
    )
    assert 'data-wide="390"' in dump(frame.as_uri(), tmp_path / "profile")


def test_the_filters_appear_and_take_the_question_from_the_address(site, tmp_path):
    page = (site / "claims.html").as_uri() + "?obligation=mill-handover"
    dom = dump(page, tmp_path / "profile")
    assert "4 of 7 claims, latest first." in dom
    assert '<form class="filters" id="filters" aria-label' in dom
