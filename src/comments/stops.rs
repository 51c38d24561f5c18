//! Stops a process that adds, decides and answers comments at every change of the disk that it makes, or lets the disk refuse
//! the change. No change is left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use crate::comments::articles::Signature;
use crate::comments::{
    Articles, ChangeLock, Intake, IntakeLock, Prepared, Queue, Submission, remove_leftovers,
};
use crate::content::{Comment, CommentState};
use crate::date::{Moment, Zone};
use crate::diagnostic::Report;
use crate::disk_change::trial;
use crate::disk_change::trial::Fate;

const FATES: [Fate; 3] = [Fate::EndBefore, Fate::EndAfter, Fate::RefuseOne];

/// Files by their paths, with their texts.
type Files = BTreeMap<String, String>;

fn now() -> Moment {
    Moment::parse("2026-11-22T12:00:00Z", &Zone::UTC).unwrap()
}

fn random() -> std::io::Result<[u8; 6]> {
    let mut bytes = [0; 6];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A site with an article and two held comments, and no private folder yet.
fn prepared() -> TempDir {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let write = |file: &str, text: &str| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.yaml", "title: A\nurl: https://quay.example\ncomments: moderated\n");
    write("content/2026-01-05-hello.md", "---\ntitle: Hello\n---\nText.\n");
    for (name, id) in [("a", "c-1"), ("b", "c-2")] {
        let text = format!("---\nid: {id}\nstate: held\nauthor: Ann\ndate: 2026-01-06\n---\nIt is {id}.\n");
        write(&format!("content/comments/hello/{name}.md"), &text);
    }
    folder
}

fn queue(root: &Path) -> Queue {
    let mut report = Report::new();
    let queue = Queue::open(root, &mut report).unwrap();
    assert!(report.is_empty(), "half a comment can be seen: {:?}", report.sorted());
    queue
}

fn intake(root: &Path) -> Intake {
    let queue = queue(root);
    let articles = Articles::read(root, queue.config(), &now());
    Intake::new(queue, articles, random)
}

/// Notes that the program has reported this as done.
fn done(root: &Path, what: &str) {
    fs::create_dir_all(root.join("done")).unwrap();
    fs::write(root.join("done").join(what), "").unwrap();
}

fn submission(body: &str) -> Submission {
    Submission {
        article: "hello".to_owned(),
        author: "Bea".to_owned(),
        mail: Some("bea@example.org".to_owned()),
        body: body.to_owned(),
        source_id: Some(format!("mail:{body}")),
        ..Submission::default()
    }
}

/// Does what `comments add`, `approve`, `reply` and the intake do, one after the other.
fn work(root: &Path) {
    remove_leftovers(root);
    if let Ok(lock) = ChangeLock::take(root)
        && intake(root).add(&submission("Added."), None, &lock, &now()).is_ok()
    {
        done(root, "Added.");
    }
    let mut open = queue(root);
    let old: Vec<Arc<Comment>> = ["c-1", "c-2"].map(|id| Arc::clone(open.find(id).unwrap())).to_vec();
    if open.decide(&old, CommentState::Approved, &now()).is_ok() {
        done(root, "approved");
    }
    let by = Signature { by: "nadia".to_owned(), name: "Nadia".to_owned() };
    if intake(root).reply(&old[0], "Answered.", &by, &now()).is_ok() {
        done(root, "Answered.");
    }
    let Ok(_lock) = IntakeLock::take(root) else { return };
    let mut intake = Intake::on_a_server(root, random, &now(), &mut Report::new()).unwrap();
    let Ok(Prepared::Ready(ready, _)) = intake.prepare(&submission("Posted."), None, &now()) else { return };
    if intake.writer().write(&ready).is_ok() {
        done(root, "Posted.");
    }
}

fn files(root: &Path) -> Files {
    let entries = fs::read_dir(root.join("content/comments/hello")).unwrap().map(Result::unwrap);
    let one = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
    };
    entries.map(one).collect()
}

