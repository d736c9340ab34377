"""Web pages: the article out of its page, metadata, encodings, and pages that are hardly pages."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from articles import BODY, FIRST, LAST, SECOND, THIRD, TITLE
from contract import aside, check, kinds, surfaces

from reader.core.articles import Article, BlockKind, Direction
from reader.core.errors import OpeningError
from reader.opening import open_article

HEAD = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{TITLE} | صحيفة المرفأ</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="صحيفة المرفأ">
<meta property="article:published_time" content="2024-05-06T08:00:00+03:00"><meta name="author" content="منى السهلي">
<link rel="canonical" href="https://marfa.example.invalid/news/1">
<script src="https://ads.example.invalid/a.js"></script><style>p {{ color: red }}</style></head>"""
NAVIGATION = "<nav><ul><li><a href=/>الرئيسية</a></li><li><a href=/s>سياسة</a></li></ul></nav>"
PARAGRAPHS = "".join(f"<p>{text}</p>\n" for text in BODY)


def page(body: str, head: str = HEAD) -> str:
    return f"{head}<body>{body}</body></html>"


@pytest.fixture
def opened(tmp_path: Path):
    def opened(markup: str | bytes, name: str = "page.html") -> Article:
        path = tmp_path / name
        path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
        return check(open_article(path))

    return opened


def test_a_news_page(opened) -> None:
    article = opened(
        page(
            f"<header><a href=/>صحيفة المرفأ</a>{NAVIGATION}</header><aside><h3>الأكثر قراءة</h3><a href=/2>خبر آخر</a></aside>"
            f"<main><article><h1>{TITLE}</h1><div class=byline>منى السهلي <time datetime=2024-05-06>6 مايو 2024</time></div>"
            f"<figure><img src=https://img.example.invalid/x.jpg><figcaption>ضفة النهر (أرشيف)</figcaption></figure>{PARAGRAPHS}"
            "<div class=share><a href=#>فيسبوك</a></div></article>"
            "<div class=related-posts><h4>اقرأ أيضا</h4><ul><li><a href=/3>عنوان ثالث</a></li></ul></div></main>"
            "<footer>جميع الحقوق محفوظة</footer><iframe src=https://track.example.invalid></iframe>"
        )
    )
    assert kinds(article) == [
        ("title", 0, "", TITLE),
        ("caption", 0, "", "ضفة النهر (أرشيف)"),
        *(("paragraph", 0, "", text) for text in BODY),
    ]
    assert article.metadata.as_dict() == {
        "title": TITLE,
        "author": "منى السهلي",
        "date": "2024-05-06T08:00:00+03:00",
        "outlet": "صحيفة المرفأ",
        "url": "https://marfa.example.invalid/news/1",
    }
    reasons = {text: reason for reason, text in aside(article)}
    assert reasons["منى السهلي 6 مايو 2024"] == "byline"
    assert reasons["اقرأ أيضا"] == reasons["عنوان ثالث"] == "trailer"
    assert reasons["الرئيسية"] == reasons["خبر آخر"] == reasons["فيسبوك"] == "navigation"
    assert article.encoding == "utf-8"


def test_a_page_that_names_nothing_is_found_by_its_prose(opened) -> None:
    links = "".join(f"<li><a href=/{n}>خبر رقم {n} من أخبار اليوم</a></li>" for n in range(12))
    article = opened(
        f"<html><body><div><ul>{links}</ul></div><div><div><h1>{TITLE}</h1><div><div>{PARAGRAPHS}</div></div></div>"
        f"<div><ul>{links}</ul></div></div><div>عن الموقع</div></body></html>"
    )
    assert surfaces(article) == [TITLE, *BODY]


def test_a_lead_outside_the_body_stays(opened) -> None:
    article = opened(
        page(
            f"<div><h1>{TITLE}</h1><p class=lead>{FIRST}</p></div><div>{''.join(f'<p>{t * 3}</p>' for t in BODY[1:])}</div>"
        )
    )
    assert surfaces(article)[:2] == [TITLE, FIRST]


