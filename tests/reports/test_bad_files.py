from __future__ import annotations

import os
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armistice.errors import NotFound
from armistice.model import Problem, Report, Severity

SAMPLES = {
    "ru": "Министерство обороны сообщило, что подразделения покинули свои позиции в "
    "районе к вечеру пятницы, как и было предусмотрено соглашением.",
    "tr": "Bakanlık, birliklerinin anlaşmada öngörüldüğü gibi cuma akşamına kadar "
    "bölgeden ayrıldığını söyledi. Gözlemciler bunu henüz doğrulamadı.",
    "ar": "قالت الوزارة إن وحداتها غادرت المنطقة مساء الجمعة كما نص الاتفاق ولم يؤكد "
    "المراقبون ذلك حتى الآن",
    "fr": "Le ministère a déclaré que ses unités avaient quitté la région avant "
    "vendredi soir, comme prévu. Les observateurs ne l'ont pas confirmé.",
}


def packed(*names: str) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return whole.getvalue()


class TestEncodings:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"]
    )
    def test_that_are_marked_are_read(self, desk, day, encoding):
        mark = "\ufeff" if encoding == "utf-16-le" else ""
        original = (mark + SAMPLES["ru"]).encode(encoding)
        report = desk.one("a.txt", original, published=day, publisher="p")
        assert report.text == SAMPLES["ru"]

    @pytest.mark.parametrize(("key", "encoding"), [("ru", "cp1251"), ("ru", "koi8-r")])
    def test_that_are_clear_are_read_and_pointed_out(self, desk, day, key, encoding):
        path = desk.put("a.txt", SAMPLES[key].encode(encoding))
        report, problem = desk.read(path, published=day, publisher="p")
        assert report.text == SAMPLES[key]
        assert problem.code == "report.encoding_inferred"
        assert problem.severity is Severity.WARNING

    @pytest.mark.parametrize(("key", "encoding"), [("fr", "cp1252"), ("tr", "cp1254")])
    def test_that_are_not_clear_are_refused(self, desk, day, key, encoding):
        problem = desk.refused("a.txt", SAMPLES[key].encode(encoding), published=day)
        assert problem.code == "report.encoding"
        assert "convert it to UTF-8" in problem.message

    def test_that_are_none_are_refused(self, desk, day):
        original = bytes(range(1, 256)) * 3
        assert desk.refused("a.txt", original, published=day).code == "report.encoding"

    def test_that_are_marked_and_broken_are_refused(self, desk, day):
        problem = desk.refused("a.txt", b"\xff\xfea\x00\x00\xd8b", published=day)
        assert problem.code == "report.encoding"

    def page(self, charset: str, words: str) -> str:
        return (
            f"<html><head><meta charset='{charset}'><title>T</title></head><body>"
            f"<article><p>{words}</p><p>{words}</p></article></body></html>"
        )

    @pytest.mark.parametrize(
        ("charset", "key", "encoding"),
        [
            ("windows-1251", "ru", "cp1251"),
            ("iso-8859-1", "fr", "cp1252"),
            ("windows-1256", "ar", "cp1256"),
            ("windows-1251", "ru", "utf-8"),
            ("utf-8", "ru", "utf-16"),
        ],
    )
    def test_that_a_page_declares_are_used(self, desk, day, charset, key, encoding):
        original = self.page(charset, SAMPLES[key]).encode(encoding)
        report = desk.one("a.html", original, published=day, publisher="p")
        assert SAMPLES[key] in report.text

    def test_that_a_page_declares_wrongly_are_refused(self, desk, day):
        original = self.page("utf-8", SAMPLES["fr"]).encode("cp1252")
        assert desk.refused("a.html", original, published=day).code == "report.encoding"

    def test_that_nobody_knows_are_refused(self, desk, day):
        original = self.page("klingon", desk.words)
        problem = desk.refused("a.html", original, published=day)
        assert "'klingon'" in problem.message


class TestWhatIsNoText:
    @pytest.mark.parametrize(
        ("original", "told"),
        [
            (b"%PDF-1.7 ...", "PDF comes in a later version"),
            (packed("word/document.xml"), "a DOCX document"),
            (packed("xl/workbook.xml"), "a spreadsheet"),
            (packed("articles/a.txt"), "a ZIP archive"),
            (b"\x1f\x8b\x08" + b"a" * 60, "a gzip archive"),
            (b"\x89PNG\r\n\x1a\n" + b"a" * 60, "a picture"),
            (b"{\\rtf1 Hello}", "an RTF document"),
            (b"SQLite format 3\x00" + b"a" * 60, "an SQLite database"),
            (b"words \x00 words" * 20, "holds zero bytes"),
        ],
    )
    @pytest.mark.parametrize("name", ["a.txt", "a.bin", "a.html"])
    def test_is_refused_by_what_it_is(self, desk, day, original, told, name):
        problem = desk.refused(name, original, published=day)
        assert problem.code == "report.binary"
        assert told in problem.message

    def test_is_refused_under_the_name_of_json_lines_too(self, desk):
        assert desk.refused("a.jsonl", b"%PDF-1.7").code == "report.binary"


