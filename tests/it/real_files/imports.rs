//! Real exports of other systems: names, threads, lines, and files that are not exports.

mod staticman_threads;

use crate::driver::Folder;
use crate::moderation::comments;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://quay.example
comments: moderated
//- content/2026-01-05-hello.md
---
title: Hello
aliases: [/hello/]
---
Text.
//- content/2026-02-05-second.md
---
title: Second
aliases: [/former-second]
---
Text.
//- content/pages/about.md
---
title: About
aliases: [/who/]
---
Text.
";

fn site(name: &str, export: &str) -> Folder {
    let site = Folder::new(SITE);
    site.write(name, export);
    site
}

/// Returns all files after an import, with the values of some keys and the text of each.
fn imported(site: &Folder) -> Vec<String> {
    let files = site.files("content/comments");
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    files.values().map(text).collect()
}

fn value<'t>(file: &'t str, key: &str) -> &'t str {
    let value = file.lines().find_map(|line| line.strip_prefix(&format!("{key}: ")));
    value.map_or("-", |value| value.trim_matches('"'))
}

fn text(file: &str) -> &str {
    file.splitn(3, "---\n").nth(2).unwrap_or_default().trim()
}

fn wxr(scheme: &str, items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:wp=\"{scheme}://wordpress.org/export/1.2/\"><channel>\
         <wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>\n"
    )
}

fn wxr_comment(link: &str, author: &str, content: &str) -> String {
    format!(
        "<item><link>{link}</link><wp:post_type>page</wp:post_type><wp:comment><wp:comment_id>7</wp:comment_id>\
         <wp:comment_author><![CDATA[{author}]]></wp:comment_author>\
         <wp:comment_author_url><![CDATA[https://x.example/?a=1&#038;b=2]]></wp:comment_author_url>\
         <wp:comment_date_gmt>2015-03-01 11:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[{content}]]>\
         </wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>"
    )
}

#[test]
fn a_wordpress_export_is_read_whatever_the_scheme_of_its_namespace() {
    for scheme in ["http", "https"] {
        let item = wxr_comment("https://old.example/hello/", "Ann", "Hi");
        let site = site("wp.xml", &wxr(scheme, &item));
        let run = comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
        assert!(run.stdout.starts_with("1 comment imported"), "{scheme}: {}", run.stdout);
    }
}

#[test]
fn other_namespaces_may_have_either_scheme_too() {
    let disqus = r#"<disqus xmlns="https://disqus.com" xmlns:dsq="https://disqus.com/disqus-internals">
<thread dsq:id="1"><link>https://old.example/hello/</link></thread>
<post dsq:id="2"><message>Hi</message><createdAt>2012-12-12T12:12:12Z</createdAt><author><name>Ann</name></author><thread dsq:id="1"/></post></disqus>"#;
    let site = site("disqus.xml", disqus);
    let run = comments(&site, &["import", "disqus", "disqus.xml"]).exits(0);
    assert!(run.stdout.starts_with("1 comment imported"), "{}", run.stdout);
    assert_eq!(value(&imported(&site)[0], "author"), "Ann");
}

#[test]
fn a_blog_without_comments_is_still_an_export() {
    let site = site("wp.xml", &wxr("http", ""));
    let run = comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
    assert_eq!(run.stdout, "0 comments imported\n");
}

