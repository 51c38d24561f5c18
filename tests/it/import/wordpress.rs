//! The XML of WordPress: posts, pages, what readers did not see, and texts of both editors.

use crate::import::helpers::{NOW, builds_and_stays, imported, with};

/// Returns a whole export with these items.
fn export(items: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The quay</title><link>https://quay.example</link><description>Notes &amp; talk</description><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://quay.example</wp:base_site_url><wp:base_blog_url>https://quay.example</wp:base_blog_url>
<wp:author><wp:author_login>nadia</wp:author_login><wp:author_email>nadia@quay.example</wp:author_email><wp:author_display_name><![CDATA[Nadia Rahmani]]></wp:author_display_name></wp:author>
<wp:author><wp:author_login>bo@quay.example</wp:author_login><wp:author_display_name><![CDATA[Bo Lind]]></wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>service</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Service]]></wp:cat_name></wp:category>
<wp:category><wp:category_nicename>tills</wp:category_nicename><wp:category_parent>service</wp:category_parent><wp:cat_name><![CDATA[Tills & queues]]></wp:cat_name></wp:category>
{items}</channel></rss>
"#
    )
}

/// Returns an item with this text, and further elements.
fn item(id: u32, more: &str, text: &str) -> String {
    format!(
        "<item><title>Text {id}</title><link>https://quay.example/2010/07/text-{id}/</link><dc:creator>nadia</dc:creator>\
         <guid isPermaLink=\"false\">https://quay.example/?p={id}</guid><content:encoded><![CDATA[{text}]]></content:encoded>\
         <wp:post_id>{id}</wp:post_id><wp:post_date>2010-07-{:02} 09:30:00</wp:post_date><wp:post_date_gmt>2010-07-{:02} 07:30:00</wp:post_date_gmt>\
         <wp:comment_status>closed</wp:comment_status>{more}</item>\n",
        id % 28 + 1,
        id % 28 + 1
    )
}

