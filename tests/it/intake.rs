//! `steadfast comments serve`: from a form to a file that waits for a decision, also if the program is killed.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::driver::Folder;
use crate::faults;

pub(crate) const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
comments: {policy: moderated, form: /comments/post}
//- content/2026-01-05-hello.md
---
title: Hello & welcome
---
The first paragraph.
//- content/2026-01-06-quiet.md
---
title: Quiet
comments: closed
---
Text.
//- content/2026-01-07-draft.md
---
title: Not yet
draft: true
---
Text.
//- content/comments/hello/1.md
---
id: c-1
state: approved
author: Ben
date: 2026-01-06 09:00
---
First.
";

/// A running intake.
pub(crate) struct Taking {
    pub(crate) host: String,
    process: Child,
    log: Arc<Mutex<Vec<String>>>,
}

impl Taking {
    /// Starts the program and waits until it listens.
    pub(crate) fn start(site: &Folder, arguments: &[&str]) -> Taking {
        let usual = ["comments", "serve", "--per-client", "1000000"];
        let all: &[&str] = if arguments.contains(&"--in-all") { &[] } else { &["--in-all", "1000000"] };
        let mut process = site
            .command(&[&usual, all, arguments].concat())
            .env("SOURCE_DATE_EPOCH", "1795000000") // November 2026: the articles have appeared
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines();
        let first = said.next().unwrap().unwrap();
        let host = first.split("at http://").nth(1).unwrap_or_else(|| panic!("{first}"));
        let host = host.split('/').next().unwrap().to_owned();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, logged) = (BufReader::new(process.stdout.take().unwrap()).lines(), Arc::clone(&log));
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| logged.lock().unwrap().push(line)));
        thread::spawn(move || said.for_each(drop));
        Taking { host, process, log }
    }

    /// The id of its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Sends a form. Returns the status of the answer, or none if the connection broke.
    pub(crate) fn post(&self, body: &str) -> Option<u16> {
        post(&self.host, body)
    }
}

impl Drop for Taking {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn post(host: &str, body: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!(
        "POST /comments/post HTTP/1.1\r\nHost: example.com\r\nOrigin: https://example.com\r\nConnection: \
         close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}

/// Returns the files of an article's comments that a build would read.
fn files(site: &Folder) -> Vec<(String, String)> {
    let all = site.files("content/comments/2026-01-05-hello");
    let all = if all.is_empty() { site.files("content/comments/hello") } else { all };
    let is_read = |path: &String| path.ends_with(".md") && !path.rsplit('/').next().unwrap().starts_with('.');
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    all.into_iter().filter(|(path, _)| is_read(path)).map(|(path, bytes)| (path, text(bytes))).collect()
}

#[test]
fn a_form_becomes_a_file_that_waits_and_an_approved_one_a_comment() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0"]);
    let form = "article=2026-01-05-hello&name=Ann&url=&comment=Three+%2Awords%2A&reply_to=c-1&mail=ann%40example.com";
    assert_eq!(taking.post(form), Some(303));
    let (_, text) = files(&site).into_iter().find(|(_, text)| text.contains("author: Ann")).unwrap();
    assert!(text.contains("state: held\n") && text.contains("reply_to: c-1\n"), "{text}");
    assert!(text.ends_with("Three *words*\n"), "{text}");
    assert!(!text.contains("ann@example.com") && !text.contains("127.0.0.1"), "{text}");
    // If a form is sent twice, as by a second click, it is one comment.
    assert_eq!(taking.post(form), Some(303));
    assert_eq!(files(&site).len(), 2);
    let id = text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().to_owned();

    site.build(&[]).exits(0);
    let page = |path: &str| String::from_utf8(site.public()[path].clone()).unwrap();
    assert!(!page("2026/01/hello/index.html").contains("Ann"));
    assert!(page("comments/thanks/index.html").contains("It will be read before it appears."));
    site.run(&["comments", "approve", &id]).exits(0);
    site.build(&[]).exits(0);
    let shown = page("2026/01/hello/index.html");
    assert!(shown.contains(&format!("<li id=\"{id}\"")), "{shown}");
    assert!(shown.contains("Three <em>words</em>"), "{shown}");

    let log = taking.log.lock().unwrap().clone();
    assert_eq!(log.len(), 2, "{log:?}");
    let line: Value = serde_json::from_str(&log[0]).unwrap();
    assert_eq!((&line["outcome"], &line["status"], &line["id"]), (&"kept".into(), &303.into(), &id.into()));
    assert!(!log[0].contains("Ann") && !log[0].contains("127.0.0.1"), "{log:?}");
}

#[test]
fn what_the_site_does_not_want_is_not_kept() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0", "--max-held", "2"]);
    for (form, status) in [
        ("article=none&name=Ann&comment=Hi", 422),
        ("article=2026-01-06-quiet&name=Ann&comment=Hi", 403),
        ("article=2026-01-07-draft&name=Ann&comment=Hi", 403),
        ("article=../../x&name=Ann&comment=Hi", 422),
        ("article=hello&name=+&comment=Hi", 422),
        ("article=hello&name=Ann&comment=+%0A", 422),
        ("article=hello&name=Ann&comment=Hi&reply_to=c-9", 422),
        ("article=hello&name=Ann&comment=One", 303),
        ("article=hello&name=Ann&comment=Two", 303),
        ("article=hello&name=Ann&comment=Three", 503),
    ] {
        assert_eq!(taking.post(form), Some(status), "{form}");
    }
    assert_eq!(files(&site).len(), 3);
}

#[test]
fn what_fills_in_the_field_that_people_do_not_see_is_kept_as_spam() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0", "--max-held", "0", "--max-spam", "2"]);
    for (form, status) in [
        ("article=hello&name=Ann&comment=One&subject=spam", 303),
        ("article=hello&name=Ann&comment=One&subject=spam", 303), // a second click
        ("article=hello&name=Ann&comment=Two", 503),
        ("article=hello&name=Ann&comment=Two&subject=+", 503),
        ("article=hello&name=Ann&comment=Three&subject=spam", 303),
        ("article=hello&name=Ann&comment=Four&subject=spam", 503),
    ] {
        assert_eq!(taking.post(form), Some(status), "{form}");
    }
    let spam: Vec<String> = files(&site)
        .into_iter()
        .map(|(_, text)| text)
        .filter(|text| text.contains("state: spam\n"))
        .collect();
    assert_eq!(spam.len(), 2);
    let because = "held_because: a field that people do not see was filled in\n";
    assert!(spam.iter().all(|text| text.contains(because)), "{spam:?}");
    site.build(&[]).exits(0);
    let page = String::from_utf8(site.public()["2026/01/hello/index.html"].clone()).unwrap();
    assert!(!page.contains("Ann"), "{page}");
}

