//! The preview while an author renames, moves and saves files as editors do.

use std::thread;
use std::time::Duration;

use crate::preview::served::Served;

const HELLO: &str = "//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nGood morning.\n";

fn article(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\n---\n{text}\n")
}

#[test]
fn the_page_of_a_renamed_file_leads_to_the_new_one() {
    let served = Served::new(HELLO);
    served.rename("content/2020-01-02-hello.md", "content/2020-01-02-good-morning.md");
    served.shows("/2020/01/good-morning/", "Good morning.");
    let answer = served.status_once("/2020/01/hello/", 307);
    assert!(answer.head.contains("location: /2020/01/good-morning/\r\n"), "{}", answer.head);
    // Once more, and both former addresses lead to the last.
    served.rename("content/2020-01-02-good-morning.md", "content/2020-01-02-morning.md");
    for former in ["/2020/01/hello/", "/2020/01/good-morning/", "/2020/01/hello"] {
        served.header_once(former, "location: /2020/01/morning/\r\n");
    }
    // An address that has a page again is that page.
    served.write("content/2020-01-02-hello.md", &article("Hello", "Another text."));
    served.shows("/2020/01/hello/", "Another text.");
}

#[test]
fn a_page_whose_slug_or_date_is_another_leads_to_the_new_address() {
    let served = Served::new(HELLO);
    served.write("content/2020-01-02-hello.md", "---\ntitle: Hello\nslug: welcome\n---\nGood morning.\n");
    served.header_once("/2020/01/hello/", "location: /2020/01/welcome/\r\n");
    served.write(
        "content/2020-01-02-hello.md",
        "---\ntitle: Hello\nslug: welcome\ndate: 2021-05-06\n---\nGood morning.\n",
    );
    served.header_once("/2020/01/welcome/", "location: /2021/05/welcome/\r\n");
    served.header_once("/2020/01/hello/", "location: /2021/05/welcome/\r\n");
    served.status_once("/2020/01/never/", 404);
}

#[test]
fn a_file_that_is_removed_and_written_again_is_never_missed() {
    let served = Served::new(HELLO);
    let file = "content/2020-01-02-hello.md";
    for pause in [5, 30, 100] {
        served.remove(file);
        // The page is requested during the whole time that an editor needs.
        let asked = std::time::Instant::now();
        while asked.elapsed() < Duration::from_millis(pause) {
            assert_eq!(served.get("/2020/01/hello/").status, 200, "after {pause} ms");
            thread::yield_now();
        }
        let text = format!("Written after {pause} ms.");
        served.write(file, &article("Hello", &text));
        served.shows("/2020/01/hello/", &text);
    }
    served.remove(file);
    served.status_once("/2020/01/hello/", 404);
}

#[test]
fn nothing_is_said_of_an_earlier_save_where_the_pages_are_the_newest() {
    let served = Served::new(&format!(
        "{HELLO}//- content/2021-01-01-b.md\n---\ntitle: B\n---\n[Hello](2020-01-02-hello.md)\n"
    ));
    let mut changes = served.listen();
    served.rename("content/2020-01-02-hello.md", "content/2020-01-02-welcome.md");
    let faults = changes.next("faults");
    assert_eq!(faults["earlier"], false, "{faults}");
    served.shows("/2020/01/welcome/", "Good morning.");
    served.write("content/2020-01-02-welcome.md", "---\ntitle: [\n---\nBroken.\n");
    let faults = changes.next("faults");
    assert_eq!(faults["earlier"], true, "{faults}");
}

#[test]
fn the_mark_in_a_long_line_is_in_sight() {
    let long = "word ".repeat(400);
    let served = Served::new(HELLO);
    let mut changes = served.listen();
    served.write("content/2020-01-02-hello.md", &article("Hello", &format!("{long}see [this](none.md).")));
    let html = changes.next("faults")["html"].as_str().unwrap().to_owned();
    let (_, line) = html.split_once("<span class=\"line-number\">").unwrap();
    let (before, _) = line.split_once("<mark>").unwrap();
    assert!(before.contains('…') && before.contains("see [this]("), "{before}");
    assert!(before.len() < 120, "{before}");
}

#[test]
fn a_draft_is_marked_in_every_list() {
    let draft = |day: u32| {
        format!(
            "//- content/2020-01-{day:02}-d{day}.md\n---\ntitle: D{day}\ndraft: true\ntags: [a]\nauthors: [ann]\n---\nText.\n"
        )
    };
    let lists = ["/2020/", "/2020/01/", "/archive/2020/", "/archive/2020/01/", "/nothing-here/", "/tags/a/"];
    let drafts: String = (1..4).map(draft).collect();
    let served = Served::new(&drafts);
    let mut looked = 0;
    for list in lists {
        let body = served.get(list).body;
        let links = body.matches(">D1</a>").count();
        if links > 0 {
            looked += 1;
            assert!(body.matches("class=\"standing\"").count() >= links, "{list}: {body}");
        }
    }
    assert!(looked >= 3, "{looked}");
    let article = served.get("/2020/01/d1/").body;
    let more = article.split("class=\"more\"").nth(1).unwrap_or_default();
    assert!(more.matches("class=\"standing\"").count() >= more.matches("class=\"row\"").count(), "{more}");
}

#[test]
fn every_page_leads_to_the_desk() {
    let served = Served::new(HELLO);
    let client = served.get("/_steadfast/client.js").body;
    assert!(client.contains("desk.href = \"/_steadfast/\""));
}