#[test]
fn a_file_of_another_kind_is_an_error_that_says_what_it_looks_like() {
    let disqus = "<disqus xmlns=\"http://disqus.com\"></disqus>";
    let blogger = "<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1</id></feed>";
    let isso = "[{\"id\": \"/hello/\", \"comments\": []}]";
    let wordpress = wxr("https", "");
    let files = [
        ("disqus.xml", disqus, "an export of Disqus"),
        ("blog.xml", blogger, "an export of Blogger"),
        ("isso.json", isso, "an export of Isso"),
        ("wp.xml", wordpress.as_str(), "an export of WordPress"),
        ("entry.yml", "_id: a1\nname: Ann\nmessage: Hi\n", "an export of Staticman"),
        ("foo.xml", "<foo/>", "the root element `<foo>`"),
        ("page.html", "<!doctype html><html><p>Log in", "a web page"),
        ("rss.xml", "<rss version=\"2.0\"><channel><item/></channel></rss>", "a feed"),
        ("empty.xml", "", "it is empty"),
        ("blank.json", " \n", "it is empty"),
        ("list.json", "[]", "JSON"),
        ("dump.sql", "-- MySQL dump\nCREATE TABLE wp_comments (x);\n", "the dump of a database"),
        ("words.txt", "Just words", "neither XML nor JSON"),
    ];
    for system in ["disqus", "wordpress", "blogger", "isso", "staticman"] {
        for (name, export, looks) in files {
            let site = site(name, export);
            let run = comments(&site, &["import", system, name]);
            if run.code == Some(0) {
                let own = format!("an export of {system}");
                assert!(looks.to_lowercase().ends_with(&own), "{system} {name}: {}", run.stdout);
                continue;
            }
            let told = run.exits(1).stderr;
            assert!(told.contains(looks), "{system} {name}: {told}");
            assert!(told.contains(&format!("`{name}` is no export of ")), "{system} {name}: {told}");
            assert!(told.contains("= note: ") && told.contains("= help: "), "{system} {name}: {told}");
            assert!(site.files("content/comments").is_empty());
        }
    }
    let site = site("disqus.xml", disqus);
    let told = comments(&site, &["import", "wordpress", "disqus.xml"]).exits(1).stderr;
    assert!(told.contains("steadfast comments import disqus disqus.xml"), "{told}");
    comments(&site, &["import", "disqus", "disqus.xml"]).exits(0);
}

#[test]
fn a_folder_without_comments_is_no_export() {
    let site = site("data/settings.yml", "theme: light\n");
    let told = comments(&site, &["import", "staticman", "data"]).exits(1).stderr;
    assert!(told.contains("`data` holds no comment of Staticman"), "{told}");
    let told = comments(&site, &["import", "disqus", "data"]).exits(1).stderr;
    assert!(told.contains("`data` is a folder, and a file is needed"), "{told}");
    site.write("data/hello/a.yml", "name: Ann\nmessage: Hi\ndate: 2020-01-01\n");
    let run = comments(&site, &["import", "staticman", "data"]).exits(0);
    assert_eq!(run.stdout, "1 comment imported: 1 approved\n     1  left out: files that are no comments\n");
}

#[cfg(unix)]
#[test]
fn a_link_of_a_folder_to_itself_ends() {
    let site = Folder::new(SITE);
    site.write("data/hello/a.yml", "name: Ann\nmessage: Hi\ndate: 2020-01-01\n");
    std::os::unix::fs::symlink("..", site.path("data/hello/up")).unwrap();
    let run = comments(&site, &["import", "staticman", "data"]).exits(0);
    assert_eq!(run.stdout, "1 comment imported: 1 approved\n");
}

#[test]
fn names_and_addresses_that_were_kept_as_html_are_decoded() {
    let item = wxr_comment("https://old.example/hello/", "Tom &amp; Sue O&#039;Neil &lt;3", "Hi");
    let site = site("wp.xml", &wxr("http", &item));
    comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
    let file = imported(&site).remove(0);
    assert_eq!(value(&file, "author"), "Tom & Sue O'Neil <3");
    assert!(file.contains("https://x.example/?a=1&b=2"), "{file}");
    site.build(&[]).exits(0);
    let page = String::from_utf8_lossy(&site.public()["2026/01/hello/index.html"]).into_owned();
    assert!(page.contains("Tom &amp; Sue O") && !page.contains("&amp;amp;"), "{page}");
}

