//! Hostile values that are sent to the intake or to `comments add`: accepted ones are shown as text, others are refused
//! properly.

use std::fmt::Write as _;
use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use crate::driver::{Folder, Run};
use crate::intake::{SITE, Taking};
use crate::strangers::tree::{is_a_strangers, of_class};
use crate::strangers::{is_harmless_in_a_terminal, pages, tree, vectors};

/// Returns a form as a browser sends it, with every byte encoded.
fn form(fields: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        write!(form, "{name}=").unwrap();
        value.bytes().for_each(|byte| write!(form, "%{byte:02x}").unwrap());
        form.push('&');
    }
    form
}

fn add(site: &Folder, json: &str) -> Run {
    let mut command = site.command(&["comments", "add", "--now", crate::driver::NOW]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A request that is refused early is not read to its end.
    let _ = child.stdin.take().unwrap().write_all(json.as_bytes());
    child.wait_with_output().unwrap().into()
}

/// Returns the ids of all comments that wait or are spam.
fn ids(site: &Folder) -> Vec<String> {
    let list = site.run(&["comments", "export"]).exits(0).stdout;
    let id = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
    };
    list.lines().map(id).collect()
}

/// Approves everything, builds, and returns the page.
fn is_shown_as_text(site: &Folder, comments: usize) {
    let ids = ids(site);
    assert_eq!(ids.len(), comments);
    for some in ids.chunks(100) {
        let mut arguments = vec!["comments", "approve"];
        arguments.extend(some.iter().map(String::as_str));
        is_harmless_in_a_terminal(&site.run(&arguments).exits(0).stdout);
    }
    is_harmless_in_a_terminal(&site.build(&[]).exits(0).stderr);
    let page = String::from_utf8(site.public()["2026/01/hello/index.html"].clone()).unwrap();
    let read = tree::page(&page);
    assert_eq!(of_class(&read, "comment-body").len(), comments);
    of_class(&read, "comment-body").iter().for_each(|body| is_a_strangers(body, "the page"));
    pages(&page, &page, "the page");
}

#[test]
fn whatever_a_form_holds_is_filed_or_refused() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0", "--max-spam", "100000"]);
    let (mut kept, texts) = (1, vectors::all().map(str::to_owned).chain(vectors::long()));
    // Every third text, with a different third in each field: so each text is written to the disk and read back.
    let texts: Vec<String> = texts.collect();
    for (at, text) in texts.iter().enumerate() {
        let fields: &[(&str, &str)] = match at % 3 {
            0 => &[("article", "hello"), ("name", text), ("comment", text), ("url", text), ("mail", text)],
            1 => &[
                ("article", "hello"),
                ("name", text),
                ("comment", text),
                ("subject", text),
                ("seconds", text),
            ],
            _ => {
                &[("article", "hello"), ("name", text), ("comment", text), ("reply_to", "c-1"), (text, text)]
            }
        };
        let status = taking.post(&form(fields));
        assert_eq!(status, Some(303), "{text:?}");
        kept += 1;
        for refused in [
            &[("article", "hello"), ("name", "Ann"), ("comment", "a"), ("reply_to", text.as_str())][..],
            &[("article", text.as_str()), ("name", "Ann"), ("comment", "a")],
        ] {
            assert_eq!(taking.post(&form(refused)), Some(422), "{text:?}");
        }
    }
    for (form, status) in [
        ("article=hello&name=%ff&comment=a", 400),
        ("article=hello&name=Ann&comment=%ed%a0%80", 400),
        ("article=hello&name=Ann&comment=%c0%bc", 400),
        ("article=hello&name=%00%01&comment=a", 422),
        ("article=hello&name=%e2%80%ae&comment=a", 422),
        ("article=hello&name=Ann&comment=%00", 422),
        ("article=hello&name=%e2%80%8b&comment=a", 422),
        ("article=hello&name=Ann&comment=%e3%85%a4%f3%a0%81%81", 422),
    ] {
        assert_eq!(taking.post(form), Some(status), "{form}");
    }
    for path in site.files("content").into_keys() {
        let name = path.strip_prefix("comments/hello/").and_then(|name| name.strip_suffix(".md"));
        let fits = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        assert!(!path.starts_with("comments") || name.is_some_and(fits), "{path}");
    }
    drop(taking);
    is_shown_as_text(&site, kept);
}

#[test]
fn whatever_json_holds_is_filed_or_refused() {
    let site = Folder::new(SITE);
    let texts: Vec<String> = vectors::all().map(str::to_owned).chain(vectors::long()).collect();
    let all: String = texts
        .iter()
        .enumerate()
        .filter(|(at, _)| at % 4 == 0)
        .map(|(_, text)| {
            let source = format!("{text} {}", text.len());
            json!({"article": "hello", "name": text, "comment": text, "url": text, "mail": text, "source_id": source,
                   "received_from": text, "subject": text}).to_string() + "\n"
        })
        .collect();
    let run = add(&site, &all).exits(0);
    is_harmless_in_a_terminal(&run.stdout);
    is_shown_as_text(&site, texts.len().div_ceil(4) + 1);
    // Nothing of a refused comment is written.
    for (key, harmless) in [("article", "hello"), ("reply_to", "c-1"), ("date", "2026-01-08")] {
        let before = ids(&site).len();
        let all: String = texts
            .iter()
            .map(|text| {
                let mut one = json!({"article": "hello", "name": "Ann", "comment": "a", key: harmless});
                one[key] = text.as_str().into();
                one.to_string()
            })
            .collect();
        let run = add(&site, &all).exits(1);
        is_harmless_in_a_terminal(&run.stderr);
        let (_, tally) = run.stderr.trim_end().rsplit_once('\n').unwrap();
        let count: usize = tally.split(' ').next().unwrap().parse().unwrap();
        assert!(count > texts.len() / 2, "{}", run.stderr);
        assert_eq!(ids(&site).len(), before, "{key}");
    }
    for broken in [
        "{\"article\": \"hello\", \"name\": \"\\ud800\", \"comment\": \"a\"}",
        "{",
        "[[[[[[",
        "\u{feff}{}",
        "{\"state\": \"approved\"}",
    ] {
        is_harmless_in_a_terminal(&add(&site, broken).exits(1).stderr);
    }
    let deep = "[".repeat(100_000);
    is_harmless_in_a_terminal(&add(&site, &deep).exits(1).stderr);
}
