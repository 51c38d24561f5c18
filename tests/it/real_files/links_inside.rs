//! Symbolic links that stay inside the site's folder, but lead to files that are not published.

use std::os::unix::fs::symlink;

use crate::driver::Folder;

const SITE: &str = "//- content/2026-01-05-one.md\n---\ntitle: One\n---\nText.\n//- content/plan.md\n---\ntitle: SECRET\n\
                    date: 2026-01-06\ndraft: true\n---\n//- content/comments/one/c1.md\n---\nstate: held\nauthor: Ann\n\
                    date: 2026-01-07\n---\nSECRET\n//- .git/config\nSECRET\n//- .steadfast-private/key\nSECRET\n\
                    //- notes/a.txt\nSECRET\n//- content/img/a.gif\nGIF89a\n//- static/.hidden/a.txt\nSECRET\n";

#[test]
fn a_link_to_what_is_not_published_is_refused() {
    for (link, target) in [
        ("static/config.txt", ".git/config"),
        ("static/git", ".git"),
        ("static/key.pdf", ".steadfast-private/key"),
        ("static/notes", "notes"),
        ("static/settings.txt", "site.yaml"),
        ("static/plan.txt", "content/plan.md"),
        ("static/all", "content"),
        ("static/hidden", "static/.hidden"),
        ("content/answers", "content/comments/one"),
        ("static/old", "public"),
    ] {
        let site = Folder::new(SITE);
        site.build(&[]).exits(0);
        symlink(site.path(target), site.path(link)).unwrap();
        let run = site.build(&[]).exits(1);
        let expected = format!(
            "error[outside-link]: `{link}` is a link to `{target}`, which the site does not publish\n"
        );
        assert!(run.stderr.contains(&expected), "{}", run.stderr);
    }
}

#[test]
fn a_link_to_what_is_published_is_followed() {
    let site = Folder::new(SITE);
    symlink(site.path("content/img/a.gif"), site.path("static/a.gif")).unwrap();
    symlink("img", site.path("content/pictures")).unwrap();
    site.build(&["--strict"]).exits(0);
    for path in ["a.gif", "pictures/a.gif", "img/a.gif"] {
        assert!(site.public().contains_key(path), "{path}");
    }
}