def test_what_blocks_are_is_kept(opened) -> None:
    article = opened(
        page(
            f"<article><h1>{TITLE}</h1><p>{FIRST}</p><h2>أرقام</h2><ul><li>بند<ul><li>فرعي</li></ul></li><li><p>ثان</p><p>تابع</p></li></ul>"
            f"<ol start=3><li>ثالث<li>رابع</ol><blockquote><p>{SECOND}</p></blockquote>"
            "<table><caption>جدول</caption><tr><th>المدينة<th>العدد</tr><tr><td>سهلان</td><td><p>12</p></td></tr></table>"
            f"<pre>if x:\n    y()</pre><p>سطر<br>ثان</p><p>{LAST}</p></article>"
        )
    )
    assert kinds(article) == [
        ("title", 0, "", TITLE),
        ("paragraph", 0, "", FIRST),
        ("heading", 2, "", "أرقام"),
        ("list_item", 1, "•", "بند"),
        ("list_item", 2, "•", "فرعي"),
        ("list_item", 1, "•", "ثان"),
        ("list_item", 1, "", "تابع"),
        ("list_item", 1, "3.", "ثالث"),
        ("list_item", 1, "4.", "رابع"),
        ("quote", 0, "", SECOND),
        ("caption", 0, "", "جدول"),
        ("table_row", 0, "", "المدينة\tالعدد"),
        ("table_row", 0, "", "سهلان\t12"),
        ("code", 0, "", "if x:"),
        ("code", 0, "", "    y()"),
        ("paragraph", 0, "", "سطر"),
        ("paragraph", 0, "", "ثان"),
        ("paragraph", 0, "", LAST),
    ]


def test_white_space_is_squeezed_and_entities_are_letters(opened) -> None:
    article = opened(
        page(
            f"<h1>{TITLE}</h1><p>  قال&nbsp;&quot;نعم&quot; \n\t &laquo;لا&raquo; &#1587;<b>لا</b>م &amp;c. {FIRST}</p>"
        )
    )
    assert surfaces(article)[1] == f'قال "نعم" «لا» سلام &c. {FIRST}'


def test_a_table_that_lays_out_the_page_is_none(opened) -> None:
    article = opened(f"<html><body><table><tr><td>{NAVIGATION}</td><td><h1>{TITLE}</h1>{PARAGRAPHS}</td></tr></table>")
    assert surfaces(article) == [TITLE, *BODY]
    assert {block.kind for block in article.blocks[1:]} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-8", "utf-16", "iso-8859-6"])
def test_the_encoding_comes_from_the_bytes_and_the_page(opened, encoding: str) -> None:
    markup = page(f"<h1>{TITLE}</h1>{PARAGRAPHS}".replace("«", '"').replace("»", '"')).replace("utf-8", encoding)
    article = opened(markup.encode(encoding))
    assert article.encoding == ("utf-16-le" if encoding == "utf-16" else encoding)
    assert article.title == TITLE


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8", "no-such-thing", "utf-16"])
def test_a_page_that_misnames_its_encoding(opened, declared: str) -> None:
    markup = page(f"<h1>{TITLE}</h1>{PARAGRAPHS}").replace('charset="utf-8"', f'charset="{declared}"')
    assert opened(markup.encode("windows-1256")).title == TITLE
    assert opened(markup.encode("utf-8")).title == TITLE


def test_the_title_without_a_heading_comes_from_the_head(opened) -> None:
    article = opened(page(f"<h1><a href=/>صحيفة المرفأ</a></h1><article>{PARAGRAPHS}</article>"))
    assert surfaces(article) == [TITLE, *BODY]
    bare = opened(f"<html><head><title>{TITLE}</title></head><body>{PARAGRAPHS}</body></html>")
    assert surfaces(bare) == [TITLE, *BODY]


def test_metadata_in_json_ld(opened) -> None:
    data = (
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "%s", '
        '"author": [{"name": "أحمد"}, {"name": "ليلى"}], "publisher": {"name": "المرفأ"}, "datePublished": "2023-01-02"}]}'.replace(
            "%s", TITLE
        )
    )
    article = opened(
        f'<html><head><script type="application/ld+json">{{bad</script><script type="application/ld+json">{data}</script></head>'
        f"<body>{PARAGRAPHS}</body></html>"
    )
    assert article.metadata.as_dict() == {
        "title": TITLE,
        "author": "أحمد، ليلى",
        "outlet": "المرفأ",
        "date": "2023-01-02",
    }


