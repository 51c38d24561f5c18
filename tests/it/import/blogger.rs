//! Blogger: the export before 2025, and that of Google Takeout.

use super::{check, old_blog};
use crate::driver::NOW;

/// A post, a page, a draft, comments and settings in the form before 2025. The prefix `app` is not declared, as in real exports.
const OLD: &str = r#"//- blog-11-22-2026.xml
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'>
<id>tag:blogger.com,1999:blog-7.archive</id><title type='text'>The Quay</title>
<link rel='alternate' type='text/html' href='http://thequay.blogspot.example/'/>
<entry><id>tag:blogger.com,1999:blog-7.settings.BLOG_DESCRIPTION</id><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#settings'/><title type='text'>The description</title><content type='text'>Notes on customers who come back</content></entry>
<entry><id>tag:blogger.com,1999:blog-7.layout</id><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#template'/><title type='text'>Template</title><content type='text'>&lt;html/&gt;</content></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-101</id><published>2011-10-08T08:21:00.000-08:00</published><updated>2018-01-01T00:00:00.000-08:00</updated>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/><category scheme='http://www.blogger.com/atom/ns#' term='Front Line'/>
<title type='text'>Habits, Part III</title>
<content type='html'>First words.&lt;br /&gt;&lt;br /&gt;&lt;div class="separator" style="clear: both; text-align: center;"&gt;&lt;a href="http://1.bp.blogspot.com/-x/AAA/s1600/till.jpg" imageanchor="1"&gt;&lt;img border="0" height="214" src="http://1.bp.blogspot.com/-x/AAA/s320/till.jpg" width="320" /&gt;&lt;/a&gt;&lt;/div&gt;&lt;a name='more'&gt;&lt;/a&gt;&lt;b&gt;Greet&lt;/b&gt; each &lt;span style="font-style: italic;"&gt;guest&lt;/span&gt;: see &lt;a href="http://thequay.blogspot.example/2011/09/habits-part-ii.html"&gt;Part II&lt;/a&gt;.&lt;script&gt;track()&lt;/script&gt;</content>
<link rel='replies' type='text/html' href='http://thequay.blogspot.example/2011/10/habits-part-iii.html#comment-form' title='1 Comments'/>
<link rel='alternate' type='text/html' href='http://thequay.blogspot.example/2011/10/habits-part-iii.html' title='Habits, Part III'/>
<author><name>Ann Lee</name><uri>http://www.blogger.com/profile/1</uri><email>noreply@blogger.com</email></author></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-100</id><published>2011-09-01T10:00:00.000-08:00</published>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/><category scheme='http://www.blogger.com/atom/ns#' term='habits'/>
<title type='text'>Habits, Part II</title><content type='html'>&lt;ul&gt;&lt;li&gt;One&lt;/li&gt;&lt;li&gt;Two&lt;/li&gt;&lt;/ul&gt;</content>
<link rel='alternate' type='text/html' href='http://thequay.blogspot.example/2011/09/habits-part-ii.html'/><author><name>Ann Lee</name></author></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-102</id><published>2012-01-01T10:00:00.000-08:00</published><app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>
<title type='text'></title><content type='html'>An idea for the spring, not yet written down in full.</content><author><name>Ann Lee</name></author></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-104</id><published>2012-01-02T10:00:00.000-08:00</published><app:control><app:draft>yes</app:draft></app:control>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>
<title type='text'>Undeclared</title><content type='html'>Not yet.</content><author><name>Ann Lee</name></author></entry>
<entry><id>tag:blogger.com,1999:blog-7.page-5</id><published>2011-01-01T10:00:00.000-08:00</published>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#page'/>
<title type='text'>About</title><content type='html'>&lt;p&gt;Who we are.&lt;/p&gt;</content>
<link rel='alternate' type='text/html' href='http://thequay.blogspot.example/p/about.html'/></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-301</id><published>2011-10-09T10:00:00.000-08:00</published>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/>
<title type='text'>It works.</title><content type='html'>It works.&lt;br /&gt;Thanks</content>
<author><name>Reader</name></author><thr:in-reply-to href='http://thequay.blogspot.example/2011/10/habits-part-iii.html' ref='tag:blogger.com,1999:blog-7.post-101' type='text/html'/></entry>
</feed>
"#;