fn live(id: u32, text: &str) -> String {
    item(
        id,
        &format!(
            "<wp:post_name>text-{id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        ),
        text,
    )
}

const PICTURE: &str = "<item><title>till</title><link>https://quay.example/2010/07/text-1/till/</link><excerpt:encoded><![CDATA[The <b>first</b> till]]></excerpt:encoded>\
<wp:post_id>40</wp:post_id><wp:status>inherit</wp:status><wp:post_parent>1</wp:post_parent><wp:post_type>attachment</wp:post_type>\
<wp:attachment_url>https://quay.example/wp-content/uploads/2010/07/till.jpg</wp:attachment_url>\
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[A till \"at\" work]]></wp:meta_value></wp:postmeta></item>\n";

const WHOLE: &str = include_str!("../../import/wordpress/whole.xml");

#[test]
fn a_whole_blog_becomes_a_site_that_builds() {
    let folder = with("blog.xml", WHOLE);
    insta::assert_snapshot!(imported(&folder, "blog.xml"));
    builds_and_stays(&folder, "blog.xml");
}

#[test]
fn lists_with_other_bases_lead_to_those_of_the_new_site() {
    let term = |domain: &str, name: &str| {
        format!("<category domain=\"{domain}\" nicename=\"{name}\"><![CDATA[{name}]]></category>")
    };
    let post = |id: u32, terms: &str, text: &str| {
        let more = format!(
            "<wp:post_name>text-{id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{terms}"
        );
        item(id, &more, text).replace("/2010/07/text", "/news/text")
    };
    let menu = "<item><title>Loyal</title><wp:post_id>90</wp:post_id><wp:status>publish</wp:status>\
        <wp:post_type>nav_menu_item</wp:post_type><wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key>\
        <wp:meta_value>/labels/loyal/</wp:meta_value></wp:postmeta></item>";
    let items =
        post(1, &term("category", "tills"), "<a href='https://quay.example/topics/service/tills/'>x</a>")
            + &post(2, &term("post_tag", "loyal"), "<a href=\"https://quay.example/news/text-1/\">own</a>")
            + &post(
                3,
                &(term("category", "both") + &term("post_tag", "both")),
                "<a href=\"/odd/both/\">unclear</a>",
            )
            + menu;
    let folder = with("blog.xml", export(&items));
    folder.run(&["import", "blog.xml", "--root", "site", "--now", NOW]).exits(0);
    let settings = String::from_utf8(folder.files("site")["site.yaml"].clone()).unwrap();
    let redirects = settings.split("redirects:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    insta::assert_snapshot!(redirects);
    builds_and_stays(&folder, "blog.xml");
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = with("blog.xml", WHOLE);
    folder.run(&["import", "blog.xml", "--root", "site", "--dry-run", "--now", NOW]).exits(0);
    assert!(folder.files("site").is_empty());
}

#[test]
fn texts_of_the_classic_editor_become_markdown() {
    let texts = [
        "First line\nsecond line\n\nAnother <b>paragraph</b>.\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\nAfter.",
        "<pre>a\n\n  b [gallery]</pre>\nText\n\n<!--more Read on-->\n\nRest",
        "[caption id=\"attachment_40\" align=\"alignright\" width=\"300\"]<a href=\"https://quay.example/wp-content/uploads/2010/07/till.jpg\"><img src=\"https://quay.example/wp-content/uploads/2010/07/till-300x200.jpg\" alt=\"Till\" width=\"300\" /></a> The <em>till</em>[/caption]\nText",
        "[gallery ids=\"40,41\"]",
        "[audio src=\"https://quay.example/a.mp3\"]\n\n[video mp4=\"https://quay.example/a.mp4\"][/video]\n\n[embed]https://vimeo.com/1[/embed]\n\n[youtube=https://youtu.be/x?a=1&amp;b=2]",
        "Before\nhttps://www.youtube.com/watch?v=x\nafter\n\nSee https://youtu.be/y too",
        "[sourcecode language=\"Rust\"]\nfn main() {\n    a &lt; b && c\n\n}\n[/sourcecode]",
        "[[gallery]] and [sic] and [contact-form id=\"1\"] and [box]text[/box]",
        "One<!--nextpage-->Two",
        "<a href=\"https://quay.example/?p=1#end\">first</a> <a href=\"http://www.quay.example/2010/07/text-1/\">own</a> <img src=\"https://quay.example/wp-content/uploads/2010/07/till-150x150.jpg\" srcset=\"a 1x\" class=\"alignleft\">",
        "",
    ];
    let items: String = (1..).zip(texts).map(|(id, text)| live(id, text)).collect();
    let folder = with("blog.xml", export(&(items + PICTURE)));
    insta::assert_snapshot!(imported(&folder, "blog.xml"));
}

#[test]
fn blocks_become_markdown() {
    let texts = [
        "<!-- wp:paragraph -->\n<p>One<br>two</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\">Title</h3>\n<!-- /wp:heading -->",
        "<!-- wp:embed {\"url\":\"https://youtu.be/x\",\"type\":\"video\"} -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://youtu.be/x\n</div><figcaption>A talk</figcaption></figure>\n<!-- /wp:embed -->",
        "<!-- wp:gallery {\"ids\":[40]} -->\n<figure class=\"wp-block-gallery\"><ul class=\"blocks-gallery-grid\"><li class=\"blocks-gallery-item\"><figure><img src=\"https://quay.example/wp-content/uploads/2010/07/till-1024x768.jpg\" alt=\"\"></figure></li></ul></figure>\n<!-- /wp:gallery -->",
        "<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:paragraph -->\n<p>Left</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n\n<!-- wp:column -->\n<div class=\"wp-block-column\"><p>Right</p></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->",
        "<!-- wp:syntaxhighlighter/code {\"language\":\"php\"} -->\n<pre class=\"wp-block-syntaxhighlighter-code\">a &lt; b;\n\n[gallery]</pre>\n<!-- /wp:syntaxhighlighter/code -->",
        "<!-- wp:block {\"ref\":12} /-->\n\n<!-- wp:latest-posts /-->\n\n<!-- wp:spacer -->\n<div style=\"height:100px\"></div>\n<!-- /wp:spacer -->\n\n<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->",
        "Free\ntext\n\n<!-- wp:shortcode -->\n[gallery ids=\"40\"]\n<!-- /wp:shortcode -->\n\n<!-- wp:buttons -->\n<div class=\"wp-block-buttons\"><!-- wp:button -->\n<div class=\"wp-block-button\"><a class=\"wp-block-button__link\" href=\"https://quay.example/join/\">Join</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->",
        "<!-- wp:paragraph -->\n<p>never closed",
    ];
    let items: String = (1..).zip(texts).map(|(id, text)| live(id, text)).collect();
    let folder = with("blog.xml", export(&(items + PICTURE)));
    insta::assert_snapshot!(imported(&folder, "blog.xml"));
}

#[test]
fn broken_exports_are_named_with_their_line() {
    let whole = export(&live(1, "Text"));
    let cut = &whole[..whole.find("<wp:post_id>").unwrap() + 20];
    let crossed = whole.replace("</wp:post_id>", "</wp:post>");
    let latin = [whole.as_bytes(), b"<!-- \xe9 -->"].concat();
    for (bytes, word) in [(cut.as_bytes(), "blog.xml:"), (crossed.as_bytes(), "blog.xml:"), (&latin, "UTF-8")]
    {
        let folder = with("blog.xml", bytes);
        let run = folder.run(&["import", "blog.xml", "--root", "site"]).exits(1);
        assert!(run.stderr.contains(word), "{}", run.stderr);
        assert!(folder.files("site").is_empty());
    }
}

#[test]
fn entities_of_the_document_are_not_expanded() {
    let bomb = export(&live(1, "Text").replace("<title>Text 1", "<title>&lol;"))
        .replace("<rss", "<!DOCTYPE rss [<!ENTITY lol \"ha\"><!ENTITY a \"&lol;&lol;\">]>\n<rss");
    let folder = with("blog.xml", bomb);
    let run = folder.run(&["import", "blog.xml", "--root", "site", "--now", NOW]);
    assert!(run.stdout.starts_with("1 text imported") || run.stderr.contains("blog.xml"), "{}", run.stderr);
}

#[test]
fn other_versions_and_schemes_are_read() {
    let whole = export(&live(1, "Text"));
    for other in [
        whole.replace("http://wordpress.org/export/1.2/", "https://wordpress.org/export/1.1/"),
        whole.replace("export/1.2/", "export/1.0/").replace("xmlns:wp", "xmlns:w").replace("wp:", "w:"),
    ] {
        let folder = with("any.name", other);
        let run = folder.run(&["import", "any.name", "--root", "site", "--now", NOW]).exits(0);
        assert!(run.stdout.starts_with("1 text imported from WordPress"), "{}", run.stdout);
    }
}

#[test]
fn hostile_texts_end_in_articles() {
    let texts = [
        "[box] ".repeat(40_000),
        "[caption]<pre><a ".repeat(20_000),
        "<!-- wp:group -->".repeat(2_000) + &"<!-- /wp:group -->".repeat(2_000),
        "<!-- wp:x".repeat(20_000),
        "<!-- wp:block {\"ref\":60} /-->".repeat(2_000),
        "[gallery ids=\"40,40,".to_owned() + &"40,".repeat(4_000) + "\"]",
        "[[[[[]]]]] [a=[b] [é] [/caption] <![ <!-- <!--more--> <!--".to_owned(),
    ];
    let items: String = (1..).zip(&texts).map(|(id, text)| live(id, text)).collect();
    let block = live(60, "a <!-- wp:block {\"ref\":60} /-->").replace(">post<", ">wp_block<");
    let folder = with("blog.xml", export(&(items + PICTURE + &block)));
    let run = folder.run(&["import", "blog.xml", "--root", "site", "--now", NOW]).exits(0);
    assert!(run.stdout.starts_with("7 texts imported"), "{}", run.stdout);
}
