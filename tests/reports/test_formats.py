from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from armistice.model import DateSource

BAKU = ZoneInfo("Asia/Baku")


def page(*, head: str = "", body: str = "", words: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Road opened</title>{head}'
        f"</head><body><nav>Home About</nav><article><h1>Road opened</h1>{body}"
        f"<p>{words}</p><p>{words} Observers confirmed it.</p></article></body></html>"
    )


class TestText:
    def test_becomes_the_working_text(self, desk, day):
        assert desk.one("a.txt", desk.words, published=day).text == desk.words

    def test_takes_a_short_first_line_for_its_title(self, desk, day):
        report = desk.one("a.txt", f"Column leaves\n\n{desk.words}", published=day)
        assert report.title == "Column leaves"

    def test_without_a_short_first_line_is_called_by_its_name(self, desk, day):
        report = desk.one("column.txt", desk.words * 3, published=day)
        assert report.title == "column"

    def test_keeps_its_original_bytes(self, desk, day):
        original = (desk.words + "\r\n").encode()
        report = desk.one("a.txt", original, published=day)
        assert desk.archive.get(report.sha256) == original

    def test_has_an_id_of_its_bytes_alone(self, desk, day):
        first = desk.one("a.txt", desk.words, published=day)
        other = desk.one(
            "b.txt", desk.words, published=datetime(2031, 1, 1, tzinfo=UTC)
        )
        assert first.id == other.id

    def test_is_known_by_its_name_in_the_folder(self, desk, day):
        desk.put("south/a.txt", desk.words)
        assert desk.reports(published=day)[0].source_path == "south/a.txt"


class TestWorkingText:
    @pytest.mark.parametrize(
        ("raw", "found"),
        [
            ("one\r\ntwo\rthree", "one\ntwo\nthree"),
            ("cafe\u0301", "caf\u00e9"),
            ("a\tb\x07c\x1b", "a bc"),
            ("dis\u00adtrict\u00a0of", "district of"),
            ("one  \n\n\n\n\ntwo", "one\n\ntwo"),
            (
                "\u0645\u06cc\u200c\u0631\u0648\u062f",
                "\u0645\u06cc\u200c\u0631\u0648\u062f",
            ),
        ],
    )
    def test_has_one_form(self, desk, day, raw, found):
        report = desk.one("a.txt", f"{desk.words}\n\n{raw}\n", published=day)
        assert report.text == f"{desk.words}\n\n{found}"


class TestMarkdown:
    HEAD = (
        "---\ntitle: 'Column leaves: Arn'\npublisher: Tarn Post\n"
        "published: 2031-04-02\naddress: https://post.example/1\nlanguage: EN_gb\n---\n"
    )

    def test_front_matter_tells_about_the_report(self, desk):
        report = desk.one("a.md", self.HEAD + desk.words)
        assert (report.title, report.publisher, report.address, report.language) == (
            "Column leaves: Arn",
            "Tarn Post",
            "https://post.example/1",
            "en",
        )

    def test_front_matter_is_not_part_of_the_text(self, desk):
        assert desk.one("a.md", self.HEAD + desk.words).text == desk.words

    def test_a_day_starts_in_the_zone_of_the_import(self, desk):
        report = desk.one("a.md", self.HEAD + desk.words, zone=BAKU)
        assert report.published == datetime(2031, 4, 2, tzinfo=BAKU)

    def test_a_date_in_front_matter_is_found(self, desk):
        report = desk.one("a.md", self.HEAD + desk.words)
        assert report.published_source is DateSource.FOUND

    def test_other_names_of_the_fields_are_known(self, desk):
        head = "---\nHeadline: Arn\nsource: Post\ndate: 2031-04-02\nurl: x\n---\n"
        report = desk.one("a.md", head + desk.words)
        assert (report.title, report.publisher, report.address) == ("Arn", "Post", "x")

    def test_markup_does_not_stand_between_the_words(self, desk, day):
        raw = (
            "# Arn\n\n> The **mission** said the [last column](http://x.example) had "
            "_left_ the ![map](m.png) snake_case valley, 2 * 3 * 4 days ago.\n"
        )
        text = desk.one("a.md", raw, published=day).text
        assert text == (
            "Arn\n\nThe mission said the last column had left the  snake_case valley, "
            "2 * 3 * 4 days ago."
        )

    def test_without_a_title_its_heading_is_one(self, desk, day):
        report = desk.one("a.md", f"# The **road**\n\n{desk.words}", published=day)
        assert report.title == "The road"

    def test_empty_front_matter_is_none(self, desk, day):
        report = desk.one("a.md", f"---\n---\n{desk.words}", published=day)
        assert report.text == desk.words

    def test_a_rule_at_the_top_is_no_front_matter(self, desk, day):
        report = desk.one("a.md", f"---\n{desk.words}", published=day)
        assert desk.words in report.text

    @pytest.mark.parametrize(
        ("head", "line"),
        [
            ("title: one: two", 2),
            ("- a\n- list", 1),
            ("published: 2031-13-45", 1),
            ("x: " + "[" * 5000, 1),
            ("x: " + "y" * 70_000, 1),
        ],
    )
    def test_front_matter_that_cannot_be_read_is_named(self, desk, head, line):
        problem = desk.refused("a.md", f"---\n{head}\n---\n{desk.words}")
        assert (problem.code, problem.line) == ("report.bad_front_matter", line)


