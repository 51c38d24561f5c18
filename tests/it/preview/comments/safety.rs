//! Who may decide about comments, and the answers to bad forms.

use super::{A, B, DECIDE, FORM, QUEUE, body_of, decided, file, form, hidden, post, post_with};
use crate::moderation::SITE;
use crate::preview::served::{Answer, Served};

#[test]
fn only_the_desk_s_own_page_can_decide() {
    let served = Served::new(SITE);
    let page = body_of(&served);
    let approve = form(&page, "approve", "hello/c-20260107-22bb");
    let own = || format!("Origin: http://{}", served.host_of(QUEUE));
    let here = || "Sec-Fetch-Site: same-origin".to_owned();
    let kind = || FORM.to_owned();
    for (headers, status) in [
        (vec![kind()], 403),
        (vec![kind(), "Origin: https://evil.example".to_owned()], 403),
        (vec![kind(), "Origin: null".to_owned(), here()], 403),
        (vec![kind(), own(), "Sec-Fetch-Site: cross-site".to_owned()], 403),
        (vec![kind(), "Sec-Fetch-Site: none".to_owned()], 403),
        (vec![own(), here()], 415),
        (vec![own(), here(), "Content-Type: text/plain".to_owned()], 415),
        (vec![own(), here(), "Content-Type: multipart/form-data; boundary=x".to_owned()], 415),
    ] {
        let answer = post_with(&served, DECIDE, &headers, &approve);
        assert_eq!(answer.status, status, "{headers:?}");
        assert!(answer.body.contains("nothing was decided"), "{answer:?}");
    }
    let token = hidden(&page, "token");
    let wrong = format!("{}{}", &token[1..], &token[..1]);
    for body in [
        approve.replace(&token, ""),
        approve.replace(&format!("token={token}&"), ""),
        approve.replace(&token, &wrong),
    ] {
        assert_eq!(post(&served, &body).status, 403, "{body}");
    }
    let rebound = format!(
        "POST {DECIDE} HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n{FORM}\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{approve}",
        approve.len()
    );
    assert_eq!(Answer::parse(&served.raw(rebound.as_bytes())).status, 421);
    for (method, path, allowed) in
        [("GET", DECIDE, "allow: post"), ("PUT", DECIDE, "allow: post"), ("POST", QUEUE, "allow: get, head")]
    {
        let answer = served.ask(method, path, &["Content-Length: 0"]);
        assert_eq!((answer.status, answer.head.contains(allowed)), (405, true), "{method} {path}");
    }
    for body in ["", "do=approve", &format!("{approve}&do=spam"), &approve.replace("do=approve", "do=remove")]
    {
        assert_eq!(post(&served, body).status, 400, "{body}");
    }
    let long = format!("{approve}&text={}", "x".repeat(70_000));
    let answer = post(&served, &long);
    assert!(matches!(answer.status, 413 | 0), "{answer:?}");
    assert!(file(&served, B).contains("state: held"));
    // The token protects nothing if another page can show the queue, or if the token is in a log.
    let answer = served.get(QUEUE);
    for line in [
        "frame-ancestors 'none'",
        "form-action 'self'",
        "referrer-policy: same-origin",
        "cache-control: no-store",
    ] {
        assert!(answer.head.contains(line), "{line}: {}", answer.head);
    }
    assert_eq!(token.len(), 64);
    assert!(!served.said_once(|said| said.contains("Ctrl-C")).contains(&token));
    assert_ne!(hidden(&body_of(&Served::new(SITE)), "token"), token);
}

#[test]
fn no_name_from_a_form_leads_to_another_file() {
    let served = Served::new(&format!("{SITE}//- content/comments/hello/c-20260107-22bb.md.bak\nHush.\n"));
    let page = body_of(&served);
    let good = form(&page, "approve", "hello/c-20260107-22bb");
    let before = file(&served, B);
    for name in [
        "../../site.yaml",
        "hello/../second/c-1",
        "..%2F..%2Fcontent%2F2026-01-05-hello",
        "content/comments/hello/b.md",
        "hello/c-2026",
        "c-20260107-22bb",
        "hello/",
        "/",
        "hello/c-20260107-22bb%00",
        "none/c-20260107-22bb",
    ] {
        let page =
            decided(&served, &good.replace("comment=hello/c-20260107-22bb", &format!("comment={name}")));
        assert!(page.contains("unknown-comment"), "{name}: {page}");
    }
    assert_eq!(file(&served, B), before);
    assert!(file(&served, A).contains("state: approved"));
}

#[test]
fn a_preview_that_others_can_reach_decides_nothing() {
    let served = Served::with(SITE, &["--bind", "0.0.0.0"]);
    served.said_once(|said| said.contains("Comments cannot be decided at its desk"));
    let page = body_of(&served);
    assert!(page.contains("Second.") && page.contains("<code>--bind</code>"), "{page}");
    assert!(!page.contains("<form") && !page.contains("token"), "{page}");
    let answer = post(&served, "token=&do=undo-last");
    assert_eq!(answer.status, 403);
    assert!(answer.body.contains("`--bind`"), "{answer:?}");
}
