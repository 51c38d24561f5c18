//! The contents and names that an author can give to files: each has one meaning, or is refused by name.

use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

use crate::driver;
use crate::driver::{Files, Folder};

/// Returns the published files of a site.
fn published(files: &[(&str, String)]) -> Files {
    let site = Folder::new("");
    files.iter().for_each(|(path, text)| site.write(path, text));
    site.build(&["--quiet"]).exits(0);
    site.public()
}

#[test]
fn marks_and_ends_of_lines_change_no_byte_of_the_output() {
    let article =
        "---\ntitle: Hello\ntags: [a, b]\n---\n## One\n\nText\nmore.\n\n```\ncode\n\nmore\n```\n\n- a\n- b\n";
    let settings =
        "title: A blog\nurl: https://quay.example\nsocial_cards: false\ntagline: >\n  Two\n  lines\n";
    let site = |change: &dyn Fn(&str) -> String| {
        published(&[("content/2026-01-05-hello.md", change(article)), ("site.yaml", change(settings))])
    };
    let plain = site(&str::to_owned);
    assert!(site(&|text| format!("\u{feff}{text}")) == plain);
    assert!(site(&|text| text.replace('\n', "\r\n")) == plain);
    assert!(site(&|text| text.replace('\n', "\r")) == plain);
}

#[test]
fn both_forms_of_an_address_are_one() {
    for (one, other) in [
        ("https://quay.example", "https://quay.example/"),
        ("https://quay.example/blog", "https://quay.example/blog/"),
        ("https://käse.example", "https://xn--kse-qla.example"),
    ] {
        let site = |url: &str| {
            let settings = format!("title: A\nurl: {url}\nsocial_cards: false\n");
            published(&[
                ("site.yaml", settings),
                ("content/2026-01-05-a.md", "---\ntitle: A\n---\nText.\n".to_owned()),
            ])
        };
        assert!(site(one) == site(other), "{one}");
    }
}

#[test]
fn dates_at_the_edge_are_read_or_refused() {
    let with = |date: &str| format!("//- content/a.md\n---\ntitle: A\ndate: {date}\n---\nText.\n");
    for (date, shown) in [
        ("2016-12-31 12:00 +14:00", "2016-12-31T12:00:00+14:00"),
        ("2016-12-31 12:00 -12:00", "2016-12-31T12:00:00-12:00"),
        ("2016-12-31 12:00 -00:00", "2016-12-31T12:00:00Z"),
    ] {
        let site = driver::published(&with(date));
        let feed = site.text("feed.xml");
        assert!(feed.contains(&format!("<published>{shown}</published>")), "{date}: {feed}");
    }
    for date in [
        "2016-12-31T23:59:60Z",
        "0000-01-01",
        "-0001-01-01",
        "12024-01-01",
        "2016-12-31 24:01",
        "9999999999999999999999",
        "[2016, 1]",
    ] {
        let faults = driver::faults(&with(date));
        assert!(faults.starts_with("error") && faults.contains("content/a.md:3"), "{date}: {faults}");
    }
}

#[test]
fn long_titles_have_short_addresses_and_long_slugs_are_refused() {
    let title = "Ένας μακρύς τίτλος ".repeat(300);
    let site = driver::published(&format!(
        "//- content/a.md\n---\ntitle: {title}\ndate: 2026-01-05\nslug: a\ntags: [{title}]\n---\n## {title}\n"
    ));
    let longest = site.files.keys().flat_map(|path| path.split('/')).map(str::len).max();
    assert!(longest <= Some(255), "{longest:?}");
    for slug in ["a".repeat(300), "\u{958}".repeat(100)] {
        let faults = driver::faults(&format!(
            "//- content/a.md\n---\ntitle: A\ndate: 2026-01-05\nslug: {slug}\n---\n"
        ));
        assert!(faults.contains("longer than 255 bytes"), "{faults}");
    }
}

#[test]
fn files_of_any_name_are_published_or_refused_by_name() {
    let names = [
        "a b",
        "50%",
        "what?",
        "c#",
        "\"quoted\"",
        "it's",
        "new\nline",
        "-dash",
        "a&b",
        "a;b",
        "%2e%2e",
        "<b>",
        "é",
        "日本",
        "{{ a }}",
        "a:b",
        "a*b",
        "a\\b",
    ];
    for name in names {
        let site = Folder::new("");
        site.write("content/2026-01-05-start.md", "---\ntitle: Start\n---\nText.\n");
        for place in
            [format!("content/{name}.md"), format!("content/{name}.svg"), format!("static/{name}.txt")]
        {
            let text = if place.ends_with(".md") {
                "---\ntitle: A\ndate: 2026-01-05\n---\nText.\n"
            } else {
                "<svg/>"
            };
            site.write(&place, text);
        }
        let run = site.build(&[]);
        match run.code {
            Some(0) => assert!(site.public().len() > 10, "{name:?}"),
            Some(1) => {
                let shown = name.replace('\n', "\u{fffd}");
                let is_named = [name, &shown, &name.replace('\n', " "), &name.escape_debug().to_string()]
                    .iter()
                    .any(|name| run.stderr.contains(*name));
                assert!(is_named, "{name:?}: {}", run.stderr);
            }
            other => panic!("{name:?}: {other:?} {}", run.stderr),
        }
    }
    let site = Folder::new("");
    site.write("content/.hidden.md", "---\ntitle: Hidden\ndate: 2026-01-05\n---\nHush.\n");
    site.build(&[]).exits(0);
    assert!(!site.public().values().any(|bytes| String::from_utf8_lossy(bytes).contains("Hush")));
}

#[test]
fn files_that_come_and_go_while_a_build_reads_end_in_no_panic() {
    let site = Folder::new("");
    let text = |words: &str| format!("---\ntitle: A {words}\ndate: 2026-01-05\n---\n{}\n", words.repeat(200));
    for number in 0..30 {
        site.write(&format!("content/stays-{number}.md"), text("one "));
    }
    let ends = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in (0..12).cycle() {
                let (file, folder) = (format!("content/goes-{number}.md"), format!("content/f-{number}"));
                site.write(&file, text("two "));
                site.write(&format!("{folder}/x.svg"), "<svg/>");
                let _ = fs::remove_file(site.path(&file));
                let _ = fs::remove_dir_all(site.path(&folder));
                if ends.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        for _ in 0..8 {
            let run = site.build(&[]);
            let ended = matches!(run.code, Some(0 | 1)) && !run.stderr.contains("panicked");
            ends.store(!ended, Ordering::Relaxed);
            assert!(ended, "{:?}: {}", run.code, run.stderr);
        }
        ends.store(true, Ordering::Relaxed);
    });
    let run = site.build(&[]).exits(0);
    assert!(run.stdout.contains("30 articles"), "{}", run.stdout);
}
