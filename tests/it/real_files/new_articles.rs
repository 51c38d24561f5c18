//! Articles that `new` writes: their date, and that they are not published yet.

use crate::driver::{Folder, NOW};

const SITE: &str = "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n";

fn new(site: &Folder, arguments: &[&str], file: &str) -> String {
    site.run(&[&["new", "Hello"], arguments].concat()).exits(0);
    site.read(&format!("content/articles/{file}"))
}

#[test]
fn a_new_article_is_a_draft_and_the_program_says_so() {
    let site = Folder::new(SITE);
    let run = site.run(&["new", "Hello", "--now", NOW]).exits(0);
    assert!(run.stdout.contains("hello.md` publishes it"), "{}", run.stdout);
    assert!(site.read("content/articles/2026-11-22-hello.md").contains("\ndraft: true\n"));
    site.build(&[]).exits(0);
    assert!(!site.public().keys().any(|path| path.contains("hello")));
}

#[test]
fn a_date_is_taken_with_its_hour() {
    for (date, file, written) in [
        ("2027-01-31", "2027-01-31-hello.md", "date: 2027-01-31\n"),
        ("2027-01-31 09:00", "2027-01-31-hello.md", "date: 2027-01-31 09:00\n"),
        ("2027-01-31T09:30:00Z", "2027-01-31-hello.md", "date: 2027-01-31 09:30\n"),
    ] {
        let text = new(&Folder::new(SITE), &["--date", date], file);
        assert!(text.contains(written), "{date}: {text}");
    }
    let run = Folder::new(SITE).run(&["new", "Hello", "--date", "tomorrow"]).exits(2);
    assert!(run.stderr.contains("--date"), "{}", run.stderr);
}

#[test]
fn now_keeps_its_hour_too() {
    let text = new(&Folder::new(SITE), &["--now", "2027-01-01T09:00:00Z"], "2027-01-01-hello.md");
    assert!(text.contains("date: 2027-01-01 09:00\n"), "{text}");
}

#[test]
fn an_hour_is_that_of_the_site() {
    let site = Folder::new(&format!("{SITE}time_zone: Asia/Tokyo\n"));
    let text = new(&site, &["--now", "2026-12-31T20:00:00Z"], "2027-01-01-hello.md");
    assert!(text.contains("date: 2027-01-01 05:00\n"), "{text}");
    let text = new(&site, &["--date", "2027-02-01 23:30", "--now", NOW], "2027-02-01-hello.md");
    assert!(text.contains("date: 2027-02-01 23:30\n"), "{text}");
    let run = site.build(&["--drafts", "--future"]).exits(0);
    assert!(!run.stderr.contains("bad-date"), "{}", run.stderr);
}

#[test]
fn without_either_the_day_alone_is_written() {
    let site = Folder::new(SITE);
    let run = site.run(&["new", "Hello"]).exits(0);
    let file = run.stdout.split_whitespace().nth(1).unwrap();
    let text = site.read(file);
    let date = text.lines().find(|line| line.starts_with("date: ")).unwrap();
    assert_eq!(date.len(), "date: 2027-01-01".len(), "{text}");
}
