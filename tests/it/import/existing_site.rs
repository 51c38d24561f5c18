//! An import into a site that is there already: its settings stay, and what they lack is named.

use crate::driver::Folder;
use crate::import::helpers::NOW;
use crate::import::old_blog;

/// A blog that needs settings: a key of its own, an embedded video, a redirect, another language and pattern.
const OLD: &str = "\
//- _config.yml
title: The quay
description: Notes & talk
url: https://quay.example
lang: de
timezone: Europe/Berlin
permalink: /notes/:title/
//- _posts/2010-07-19-first.md
---
title: Erster
cost: 4.5
---
<iframe src=\"https://player.example.org/1\"></iframe>
//- _posts/2010-07-20-second.md
---
title: Zweiter
date: 2010-07-20 09:30
redirect_from: /older/
---
Text
//- old.md
---
permalink: /old.html
redirect_to: /notes/second/
---
";

/// Writes the site `new`, and imports `old` into it. Returns the account.
fn import(folder: &Folder) -> String {
    let run = folder.run(&["import", "old", "--root", "new", "--now", NOW]).exits(0);
    format!("{}{}", run.stdout, run.stderr)
}

fn text(folder: &Folder, path: &str) -> String {
    String::from_utf8(folder.files("new")[path].clone()).unwrap()
}

#[test]
fn settings_stay_and_what_they_lack_is_named() {
    let folder = old_blog(OLD);
    let settings =
        "title: Till talk\nurl: https://tills.example\nsecurity:\n  frames: [https://maps.example]\n";
    folder.write("new/site.yaml", settings);
    let tried = folder.run(&["import", "old", "--root", "new", "--now", NOW, "--dry-run"]).exits(0);
    assert!(tried.stdout.contains("The lines would be in new/import/site.yaml."), "{}", tried.stdout);
    let account = import(&folder);
    assert_eq!(text(&folder, "site.yaml"), settings);
    let told: String = ["import/site.yaml", "content/articles/2010-07-19-first.md"]
        .map(|path| format!("== {path}\n{}", text(&folder, path)))
        .concat();
    insta::assert_snapshot!(format!(
        "{account}{told}{}",
        text(&folder, "content/articles/2010-07-20-second.md")
    ));
    let refused = folder.run(&["build", "--root", "new", "--now", NOW]).exits(1);
    assert!(refused.stderr.contains("`cost`"), "{}", refused.stderr);
}

#[test]
fn after_the_lines_are_pasted_nothing_is_left() {
    let folder = old_blog(OLD);
    folder.write("new/site.yaml", "title: The quay\nurl: https://quay.example\n");
    import(&folder);
    let lines = text(&folder, "import/site.yaml");
    let settings = format!("{}{lines}", text(&folder, "site.yaml"));
    folder.write("new/site.yaml", &settings);
    folder.run(&["build", "--root", "new", "--now", NOW]).exits(0);
    let again = import(&folder);
    assert!(again.contains("site.yaml has all lines that the import needs."), "{again}");
    assert!(!again.contains("redirect") && !again.contains("to add"), "{again}");
    assert_eq!(text(&folder, "site.yaml"), settings);
    assert!(text(&folder, "import/site.yaml").starts_with("# site.yaml has all lines"));
}

#[test]
fn lines_are_added_to_keys_that_are_there() {
    let folder = old_blog(OLD);
    folder.write(
        "new/site.yaml",
        "title: The quay\nurl: https://quay.example\nlanguage: de-AT\nredirects:\n  /older/x/: /archive/\n  /old.html: /archive/\n\
         fields:\n  cost: boolean\n",
    );
    let account = import(&folder);
    for line in [
        "redirects: /old.html: /archive/ (old site: /notes/second/)",
        "fields: cost: boolean (old site: number)",
    ] {
        assert!(account.contains(line), "{account}");
    }
    let lines = text(&folder, "import/site.yaml");
    assert!(!lines.contains("language") && !lines.contains("\nredirects:"), "{lines}");
}

#[test]
fn lines_that_are_not_pasted_are_named_again() {
    let folder = old_blog(OLD);
    folder.write("new/site.yaml", "title: The quay\nurl: https://quay.example\n");
    let first = import(&folder);
    let lines = text(&folder, "import/site.yaml");
    let again = import(&folder);
    assert_eq!(lines, text(&folder, "import/site.yaml"));
    let of = |account: &str| account[account.find("to add to site.yaml").unwrap()..].to_owned();
    assert_eq!(of(&first), of(&again));
}

#[test]
fn files_that_are_there_stay_and_are_not_counted() {
    let folder = old_blog(&format!("{OLD}//- pics/till.png\nold\n//- pics/shelf.png\nold\n"));
    folder.write("new/site.yaml", "title: The quay\nurl: https://quay.example\n");
    folder.write("new/content/articles/2010-07-19-first.md", "---\ntitle: Mine\nurl: /mine/\n---\n\nText\n");
    folder.write("new/static/pics/till.png", "mine");
    for arguments in [&["--dry-run"][..], &[]] {
        let base = ["import", "old", "--root", "new", "--now", NOW];
        let run = folder.run(&[&base[..], arguments].concat()).exits(0);
        assert!(run.stdout.contains("\n      1  file\n"), "{}", run.stdout);
        assert!(run.stdout.contains("kept: `static/pics/till.png` is there already"), "{}", run.stdout);
    }
    assert!(text(&folder, "content/articles/2010-07-19-first.md").contains("Mine"));
    assert!(text(&folder, "content/articles/2010-07-19-first-2.md").contains("Erster"));
}
