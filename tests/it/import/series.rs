//! Articles whose titles number their parts become series, if that is certain.

use std::fmt::Write as _;

use crate::import::{imported, old_blog};

/// Returns a Jekyll blog with these posts: day and title.
fn blog(posts: &[(&str, &str)]) -> String {
    let mut blog = "//- _config.yml\nurl: https://ledger.example\n".to_owned();
    for (number, (day, title)) in posts.iter().enumerate() {
        let _ = write!(
            blog,
            "//- _posts/{day}-p{number}.md\n---\ntitle: \"{title}\"\ntags: [till]\n---\nText.\n"
        );
    }
    blog
}

#[test]
fn titles_that_number_their_parts_make_a_series() {
    let old = old_blog(&blog(&[
        ("2019-01-01", "Customer Loyalty Matters, Part I"),
        ("2019-02-01", "Customer loyalty matters (Part 2)"),
        ("2019-03-01", "Customer Loyalty Matters Part III"),
        ("2019-04-01", "Weekly links #1"),
        ("2019-04-08", "Weekly links #2"),
        ("2019-05-01", "Alone, Part 4"),
    ]));
    let told = imported(&old, &[]);
    let note = "2  articles became series, because their titles number the parts (Customer Loyalty Matters: 3 parts, Weekly links: 2 parts)";
    assert!(told.contains(note), "{told}");
    assert!(told.contains("tags: [till]\nseries: Customer Loyalty Matters\npart: 2\n---"), "{told}");
    assert_eq!(told.matches("\nseries: Customer Loyalty Matters\n").count(), 3, "{told}");
    assert_eq!(told.matches("\nseries: Weekly links\n").count(), 2, "{told}");
    assert!(!told.contains("series: Alone"), "{told}");
    let page = std::fs::read_to_string(old.path("new/public/series/customer-loyalty-matters/index.html"));
    assert!(page.unwrap().contains("/2019/03/01/p2.html"));
    // A further part joins them when the blog is imported again.
    old.write("old/_posts/2019-06-01-p9.md", "---\ntitle: Customer Loyalty Matters, Part 4\n---\nText.\n");
    let again = old.run(&["import", "old", "--root", "new", "--now", crate::driver::NOW]).exits(0);
    assert!(again.stdout.contains("Customer Loyalty Matters: 4 parts"), "{}", again.stdout);
    let text = std::fs::read_to_string(old.path("new/content/articles/2019-06-01-p9.md")).unwrap();
    assert!(text.contains("series: Customer Loyalty Matters\npart: 4\n"), "{text}");
}

#[test]
fn titles_that_do_not_fit_together_are_listed() {
    let old = old_blog(&blog(&[
        ("2019-01-01", "Habits, Part 2"),
        ("2019-02-01", "Habits, Part 1"),
        ("2019-03-01", "Tills, Part 1"),
        ("2019-04-01", "Tills (Part I)"),
    ]));
    let told = imported(&old, &[]);
    assert!(!told.contains("\nseries:"), "{told}");
    assert!(told.contains("write `series` if they are one (Habits: 2 parts, Tills: 2 parts)"), "{told}");
}