class TestHtml:
    PUBLISHED = '<meta property="article:published_time" content="2031-04-03T09:00Z">'

    def test_gives_its_main_text(self, desk):
        text = desk.one("a.html", page(head=self.PUBLISHED, words=desk.words)).text
        assert desk.words in text
        assert "Home About" not in text

    def test_gives_title_publisher_address_and_language(self, desk):
        head = self.PUBLISHED + (
            '<meta property="og:site_name" content="Tarn Post">'
            '<link rel="canonical" href="https://post.example/road">'
        )
        report = desk.one("a.html", page(head=head, words=desk.words))
        found = (report.title, report.publisher, report.address, report.language)
        told = ("Road opened", "Tarn Post", "https://post.example/road", "en")
        assert found == told

    @pytest.mark.parametrize(
        "head",
        [
            PUBLISHED,
            '<meta name="dc.date.issued" content="2031-04-03">',
            '<meta itemprop="datePublished" content="2031-04-03">',
            '<script type="application/ld+json">{"@type": "NewsArticle",'
            '"datePublished": "2031-04-03", "dateModified": "2031-05-09"}</script>',
        ],
    )
    def test_finds_its_date_in_metadata(self, desk, head):
        report = desk.one("a.html", page(head=head, words=desk.words))
        assert report.published == datetime(2031, 4, 3, tzinfo=UTC)

    @pytest.mark.parametrize(
        "time",
        [
            '<time datetime="2031-04-03T08:00">3 April</time>',
            '<time datetime="2031-01-01">old</time>'
            '<time itemprop="datePublished" datetime="2031-04-03">3 April</time>',
        ],
    )
    def test_finds_its_date_in_a_time_that_is_its_own(self, desk, time):
        report = desk.one("a.html", page(body=time, words=desk.words))
        assert report.published == datetime(2031, 4, 3, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("head", "body"),
        [
            ("", ""),
            ("", "<p>On 12 May 2029 the road was closed.</p>"),
            ('<meta property="article:modified_time" content="2031-05-09">', ""),
            ('<meta http-equiv="date" content="Mon, 05 May 2031 10:00:00 GMT">', ""),
            ('<meta name="copyright" content="2031">', ""),
            (
                "",
                "<time datetime=2031-01-01>a</time><time datetime=2031-02-02>b</time>",
            ),
            ("<title>Events of 12 May 2029</title>", "<footer>Copyright 2030</footer>"),
            ('<link rel="canonical" href="https://post.example/2031/02/02/x">', ""),
        ],
    )
    def test_never_guesses_a_date(self, desk, head, body):
        content = page(head=head, body=body, words=desk.words)
        assert desk.refused("a.html", content).code == "report.no_date"

    def test_without_a_site_name_its_host_is_the_publisher(self, desk):
        head = (
            self.PUBLISHED + '<link rel="canonical" href="https://www.post.example/x">'
        )
        report = desk.one("a.html", page(head=head, words=desk.words))
        assert report.publisher == "post.example"

    def test_with_an_xml_declaration_is_read_too(self, desk):
        content = '<?xml version="1.0" encoding="UTF-8"?>\n' + page(
            head=self.PUBLISHED, words=desk.words
        )
        assert desk.words in desk.one("a.xhtml", content).text

    @pytest.mark.parametrize(
        "bomb",
        [
            "<div>" * 50_000,
            "<b></b>" * 120_000,
            "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">",
        ],
    )
    def test_that_would_take_for_ever_is_refused(self, desk, bomb):
        content = page(head=self.PUBLISHED, body=bomb, words=desk.words)
        assert desk.refused("a.html", content).code == "report.too_complex"

    def test_with_too_many_elements_in_few_tags_is_refused(self, desk):
        content = page(head=self.PUBLISHED, body="<br>" * 110_000, words=desk.words)
        assert desk.refused("a.html", content).code == "report.too_complex"

    def test_with_a_picture_inside_is_no_bomb(self, desk):
        picture = f'<img src="data:image/png;base64,{"A" * 100_000}">'
        content = page(head=self.PUBLISHED, body=picture, words=desk.words)
        assert desk.words in desk.one("a.html", content).text

    def test_without_a_text_is_refused(self, desk, day):
        problem = desk.refused("a.html", "<html></html>", published=day)
        assert problem.code == "report.too_short"

    def test_with_nothing_at_all_is_refused(self, desk, day):
        problem = desk.refused("a.html", "<!-- -->", published=day)
        assert problem.code == "report.too_short"


