//! Changes in the folder appear on the page: edits of every kind, errors and their correction.

use std::fs;

use crate::preview::served::{SETTINGS, Served};

const HELLO: &str = "//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nGood morning.\n";

fn article(text: &str) -> String {
    format!("---\ntitle: Hello\n---\n{text}\n")
}

#[test]
fn an_edit_is_on_the_page_and_in_the_lists() {
    let served = Served::new(HELLO);
    served.shows("/2020/01/hello/", "Good morning.");
    served.write("content/2020-01-02-hello.md", "---\ntitle: Goodbye\n---\nGood night.\n");
    served.shows("/2020/01/hello/", "Good night.");
    served.shows("/", "Goodbye");
    served.shows("/feed.xml", "Good night.");
    let said = served.said_once(|said| said.contains("shown after"));
    assert!(said.contains("content/2020-01-02-hello.md: shown after "), "{said}");
}

#[test]
fn editors_save_in_many_ways() {
    let served = Served::new(HELLO);
    let file = "content/2020-01-02-hello.md";
    // Saves to a temporary file, which is then renamed into place.
    served.write("content/.hello.md.swp", "x");
    served.write("content/4913", "x");
    served.write("content/hello.md.tmp~", &article("By rename."));
    served.rename("content/hello.md.tmp~", file);
    served.shows("/2020/01/hello/", "By rename.");
    // Renames the old file to a backup, and writes a new one.
    served.rename(file, "content/2020-01-02-hello.md~");
    served.write(file, &article("By backup."));
    served.shows("/2020/01/hello/", "By backup.");
    // Deletes the old file first.
    served.remove(file);
    served.write(file, &article("By deletion."));
    served.shows("/2020/01/hello/", "By deletion.");
    served.status_once("/4913", 404);
}

#[test]
fn files_come_move_and_go() {
    let served = Served::new(HELLO);
    served.write("content/2021-05-06-second.md", &article("The second."));
    served.shows("/2021/05/second/", "The second.");
    served.rename("content/2021-05-06-second.md", "content/2021-05-06-other.md");
    served.status_once("/2021/05/second/", 307);
    served.shows("/2021/05/other/", "The second.");
    served.remove("content/2021-05-06-other.md");
    served.status_once("/2021/05/other/", 404);
    served.write("content/new/folder/2021-07-08-deep.md", &article("Deep."));
    served.shows("/2021/07/deep/", "Deep.");
    served.write("content/new/folder/2021-07-09-later.md", &article("Later."));
    served.shows("/2021/07/later/", "Later.");
    served.rename("content/new", "content/renamed");
    served.write("content/renamed/folder/2021-07-10-last.md", &article("Last."));
    served.shows("/2021/07/last/", "Last.");
    served.shows("/2021/07/deep/", "Deep.");
}

#[test]
fn the_content_folder_may_go_and_come_back() {
    let served = Served::new(HELLO);
    served.rename("content", "elsewhere");
    served.status_once("/2020/01/hello/", 404);
    served.rename("elsewhere", "content");
    served.shows("/2020/01/hello/", "Good morning.");
    served.write("content/2020-01-02-hello.md", &article("Back again."));
    served.shows("/2020/01/hello/", "Back again.");
}

#[test]
fn settings_templates_authors_and_comments_take_effect() {
    let served = Served::new(HELLO);
    served.write("site.yaml", &format!("{SETTINGS}tagline: Something new\ncomments: moderated\n"));
    served.shows("/", "Something new");
    served.write("templates/404.html", "{% extends \"base.html\" %}{% block main %}Own words{% endblock %}");
    served.shows("/none/", "Own words");
    served.remove("templates/404.html");
    served.body_once("/none/", |body| !body.contains("Own words"));
    served.write("content/authors/ada.md", "---\nname: Ada Obi\n---\nA bio.\n");
    served.shows("/authors/", "Ada Obi");
    let comment =
        |state: &str| format!("---\nstate: {state}\nauthor: Bo\ndate: 2020-02-03\n---\nWell <b>said</b>.\n");
    served.write("content/comments/hello/1.md", &comment("held"));
    let desk = served.shows("/_steadfast/", "Comments awaiting a decision");
    assert!(desk.contains("Well &lt;b&gt;said&lt;/b&gt;."), "{desk}");
    served.write("content/comments/hello/1.md", &comment("approved"));
    served.shows("/2020/01/hello/", "Well &lt;b&gt;said");
}

