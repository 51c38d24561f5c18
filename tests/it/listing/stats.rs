//! `stats`.

use super::{SITE, run};
use crate::driver::Folder;

#[test]
fn published_articles_are_counted_by_month_author_and_category() {
    let site = Folder::new(SITE);
    insta::assert_snapshot!(run(&site, &["stats"]).exits(0).stdout);
    let json = run(&site, &["stats", "--format", "json"]).exits(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["total"][0]["articles"], 4);
    assert_eq!(json["months"][1]["month"], "2026-10");
    assert_eq!(json["months"][1]["comments"], 1);
}