class TestJsonLines:
    def row(self, desk, **more) -> str:
        return json.dumps({"text": desk.words, "published": "2031-04-02"} | more)

    def test_each_row_is_a_report(self, desk):
        rows = [self.row(desk, title=title) for title in ("a", "b")]
        path = desk.put("a.jsonl", "\n".join(rows) + "\n")
        assert [r.title for r in desk.reports(path)] == ["a", "b"]

    def test_each_row_is_an_original(self, desk):
        row = self.row(desk)
        report = desk.one("a.jsonl", row + "\r\n")
        assert desk.archive.get(report.sha256) == row.encode()

    @pytest.mark.parametrize(
        "names",
        [
            ("text", "title", "published", "publisher", "url"),
            ("body", "headline", "date", "source", "link"),
            ("content", "Title", "publication_date", "outlet", "address"),
            ("text", "title", "published_at", "publisher", "url"),
        ],
    )
    def test_other_names_of_the_fields_are_known(self, desk, names):
        values = (desk.words, "Arn", "2031-04-02", "Tarn Post", "https://x.example")
        report = desk.one("a.jsonl", json.dumps(dict(zip(names, values, strict=True))))
        found = (report.text, report.title, report.publisher, report.address)
        assert found == (desk.words, "Arn", "Tarn Post", "https://x.example")

    def test_without_a_title_is_called_by_its_line(self, desk):
        assert desk.one("a.jsonl", self.row(desk)).title == "a.jsonl:1"

    @pytest.mark.parametrize(
        ("bad", "code"),
        [
            ('{"text": ', "report.bad_row"),
            ("[1, 2]", "report.bad_row"),
            ("[" * 100_000, "report.bad_row"),
            ('{"title": "no text"}', "report.no_text"),
            ('{"text": 7, "published": "2031-04-02"}', "report.no_text"),
            ('{"text": "too short", "published": "2031-04-02"}', "report.too_short"),
            (b'{"text": "caf\xe9"}', "report.encoding"),
            ('{"text": "' + "word " * 20 + '"}', "report.no_date"),
        ],
    )
    def test_a_bad_row_is_named_and_the_others_go_on(self, desk, bad, code):
        bad = bad.encode() if isinstance(bad, str) else bad
        good = [self.row(desk, title=t).encode() for t in ("a", "b")]
        path = desk.put("a.jsonl", b"\n".join([good[0], b"", bad, good[1]]))
        first, problem, last = desk.read(path, publisher="Tarn Post")
        assert (problem.code, problem.line) == (code, 3)
        assert (first.title, last.title) == ("a", "b")

    def test_a_row_that_is_too_large_is_named(self, desk):
        large = b'{"text": "' + b"x" * 20_000_100 + b'"}'
        path = desk.put("a.jsonl", large + b"\n" + self.row(desk).encode())
        problem, report = desk.read(path, publisher="p")
        assert (problem.code, problem.line) == ("report.too_large", 1)
        assert report.source_path == "a.jsonl:2"

    def test_half_a_pair_of_characters_is_replaced(self, desk):
        row = self.row(desk).replace("Arn.", "Arn \\ud83d")
        assert desk.one("a.jsonl", row, publisher="p").text.endswith(" \ufffd")

    def test_a_mark_of_byte_order_does_not_harm(self, desk):
        row = b"\xef\xbb\xbf" + self.row(desk).encode()
        assert desk.one("a.jsonl", row, publisher="p").text == desk.words


