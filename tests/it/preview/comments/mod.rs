//! The queue of comments at the desk: what it shows and what its forms do. [`safety`] tests who may send them.

mod safety;

use std::process::Command;
use std::thread;

use crate::moderation::SITE;
use crate::preview::served::{Answer, Served};

const QUEUE: &str = "/_steadfast/comments/";
const DECIDE: &str = "/_steadfast/comments/decide";
const A: &str = "content/comments/hello/a.md";
const B: &str = "content/comments/hello/b.md";
const D: &str = "content/comments/hello/d.md";

/// Returns the value of a hidden field, from the queue's first form that has one.
fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let at = page.find(&start).unwrap_or_else(|| panic!("no `{name}` in {page}")) + start.len();
    page[at..].split('"').next().unwrap().to_owned()
}

/// Returns the part of the page that belongs to a comment.
fn item<'a>(page: &'a str, name: &str) -> &'a str {
    let field = format!("value=\"{name}\"");
    page.split("<li id=\"q")
        .find(|item| item.contains(&field))
        .unwrap_or_else(|| panic!("no {name} in {page}"))
}

/// Returns the fields of a comment's form on the page.
fn form(page: &str, does: &str, name: &str) -> String {
    let (token, mark) = (hidden(page, "token"), hidden(item(page, name), "mark"));
    format!("token={token}&state=held&page=1&comment={name}&mark={mark}&do={does}")
}

/// Sends a form as a browser would; `headers` replaces the headers that say where it comes from.
fn post_with(served: &Served, path: &str, headers: &[String], body: &str) -> Answer {
    let lines: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n{lines}\r\n{body}",
        served.host_of(path),
        body.len()
    );
    Answer::parse(&served.raw(head.as_bytes()))
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

fn post(served: &Served, body: &str) -> Answer {
    let origin = format!("Origin: http://{}", served.host_of(DECIDE));
    post_with(served, DECIDE, &[origin, "Sec-Fetch-Site: same-origin".to_owned(), FORM.to_owned()], body)
}

/// Sends a form and returns the page to which it redirects.
fn decided(served: &Served, body: &str) -> String {
    let answer = post(served, body);
    assert_eq!(answer.status, 303, "{answer:?}");
    let location = answer.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
    assert!(location.starts_with(QUEUE), "{location}");
    assert!(!location.contains(&hidden(body_of(served).as_str(), "token")), "{location}");
    served.get(location.split('#').next().unwrap()).body
}

fn body_of(served: &Served) -> String {
    served.get(QUEUE).body
}

fn file(served: &Served, path: &str) -> String {
    std::fs::read_to_string(served.path(path)).unwrap()
}

