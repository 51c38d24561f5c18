//! `steadfast comments import`: exports of other systems become files; nothing is imported twice or left out silently.

use crate::driver::{Folder, Run};
use crate::faults::snapshot;
use crate::moderation::comments;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://quay.example
comments: moderated
time_zone: Europe/Berlin
//- content/authors/nadia.md
---
name: Nadia Rahmani
---
//- content/2026-01-05-hello.md
---
title: Hello
authors: [nadia]
aliases: [/2010/11/hello-there.html]
---
Text.
//- content/2026-02-05-second.md
---
title: Second
---
Text.
";

/// Writes a site beside an export.
fn site(name: &str, export: &str) -> Folder {
    let site = Folder::new(SITE);
    site.write(name, export);
    site
}

/// The command's output, the messages, and all files after an import.
fn told(site: &Folder, run: &Run) -> String {
    let files = site.files("content/comments");
    let files = files.iter().map(|(path, text)| format!("== {path}\n{}", String::from_utf8_lossy(text)));
    format!("{}{}{}", run.stdout, run.stderr, files.collect::<String>())
}

#[test]
fn a_comment_that_is_a_book_is_left_out_by_name() {
    let comment = |id: &str, text: &str| {
        format!(
            "{{\"id\": {id}, \"uri\": \"/2010/11/hello-there.html\", \"created\": 1300000000, \"mode\": 1, \"author\": \"Bo\", \"text\": \"{text}\"}}"
        )
    };
    let export = format!("[{}, {}]", comment("1", &"word ".repeat(20_000)), comment("2", "Short."));
    let site = site("isso.json", &export);
    let run = comments(&site, &["import", "isso", "isso.json"]).exits(0);
    assert!(run.stdout.starts_with("1 comment imported"), "{}", run.stdout);
    assert!(run.stderr.contains("is left out: it has more than 64 KiB"), "{}", run.stderr);
    assert_eq!(site.files("content/comments").len(), 1);
}

/// Imports twice, after a dry run; the second import adds nothing.
#[track_caller]
fn check(name: &str, system: &str, site: &Folder, file: &str) {
    let tried = comments(site, &["import", system, file, "--dry-run"]).exits(0);
    assert!(site.files("content/comments").is_empty(), "a try writes nothing");
    let run = comments(site, &["import", system, file]).exits(0);
    assert_eq!(tried.stdout.replace("would be imported", "imported"), run.stdout);
    snapshot(name, &told(site, &run));
    let files = site.files("content/comments");
    let again = comments(site, &["import", system, file]).exits(0);
    assert!(again.stdout.starts_with("0 comments imported\n"), "{}", again.stdout);
    assert_eq!(site.files("content/comments"), files);
    let build = site.build(&[]).exits(0);
    assert_eq!(build.stderr, "");
    for (path, text) in site.public() {
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains("private@") && !text.contains("192.0.2."), "{path}");
    }
}

const DISQUS: &str = r#"<?xml version="1.0"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><id>x</id><link>https://old.example/2010/11/hello-there.html</link><title>Hello</title></thread>
<thread dsq:id="2"><id/><link>https://old.example/gone/</link><title>Gone</title></thread>
<thread dsq:id="3"><id/><link>https://old.example/2026/02/secnd/</link></thread>
<post dsq:id="12"><id/><message><![CDATA[<p>An <b>answer</b> to <i>you</i></p>]]></message><createdAt>2012-12-12T13:00:00Z</createdAt>
<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Cem</name><isAnonymous>false</isAnonymous><username>cem</username></author>
<thread dsq:id="1"/><parent dsq:id="11"/></post>
<post dsq:id="11"><id/><message><![CDATA[<p>First &amp; <a href="https://x.org/a" rel="nofollow">best</a><br>line</p><script>alert(1)</script>]]></message>
<createdAt>2012-12-12T12:12:12Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Ben: &quot;B&quot;</name><email>private@example.com</email></author><ipAddress>192.0.2.1</ipAddress><thread dsq:id="1"/></post>
<post dsq:id="13"><message>buy</message><createdAt>2012-12-13T12:00:00</createdAt><isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>S</name></author><thread dsq:id="1"/></post>
<post dsq:id="14"><message>deleted words</message><createdAt>2012-12-14T12:00:00</createdAt><isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Del</name></author><thread dsq:id="1"/></post>
<post dsq:id="15"><message>under a deleted one</message><createdAt>2012-12-15T12:00:00</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Nadia Rahmani</name></author><thread dsq:id="1"/><parent dsq:id="14"/></post>
<post dsq:id="16"><message>deleted too</message><createdAt>2012-12-16T12:00:00</createdAt><isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Del</name></author><thread dsq:id="1"/></post>
<post dsq:id="17"><message>lost</message><createdAt>2012-12-16T12:00:00</createdAt><author><name>L</name></author><thread dsq:id="2"/></post>
<post dsq:id="18"><message>lost</message><createdAt>2012-12-16T12:00:00</createdAt><author><name>L</name></author><thread dsq:id="3"/></post>
</disqus>
"#;

