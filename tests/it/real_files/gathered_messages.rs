//! Many messages at once: those with the same cause are shown once, errors come last, and programs get each.

use crate::driver::Folder;

/// Returns a site whose articles have an unknown key and a dead link each, and one of which has no title.
fn blog(articles: usize) -> Folder {
    let site = Folder::new(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\nunknown_fields: warn\n",
    );
    for number in 0..articles {
        site.write(
            &format!("content/articles/2026-01-05-a{number:03}.md"),
            format!("---\ntitle: A{number}\nlayouts: post\n---\n[x](/gone-{number}/)\n"),
        );
    }
    site.write("content/articles/2026-01-05-a001-b.md", "---\ndate: 2026-01-05\n---\nNo title.\n");
    site
}

#[test]
fn warnings_of_one_cause_are_told_once_with_their_number_and_three_places() {
    let run = blog(60).build(&[]).exits(1);
    assert_eq!(run.stderr.matches("warning[unknown-key]").count(), 1, "{}", run.stderr);
    assert_eq!(run.stderr.matches("warning[dead-link]").count(), 1, "{}", run.stderr);
    assert_eq!(run.stderr.matches("59 more like this:").count(), 2, "{}", run.stderr);
    for place in ["a000.md:3:1", "a001.md:3:1", "a002.md:3:1"] {
        assert!(run.stderr.contains(place), "{place}: {}", run.stderr);
    }
    assert!(run.stderr.contains("a001.md:5:5: this site has nothing at `/gone-1/`\n"), "{}", run.stderr);
    assert!(run.stderr.contains("and 57 more\n"), "{}", run.stderr);
    assert!(!run.stderr.contains("a003.md"), "{}", run.stderr);
    assert!(run.stderr.lines().count() < 50, "{}", run.stderr);
}

#[test]
fn errors_stand_behind_the_warnings_and_the_tally_ends_it() {
    let text = blog(60).build(&[]).exits(1).stderr;
    let error = text.find("error[missing-title]").unwrap();
    assert!(text.rfind("warning[").unwrap() < error, "{text}");
    let tally = "1 error, 120 warnings; `steadfast explain CODE` says more about each kind, and `--all` shows each \
                 message\n";
    assert!(text.ends_with(tally), "{text}");
}

#[test]
fn all_shows_each_message() {
    for all in ["--all", "--verbose", "-v"] {
        let text = blog(60).build(&[all]).exits(1).stderr;
        assert_eq!(text.matches("warning[").count(), 120, "{text}");
        assert!(text.rfind("warning[").unwrap() < text.find("error[").unwrap(), "{text}");
        assert!(text.ends_with("`steadfast explain CODE` says more about each kind\n"), "{text}");
    }
}

#[test]
fn programs_get_each_message_in_the_order_of_the_files() {
    let site = blog(60);
    let json = site.build(&["--format", "json"]).exits(1).stdout;
    assert_eq!(json.lines().count(), 121);
    let github = site.build(&["--format", "github"]).exits(1).stdout;
    assert_eq!(github.lines().count(), 121);
    let all = site.build(&["--all"]).exits(1).stderr;
    assert_eq!(all.matches("warning[").count() + all.matches("error[").count(), 121);
}

#[test]
fn a_rare_cause_is_not_hidden_behind_a_frequent_one() {
    let site = blog(60);
    site.write(
        "content/articles/2026-01-06-slip.md",
        "---\ntitle: A\nsumary: x\n---\n[y](/articels/a/)\n![z](nowhere.gif)\n",
    );
    let text = site.build(&[]).exits(1).stderr;
    assert!(text.contains("`sumary`"), "{text}");
    assert!(text.contains("nowhere.gif"), "{text}");
}

#[test]
fn errors_of_one_cause_are_gathered_too_but_more_of_them_are_named() {
    let site = Folder::new("");
    for number in 0..40 {
        site.write(
            &format!("content/articles/2026-01-05-a{number:02}.md"),
            format!("---\ntitle: A{number}\n---\n![x](till-{number}.jpg)\n"),
        );
    }
    let text = site.build(&[]).exits(1).stderr;
    assert_eq!(text.matches("error[missing-target]").count(), 1, "{text}");
    assert!(text.contains("39 more like this:") && text.contains("and 20 more"), "{text}");
    assert!(text.contains("a19.md:4:6: there is no file `till-19.jpg`"), "{text}");
    assert!(!text.contains("a20.md"), "{text}");
    let strict = blog(30).build(&["--strict"]).exits(1).stderr;
    assert_eq!(strict.matches("error[dead-link]").count(), 1, "{strict}");
}

#[test]
fn few_messages_are_shown_one_by_one() {
    let text = blog(3).build(&[]).exits(1).stderr;
    assert_eq!(text.matches("warning[").count(), 6, "{text}");
    assert!(!text.contains("more like this") && !text.contains("--all"), "{text}");
}

#[test]
fn quiet_leaves_errors_alone() {
    let run = blog(3).build(&["--quiet"]).exits(1);
    assert!(run.stderr.contains("error[missing-title]") && !run.stderr.contains("warning"), "{}", run.stderr);
    assert!(run.stderr.ends_with("\n1 error; `steadfast explain CODE` says more about each kind\n"));
    let site = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\n[dead](/nowhere/)\n");
    let run = site.build(&["-q"]).exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}