#[test]
fn isso_s_names_are_decoded_too() {
    let rows = r#"[{"id": 1, "created": 1355314332, "mode": 1, "author": "Tom &amp; Sue", "website": "https://x.example/?a=1&amp;b=2", "text": "Hi &amp; ho", "uri": "/hello/"}, {"note": "x"}]"#;
    let site = site("isso.json", rows);
    let run = comments(&site, &["import", "isso", "isso.json"]).exits(0);
    assert_eq!(
        run.stdout,
        "1 comment imported: 1 approved\n     1  left out: entries that are no comments\n"
    );
    let file = imported(&site).remove(0);
    assert_eq!(value(&file, "author"), "Tom & Sue");
    assert_eq!(text(&file), "Hi &amp; ho");
}

#[test]
fn blocks_of_html_stand_on_lines_of_their_own() {
    let html = "<dl><dt>Tea</dt><dd>hot</dd><dt>Ice</dt><dd>cold</dd></dl><address>Ann<br>Kiel</address>\
                <table><tr><th>Cup</th><th>Price</th></tr><tr><td>small</td><td>2</td></tr></table>\
                <section>One</section><section>Two</section><figure><figcaption>Three</figcaption></figure>";
    let site = site("wp.xml", &wxr("http", &wxr_comment("https://old.example/hello/", "Ann", html)));
    comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
    let expected = "Tea\nhot\nIce\ncold\n\nAnn\nKiel\n\nCup | Price\nsmall | 2\n\nOne\n\nTwo\n\nThree";
    assert_eq!(text(&imported(&site)[0]), expected);
}

#[test]
fn a_deep_quote_in_a_comment_stays_a_small_file() {
    let html = format!("{}deep{}", "<blockquote>".repeat(2500), "</blockquote>".repeat(2500));
    let site = site("wp.xml", &wxr("http", &wxr_comment("https://old.example/hello/", "Ann", &html)));
    comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
    let file = imported(&site).remove(0);
    assert!(file.len() < 4096 && file.contains("deep"), "{} bytes", file.len());
    site.build(&[]).exits(0);
}

#[test]
fn help_for_comments_without_an_article_is_such_that_the_next_import_takes_them() {
    let comment = |link: &str| wxr("http", &wxr_comment(link, "Ann", "Hi"));
    // The line that the message offers for a former address works.
    for link in [
        "https://old.example/2010/a-very-old-title/",
        "https://old.example/a, [b]",
        "https://old.example/lone",
    ] {
        let site = site("wp.xml", &comment(link));
        let told = comments(&site, &["import", "wordpress", "wp.xml"]).exits(0).stderr;
        let line =
            told.lines().find(|line| line.contains("aliases: ")).unwrap_or_else(|| panic!("{told}")).trim();
        site.write("content/2026-01-05-hello.md", format!("---\ntitle: Hello\n{line}\n---\nText.\n"));
        let run = comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
        assert!(run.stdout.starts_with("1 comment imported"), "{line}: {}{}", run.stdout, run.stderr);
    }
    // The root of the old site cannot be the address of an article.
    let root = site("wp.xml", &comment("https://old.example/"));
    let told = comments(&root, &["import", "wordpress", "wp.xml"]).exits(0).stderr;
    assert!(!told.contains("aliases") && told.contains("no article can have this address"), "{told}");
    // A page has no comments, and an alias would not change that.
    for link in ["https://old.example/about/", "https://old.example/who/"] {
        let site = site("wp.xml", &comment(link));
        let run = comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
        assert!(run.stdout.contains("left out: comments on pages"), "{}", run.stdout);
        assert!(!run.stderr.contains("aliases"), "{}", run.stderr);
        assert!(
            run.stderr.contains("`content/pages/about.md` is a page, and pages take no comments"),
            "{}",
            run.stderr
        );
        let url = run.stderr.lines().find(|line| line.contains("url: ")).unwrap().trim();
        std::fs::remove_file(site.path("content/pages/about.md")).unwrap();
        site.write("content/about.md", format!("---\ntitle: About\ndate: 2020-01-31\n{url}\n---\nText.\n"));
        let run = comments(&site, &["import", "wordpress", "wp.xml"]).exits(0);
        assert!(run.stdout.starts_with("1 comment imported"), "{}{}", run.stdout, run.stderr);
        site.build(&[]).exits(0);
    }
}