#[test]
fn a_changed_style_sheet_is_told_by_its_addresses() {
    let served =
        Served::new(&format!("{HELLO}//- static/theme/style.css\na {{}}\n//- static/own.css\nb {{}}\n"));
    let page = served.shows("/", "theme/style.");
    let href = |page: &str| {
        let at = page.find("/theme/style.").unwrap();
        page[at..].split('"').next().unwrap().to_owned()
    };
    let mut changes = served.listen();
    served.write("static/theme/style.css", "a { color: red }\n");
    let change = changes.next("change");
    let new = href(&served.get("/").body);
    assert_eq!(change["stylesheets"][href(&page)], new.as_str(), "{change}");
    assert_eq!(served.get(&new).body, "a { color: red }\n");
    served.write("static/own.css", "b { color: blue }\n");
    let change = changes.next("change");
    let own = change["stylesheets"]["/own.css"].as_str().unwrap();
    assert!(own.starts_with("/own.css?"), "{change}");
    assert_eq!(served.get(own).body, "b { color: blue }\n");
    served.write("content/2020-01-02-hello.md", &article("Text."));
    let change = changes.next("change");
    assert!(change["stylesheets"].is_null(), "{change}");
    assert_eq!(change["page"], "/2020/01/hello/");
}

#[test]
fn a_broken_save_keeps_the_last_good_pages_and_tells_the_fault() {
    let served = Served::new(HELLO);
    let mut changes = served.listen();
    served.write("content/2020-01-02-hello.md", "---\ntitle: [\ntags: <script>\n---\nBroken.\n");
    let faults = changes.next("faults");
    let html = faults["html"].as_str().unwrap();
    assert!(html.contains("data-copy=\"content/2020-01-02-hello.md:2:"), "{html}");
    assert!(!html.contains("<script"), "{html}");
    served.shows("/2020/01/hello/", "Good morning.");
    served.shows("/_steadfast/", "content/2020-01-02-hello.md:2:");
    let said = served.said_once(|said| said.contains("the last good pages stay") && said.contains("explain"));
    assert!(said.contains(" --> content/2020-01-02-hello.md:2:"), "{said}");
    // Saving another file does not publish the broken one.
    served.write("content/2021-01-01-other.md", &article("Other."));
    served.write("content/2020-01-02-hello.md", &article("Mended."));
    served.shows("/2020/01/hello/", "Mended.");
    served.shows("/2021/01/other/", "Other.");
    let mut faults = changes.next("faults");
    while faults["html"] != "" {
        faults = changes.next("faults");
    }
    served.said_once(|said| said.contains("no faults any more"));
}

#[test]
fn a_link_that_leads_nowhere_is_a_broken_save_too() {
    let served = Served::new(HELLO);
    let mut changes = served.listen();
    served.write("content/2020-01-02-hello.md", &article("See [this](none.md)."));
    let html = changes.next("faults")["html"].to_string();
    assert!(html.contains("missing-target"), "{html}");
    served.shows("/2020/01/hello/", "Good morning.");
    served.write("content/none.md", "---\ntitle: It\ndate: 2020-03-04\n---\nIt is.\n");
    served.shows("/2020/01/hello/", "See <a");
    assert_eq!(changes.next("faults")["html"], "");
}

#[test]
fn a_deleted_article_is_missed_by_those_that_link_to_it() {
    let served = Served::new(&format!(
        "{HELLO}//- content/2021-01-01-b.md\n---\ntitle: B\n---\n[Hello](2020-01-02-hello.md)\n"
    ));
    let mut changes = served.listen();
    served.remove("content/2020-01-02-hello.md");
    let html = changes.next("faults")["html"].to_string();
    assert!(html.contains("content/2021-01-01-b.md:4:9"), "{html}");
    served.status_once("/2020/01/hello/", 404);
}

#[test]
fn broken_settings_and_templates_are_survived() {
    let mut served = Served::new(HELLO);
    for (file, broken, good) in [
        ("site.yaml", "title: [", SETTINGS),
        (
            "templates/article.html",
            "{% if %}",
            "{% extends \"base.html\" %}{% block main %}{{ article.title }}{% endblock %}",
        ),
        ("templates/article.html", "{{ nothing.at.all }}", "{{ article.title }}"),
    ] {
        let mut changes = served.listen();
        served.write(file, broken);
        let html = changes.next("faults")["html"].to_string();
        assert!(html.contains(file), "{html}");
        served.shows("/2020/01/hello/", "Hello");
        served.write(file, good);
        assert_eq!(changes.next("faults")["html"], "");
        served.shows("/2020/01/hello/", "Hello");
    }
    assert!(served.lives());
}