class TestSizes:
    def test_a_text_of_200_mb_is_refused_unread(self, desk, day):
        path = desk.put("a.txt", b"")
        os.truncate(path, 200_000_000)
        (problem,) = desk.read(path, published=day)
        assert problem.code == "report.too_large"
        assert "200 MB" in problem.message

    @pytest.mark.parametrize("content", ["", "   \n", "Soon.", "-" * 500])
    def test_hardly_any_text_is_refused(self, desk, day, content):
        assert desk.refused("a.txt", content, published=day).code == "report.too_short"


class TestSniffing:
    @pytest.mark.parametrize(
        ("name", "content", "found"),
        [
            ("a", "---\ntitle: t\n---\n{words}", "text/markdown"),
            ("a.dat", '{{"text": "{words}"}}\n', "application/json"),
            ("a.php", "<!doctype html><p>{words}</p><p>{words}</p>", "text/html"),
            ("a.txt", "<html><p>{words}</p><p>{words}</p></html>", "text/html"),
            ("a.log", "{words}", "text/plain"),
        ],
    )
    def test_tells_the_format(self, desk, day, name, content, found):
        content = content.format(words=desk.words)
        report = desk.one(name, content, published=day, publisher="p")
        assert report.media_type == found


class TestFolders:
    def test_are_read_in_the_order_of_names(self, desk, day):
        for name in ("c.txt", "a/z.txt", "b.txt"):
            desk.put(name, f"{name} {desk.words}")
        found = [r.source_path for r in desk.reports(published=day)]
        assert found == ["a/z.txt", "b.txt", "c.txt"]

    def test_hide_what_is_hidden(self, desk, day):
        desk.put(".git/a.txt", desk.words)
        desk.put(".b.txt", desk.words)
        assert desk.read(published=day) == []

    def test_that_link_to_themselves_come_to_an_end(self, desk, day):
        desk.put("a/b.txt", desk.words)
        (desk.folder / "a" / "up").symlink_to(desk.folder)
        assert len(desk.reports(published=day)) == 1

    def test_go_on_after_a_fault(self, desk, day):
        desk.put("a.txt", b"%PDF-1.7")
        desk.put("b.txt", desk.words)
        problem, report = desk.read(published=day, publisher="p")
        assert (problem.code, report.source_path) == ("report.binary", "b.txt")

    def test_give_the_same_bytes_once(self, desk, day):
        desk.put("a.txt", desk.words)
        desk.put("b.txt", desk.words)
        report, problem = desk.read(published=day, publisher="p")
        assert report.source_path == "a.txt"
        assert (problem.code, problem.severity) == ("report.duplicate", "warning")

    def test_read_twice_give_the_same(self, desk, day):
        desk.put("a.txt", desk.words)
        assert desk.read(published=day) == desk.read(published=day)

    def test_name_a_link_that_leads_nowhere(self, desk):
        (desk.folder / "a.txt").symlink_to(desk.folder / "gone.txt")
        assert desk.codes() == ["report.unreadable"]

    def test_do_not_wait_for_a_pipe(self, desk):
        os.mkfifo(desk.folder / "a.txt")
        assert desk.codes() == ["report.unreadable"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_name_what_may_not_be_read(self, desk):
        desk.put("a/b.txt", desk.words)
        (desk.folder / "a").chmod(0)
        assert desk.codes() == ["report.unreadable"]
        (desk.folder / "a").chmod(0o755)

    def test_that_do_not_exist_are_not_found(self, desk):
        with pytest.raises(NotFound, match="no such file or folder"):
            desk.read(desk.folder / "gone")


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    original=st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode()),
    suffix=st.sampled_from([".txt", ".md", ".html", ".jsonl", ".bin"]),
    start=st.sampled_from([b"", b"---\n", b"<html>", b'{"text": "', b"\xff\xfe"]),
)
def test_no_bytes_make_it_fail(desk, day, original, suffix, start):
    path = desk.put("any" + suffix, start + original)
    for found in desk.read(path, published=day):
        assert isinstance(found, Report | Problem)