def test_a_page_drawn_by_a_script_is_read_from_its_data(opened) -> None:
    import json

    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(BODY)})
    article = opened(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><div id=app>تحميل</div></body></html>'
    )
    assert surfaces(article) == [TITLE, *BODY]
    assert ("navigation", "تحميل") in aside(article)


def test_hidden_text_is_set_aside(opened) -> None:
    article = opened(
        page(
            f"<h1>{TITLE}</h1>{PARAGRAPHS}<p style='display: none'>سر</p><p hidden>سر ثان</p><noscript>فعّل جافاسكربت</noscript>"
        )
    )
    assert surfaces(article) == [TITLE, *BODY]
    assert aside(article) == [("not_shown", "سر"), ("not_shown", "سر ثان"), ("not_shown", "فعّل جافاسكربت")]


def test_a_page_that_calls_everything_a_menu_is_read_all_the_same(opened) -> None:
    assert surfaces(opened(f"<html><body><div class=menu>{PARAGRAPHS}</div></body></html>")) == list(BODY)


def test_a_page_of_links_is_shown_as_it_is(opened) -> None:
    article = opened("<html><body><ul><li><a href=1>خبر أول</a></li><li><a href=2>خبر ثان</a></li></ul></body></html>")
    assert surfaces(article) == ["خبر أول", "خبر ثان"]


def test_no_text_of_a_page_is_lost(opened) -> None:
    words = [f"كلمة{n:02}" for n in range(42)]
    body = "".join(
        f"<{tag}>{word}</{tag}>{word}ذيل"
        for tag, word in zip(
            ["p", "div", "nav", "aside", "li", "td", "h3", "span", "b", "button", "blockquote", "pre", "center", "xyz"]
            * 3,
            words,
            strict=True,
        )
    )
    article = opened(page(body))
    found = " ".join([article.text, *(item.text for item in article.set_aside)])
    for word in words:
        assert found.count(word) == 2 * body.count(f">{word}<")


@pytest.mark.parametrize(
    "markup",
    [
        "<html>",
        "<html><body></body></html>",
        "<html><script>x()</script></html>",
        "<html><!-- نص --></html>",
        "<html><img src=x></html>",
    ],
)
def test_a_page_without_text_is_empty(opened, markup: str) -> None:
    with pytest.raises(OpeningError) as caught:
        opened(markup)
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "markup",
    [
        "<html>" + "<div>نص " * 40_000,
        "<html>" + "<table><tr><td>نص" * 20_000,
        "<html><ul>" + "<li><ul>" * 5_000 + "نص",
        "<html>" + "<b><i>" * 20_000 + "نص",
        "<html>" + "<" * 100_000 + "نص",
        "<html><p>" + "&" * 100_000 + "نص",
        "<html><!-" + "-" * 100_000 + ">نص",
        "<html><p " + "a " * 100_000 + ">نص",
    ],
)
def test_hostile_markup_ends(opened, markup: str) -> None:
    assert "نص" in opened(markup).text


def test_deep_nesting_loses_no_text(opened) -> None:
    article = opened("<html>" + "".join(f"<div>كلمة{n} " for n in range(5000)) + "</html>")
    assert {f"كلمة{n}" for n in range(5000)} <= set(article.text.split())