#[test]
fn the_old_export_becomes_a_site() {
    let folder = check("blogger_old", OLD, &[]);
    assert!(
        folder
            .read("new/content/articles/2011-10-08-habits-part-iii.md")
            .contains("title: \"Habits, Part III\"")
    );
}

/// The same in the form of Takeout: a feed and the pictures.
const TAKEOUT: &str = r#"//- Takeout/Blogger/Albums/The Quay/till.jpg
not really a picture
//- Takeout/Blogger/Blogs/The Quay/settings.csv
a,b
//- Takeout/Blogger/Blogs/The Quay/feed.atom
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-7</id><title>The Quay</title>
<entry><id>tag:blogger.com,1999:blog-7.post-101</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
<author><name>Ann Lee</name><uri/><blogger:type>BLOGGER</blogger:type></author>
<title>It&amp;#39;s Part III</title><content type='html'>&lt;p&gt;Text&lt;/p&gt;</content>
<blogger:metaDescription>A search description</blogger:metaDescription><blogger:created>2011-10-08T19:40:53.278Z</blogger:created>
<published>2011-05-11T19:46:00Z</published><updated>2011-05-11T19:46:00Z</updated><blogger:location/>
<category scheme='tag:blogger.com,1999:blog-7' term='loyalty'/><category/><blogger:filename>/2011/10/part-iii.html</blogger:filename><link/><enclosure/><blogger:trashed/></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-102</id><blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>
<author><name>Ann Lee</name></author><title>Gone</title><content type='html'>x</content><published>2011-05-12T19:46:00Z</published><blogger:filename>/2011/05/gone.html</blogger:filename><blogger:trashed>2012-01-01T00:00:00Z</blogger:trashed></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-103</id><blogger:type>POST</blogger:type><blogger:status>SOMETHING_NEW</blogger:status>
<author><name>Ann Lee</name></author><title>Unsure</title><content type='html'>x</content><published>2011-05-13T19:46:00Z</published><blogger:filename/></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-104</id><blogger:type>POST</blogger:type><blogger:status>SCHEDULED</blogger:status>
<author><name>Ann Lee</name></author><title>Next year</title><content type='html'>x</content><published>2027-05-13T19:46:00Z</published><blogger:filename>/2027/05/next-year.html</blogger:filename></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-301</id><blogger:parent>tag:blogger.com,1999:blog-7.post-101</blogger:parent><blogger:inReplyTo/>
<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status><author><name>Reader</name><blogger:type>ANONYMOUS</blogger:type></author><content type='html'>Well said</content><published>2011-05-12T10:00:00Z</published></entry>
</feed>
"#;

#[test]
fn the_takeout_becomes_a_site() {
    let folder = check("blogger_takeout", TAKEOUT, &[]);
    let article = folder.read("new/content/articles/2011-05-11-part-iii.md");
    assert!(
        article.contains("url: /2011/10/part-iii.html") && article.contains("title: It's Part III"),
        "{article}"
    );
}

#[test]
fn several_blogs_are_listed() {
    let folder = old_blog(TAKEOUT);
    folder.write(
        "old/Takeout/Blogger/Blogs/Other/feed.atom",
        folder.read("old/Takeout/Blogger/Blogs/The Quay/feed.atom"),
    );
    let message = folder.run(&["import", "old", "--root", "new", "--now", NOW]).exits(1).stderr;
    assert!(message.contains("holds 2 blogs") && message.contains("Blogs/Other/feed.atom"), "{message}");
}

#[test]
fn a_feed_that_ends_too_early_changes_nothing() {
    let folder = old_blog(OLD);
    let text = folder.read("old/blog-11-22-2026.xml");
    folder.write("old/blog-11-22-2026.xml", &text[..text.len() / 2]);
    let message = folder.run(&["import", "old", "--root", "new", "--now", NOW]).exits(1).stderr;
    assert!(message.contains("cannot be read as XML"), "{message}");
    assert!(folder.files("new").is_empty());
}
