//! Files in the folder of a page: where they are published, and the links to them.

use crate::driver::Folder;

const TRIP: &str = "---\ntitle: A trip\nimage: view.gif\n---\n[Map](map.pdf) ![View](view.gif) [All](more/all.zip)\n\n\
                    <img src=\"view.gif\" alt=\"\">\n";

fn site() -> Folder {
    let site = Folder::new("");
    site.write("content/blog/2020-01-01-trip/index.md", TRIP);
    site.write("content/blog/2020-01-01-trip/map.pdf", "map");
    site.write("content/blog/2020-01-01-trip/view.gif", "GIF89a\x03\0\x02\0\0\0\0");
    site.write("content/blog/2020-01-01-trip/more/all.zip", "zip");
    let other = "---\ntitle: Other\n---\n[Map](2020-01-01-trip/map.pdf) [Beside](beside.pdf)\n";
    site.write("content/blog/2020-01-02-other.md", other);
    site.write("content/blog/beside.pdf", "beside");
    site
}

#[test]
fn a_file_beside_an_index_stands_in_the_folder_of_the_page() {
    let site = site();
    site.build(&["--strict"]).exits(0);
    let public = site.public();
    for path in
        ["2020/01/trip/map.pdf", "2020/01/trip/view.gif", "2020/01/trip/more/all.zip", "blog/beside.pdf"]
    {
        assert!(public.contains_key(path), "{path} in {:?}", public.keys());
    }
    assert!(!public.keys().any(|path| path.starts_with("blog/2020")));
    let text = |path: &str| String::from_utf8_lossy(&public[path]).into_owned();
    let page = text("2020/01/trip/index.html");
    for address in [
        "href=\"/2020/01/trip/map.pdf\"",
        "src=\"/2020/01/trip/view.gif\"",
        "href=\"/2020/01/trip/more/all.zip\"",
    ] {
        assert!(page.contains(address), "{address} in {page}");
    }
    assert!(page.contains("content=\"https://quay.example/2020/01/trip/view.gif\""), "{page}");
    assert!(text("2020/01/other/index.html").contains("href=\"/2020/01/trip/map.pdf\""));
    assert!(text("index.html").contains("src=\"/2020/01/trip/view.gif\""));
    for feed in ["feed.xml", "rss.xml", "feed.json"] {
        assert!(text(feed).contains("https://quay.example/2020/01/trip/map.pdf"), "{feed}");
        assert!(text(feed).contains("https://quay.example/2020/01/trip/view.gif"), "{feed}");
    }
}

#[test]
fn the_address_of_the_page_decides_wherever_it_comes_from() {
    let site = site();
    site.write(
        "site.yaml",
        "title: A\nurl: https://quay.example/sub\nsocial_cards: false\npermalink: /:year/:slug/\n",
    );
    let with_url = TRIP.replace("image:", "url: /travel/first.html\nimage:");
    site.write("content/blog/2020-01-03-first/index.md", with_url);
    for name in ["map.pdf", "view.gif", "more/all.zip"] {
        site.write(&format!("content/blog/2020-01-03-first/{name}"), "GIF89a\x03\0\x02\0\0\0\0");
    }
    site.write("content/pages/guides/index.md", "---\ntitle: Guides\n---\n[Form](form.pdf)\n");
    site.write("content/pages/guides/form.pdf", "form");
    site.build(&["--strict"]).exits(0);
    let public = site.public();
    for path in ["2020/trip/map.pdf", "travel/first/map.pdf", "guides/form.pdf"] {
        assert!(public.contains_key(path), "{path} in {:?}", public.keys());
    }
    let page = String::from_utf8_lossy(&public["travel/first.html"]).into_owned();
    assert!(page.contains("href=\"/sub/travel/first/map.pdf\""), "{page}");
}

#[test]
fn a_folder_inside_with_a_page_of_its_own_belongs_to_that_page() {
    let site = site();
    site.write(
        "content/blog/2020-01-01-trip/day/index.md",
        "---\ntitle: Day\ndate: 2020-01-05\n---\n[X](x.pdf)\n",
    );
    site.write("content/blog/2020-01-01-trip/day/x.pdf", "x");
    site.build(&["--strict"]).exits(0);
    assert!(site.public().contains_key("2020/01/day/x.pdf"));
}

#[test]
fn a_link_to_the_address_of_before_names_the_one_of_now() {
    let site = site();
    let old = "---\ntitle: Old\n---\n[Map](/blog/2020-01-01-trip/map.pdf)\n";
    site.write("content/blog/2020-01-06-old.md", old);
    let run = site.build(&[]).exits(0);
    let expected = "\
warning[dead-link]: this site has nothing at `/blog/2020-01-01-trip/map.pdf`
 --> content/blog/2020-01-06-old.md:4:7
  |
4 | [Map](/blog/2020-01-01-trip/map.pdf)
  |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = note: `content/blog/2020-01-01-trip/map.pdf` is published at another address
  = help: did you mean `/2020/01/trip/map.pdf`?
";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    site.write("content/blog/2020-01-06-old.md", old.replace("/blog/2020-01-01-trip/", "/2020/01/trip/"));
    site.build(&["--strict"]).exits(0);
}

#[test]
fn an_alias_that_is_a_folder_keeps_the_files_in_it() {
    let site = site();
    let text = TRIP.replace("image:", "aliases: [/blog/2020-01-01-trip/, /once.html]\nimage:");
    site.write("content/blog/2020-01-01-trip/index.md", text);
    site.build(&["--strict"]).exits(0);
    let redirects = String::from_utf8_lossy(&site.public()["_redirects"]).into_owned();
    let line = "/blog/2020-01-01-trip/map.pdf /2020/01/trip/map.pdf 301\n";
    assert!(redirects.contains(line), "{redirects}");
    assert!(
        redirects.contains("/blog/2020-01-01-trip/more/all.zip /2020/01/trip/more/all.zip 301\n"),
        "{redirects}"
    );
    assert!(!site.public().contains_key("blog/2020-01-01-trip/map.pdf"));
}
