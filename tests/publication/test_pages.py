"""Every page: well-formed, linked, headed, labelled, escaped."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from armistice.model import Basis, Bearing, Period, Recurrence, Status
from armistice.publication import Edition, ExportKind, matrix_table, publish
from armistice.publication._catalogue import catalogue
from armistice.publication._overview import rows_differ
from armistice.publication._views import evidence_view

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}&"


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.document_fromstring(path.read_text(encoding="utf-8"))


def page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def hostile(value: object) -> object:
    """The same value with hostile words after every text, ids included."""
    match value:
        case Enum() | Period() | datetime() | date() | bool() | int() | float() | None:
            return value
        case str():
            return value + HOSTILE
        case tuple():
            return tuple(hostile(item) for item in value)
        case dict():
            return {hostile(key): hostile(item) for key, item in value.items()}
    assert is_dataclass(value)
    changed = {f.name: hostile(getattr(value, f.name)) for f in fields(value)}
    return replace(value, **changed)


@pytest.fixture(scope="session")
def sites(site, edition, empty, bare, tmp_path_factory) -> dict[str, Path]:
    made = {"full": site}
    for name, item in (("empty", empty), ("bare", bare), ("hostile", hostile(edition))):
        made[name] = publish(item, tmp_path_factory.mktemp(name) / "site").parent
    return made


@pytest.fixture(params=["full", "empty", "bare", "hostile"])
def any_site(request, sites) -> Path:
    return sites[request.param]


def test_every_page_is_there(site, edition):
    made = {p.relative_to(site).as_posix() for p in site.rglob("*.html")}
    fixed = {
        *("index.html", "timeline.html", "incidents.html", "commitments.html"),
        *("figures.html", "claims.html", "reports.html", "findings.html", "about.html"),
    }
    assert fixed < made
    assert {p for p in made if p.startswith("obligations/")} == {
        f"obligations/{o.id}.html" for o in edition.agreements[0].obligations
    }
    assert {p for p in made if p.startswith("reports/")} == {
        f"reports/{r.id}.html" for r in edition.reports
    }


def test_every_link_leads_somewhere(any_site):
    ids = {path.resolve(): set(tree.xpath("//@id")) for path, tree in pages(any_site)}
    for path, tree in pages(any_site):
        for href in (*tree.xpath("//a/@href"), *tree.xpath("//link/@href")):
            if href.startswith("https://"):
                continue
            target, _, fragment = href.partition("#")
            file = path if not target else path.parent / unquote(target.split("?")[0])
            assert file.is_file(), (path.name, href)
            if fragment:
                assert fragment in ids[file.resolve()], (path.name, href)


def test_nothing_is_fetched_from_a_network(any_site):
    for path, tree in pages(any_site):
        loaded = tree.xpath("//link/@href | //script/@src | //img/@src | //iframe/@src")
        assert all((path.parent / href).is_file() for href in loaded), path.name
    style = (any_site / "assets" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_ids_are_unique(any_site):
    for path, tree in pages(any_site):
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (path.name, sorted(ids))


def test_references_by_id_are_kept(any_site):
    for path, tree in pages(any_site):
        ids = set(tree.xpath("//@id"))
        for name in ("aria-labelledby", "aria-controls", "for"):
            for value in tree.xpath(f"//@{name}"):
                assert set(value.split()) <= ids, (path.name, value)


def test_headings_come_in_order(any_site):
    for path, tree in pages(any_site):
        levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, path.name
        assert levels[0] == 1, path.name
        steps = itertools.pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (path.name, levels)


def test_tables_have_captions_and_scoped_headers(any_site):
    for path, tree in pages(any_site):
        for table in tree.xpath("//table"):
            assert table.xpath("./caption"), path.name
            assert table.xpath("./thead//th"), path.name
            assert all(th.get("scope") for th in table.xpath(".//th")), path.name


def test_every_page_has_landmarks_and_a_language(any_site):
    for path, tree in pages(any_site):
        assert tree.get("lang") == "en", path.name
        assert len(tree.xpath("//main[@id='main']")) == 1
        assert tree.xpath("//nav[@aria-label]")
        assert tree.xpath("//body/footer")
        assert tree.xpath("//body/*[1][self::a and @href='#main']")
        assert len(tree.xpath("//title")[0].text.strip()) > 3


def test_scrolling_regions_can_be_reached_by_keyboard(any_site):
    for path, tree in pages(any_site):
        for region in tree.xpath("//*[contains(@class, 'scroll')]"):
            assert region.get("tabindex") == "0", path.name
            assert region.get("aria-label") or region.get("aria-labelledby")


def test_every_state_has_words_and_a_shape(site):
    for path, tree in pages(site):
        symbols = {f"#{s}" for s in tree.xpath("//symbol/@id")}
        assert set(tree.xpath("//use/@href")) <= symbols, path.name
        for badge in tree.xpath("//*[contains(@class, 'badge')]"):
            assert words(badge), path.name


def test_every_page_says_what_was_asked_and_that_nobody_is_right(any_site):
    for _, tree in pages(any_site):
        footer = words(tree.xpath("//footer")[0])
        assert "never decides who is right" in footer
        assert "As of" in footer
        assert "As known" in footer
        assert "Read by" in footer


def test_nothing_hostile_becomes_markup(sites):
    for path, tree in pages(sites["hostile"]):
        scripts = tree.xpath("//script")
        assert [s.get("src") for s in scripts] in ([], ["assets/claims.js"]), path.name
        assert not tree.xpath("//img"), path.name
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), path.name
        assert "49" not in words(tree.xpath("//h1")[0])


def test_hostile_words_are_still_shown(sites, edition):
    shown = words(page(sites["hostile"], "index.html"))
    assert f"{edition.title}{HOSTILE}" in shown


def test_an_address_that_is_not_of_the_web_is_no_link(edition, tmp_path):
    report = replace(edition.reports[0], address="javascript:alert(1)")
    changed = replace(edition, reports=(report, edition.reports[1]))
    site = publish(changed, tmp_path / "site").parent
    tree = page(site, f"reports/{report.id}.html")
    assert "javascript:alert(1)" in words(tree)
    assert not any(h.startswith("javascript") for h in tree.xpath("//@href"))


def test_a_cell_of_the_matrix_leads_to_its_account(site):
    tree = page(site, "index.html")
    [row] = tree.xpath("//table//tr[th//a[contains(@href, 'mill-handover')]]")
    cells = [(words(a), a.get("href")) for a in row.xpath(".//td/a")]
    assert [text.split()[0] for text, _ in cells] == [
        *("Fulfilled", "Overdue", "Unknown", "Unknown", "Contested")
    ]
    file, _, fragment = cells[0][1].partition("#")
    [account] = page(site, file).xpath(f"//article[@id='{fragment}']")
    assert words(account.xpath(".//h3")[0]) == "Kessarin"


def test_accounts_that_differ_are_marked(site):
    tree = page(site, "index.html")
    marked = [
        words(abbr.xpath("./ancestor::th//a")[0]) for abbr in tree.xpath("//abbr")
    ]
    assert marked == ["Hand over the Old Mill", "Both sides cease fire on both banks"]


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ([Status.FULFILLED, Status.OVERDUE], True),
        ([Status.VIOLATED, Status.IN_FORCE], True),
        ([Status.FULFILLED, Status.FULFILLED_LATE], True),
        ([Status.FULFILLED, Status.PENDING], False),
        ([Status.FULFILLED, Status.UNKNOWN], False),
        ([Status.FULFILLED, Status.IN_FORCE], False),
        ([Status.EXERCISED, Status.AVAILABLE], False),
        ([Status.IN_FORCE, None], False),
    ],
)
def test_silence_is_no_difference(edition, told, differ):
    row = matrix_table(edition)[0]
    cells = tuple(replace(row.cells[0], status=status, basis=None) for status in told)
    assert rows_differ(cells) is differ


def test_a_voice_that_it_is_still_open_differs_from_done(edition):
    done, still_open = matrix_table(edition)[0].cells[:2]
    cells = (
        replace(done, status=Status.FULFILLED),
        replace(still_open, status=Status.IN_FORCE, basis=Basis.THIRD_PARTY),
    )
    assert rows_differ(cells)


def test_parties_come_in_the_agreements_order(site):
    heads = page(site, "index.html").xpath("//table[1]/thead//th")
    assert [words(h) for h in heads[1:3]] == ["Kessarin", "Orvale"]


def test_deadlines_ahead_are_listed(site):
    [item] = page(site, "index.html").xpath("//ol[@class='deadlines']/li")
    assert words(item) == "end of 21 July 2031 Deploy observers In force"


def test_an_account_shows_the_words_behind_it(site):
    tree = page(site, "obligations/mill-handover.html")
    [account] = tree.xpath("//article[.//h3[text()='All together']]")
    quotes = [words(q) for q in account.xpath(".//blockquote")]
    assert quotes[0].endswith("its troops had handed over the Old Mill")
    assert quotes[1].endswith("the mill had been handed over")
    assert "Strongest against it" in words(account)
    assert "e-gone" in words(account)


def test_a_quote_leads_to_its_words_in_the_report(site, edition):
    tree = page(site, "obligations/mill-handover.html")
    href = tree.xpath("//blockquote/following-sibling::figcaption/a/@href")[0]
    assert href == "../reports/gazette-1.html#claim-c-handed"
    report = page(site, "reports/gazette-1.html")
    marks = report.xpath("//mark[contains(@class, 'c-c-handed')]")
    assert [m.text for m in marks] == [
        "The Kessarin Defence Ministry",
        "said on Friday",
        "its troops had handed over the Old Mill",
    ]
    text = "".join(report.xpath("//p[@class='text']//text()"))
    assert text == edition.reports[0].text.replace("\n\n", "")


def test_chains_of_deadlines_say_who_holds_them(site):
    tree = page(site, "obligations/mill-handover.html")
    heads = [words(h) for h in tree.xpath("//h3[starts-with(., 'For ')]")]
    assert heads == [
        "For Kessarin",
        "For Orvale, Guarantor, Third parties, All together",
    ]
    first = tree.xpath("//ol[contains(@class, 'chain')][1]/li")
    assert [words(li).split(" The")[0].split(" Change")[0] for li in first] == [
        "end of 5 March 2031",
        "end of 8 March 2031",
    ]


def test_unsure_links_wait_apart(site):
    tree = page(site, "obligations/mill-handover.html")
    waiting = words(tree.xpath("//section[@aria-labelledby='waiting']")[0])
    evidence = words(tree.xpath("//section[@aria-labelledby='evidence']")[0])
    assert "The mill stands" in waiting
    assert "The mill stands" not in evidence


def test_links_judged_different_are_nowhere(site):
    tree = page(site, "obligations/mill-handover.html")
    assert "wounded" not in words(tree.xpath("//main")[0])


def test_an_obligation_lists_what_touches_it(site):
    fire = words(page(site, "obligations/ceasefire.html").xpath("//main")[0])
    assert "Shelling, Low Ford" in fire
    assert "clear the road by the end of April" in fire
    observers = words(page(site, "obligations/observers.html").xpath("//main")[0])
    assert "about 110–130 personnel" in observers
    mill = words(page(site, "obligations/mill-handover.html").xpath("//main")[0])
    assert "Point 1 names nobody who verifies" in mill


def test_every_drawing_is_told_in_words(site):
    for name in ("timeline.html", "obligations/mill-handover.html"):
        for drawing in page(site, name).xpath("//figure[@class='drawing']"):
            assert drawing.xpath(".//svg[@role='img']/title")
            assert drawing.xpath(".//svg/desc")[0].text
            bands = drawing.xpath(".//*[contains(@class, 'band')]")
            rows = drawing.xpath(".//details//tbody/tr")
            assert len(rows) >= len(bands) > 0


def test_a_moved_deadline_is_drawn(site):
    tree = page(site, "obligations/mill-handover.html")
    [moved] = tree.xpath("//svg//g[@class='mark'][line[@class='moved']]/title")
    assert moved.text.startswith("Deadline, later moved: end of 5 March 2031")


def test_an_incident_shows_accounts_delays_and_casualties(site):
    tree = page(site, "incidents.html")
    [section] = tree.xpath("//section[@id='incident-i-ford']")
    told = words(section)
    assert "Kessarin says it was breached (5 March 2031; delay 24 hours)" in told
    assert "Orvale says it was not breached (6 March 2031; delay not known)" in told
    rows = [[words(c) for c in row] for row in section.xpath(".//tbody/tr")]
    assert [r[:3] for r in rows] == [
        ["Kessarin", "0", "2"],
        ["Orvale", "not said", "not said"],
    ]


@pytest.mark.parametrize(
    ("actor", "against", "bearing", "accused"),
    [
        ("KS", "KS", "tells of the act", ""),
        ("KS", None, "tells of the act", ""),
        ("OR", "KS", "says it was breached", "Kessarin"),
        ("OR", None, "says it was breached", ""),
    ],
)
def test_a_bearers_own_word_is_told_neutrally(
    edition, actor, against, bearing, accused
):
    item = replace(
        edition.evidence[0],
        obligation="mill-handover",
        bearing=Bearing.VIOLATION,
        actor=actor,
        against=against,
    )
    view = evidence_view(catalogue(edition), item)
    assert (view.bearing, view.against) == (bearing, accused)


def test_what_falls_due_again_tells_its_days(edition, tmp_path):
    [accord] = edition.agreements
    weekly = replace(
        accord.obligations[0], due=None, recurrence=Recurrence(every="P7D")
    )
    stages = (("2031-03-05", Status.FULFILLED), ("2031-03-12", Status.UNKNOWN))
    verdicts = tuple(
        replace(
            v, deadline=None, stages=stages, witness=replace(v.witness, deadline=())
        )
        for v in edition.verdicts
        if v.obligation == weekly.id
    )
    agreements = (replace(accord, obligations=(weekly,)),)
    made = replace(edition, agreements=agreements, verdicts=verdicts)
    site = publish(made, tmp_path / "site").parent
    told = words(page(site, "obligations/mill-handover.html").xpath("//main")[0])
    assert "It falls due again and again" in told
    assert "No account holds a deadline" not in told
    assert "due 5 MarchFulfilled" in told
    assert "2031-03-12" not in told


def test_a_slipped_commitment_stands_under_the_one_before(site):
    [chain] = page(site, "commitments.html").xpath("//ol[contains(@class, 'slipped')]")
    dates = [words(due) for due in chain.xpath("./li/span[@class='due']")]
    assert dates == ["end of 30 April 2031", "end of 30 June 2031"]
    assert "as told by The League envoy" in words(chain)


def test_figures_stand_apart_by_what_they_count(site):
    tree = page(site, "figures.html")
    assert [words(h) for h in tree.xpath("//main//h2")] == [
        "Personnel, mandated",
        "Personnel, arrived",
    ]


def test_the_register_has_every_claim_with_its_filters(site, edition):
    tree = page(site, "claims.html")
    rows = tree.xpath("//table[@id='claims']/tbody/tr")
    assert len(rows) == len(edition.claims)
    names = ["who", "side", "stance", "obligation", "report", "review"]
    assert tree.xpath("//select/@data-filter") == names
    for name in names:
        assert all(row.get(f"data-{name}") is not None for row in rows)
    values = {v[1:] for v in tree.xpath("//select[@id='f-side']/option/@value") if v}
    assert values == {row.get("data-side") for row in rows}


def test_without_scripts_the_filters_stay_away(site):
    [form] = page(site, "claims.html").xpath("//form")
    assert form.get("hidden") is not None


def test_rejected_and_reviewed_readings_are_marked(site):
    tree = page(site, "claims.html")
    marks = [words(r) for r in tree.xpath("//*[contains(@class, 'review ')]")]
    assert marks.count("machine-read") == 5
    assert marks.count("reviewed: rejected") == 1
    assert marks.count("reviewed: accepted") == 1


def test_findings_name_their_place_and_obligation(site):
    told = words(page(site, "findings.html").xpath("//main")[0])
    assert "agreements/brenn.yaml, line 31" in told
    assert "Hand over the Old Mill" in told
    assert "Too little text to read." in told


def test_findings_stand_under_their_obligation(edition, tmp_path):
    [(agreement, (finding,))] = edition.findings.items()
    loose = replace(finding, subject=None, message="It names no `verifier`.")
    made = replace(edition, findings={agreement: (finding, loose)})
    site = publish(made, tmp_path / "site").parent
    [section] = page(site, "findings.html").xpath("//section[@id='' or .//h3]")
    heads = [words(h) for h in section.xpath(".//h3")]
    assert heads == ["The text as a whole", "Hand over the Old Mill"]
    assert [words(c) for c in section.xpath(".//code")] == ["verifier"]


def test_a_report_shows_where_it_comes_from(site, edition):
    told = words(page(site, "reports/gazette-1.html").xpath("//dl")[0])
    report = edition.reports[0]
    for fact in (report.sha256, report.address, report.publisher, "6 March 2031"):
        assert fact in told


def test_the_data_lie_beside_the_pages(site):
    for kind in ExportKind:
        lines = (site / "data" / f"{kind}.jsonl").read_text("utf-8").splitlines()
        assert lines
        assert all(json.loads(line) for line in lines)
        assert (site / "data" / f"{kind}.csv").is_file()
        assert (site / "data" / f"{kind}.codebook.csv").is_file()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("index.html", "No agreement yet."),
        ("claims.html", "No claims yet."),
        ("incidents.html", "No incident"),
        ("commitments.html", "No dated promise"),
        ("figures.html", "No figures"),
        ("reports.html", "No reports yet."),
        ("timeline.html", "no obligation to draw"),
        ("findings.html", "None: every file"),
        ("about.html", "no agreement in this edition"),
    ],
)
def test_an_empty_page_says_what_to_do(sites, name, says):
    assert says in words(page(sites["empty"], name).xpath("//main")[0])


def test_an_agreement_without_reports_has_its_obligations(sites):
    tree = page(sites["bare"], "obligations/mill-handover.html")
    told = words(tree.xpath("//main")[0])
    assert "No report in the archive bears on this obligation." in told
    assert "This edition has no verdict for this account." in told


def test_an_agreement_without_perspectives_says_so(edition, tmp_path):
    site = publish(replace(edition, perspectives={}), tmp_path / "site").parent
    assert "No perspectives were given" in words(page(site, "index.html"))


def test_a_question_about_the_past_is_told_on_every_page(edition, tmp_path):
    asked: Edition = replace(edition, public_by=edition.as_of, reviewed_only=True)
    site = publish(asked, tmp_path / "site").parent
    for _, tree in pages(site):
        head = words(tree.xpath("//header")[0])
        assert "from what was public by end of 31 May 2031" in head
        assert "reviewed readings only" in head


def test_a_report_in_another_language_says_so(edition, tmp_path):
    report = replace(edition.reports[0], language="pt")
    site = publish(
        replace(edition, reports=(report, edition.reports[1])), tmp_path / "site"
    ).parent
    [text] = page(site, "reports/gazette-1.html").xpath("//div[@class='working']")
    assert text.get("lang") == "pt"


def test_the_same_edition_makes_the_same_pages(edition, site, tmp_path):
    again = publish(edition, tmp_path / "site").parent
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*.*")}
    assert first == {p.relative_to(again): p.read_bytes() for p in again.rglob("*.*")}


def test_nothing_is_shown_as_a_bare_none(site):
    for path, tree in pages(site):
        assert not tree.xpath("//*[normalize-space(text()) = 'None']"), path.name
