//! Converts texts of blog editors, and compares the Markdown.

use proptest::prelude::*;

use crate::import::html::to_markdown;

const HOME: &str = "https://www.quay.example/";

#[track_caller]
fn check(html: &str, markdown: &str) {
    assert_eq!(to_markdown(html, HOME).markdown.trim_end(), markdown, "{html}");
}

#[track_caller]
fn notes(html: &str) -> Vec<String> {
    to_markdown(html, HOME).notes.into_iter().map(|(_, what)| what).collect()
}

#[test]
fn paragraphs_and_breaks() {
    check("<p>One</p><p>Two</p>", "One\n\nTwo");
    check("<div>One</div><div>Two</div>", "One\n\nTwo");
    check("One<br /><br />Two<br />three", "One\n\nTwo\\\nthree");
    check("<div dir=\"ltr\" style=\"text-align: left;\">One<br/><br/><br/>Two</div>", "One\n\nTwo");
    check("One<br>", "One");
    check("<p>&nbsp;</p><p>A&nbsp;b</p>", "A\u{a0}b");
}

#[test]
fn lines_of_text() {
    check("<b>bold</b> <i>soft</i> <del>gone</del> <code>a*b</code>", "**bold** *soft* ~~gone~~ `a*b`");
    check(
        "<span style=\"font-style: italic;\">soft</span> <span style=\"font-weight:bold\">bold</span>",
        "*soft* **bold**",
    );
    check("<p><span style=\"font-weight: bold\">a <i>b <u>c</u></i></span></p>", "**a *b c***");
    check("<ul><li>a<pre>x</pre></li></ul><p>b<br></p>", "- a\n\n  ```\n  x\n  ```\n\nb");
    check("H<sub>2</sub>O and <kbd>Ctrl</kbd>", "H<sub>2</sub>O and <kbd>Ctrl</kbd>");
    check("5 * 3 _x_ [not] # 1", "5 \\* 3 \\_x\\_ \\[not\\] # 1");
    check(
        "<a href=\"http://quay.example/2011/10/part-iii.html#c1\">Part III</a>",
        "[Part III](/2011/10/part-iii.html#c1)",
    );
    check("<a href=\"https://other.example/a b\">x</a>", "[x](<https://other.example/a b>)");
    check("Tom &amp; Sue &lt;b&gt;", "Tom & Sue \\<b>");
}

#[test]
fn blocks() {
    check("<h2 id=\"costs\">What it costs</h2><p>x</p>", "## What it costs {#costs}\n\nx");
    check("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c");
    check("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b");
    check("<blockquote><p>said</p><p>more</p></blockquote>", "> said\n>\n> more");
    check("<pre class=\"brush: php; x\">a &lt; b\n```\n</pre>", "````php\na < b\n```\n````");
    check(
        "<pre><code class=\"language-rust\">let x = 1;\n\n\nlet y;</code></pre>",
        "```rust\nlet x = 1;\n\n\nlet y;\n```",
    );
    check("<hr>", "- - -");
    check("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term\n: Meaning");
    check(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
        "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |",
    );
    check(
        "<table><tr><td colspan=2>a</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
    );
}

#[test]
fn the_end_of_the_excerpt() {
    check("One<br /><a name='more'></a><br />Two", "One\n\n<!-- more -->\n\nTwo");
    check("<p>One</p><!--more Read on--><p>Two</p>", "One\n\n<!-- more -->\n\nTwo");
}

#[test]
fn pictures_and_figures() {
    check(
        "<div class=\"separator\" style=\"clear: both;\"><a href=\"https://1.bp.blogspot.com/-x/AAA/s1600/till.jpg\"><img border=\"0\" \
         src=\"https://1.bp.blogspot.com/-x/AAA/s320/till.jpg\" alt=\"A till\"></a></div>",
        "![A till](https://1.bp.blogspot.com/-x/AAA/s1600/till.jpg)",
    );
    check(
        "<img src=\"https://blogger.googleusercontent.com/img/b/R29v/w320-h214/a.png\">",
        "![](https://blogger.googleusercontent.com/img/b/R29v/s1600/a.png)",
    );
    check(
        "<img src=\"https://lh3.googleusercontent.com/abc=w640-h480\">",
        "![](https://lh3.googleusercontent.com/abc=s1600)",
    );
    check(
        "<figure><img src=\"/a.png\" alt=\"x\"><figcaption>The \"till\"</figcaption></figure>",
        "![x](/a.png \"The \\\"till\\\"\")",
    );
    check(
        "<table class=\"tr-caption-container\"><tr><td><a href=\"/a.jpg\"><img src=\"/s.jpg\"></a></td></tr><tr><td class=\"tr-caption\">After a week</td></tr></table>",
        "![](/a.jpg \"After a week\")",
    );
    check("<a href=\"/a-large.jpg\"><img src=\"/a-300x200.jpg\" alt=\"a\"></a>", "![a](/a-large.jpg)");
    check("<a href=\"/shop/\"><img src=\"/a.jpg\" alt=\"a\"></a>", "[![a](/a.jpg)](/shop/)");
}