#[test]
fn disqus() {
    let site = site("disqus.xml", DISQUS);
    check("import_disqus", "disqus", &site, "disqus.xml");
    assert!(site.read(".steadfast-private/mail.jsonl").contains("private@example.com"));
}

const WORDPRESS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:w="http://wordpress.org/export/1.1/">
<channel><title>Blog</title><item><title>Second</title><link>https://old.example/?p=7</link><w:post_name>second</w:post_name>
<w:comment><w:comment_id>3</w:comment_id><w:comment_author><![CDATA[Gül]]></w:comment_author><w:comment_author_email>private@example.com</w:comment_author_email>
<w:comment_author_url>https://guel.example/</w:comment_author_url><w:comment_author_IP>192.0.2.7</w:comment_author_IP><w:comment_date>2015-03-01 12:00:00</w:comment_date>
<w:comment_date_gmt>2015-03-01 11:00:00</w:comment_date_gmt><w:comment_content><![CDATA[One line
and <em>another</em>.

- no list & 5 < 6]]></w:comment_content><w:comment_approved>1</w:comment_approved><w:comment_type></w:comment_type><w:comment_parent>5</w:comment_parent></w:comment>
<w:comment><w:comment_id>4</w:comment_id><w:comment_author>P</w:comment_author><w:comment_date_gmt>2015-03-01 11:00:00</w:comment_date_gmt><w:comment_content>x</w:comment_content><w:comment_approved>1</w:comment_approved><w:comment_type>pingback</w:comment_type><w:comment_parent>0</w:comment_parent></w:comment>
<w:comment><w:comment_id>5</w:comment_id><w:comment_author></w:comment_author><w:comment_date>2015-02-01 10:00:00</w:comment_date><w:comment_date_gmt>0000-00-00 00:00:00</w:comment_date_gmt><w:comment_content>Waits</w:comment_content><w:comment_approved>0</w:comment_approved><w:comment_type>comment</w:comment_type><w:comment_parent>0</w:comment_parent></w:comment>
<w:comment><w:comment_id>6</w:comment_id><w:comment_author>E</w:comment_author><w:comment_date_gmt>soon</w:comment_date_gmt><w:comment_content> </w:comment_content><w:comment_approved>1</w:comment_approved><w:comment_type></w:comment_type><w:comment_parent>99</w:comment_parent></w:comment>
</item></channel></rss>
"#;

#[test]
fn wordpress() {
    check("import_wordpress", "wordpress", &site("wp.xml", WORDPRESS), "wp.xml");
}

const BLOGGER_OLD: &str = r#"<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:gd='http://schemas.google.com/g/2005' xmlns:t='http://purl.org/syndication/thread/1.0'>
<entry><id>tag:blogger.com,1999:blog-1.post-301
</id><published>2010-11-29T08:21:00.000-08:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/>
<title type='text'>Nice</title><content type='html'>Nice &lt;br /&gt;words&amp;#8230;</content><link rel='edit' href='http://www.blogger.com/feeds/1/101/comments/default/301'/>
<author><name>Anonymous</name><email>noreply@blogger.com</email></author><t:in-reply-to href='http://x.blogspot.com/2010/11/hello-there.html' ref='tag:blogger.com,1999:blog-1.post-101'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-302</id><published>2010-11-30T08:21:00.000-08:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/>
<content type='html'>An answer</content><link rel='related' href='http://www.blogger.com/feeds/1/101/comments/default/301?v=2'/>
<author><name>Ben</name><uri>http://www.blogger.com/profile/1</uri></author><t:in-reply-to href='http://x.blogspot.com/2010/11/hello-there.html' ref='tag:blogger.com,1999:blog-1.post-101'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-303</id><published>2010-12-01T08:21:00.000-08:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/>
<content type='html'>This comment has been removed by the author.</content><gd:extendedProperty name='blogger.contentRemoved' value='true'/><author><name>C</name></author><t:in-reply-to href='http://x.blogspot.com/2010/11/hello-there.html' ref='tag:blogger.com,1999:blog-1.post-101'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-101</id><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>
<link rel='replies' type='text/html' href='http://x.blogspot.com/2010/11/hello-there.html#comment-form'/><link rel='alternate' type='text/html' href='http://x.blogspot.com/2010/11/hello-there.html'/></entry>
</feed>
"#;

