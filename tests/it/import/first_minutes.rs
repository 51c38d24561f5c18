//! What new users meet first: a site that builds, links that lead somewhere, readers of feeds who stay.

use super::{imported, old_blog};
use crate::driver::{Folder, NOW};

const LISTS: &str = "//- _config.yml
title: Workshop
url: https://workshop.example
baseurl: \"\"
//- _data/authors.yml
jan: {name: Jan, twitter: jan_n, links: [{label: Shop, url: 'https://shop.example'}]}
//- _posts/2020-01-06-Saw.md
---
title: First
---
See [chisels]({{ site.baseurl }}{% post_url 2020-02-06-chisel %}).{% comment %} rewrite {% endcomment %}
//- _posts/2020-01-06-saw.md
---
title: Second
---
Same name.
//- _posts/2020-02-06-chisel.md
---
title: Chisel
---
Sharp.
//- archive.md
---
title: Archive
permalink: /archive/
---
My words.
//- atom.xml
---
layout: null
---
<feed/>
";

#[test]
fn lists_and_double_addresses_do_not_stop_the_build() {
    let folder = old_blog(LISTS);
    let told = imported(&folder, &[]);
    for part in [
        "drafts now: this site has a list of its own at their address (archive.md)",
        "drafts now: another text has the same address (_posts/2020-01-06-saw.md)",
        "comments of templates, which no reader saw",
        "\"/atom.xml\": /feed.xml",
        "See [chisels](/2020/02/06/chisel.html).\n",
        "links:\n  - {title: X, url: \"https://x.com/jan_n\"}\n  - {title: Shop, url: \"https://shop.example\"}",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

const TAKEOUT: &str = "//- Takeout 2/Blogger/Albums/Bakery/oven.jpg
not really a picture
//- Takeout 2/Blogger/Blogs/Bakery/feed.atom
<?xml version='1.0'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-7</id><title>Bakery</title><subtitle>On &lt;b&gt;bread&lt;/b&gt;</subtitle>
<entry><id>tag:blogger.com,1999:blog-7.post-1</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
<title>Rye</title><content type='html'>&lt;p&gt;&lt;a name='keep'&gt;&lt;/a&gt;Keep it.&lt;/p&gt;</content>
<published>2013-04-02T05:10:00Z</published><category term='C#'/><blogger:filename>/2013/04/rye.html</blogger:filename></entry>
<entry><id>tag:blogger.com,1999:blog-7.post-2</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>
<title>Wheat</title><content type='html'>&lt;a href='http://bakery.blogspot.example/2013/04/rye.html?m=1#keep'&gt;Rye&lt;/a&gt;
&lt;div class='separator' style='text-align: center;'&gt;&lt;img src='https://blogger.googleusercontent.com/img/b/R/s320/oven.jpg'/&gt;&lt;/div&gt;</content>
<published>2013-05-02T05:10:00Z</published><blogger:filename>/2013/05/wheat.html</blogger:filename></entry>
</feed>
";

#[test]
fn a_blog_without_address_is_known_by_its_links() {
    let folder = old_blog(TAKEOUT);
    let base = ["import", "old", "--root", "new", "--now", NOW];
    let told = folder.run(&base).exits(0).stdout;
    assert!(told.contains("which its texts link to each other (https://bakery.blogspot.example/)"), "{told}");
    assert!(!told.contains("centred"), "{told}");
    let settings = folder.read("new/site.yaml");
    for part in [
        "url: https://bakery.blogspot.example/\n",
        "tagline: On bread\n",
        "\"/search/label/C%23\": /tags/c-sharp/",
    ] {
        assert!(settings.contains(part), "{settings}");
    }
    let wheat = folder.read("new/content/articles/2013-05-02-wheat.md");
    assert!(
        wheat.contains("[Rye](/2013/04/rye.html#keep)") && wheat.contains("![](/images/oven.jpg)"),
        "{wheat}"
    );
    assert!(folder.read("new/content/articles/2013-04-02-rye.md").contains("<a id=\"keep\"></a>Keep it."));
}

#[test]
fn templates_of_feeds_become_redirects() {
    let folder = old_blog(
        "//- eleventy.config.js
module.exports = () => ({ dir: { input: 'src' } });
//- src/feed.njk
---
permalink: /feed/feed.xml
---
<?xml version='1.0'?>
//- src/blog/2021-09-10-salt.md
---
title: Salt
---
White.{# soon #}
",
    );
    let told = imported(&folder, &[]);
    assert!(told.contains("\"/feed/feed.xml\": /feed.xml") && told.contains("\nWhite.\n"), "{told}");
    assert!(folder.files("new/content/pages").is_empty());
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = Folder::empty();
    folder.write("old.xml", "<?xml version='1.0' encoding='windows-1252'?><feed>\u{fffd}</feed>");
    let bytes: Vec<u8> = "<feed>B\u{f6}rja</feed>".chars().map(|c| c as u8).collect();
    folder.write("old.xml", bytes);
    folder.write("taken", "a file");
    let run = |source: &str, root: &str| {
        folder.run(&["import", source, "--root", root, "--now", NOW]).exits(1).stderr
    };
    let message = run("old.xml", "new");
    assert!(message.contains("is not encoded as UTF-8") && message.contains("iconv"), "{message}");
    let message = run("old.xml", "taken");
    assert!(message.contains("`taken` is neither a site nor an empty folder"), "{message}");
}
