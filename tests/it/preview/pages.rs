//! The additions of the preview to a page, which a build never has.

use std::fs;
use std::net::TcpListener;
use std::process::Command;

use crate::preview::served::{SETTINGS, Served};

const SITE: &str = "//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nGood *morning*.\n\n- One\n\n> Two\n\n```\ncode\n```\n
//- content/2020-01-03-draft.md\n---\ntitle: Draft\ndraft: true\n---\nText\n
//- content/2027-01-04-later.md\n---\ntitle: Later\n---\nText\n
//- content/2020-01-05-over.md\n---\ntitle: Over\nexpires: 2021-02-03\n---\nText\n
//- content/pages/about.md\n---\ntitle: About\ndraft: true\n---\nText\n";

#[test]
fn every_page_loads_the_preview_s_own_files() {
    let served = Served::new(SITE);
    for path in ["/", "/2020/01/hello/", "/archive/", "/none/", "/_steadfast/"] {
        let page = served.get(path).body;
        let added = "\"><script src=\"/_steadfast/client.js\" defer></script><link rel=\"stylesheet\" \
                     href=\"/_steadfast/preview.css\">";
        let head = page.split("</head>").next().unwrap();
        assert!(
            head.contains("<meta name=\"steadfast-version\" content=\"") && head.contains(added),
            "{page}"
        );
    }
    for file in ["client.js", "idiomorph.js", "preview.css"] {
        assert_eq!(served.get(&format!("/_steadfast/{file}")).status, 200, "{file}");
    }
    assert!(!served.get("/feed.xml").body.contains("data-source"));
}

#[test]
fn blocks_name_their_lines() {
    let served = Served::new(SITE);
    let page = served.get("/2020/01/hello/").body;
    for (tag, line) in [("<p", 4), ("<ul", 6), ("<blockquote", 8), ("<pre", 10)] {
        let marked = format!("{tag} data-source=\"content/2020-01-02-hello.md:{line}\"");
        assert!(page.contains(&marked), "{marked}: {page}");
    }
}

#[test]
fn what_is_not_live_is_shown_with_the_reason() {
    let served = Served::new(SITE);
    let check = |path: &str, words: [&str; 2]| {
        let page = served.get(path).body;
        let banner = page.split("preview-banner").nth(1).unwrap_or_else(|| panic!("{path}: {page}"));
        let banner = banner.split("</p>").next().unwrap();
        assert!(words.iter().all(|word| banner.contains(word)), "{path}: {banner}");
    };
    check("/2020/01/draft/", ["Draft", "draft"]);
    check("/2027/01/later/", ["Scheduled", "4 January 2027"]);
    check("/2020/01/over/", ["Expired", "3 February 2021"]);
    check("/about/", ["Draft", "removed"]);
    assert!(!served.get("/2020/01/hello/").body.contains("preview-banner"));
    let desk = served.get("/_steadfast/").body;
    for part in
        ["id=\"drafts\"", "id=\"scheduled\"", "id=\"expired\"", "2027-01-04 00:00 UTC", "/2020/01/hello/"]
    {
        assert!(desk.contains(part), "{part}: {desk}");
    }
    let plain = Served::with(SITE, &["--no-drafts"]);
    assert_eq!(plain.get("/2020/01/draft/").status, 404);
    assert!(plain.get("/_steadfast/").body.contains("id=\"drafts\""));
}

#[test]
fn a_banner_does_not_hang_on_the_template() {
    let served = Served::new(&format!(
        "{SITE}//- templates/article.html\n{{% extends \"base.html\" %}}{{% block main %}}{{{{ article.title }}}}{{% endblock %}}\n"
    ));
    let page = served.get("/2027/01/later/").body;
    assert!(
        page.contains("steadfast-banner\" role=\"note\">Scheduled: goes live 2027-01-04 00:00 UTC</p>"),
        "{page}"
    );
}