def test_an_entity_of_its_own_is_not_read(opened, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("كلمة السر", encoding="utf-8")
    article = opened(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x; {FIRST}</p></body></html>'
    )
    assert "السر" not in article.text
    assert FIRST in article.text


def test_an_english_page_runs_from_left_to_right(opened) -> None:
    article = opened(
        "<html><body><h1>The river</h1><p>Water came back to the valley after ten years.</p></body></html>"
    )
    assert article.direction is Direction.LTR


def test_the_middle_of_an_article_keeps_its_paragraphs(opened) -> None:
    article = opened(
        page(
            f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>اقرأ أيضا: <a href=/1>عنوان آخر</a></p><p>{SECOND}</p><p>{THIRD}</p></article>"
        )
    )
    assert surfaces(article) == [TITLE, FIRST, SECOND, THIRD]


MENU = "".join(f'<li class="menu-item"><a href="/{name}">{name}</a></li>' for name in ("الرئيسية", "سياسة", "رياضة"))
COMMENT = "رأيي أن هذه الخطة لن تنجح كما لم تنجح سابقاتها، فقد سمعنا هذا الكلام مرارا منذ عشرين عاما. " * 6
BROKEN = "<br><br>".join(BODY)
TEMPLATES = {
    "a blog program": (
        f"<html><head><title>{TITLE} - صحيفة المرفأ</title></head><body class='rtl single has-sidebar sidebar-right'><div id=page>"
        f"<header class=site-header><a class=custom-logo-link href=/>صحيفة المرفأ</a><nav>{MENU}</nav></header><main><article class='post tag-x'>"
        f"<header class=entry-header><div class='entry-meta cat-links'><a>سياسة</a></div><h1 class=entry-title>{TITLE}</h1>"
        f"<div class=entry-meta><time datetime=2024-05-06>6 مايو 2024</time></div></header><div class=entry-content>{PARAGRAPHS}"
        "<div class=sharedaddy><h3>شارك هذا الموضوع:</h3></div><div class=jp-relatedposts><a>خبر آخر</a></div></div></article>"
        f"<div id=comments class=comments-area><h2>تعليقان</h2><p>{COMMENT}</p><p>{COMMENT}</p></div></main>"
        "<aside class=widget-area><ul><li><a>أول</a></li></ul></aside></div></body></html>"
    ),
    "a page in one form and a table": (
        f"<html><head><title>المرفأ : {TITLE}</title></head><body><form id=aspnetForm><table><tr><td><ul>{MENU}</ul></td>"
        f"<td><span id=lblTitle>{TITLE}</span><br><span>06/05/2024</span><div id=body>{BROKEN}</div></td></tr></table></form></body></html>"
    ),
    "a diary": (
        f"<html><head><title>المرفأ: {TITLE}</title></head><body><div class=header><h1><a>المرفأ</a></h1></div><div class=main>"
        f"<h2 class=date-header>الاثنين، 6 مايو 2024</h2><div class=post><h3 class=post-title>{TITLE}</h3><div class=post-body>{BROKEN}</div>"
        "<div class=post-footer>مرسلة بواسطة منى السهلي</div></div></div><div class=sidebar><a>2024</a></div></body></html>"
    ),
    "a page of regions": (
        f"<html><head><title>{TITLE} | المرفأ</title></head><body><div id=header>{MENU}</div><h1 id=page-title>{TITLE}</h1>"
        f"<div class=region><div class=submitted>الاثنين, مايو 6, 2024 - 10:00</div><div class=field>{PARAGRAPHS}</div>"
        f"<div class=field-tags>نهر، مياه</div></div><div class=region-sidebar><h2>الأكثر قراءة</h2><ul>{MENU}</ul></div></body></html>"
    ),
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_pages_as_programs_lay_them_out(opened, template: str) -> None:
    article = opened(TEMPLATES[template])
    assert surfaces(article) == [TITLE, *BODY]
    assert article.metadata.date == "2024-05-06"
    assert article.metadata.outlet in ("المرفأ", "صحيفة المرفأ")


def test_the_author_is_read_where_the_page_shows_one(opened) -> None:
    article = opened(
        f"<html><body><h1>{TITLE}</h1><div class=article-author>بقلم منى السهلي</div><div class=date>6 مايو 2024</div>"
        f"<div>{PARAGRAPHS}<h2>المزيد حول النهر</h2><ul><li><a>خبر أول</a></li><li><a>خبر ثان</a></li></ul><p>{LAST}</p></div></body></html>"
    )
    assert surfaces(article) == [TITLE, *BODY, LAST]
    assert (article.metadata.author, article.metadata.date) == ("منى السهلي", "2024-05-06")
    assert ("trailer", "المزيد حول النهر") in aside(article)
