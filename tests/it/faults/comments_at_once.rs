//! Several programs that write the comments of one site, programs that are killed while they write, and builds with two
//! comments of the same id.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::snapshot;
use crate::driver::{Folder, Run};
use crate::intake::{SITE, Taking};
use crate::moderation::comments;

const FOLDER: &str = "content/comments/hello";

/// Returns the output of a program that ends. A program that does not end is stopped, and the test fails.
#[track_caller]
fn ended(command: &mut Command) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Much longer than needed: 30 seconds distinguish “ends” from “does not end”.
    for _ in 0..300 {
        if child.try_wait().unwrap().is_some() {
            return child.wait_with_output().unwrap().into();
        }
        thread::sleep(Duration::from_millis(100));
    }
    let _ = child.kill();
    panic!("it goes on: {:?}", child.wait_with_output());
}

/// Starts a program that adds a comment, whose text is still to be sent through the pipe.
fn adding(site: &Folder, text: &str) -> Child {
    use std::io::Write;
    let mut command = site.command(&["comments", "add"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child
}

fn ids(site: &Folder) -> BTreeSet<String> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let id = |text: String| text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().to_owned();
    site.files(FOLDER).into_values().map(text).map(id).collect()
}

#[test]
fn a_second_intake_of_one_site_is_refused_until_the_first_has_ended() {
    let site = Folder::new(SITE);
    let first = Taking::start(&site, &["--port", "0"]);
    let second = || ended(&mut site.command(&["comments", "serve", "--port", "0"]));
    let refusal = second().exits(1).stderr;
    snapshot("intake_busy", &refusal.replace(&first.id().to_string(), "4711"));
    assert_eq!(first.post("article=hello&name=Ann&comment=Hi"), Some(303));
    // A killed program leaves nothing that somebody would have to remove.
    drop(first);
    let third = Taking::start(&site, &["--port", "0"]);
    assert_eq!(third.post("article=hello&name=Ann&comment=Ho"), Some(303));
}

#[test]
fn decisions_and_new_comments_go_on_beside_an_intake() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0"]);
    assert_eq!(taking.post("article=hello&name=Ann&comment=Hi"), Some(303));
    comments(&site, &["reject", "c-1"]).exits(0);
    comments(&site, &["undo"]).exits(0);
    comments(&site, &["reply", "c-1", "Thank you", "--as", "Nobody"]).exits(1);
    let add = adding(&site, r#"{"article": "hello", "name": "Bea", "comment": "Ho"}"#);
    assert!(add.wait_with_output().unwrap().status.success());
    assert_eq!(ids(&site).len(), 3);
}

#[test]
fn what_is_sent_does_not_decide_the_id() {
    let sent = || {
        let site = Folder::new(SITE);
        let taking = Taking::start(&site, &["--port", "0"]);
        assert_eq!(taking.post("article=hello&name=Ann&comment=Hi"), Some(303));
        drop(taking);
        ids(&site).into_iter().find(|id| id != "c-1").unwrap()
    };
    let (one, other) = (sent(), sent());
    assert_ne!(one, other);
    for id in [one, other] {
        let bits = id.rsplit('-').next().unwrap();
        assert!(bits.len() >= 12 && bits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    }
}

#[test]
fn one_comment_that_several_programs_add_at_once_becomes_one_file() {
    let site = Folder::new(SITE);
    let given = r#"{"article": "hello", "name": "Ann", "comment": "Hi", "source_id": "mail-1"}"#;
    let all: Vec<Child> = (0..6).map(|_| adding(&site, given)).collect();
    let said = |child: Child| String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let said: Vec<String> = all.into_iter().map(said).collect();
    assert_eq!(site.files(FOLDER).len(), 2, "{said:?}");
    assert_eq!(said.iter().filter(|said| said.starts_with("came before")).count(), 5, "{said:?}");
}

#[test]
fn unfinished_files_go_once_no_living_program_can_be_writing_them() {
    let site = Folder::new(SITE);
    let unfinished = format!("{FOLDER}/.20261122T120000Z-00aa.md.4194304-7.tmp");
    let private = ".steadfast-private/..gitignore.4194304-0.tmp";
    let own = format!("{FOLDER}/.notes.tmp");
    let is_there = |file: &str| site.path(file).exists();
    site.write(&own, "mine");
    let taking = Taking::start(&site, &["--port", "0"]);
    site.write(&unfinished, "---\nid: c-");
    comments(&site, &["reject", "c-1"]).exits(0);
    assert!(is_there(&unfinished), "the intake that runs may be writing it");
    drop(taking);
    site.write(private, "*");
    comments(&site, &["undo"]).exits(0);
    assert!(!is_there(&unfinished) && !is_there(private) && is_there(&own));
    // The same when the next intake starts.
    site.write(&unfinished, "---\nid: c-");
    let _taking = Taking::start(&site, &["--port", "0"]);
    assert!(!is_there(&unfinished) && is_there(&own));
}

#[test]
fn comments_of_one_id_stop_no_build() {
    let comment = |state: &str, day: u8, text: &str| {
        format!("---\nid: c-7\nstate: {state}\nauthor: Ann\ndate: 2026-02-0{day}\n---\n{text}\n")
    };
    let mut told = String::new();
    for (older, younger) in
        [("held", "held"), ("spam", "approved"), ("approved", "held"), ("approved", "approved")]
    {
        let site = Folder::new(SITE);
        site.write(&format!("{FOLDER}/a.md"), comment(younger, 2, "The younger."));
        site.write(&format!("{FOLDER}/b.md"), comment(older, 1, "The older."));
        let answer =
            "---\nid: c-8\nreply_to: c-7\nstate: approved\nauthor: Bea\ndate: 2026-02-03\n---\nAn answer.\n";
        site.write(&format!("{FOLDER}/c.md"), answer);
        let run = site.build(&[]).exits(0);
        let lines = run.stderr.lines().skip_while(|line| !line.contains("duplicate-comment"));
        let warning: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        told.push_str(&format!("{older} and {younger}\n{}\n\n", warning.join("\n")));
        let page = site.read("public/2026/01/hello/index.html");
        let shown = ["The older.", "The younger."].map(|text| page.contains(text));
        assert_eq!(
            shown,
            [older == "approved", younger == "approved" && older != "approved"],
            "{older} {younger}"
        );
        assert_eq!(page.contains("An answer."), shown[0] || shown[1], "{older} {younger}");
    }
    snapshot("comments_of_one_id", &told);
}

#[test]
fn another_id_as_the_message_offers_it_shows_both() {
    let site = Folder::new(SITE);
    for (file, text) in [("a", "One."), ("b", "Two.")] {
        let comment = format!("---\nid: c-7\nstate: approved\nauthor: Ann\ndate: 2026-02-01\n---\n{text}\n");
        site.write(&format!("{FOLDER}/{file}.md"), comment);
    }
    let run = site.build(&[]).exits(0);
    let line = run.stderr.lines().find(|line| line.contains("id: c-7-")).unwrap().trim();
    let file = format!("{FOLDER}/b.md");
    site.write(&file, site.read(&file).replace("id: c-7", line));
    let run = site.build(&[]).exits(0);
    assert!(!run.stderr.contains("duplicate-comment"), "{}", run.stderr);
    let page = site.read("public/2026/01/hello/index.html");
    assert!(page.contains("One.") && page.contains("Two."), "{page}");
}