#[test]
fn warnings_are_on_the_desk_and_in_the_terminal_only() {
    let served =
        Served::new("//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nSee [this](/none/).\n");
    served.shows("/_steadfast/", "id=\"warnings\"");
    served.said_once(|said| said.contains("warning[dead-link]"));
    assert!(!served.get("/2020/01/hello/").body.contains("class=\"fault"));
}

#[test]
fn a_place_opens_in_the_author_s_editor() {
    let served = Served::new(&format!(
        "//- site.yaml\n{SETTINGS}editor: vscode://file/{{path}}:{{line}}\n//- content/2020-01-02-a b.md\n---\ntitle: A\n---\n[x](/none/)\n"
    ));
    let desk = served.shows("/_steadfast/", "id=\"warnings\"");
    let folder = served.folder.path().canonicalize().unwrap();
    let href = format!("href=\"vscode://file/{}/content/2020-01-02-a%20b.md:4\"", folder.display());
    assert!(desk.contains(&href), "{href}: {desk}");
    let refused = Served::new(&format!("//- site.yaml\n{SETTINGS}editor: javascript:alert('{{path}}')\n"));
    assert!(refused.get("/_steadfast/").body.contains("bad-pattern"));
}

#[test]
fn a_site_below_a_folder_is_served_there() {
    let served =
        Served::new(&format!("{SITE}//- site.yaml\ntitle: A blog\nurl: https://example.com/blog/\n"));
    let said = served.said_once(|said| said.contains("/blog/"));
    assert!(said.contains(&format!("preview at http://{}/blog/\n", served.host)), "{said}");
    let root = served.get("/");
    assert!(root.status == 307 && root.head.contains("location: /blog/"), "{root:?}");
    let page = served.get("/blog/2020/01/hello/").body;
    assert!(page.contains(&format!("href=\"http://{}/blog/2020/01/hello/\"", served.host)), "{page}");
    assert!(!page.contains("example.com"), "{page}");
}

#[test]
fn pictures_are_served_from_the_folder() {
    let served = Served::new(&format!("{SITE}//- static/a.txt\nplain\n"));
    let answer = served.get("/a.txt");
    assert_eq!((answer.status, answer.body.contains("plain")), (200, true));
    assert!(answer.head.contains("content-type: text/plain"), "{}", answer.head);
}

#[test]
fn nothing_of_the_preview_is_in_a_build() {
    let served = Served::new(SITE);
    served.get("/2020/01/hello/");
    let root = served.folder.path();
    assert!(!root.join("public").exists());
    let build = Command::new(env!("CARGO_BIN_EXE_steadfast"))
        .args(["build", "--drafts", "--root"])
        .arg(root)
        .output();
    assert!(build.unwrap().status.success());
    let page = fs::read_to_string(root.join("public/2020/01/hello/index.html")).unwrap();
    for word in ["_steadfast", "data-source", "steadfast-version"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
    served.write("content/2020-01-02-hello.md", "---\ntitle: Hello\n---\nNew.\n");
    served.shows("/2020/01/hello/", "New.");
    assert_eq!(fs::read_to_string(root.join("public/2020/01/hello/index.html")).unwrap(), page);
}

#[test]
fn a_named_port_that_is_taken_is_refused() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("site.yaml"), "title: A\nurl: https://quay.example\n").unwrap();
    let serve = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        let outcome = command.arg("serve").arg("--root").arg(folder.path()).args(arguments).output().unwrap();
        (outcome.status.code(), String::from_utf8(outcome.stderr).unwrap())
    };
    let (status, said) = serve(&["--port", &port]);
    assert_eq!(status, Some(1));
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
    let (status, said) = serve(&["--bind", "203.0.113.9", "--port", "0"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("has no address `203.0.113.9`"), "{said}");
    let (status, said) = serve(&["--root", "/no/such/folder"]);
    assert_ne!(status, Some(0), "{said}");
}

#[test]
fn a_preview_for_the_network_is_announced_loudly() {
    let served = Served::with(SITE, &["--bind", "0.0.0.0"]);
    served.said_once(|said| said.contains("WARNING: everybody on your network can read this preview"));
}
