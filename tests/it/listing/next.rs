//! `next`.

use super::{SITE, run};
use crate::driver::Folder;

#[test]
fn the_next_moment_is_printed_in_three_forms() {
    let site = Folder::new(SITE);
    assert_eq!(run(&site, &["next"]).exits(0).stdout, "2026-12-24T07:00:00Z\n");
    assert_eq!(run(&site, &["next", "--format", "cron"]).exits(0).stdout, "0 7 24 12 *\n");
    let json = run(&site, &["next", "--format", "json"]).exits(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "next": "2026-12-24T07:00:00Z",
            "unix": 1_798_095_600,
            "seconds": 2_746_800,
            "changes": [{
                "file": "content/articles/2026-12-24-closed.md",
                "title": "Closed, on 24 December",
                "what": "appears",
            }],
        })
    );
    let later = site.run(&["next", "--now", "2026-12-25T00:00:00Z", "--format", "json"]).exits(0).stdout;
    assert!(later.contains("2026-12-31T10:00:00Z") && later.contains("\"what\":\"expires\""), "{later}");
}

#[test]
fn a_site_that_never_changes_by_itself_has_none() {
    let site = Folder::new("");
    let found = run(&site, &["next"]).exits(3);
    assert_eq!(
        (found.stdout.as_str(), found.stderr.as_str()),
        ("", "nothing is scheduled: later builds make the same site\n")
    );
    let json = run(&site, &["next", "--format", "json"]).exits(3).stdout;
    assert!(json.contains("\"next\":null") && json.contains("\"changes\":[]"), "{json}");
    site.write("content/a.md", "---\ntitle: [\n---\n");
    assert_eq!(run(&site, &["next"]).exits(1).stdout, "");
}