#[test]
fn a_moment_for_a_program_that_runs_for_months_is_refused() {
    let site = Folder::new(SITE);
    let run = site.run(&["comments", "serve", "--port", "0", "--now", "2026-11-22T12:00:00Z"]).exits(2);
    faults::snapshot("intake_with_a_moment", &run.stderr);
}

#[test]
fn nothing_that_was_answered_is_lost_when_the_program_is_killed() {
    let site = Folder::new(SITE);
    let kept = Arc::new(Mutex::new(BTreeSet::new()));
    for round in 0..3 {
        let taking = Taking::start(&site, &["--port", "0", "--max-held", "100000"]);
        let senders: Vec<_> = (0..8)
            .map(|sender| {
                let (host, kept) = (taking.host.clone(), Arc::clone(&kept));
                thread::spawn(move || {
                    for number in 0.. {
                        let word = format!("word-{round}-{sender}-{number}-");
                        let form = format!("article=hello&name=Ann&comment={word}{}", "x".repeat(4000));
                        match post(&host, &form) {
                            Some(303) => kept.lock().unwrap().insert(word),
                            _ => return,
                        };
                    }
                })
            })
            .collect();
        // Enough comments have arrived that others are being written.
        while kept.lock().unwrap().len() < (round + 1) * 40 {
            thread::yield_now();
        }
        drop(taking);
        senders.into_iter().for_each(|sender| sender.join().unwrap());
    }
    let there: BTreeSet<String> = files(&site)
        .into_iter()
        .filter_map(|(_, text)| {
            let at = text.find("word-")?;
            assert!(text.ends_with(&format!("{}\n", "x".repeat(4000))), "half a comment: {text}");
            text[at..].split_once('x').map(|(word, _)| word.to_owned())
        })
        .collect();
    let lost: Vec<_> = kept.lock().unwrap().difference(&there).cloned().collect();
    assert!(lost.is_empty(), "{lost:?}");
    site.run(&["comments", "list"]).exits(0);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_in_order() {
    let site = Folder::new(SITE);
    let mut taking = Taking::start(&site, &["--port", "0"]);
    assert_eq!(taking.post("article=hello&name=Ann&comment=Hi"), Some(303));
    let id = taking.process.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert_eq!(taking.process.wait().unwrap().code(), Some(0));
}

#[test]
fn without_a_form_there_is_nothing_to_take() {
    let site = Folder::new(&SITE.replace("form: /comments/post", "mail: a@example.com"));
    faults::snapshot("intake_without_form", &site.run(&["comments", "serve"]).exits(1).stderr);
}