/// Checks that nothing reported as done is lost, that no file is incomplete, and that the program can go on.
fn check(root: &Path, change: usize) {
    let open = queue(root);
    let is_done = |what: &str| root.join("done").join(what).exists();
    let count = |body: &str| {
        let is_it = |comment: &&Arc<Comment>| comment.text.body().trim() == body;
        open.comments().iter().filter(is_it).count()
    };
    for body in ["Added.", "Answered.", "Posted."] {
        let there = count(body);
        assert!(there <= 1 && (there == 1 || !is_done(body)), "change {change}: {there} of `{body}`");
    }
    for id in ["c-1", "c-2"] {
        let comment = open.find(id).unwrap();
        assert_eq!(comment.text.body().trim(), format!("It is {id}."), "change {change}");
        assert!(comment.state == CommentState::Approved || !is_done("approved"), "change {change}");
    }
    for comment in open.comments().iter().filter(|comment| comment.author == "Bea") {
        assert_eq!(
            open.mail(comment).as_deref(),
            Some("bea@example.org"),
            "change {change}: the address is lost"
        );
    }
    // The same again, without a failure: nothing is added twice, and temporary files are removed.
    work(root);
    let open = queue(root);
    let states: Vec<CommentState> = ["c-1", "c-2"].map(|id| open.find(id).unwrap().state).to_vec();
    assert_eq!(states, [CommentState::Approved; 2], "change {change}");
    for body in ["Added.", "Posted."] {
        let there = open.comments().iter().filter(|comment| comment.text.body().trim() == body).count();
        assert_eq!(there, 1, "change {change}: `{body}`");
    }
    remove_leftovers(root);
    assert!(files(root).keys().all(|name| !name.starts_with('.')), "change {change}: {:?}", files(root));
    // All decisions can be undone, to the last byte.
    let mut open = queue(root);
    while !open.undo_last(&now()).unwrap().is_empty() {}
    let (before, after) = (files(prepared().path()), files(root));
    assert!(before.iter().all(|(name, text)| after.get(name) == Some(text)), "change {change}: {after:?}");
}

#[test]
fn every_change_of_taking_and_deciding_comments_may_be_the_last() {
    if let Some(folder) = trial::folder() {
        return work(&folder);
    }
    let test = "comments::stops::every_change_of_taking_and_deciding_comments_may_be_the_last";
    let counts = FATES.map(|fate| (fate, trial::walk(test, fate, prepared, check)));
    assert!(counts.iter().all(|(_, count)| *count >= 40), "changes walked: {counts:?}");
}

#[cfg(feature = "import")]
mod import {
    use super::*;
    use crate::comments::import;
    use crate::comments::import::{Mode, System};

    const EXPORT: &str = r#"[{"id": 1, "uri": "/2026/01/hello/", "text": "First.", "email": "a@example.org", "created": 1, "author": "Ann"},
        {"id": 2, "uri": "/2026/01/hello/", "text": "Second.", "email": "b@example.org", "created": 2, "parent": 1},
        {"id": 3, "uri": "/2026/01/hello/", "text": "Third.", "created": 3}]"#;

    fn work(root: &Path) {
        remove_leftovers(root);
        let file = root.join("export.json");
        fs::write(&file, EXPORT).unwrap();
        let Ok(lock) = ChangeLock::take(root) else { return };
        let export = import::read(System::Isso, &file, &Zone::UTC).unwrap();
        if intake(root).import(export, Mode::Write(&lock), &now()).is_ok() {
            done(root, "imported");
        }
    }

    fn check(root: &Path, change: usize) {
        let imported = |root: &Path| {
            let open = queue(root);
            let of_export = open.comments().iter().filter(|comment| comment.source_id.is_some());
            of_export
                .map(|comment| (comment.text.body().trim().to_owned(), open.mail(comment)))
                .collect::<BTreeMap<_, _>>()
        };
        let there = imported(root).len();
        assert!(there == 3 || !root.join("done/imported").exists(), "change {change}: {there} of 3");
        work(root);
        let mail = |text: &str| Some(text.to_owned());
        let expected =
            [("First.", mail("a@example.org")), ("Second.", mail("b@example.org")), ("Third.", None)];
        let expected: BTreeMap<String, Option<String>> =
            expected.into_iter().map(|(body, mail)| (body.to_owned(), mail)).collect();
        assert_eq!(imported(root), expected, "change {change}");
        remove_leftovers(root);
        assert_eq!(files(root).len(), 5, "change {change}: {:?}", files(root));
    }

    #[test]
    fn every_change_of_an_import_may_be_the_last() {
        if let Some(folder) = trial::folder() {
            return work(&folder);
        }
        let test = "comments::stops::import::every_change_of_an_import_may_be_the_last";
        let counts =
            [Fate::EndBefore, Fate::RefuseOne].map(|fate| (fate, trial::walk(test, fate, prepared, check)));
        assert!(counts.iter().all(|(_, count)| *count >= 20), "changes walked: {counts:?}");
    }
}
