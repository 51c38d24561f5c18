//! Templates that take too much time or memory, and signals to a build that is in one.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::{Folder, NOW};

/// The time after which a test fails.
const PATIENCE: Duration = Duration::from_secs(120);

/// A loop that no limit of output or of counting ends.
const ENDLESS: &str = "{% set l = range(end=1000) %}{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}\
                                  {% endfor %}{% endfor %}{% endfor %}{% endfor %}";

/// A value that is doubled until it exceeds any memory.
const DOUBLED: &str = "{% set a = \"x\" %}{% for i in range(end=60) %}{% set_global a = a ~ a %}{% endfor %}";

fn site(template: &str) -> Folder {
    Folder::new(&format!(
        "//- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\nText.\n//- templates/article.html\n{template}\n"
    ))
}

#[test]
fn loops_within_loops_are_stopped_at_the_number_that_a_page_may_count() {
    let site = site("{% for a in range(end=10000) %}{% for b in range(end=10000) %}{% endfor %}{% endfor %}");
    super::snapshot("template_counts_without_end", &site.build(&[]).exits(1).stderr);
    assert!(!site.path("public").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_template_that_takes_all_memory_is_stopped_and_named() {
    let site = site(DOUBLED);
    super::snapshot("template_takes_too_much", &site.build(&[]).exits(1).stderr);
    assert!(!site.path("public").exists());
}

#[test]
fn a_template_that_never_ends_is_stopped_and_what_was_published_stays() {
    let site = site("<p>{{ article.title }}</p>");
    site.build(&[]).exits(0);
    let before = site.files("public");
    site.write("templates/article.html", ENDLESS);
    let said = site.build(&[]).exits(1).stderr;
    assert!(
        said.contains("templates/article.html") && said.contains("content/2026-01-05-hello.md"),
        "{said}"
    );
    assert_eq!(site.files("public"), before);
}

/// The program while it is in a template that never ends.
fn begun(site: &Folder) -> Child {
    let mut command = site.command(&["build", "--now", NOW]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    // The program handles signals before it makes this folder.
    while !site.path("public/.steadfast/stage").exists() {
        assert!(begun.elapsed() < PATIENCE, "the build does not begin");
        thread::yield_now();
    }
    child
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_build_that_is_in_a_template_without_end_and_leaves_nothing() {
    for signal in ["-INT", "-TERM"] {
        let site = site(ENDLESS);
        let child = begun(&site);
        send(signal, &child);
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!((ended.status.code(), said.as_ref()), (Some(130), "interrupted; nothing was published\n"));
        assert!(!site.path("public").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_second_signal_ends_a_build_at_once_and_the_next_one_clears_up() {
    let site = site(ENDLESS);
    let child = begun(&site);
    send("-INT", &child);
    send("-TERM", &child);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(130));
    site.write("templates/article.html", "<p>{{ article.title }}</p>");
    site.build(&[]).exits(0);
    assert!(!site.path("public/.steadfast/stage").exists());
}

/// A preview restarts in its own process, which only Unix allows, and measures memory, which only Linux reports.
#[cfg(all(target_os = "linux", feature = "serve"))]
#[test]
fn a_preview_outlives_a_template_without_end_and_heals_with_the_next_save() {
    use crate::preview::served::Served;

    let mut served = Served::new(&format!(
        "//- content/2026-01-05-hello.md\n---\ntitle: Hello\ntemplate: own.html\n---\nText.\n\
         //- content/2026-01-06-other.md\n---\ntitle: Other\n---\nText.\n//- templates/own.html\n{DOUBLED}\n"
    ));
    served.said_once(|said| {
        said.contains("`own.html` takes more time or memory than a page may take; the preview starts again")
    });
    served.shows("/2026/01/other/", "Other");
    let failed = served.status_once("/2026/01/hello/", 500);
    assert!(failed.body.contains("takes more time or memory than a page may take"), "{failed:?}");
    served.write("templates/own.html", "<p>{{ article.title }} heals</p>");
    served.shows("/2026/01/hello/", "Hello heals");
    // The same again after a save: the restarted program works like the first.
    served.write("templates/own.html", DOUBLED);
    served.said_once(|said| said.matches("starts again").count() == 2);
    served.shows("/2026/01/other/", "Other");
    served.status_once("/2026/01/hello/", 500);
    served.write("content/2026-01-05-hello.md", "---\ntitle: Hello\n---\nText.\n");
    served.shows("/2026/01/hello/", "Hello");
    assert!(served.lives());
}
