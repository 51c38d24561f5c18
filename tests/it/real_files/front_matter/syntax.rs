//! Mistakes of syntax in front matter: a `#` in a text, typographic quotes, and other forms than YAML.

use super::{article, of};
use crate::driver::{faults, published};

#[test]
fn a_hash_inside_a_text_is_an_error_with_the_line_to_paste() {
    let told = faults("//- content/a.md\n---\ntitle: Be their #1 choice\ndate: 2026-01-05\n---\nText.\n");
    assert_eq!(
        told,
        "error[hash-in-text]: what follows the `#` is not read
 --> content/a.md:2:17
  |
2 | title: Be their #1 choice
  |                 ^^^^^^^^^
  |
  = note: a blank and `#` begin a comment in YAML, unless the text is in quotes
  = help: put the text in quotes:
          title: \"Be their #1 choice\"

"
    );
    for lines in [
        "deck: The #1 habit",
        "summary: The #1 habit",
        "subtitle: The #1 habit",
        "tags:\n  - C #lang",
        "takeaways:\n  - Be the #1 choice.",
        "image_alt: Our #1 till",
        "series: The #1 series",
        "author: Ann #1",
        "tags: #loyalty",
        "tags:\n  - #loyalty",
    ] {
        let told = faults(&article(lines));
        assert!(told.contains("error[hash-in-text]"), "{lines}: {told}");
    }
    for (file, lines) in [
        ("pages/about.md", "title: Our #1 page"),
        ("authors/ann.md", "name: Ann #1"),
        ("authors/ann.md", "name: Ann\nrole: The #1 editor"),
        ("series/one.md", "title: The #1 series"),
        ("series/one.md", "title: One\nparts:\n  - part: 2\n    title: The #2 part"),
        ("comments/a/c1.md", "state: approved\nauthor: Ann #1\ndate: 2026-01-05"),
    ] {
        let told = faults(&format!("//- content/{file}\n---\n{lines}\n---\nText.\n"));
        assert!(told.contains("error[hash-in-text]"), "{file}, {lines}: {told}");
    }
    for line in [
        "title: The #1 blog",
        "title: A\ntagline: The #1 blog",
        "title: A\nnavigation:\n  - title: The #1\n    url: /a/",
    ] {
        let told = faults(&format!("//- site.yaml\n{line}\nurl: https://quay.example\n"));
        assert!(told.contains("error[hash-in-text]"), "{line}: {told}");
    }
}

#[test]
fn comments_of_yaml_stay_comments_where_no_text_is_cut() {
    for lines in [
        "draft: false # Friday",
        "tags: [one, two] # more to come",
        "deck: # to be written",
        "summary: \"In quotes\" # fine",
        "slug: a # the old one\n# a whole line",
        "language: de # German",
        "takeaways: # three\n  - \"One.\" # first",
    ] {
        of(lines);
    }
}

#[test]
fn a_list_that_a_hash_leaves_open_is_told_so() {
    let told = faults(&article("tags: [Be #1, two]"));
    assert!(told.contains("what follows the `#` is not read, and with it the closing bracket"), "{told}");
    assert!(told.contains("tags: [\"Be #1\", two]"), "{told}");
}

#[test]
fn typographic_quotes_around_a_title_are_told_and_around_words_are_taken_off() {
    let told = faults(
        "//- content/a.md\n---\ntitle: “A warm welcome”\ndate: “2026-01-05”\nslug: ‘a’\ndraft: “false”\n---\nText.\n",
    );
    assert!(told.starts_with("warning[typographic-quotes]"), "{told}");
    assert_eq!(told.matches("warning[").count(), 1, "{told}");
    for title in ["title: \"A warm welcome\"", "title: \"“A warm welcome”\""] {
        assert!(told.contains(title), "{told}");
        published(&format!("//- content/a.md\n---\n{title}\ndate: 2026-01-05\n---\nText.\n"));
    }
}

#[test]
fn front_matter_in_other_forms_is_recognised_and_offered_in_yaml() {
    for (form, text) in [
        ("JSON", "{\n  \"title\": \"A\",\n  \"date\": \"2026-01-05\",\n  \"tags\": [\"one\"]\n}\n\nText.\n"),
        ("JSON", "---json\n{\"title\": \"A\", \"date\": \"2026-01-05\", \"tags\": [\"one\"]}\n---\nText.\n"),
        ("TOML", "+++\ntitle = \"A\"\ndate = 2026-01-05\n[taxonomies]\ntags = [\"one\"]\n+++\nText.\n"),
        ("no lines of hyphens", "Title: A\nDate: 2026-01-05\nTags: one\n\nText.\n"),
        ("no lines of hyphens", "# A\n\nDate: January 5, 2026\nTags: one\n\nText.\n"),
        ("backslash", "\\---\n\ntitle: A\n\ndate: 2026-01-05\n\n\\---\n\nText.\n"),
        ("block of code", "```yaml\n---\ntitle: A\ndate: 2026-01-05\n---\n```\nText.\n"),
        ("`***`", "***\ntitle: A\ndate: 2026-01-05\n***\nText.\n"),
    ] {
        let told = faults(&format!("//- content/a.md\n{text}"));
        assert!(told.starts_with("error[missing-front-matter]"), "{text}: {told}");
        assert!(told.contains(form), "{text}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{text}: {told}");
        let (_, yaml) = told.split_once("begin the file with:\n").unwrap();
        let yaml: String = yaml.lines().map(|line| format!("{}\n", line.trim_start())).collect();
        let heading = if text.starts_with("# ") { "# A\n" } else { "" };
        published(&format!("//- content/a.md\n{}\n{heading}Text.\n", yaml.trim_end()));
    }
}
