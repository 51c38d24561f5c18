//! Addresses with spaces, which are not addresses in Markdown.

use crate::driver::faults;

fn site(text: &str) -> String {
    format!(
        "//- content/2026-01-05-one.md\n---\ntitle: One\n---\n{text}\n//- content/two words.gif\nGIF89a\n\
         //- content/a form (1).pdf\nx\n//- content/2026-01-06-my page.md\n---\ntitle: Two\n---\nText.\n//- static/in a row.png\nx\n"
    )
}

#[test]
fn an_address_with_a_blank_is_warned_of_where_the_file_is_there() {
    let told = faults(&site("Before. ![A picture](two words.gif)"));
    let expected = "\
warning[blank-in-address]: the picture `two words.gif` is shown as text, since its address has a blank
 --> content/2026-01-05-one.md:4:22
  |
4 | Before. ![A picture](two words.gif)
  |                      ^^^^^^^^^^^^^
";
    assert!(told.starts_with(expected), "{told}");
    assert!(told.contains("write the address in angle brackets:"), "{told}");
    assert!(told.contains("![A picture](<two words.gif>)"), "{told}");
    assert_eq!(faults(&site("Before. ![A picture](<two words.gif>)")), "");
}

#[test]
fn the_message_about_a_blank() {
    insta::assert_snapshot!("blank_in_address", faults(&site("[Form](a form (1).pdf)")));
}

#[test]
fn links_titles_and_addresses_from_the_root_are_warned_of_too() {
    for text in [
        "[Form](a form (1).pdf)",
        "[Page](2026-01-06-my page.md)",
        "> ![P](two words.gif \"A title\")",
        "- ![P](/in a row.png)",
    ] {
        let told = faults(&site(text));
        assert_eq!(told.matches("warning[blank-in-address]").count(), 1, "{text}: {told}");
    }
}

#[test]
fn brackets_that_mean_no_file_are_left_alone() {
    for text in [
        "[sic](see below)",
        "[x](no such file.png)",
        "`![x](two words.gif)`",
        "![x](two%20words.gif)",
        "[a] (two words.gif)",
    ] {
        assert_eq!(faults(&site(text)), "", "{text}");
    }
}