const BLOGGER_NEW: &str = r#"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:b='http://schemas.google.com/blogger/2018'>
<entry><id>tag:blogger.com,1999:blog-1.post-101</id><b:type>POST</b:type><b:status>LIVE</b:status><b:filename>/2010/11/hello-there.html</b:filename></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-301</id><b:parent>tag:blogger.com,1999:blog-1.post-101</b:parent><b:inReplyTo/><author><name>Reader</name><uri/><b:type>ANONYMOUS</b:type></author>
<b:type>COMMENT</b:type><b:status>LIVE</b:status><content type='html'>Hello &amp;lt;3</content><published>2011-05-11T19:46:00Z</published></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-302</id><b:parent>tag:blogger.com,1999:blog-1.post-101</b:parent><b:inReplyTo>tag:blogger.com,1999:blog-1.post-301</b:inReplyTo>
<b:type>COMMENT</b:type><b:status>PENDING_SOMETHING</b:status><author><name>R2</name></author><content type='html'>Waits</content><published>2011-05-12T19:46:00.123Z</published></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-303</id><b:parent>tag:blogger.com,1999:blog-1.post-999</b:parent><b:type>COMMENT</b:type><b:status>LIVE</b:status><author><name>R3</name></author><content type='html'>Lost</content><published>2011-05-12T19:46:00Z</published></entry>
</feed>
"#;

#[test]
fn blogger_before_and_after_takeout() {
    check("import_blogger_old", "blogger", &site("blog.xml", BLOGGER_OLD), "blog.xml");
    check("import_blogger_new", "blogger", &site("feed.atom", BLOGGER_NEW), "feed.atom");
}

#[test]
fn isso_in_both_kinds_of_json() {
    let rows = r#"[{"id": 1, "parent": null, "created": 1355314332.5, "mode": 1, "author": "Ann", "email": "private@example.com", "website": null,
        "remote_addr": "192.0.2.0", "text": "Some *Markdown*", "uri": "/2010/11/hello-there.html"},
        {"id": 2, "parent": 1, "created": 1355314400, "mode": 2, "author": null, "text": "Waits", "uri": "/2010/11/hello-there.html"},
        {"id": 3, "parent": 1, "created": 1355314500, "mode": 4, "author": "Gone", "text": "", "uri": "/2010/11/hello-there.html"}]"#;
    check("import_isso", "isso", &site("isso.json", rows), "isso.json");
    let pages = r#"[{"id": "/2010/11/hello-there.html", "title": "Hello", "comments": [
        {"id": 1, "author": "Ann", "email": "", "website": "https://ann.example", "created": "2012-12-12 12:12:12", "text": "Hello"}]}]"#;
    check("import_isso_pages", "isso", &site("isso.json", pages), "isso.json");
}

#[test]
fn staticman_with_its_folders() {
    let site = Folder::new(SITE);
    site.write(
        "data/comments/second/entry1591628500653.yml",
        "_id: 0a3ed6c0-a9a1-11ea\n_parent: second\nname: Ann\nemail: 2f6349f54d4c9e8e7a3fe3f1211e38ef\nmessage: \"Thanks\\nagain\"\ndate: 2020-06-08T15:21:40.653Z\n",
    );
    site.write(
        "data/comments/second/entry2.json",
        r#"{"_id": "b1", "_parent": "0a3ed6c0-a9a1-11ea", "name": "Ben", "message": "Yes", "date": 1591628600000}"#,
    );
    site.write("data/comments/second/notes.txt", "not a comment");
    check("import_staticman", "staticman", &site, "data/comments");
}

#[test]
fn what_is_no_export_is_named_and_nothing_is_written() {
    let site = Folder::new(SITE);
    site.write("takeout.zip", b"PK\x03\x04rest");
    site.write("comments.db", b"SQLite format 3\0rest");
    site.write("cut.xml", &DISQUS[..900]);
    site.write("text.xml", "Just text");
    site.write("isso.json", "{}");
    let faults: String = [
        ["blogger", "takeout.zip"],
        ["isso", "comments.db"],
        ["disqus", "cut.xml"],
        ["wordpress", "text.xml"],
        ["isso", "isso.json"],
        ["disqus", "missing.xml"],
    ]
    .iter()
    .map(|[system, file]| comments(&site, &["import", system, file]).exits(1).stderr)
    .collect();
    snapshot("import_faults", &faults);
    assert!(site.files("content/comments").is_empty());
    comments(&site, &["import", "disqos", "cut.xml"]).exits(2);
}