class TestDates:
    @pytest.mark.parametrize(
        ("written", "found"),
        [
            ("2031-04-02", datetime(2031, 4, 2, tzinfo=UTC)),
            ("20310402", datetime(2031, 4, 2, tzinfo=UTC)),
            ("2 April 2031", datetime(2031, 4, 2, tzinfo=UTC)),
            ("Apr 2, 2031", datetime(2031, 4, 2, tzinfo=UTC)),
            ("2031-04-02T10:30:00Z", datetime(2031, 4, 2, 10, 30, tzinfo=UTC)),
            ("2031-04-02 10:30", datetime(2031, 4, 2, 10, 30, tzinfo=UTC)),
            (
                "Wed, 02 Apr 2031 10:30:00 +0400",
                datetime(2031, 4, 2, 10, 30, tzinfo=timezone(timedelta(hours=4))),
            ),
        ],
    )
    def test_are_read_where_there_is_one_way(self, desk, written, found):
        row = json.dumps({"text": desk.words, "date": written})
        assert desk.one("a.jsonl", row, publisher="p").published == found

    @pytest.mark.parametrize("written", ["07/08/2031", "last week", 1932854400, "2031"])
    def test_are_refused_where_there_are_two(self, desk, written):
        row = json.dumps({"text": desk.words, "date": written})
        assert desk.refused("a.jsonl", row).code == "report.bad_date"

    def test_that_are_given_lead_and_a_difference_is_told(self, desk, day):
        row = json.dumps({"text": desk.words, "date": "2031-03-09"})
        report, problem = desk.read(
            desk.put("a.jsonl", row), published=day, publisher="p"
        )
        assert report.published_source is DateSource.GIVEN
        assert (report.published.date(), problem.code) == (day, "report.date_differs")

    def test_that_are_given_stand_in_for_one_that_cannot_be_read(self, desk, day):
        row = json.dumps({"text": desk.words, "date": "07/08/2031"})
        assert desk.one("a.jsonl", row, published=day).published.date() == day

    def test_that_are_given_and_found_alike_are_no_problem(self, desk, day):
        row = json.dumps({"text": desk.words, "date": "2031-04-02"})
        path = desk.put("a.jsonl", row)
        assert desk.codes(path, published=day, publisher="p") == []

    def test_in_the_future_are_pointed_out(self, desk):
        row = json.dumps({"text": desk.words, "date": "2031-07-01"})
        path = desk.put("a.jsonl", row)
        assert desk.codes(path, publisher="p") == ["report.future_date"]

    def test_that_are_missing_are_asked_for(self, desk):
        problem = desk.refused("a.txt", desk.words)
        assert problem.code == "report.no_date"
        assert "--published" in problem.message


class TestPublishers:
    def test_that_are_missing_are_asked_for(self, desk, day):
        path = desk.put("a.txt", desk.words)
        report, problem = desk.read(path, published=day)
        assert (report.publisher, problem.code) == ("unknown", "report.no_publisher")

    def test_that_are_given_lead_and_a_difference_is_told(self, desk, day):
        row = json.dumps({"text": desk.words, "source": "Vess Daily"})
        report, problem = desk.read(
            desk.put("a.jsonl", row), published=day, publisher="Tarn Post"
        )
        assert report.publisher == "Tarn Post"
        assert problem.code == "report.publisher_differs"

    def test_an_address_that_is_none_is_no_publisher(self, desk, day):
        row = json.dumps({"text": desk.words, "url": "http://[x"})
        path = desk.put("a.jsonl", row)
        assert desk.codes(path, published=day) == ["report.no_publisher"]