#[test]
fn what_markdown_cannot_say_stays_as_html_without_scripts() {
    check(
        "<iframe src=\"https://www.youtube.com/embed/x\" onload=\"x()\" width=\"560\"></iframe>",
        "<iframe src=\"https://www.youtube.com/embed/x\" width=\"560\"></iframe>",
    );
    check("a<script>x()</script><style>y</style>b", "ab");
    check("<a href=\"java\nscript:x()\">text</a>", "text");
    check("<a href=\"#n1\">1</a><p id=\"n1\">Note</p>", "[1](#n1)\n\n<a id=\"n1\"></a>Note");
    assert_eq!(
        notes("<script>x</script><form><input name=a>Mail</form>"),
        ["scripts in texts", "forms in texts"]
    );
    assert_eq!(notes("<video src=x></video>"), ["`<video>` stays as HTML"]);
}

#[test]
fn footnotes_of_several_editors() {
    // Substack
    check(
        "<p>Bees<a id=\"footnote-anchor-1\" href=\"#footnote-1\">1</a> hum.</p><div><a id=\"footnote-1\" \
         href=\"#footnote-anchor-1\">1</a><div><p>Most.</p><p>Not all.</p></div></div>",
        "Bees[^1] hum.\n\n[^1]: Most.\n\n    Not all.",
    );
    // WordPress
    check(
        "<p>A<sup class=\"fn\"><a href=\"#aa\" id=\"aa-link\">1</a></sup></p><ol><li id=\"aa\">Note <a href=\"#aa-link\">↩</a></li></ol>",
        "A[^1]\n\n[^1]: Note",
    );
    // Word
    check(
        "<p>A<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a> b<a href=\"#_ftn2\" name=\"_ftnref2\">[2]</a></p>\
         <p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> One</p><p><a href=\"#_ftnref2\" name=\"_ftn2\">[2]</a> Two</p>",
        "A[^1] b[^2]\n\n[^1]: One\n\n[^2]: Two",
    );
    // Without an element for the note
    check(
        "<p>A<a id=\"r\" href=\"#n\">1</a></p><a id=\"n\" href=\"#r\">1</a><p>Note</p>",
        "A<a id=\"r\"></a>[1](#n)\n\n<a id=\"n\"></a>[1](#r)\n\nNote",
    );
    // Links to parts of a text are none.
    check(
        "<p><a id=\"t\" href=\"#s\">Sizes</a></p><p id=\"s\">All. <a href=\"#t\">Up</a></p>",
        "<a id=\"t\"></a>[Sizes](#s)\n\n<a id=\"s\"></a>All. [Up](#t)",
    );
}

#[test]
fn anchors_and_links_around_blocks() {
    check("<p>Keep <a name=\"keep\"></a>it.</p>", "Keep <a id=\"keep\"></a>it.");
    check("<p>Word <a name=\"_GoBack\"></a>marks.</p>", "Word marks.");
    check("<a href=\"/x\"><div>Title</div><div>What it is</div></a>", "[Title – What it is](/x)");
    check("<a href=\"/x\"><h2>Title</h2></a>", "## [Title](/x)");
    check("<a href=\"/x\"><p><img src=\"/a.png\"></p></a>", "[![](/a.png)](/x)");
    check("<p>a <a href=\"/x\">b</a><a href=\"/x\"></a></p>", "a [b](/x)");
    check("<p><span style=\"font-weight: bold\">a<script>x()</script></span></p>", "**a**");
    assert_eq!(notes("<div style=\"text-align: center\"><img src=\"/a.png\"></div>"), [""; 0]);
    check(
        "<table><tr><th>a</th><th class=\"has-text-align-right\">b</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "| a | b |\n| --- | ---: |\n| 1 | 2 |",
    );
}

#[test]
fn deep_nesting_ends_in_text() {
    let html = format!("{}word{}", "<div>".repeat(5000), "</div>".repeat(5000));
    assert_eq!(to_markdown(&html, HOME).markdown.trim(), "word");
}

proptest! {
    #[test]
    fn no_html_panics_and_words_stay(
        parts in proptest::collection::vec(
            "(<b>|</b>|<i>|</i>|<a href=x>|</a>|<p>|</p>|<br>|<blockquote>|</blockquote>|<ul>|<li>|</ul>|<pre>|</pre>|<code>|</code>|\
              <table>|<tr>|<td>|<th>|</table>|<figure>|<figcaption>|</figure>|<img src=y>|<dl>|<dt>|<dd>|</dl>|<h2>|</h2>|<div>|</div>|\
              <!-- x -->|&|&lt;|&#0;|é|word |\\*|_|\n|`)", 0..25),
    ) {
        let html = parts.concat();
        let markdown = to_markdown(&html, HOME).markdown;
        prop_assert_eq!(markdown.matches("word").count(), html.matches("word").count(), "{}\n{}", html, markdown);
    }
}