/// Runs `steadfast comments` in the terminal while the preview runs.
fn terminal(served: &Served, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
    command.args(["comments", "--now", "2026-11-22T12:00:00Z"]).args(arguments).args(["--root"]);
    let output = command.arg(served.folder.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_queue_shows_what_waits_in_its_thread() {
    let served = Served::new(SITE);
    let page = body_of(&served);
    let order: Vec<_> =
        ["Cem", "Dee", "Fay"].map(|name| page.find(&format!(">{name} <span")).unwrap()).into();
    assert!(order.is_sorted(), "{page}");
    assert!(!page.contains("Buy."), "{page}");
    assert!(page.contains("<title>Comments (3) – A blog</title>"), "{page}");
    let cem = item(&page, "hello/c-20260107-22bb");
    for part in [
        &format!("<a href=\"http://{}/2026/01/hello/#c-20260106-11aa\">Hello &amp; welcome</a>", served.host),
        "It waits because: first comment",
        "<li>Ben<blockquote dir=\"auto\"><p>First <strong>and</strong> best.</p>",
        "content/comments/hello/b.md:1:1",
        "<p>Second.<br>",
    ] {
        assert!(cem.contains(part), "{part}: {cem}");
    }
    assert!(item(&page, "second/c-20260108-33cc").contains("/2026/02/second/#site-comments"), "{page}");
    let spam = served.get("/_steadfast/comments/?state=spam").body;
    assert!(spam.contains("Buy.") && !spam.contains("value=\"spam\" data-key"), "{spam}");
    let desk = served.get("/_steadfast/").body;
    assert!(desk.contains("<a class=\"button\" href=\"comments/\">Decide</a>"), "{desk}");
    assert_eq!(served.get("/_steadfast/comments").status, 307);
}

#[test]
fn a_decision_at_the_desk_is_the_same_as_one_in_the_terminal() {
    let served = Served::new(SITE);
    let before = file(&served, B);
    let page = decided(&served, &form(&body_of(&served), "approve", "hello/c-20260107-22bb"));
    assert!(page.contains("Approved: <strong>Cem</strong>."), "{page}");
    assert_eq!(
        file(&served, B),
        before.replace("state: held # for now", "state: approved # for now\ndecided: 2026-11-22T12:00:00Z")
    );
    // The page is no older than the decision.
    assert!(served.get("/2026/01/hello/").body.contains("id=\"c-20260107-22bb\""));
    assert!(!body_of(&served).contains("value=\"hello/c-20260107-22bb\""));
    assert_eq!(terminal(&served, &["undo"]).lines().count(), 1);
    assert_eq!(file(&served, B), before);

    terminal(&served, &["spam", "c-20260107", "hello/c-20260108"]);
    let page = decided(&served, &format!("token={}&do=undo-last", hidden(&body_of(&served), "token")));
    assert!(page.contains("Taken back: 2 decisions."), "{page}");
    assert_eq!(file(&served, B), before);

    // A rebuild may have begun between the decision in the terminal and its undo.
    let queue = served.shows(QUEUE, "value=\"hello/c-20260107-22bb\"");
    let page = decided(&served, &form(&queue, "reject", "hello/c-20260107-22bb"));
    let back = &page[page.find("steadfast-outcome").unwrap()..];
    let (name, mark) = (hidden(back, "comment"), hidden(back, "mark"));
    let undo = format!("token={}&do=undo&comment={name}&mark={mark}", hidden(&page, "token"));
    assert!(decided(&served, &undo).contains("Taken back: <strong>Cem</strong> is held again."));
    assert_eq!(file(&served, B), before);
    let nothing = format!("token={}&do=undo-last", hidden(&page, "token"));
    assert!(decided(&served, &nothing).contains("There is nothing to take back."));
}

#[test]
fn an_answer_is_signed_and_approves_what_it_answers() {
    let served = Served::new(SITE);
    let form = form(&body_of(&served), "reply", "hello/c-20260107-22bb");
    let page = decided(&served, &format!("{form}&by=nadia&text=Thank+*you*%0D%0Afor+asking."));
    assert!(page.contains("Answered as <strong>Nadia Rahmani</strong>."), "{page}");
    assert!(file(&served, B).contains("state: approved"));
    let article = served.get("/2026/01/hello/").body;
    let answer = &article[article.find("comment-by-author").unwrap()..];
    assert!(answer.contains("Thank <em>you</em>"), "{article}");
    let empty = decided(
        &served,
        &format!("{}&text=+", self::form(&body_of(&served), "reply", "hello/c-20260108-33cc")),
    );
    assert!(empty.contains("the answer has no text"), "{empty}");
    assert!(file(&served, D).contains("state: held"));
}

#[test]
fn what_was_changed_elsewhere_is_told_and_not_written_over() {
    let served = Served::new(SITE);
    let page = body_of(&served);
    let approve = form(&page, "approve", "hello/c-20260107-22bb");
    terminal(&served, &["reject", "c-20260107"]);
    let rejected = file(&served, B);
    let told = decided(&served, &approve);
    assert!(told.contains("comment-changed") && told.contains("is rejected now"), "{told}");
    assert_eq!(file(&served, B), rejected);
    // An edit that the preview has not noticed yet counts too.
    let edited = file(&served, D).replace("Third.", "Third, and more.");
    served.write(D, &edited);
    let told = decided(&served, &form(&page, "approve", "hello/c-20260108-33cc"));
    assert!(told.contains("comment-changed"), "{told}");
    assert_eq!(file(&served, D), edited);
    served.remove(D);
    let told = decided(&served, &form(&page, "approve", "hello/c-20260108-33cc"));
    assert!(told.contains("unknown-comment") || told.contains("comment-changed"), "{told}");
    assert!(!served.path(D).exists());
}

#[test]
fn of_decisions_at_the_same_time_each_is_made_once() {
    let served = Served::new(SITE);
    let page = body_of(&served);
    let forms: Vec<_> = ["approve", "reject", "spam", "approve"]
        .map(|does| form(&page, does, "hello/c-20260107-22bb"))
        .into();
    let changed = thread::scope(|scope| {
        let sent: Vec<_> = forms.iter().map(|form| scope.spawn(|| decided(&served, form))).collect();
        let pages = sent.into_iter().map(|sent| sent.join().unwrap());
        pages.filter(|page| page.contains("That was not done")).count()
    });
    assert_eq!(changed, 3);
    assert_eq!(file(&served, B).matches("decided:").count(), 1);
    terminal(&served, &["undo"]);
    assert!(file(&served, B).contains("state: held # for now"));
}

#[test]
fn a_file_at_fault_is_told_and_stands_in_nobody_s_way() {
    let served = Served::new(SITE);
    served.write("content/comments/hello/z.md", "---\nstate: hold\nauthor: X\ndate: 2026-01-01\n---\nA\n");
    let page = served.shows(QUEUE, "content/comments/hello/z.md:2:8");
    assert!(page.contains("<section id=\"faults\""), "{page}");
    // The site has an error, so its pages do not change; the queue still works.
    let page = decided(&served, &form(&page, "approve", "hello/c-20260107-22bb"));
    assert!(page.contains("Approved: <strong>Cem</strong>."), "{page}");
    assert!(!page.contains(">Cem <span"), "{page}");
    assert!(page.contains("Held <span class=\"count\">2</span>"), "{page}");
    served.write("site.yaml", "title: [\n");
    let page = decided(&served, &form(&page, "approve", "hello/c-20260108-33cc"));
    assert!(page.contains("site.yaml:") && file(&served, D).contains("state: held"), "{page}");
}