#[test]
fn a_site_that_is_broken_from_the_start_says_so_and_heals() {
    let served = Served::new("//- site.yaml\ntitle: [\n");
    let answer = served.get("/");
    assert_eq!(answer.status, 500);
    assert!(answer.body.contains("site.yaml:2:1"), "{}", answer.body);
    assert!(answer.body.contains("/_steadfast/client.js"), "{}", answer.body);
    served.write("site.yaml", SETTINGS);
    served.shows("/", "<title>A blog");
}

#[test]
fn a_moment_s_broken_state_is_never_told() {
    let served = Served::new(HELLO);
    let mut changes = served.listen();
    for round in 0..20 {
        served.write("content/2020-01-02-hello.md", "");
        served.write("content/2020-01-02-hello.md", &article(&format!("Round {round}.")));
        served.shows("/2020/01/hello/", &format!("Round {round}."));
    }
    served.write("content/2020-01-02-hello.md", "---\ntitle: [\n---\n");
    let first = changes.next("faults");
    assert!(first["html"].as_str().unwrap().contains("yaml-syntax"), "{first}");
}

#[test]
fn a_checkout_of_many_files_settles_in_a_few_rebuilds() {
    let served = Served::new(HELLO);
    for at in 0..1000 {
        let text = format!("---\ntitle: Many {at}\ndate: 2019-01-01\n---\nText.\n");
        fs::write(served.path(&format!("content/many-{at}.md")), text).unwrap();
    }
    served.shows("/2019/01/many-999/", "Many 999");
    served.write("content/2020-01-02-hello.md", &article("After it all."));
    served.shows("/2020/01/hello/", "After it all.");
    let said = served.said_once(|said| said.contains("hello.md: shown"));
    assert!(said.matches("shown after").count() <= 5, "{said}");
}

/// Most of the many files are static files and articles that are not shown, which take a build without optimisation
/// little time.
#[test]
fn a_checkout_of_ten_thousand_files_most_of_them_static_settles_in_one_or_two_rebuilds() {
    let served = Served::with(HELLO, &["--no-drafts"]);
    fs::create_dir(served.path("static")).unwrap();
    // The files are made in another folder first, because making them takes longer than checking them out.
    let made = served.path("made");
    fs::create_dir(&made).unwrap();
    let name = |at: usize| match at % 10 {
        0 => (format!("many-{at}.md"), "content"),
        _ => (format!("many-{at}.txt"), "static"),
    };
    for at in 0..10_000 {
        let state = if at % 1000 == 0 { "" } else { "draft: true\n" };
        let text = format!("---\ntitle: Many {at}\ndate: 2019-01-01\n{state}---\n");
        fs::write(made.join(name(at).0), text).unwrap();
    }
    // The new folder is watched as soon as it is noticed.
    served.write("static/first.txt", "First.");
    served.shows("/first.txt", "First.");
    let rebuilds = |said: &str| said.matches("shown after").count();
    let before = rebuilds(&served.said_once(|_| true));
    for at in 0..10_000 {
        let (file, folder) = name(at);
        fs::rename(made.join(&file), served.path(folder).join(&file)).unwrap();
    }
    served.status_once("/many-9999.txt", 200);
    served.status_once("/2019/01/many-9000/", 200);
    served.write("content/2020-01-02-hello.md", &article("After it all."));
    let said = served.said_once(|said| said.contains("hello.md: shown"));
    let rebuilds = rebuilds(&said) - before - 1;
    assert!((1..=2).contains(&rebuilds), "{rebuilds} rebuilds: {said}");
}

#[test]
fn warnings_that_are_found_after_an_edit_are_told_to_open_desks() {
    let served = Served::new(HELLO);
    let mut changes = served.listen();
    served.write("content/2020-01-02-hello.md", &article("[Nowhere](#none)"));
    changes.next("listed");
    let desk = served.get("/_steadfast/").body;
    assert!(desk.contains("dead-anchor"), "{desk}");
}

#[test]
fn a_folder_can_be_looked_through_where_the_system_tells_nothing() {
    let served = Served::with(HELLO, &["--poll"]);
    served.write("content/2020-01-02-hello.md", &article("By looking."));
    served.shows("/2020/01/hello/", "By looking.");
}
